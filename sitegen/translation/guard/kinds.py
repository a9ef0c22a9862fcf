"""Which kinds of English facts can say which kinds of Chinese claims."""

from __future__ import annotations

from sitegen.figures.english.fact import Fact
from sitegen.figures.units import unit_table
from sitegen.translation.guard.claim import Claim

MONEY = frozenset(unit.canonical for unit in unit_table().values() if unit.kind == "money")
"""Units of money."""


def kinds_fit(claim: Claim, fact: Fact) -> bool:
    """Whether a fact is of a kind that could say a claim."""
    match claim.kind:
        case "month":
            return fact.kind == "month"
        case "day":
            return fact.kind in ("day", "ordinal", "number") and not fact.unit
        case "clock":
            return fact.kind == "clock" or (
                fact.kind == "number" and fact.unit in ("", "second", "hour")
            )
        case "year" | "digits" | "ordinal":
            return fact.kind in ("number", "ordinal", "day")
    if fact.kind == "ordinal" and _counts_people(claim):
        return False
    return fact.kind in ("number", "ordinal", "vague", "day")


def _counts_people(claim: Claim) -> bool:
    """百人代表团 is no 100th delegation."""
    return all(unit in ("person", "household") for _, unit in claim.choices)
