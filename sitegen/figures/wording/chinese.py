"""Figures in Chinese, by CLDR's habits: 21000000000 yuan → 210亿元; 百分之七十 → 70%."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sitegen.figures.wording.numbers import chinese_number
from sitegen.model import Measure, Qualifier

_BEFORE: dict[Qualifier, str] = {
    "over": "超过",
    "nearly": "近",
    "about": "约",
    "at_least": "至少",
    "at_most": "至多",
}
_SIGNS = {"percent": "%", "permille": "‰", "celsius": "℃"}
_CLOCK = {"minute": 60, "second": 1}
_RATES = {"km_per_hour": "公里/小时", "m_per_second": "米/秒", "m3_per_second": "立方米/秒"}


def chinese(measure: Measure) -> str:
    """A figure in Chinese digits with its qualifier and unit."""
    return chinese_qualifier(measure) + chinese_quantity(measure)


def chinese_qualifier(measure: Measure) -> str:
    """The words before a quantity, such as 超过; empty for an exact one."""
    return _BEFORE.get(measure.qualifier, "至少" if measure.vague else "")


def chinese_quantity(measure: Measure) -> str:
    """A figure in Chinese digits without its qualifier."""
    if measure.kind == "rank":
        return f"{'前' if measure.unit == 'top_rank' else '第'}{chinese_number(measure.value)}"
    if measure.kind == "score":
        return f"{chinese_number(measure.value)}∶{chinese_number(measure.value_high or Decimal(0))}"
    if measure.unit == "fraction":
        return _fraction(measure.value)
    if measure.unit == "discount":
        return f"{chinese_number(measure.value)}折"
    if measure.unit == "times" and measure.unit_zh in ("", "番"):
        return "减半" if measure.value == Decimal("0.5") else f"{chinese_number(measure.value)}倍"
    if measure.unit in _CLOCK and measure.value >= 60 and measure.value_high is None:
        return _clock(measure)
    unit = _RATES.get(measure.unit, "") or _SIGNS.get(measure.unit, measure.unit_zh)
    number = chinese_number(measure.value)
    if measure.value_high is not None:
        number = f"{number}—{chinese_number(measure.value_high)}"
    return number + (unit or {"CNY": "元", "person": "人"}.get(measure.unit, ""))


def _clock(measure: Measure) -> str:
    """107 minutes → 1小时47分; 871.47 seconds → 14分31.47秒."""
    hours, rest = divmod(measure.value * _CLOCK[measure.unit], 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [(hours, "小时"), (minutes, "分" if hours or seconds else "分钟"), (seconds, "秒")]
    return "".join(f"{chinese_number(value)}{name}" for value, name in parts if value)


def _fraction(value: Decimal) -> str:
    fraction = Fraction(value).limit_denominator(1000)
    if fraction == Fraction(1, 2):
        return "一半"
    return f"{fraction.denominator}分之{fraction.numerator}"
