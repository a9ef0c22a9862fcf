"""Units: how they are written, what they mean, what kind of figure they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from sitegen.figures.wordlists import alternatives, table
from sitegen.model import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as Chinese writes it. `canonical` is its English code (`CNY`, `person`, `km2`)."""

    written: str
    canonical: str
    kind: FigureKind
    counter: bool = False
    """Whether it counts the noun beside it (家, 名, 个) and measures nothing of its own."""
    needs_digits: bool = False
    """Whether it is trusted only after digits or a scale."""


@cache
def unit_table() -> dict[str, Unit]:
    """All known units by how they are written."""
    units: dict[str, Unit] = {}
    for kind, canonical, written in table("units.txt"):
        for name in written.split():
            counter = kind in ("counter", "digits")
            meaning = "quantity" if counter else cast("FigureKind", kind)
            units[name] = Unit(name, canonical, meaning, counter, kind == "digits")
    return units


# Behind 30亿 in $30亿 the sign tells the unit, which is then spoken behind the number.
_CURRENCY_SIGNS = {
    "¥": "元",
    "￥": "元",
    "US$": "美元",
    "HK$": "港元",
    "$": "美元",
    "＄": "美元",
    "€": "欧元",
    "£": "英镑",
}
_CURRENCY_RE = re.compile(r"(?:US\$|HK\$|(?<![A-Za-z])[$＄]|[¥￥€£])\s?$")


def currency_before(text: str, index: int) -> tuple[int, Unit] | None:
    """Where a sign of currency begins that ends at `index`, and its unit; None if there is none."""
    match = _CURRENCY_RE.search(text, max(0, index - 4), index)
    return (match.start(), unit_table()[_CURRENCY_SIGNS[match[0].strip()]]) if match else None


# 港币500元: the currency is named before the number, and 元 behind it is any currency's.
_NAMED = {
    "港币": "港元",
    "港元": "港元",
    "美金": "美元",
    "美元": "美元",
    "日元": "日元",
    "欧元": "欧元",
}
_NAMED_RE = re.compile("(?:" + "|".join(_NAMED) + ")$")


def named_currency(text: str, index: int) -> Unit | None:
    """The unit of the currency whose name ends at `index`, where 元 is not the yuan."""
    match = _NAMED_RE.search(text, max(0, index - 2), index)
    return unit_table()[_NAMED[match[0]]] if match else None


@cache
def unit_pattern() -> re.Pattern[str]:
    """Matches the longest unit at a place, not where it begins another word."""
    other_words = dict(table("other_words.txt"))
    patterns = {}
    for name in unit_table():
        other = other_words.get(name)
        patterns[name] = re.escape(name) + (f"(?![{re.escape(other)}])" if other else "")
    return re.compile(alternatives(patterns))


def unit_at(text: str, index: int) -> Unit | None:
    """The unit that begins at `index`, or None."""
    match = unit_pattern().match(text, index)
    return unit_table()[match[0]] if match else None
