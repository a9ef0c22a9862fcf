"""Months, days and clock times in English text. Years are plain numbers there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sitegen.figures.english.fact import Fact, FactKind

HALF_OF_DAY = "half of day"
"""The unit of a clock time that says whether it is before or after noon."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT = "|".join(rf"{month[:3]}\.?(?= \d)" for month in MONTHS if len(month) > 3)
_SHORTER = "|".join(month[:3] for month in MONTHS if len(month) > 3)
_MONTH = rf"(?:{'|'.join(MONTHS)}|{_SHORT}|Sept\.?(?= \d))"
_DAY = (
    r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?"
    r"(?![\d:]|,\d|\.\d| ?(?:per ?cent|%|million|billion))"
)
_DAYS = rf"(?P<day>{_DAY})(?:(?:[-–]| to | and )(?P<day2>{_DAY}))?"
_DATE_RES = (
    re.compile(rf"\b(?P<month>{_MONTH})(?: {_DAYS})?(?!\w)"),
    re.compile(rf"\b{_DAYS} (?:of )?(?P<month>{_MONTH}|{_SHORTER})(?!\w)"),
)
_ISO_RE = re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>0?[1-9]|1[0-2])-(?P<day>[0-3]?\d)\b")
_PARTS: tuple[tuple[str, FactKind], ...] = (("year", "number"), ("month", "month"), ("day", "day"))
# May and March are months where one of these stands before them, or a day behind.
_BEFORE_MONTH_RE = re.compile(
    r"(?:\b(?:in|of|by|to|and|from|since|last|this|until|till|before|after|for|as of|next|early"
    r"|late|mid)|[-–,]) ?$",
    re.I,
)
_YEAR_BEHIND_RE = re.compile(r",? (?:19|20)\d\d\b")
_NOON_RE = re.compile(r"\b(?:midnight|noon|midday)\b", re.IGNORECASE)
_AFTERNOON_RE = re.compile("p|noon", re.IGNORECASE)
_HALF = r"(?: ?[ap](?:m\b|\.m\b\.?)| (?:at )?noon\b)"
# Engines set a space behind the colon: 9: 30.
_CLOCK_RE = re.compile(
    rf"\b(?P<hour>2[0-4]|[01]?\d)(?!\d)(?:(?:: ?|\.(?=\d\d{_HALF}))(?P<minute>[0-5]\d)(?!\d)"
    r"(?:: ?(?P<second>[0-5]\d)(?!\d)|\.(?P<part>\d{1,3})(?!\d))?)?"
    rf"(?P<half>{_HALF})?(?P<clock> ?o[’']clock)?"
    r"|\b(?P<hours>2[0-4]|[01]\d)(?P<minutes>[0-5]\d) (?:hours|hrs)\b",
    re.IGNORECASE,
)
_FINANCIAL_YEAR_RE = re.compile(r"\bFY ?[’']?(?:20)?(?P<year>\d\d)\b")
# In '74, but not '90s.
_SHORT_YEAR_RE = re.compile(
    r"\b(?:in|of|by|since|the) (?P<year>[‘’'](?P<number>\d\d))(?![\ws]|[,.]\d)"
)
_LAST_CENTURY = 40
"""Years '40 to '99 are of the last century."""


def find_dates(text: str) -> Iterator[Fact]:
    """Months, days, financial and short years (FY18, '74), each a fact of its own."""
    yield from _short_years(text)
    for match in _ISO_RE.finditer(text):
        for name, kind in _PARTS:
            yield _fact(match, name, Decimal(match[name]), kind)
    for pattern in _DATE_RES:
        for match in pattern.finditer(text):
            if match["month"] in ("May", "March") and not match["day"]:
                before = text[max(0, match.start() - 10) : match.start()]
                year = _YEAR_BEHIND_RE.match(text, match.end())
                if not (year or _BEFORE_MONTH_RE.search(before)):
                    continue
            yield _fact(match, "month", Decimal(_number_of(match["month"])), "month")
            for name in ("day", "day2"):
                if match[name]:
                    yield _fact(match, name, Decimal(re.sub(r"\D", "", match[name])), "day")


def _short_years(text: str) -> Iterator[Fact]:
    for match in _FINANCIAL_YEAR_RE.finditer(text):
        yield _fact(match, "year", Decimal(f"20{match['year']}"), "number")
    for match in _SHORT_YEAR_RE.finditer(text):
        century = 19 if int(match["number"]) >= _LAST_CENTURY else 20
        yield _fact(match, "year", Decimal(f"{century}{match['number']}"), "number")


class DayOfMonth(NamedTuple):
    """A month and a day beside it: March 27, the 27th of March."""

    month: Fact
    day: Fact

    @property
    def start(self) -> int:
        """Where the two begin."""
        return min(self.month.start, self.day.start)

    @property
    def end(self) -> int:
        """Where the two end."""
        return max(self.month.end, self.day.number_end)


def date_of(text: str, fact: Fact, facts: Sequence[Fact]) -> DayOfMonth | None:
    """The date that a month or a day is part of."""
    for other in facts:
        between = text[min(fact.end, other.end) : max(fact.start, other.start)]
        if {fact.kind, other.kind} == {"month", "day"} and between in (" ", " of "):
            return DayOfMonth(fact, other) if fact.kind == "month" else DayOfMonth(other, fact)
    return None


def find_clocks(text: str) -> Iterator[Fact]:
    """Times of day: 15:30, 3.30 p.m., 9 o'clock, 0930 hours; 1:02:33 and 1:57.79 are in seconds,
    since they may be how long something took."""
    for match in _CLOCK_RE.finditer(text):
        if match["hours"]:
            value = Decimal(int(match["hours"]) % 24 * 60 + int(match["minutes"]))
            yield Fact(match.start(), match.end(), match.end(), value, "clock")
            continue
        if not (match["minute"] or match["half"] or match["clock"]):
            continue
        hour, minute, end = int(match["hour"]) % 24, int(match["minute"] or 0), match.end()
        if match["part"]:
            seconds = hour * 60 + minute + Decimal(f"0.{match['part']}")
            yield Fact(match.start(), end, end, seconds, unit="second")
            continue
        if match["second"]:
            seconds = Decimal(hour * 3600 + minute * 60 + int(match["second"]))
            yield Fact(match.start(), end, end, seconds, unit="second")
            continue
        if match["half"]:
            hour = hour % 12 + (12 if _AFTERNOON_RE.search(match["half"]) else 0)
        value, unit = Decimal(hour * 60 + minute), HALF_OF_DAY if match["half"] else ""
        yield Fact(match.start(), end, end, value, "clock", unit)
    for match in _NOON_RE.finditer(text):
        value = Decimal(0 if match[0].lower() == "midnight" else 720)
        yield Fact(match.start(), match.end(), match.end(), value, "clock", HALF_OF_DAY)


def _number_of(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if name[:3] == month[:3])


def _fact(match: re.Match[str], name: str, value: Decimal, kind: FactKind) -> Fact:
    start, end = match.span(name)
    return Fact(start, end, end, value, kind)
