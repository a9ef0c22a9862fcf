"""The PO files of a site, each parsed once for all who read and change it in one run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib

from sitegen.translation.pofiles import PoDocument, PoText, bytes_of, read_text, write_po


class PoShelf:
    """The PO files of the `site`, read again and again; one is parsed anew only if another program
    has changed it."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._known: dict[str, PoText | PoDocument] = {}

    def entries(self, path: str) -> polib.POFile:
        """What the file says now, not to be changed, each entry with the line of its translation.

        Raises SitegenError where it cannot be read or parsed.
        """
        current = self._current(path)
        if isinstance(current, PoDocument):
            current.number()
        return current.po

    @contextmanager
    def change(self, path: str) -> Iterator[PoDocument]:
        """The file as it is now, to be changed and then written. A change that is broken off is
        forgotten. Raises SitegenError where the file cannot be read or parsed."""
        document = self._current(path)
        if isinstance(document, PoText):
            document = self._known[path] = document.document()
        try:
            yield document
        except BaseException:
            self._known.pop(path, None)
            raise

    def write(self, path: str, document: PoDocument) -> None:
        """Replace the file. Raises SitegenError where that cannot be, FileChangedError where
        another program has changed it."""
        write_po(self.site / path, path, document)
        self._known[path] = document

    def _current(self, path: str) -> PoText | PoDocument:
        file = self.site / path
        known = self._known.get(path)
        if known is None or bytes_of(file) != known.on_disk:
            known = self._known[path] = read_text(file, path)
        return known
