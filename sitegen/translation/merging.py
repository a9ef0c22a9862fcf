"""A PO file is brought up to date with its digest; no translation is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polib

from sitegen.model import Segment, SegmentKey
from sitegen.translation.catalogue import PREVIOUS_MARK
from sitegen.translation.memory import Remembered, SiteMemory
from sitegen.translation.nearest import SentenceIndex
from sitegen.translation.pofiles import PoDocument, entry_key, read_po, rewrite, write_po
from sitegen.translation.segments import SENTENCES

# Every field that msgfmt --check asks for; editors such as Poedit put their own values in.
_HEADER = {
    "Project-Id-Version": "Sitegen digest",
    "Report-Msgid-Bugs-To": "",
    "POT-Creation-Date": "",
    "PO-Revision-Date": "",
    "Last-Translator": "Sitegen",
    "Language-Team": "English",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
    "X-Generator": "Sitegen",
    "X-Source-Language": "zh_CN",
}


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did, in numbers of entries. `left` are those that nothing in the digest uses,
    and that are left alone because an error hides a part of it."""

    added: int
    obsolete: int
    revived: int
    left: int = 0
    written: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """The segments of a digest in their order; `whole`: no error hides any of them."""

    segments: tuple[Segment, ...]
    whole: bool = True


def merge_file(
    site: Path, path: str, wanted: Wanted, now: datetime, memory: SiteMemory | None = None
) -> Merge:
    """Bring the PO file at `path` up to date. A merge that changes nothing writes nothing.

    `now` dates a file that is new; `memory` is asked for what is like a new sentence,
    the file itself without one. Raises SitegenError where the file cannot be parsed or written.
    """
    file = site / path
    memory = memory or SiteMemory(site, (path,))

    def work() -> Merge:
        document = read_po(file, path) if file.exists() else PoDocument(polib.POFile())
        if document.is_new:
            document.po.metadata = _new_header(now)
        before = _state(document.po)
        done = merge(document.po, wanted, memory.nearest)
        written = document.is_new or _state(document.po) != before
        if written:
            write_po(file, path, document)
        return replace(done, written=written)

    return rewrite(file, work)


def merge(
    po: polib.POFile, wanted: Wanted, nearest: Callable[[Segment], Remembered | None]
) -> Merge:
    """Give the file exactly the segments, in their order.

    An entry whose sentence is gone becomes obsolete; unless the digest is whole it stays where it
    is, as its sentence may be hidden. A new sentence that is like a translated one remembers it as
    its previous msgid, untranslated: the old English may say an old number. One that is only like
    a gone sentence that nobody has reviewed remembers that one, and not its English.
    """
    live = _by_key(entry for entry in po if not entry.obsolete)
    asleep = _by_key(entry for entry in po if entry.obsolete)
    segments = {segment.key: segment for segment in wanted.segments}
    gone = [entry for key, found in live.items() if key not in segments for entry in found]
    former = _Former(gone)
    places = _places(po)
    entries: list[polib.POEntry] = []
    added = revived = 0
    for key, segment in segments.items():
        # A second entry for a sentence is a person's too; a warning says to keep one.
        found = live.get(key, [])
        if not found and asleep.get(key):
            found = [asleep[key].pop(0)]
            revived += 1
        elif not found:
            found = [_new_entry(segment, nearest(segment), former)]
            added += 1
        for entry in found:
            entry.obsolete = False
            entry.occurrences = places(segment)
        entries.extend(found)
    aside = [entry for found in asleep.values() for entry in found]
    if not wanted.whole:
        po[:] = [*_with_left(entries, gone, tuple(po)), *aside]
        return Merge(added, 0, revived, len(gone))
    for entry in gone:
        entry.obsolete = True
        entry.occurrences = []
    # What a translator noted is work too, be it without English.
    kept = [entry for entry in gone if entry.msgstr or entry.msgstr_plural or entry.tcomment]
    po[:] = [*entries, *kept, *aside]
    return Merge(added, len(gone), revived)


def _with_left(
    entries: Iterable[polib.POEntry], left: Iterable[polib.POEntry], before: Iterable[polib.POEntry]
) -> Iterator[polib.POEntry]:
    """Entries in their new order, and those left alone behind the ones they stood behind before."""
    alone = {id(entry) for entry in left}
    behind: dict[int, list[polib.POEntry]] = {}
    anchor = 0
    for entry in before:
        if id(entry) in alone:
            behind.setdefault(anchor, []).append(entry)
        elif not entry.obsolete:
            anchor = id(entry)
    yield from behind.get(0, ())
    for entry in entries:
        yield entry
        yield from behind.get(id(entry), ())


def _places(po: polib.POFile) -> Callable[[Segment], list[tuple[str, str]]]:
    """How the file says where a text stands: with its line, its file alone, or not at all, as the
    gettext tools write it with --add-location=file and --no-location."""
    live = [entry.occurrences for entry in po if not entry.obsolete]
    if live and not any(live):
        return lambda segment: []
    if live and not any(line for occurrences in live for _, line in occurrences):
        return lambda segment: [(segment.span.path, "")]
    return lambda segment: [(segment.span.path, str(segment.span.line))]


def _by_key(entries: Iterable[polib.POEntry]) -> dict[SegmentKey, list[polib.POEntry]]:
    found: dict[SegmentKey, list[polib.POEntry]] = {}
    for entry in entries:
        found.setdefault(entry_key(entry), []).append(entry)
    return found


def _new_header(now: datetime) -> dict[str, str]:
    moment = f"{now:%Y-%m-%d %H:%M%z}"
    return {**_HEADER, "POT-Creation-Date": moment, "PO-Revision-Date": moment}


class _Former:
    """What stood in a file until now, and may be what new sentences were before an edit."""

    def __init__(self, gone: Sequence[polib.POEntry]) -> None:
        translated = (e for e in gone if e.msgstr.strip() and entry_key(e)[0] in SENTENCES)
        self._sentences = [entry.msgid for entry in translated]
        self._index = SentenceIndex(self._sentences)

    def nearest(self, segment: Segment) -> str | None:
        """The sentence that is most like a new one."""
        place = self._index.nearest(segment.source) if segment.context in SENTENCES else None
        return None if place is None else self._sentences[place]


def _new_entry(segment: Segment, near: Remembered | None, former: _Former) -> polib.POEntry:
    entry = polib.POEntry(msgid=segment.source, msgctxt=segment.context or None)
    if near is None:
        entry.previous_msgid = former.nearest(segment)
    else:
        entry.previous_msgid = near.key[1]
        entry.comment = f"{PREVIOUS_MARK}{near.text}"
    return entry


def _state(po: polib.POFile) -> list[tuple[object, ...]]:
    return [
        (entry_key(e), e.msgstr, e.obsolete, tuple(e.occurrences), e.previous_msgid) for e in po
    ]
