"""All that people have translated or confirmed in any PO file of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib

from sitegen.model import Segment, SegmentKey
from sitegen.problems import Problem, SitegenError
from sitegen.translation.nearest import SentenceIndex
from sitegen.translation.pofiles import entry_key, parse_po
from sitegen.translation.segments import SENTENCES


@dataclass(frozen=True, slots=True)
class Remembered:
    """A reviewed translation. `origin` is where it stands; `note` what its translator noted."""

    key: SegmentKey
    text: str
    origin: str
    note: str = ""


class SiteMemory:
    """The reviewed translations of a site, obsolete ones too. Files are read when first needed,
    and stay as they were then; those that do not parse are left out, and told as problems."""

    def __init__(self, site: Path, paths: Sequence[str] | None = None) -> None:
        """`paths` are the PO files to read instead of all below content/."""
        self._site = site
        self._paths = paths

    @property
    def translations(self) -> tuple[Remembered, ...]:
        """All of them, file by file, those in use first."""
        return self._found[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why files are left out."""
        return self._found[1]

    def exact(self, key: SegmentKey) -> Remembered | None:
        """What a text is called elsewhere on the site."""
        return self._by_key.get(key)

    def nearest(self, segment: Segment) -> Remembered | None:
        """The translated sentence that is most like a new one; None where one is the same, which
        is filled in as it is."""
        if segment.context not in SENTENCES or self.exact(segment.key):
            return None
        place = self._index.nearest(segment.source)
        return None if place is None else self._sentences[place]

    @cached_property
    def _found(self) -> tuple[tuple[Remembered, ...], tuple[Problem, ...]]:
        paths = self._paths
        if paths is None:
            files = (self._site / "content").rglob("*.en.po")
            paths = sorted(file.relative_to(self._site).as_posix() for file in files)
        found: list[tuple[Remembered, bool]] = []
        problems: list[Problem] = []
        for path in paths:
            try:
                found.extend(_reviewed(parse_po(self._site / path, path), path))
            except SitegenError as fault:
                problems.extend(fault.problems)
        in_order = sorted(found, key=lambda pair: pair[1])
        return tuple(one for one, _ in in_order), tuple(problems)

    @cached_property
    def _by_key(self) -> Mapping[SegmentKey, Remembered]:
        return {one.key: one for one in reversed(self.translations)}

    @cached_property
    def _sentences(self) -> tuple[Remembered, ...]:
        return tuple(one for one in self.translations if one.key[0] in SENTENCES)

    @cached_property
    def _index(self) -> SentenceIndex:
        return SentenceIndex([one.key[1] for one in self._sentences])


def _reviewed(po: polib.POFile, path: str) -> Iterator[tuple[Remembered, bool]]:
    """The reviewed entries of a file, and whether each is obsolete."""
    for entry in po:
        if entry.msgstr.strip() and not entry.fuzzy:
            one = Remembered(entry_key(entry), entry.msgstr, path, entry.tcomment)
            yield one, entry.obsolete
