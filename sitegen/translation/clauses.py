"""Sentences too long for a model: cut at ；and ，, and put together again in the other language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_OPENING, _CLOSING = "“‘（《【「『(", "”’）》】」』)"
# Not between digits, where the comma groups them.
_BREAK_RE = re.compile(r"(?<!\d)[，；]|[，；](?!\d)")
_TRAILING_RE = re.compile(r"[\s.,;:]+$")
_FUNCTION_WORD_RE = re.compile(
    r"\A(?:The|A|An|This|That|These|Those|It|Its|He|She|They|Their|We|Our|In|On|At|By|For|From|With|"
    r"To|Of|As|And|But|Or|So|If|When|While|After|Before|Through|During|Since|Until|Last|Next|Now|"
    r"More|Most|Many|Some|All|Each|Every|Both|Over|About|Nearly|Today|There)\b"
)
_MARKS = {"，": ",", "；": ";"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, and the mark it ended with; empty for the last one."""

    text: str
    mark: str


def split_long(text: str, limit: int, length: Callable[[str], int]) -> tuple[Clause, ...]:
    """Cut a sentence into clauses of at most `limit`, as evenly as its marks allow.

    Cuts at ；before ，, and outside quotes and brackets before inside. A clause without a mark to
    cut at stays as long as it is.
    """
    # A token is at least a character, so most sentences need not be measured.
    if len(text) <= limit or length(text) <= limit:
        return (Clause(text, ""),)
    place = _best_break(text)
    if place is None:
        return (Clause(text, ""),)
    *first, last = split_long(text[:place], limit, length)
    rest = split_long(text[place + 1 :], limit, length)
    return (*first, Clause(last.text, text[place]), *rest)


def _best_break(text: str) -> int | None:
    depths = _depths(text)
    middle = len(text) / 2
    places = [m.start() for m in _BREAK_RE.finditer(text) if 0 < m.start() < len(text) - 1]
    ranked = (
        (text[place] != "；", depths[place] > 0, abs(place - middle), place) for place in places
    )
    # A semicolon near an end is worse than a comma in the middle.
    edge = len(text) / 5
    inner = [place for place in places if edge < place < len(text) - edge]
    best = min((key for key in ranked if not inner or key[3] in inner), default=None)
    return None if best is None else best[3]


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
    for number, (text, clause) in enumerate(zip(texts, clauses, strict=True)):
        part = _FUNCTION_WORD_RE.sub(lambda word: word[0].lower(), text) if number else text
        parts.append(_TRAILING_RE.sub("", part) + _MARKS[clause.mark] if clause.mark else part)
    return " ".join(part for part in parts if part)
