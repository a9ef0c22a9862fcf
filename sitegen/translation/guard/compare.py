"""Pairs the numbers of a source with those of its translation, and says which do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sitegen.figures.english.dates import date_of
from sitegen.figures.english.fact import Fact
from sitegen.figures.english.words import NUMBERED
from sitegen.translation.guard.claim import Claim
from sitegen.translation.guard.direction import is_turned
from sitegen.translation.guard.guesses import guessed_pairs
from sitegen.translation.guard.kinds import MONEY, kinds_fit
from sitegen.translation.guard.otherwise import said_before, said_otherwise

Code = Literal["missing", "changed", "invented", "currency", "unit", "malformed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A number that does not fit: `claim` is what the source says, `fact` what the translation has;
    one of the two is None for what is missing or invented."""

    code: Code
    claim: Claim | None
    fact: Fact | None


_SHARES = frozenset(["percent", "percentage_point", "permille", "fraction"])
_MEASURES = frozenset(
    """percent percentage_point permille basis_point km m2 km2 ft2 m3 meter cm mm mile mile2 foot
    inch nautical_mile hectare acre mu tonne kg gram mg jin pound liter barrel kWh kW MW GW celsius
    fahrenheit mile_per_hour km_per_hour m_per_second""".split()
)
_TIME = frozenset(
    ["year", "month", "week", "day", "hour", "minute", "second", "century", "quarter", "decade"]
)
_SAME = ({"year_of_age", "year"}, {"GBP", "pound"})
"""Units that English may write alike."""
_EXACT = Decimal("1e-9")
_ROUNDED = Decimal("0.03")
_DOZEN = Decimal("0.8")
"""Ten or so are a dozen."""
_ORDERED = ("day", "ordinal")
_THINGS_RE = re.compile(r" (?!(?:is|was|as|has|this|its|his|says|does|news)\b)[a-z]+s\b")
_FAR = 10
"""上万 may be "thousands", but "dozens" is another magnitude."""
_ABOUT_RE = re.compile(
    r"\b(?:about|nearly|almost|around|some|roughly|approximately|over|more than|close to|up to"
    r"|at least|less than|under|below|above|just)\s(?:[A-Z]{2,3}|[¥$€£]|a|the)?\s?$",
    re.IGNORECASE,
)
_SMALL_WORD = 3
"""Words up to this number (one, two, twice, third) come and go in free translation."""


def compare(
    claims: Sequence[Claim], facts: Sequence[Fact], loose: frozenset[Decimal], english: str
) -> tuple[Finding, ...]:
    """What does not fit, in the order of the source, then of the translation."""
    pairs = _pairs(claims, facts, english)
    findings = [_pair_finding(claims[c], facts[f], facts, english) for c, f in pairs.items()]
    used = set(pairs.values())
    unsaid = [claim for c, claim in enumerate(claims) if c not in pairs]
    vague = [fact for f, fact in enumerate(facts) if fact.kind == "vague" and f not in used]
    other = list(_other_magnitudes(unsaid, vague))
    findings += other
    unsaid = [claim for claim in unsaid if claim not in [finding.claim for finding in other]]
    missing = [claim for claim in unsaid if not said_otherwise(claim, facts, used, english)]
    left = [
        fact
        for f, fact in enumerate(facts)
        if f not in used
        and (_is_mistaken_day(fact, missing) or not _harmless(fact, claims, loose, english))
    ]
    left += [
        month for month in _borrowed_months(claims, facts, pairs, english) if month not in left
    ]
    guessed = guessed_pairs(missing, left)
    findings += [Finding("changed", missing[c], left[f]) for c, f in guessed.items()]
    findings += [
        Finding("missing", claim, None)
        for c, claim in enumerate(missing)
        if c not in guessed and claim.must and not said_before(claim, facts, english)
    ]
    findings += [
        Finding("malformed" if fact.kind == "malformed" else "invented", None, fact)
        for f, fact in enumerate(left)
        if f not in guessed.values()
    ]
    return tuple(one for one in findings if one is not None)


def _is_mistaken_day(fact: Fact, missing: Sequence[Claim]) -> bool:
    """25日 as "25 years", 28号 as "No. 28"."""
    days = [claim.choices[0][0] for claim in missing if claim.kind == "day" and claim.must]
    return (fact.unit in _TIME or fact.unit == NUMBERED) and fact.value in days


