"""A PO file is brought up to date with its digest; no translation is ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import polib

from sitegen.files import write_atomically
from sitegen.model import Segment, SegmentKey
from sitegen.problems import SitegenError, Span, error
from sitegen.translation.catalogue import WRAP_WIDTH, parse_po, po_bytes

_LEAST_LIKENESS = 0.6
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


def merge_file(site: Path, path: str, segments: Iterable[Segment], now: datetime) -> Merge:
    """Bring the PO file at `path` up to date. A merge that changes nothing writes nothing.

    `now` dates a file that is new. Raises SitegenError where the file cannot be parsed or written.
    """
    file = site / path
    po = parse_po(file, path) if file.exists() else _new_file(now)
    before = _state(po)
    added, obsolete, revived = merge(po, tuple(segments))
    written = not file.exists() or _state(po) != before
    if written:
        try:
            write_atomically(file, po_bytes(po))
        except OSError as fault:
            message = f"cannot write the translation file: {fault.strerror}"
            raise SitegenError(error("unwritable", message, Span.point(path))) from fault
    return Merge(added, obsolete, revived, written)


def merge(po: polib.POFile, segments: tuple[Segment, ...]) -> tuple[int, int, int]:
    """Give the file exactly the segments, in their order; return counts added, obsolete, revived.

    An entry whose sentence is gone becomes obsolete. A new sentence that is like one that is gone
    remembers it as its previous msgid, untranslated: the old English may say an old number.
    """
    live = {_key(entry): entry for entry in po if not entry.obsolete}
    asleep = {_key(entry): entry for entry in po if entry.obsolete}
    wanted = {segment.key: segment for segment in segments}
    gone = [entry for key, entry in live.items() if key not in wanted]
    former = {entry.msgid: entry for entry in [*asleep.values(), *gone] if entry.msgstr}
    entries: list[polib.POEntry] = []
    added = revived = 0
    for key, segment in wanted.items():
        entry = live.get(key)
        if entry is None and key in asleep:
            entry = asleep.pop(key)
            entry.obsolete = False
            revived += 1
        elif entry is None:
            entry = _new_entry(segment, former)
            added += 1
        entry.occurrences = [(segment.span.path, str(segment.span.line))]
        entries.append(entry)
    for entry in gone:
        entry.obsolete = True
        entry.occurrences = []
    po[:] = [*entries, *(e for e in gone if e.msgstr), *asleep.values()]
    return added, len(gone), revived


def _key(entry: polib.POEntry) -> SegmentKey:
    return (entry.msgctxt or "", entry.msgid)


def _new_file(now: datetime) -> polib.POFile:
    po = polib.POFile(wrapwidth=WRAP_WIDTH)
    moment = f"{now:%Y-%m-%d %H:%M%z}"
    po.metadata = {**_HEADER, "POT-Creation-Date": moment, "PO-Revision-Date": moment}
    return po


def _new_entry(segment: Segment, former: dict[str, polib.POEntry]) -> polib.POEntry:
    entry = polib.POEntry(msgid=segment.source, msgctxt=segment.context or None)
    close = get_close_matches(segment.source, former, n=1, cutoff=_LEAST_LIKENESS)
    if close and not segment.context:
        entry.previous_msgid = close[0]
        entry.comment = f"previous translation: {former[close[0]].msgstr}"
    return entry


def _state(po: polib.POFile) -> list[tuple[object, ...]]:
    return [(_key(e), e.msgstr, e.obsolete, tuple(e.occurrences), e.previous_msgid) for e in po]
