"""A text and where its numbers begin, found once for all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sitegen.figures.numerals import CHARACTERS

NUMERALS = f"0-9０-９{CHARACTERS}"
"""The inside of a character class of all that numbers are made of."""

LIST_GAP_RE = re.compile("[、和与及或]|以及")
"""What stands between two numbers of a list."""

CLAUSE_END_RE = re.compile(r"[，。；、！？）)”」：:%\s和与及或—,;]|$")
"""What stands behind a number that ends its clause."""

# 上千, 数百 and 好几 begin with a word; 半 and 几 stand for numbers, and 数 does in 数年; 翻番 and
# 腰斩 have one in them unsaid.
_NUMBER_START_RE = re.compile(
    f"[{NUMERALS}俩仨]+|[半几]|[上成](?=[十百千万亿])|数(?=[十百千万亿年天月周日次名位个])|好几"
    "|翻(?=[番倍])|腰斩"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of one paragraph; `numbers` are the indexes where a run of numerals begins.

    Rules try their patterns there and not at every character: numbers are few in a text, and
    patterns many.
    """

    text: str
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The passage of a text."""
        return cls(text, tuple(match.start() for match in _NUMBER_START_RE.finditer(text)))

    def without(self, claimed: bytearray) -> Passage:
        """The passage with those numbers only that stand outside the claimed indexes."""
        return Passage(self.text, tuple([n for n in self.numbers if not claimed[n]]))

    def at_numbers(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begin where a number does; they never overlap."""
        end, text, match_at = 0, self.text, pattern.match
        for index in self.numbers:
            if index >= end and (match := match_at(text, index)):
                yield match
                end = match.end()

    def matches(
        self, at_numbers: re.Pattern[str], anywhere: re.Pattern[str]
    ) -> Iterator[re.Match[str]]:
        """Matches of two patterns: one that begins with a number, and one that does not.

        `anywhere` is quick where each of its alternatives begins with a character of its own.
        """
        yield from self.at_numbers(at_numbers)
        yield from anywhere.finditer(self.text)


def any_pattern(*patterns: str) -> re.Pattern[str]:
    """Matches what any of the patterns does, the first that fits."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
