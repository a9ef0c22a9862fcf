"""Parts of a Chinese sentence that are put in English before an engine translates it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Wording(NamedTuple):
    """What stands between two places of a sentence, in English."""

    start: int
    end: int
    english: str


def worded(chinese: str, wordings: Iterable[Wording]) -> str:
    """A sentence with parts of it in English: 完成投资 21 billion yuan。

    Of wordings that overlap the longest is taken; of those that are as long the first given.
    """
    taken: list[Wording] = []
    for wording in sorted(wordings, key=lambda wording: wording.start - wording.end):
        if all(wording.end <= other.start or wording.start >= other.end for other in taken):
            taken.append(wording)
    for start, end, english in sorted(taken, reverse=True):
        chinese = f"{chinese[:start]} {english} {chinese[end:]}"
    return chinese
