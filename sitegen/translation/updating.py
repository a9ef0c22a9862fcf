"""The PO files of a site follow their digests, and what they lack is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sitegen.config import EngineSettings
from sitegen.model import Progress
from sitegen.problems import Problem, SitegenError
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.catalogue import catalogue_path
from sitegen.translation.engine import Engine
from sitegen.translation.glossary import read_glossary
from sitegen.translation.machine import Machined, Rules
from sitegen.translation.memory import SiteMemory
from sitegen.translation.merging import Merge, Wanted, merge_file
from sitegen.translation.poshelf import PoShelf
from sitegen.translation.translating import ExactMemory, missing_work, translate_missing

EngineChoice = Literal["auto", "argos", "none"]
"""What translates: an installed package if there is one, one for sure, or nothing."""

_NO_PACKAGE = ("no-engine", "no-home")


@dataclass(frozen=True, slots=True)
class Means:
    """What fills in: memories, of which the first that knows a text is taken; then an engine, if
    there is one. In proper `names` no figure is looked for."""

    memories: tuple[ExactMemory, ...]
    engine: Engine | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the PO files: those that follow their digests now, and why others do not."""

    digests: tuple[BilingualDigest, ...]
    merges: Mapping[str, Merge]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, the digests as they are then, and why the rest was not written."""

    digests: tuple[BilingualDigest, ...]
    results: tuple[Machined, ...] = ()
    problems: tuple[Problem, ...] = ()


def chosen_engine(choice: EngineChoice, settings: EngineSettings) -> Engine | None:
    """The engine to translate with; None where there is none, and none was asked for by name.

    Raises SitegenError where a package is wanted and missing, or is there and broken, and where
    this machine cannot do what the settings say.
    """
    if choice == "none":
        return None
    from sitegen.translation.argos import Decoding
    from sitegen.translation.argosengine import open_engine

    decoding = Decoding(threads=settings.threads, compute_type=settings.compute_type)
    try:
        return open_engine("zh", "en", decoding=decoding)
    except SitegenError as fault:
        missing = all(problem.code in _NO_PACKAGE for problem in fault.problems)
        if choice == "argos" or not missing:
            raise
        return None


def merge_all(
    shelf: PoShelf, digests: Sequence[BilingualDigest], memory: SiteMemory, now: datetime
) -> Merged:
    """Bring every PO file up to date; one that cannot be read or written hinders no other."""
    merged: list[BilingualDigest] = []
    merges: dict[str, Merge] = {}
    problems: list[Problem] = []
    for digest in digests:
        path = catalogue_path(digest.digest.path)
        try:
            wanted = Wanted(digest.segments, digest.whole)
            done = merge_file(shelf, path, wanted, now, memory)
        except SitegenError as fault:
            problems.extend(fault.problems)
        else:
            merges[path] = done
            # Merging may have woken entries that were set aside, and moves the others.
            merged.append(digest.read_again(shelf) if done.written else digest)
    return Merged(tuple(merged), merges, tuple(problems))


def fill_all(
    shelf: PoShelf, digests: Sequence[BilingualDigest], means: Means, progress: Progress
) -> Filled:
    """Fill in what is missing in merged digests. A file that cannot be written is a problem; what
    was written before is kept."""
    if not any(digest.counts()["missing"] for digest in digests):
        return Filled(tuple(digests))
    try:
        rules = Rules(means.names, read_glossary(shelf.site))
    except SitegenError as fault:
        return Filled(tuple(digests), (), fault.problems)
    work = missing_work(digests, means.memories, rules.glossary)
    results: list[Machined] = []
    problems: tuple[Problem, ...] = ()
    try:
        results.extend(translate_missing(shelf, work, means.engine, rules, progress))
    except SitegenError as fault:
        problems = fault.problems
    changed = {path for result in results for path in work.paths[result.segment.key]}
    now = (d.read_again(shelf) if catalogue_path(d.digest.path) in changed else d for d in digests)
    return Filled(tuple(now), tuple(results), problems)
