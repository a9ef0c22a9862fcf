"""A PO file is brought up to date with its digest; no translation is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import polib

from sitegen.model import Segment, SegmentKey
from sitegen.translation.memory import Remembered, SiteMemory
from sitegen.translation.pofiles import PoDocument, entry_key, rewrite
from sitegen.translation.poshelf import PoShelf

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
    """What a merge did, in numbers of entries."""

    added: int
    obsolete: int
    revived: int
    written: bool


def merge_file(
    shelf: PoShelf,
    path: str,
    segments: Iterable[Segment],
    now: datetime,
    memory: SiteMemory | None = None,
) -> Merge:
    """Bring the PO file at `path` up to date. A merge that changes nothing writes nothing.

    `now` dates a file that is new; `memory` is asked for what is like a new sentence,
    the file itself without one. Raises
    SitegenError where the file cannot be parsed or written.
    """
    file = shelf.site / path
    memory = memory or SiteMemory(shelf, (path,))
    wanted = tuple(segments)

    def work() -> Merge:
        if not file.exists():
            return _merge(PoDocument(polib.POFile()))
        with shelf.change(path) as document:
            return _merge(document)

    def _merge(document: PoDocument) -> Merge:
        if document.is_new:
            document.po.metadata = _new_header(now)
        before = _state(document.po)
        added, obsolete, revived = merge(document.po, wanted, memory.nearest)
        written = document.is_new or _state(document.po) != before
        if written:
            shelf.write(path, document)
        return Merge(added, obsolete, revived, written)

    return rewrite(file, work)


def merge(
    po: polib.POFile,
    segments: tuple[Segment, ...],
    nearest: Callable[[Segment], Remembered | None],
) -> tuple[int, int, int]:
    """Give the file exactly the segments, in their order; return counts added, obsolete, revived.

    An entry whose sentence is gone becomes obsolete. A new sentence that is like a translated one
    remembers it as its previous msgid, untranslated: the old English may say an old number.
    """
    live = _by_key(entry for entry in po if not entry.obsolete)
    asleep = _by_key(entry for entry in po if entry.obsolete)
    wanted = {segment.key: segment for segment in segments}
    gone = [entry for key, found in live.items() if key not in wanted for entry in found]
    # Before anything is changed: the memory may read this very file.
    near = {k: nearest(s) for k, s in wanted.items() if k not in live and k not in asleep}
    entries: list[polib.POEntry] = []
    revived = 0
    for key, segment in wanted.items():
        # A second entry for a sentence is a person's too; a warning says to keep one.
        found = live.get(key, [])
        if not found and asleep.get(key):
            found = [asleep[key].pop(0)]
            revived += 1
        elif not found:
            found = [_new_entry(segment, near[key])]
        for entry in found:
            entry.obsolete = False
            entry.occurrences = [(segment.span.path, str(segment.span.line))]
        entries.extend(found)
    for entry in gone:
        entry.obsolete = True
        entry.occurrences = []
    # What a translator noted is work too, be it without English.
    kept = [entry for entry in gone if entry.msgstr or entry.msgstr_plural or entry.tcomment]
    po[:] = [*entries, *kept, *(entry for found in asleep.values() for entry in found)]
    return len(near), len(gone), revived


def _by_key(entries: Iterable[polib.POEntry]) -> dict[SegmentKey, list[polib.POEntry]]:
    found: dict[SegmentKey, list[polib.POEntry]] = {}
    for entry in entries:
        found.setdefault(entry_key(entry), []).append(entry)
    return found


def _new_header(now: datetime) -> dict[str, str]:
    moment = f"{now:%Y-%m-%d %H:%M%z}"
    return {**_HEADER, "POT-Creation-Date": moment, "PO-Revision-Date": moment}


def _new_entry(segment: Segment, near: Remembered | None) -> polib.POEntry:
    entry = polib.POEntry(msgid=segment.source, msgctxt=segment.context or None)
    if near is not None:
        entry.previous_msgid = near.key[1]
        entry.comment = f"previous translation: {near.text}"
    return entry


def _state(po: polib.POFile) -> list[tuple[object, ...]]:
    return [
        (entry_key(e), e.msgstr, e.obsolete, tuple(e.occurrences), e.previous_msgid) for e in po
    ]
