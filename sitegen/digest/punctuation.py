"""Quotation marks and brackets: which belong together, and which were lost in scanning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.digest.characters import CLOSERS, HAN, OPENER_OF, OPENERS
from sitegen.digest.source import Located, Source
from sitegen.problems import Problem, warning

# Two marks of which one is too many. "……", "——" and "？！" are good Chinese.
_DOUBLED_RE = re.compile(r"([，、；：。])[，、；：。]+")
_HALF_WIDTH_RE = re.compile(f"(?<=[{HAN}])[,;:!?](?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The enclosures of a text as (opening index, closing index), and the marks left over."""

    pairs: tuple[tuple[int, int], ...]
    unpaired: tuple[int, ...]


def pair_marks(text: str) -> Pairing:
    """Match quotation marks and brackets.

    A mark never encloses one of its own kind directly (GB/T 15834: “ ‘ ’ ” alternate), so a second
    “ before any ” leaves the first unpaired. A ’ with nothing to close is an apostrophe.
    """
    open_marks: list[int] = []
    pairs: list[tuple[int, int]] = []
    unpaired: list[int] = []
    for index in _mark_indexes(text):
        mark = text[index]
        if mark in OPENERS:
            if open_marks and text[open_marks[-1]] == mark and mark in "“‘":
                unpaired.append(open_marks.pop())
            open_marks.append(index)
            continue
        depth = _innermost(text, open_marks, OPENER_OF[mark])
        if depth is None:
            if mark != "’":
                unpaired.append(index)
            continue
        unpaired.extend(open_marks[depth + 1 :])
        pairs.append((open_marks[depth], index))
        del open_marks[depth:]
    return Pairing(tuple(sorted(pairs)), tuple(sorted([*unpaired, *open_marks])))


_MARKS_RE = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]")


def _mark_indexes(text: str) -> Iterator[int]:
    return (match.start() for match in _MARKS_RE.finditer(text))


def _innermost(text: str, open_marks: list[int], opener: str) -> int | None:
    # Real text nests a few levels; the bound keeps a line of brackets from costing its square.
    for depth in range(len(open_marks) - 1, max(len(open_marks) - 9, -1), -1):
        if text[open_marks[depth]] == opener:
            return depth
    return None


def punctuation_problems(source: Source, paragraph: Located, following: str) -> Iterator[Problem]:
    """Warnings for a paragraph. `following` is the text of the next one.

    A quotation that runs over several paragraphs opens each of them and closes only in the last.
    """
    text = paragraph.text
    unpaired = pair_marks(text).unpaired
    going_on = _quotation_going_on(text, unpaired, following[:1])
    for index in unpaired:
        if index != going_on:
            yield _unpaired(source, paragraph, index)
    for match in _DOUBLED_RE.finditer(text):
        span = paragraph.slice(*match.span()).span(source)
        message = f"doubled punctuation “{match[0]}”"
        yield warning("doubled-punctuation", message, span, "keep one of the marks")
    for match in _HALF_WIDTH_RE.finditer(text):
        span = paragraph.slice(*match.span()).span(source)
        message = f"half-width “{match[0]}” between Chinese characters"
        yield warning("half-width-punctuation", message, span, "use the full-width mark")


def _quotation_going_on(text: str, unpaired: tuple[int, ...], next_mark: str) -> int | None:
    """The opening mark of a quotation that the next paragraph, beginning with the same, goes on."""
    if not next_mark or next_mark not in "“「":
        return None
    return max((index for index in unpaired if text[index] == next_mark), default=None)


def _unpaired(source: Source, paragraph: Located, index: int) -> Problem:
    mark = paragraph.text[index]
    span = paragraph.slice(index, index + 1).span(source)
    if mark in CLOSERS:
        hint = f"a “{OPENER_OF[mark]}” is missing before it, or it does not belong here"
        return warning("unbalanced-mark", f"{mark} closes nothing", span, hint)
    hint = f"its closing mark is missing, or it should itself be the closing {_closing(mark)}"
    return warning("unbalanced-mark", f"{mark} is never closed", span, hint)


def _closing(mark: str) -> str:
    return CLOSERS[OPENERS.index(mark)]
