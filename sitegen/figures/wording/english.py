"""Figures in English: 210亿元 → 21 billion yuan, 2000余亩 → more than 2,000 mu (about 133 ha).

Numbers are never converted, but for the hectares in brackets; per cent are written out, as the
guides of British papers have it; no unit is put where the label names what is counted.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from sitegen.figures.wording.numbers import english_number, english_scale, rounded
from sitegen.figures.wordlists import table
from sitegen.model import Measure, Qualifier

MU_PER_HECTARE = 15
"""1 mu is 1/15 hectare in mainland China (State Council, 1984 order on legal units)."""

_QUALIFIERS: dict[Qualifier, str] = {
    "over": "more than", "nearly": "nearly", "about": "about", "at_least": "at least",
    "at_most": "at most",
}  # fmt: skip
_FRACTIONS = {2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters")}
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VAGUE = (
    (10, "dozens"), (100, "hundreds"), (1000, "thousands"), (10_000, "tens of thousands"),
    (100_000, "hundreds of thousands"), (1_000_000, "millions"), (10_000_000, "tens of millions"),
    (100_000_000, "hundreds of millions"), (1_000_000_000, "billions"),
)  # fmt: skip
_SEVERAL_RE = re.compile("[^0-9十百千万亿]*[数几]")
_AGES: dict[Qualifier, str] = {"at_least": "or over", "at_most": "or under", "over": "or over"}
_PREFIX_UNITS = {"level": "level"}


def english(measure: Measure, surface: str = "", company: bool = False) -> str:
    """A figure in English with its qualifier and unit.

    `surface` tells 数百 (hundreds) from 上百 (at least 100); `company`: 家 counts companies.
    """
    if measure.kind == "age" and measure.qualifier in _AGES:
        return f"{_number(measure)} {_AGES[measure.qualifier]}"
    quantity = english_quantity(measure, surface, company)
    return f"{english_qualifier(measure, surface)} {quantity}".strip()


def english_qualifier(measure: Measure, surface: str = "") -> str:
    """The words before a quantity, such as "more than"; empty for an exact one."""
    if measure.vague and measure.qualifier == "exact":
        if _SEVERAL_RE.match(surface):
            return ""
        return "more than" if "几" in surface else "at least"
    return _QUALIFIERS.get(measure.qualifier, "")


def english_quantity(measure: Measure, surface: str = "", company: bool = False) -> str:
    """A figure in English without its qualifier."""
    special = _special(measure)
    if special:
        return special
    if measure.vague and _SEVERAL_RE.match(surface):
        return _several(measure, company)
    unit = _unit(measure, company)
    if measure.kind == "duration" and measure.value == Decimal("0.5"):
        return f"half {'an' if unit.startswith('hour') else 'a'} {_names()[measure.unit][0]}"
    if measure.unit in _PREFIX_UNITS:
        return f"{_PREFIX_UNITS[measure.unit]} {_number(measure)}"
    text = f"{_number(measure)} {unit}".strip()
    return f"{text} (about {_hectares(measure)} ha)" if measure.unit == "mu" else text


def _special(measure: Measure) -> str:
    """What is worded in a way of its own, or nothing."""
    if measure.kind == "rank":
        return _rank(measure)
    if measure.kind == "score":
        return _score(measure)
    match measure.unit:
        case "fraction":
            return _fraction(measure.value)
        case "times":
            return _times(measure)
        case "discount":
            return f"{english_number((10 - measure.value) * 10)} per cent off"
        case "minute" | "second" if measure.value >= 60 and measure.value_high is None:
            return _clock(measure)
    return ""


def unit_name(measure: Measure) -> str:
    """The unit's English name for many, or nothing for what has none."""
    return _PREFIX_UNITS.get(measure.unit) or unit_names(measure.unit)[1]


def unit_names(unit: str) -> tuple[str, str]:
    """A canonical unit's English names for one and for more, empty for what has none."""
    return _names().get(unit, ("", ""))


def _number(measure: Measure) -> str:
    low, high = measure.value, measure.value_high
    if high is None:
        return english_number(low)
    scale = english_scale(high)
    if scale and scale == english_scale(low):
        return f"{english_number(low).removesuffix(' ' + scale)}–{english_number(high)}"
    dash = " to " if low < 0 or scale != english_scale(low) else "–"
    return f"{english_number(low)}{dash}{english_number(high)}"


def _unit(measure: Measure, company: bool) -> str:
    last = measure.value if measure.value_high is None else measure.value_high
    rate = ""
    if "/" in measure.unit_zh and measure.unit not in (
        "km_per_hour",
        "m_per_second",
        "microgram_per_m3",
        "m3_per_second",
        "liter_per_m2",
    ):
        rate = _per().get(measure.unit_zh.split("/", 1)[1], "")
    if measure.unit == "enterprise":
        names = ("company", "companies") if company else ("", "")
    else:
        names = unit_names(measure.unit)
    name = names[0] if last == 1 else names[1]
    return name + (f" per {rate}" if rate and name else "")


@cache
def _per() -> dict[str, str]:
    return dict(table("per_en.txt"))


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {unit: (names[0], names[-1]) for unit, *names in table("units_en.txt")}


def _several(measure: Measure, company: bool) -> str:
    words = [word for least, word in _VAGUE if measure.value >= least]
    unit = _unit(Measure(Decimal(2), None, measure.unit, "", "exact", measure.kind), company)
    return f"{words[-1]} of {unit}" if words and unit else words[-1] if words else "several"


def _hectares(measure: Measure) -> str:
    values = [measure.value] if measure.value_high is None else [measure.value, measure.value_high]
    return "–".join(english_number(rounded(value / MU_PER_HECTARE)) for value in values)


def _rank(measure: Measure) -> str:
    place = int(measure.value)
    if measure.unit == "top_rank":
        return f"top {_SMALL[place] if place < len(_SMALL) else place}"
    return ordinal(place)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 21st."""
    end = "th" if 10 <= number % 100 <= 20 else _ORDINAL_ENDS.get(number % 10, "th")
    return f"{number:,}{end}"


def _score(measure: Measure) -> str:
    assert measure.value_high is not None, "a score has two numbers"
    mark = "–" if measure.unit == "score" else ":"
    return f"{english_number(measure.value)}{mark}{english_number(measure.value_high)}"


def _fraction(value: Decimal) -> str:
    fraction = Fraction(value).limit_denominator(1000)
    above, below = fraction.numerator, fraction.denominator
    if below in _FRACTIONS and above < len(_SMALL):
        if below == 2:
            return "half"
        return f"{'a' if above == 1 else _SMALL[above]} {_FRACTIONS[below][above > 1]}"
    if below <= 20 and below > 1:
        return f"{above}/{below}"
    return f"{english_number(value)}"


def _times(measure: Measure) -> str:
    if measure.unit_zh in ("", "番") and measure.value_high is None:
        known = {Decimal(2): "double", Decimal("0.5"): "half", Decimal(4): "four times"}
        if measure.value in known:
            return known[measure.value]
    unit = "time" if measure.value == 1 and measure.value_high is None else "times"
    return f"{_number(measure)} {unit}"


def _clock(measure: Measure) -> str:
    """107 minutes → 1 h 47 min; 871.47 seconds → 14 min 31.47 s."""
    seconds = measure.value * (60 if measure.unit == "minute" else 1)
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (left, "s")]
    return " ".join(f"{english_number(value)} {name}" for value, name in parts if value)
