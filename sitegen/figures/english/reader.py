"""Every number and date of an English text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
    return tuple(sorted(facts, key=lambda fact: fact.start))


_QUALIFIER_RE = re.compile(
    r"\b(?:(?:more|no more|fewer|less) than|over|under|nearly|almost|close to|about|around|some"
    r"|at least|at most|up to) $",
    re.IGNORECASE,
)


def qualified_start(text: str, fact: Fact) -> int:
    """Where the words begin that qualify a number: that of "more" in "more than 2,000 mu"."""
    before = _QUALIFIER_RE.search(text, 0, fact.start)
    return before.start() if before else fact.start
