"""The English names of units."""

from __future__ import annotations

from functools import cache

from sitegen.figures.wordlists import table
from sitegen.model import Measure

PREFIX_UNITS = {"level": "level"}
"""Units that stand before the number."""

_TITLES = {
    "enterprise": "companies, firms, shops", "item": "items", "case": "cases", "piece": "pieces",
    "fraction": "fractions", "level": "levels",
}  # fmt: skip
"""Names in a list of units for those that no wording names."""


def unit_of(measure: Measure, one: bool) -> str:
    """The unit's name for one or for more, with what stands behind the stroke of a rate."""
    name = unit_names(measure.unit)[0 if one else 1]
    # Some units are rates by themselves: km/h.
    if not name or "/" in name or "/" not in measure.unit_zh:
        return name
    below = _per().get(measure.unit_zh.split("/", 1)[1], "")
    return f"{name} per {below}" if below else name


def unit_title(measure: Measure) -> str:
    """The unit's name in a list of units, or nothing for what has none."""
    return _TITLES.get(measure.unit) or unit_names(measure.unit)[1]


def unit_names(unit: str) -> tuple[str, str]:
    """A canonical unit's English names for one and for more, empty for what has none."""
    return _names().get(unit, ("", ""))


@cache
def _per() -> dict[str, str]:
    return dict(table("per_en.txt"))


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {unit: (names[0], names[-1]) for unit, *names in table("units_en.txt")}
