"""Pairs the numbers of a source with those of its translation, and says which do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sitegen.figures.english.fact import Fact
from sitegen.translation.guard.source import Claim

Code = Literal["missing", "changed", "invented", "currency", "unit", "malformed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A number that does not fit: `claim` is what the source says, `fact` what the translation has;
    one of the two is None for what is missing or invented."""

    code: Code
    claim: Claim | None
    fact: Fact | None


_MONEY = frozenset("""CNY USD EUR GBP JPY HKD KRW RUB INR AUD CAD CHF SGD TWD MOP""".split())
_SHARES = frozenset(["percent", "percentage_point", "permille", "fraction"])
_MEASURES = frozenset(
    """percent percentage_point permille basis_point km m2 km2 m3 meter cm mm mile mile2 foot inch
    nautical_mile hectare acre mu tonne kg gram mg jin pound liter barrel kWh kW MW GW celsius
    fahrenheit km_per_hour m_per_second""".split()
)
_TIME = frozenset(
    ["year", "month", "week", "day", "hour", "minute", "second", "century", "quarter", "decade"]
)
_EXACT = Decimal("1e-9")
_ROUNDED = Decimal("0.03")
_ABOUT_RE = re.compile(
    r"\b(?:about|nearly|almost|around|some|roughly|approximately|over|more than|close to|up to"
    r"|at least|less than|under|below|above|just)\s(?:[A-Z]{2,3}|[¥$€£]|a|the)?\s?$",
    re.IGNORECASE,
)
_ALL_OR_MOST_RE = re.compile(
    r"\b(?:majority|most of|all|entire|whole|every|each|both|pair)\b", re.I
)
_FREE_UNITS = frozenset(["times", "fraction"])
_SMALL_WORD = 3
"""Words up to this number (one, two, twice, third) come and go in free translation."""


def compare(
    claims: Sequence[Claim], facts: Sequence[Fact], loose: frozenset[Decimal], english: str
) -> tuple[Finding, ...]:
    """What does not fit, in the order of the source, then of the translation."""
    pairs = _pairs(claims, facts, english)
    findings = [_unit_finding(claims[c], facts[f], facts, english) for c, f in pairs.items()]
    used = set(pairs.values())
    missing = [c for c, claim in enumerate(claims) if c not in pairs]
    missing = [c for c in missing if not _said_otherwise(claims[c], facts, used, english)]
    left = [
        f
        for f, fact in enumerate(facts)
        if f not in used and not _harmless(fact, claims, loose, english)
    ]
    for c, f in _guessed_pairs([claims[c] for c in missing], [facts[f] for f in left]):
        findings.append(Finding("changed", claims[missing[c]], facts[left[f]]))
    taken_claims = {id(one.claim) for one in findings if one and one.claim}
    taken_facts = {id(one.fact) for one in findings if one and one.fact}
    findings += [
        Finding("missing", claims[c], None)
        for c in missing
        if id(claims[c]) not in taken_claims and claims[c].must
    ]
    findings += [
        Finding("malformed" if facts[f].kind == "malformed" else "invented", None, facts[f])
        for f in left
        if id(facts[f]) not in taken_facts
    ]
    return tuple(one for one in findings if one is not None)


def _pairs(claims: Sequence[Claim], facts: Sequence[Fact], english: str) -> dict[int, int]:
    """For each claim the fact that says it: those whose unit fits first, then by place."""
    pairs: dict[int, int] = {}
    for units_fit in (True, False):
        for c, claim in enumerate(claims):
            if c in pairs:
                continue
            place = c / max(1, len(claims))
            found = [
                (abs(place - f / max(1, len(facts))), f)
                for f, fact in enumerate(facts)
                if f not in pairs.values() and _says(claim, fact, english, units_fit)
            ]
            if found:
                pairs[c] = min(found)[1]
    return pairs


def _says(claim: Claim, fact: Fact, english: str, units_fit: bool) -> bool:
    if not _kinds_fit(claim, fact):
        return False
    if claim.kind == "clock" and fact.kind == "clock":
        return (fact.value, fact.unit) in claim.choices
    for value, unit in claim.choices:
        fits = not units_fit or claim.kind != "figure" or _units_fit(unit, fact.unit)
        if fits and _equal(value, fact, english):
            return True
    return False


