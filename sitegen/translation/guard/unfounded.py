"""Words of a translation that give a number a meaning for which the source has no ground."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.figures.english.fact import Fact
from sitegen.translation.guard.unitwords import DOLLARS_RE

_DOUBLED_RE = re.compile(r"doubl(?:ed|es|ing)", re.IGNORECASE)
_DOUBLING_RE = re.compile("[倍番翻两]|百分之百|100")


_TIMES = {
    "year": re.compile("[年岁载龄春秋]|十[一二三四五六]五"), "month": re.compile("[月年季]"),
    "week": re.compile("[周期]|礼拜"), "day": re.compile("[天日昼夜]"),
    "hour": re.compile("[时点夜天日]|钟头"),
}  # fmt: skip
"""What a source must have for a translation to speak of years, months, …"""


def unfounded(chinese: str, english: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Dollars of a source that speaks of none (二百以下 is not "under $200"), what "doubled" where
    only two things rose or fell (双降), and years without one (十八大 is not "18 years")."""
    dollars, doubling = DOLLARS_RE.search(chinese), _DOUBLING_RE.search(chinese)
    for fact in facts:
        doubled = _DOUBLED_RE.fullmatch(english, fact.start, fact.number_end)
        time = _TIMES.get(fact.unit)
        timeless = time is not None and not time.search(chinese)
        if (fact.unit == "USD" and not dollars) or (doubled and not doubling) or timeless:
            yield fact
