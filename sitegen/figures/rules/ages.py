"""Ages in decades: 年过六旬, 年过半百."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import parse_number
from sitegen.figures.passages import Passage
from sitegen.model import Qualifier

_DECADES_RE = re.compile("(?P<how>[过逾近届])(?:(?P<tens>[三四五六七八九])旬|半百)")
_QUALIFIERS: dict[str, Qualifier] = {"过": "over", "逾": "over", "近": "nearly", "届": "exact"}
_HALF_A_HUNDRED = Decimal(50)


def find(passage: Passage) -> Iterator[Mention]:
    """Ages that are counted in decades. 八旬老人 only describes a person."""
    for match in _DECADES_RE.finditer(passage.text):
        tens = parse_number(match["tens"]) if match["tens"] else None
        years = _HALF_A_HUNDRED if tens is None else tens * 10
        unit = "旬" if match["tens"] else ""
        qualifier = _QUALIFIERS[match["how"]]
        yield Mention(match.start("how"), match.end(), years, "year_of_age", unit, "age", qualifier)
