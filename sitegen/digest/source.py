"""A digest file becomes text that remembers where each character stood."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from sitegen.encodings import decode
from sitegen.problems import SitegenError, Span, error


@dataclass(frozen=True)
class Source:
    """The text of a file with `\\n` line endings and no byte-order mark."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of every line."""
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        return tuple(accumulate(lengths, initial=0))[:-1]

    def line(self, index: int) -> str:
        """The line with the given index (from 0), without its end."""
        starts = self.line_starts
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] : end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character."""
        index = bisect_right(self.line_starts, offset) - 1
        return index + 1, offset - self.line_starts[index] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from `start` up to `end`."""
        return Span(self.path, *self.position(start), *self.position(end))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stand together in the source, from offset `start`."""

    start: int
    text: str


class Located:
    """Text gathered from one or more places of a source. Immutable."""

    __slots__ = ("_indexes", "pieces", "text")

    def __init__(self, *pieces: Piece) -> None:
        self.pieces = tuple(p for p in pieces if p.text)
        self.text = "".join(p.text for p in self.pieces)
        self._indexes = tuple(accumulate((len(p.text) for p in self.pieces), initial=0))

    def __add__(self, other: Located) -> Located:
        return Located(*self.pieces, *other.pieces)

    def __len__(self) -> int:
        return len(self.text)

    def offset(self, index: int) -> int:
        """Offset in the source of the character at `index`; for the length, the end."""
        if not self.pieces:
            return 0
        which = min(bisect_right(self._indexes, index), len(self.pieces)) - 1
        return self.pieces[which].start + index - self._indexes[which]

    @property
    def end(self) -> int:
        """Offset in the source just behind the last character."""
        return self.offset(len(self) - 1) + 1 if self.pieces else 0

    def slice(self, start: int, end: int) -> Located:
        """The text from `start` up to `end`."""
        first = max(bisect_right(self._indexes, start) - 1, 0)
        pieces: list[Piece] = []
        for which in range(first, len(self.pieces)):
            base = self._indexes[which]
            if base >= end:
                break
            piece = self.pieces[which]
            low, high = max(start - base, 0), min(end - base, len(piece.text))
            pieces.append(Piece(piece.start + low, piece.text[low:high]))
        return Located(*pieces)

    def strip(self) -> Located:
        """Without white space at either end (the ideographic space is white space too)."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return self.slice(start, max(start, end))

    def span(self, source: Source) -> Span:
        """From the first character to the last."""
        return source.span(self.offset(0), self.end)


def read_source(file: Path, path: str) -> Source:
    """Read a file as UTF-8. `path` is how it is named to people.

    Raises SitegenError where the file cannot be read or is in another encoding.
    """
    try:
        data = file.read_bytes()
    except OSError as fault:
        message = f"cannot read the file: {fault.strerror}"
        raise SitegenError(error("unreadable-file", message, Span.point(path))) from fault
    return Source(path, decode(data, path).replace("\r\n", "\n").replace("\r", "\n"))
