"""Entries that wait for a person: what a machine wrote, the doubtful first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polib

from sitegen.model import SegmentKey
from sitegen.translation.catalogue import ENGINE_MARK, FLAW_MARK, marked_comments, without_marks
from sitegen.translation.pofiles import entry_key, parse_po, read_po, rewrite, write_po


@dataclass(frozen=True, slots=True)
class Waiting:
    """A machine's translation. `flaws` are what the guard found; `engine` may be unknown."""

    key: SegmentKey
    text: str
    engine: str
    flaws: tuple[str, ...]


def waiting_entries(site: Path, path: str) -> tuple[Waiting, ...]:
    """The fuzzy entries of a PO file, those with flaws first.

    Raises SitegenError where it does not parse.
    """
    entries = (e for e in parse_po(site / path, path) if e.fuzzy and not e.obsolete and e.msgstr)
    found = [_waiting(entry) for entry in entries]
    return tuple(sorted(found, key=lambda one: not one.flaws))


def confirm(site: Path, path: str, waiting: Waiting, text: str) -> bool:
    """Make an entry reviewed, with this text. False where it has changed meanwhile: it is left."""
    file = site / path

    def work() -> bool:
        document = read_po(file, path)
        for entry in document.po:
            same = entry_key(entry) == waiting.key and not entry.obsolete
            if same and entry.fuzzy and entry.msgstr == waiting.text:
                entry.msgstr = text
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                # A person's confirmation makes it a person's translation.
                entry.comment = without_marks(entry)
                write_po(file, path, document)
                return True
        return False

    return rewrite(file, work)


def _waiting(entry: polib.POEntry) -> Waiting:
    engine = next(marked_comments(entry, ENGINE_MARK), "")
    flaws = tuple(marked_comments(entry, FLAW_MARK))
    return Waiting(entry_key(entry), entry.msgstr, engine, flaws)
