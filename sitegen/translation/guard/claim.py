"""What a Chinese sentence says in numbers, and which values an English one may say it with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sitegen.model import Measure, Qualifier
from sitegen.translation.guard.direction import Direction

ClaimKind = Literal["figure", "year", "month", "day", "clock", "ordinal", "digits"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of the source that the translation must have.

    `choices` are the values it may have there, each with the unit it is then in; `parts` the
    numbers of a quantity of several units (1小时47分), which may stand for it together. `whole` is
    the measure of both ends where the claim is one end of a range. `must`: its absence is a fault;
    a vague or single thing (数百, 一名) may be worded without a number. `direction`: whether the
    source says that something rose or fell by it.
    """

    start: int
    end: int
    surface: str
    kind: ClaimKind
    choices: tuple[tuple[Decimal, str], ...]
    qualifier: Qualifier = "exact"
    measure: Measure | None = None
    whole: Measure | None = None
    parts: tuple[Decimal, ...] = ()
    must: bool = True
    direction: Direction = ""
