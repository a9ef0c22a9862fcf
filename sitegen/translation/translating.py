"""Every sentence of a site that has no English yet gets some, in its PO file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sitegen.model import Progress, Segment, SegmentKey
from sitegen.problems import Problem, SitegenError
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.catalogue import catalogue_path
from sitegen.translation.engine import Engine
from sitegen.translation.filling import fill
from sitegen.translation.machine import Machined, Rules, machine_translations
from sitegen.translation.memory import Remembered
from sitegen.translation.pofiles import PoShelf
from sitegen.translation.romanising import romanised

BY_RULE = "pinyin"
"""What names are translated by."""

BATCH = 64
"""Results that are written at a time: the most that a crash can lose."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a site lacks: each missing segment once, with the PO files that want it; and what
    is known of them without an engine."""

    segments: tuple[Segment, ...]
    paths: dict[SegmentKey, tuple[str, ...]]
    known: tuple[Machined, ...]


class ExactMemory(Protocol):
    """Something that knows translations."""

    def exact(self, key: SegmentKey) -> Remembered | None:
        """The translation of just this text, if it has one."""


def missing_work(digests: Sequence[BilingualDigest], memories: Sequence[ExactMemory] = ()) -> Work:
    """What is missing in the digests, and what is known of it: by the memories, the first one
    first; names that they do not know by rule."""
    segments: dict[SegmentKey, Segment] = {}
    paths: dict[SegmentKey, tuple[str, ...]] = {}
    for digest in digests:
        for key, translation in digest.translations.items():
            if translation.origin == "missing":
                segments.setdefault(key, translation.segment)
                paths[key] = (*paths.get(key, ()), catalogue_path(digest.digest.path))
    found = {key: _known(segment, memories) for key, segment in segments.items()}
    known = tuple(result for result in found.values() if result)
    rest = tuple(segment for key, segment in segments.items() if not found[key])
    return Work(rest, paths, known)


def _known(segment: Segment, memories: Sequence[ExactMemory]) -> Machined | None:
    for memory in memories:
        if one := memory.exact(segment.key):
            return Machined(segment, one.text, one.origin, remembered=True)
    name = romanised(segment)
    return Machined(segment, name, BY_RULE) if name else None


def translate_missing(
    site: Path, work: Work, engine: Engine | None, rules: Rules, progress: Progress
) -> Iterator[Machined]:
    """Translate what is missing and write it, a batch at a time; yields what was written.

    Stopping, by Ctrl-C too, writes what is done. Without an engine only what is known is
    filled in. Raises SitegenError, at the end, where a PO file cannot be read or written, and at
    once where none can.
    """
    writing = _Writing(site, work)
    try:
        progress.start("filling in", len(work.known))
        for result in work.known:
            yield from writing.take(rules.compared(result))
            progress.advance()
        yield from writing.write()
        if engine is not None:
            progress.start("translating", len(work.segments))
            for result in machine_translations(work.segments, engine, rules):
                yield from writing.take(result)
                progress.advance()
                if not writing.can_go_on:
                    break
    finally:
        # Nobody listens to what is done when it is stopped, but it is kept.
        rest = writing.write()
    yield from rest
    if writing.problems:
        raise SitegenError(*writing.problems)


class _Writing:
    """Writes batches to the PO files that want them; one that fails is left out from then on."""

    def __init__(self, site: Path, work: Work) -> None:
        self._site = site
        self._work = work
        self._shelf = PoShelf(site)
        self._open = {path for paths in work.paths.values() for path in paths}
        self._waiting: list[Machined] = []
        self.problems: list[Problem] = []

    @property
    def can_go_on(self) -> bool:
        """Whether there is a file left to write to."""
        return bool(self._open)

    def take(self, result: Machined) -> list[Machined]:
        """Take a result; what was written, if a batch is full with it."""
        self._waiting.append(result)
        return self.write() if len(self._waiting) >= BATCH else []

    def write(self) -> list[Machined]:
        """Write what is waiting; what of it stands in a file now."""
        waiting, self._waiting = self._waiting, []
        by_path: dict[str, list[Machined]] = {}
        for result in waiting:
            for path in self._work.paths[result.segment.key]:
                by_path.setdefault(path, []).append(result)
        for path in sorted(self._open & by_path.keys()):
            try:
                fill(self._site, path, by_path[path], self._shelf)
            except SitegenError as fault:
                self._open.remove(path)
                self.problems.extend(fault.problems)
        return [r for r in waiting if self._open.intersection(self._work.paths[r.segment.key])]
