"""Figures in English: 210亿元 → 21 billion yuan, 2000余亩 → more than 2,000 mu (about 133 ha).

Numbers are never converted, but for the hectares in brackets; per cent are written out, as the
guides of British papers have it; no unit is put where the label names what is counted.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sitegen.figures.wording.limits import several, word_reached, word_under
from sitegen.figures.wording.numbers import (
    english_number,
    english_scale,
    exact_fraction,
    power_of_ten,
    rounded,
)
from sitegen.figures.wording.units import PREFIX_UNITS, unit_names, unit_of
from sitegen.figures.wording.words import Setting, Words
from sitegen.model import Measure, Qualifier

MU_PER_HECTARE = 15
"""1 mu is 1/15 hectare in mainland China (State Council, 1984 order on legal units)."""

_QUALIFIERS: dict[Qualifier, str] = {
    "over": "more than", "nearly": "nearly", "about": "about", "at_least": "at least",
    "at_most": "at most",
}  # fmt: skip
_AGES_BEFORE: dict[Qualifier, str] = {"over": "over", "nearly": "nearly", "about": "about"}
_AGES_BEHIND: dict[Qualifier, str] = {"at_least": "or over", "at_most": "or under"}
_FRACTIONS = {2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters")}
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VAGUE = (
    (10, "dozens"), (100, "hundreds"), (1000, "thousands"), (10**4, "tens of thousands"),
    (10**5, "hundreds of thousands"), (10**6, "millions"), (10**7, "tens of millions"),
    (10**8, "hundreds of millions"), (10**9, "billions"), (10**10, "tens of billions"),
    (10**11, "hundreds of billions"), (10**12, "trillions"), (10**13, "tens of trillions"),
)  # fmt: skip
_TIMES = {Decimal("0.5"): "half", Decimal(2): "double", Decimal(4): "quadruple"}
_COMPANY_RE = re.compile("企业|公司|商家|银行|工厂|门店|店")
_EARTHQUAKE_RE = re.compile("地震|震级|余震")
_WIND_RE = re.compile("风|浪")
_RISE_RE = re.compile("(?:提高|增加|增长|增幅|上升|上涨|扩大|[增涨升高多])了?$")
_LARGEST_BELOW = 20


def english(measure: Measure, surface: str = "") -> str:
    """A figure in English with its qualifier and unit; `surface` is how the text says it."""
    words = english_words(measure, Setting(surface))
    return f"{words.qualifier} {words.quantity}".strip()


def english_quantity(measure: Measure, surface: str = "") -> str:
    """A figure in English without its qualifier, to take the place of a number in running text.

    There it has to be read as one number, which 3 in 10,000 and 5 per 1,000 are not.
    """
    words = english_words(measure, Setting(surface)).quantity
    if measure.unit == "fraction" and " in " in words:
        return english_number(measure.value)
    return words.replace(" per 1,000", " per mille")


def unit_name(measure: Measure) -> str:
    """The unit's name for many, or nothing for what has none."""
    return PREFIX_UNITS.get(measure.unit) or unit_of(measure, one=False)


def english_words(measure: Measure, said: Setting) -> Words:
    """A figure in English."""
    qualifier = _qualifier(measure, said)
    if measure.kind == "age":
        return Words(qualifier, _age(measure, qualifier))
    return Words(qualifier, _quantity(measure, said))


def _qualifier(measure: Measure, said: Setting) -> str:
    if measure.vague and measure.qualifier == "exact":
        if several(measure, said):
            return ""
        return "more than" if "几" in said.surface else "at least"
    under = word_under(measure, said)
    if measure.kind == "age":
        return _age_qualifier(measure, said, under)
    return _under(measure, under) if under else _QUALIFIERS.get(measure.qualifier, "")


def _age_qualifier(measure: Measure, said: Setting, under: str) -> str:
    if measure.value_high is not None:
        return "aged"
    if under:
        return "under"
    if measure.qualifier == "at_most" and word_reached(measure, said):
        return "at most"
    return _AGES_BEFORE.get(measure.qualifier, "")


def _under(measure: Measure, word: str) -> str:
    if measure.kind == "temperature" or word in ("低于", "跌破"):
        return "below"
    return "fewer than" if measure.counter and measure.unit_zh else "less than"


