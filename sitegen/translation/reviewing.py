"""Entries that wait for a person to confirm them, the doubtful first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polib

from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.catalogue import (
    ENGINE_MARK,
    FLAW_MARK,
    MEMORY_MARK,
    PREVIOUS_MARK,
    RESULT_MARKS,
    marked_comments,
    without_marks,
)
from sitegen.translation.pofiles import entry_key, parse_po, read_po, rewrite, write_po


@dataclass(frozen=True, slots=True)
class Waiting:
    """A translation that nobody has confirmed. `made` says by what or whence, as its comment does,
    if it is known; `flaws` are what guard and glossary found when it was filled in."""

    segment: Segment
    text: str
    made: str
    flaws: tuple[str, ...]


def waiting_entries(site: Path, path: str) -> tuple[Waiting, ...]:
    """The fuzzy entries of a PO file, those with flaws first.

    Raises SitegenError where it does not parse.
    """
    entries = (e for e in parse_po(site / path, path) if e.fuzzy and not e.obsolete and e.msgstr)
    found = [_waiting(entry, path) for entry in entries]
    return tuple(sorted(found, key=lambda one: not one.flaws))


def confirm(site: Path, path: str, waiting: Waiting, text: str) -> bool:
    """Make an entry reviewed, with this text. False where it has changed meanwhile: it is left."""
    file = site / path

    def work() -> bool:
        document = read_po(file, path)
        for entry in document.po:
            same = entry_key(entry) == waiting.segment.key and not entry.obsolete
            if same and entry.fuzzy and entry.msgstr == waiting.text:
                entry.msgstr = text
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                # It is a person's translation of just this sentence now; gettext too keeps previous
                # msgids for fuzzy entries only.
                entry.comment = without_marks(entry, *RESULT_MARKS, PREVIOUS_MARK)
                entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
                write_po(file, path, document)
                return True
        return False

    return rewrite(file, work)


def _waiting(entry: polib.POEntry, path: str) -> Waiting:
    segment = Segment(entry.msgid, entry.msgctxt or "", Span.point(path, entry.linenum or 1))
    lines = entry.comment.split("\n")
    made = next((line for line in lines if line.startswith((ENGINE_MARK, MEMORY_MARK))), "")
    return Waiting(segment, entry.msgstr, made, tuple(marked_comments(entry, FLAW_MARK)))
