"""Figures in Chinese, by CLDR's habits: 21000000000 yuan → 210亿元; 百分之七十 → 70%.

What Chinese never writes in digits keeps its characters: 三分之一, 前三, 半年, 数千亿元.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from sitegen.figures.spelling import spell
from sitegen.figures.units import unit_table
from sitegen.figures.wording.limits import several, word_reached, word_under
from sitegen.figures.wording.numbers import (
    chinese_number,
    chinese_scale,
    exact_fraction,
    plain,
    power_of_ten,
)
from sitegen.figures.wording.words import Setting, Words
from sitegen.model import Measure, Qualifier

_BEFORE: dict[Qualifier, str] = {
    "over": "超过",
    "nearly": "近",
    "about": "约",
    "at_least": "至少",
    "at_most": "至多",
}
_AGES: dict[Qualifier, str] = {"at_least": "以上", "at_most": "以下"}
_SIGNS = {"percent": "%", "permille": "‰", "celsius": "℃"}
_CLOCK = {"minute": 60, "second": 1}
_RATES = {"km_per_hour": "公里/小时", "m_per_second": "米/秒", "m3_per_second": "立方米/秒"}
_LEFT_OUT = {"CNY": "元", "person": "人"}
_TITLES = {"fraction": "分数", "item": "个", "percentage_point": "百分点"}
_WORDLESS = ("fraction", "discount", "top_rank")
_TIMES = {Decimal("0.5"): "减半", Decimal(2): "翻番", Decimal(4): "翻两番", Decimal(8): "翻三番"}
_LARGEST_SPELT_RANK = 10
_SMALLEST_PART = Decimal("0.001")


def chinese(measure: Measure, surface: str = "") -> str:
    """A figure in Chinese with its qualifier and unit; `surface` is how the text says it."""
    words = chinese_words(measure, Setting(surface))
    return words.qualifier + words.quantity


def chinese_words(measure: Measure, said: Setting) -> Words:
    """A figure in Chinese."""
    qualifier = _qualifier(measure, said)
    behind = _AGES.get(measure.qualifier, "") if measure.kind == "age" and not qualifier else ""
    return Words(qualifier, _quantity(measure, said) + behind)


def _qualifier(measure: Measure, said: Setting) -> str:
    if measure.vague and measure.qualifier == "exact":
        if several(measure, said):
            return ""
        return "超过" if "几" in said.surface else "至少"
    limit = word_under(measure, said) or word_reached(measure, said)
    if limit or (measure.kind == "age" and measure.qualifier in _AGES):
        return limit
    return _BEFORE.get(measure.qualifier, "")


def _quantity(measure: Measure, said: Setting) -> str:
    special = _special(measure, said)
    if special:
        return special
    unit = chinese_unit(measure)
    words = several(measure, said)
    if words:
        return words + unit
    if measure.kind == "duration" and measure.value == Decimal("0.5"):
        return f"半{unit}"
    return _digits(measure, unit)


def _special(measure: Measure, said: Setting) -> str:
    """What is worded in a way of its own, or nothing."""
    if measure.kind == "rank":
        return _rank(measure)
    if measure.kind == "score":
        return f"{chinese_number(measure.value)}∶{chinese_number(measure.value_high or Decimal(0))}"
    match measure.unit:
        case "fraction":
            return _fraction(measure)
        case "discount":
            return f"{chinese_number(measure.value)}折"
        case "times":
            return _times(measure, said)
        case "minute" | "second" if measure.value >= 60 and measure.value_high is None:
            return _clock(measure)
    return ""


def chinese_unit(measure: Measure) -> str:
    """The unit's name without any scale, empty for what has none."""
    if measure.unit in _WORDLESS or measure.kind == "score":
        return ""
    if measure.kind == "age":
        return measure.unit_zh if measure.unit_zh.endswith("岁") else "岁"
    unit = _RATES.get(measure.unit) or _SIGNS.get(measure.unit) or measure.unit_zh
    return unit or _LEFT_OUT.get(measure.unit, "")


def chinese_unit_title(measure: Measure) -> str:
    """One name for all ways to write a unit: 人 for 人, 名 and 位; empty for what has none."""
    if measure.unit in _TITLES:
        return _TITLES[measure.unit]
    known = next((u.written for u in unit_table().values() if u.canonical == measure.unit), "")
    return known or chinese_unit(measure)


def _digits(measure: Measure, unit: str) -> str:
    low, high = measure.value, measure.value_high
    if high is None:
        return chinese_number(low) + unit
    if low < 0:
        # A dash between signs cannot be told from a minus.
        return f"{_below_zero(low)}{unit if high >= 0 else ''}至{_below_zero(high)}{unit}"
    inner = unit if chinese_scale(low) != chinese_scale(high) else ""
    return f"{chinese_number(low)}{inner}—{chinese_number(high)}{unit}"


def _below_zero(value: Decimal) -> str:
    return f"零下{chinese_number(-value)}" if value < 0 else chinese_number(value)


def _rank(measure: Measure) -> str:
    number: Callable[[Decimal], str] = chinese_number
    if measure.value <= _LARGEST_SPELT_RANK:
        number = spell
    return f"{'前' if measure.unit == 'top_rank' else '第'}{number(measure.value)}"


def _times(measure: Measure, said: Setting) -> str:
    in_words = "翻" in said.surface or measure.unit_zh in ("", "番")
    if in_words and measure.qualifier == "exact" and measure.value in _TIMES:
        return _TIMES[measure.value]
    return _digits(measure, "倍")


def _clock(measure: Measure) -> str:
    """107 minutes → 1小时47分; 871.47 seconds → 14分31.47秒."""
    hours, rest = divmod(measure.value * _CLOCK[measure.unit], 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [(hours, "小时"), (minutes, "分" if hours or seconds else "分钟"), (seconds, "秒")]
    return "".join(f"{chinese_number(value)}{name}" for value, name in parts if value)


def _fraction(measure: Measure) -> str:
    fraction = exact_fraction(measure.value)
    if fraction == Fraction(1, 2):
        return "一半"
    below = fraction.denominator
    if measure.value < _SMALLEST_PART:
        below = power_of_ten(fraction) or below
    ends = [measure.value, measure.value_high or measure.value]
    above = "至".join(dict.fromkeys(_parts(end, below) for end in ends))
    # 万分之, not 一万分之.
    return f"{spell(Decimal(below)).removeprefix('一')}分之{above}"


def _parts(value: Decimal, below: int) -> str:
    parts = exact_fraction(value) * below
    return spell(plain(Decimal(parts.numerator) / parts.denominator))
