"""Sentences too long for a model: cut at their marks, put together in the other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_OPENING, _CLOSING = "“‘（《【「『(", "”’）》】」』)"
# Where to cut, the best first: within a pattern, at its group before elsewhere. A mark that is
# looked back at stays with its clause. Not between digits, where a comma groups and a colon is a
# clock's.
_BREAKS = (
    re.compile(r"(；)|(?<!\d)，|，(?!\d)"),
    re.compile(
        rf"(?<=[。！？])(?![。！？{_CLOSING}])()|(?<=[。！？][{_CLOSING}])()|(?<!\d)：|：(?!\d)"
    ),
    re.compile(r"(、)|(?<=[,;:.!?])(\s)|\s"),
)
# What a cut anywhere had better leave together: words and numbers.
_TOGETHER_RE = re.compile(r"(?<=[0-9A-Za-z.,，:：])(?=[0-9A-Za-z.,，:：])")
_TRAILING_RE = re.compile(r"[\s.,;:]+$")
_ENDS_RE = re.compile(rf"[。！？.!?][{_CLOSING}]?\s*\Z")
_MARKED_RE = re.compile(rf"[。！？，；：、.,;:!?][{_CLOSING}]?\s*\Z")
_FUNCTION_WORD_RE = re.compile(
    r"\A(?:The|A|An|This|That|These|Those|It|Its|He|She|They|Their|We|Our|In|On|At|By|For|From|With|"
    r"To|Of|As|And|But|Or|So|If|When|While|After|Before|Through|During|Since|Until|Last|Next|Now|"
    r"More|Most|Many|Some|All|Each|Every|Both|Over|About|Nearly|Today|There)\b"
)
_MARKS = {"，": ",", "；": ";", "：": ":", "、": ","}


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, and the mark or space at which it was cut off.

    The mark is empty for the last one, for one that keeps its full stop, and where nothing was
    there to cut at.
    """

    text: str
    mark: str


def split_long(text: str, limit: int, length: Callable[[str], int]) -> tuple[Clause, ...]:
    """Cut a sentence into clauses of at most `limit`, as evenly as its marks allow.

    Cuts at ；before ，, then at 。！？ before ：, then at 、 before spaces, and outside quotes and
    brackets before inside; where there is none of them, anywhere. Only a single character may
    be longer than `limit`.
    """
    # Measured, however short: a rare character may be four tokens, or eighteen.
    if len(text) < 2 or length(text) <= limit:
        return (Clause(text, ""),)
    start, end = _best_break(text)
    *first, last = split_long(text[:start], limit, length)
    rest = split_long(text[end:], limit, length)
    return (*first, Clause(last.text, text[start:end]), *rest)


def _best_break(text: str) -> tuple[int, int]:
    """Where the mark to cut at starts and ends, which is the same place where there is none."""
    depths = _depths(text)
    for pattern in _BREAKS:
        found = (
            (match.lastindex is None, depths[match.start()] > 0, *match.span())
            for match in pattern.finditer(text)
            if match.start() > 0 and match.end() < len(text)
        )
        if place := _most_even(found, len(text)):
            return place
    together = {match.start() for match in _TOGETHER_RE.finditer(text)}
    anywhere = ((at in together, False, at, at) for at in range(1, len(text)))
    place = _most_even(anywhere, len(text))
    assert place is not None, "a text of two characters has a place between them"
    return place


def _most_even(
    places: Iterable[tuple[bool, bool, int, int]], length: int
) -> tuple[int, int] | None:
    """The best of places: each with two things against it, its start and its end."""
    found = list(places)
    # A semicolon near an end is worse than a comma in the middle.
    edge = length / 5
    inner = [place for place in found if edge < place[2] < length - edge]
    best = min(
        inner or found,
        key=lambda place: (*place[:2], abs(place[2] - length / 2), place[2]),
        default=None,
    )
    return None if best is None else best[2:]


def _depths(text: str) -> list[int]:
    depth = 0
    depths = []
    for character in text:
        depth += (character in _OPENING) - (character in _CLOSING)
        depths.append(max(depth, 0))
    return depths


def join_clauses(texts: list[str], clauses: tuple[Clause, ...]) -> str:
    """One sentence of translated clauses, with the marks at which the source was cut."""
    parts: list[str] = []
    begins = True
    for number, (text, clause) in enumerate(zip(texts, clauses, strict=True), start=1):
        part = text if begins else _FUNCTION_WORD_RE.sub(lambda word: word[0].lower(), text)
        unmarked = clause.mark not in _MARKS
        # The model ends what it takes for a sentence; only a mark of the source's own stays.
        if number < len(clauses) and not (unmarked and _MARKED_RE.search(clause.text)):
            part = _TRAILING_RE.sub("", part) + _MARKS.get(clause.mark, "")
        parts.append(part)
        begins = unmarked and _ENDS_RE.search(clause.text) is not None
    return " ".join(part for part in parts if part)
