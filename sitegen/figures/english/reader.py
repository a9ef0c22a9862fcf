"""Every number and date of an English text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sitegen.figures.english.dates import find_clocks, find_dates
from sitegen.figures.english.fact import Fact
from sitegen.figures.english.quantities import find_quantities
from sitegen.figures.english.words import (
    find_fractions,
    find_halves,
    find_multiples,
    find_ordinals,
    find_vague,
)

_READERS: tuple[Callable[[str], Iterator[Fact]], ...] = (
    find_dates, find_clocks, find_halves, find_fractions, find_multiples, find_vague, find_ordinals,
    find_quantities,
)  # fmt: skip
"""In the order in which they may claim a stretch of text."""


def find_facts(text: str) -> tuple[Fact, ...]:
    """The numbers and dates of a text, in order; they never overlap."""
    claimed = bytearray(len(text))
    facts: list[Fact] = []
    for read in _READERS:
        for fact in read(text):
            if not any(claimed[fact.start : fact.number_end]):
                facts.append(fact)
                claimed[fact.start : fact.number_end] = b"\x01" * (fact.number_end - fact.start)
    return tuple(_with_compounds(text, sorted(facts, key=lambda fact: fact.start)))


_JOINT_UNITS = ({"hour": 3600, "minute": 60, "second": 1}, {"year": 12, "month": 1})
_HOUR_RE = re.compile(r"\ban hour and $", re.IGNORECASE)
_JOINT_RE = re.compile(r",? ?(?:and )?")


def _with_compounds(text: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """1 hour 47 minutes is one quantity, in the smaller unit, and so are 4 years and 6 months."""
    pending: Fact | None = None
    for fact in (_with_hour(text, fact) for fact in facts):
        factor = _factor(text, pending, fact) if pending else None
        if pending and factor:
            total = pending.value * factor + fact.value
            pending = replace(fact, start=pending.start, value=total)
            continue
        if pending:
            yield pending
        pending = fact
    if pending:
        yield pending


def _with_hour(text: str, fact: Fact) -> Fact:
    """An hour and 45 minutes."""
    hour = _HOUR_RE.search(text, 0, fact.start) if fact.unit == "minute" else None
    return replace(fact, start=hour.start(), value=fact.value + 60) if hour else fact


def _factor(text: str, one: Fact, two: Fact) -> Decimal | None:
    """How many of the unit of `two` the unit of `one` is, where `two` goes on with `one`."""
    if not _JOINT_RE.fullmatch(text, one.end, two.start):
        return None
    for units in _JOINT_UNITS:
        sizes = units.get(one.unit, 0), units.get(two.unit, 0)
        if sizes[0] > sizes[1] > 0:
            return Decimal(sizes[0]) / sizes[1]
    return None


_QUALIFIER_RE = re.compile(
    r"\b(?:(?:more|no more|fewer|less) than|over|under|nearly|almost|close to|about|around|some"
    r"|at least|at most|up to) $",
    re.IGNORECASE,
)


def qualified_start(text: str, fact: Fact) -> int:
    """Where the words begin that qualify a number: that of "more" in "more than 2,000 mu"."""
    before = _QUALIFIER_RE.search(text, 0, fact.start)
    return before.start() if before else fact.start
