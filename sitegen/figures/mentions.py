"""What the rules find in a text: numbers that measure something, and stretches that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from sitegen.model import FigureKind, Measure, Qualifier


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure's place (indexes in the text) and measure, before it has a label; see `Measure`."""

    start: int
    end: int
    value: Decimal
    unit: str
    unit_zh: str
    kind: FigureKind
    qualifier: Qualifier = "exact"
    value_high: Decimal | None = None
    vague: bool = False
    counter: bool = False

    def moved(self, places: Sequence[int]) -> Self:
        """The mention in a text whose characters stand at these places."""
        return replace(self, start=places[self.start], end=places[self.end - 1] + 1)

    @property
    def measure(self) -> Measure:
        """How much it says."""
        return Measure(
            self.value,
            self.value_high,
            self.unit,
            self.unit_zh,
            self.qualifier,
            self.kind,
            self.vague,
            self.counter,
        )


@dataclass(frozen=True, slots=True)
class NoFigure:
    """A stretch of text whose numbers measure nothing: a date, a name, an ordinal."""

    start: int
    end: int


Claim = Mention | NoFigure
