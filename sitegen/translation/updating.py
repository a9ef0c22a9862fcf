"""The PO files of a site follow their digests, and what they lack is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from sitegen.model import Progress
from sitegen.problems import Problem, SitegenError
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.catalogue import catalogue_path
from sitegen.translation.engine import Engine
from sitegen.translation.glossary import read_glossary
from sitegen.translation.machine import Machined, Rules
from sitegen.translation.memory import SiteMemory
from sitegen.translation.merging import Merge, Wanted, merge_file
from sitegen.translation.segments import digest_segments
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


def chosen_engine(choice: EngineChoice) -> Engine | None:
    """The engine to translate with; None where there is none, and none was asked for by name.

    Raises SitegenError where a package is wanted and missing, or is there and broken.
    """
    if choice == "none":
        return None
    from sitegen.translation.argosengine import open_engine

    try:
        return open_engine("zh", "en")
    except SitegenError as fault:
        missing = all(problem.code in _NO_PACKAGE for problem in fault.problems)
        if choice == "argos" or not missing:
            raise
        return None


def merge_all(
    site: Path, digests: Sequence[BilingualDigest], memory: SiteMemory, now: datetime
) -> Merged:
    """Bring every PO file up to date; one that cannot be read or written hinders no other."""
    merged: list[BilingualDigest] = []
    merges: dict[str, Merge] = {}
    problems: list[Problem] = []
    for digest in digests:
        path = catalogue_path(digest.digest.path)
        try:
            wanted = Wanted(digest_segments(digest.digest), digest.whole)
            done = merge_file(site, path, wanted, now, memory)
        except SitegenError as fault:
            problems.extend(fault.problems)
        else:
            merges[path] = done
            # Merging may have woken entries that were set aside.
            merged.append(digest.read_again(site) if done.written else digest)
    return Merged(tuple(merged), merges, tuple(problems))


def fill_all(
    site: Path, digests: Sequence[BilingualDigest], means: Means, progress: Progress
) -> Filled:
    """Fill in what is missing in merged digests. A file that cannot be written is a problem; what
    was written before is kept."""
    work = missing_work(digests, means.memories)
    if not work.paths:
        return Filled(tuple(digests))
    results: list[Machined] = []
    problems: tuple[Problem, ...] = ()
    try:
        rules = Rules(means.names, read_glossary(site))
        results.extend(translate_missing(site, work, means.engine, rules, progress))
    except SitegenError as fault:
        problems = fault.problems
    changed = {path for result in results for path in work.paths[result.segment.key]}
    now = (d.read_again(site) if catalogue_path(d.digest.path) in changed else d for d in digests)
    return Filled(tuple(now), tuple(results), problems)
