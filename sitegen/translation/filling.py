"""Machine translations are written into PO files, beside what people may be writing there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polib

from sitegen.files import locked, write_atomically
from sitegen.problems import SitegenError, Span, error
from sitegen.translation.catalogue import ENGINE_MARK, FLAW_MARK, parse_po, po_bytes
from sitegen.translation.machine import Machined


def fill(site: Path, path: str, results: Iterable[Machined]) -> int:
    """Write translations into the entries that are still empty, and return how many there were.

    The file is read anew, so that what a person saved in the meantime stays; it is replaced as a
    whole. Raises SitegenError where it cannot be parsed or written.
    """
    file = site / path
    waiting = {result.segment.key: result for result in results}
    with locked(file.parent):
        po = parse_po(file, path)
        filled = sum(_fill_entry(entry, waiting) for entry in po if not entry.obsolete)
        if filled:
            try:
                write_atomically(file, po_bytes(po))
            except OSError as fault:
                message = f"cannot write the translation file: {fault.strerror}"
                raise SitegenError(error("unwritable", message, Span.point(path))) from fault
    return filled


def _fill_entry(entry: polib.POEntry, waiting: dict[tuple[str, str], Machined]) -> bool:
    result = waiting.get((entry.msgctxt or "", entry.msgid))
    if result is None or entry.msgstr or not result.text:
        return False
    entry.msgstr = result.text
    entry.flags = [*entry.flags, "fuzzy"]
    marks = [f"{ENGINE_MARK}{result.engine}", *(f"{FLAW_MARK}{p}" for p in result.problems)]
    entry.comment = "\n".join(line for line in (entry.comment, *marks) if line)
    return True
