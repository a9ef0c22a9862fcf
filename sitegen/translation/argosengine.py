"""The engine of the installed Argos packages: opening it, and going through English if need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from sitegen.problems import SitegenError
from sitegen.translation.argos import Decoding, Model
from sitegen.translation.engine import Engine, Hypothesis, Translated
from sitegen.translation.packages.faults import fault
from sitegen.translation.packages.folders import ArgosFolders, argos_folders
from sitegen.translation.packages.installed import (
    Package,
    argos_code,
    check_contents,
    find_route,
    installed_packages,
)
from sitegen.translation.packages.record import verify

# How many sentences pass the first of two packages before the second takes them up.
_PORTION = 256


def open_engine(
    source: str,
    target: str,
    folders: ArgosFolders | None = None,
    decoding: Decoding | None = None,
) -> Engine:
    """The engine of the installed packages, verified and loaded, or a fault that helps."""
    route = installed_route(source, target, folders)
    for package in route:
        verify(package)
        check_contents(package)
    return ArgosEngine(tuple(Model(package, decoding or Decoding()) for package in route))


def installed_route(
    source: str, target: str, folders: ArgosFolders | None = None
) -> tuple[Package, ...]:
    """The installed packages that lead from one language to the other; loads nothing."""
    folders = folders or argos_folders()
    source, target = argos_code(source), argos_code(target)
    installed = installed_packages(folders.packages)
    route = find_route(installed.packages, source, target)
    if not route:
        message = f"no package is installed that translates from {source} to {target}"
        missing = fault("no-engine", message, f"sitegen model install {source} {target}")
        # Of packages that cannot be read, those of other languages have no part in this.
        broken = (u.problems for u in installed.unread if u.may_help(source, target))
        raise SitegenError(*missing.problems, *chain.from_iterable(broken))
    return route


class ArgosEngine:
    """One package, or two of which the second translates what the first made of it."""

    name = "Argos Translate"

    def __init__(self, models: tuple[Model, ...]) -> None:
        self._models = models
        packages = [model.package for model in models]
        self.version = " + ".join(
            f"{p.source}-{p.target} {p.version}" if len(packages) > 1 else p.version
            for p in packages
        )
        self.source = packages[0].source
        self.target = packages[-1].target

    def translate(self, sentences: Sequence[str], hypotheses: int = 1) -> Iterator[Translated]:
        """See `Engine.translate`."""
        translated = self._models[0].translate(sentences, hypotheses)
        for model in self._models[1:]:
            translated = _carried_on(translated, model)
        return translated


def _carried_on(translated: Iterator[Translated], model: Model) -> Iterator[Translated]:
    """Translate each hypothesis of the first package; their scores add up."""
    while portion := list(islice(translated, _PORTION)):
        firsts = [(index, first) for index, found in portion for first in found]
        texts = [first.text for _, first in firsts]
        results: dict[int, list[Hypothesis]] = {index: [] for index, _ in portion}
        for place, found in model.translate(texts, 1):
            index, first = firsts[place]
            results[index] += [Hypothesis(h.text, h.score + first.score) for h in found]
        for index, carried in results.items():
            yield index, tuple(sorted(carried, key=lambda h: -h.score))
