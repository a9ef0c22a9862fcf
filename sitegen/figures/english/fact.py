"""What is found in English text: numbers and parts of dates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FactKind = Literal["number", "month", "day", "clock", "ordinal", "vague", "malformed"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number or a part of a date. `end` includes the unit, `number_end` does not.

    Percentages are 0–100, fractions 0–1 with the unit `fraction`, multiples have `times`. The value
    of a clock time is its minutes since midnight, on a 24-hour clock where the text says which half
    of the day. `word`: it is written in letters. `shared` is the scale that a number of a range may
    share with the one behind it ("three to four hundred"). A malformed number has the value 0.
    """

    start: int
    number_end: int
    end: int
    value: Decimal
    kind: FactKind = "number"
    unit: str = ""
    word: bool = False
    shared: Decimal = Decimal(1)
