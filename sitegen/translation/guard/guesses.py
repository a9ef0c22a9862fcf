"""Which wrong number of a translation stands where a number of the source should."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.numerals import is_year
from sitegen.translation.guard.claim import Claim
from sitegen.translation.guard.kinds import MONEY, kinds_fit

_HOURS = 24


def guessed_pairs(missing: Sequence[Claim], left: Sequence[Fact]) -> dict[int, int]:
    """For each missing claim the left-over fact that is likely to be it: one with the same digits
    (1.92万 as 1.92 million), else with the same unit, else the next of its sort, else the next."""
    pairs: dict[int, int] = {}
    for alike in (_same_digits, _same_unit, _same_sort, _any):
        for c, claim in enumerate(missing):
            fitting = (
                f
                for f, fact in enumerate(left)
                if f not in pairs.values() and _could_be(claim, fact) and alike(claim, fact)
            )
            found = next(fitting, None) if c not in pairs else None
            if found is not None:
                pairs[c] = found
    return pairs


def _same_digits(claim: Claim, fact: Fact) -> bool:
    digits = fact.value.normalize().as_tuple().digits
    return any(value.normalize().as_tuple().digits == digits for value, _ in claim.choices)


def _same_unit(claim: Claim, fact: Fact) -> bool:
    return bool(fact.unit) and any(unit == fact.unit for _, unit in claim.choices)


def _same_sort(claim: Claim, fact: Fact) -> bool:
    """Both are money, or neither is."""
    money = claim.measure is not None and claim.measure.kind == "money"
    return money == (fact.unit in MONEY)


def _any(claim: Claim, fact: Fact) -> bool:
    return True


def _could_be(claim: Claim, fact: Fact) -> bool:
    if fact.kind == "malformed":
        return claim.kind == "figure"
    if not kinds_fit(claim, fact):
        return _is_mistaken_day(claim, fact)
    match claim.kind:
        case "year":
            return not fact.unit and not fact.word
        case "clock":
            return fact.kind == "clock" or fact.value <= _HOURS
        case "figure":
            return fact.kind != "number" or bool(fact.unit) or not is_year(fact.value)
    return claim.must


def _is_mistaken_day(claim: Claim, fact: Fact) -> bool:
    """25日 as "25 years"."""
    same = claim.kind == "day" and fact.value == claim.choices[0][0]
    return same and claim.must and bool(fact.unit)
