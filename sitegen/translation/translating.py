"""Every sentence of a site that has no English yet gets some, in its PO file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.model import Progress, Segment, SegmentKey
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.catalogue import catalogue_path
from sitegen.translation.engine import Engine
from sitegen.translation.filling import fill
from sitegen.translation.machine import Machined, Rules, machine_translations

BATCH = 64
"""Results that are written at a time: the most that a crash can lose."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a site lacks: each missing segment once, with the PO files that want it; and what other
    files of the site already have for it."""

    segments: tuple[Segment, ...]
    paths: dict[SegmentKey, tuple[str, ...]]
    known: tuple[Machined, ...]


def missing_work(digests: Sequence[BilingualDigest]) -> Work:
    """What is missing in the digests; what another digest has reviewed is taken from there."""
    memory = {
        key: translation
        for digest in reversed(digests)
        for key, translation in digest.translations.items()
        if translation.origin == "reviewed"
    }
    segments: dict[SegmentKey, Segment] = {}
    paths: dict[SegmentKey, tuple[str, ...]] = {}
    for digest in digests:
        for key, translation in digest.translations.items():
            if translation.origin == "missing":
                segments.setdefault(key, translation.segment)
                paths[key] = (*paths.get(key, ()), catalogue_path(digest.digest.path))
    known = tuple(
        Machined(segments[key], memory[key].text, memory[key].span.path)
        for key in segments
        if key in memory
    )
    rest = tuple(segment for key, segment in segments.items() if key not in memory)
    return Work(rest, paths, known)


def translate_missing(
    site: Path, work: Work, engine: Engine | None, rules: Rules, progress: Progress
) -> Iterator[Machined]:
    """Translate what is missing and write it, a batch at a time; yields what was written.

    Stopping, by Ctrl-C too, writes what is done. Without an engine only what other files of the
    site know is filled in. Raises SitegenError where a PO file cannot be read or written.
    """
    waiting: list[Machined] = []
    try:
        yield from _kept(work.known, waiting, progress)
        if engine is not None:
            progress.start("translating", len(work.segments))
            results = machine_translations(work.segments, engine, rules)
            for result in _kept(results, waiting, progress):
                yield result
                if len(waiting) >= BATCH:
                    _write(site, work, waiting)
    finally:
        _write(site, work, waiting)


def _kept(
    results: Sequence[Machined] | Iterator[Machined], waiting: list[Machined], progress: Progress
) -> Iterator[Machined]:
    for result in results:
        waiting.append(result)
        progress.advance()
        yield result


def _write(site: Path, work: Work, waiting: list[Machined]) -> None:
    by_path: dict[str, list[Machined]] = {}
    for result in waiting:
        for path in work.paths[result.segment.key]:
            by_path.setdefault(path, []).append(result)
    waiting.clear()
    for path, results in by_path.items():
        fill(site, path, results)
