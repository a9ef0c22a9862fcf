"""Puts right a number whose place in the translation is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from sitegen.figures.english.dates import MONTHS, DayOfMonth, date_of
from sitegen.figures.english.fact import Fact
from sitegen.figures.english.numerals import is_year
from sitegen.figures.english.units import unit_behind
from sitegen.figures.wording.english import english_quantity, ordinal, unit_name
from sitegen.figures.wording.numbers import english_number
from sitegen.translation.guard.additions import DATES, with_dates
from sitegen.translation.guard.brackets import with_brackets
from sitegen.translation.guard.claim import Claim
from sitegen.translation.guard.compare import Finding

Change = tuple[int, int, str]
"""Where a text is replaced, and by what."""

_DAY_OF_RANGE_RE = re.compile(r"\b(\d{1,2}) (?:to|and|[-–]) $")
_OPENING_RE = re.compile("^(?:In|On|By|Since|From) $")
_WITHIN_RE = re.compile(",? (?:in|on|of|by|since|from) $")


def repaired(
    text: str, findings: Sequence[Finding], facts: Sequence[Fact], chinese: str
) -> str | None:
    """The translation of `chinese` with its numbers put right; None where the place of one is
    uncertain."""
    changes: list[Change] = []
    missing: list[Claim] = []
    invented = [finding.fact for finding in findings if finding.fact and not finding.claim]
    for finding in findings:
        change: Change | None = None
        if finding.claim and finding.fact:
            change = _replacement(text, finding.claim, finding.fact)
        elif finding.fact:
            change = _without(text, finding.fact, facts, invented)
        elif finding.claim:
            change = _with_month(text, finding.claim, facts)
            if change is None:
                missing.append(finding.claim)
                continue
        if change is None:
            return None
        changes.append(change)
    for start, end, words in sorted(set(changes), reverse=True):
        text = text[:start] + words + text[end:]
    dates = [claim for claim in missing if claim.kind in DATES]
    figures = [claim for claim in missing if claim.kind not in DATES]
    return with_brackets(with_dates(text, dates), figures, chinese)


def _replacement(text: str, claim: Claim, fact: Fact) -> Change:
    """The right words in the place of the wrong ones."""
    if claim.measure is None:
        if claim.kind == "day" and fact.unit:
            return fact.start, fact.end, f"the {ordinal(int(fact.value))}"
        plural = claim.kind == "year" and text.startswith("s", fact.number_end)
        return fact.start, fact.number_end + plural, _date_words(text, claim, fact)
    if fact.kind == "vague":
        words = english_quantity(claim.measure, claim.surface)
        words = words.removesuffix(f" of {unit_name(claim.measure)}")
        return fact.start, unit_behind(text, fact.end)[0], words
    end, unit = unit_behind(text, fact.number_end)
    if claim.measure.counter and not (unit or fact.unit):
        return fact.start, fact.number_end, english_number(claim.choices[0][0])
    words = english_quantity(claim.measure, claim.surface).partition(" (about")[0]
    if text[fact.number_end : fact.number_end + 1] == "-":
        words = words.replace(" ", "-")
    return fact.start, end, words


def _date_words(text: str, claim: Claim, fact: Fact) -> str:
    value = int(claim.choices[0][0])
    if claim.kind == "month":
        return MONTHS[value - 1]
    if claim.kind == "clock":
        return f"{value // 60}:{value % 60:02}"
    if claim.kind != "year" and re.search("[a-z]$", text[fact.start : fact.number_end]):
        return ordinal(value)
    return str(value)


def _without(
    text: str, fact: Fact, facts: Sequence[Fact], invented: Sequence[Fact]
) -> Change | None:
    """An invented month beside a day goes ("March 27" becomes "the 27th"), and so does an invented
    date or year that stands in a phrase of its own ("in 2005")."""
    if fact.kind in ("month", "day"):
        date = date_of(text, fact, facts)
        if date is None:
            return None
        if date.month in invented and date.day in invented:
            return _without_phrase(text, date.start, date.end)
        return _without_month(text, date) if date.month in invented else None
    year = is_year(fact.value) and not (fact.unit or fact.word)
    if fact.kind != "number" or not year:
        return None
    return _without_phrase(text, fact.start, fact.end)


def _without_phrase(text: str, start: int, end: int) -> Change | None:
    """A phrase goes with its preposition."""
    opening = _OPENING_RE.search(text, 0, start)
    if opening and text.startswith(", ", end):
        end += len(", ")
        return opening.start(), end + 1, text[end : end + 1].upper()
    within = _WITHIN_RE.search(text, 0, start)
    return (within.start(), end, "") if within else None


def _without_month(text: str, date: DayOfMonth) -> Change:
    start, words = date.start, f"the {ordinal(int(date.day.value))}"
    first = _DAY_OF_RANGE_RE.search(text, 0, start)
    if first:
        start, words = first.start(), f"the {ordinal(int(first[1]))} to {words}"
    return start, date.end, words


def _with_month(text: str, claim: Claim, facts: Sequence[Fact]) -> Change | None:
    """A day that lost its month: "the 27th" becomes "March 27th"."""
    days = [fact for fact in facts if fact.kind == "ordinal" and fact.value <= Decimal(31)]
    if claim.kind != "month" or len(days) != 1:
        return None
    start = days[0].start
    article = "the "
    if text.startswith(article, start - len(article)):
        start -= len(article)
    return start, days[0].start, f"{MONTHS[int(claim.choices[0][0]) - 1]} "