def _kinds_fit(claim: Claim, fact: Fact) -> bool:
    match claim.kind:
        case "month":
            return fact.kind == "month"
        case "day":
            return fact.kind in ("day", "ordinal") or (fact.kind == "number" and not fact.unit)
        case "clock":
            return fact.kind == "clock" or (fact.kind == "number" and not fact.unit)
        case "year" | "digits":
            return fact.kind in ("number", "ordinal", "day")
        case "ordinal":
            return fact.kind in ("number", "ordinal", "day")
    return fact.kind in ("number", "ordinal", "vague", "day")


def _equal(value: Decimal, fact: Fact, english: str) -> bool:
    if fact.kind == "vague":
        return fact.value <= value < fact.value * 10
    if fact.shared != 1 and value == fact.value * fact.shared:
        return True
    difference = abs(value - fact.value)
    size = max(abs(value), abs(fact.value), _EXACT)
    if difference <= _EXACT * size:
        return True
    if fact.unit in ("fraction", "hectare", "acre") and difference <= Decimal("0.04") * size:
        return fact.value == round(fact.value, 4) or fact.unit == "fraction"
    return difference <= _ROUNDED * size and bool(_ABOUT_RE.search(english, 0, fact.start))


def _units_fit(claimed: str, said: str) -> bool:
    if claimed == said or {claimed, said} == {"year_of_age", "year"}:
        return True
    if not said:
        return claimed not in _SHARES
    exact = _MONEY | _MEASURES
    strict = claimed in exact or said in exact or (claimed in _TIME and said in _TIME)
    return not strict and (said != "fraction" or claimed == "fraction")


def _unit_finding(claim: Claim, fact: Fact, facts: Sequence[Fact], english: str) -> Finding | None:
    """What is wrong with the unit of a pair whose values are equal."""
    if claim.kind != "figure":
        return None
    fits = any(
        _equal(value, fact, english) and _units_fit(unit, fact.unit)
        for value, unit in claim.choices
    )
    named = claim.measure is not None and claim.measure.unit_zh
    currency = next((unit for _, unit in claim.choices if named and unit in _MONEY), "")
    if not fits:
        money = fact.unit in _MONEY or (currency and fact.unit)
        return Finding("currency" if money else "unit", claim, fact)
    if currency and not fact.unit and currency not in {other.unit for other in facts}:
        return Finding("currency", claim, fact)
    return None


def _said_otherwise(claim: Claim, facts: Sequence[Fact], used: set[int], english: str) -> bool:
    """Whether a claim is said by several numbers together, or in words without a number."""
    values = [fact.value for fact in facts]
    if claim.parts and all(any(abs(p - v) <= _EXACT for v in values) for p in claim.parts):
        used |= {f for f, fact in enumerate(facts) if fact.value in claim.parts}
        return True
    repeated = {value for value, _ in claim.choices} & set(values)
    if repeated and claim.kind in ("year", "month", "day"):
        return True
    half = any(value in (Decimal("0.5"), Decimal(2), Decimal(100)) for value, _ in claim.choices)
    return half and bool(_ALL_OR_MOST_RE.search(english))


def _harmless(fact: Fact, claims: Sequence[Claim], loose: frozenset[Decimal], english: str) -> bool:
    """No invention: the source has its value, or it is a word of free translation."""
    if fact.kind == "malformed":
        return False
    free = fact.word and (fact.value <= _SMALL_WORD or fact.kind == "ordinal")
    if fact.kind == "vague" or (free and not fact.unit) or (fact.word and fact.unit in _FREE_UNITS):
        return True
    if fact.kind == "clock" and {fact.value / 60, fact.value / 60 - 12} & loose:
        return True
    if fact.value in loose and fact.kind != "month":
        return True
    likely = (c for c in claims if (c.kind == "month") == (fact.kind == "month"))
    said = (value for claim in likely for value, unit in claim.choices if unit == fact.unit)
    return any(_equal(value, fact, english) for value in said)


def _guessed_pairs(missing: Sequence[Claim], left: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Which left-over fact stands where a missing claim should: the next of its kind, in order."""
    free = list(range(len(left)))
    for c, claim in enumerate(missing):
        fitting = [f for f in free if _could_be(claim, left[f])]
        if fitting:
            yield c, fitting[0]
            free.remove(fitting[0])


def _could_be(claim: Claim, fact: Fact) -> bool:
    if fact.kind == "malformed":
        return claim.kind == "figure"
    if not _kinds_fit(claim, fact):
        return False
    if claim.kind == "year":
        return not fact.unit and not fact.word
    return claim.kind != "figure" or not (
        fact.kind == "number" and not fact.unit and _is_year(fact)
    )


def _is_year(fact: Fact) -> bool:
    return 1900 <= fact.value <= 2100 and fact.value == int(fact.value)
