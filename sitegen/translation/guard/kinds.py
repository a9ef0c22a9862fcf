"""Which kinds of English facts can say which kinds of Chinese claims."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.figures.english.fact import Fact, FactKind
from sitegen.figures.units import unit_table
from sitegen.translation.guard.claim import Claim, ClaimKind

MONEY = frozenset(unit.canonical for unit in unit_table().values() if unit.kind == "money")
"""Units of money."""


_KINDS: Mapping[ClaimKind, tuple[FactKind, ...]] = {
    "month": ("month",),
    "day": ("day", "ordinal", "number"),
    "clock": ("clock", "number"),
    "congress": ("ordinal",),  # 十九大 is the 19th Congress, not 19 of anything.
    "year": ("number", "ordinal", "day"),
    "digits": ("number", "ordinal", "day"),
    "ordinal": ("number", "ordinal", "day"),
    "figure": ("number", "ordinal", "vague", "day"),
}


def kinds_fit(claim: Claim, fact: Fact) -> bool:
    """Whether a fact is of a kind that could say a claim."""
    if fact.kind not in _KINDS[claim.kind]:
        return False
    match claim.kind:
        case "day":
            return not fact.unit
        case "clock":
            return fact.kind == "clock" or fact.unit in ("", "second", "hour")
        case "figure":
            return fact.kind != "ordinal" or not _counts_people(claim)
    return True


def _counts_people(claim: Claim) -> bool:
    """百人代表团 is no 100th delegation."""
    return all(unit in ("person", "household") for _, unit in claim.choices)
