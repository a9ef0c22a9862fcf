"""Words of a translation that give a number a meaning for which the source has no ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.figures.english.fact import Fact
from sitegen.translation.guard.unitwords import DOLLARS_RE

_DOUBLED_RE = re.compile(r"doubl(?:ed|es|ing)", re.IGNORECASE)
_DOUBLING_RE = re.compile("[倍番翻两]|百分之百|100")


def unfounded(chinese: str, english: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Dollars of a source that speaks of none (二百以下 is not "under $200"), and what "doubled"
    where only two things rose or fell (双降)."""
    dollars, doubling = DOLLARS_RE.search(chinese), _DOUBLING_RE.search(chinese)
    for fact in facts:
        doubled = _DOUBLED_RE.fullmatch(english, fact.start, fact.number_end)
        if (fact.unit == "USD" and not dollars) or (doubled and not doubling):
            yield fact