def _other_magnitudes(unsaid: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[Finding]:
    """Vague numbers far from the only one that could be meant: 几十万人 is not "dozens"."""
    claims = [claim for claim in unsaid if claim.measure and claim.measure.vague]
    if len(claims) == len(facts) == 1:
        low, high = sorted((claims[0].choices[0][0], facts[0].value))
        if low * _FAR <= high:
            yield Finding("changed", claims[0], facts[0])


def _pairs(claims: Sequence[Claim], facts: Sequence[Fact], english: str) -> dict[int, int]:
    """For each claim the fact that says it: those whose unit fits first, then those that say it as
    the source does, then by place. Claims that may go unsaid choose last."""
    pairs: dict[int, int] = {}
    by_need = sorted(range(len(claims)), key=lambda c: not claims[c].must)
    for units_fit in (True, False):
        for c in by_need:
            claim = claims[c]
            if c in pairs:
                continue
            place = c / max(1, len(claims))
            found = [
                (choice, abs(place - f / max(1, len(facts))), f)
                for f, fact in enumerate(facts)
                if f not in pairs.values()
                and (choice := _choice_said(claim, fact, english, units_fit)) is not None
            ]
            if found:
                pairs[c] = min(found)[2]
    return pairs


def _choice_said(claim: Claim, fact: Fact, english: str, units_fit: bool) -> int | None:
    """Which of the claim's choices the fact is, if any."""
    if not kinds_fit(claim, fact) or (claim.kind in _ORDERED and _counts(fact, english)):
        return None
    for choice, (value, unit) in enumerate(claim.choices):
        if claim.kind == "clock" and fact.kind == "clock":
            fits = unit == fact.unit
        else:
            fits = (
                _units_fit(unit, fact)
                if units_fit and claim.kind == "figure"
                else not (unit in _TIME and _is_little_word(fact))
            )
        if fits and _means(claim, value, fact, english):
            return choice
    return None


def _borrowed_months(
    claims: Sequence[Claim], facts: Sequence[Fact], pairs: Mapping[int, int], english: str
) -> Iterator[Fact]:
    """The months of days that have none in the source before a later date brings one: in
    "22日介绍，8月份…" the 22nd is of no known month."""
    for c, f in pairs.items():
        if claims[c].kind != "day":
            continue
        date = date_of(english, facts[f], facts)
        before = [claim.choices[0][0] for claim in claims[:c] if claim.kind == "month"]
        if date and date.month.value not in before:
            yield date.month


def _is_little_word(fact: Fact) -> bool:
    """The "two" of "the two countries", which says no duration."""
    return fact.word and not fact.unit and fact.value <= _SMALL_WORD


def _counts(fact: Fact, english: str) -> bool:
    """Whether a number counts things: "26 reports" are not of the 26th."""
    return fact.kind == "number" and bool(_THINGS_RE.match(english, fact.end))


def _means(claim: Claim, value: Decimal, fact: Fact, english: str) -> bool:
    """Whether a fact is one value of a claim. Figures alone are rounded: "about 2010" is not 2019,
    nor "about 10:00" 9:50."""
    return _equal(value, fact, english) if claim.kind == "figure" else value == fact.value


def _equal(value: Decimal, fact: Fact, english: str) -> bool:
    if fact.kind == "vague":
        return fact.value * _DOZEN <= value < fact.value * 10
    if fact.shared != 1 and value == fact.value * fact.shared:
        return True
    difference = abs(value - fact.value)
    size = max(abs(value), abs(fact.value), _EXACT)
    if difference <= _EXACT * size:
        return True
    if fact.unit in ("fraction", "hectare", "acre") and difference <= Decimal("0.04") * size:
        return fact.value == round(fact.value, 4) or fact.unit == "fraction"
    return difference <= _ROUNDED * size and bool(_ABOUT_RE.search(english, 0, fact.start))


def _units_fit(claimed: str, fact: Fact) -> bool:
    said = fact.unit
    if claimed == said or {claimed, said} in _SAME:
        return True
    if not said:
        # Seventh in a row needs no month; a bare number says nothing of time or size.
        return claimed not in _SHARES and (
            fact.kind != "number" or claimed not in _MEASURES | _TIME
        )
    exact = MONEY | _MEASURES
    strict = claimed in exact or said in exact or (claimed in _TIME and said in _TIME)
    strict = strict or {claimed, said} == {"household", "person"}
    return not strict and (said != "fraction" or claimed == "fraction")


def _pair_finding(claim: Claim, fact: Fact, facts: Sequence[Fact], english: str) -> Finding | None:
    """What is wrong with a pair whose values are equal: its unit, or which way it goes."""
    if claim.kind != "figure":
        return None
    if is_turned(claim.direction, fact, english):
        return Finding("changed", claim, fact)
    fits = any(
        _equal(value, fact, english) and _units_fit(unit, fact) for value, unit in claim.choices
    )
    named = claim.measure is not None and claim.measure.unit_zh
    currency = next((unit for _, unit in claim.choices if named and unit in MONEY), "")
    if not fits:
        money = fact.unit in MONEY or (currency and fact.unit)
        return Finding("currency" if money else "unit", claim, fact)
    if currency and not fact.unit and currency not in {other.unit for other in facts}:
        return Finding("currency", claim, fact)
    return None


def _harmless(fact: Fact, claims: Sequence[Claim], loose: frozenset[Decimal], english: str) -> bool:
    """No invention: the source has its value, or it is a word of free translation."""
    if fact.kind == "malformed":
        return False
    free = _is_little_word(fact) or (fact.word and fact.kind == "ordinal")
    part = fact.word and (fact.unit == "fraction" or (fact.unit == "times" and fact.value <= 1))
    if fact.kind == "vague" or (free and not fact.unit) or part:
        return True
    if fact.kind == "clock" and not any(claim.kind == "clock" for claim in claims):
        return bool({fact.value / 60, fact.value / 60 - 12} & loose)
    if fact.value in loose and fact.kind != "month":
        return True
    likely = [c for c in claims if (c.kind == "month") == (fact.kind == "month")]
    said = ((c, value) for c in likely for value, unit in c.choices if unit == fact.unit)
    return any(_means(claim, value, fact, english) for claim, value in said)