def _quantity(measure: Measure, said: Setting) -> str:
    special = _special(measure, said)
    if special:
        return special
    if several(measure, said):
        return _several(measure, said)
    unit = _unit(measure, said)
    if measure.kind == "duration" and measure.value == Decimal("0.5"):
        return f"half {'an' if unit.startswith('hour') else 'a'} {unit_names(measure.unit)[0]}"
    if measure.unit in PREFIX_UNITS:
        return f"{_prefix(measure, said.label)} {_number(measure)}"
    text = f"{_number(measure)} {unit}".strip()
    return f"{text} (about {_hectares(measure)} ha)" if measure.unit == "mu" else text


def _special(measure: Measure, said: Setting) -> str:
    """What is worded in a way of its own, or nothing."""
    match measure.kind:
        case "rank":
            return _rank(measure)
        case "score":
            return _score(measure)
    match measure.unit:
        case "fraction":
            return _fraction(measure)
        case "times":
            return _times(measure, said)
        case "discount":
            return f"{english_number((10 - measure.value) * 10)} per cent off"
        case "minute" | "second" if measure.value >= 60 and measure.value_high is None:
            return _clock(measure)
    return ""


def _age(measure: Measure, qualifier: str) -> str:
    """Beside a qualifier nothing needs to say that years are meant: over 80, 60 or over."""
    if measure.value_high is not None:
        return f"{english_number(measure.value)} to {english_number(measure.value_high)}"
    if qualifier:
        return english_number(measure.value)
    behind = _AGES_BEHIND.get(measure.qualifier)
    return f"{english_number(measure.value)} {behind or unit_of(measure, measure.value == 1)}"


def _number(measure: Measure) -> str:
    low, high = measure.value, measure.value_high
    if high is None:
        return english_number(low)
    scale = english_scale(high)
    if scale and scale == english_scale(low):
        return f"{english_number(low).removesuffix(' ' + scale)}–{english_number(high)}"
    dash = " to " if low < 0 or scale != english_scale(low) else "–"
    return f"{english_number(low)}{dash}{english_number(high)}"


def _unit(measure: Measure, said: Setting) -> str:
    one = measure.value == 1 and measure.value_high is None
    # Firms, shops and hospitals are all counted with 家.
    if measure.unit == "enterprise" and _COMPANY_RE.search(said.label):
        return "company" if one else "companies"
    return unit_of(measure, one)


def _prefix(measure: Measure, label: str) -> str:
    if _EARTHQUAKE_RE.search(label):
        return "magnitude"
    return "force" if _WIND_RE.search(label) else PREFIX_UNITS[measure.unit]


def _several(measure: Measure, said: Setting) -> str:
    if measure.unit == "year" and measure.value == 10:
        return "decades"
    words = [word for least, word in _VAGUE if measure.value >= least]
    unit = _unit(measure, said)
    return f"{words[-1]} of {unit}" if unit else words[-1]


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


def _fraction(measure: Measure) -> str:
    fraction = exact_fraction(measure.value)
    above, below = fraction.numerator, fraction.denominator
    if below == 2:
        return "half"
    if below in _FRACTIONS and above < len(_SMALL):
        return f"{'a' if above == 1 else _SMALL[above]} {_FRACTIONS[below][above > 1]}"
    if below <= _LARGEST_BELOW:
        return f"{above}/{below}"
    below = power_of_ten(fraction) or below
    ends = [measure.value, measure.value_high or measure.value]
    parts = dict.fromkeys(english_number(rounded(end * below)) for end in ends)
    return f"{'–'.join(parts)} in {below:,}"


def _times(measure: Measure, said: Setting) -> str:
    """翻番 doubles; a rise of 2倍 is one of 200 per cent, 去年的2倍 is 2 times last year's."""
    if ("翻" in said.surface or measure.unit_zh in ("", "番")) and measure.value in _TIMES:
        return _TIMES[measure.value]
    if measure.value == 1 or _RISE_RE.search(said.before):
        high = None if measure.value_high is None else measure.value_high * 100
        share = Measure(measure.value * 100, high, "percent", "%", "exact", "percent")
        return f"{_number(share)} per cent"
    return f"{_number(measure)} times"


def _clock(measure: Measure) -> str:
    """107 minutes → 1 h 47 min; 871.47 seconds → 14 min 31.47 s."""
    seconds = measure.value * (60 if measure.unit == "minute" else 1)
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (left, "s")]
    return " ".join(f"{english_number(value)} {name}" for value, name in parts if value)
