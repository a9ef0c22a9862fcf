"""A PO file is brought up to date with its digest; no translation is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polib

from sitegen.model import Segment, SegmentKey
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
    """What a merge did, in numbers of entries."""

    added: int
    obsolete: int
    revived: int
    written: bool


def merge_file(
    site: Path,
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
    file = site / path
    memory = memory or SiteMemory(site, (path,))

    def work() -> Merge:
        document = read_po(file, path) if file.exists() else PoDocument(polib.POFile())
        if document.is_new:
            document.po.metadata = _new_header(now)
        before = _state(document.po)
        added, obsolete, revived = merge(document.po, tuple(segments), memory.nearest)
        written = document.is_new or _state(document.po) != before
        if written:
            write_po(file, path, document)
        return Merge(added, obsolete, revived, written)

    return rewrite(file, work)


def merge(
    po: polib.POFile,
    segments: tuple[Segment, ...],
    nearest: Callable[[Segment], Remembered | None],
) -> tuple[int, int, int]:
    """Give the file exactly the segments, in their order; return counts added, obsolete, revived.

    An entry whose sentence is gone becomes obsolete. A new sentence that is like a translated one
    remembers it as its previous msgid, untranslated: the old English may say an old number. One
    that is only like a gone sentence that nobody has reviewed remembers that one, and not its
    English.
    """
    live = _by_key(entry for entry in po if not entry.obsolete)
    asleep = _by_key(entry for entry in po if entry.obsolete)
    wanted = {segment.key: segment for segment in segments}
    gone = [entry for key, found in live.items() if key not in wanted for entry in found]
    former = _Former(gone)
    entries: list[polib.POEntry] = []
    added = revived = 0
    for key, segment in wanted.items():
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
            entry.occurrences = [(segment.span.path, str(segment.span.line))]
        entries.extend(found)
    for entry in gone:
        entry.obsolete = True
        entry.occurrences = []
    # What a translator noted is work too, be it without English.
    kept = [entry for entry in gone if entry.msgstr or entry.msgstr_plural or entry.tcomment]
    po[:] = [*entries, *kept, *(entry for found in asleep.values() for entry in found)]
    return added, len(gone), revived


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
        entry.comment = f"previous translation: {near.text}"
    return entry


def _state(po: polib.POFile) -> list[tuple[object, ...]]:
    return [
        (entry_key(e), e.msgstr, e.obsolete, tuple(e.occurrences), e.previous_msgid) for e in po
    ]
