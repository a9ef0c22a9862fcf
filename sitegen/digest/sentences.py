"""Running text is cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitegen.digest.characters import CLOSERS, HAN, QUOTES, SENTENCE_ENDS, TITLE_MARKS
from sitegen.digest.punctuation import pair_marks

# A full-width end mark, or a half-width ! or ? that follows Chinese.
_END_RE = re.compile(f"[{SENTENCE_ENDS}]+|(?<=[{HAN}])[!?]+")
_DELIMITER_RE = re.compile(r"[*_~]{1,3}")
# No sentence begins with one of these.
_NEVER_FIRST = f"，、：；。！？…·,.;:!?{CLOSERS}"
# A quotation behind one of these is speech of its own, not a word in its sentence.
_BEFORE_SPEECH = "：，:,。！？；…"


def sentence_borders(
    text: str, markup: Callable[[str], list[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """Start and end of every sentence; together they cover the whole text.

    Sentences end at 。！？；… with the closing marks behind them, but not inside quotation marks,
    brackets or titles that go on, nor inside `markup` (the ranges that must stay whole).
    """
    opener_at = {close: opener for opener, close in pair_marks(text).pairs}
    ranges = markup(text)
    enclosures = [(opener, close + 1) for close, opener in opener_at.items()]
    cover = _Cover([*enclosures, *ranges])
    borders, start = [], 0
    for mark, border in _ends(text, {end for _, end in ranges}):
        if cover.reaches(mark) > border:
            continue
        if border >= len(text) or text[border] in _NEVER_FIRST:
            continue
        closed = [opener_at[i] for i in range(mark, border) if i in opener_at]
        if closed and not _closes_sentence(text, start, mark, closed):
            continue
        borders.append((start, border))
        start = border
    if start < len(text):
        borders.append((start, len(text)))
    return borders


def _ends(text: str, markup_ends: set[int]) -> Iterator[tuple[int, int]]:
    """For each end mark: its index, and the end of what closes behind it."""
    for match in _END_RE.finditer(text):
        border = match.end()
        while border < len(text) and (closing := _closing_length(text, border, markup_ends)):
            border += closing
        yield match.start(), border


def _closing_length(text: str, index: int, markup_ends: set[int]) -> int:
    if text[index] in CLOSERS:
        return 1
    delimiter = _DELIMITER_RE.match(text, index)
    return len(delimiter[0]) if delimiter and delimiter.end() in markup_ends else 0


def _closes_sentence(text: str, start: int, mark: int, openers: list[int]) -> bool:
    """Whether the sentence ends where the enclosures that open at `openers` close.

    A title never ends a sentence (《惊叹！》获奖); a question inside a sentence does not either
    (他问“真的吗？”就走了), but speech does (“真的吗？”他问), and so does anything that holds a
    whole statement (“……白费。”).
    """
    outermost = min(openers)
    opener = text[outermost]
    if opener in TITLE_MARKS:
        return False
    stands_alone = not text[start:outermost].strip()
    if opener in QUOTES:
        before = text[outermost - 1 : outermost]
        return stands_alone or text[mark] == "。" or before in _BEFORE_SPEECH
    return stands_alone


class _Cover:
    """Answers how far the ranges around a position reach, for positions asked in rising order."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._next = 0
        self._reach = -1

    def reaches(self, position: int) -> int:
        """The furthest end of a range that begins before `position`."""
        while self._next < len(self._ranges) and self._ranges[self._next][0] < position:
            self._reach = max(self._reach, self._ranges[self._next][1])
            self._next += 1
        return self._reach
