"""Numbers in English text: where they stand, what they are worth, which words belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.figures.wording.english import unit_names
from sitegen.model import Measure

_SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12,
}  # fmt: skip
_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_SMALL = _ONES | _TENS
_WORD = "|".join((*_TENS, *sorted(_ONES, key=len, reverse=True)))
_SCALE = "|".join(_SCALES)
_NUMBER_RE = re.compile(
    rf"""(?<![\w.])(?:
      (?:(?P<above>an?|one|two|three|four|seven|nine)[ -])?(?P<part>{"|".join(_PARTS)})s?\b
    | (?: (?P<digits>\d[\d,]*(?:\.\d+)?)
        | (?P<words>(?:{_WORD})(?:-(?:{_WORD}))?)
        | an?(?=\s(?:{_SCALE})) )
      (?:[ -](?P<scale>{_SCALE})\b)?(?:\s(?P<scale2>{_SCALE})\b)?
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)

_QUALIFIER_RE = re.compile(
    r"\b(?:(?:more|no more|fewer|less) than|over|under|nearly|almost|close to|about|around|some"
    r"|at least|at most|up to) $",
    re.IGNORECASE,
)


def english_numbers(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Start, end and value of every number: 21 billion, 1,200, twenty-three, a third, half."""
    for match in _NUMBER_RE.finditer(text):
        value = _value(match)
        if value is not None:
            yield *match.span(), value


def english_span(text: str, start: int, end: int, measure: Measure) -> tuple[int, int]:
    """A number's place with its unit and the words that qualify it: more than 2,000 mu."""
    names = "|".join(re.escape(name) for name in _written_units(measure.unit) if name)
    if names and (unit := re.compile(rf"[ -]?(?:{names})(?![\w-])").match(text, end)):
        end = unit.end()
    if measure.qualifier != "exact" and (before := _QUALIFIER_RE.search(text, 0, start)):
        start = before.start()
    return start, end


def _written_units(unit: str) -> tuple[str, ...]:
    return (*unit_names(unit), "%", "percent") if unit == "percent" else unit_names(unit)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["part"]:
        above = (match["above"] or "a").lower()
        return Decimal(_ONES.get(above, 1)) / _PARTS[match["part"].lower()]
    value = Decimal(1)
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
    elif match["words"]:
        value = Decimal(sum(_SMALL[word] for word in match["words"].lower().split("-")))
    for scale in (match["scale"], match["scale2"]):
        value *= _SCALES[scale.lower()] if scale else 1
    return value
