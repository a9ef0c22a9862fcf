"""Puts right a number whose place in the translation is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from sitegen.figures.english.dates import MONTHS
from sitegen.figures.english.fact import Fact
from sitegen.figures.english.units import unit_behind
from sitegen.figures.wording.english import english_quantity
from sitegen.figures.wording.numbers import english_number
from sitegen.translation.guard.compare import Finding
from sitegen.translation.guard.source import Claim

_SENTENCE_END_RE = re.compile(r"[.!?]?[”\"’')]*\s*$")
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
_MOST_ADDED = 2


def repaired(english: str, findings: Sequence[Finding], facts: Sequence[Fact]) -> str:
    """The translation with its numbers put right, or unchanged where no place is certain."""
    changes: list[tuple[int, int, str]] = []
    added: list[Claim] = []
    invented = [f.fact for f in findings if f.code == "invented" and f.fact]
    for finding in findings:
        if finding.claim is None:
            continue
        if finding.fact is None:
            added.append(finding.claim)
            continue
        changes.append(_replacement(english, finding.claim, finding.fact))
    for fact in invented:
        change = _without_month(english, fact, facts)
        if change is None:
            return english
        changes.append(change)
    months = [c for c in added if c.kind == "month"]
    for claim in months:
        change = _with_month(english, claim, facts)
        if change:
            changes.append(change)
            added.remove(claim)
    if len(added) > _MOST_ADDED:
        return english
    return _with_added(_applied(english, changes), added)


def _applied(text: str, changes: list[tuple[int, int, str]]) -> str:
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _replacement(english: str, claim: Claim, fact: Fact) -> tuple[int, int, str]:
    start = fact.start
    if claim.measure is None:
        return start, fact.number_end, _date_words(english, claim, fact)
    end, unit = unit_behind(english, fact.number_end)
    if claim.measure.counter and not (unit or fact.unit):
        return start, fact.number_end, english_number(claim.choices[0][0])
    words = _worded(claim)
    if english[fact.number_end : fact.number_end + 1] == "-":
        words = words.replace(" ", "-")
    return start, end, words


def _date_words(english: str, claim: Claim, fact: Fact) -> str:
    value = int(claim.choices[0][0])
    if claim.kind == "month":
        return MONTHS[value - 1]
    if claim.kind == "clock":
        return f"{value // 60}:{value % 60:02}"
    if claim.kind == "day" and re.search("[a-z]$", english[fact.start : fact.number_end]):
        return _ordinal(value)
    return str(value)


def _ordinal(value: int) -> str:
    end = "th" if 10 <= value % 100 <= 20 else _ORDINAL_ENDS.get(value % 10, "th")
    return f"{value}{end}"


def _without_month(english: str, fact: Fact, facts: Sequence[Fact]) -> tuple[int, int, str] | None:
    """An invented month beside a day: "March 27" becomes "the 27th"."""
    if fact.kind != "month":
        return None
    for day in facts:
        if day.kind != "day":
            continue
        between = english[min(fact.end, day.end) : max(fact.start, day.start)]
        if between in (" ", " of "):
            start, end = min(fact.start, day.start), max(fact.end, day.number_end)
            return start, end, f"the {_ordinal(int(day.value))}"
    return None


def _with_month(english: str, claim: Claim, facts: Sequence[Fact]) -> tuple[int, int, str] | None:
    """A day that lost its month: "the 27th" becomes "March 27th"."""
    days = [fact for fact in facts if fact.kind == "ordinal" and fact.value <= Decimal(31)]
    if len(days) != 1:
        return None
    start = days[0].start - len("the ") * english.startswith("the ", days[0].start - len("the "))
    return start, days[0].start, f"{MONTHS[int(claim.choices[0][0]) - 1]} "


def _with_added(text: str, claims: Sequence[Claim]) -> str:
    """Dates go to the head of a sentence, figures in brackets to its end."""
    figures = [c for c in claims if c.kind == "figure" and c.measure]
    for claim in claims:
        value = int(claim.choices[0][0])
        if claim.kind == "day":
            text = _headed(text, f"On the {_ordinal(value)}")
        elif claim.kind == "year":
            text = _headed(text, f"In {value}")
        elif claim.kind == "month":
            text = _headed(text, f"In {MONTHS[value - 1]}")
    if not figures:
        return text
    words = ", ".join(_worded(claim) for claim in figures)
    end = _SENTENCE_END_RE.search(text)
    place = end.start() if end else len(text)
    return f"{text[:place].rstrip()} ({words}){text[place:]}"


def _headed(text: str, words: str) -> str:
    first = text.split(" ", 1)[0]
    lowered = text[0].lower() + text[1:] if first in _LOWERED else text
    return f"{words}, {lowered}"


def _worded(claim: Claim) -> str:
    assert claim.measure is not None, "only figures are worded"
    return english_quantity(claim.measure, claim.surface).partition(" (about")[0]


_LOWERED = frozenset(
    """The A An In On At By From Since This These That Those It He She They We There As After Before
    During According More Nearly About Some Many Most All Both Its Their His Her""".split()
)
"""Words that begin a sentence with a capital for no other reason."""
