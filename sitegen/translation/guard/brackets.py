"""Figures that a translation dropped, put back in brackets at its end: "… (31 provinces)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sitegen.figures.english.numerals import is_year
from sitegen.figures.wording.english import english, ordinal, unit_name
from sitegen.figures.wordlists import alternatives, table
from sitegen.translation.guard.claim import Claim

_SENTENCE_END_RE = re.compile(r"[.!?]?[”\"’')]*\s*$")
_MOST = 3
"""Figures in brackets; more of them are no sentence."""

_IN_WORDS = ("fraction", "times", "score", "ratio", "rank", "top_rank")
"""Units whose wording needs no noun."""


def with_brackets(text: str, claims: Sequence[Claim], chinese: str) -> str | None:
    """A text with figures in brackets behind it, or None where they would not read as English."""
    ends: dict[int, list[Claim]] = {}
    for claim in claims:
        ends.setdefault(claim.start, []).append(claim)
    if not ends:
        return text
    words = list(dict.fromkeys(_worded(of_one, chinese) for of_one in ends.values()))
    if len(words) > _MOST or "" in words:
        return None
    end = _SENTENCE_END_RE.search(text)
    place = end.start() if end else len(text)
    return f"{text[:place].rstrip()} ({', '.join(words)}){text[place:]}"


def _worded(claims: Sequence[Claim], chinese: str) -> str:
    """A figure, or both ends of a range; nothing for what a few words cannot say."""
    claim = claims[0]
    scored = claim.whole is not None and claim.whole.kind == "score"
    measure = claim.whole if len(claims) > 1 or scored else claim.measure
    if measure is None:
        return _without_unit(claim)
    words = english(measure, claim.surface).partition(" (about")[0]
    if measure.unit == "year_of_age":
        return f"aged {words.partition(' ')[0]}"
    if measure.unit in _IN_WORDS or unit_name(measure):
        return words
    return f"{words} {_counted(claim, chinese)}"


def _without_unit(claim: Claim) -> str:
    """A time of day, a place in an order, or a number that names something."""
    value = claim.choices[0][0]
    if claim.kind == "clock":
        return f"at {int(value) // 60}:{int(value) % 60:02}"
    if claim.kind == "ordinal":
        grade = claim.surface.endswith("级")
        return f"class {value}" if grade else f"the {ordinal(int(value))}"
    return str(value) if claim.kind == "digits" and is_year(value) else ""


def _counted(claim: Claim, chinese: str) -> str:
    """What is counted, for many: "provinces", or "in all" where that is not known."""
    counter = claim.measure.unit_zh if claim.measure else ""
    behind = _noun_pattern().match(chinese, claim.end)
    return _nouns().get(behind[0] if behind else counter, "in all")


@cache
def _nouns() -> dict[str, str]:
    return dict(table("counted_en.txt"))


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(alternatives({noun: re.escape(noun) for noun in _nouns()}))
