"""Unconfirmed translations are written into PO files, beside what people may be writing there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import polib

from sitegen.model import SegmentKey
from sitegen.translation.catalogue import (
    ENGINE_MARK,
    FLAW_MARK,
    MEMORY_MARK,
    RESULT_MARKS,
    without_marks,
)
from sitegen.translation.machine import Machined
from sitegen.translation.pofiles import PoShelf, entry_key, rewrite


def fill(site: Path, path: str, results: Iterable[Machined], shelf: PoShelf | None = None) -> int:
    """Write translations into the entries that are still empty, and return how many there were.

    The file is read anew, so that what a person saved in the meantime stays; it is replaced as a
    whole. Raises SitegenError where it cannot be parsed or written.
    """
    shelf = shelf or PoShelf(site)
    waiting = {result.segment.key: result for result in results}

    def work() -> int:
        document = shelf.read(path)
        filled = sum(_fill_entry(entry, waiting) for entry in document.po if not entry.obsolete)
        if filled:
            shelf.write(path, document)
        return filled

    return rewrite(site / path, work)


def _fill_entry(entry: polib.POEntry, waiting: Mapping[SegmentKey, Machined]) -> bool:
    result = waiting.get(entry_key(entry))
    if result is None or entry.msgstr.strip() or not result.text:
        return False
    entry.msgstr = result.text
    if not entry.fuzzy:
        entry.flags = [*entry.flags, "fuzzy"]
    if result.remembered:
        # It translates just this sentence, and what it was before an edit tells nothing of it.
        entry.previous_msgid = None
    mark = MEMORY_MARK if result.remembered else ENGINE_MARK
    marks = [f"{mark}{result.engine}", *(f"{FLAW_MARK}{p}" for p in result.problems)]
    # What was there before said so of a text that a person has erased.
    entry.comment = "\n".join(
        line for line in (without_marks(entry, *RESULT_MARKS), *marks) if line
    )
    return True
