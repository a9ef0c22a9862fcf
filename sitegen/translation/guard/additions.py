"""Puts back what a translation dropped: dates to the head of the sentence, figures to its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.figures.english.dates import MONTHS
from sitegen.figures.wording.english import english, ordinal, unit_name
from sitegen.translation.guard.source import Claim

_SENTENCE_END_RE = re.compile(r"[.!?]?[”\"’')]*\s*$")
_MOST = 2
"""Figures in brackets; more of them are no sentence."""

_DATES = ("year", "month", "day")
_IN_WORDS = ("fraction", "times")
_LOWERED = frozenset(
    """The A An In On At By From Since This These That Those It He She They We There As After Before
    During According More Nearly About Some Many Most All Both Its Their His Her Our My Your No One
    Two Three""".split()
)
"""Words that begin a sentence with a capital for no other reason."""


def with_dates(text: str, claims: Sequence[Claim]) -> str:
    """A text with dates at its head: "On November 3, …", "From 2021 to 2022, …"."""
    values = {k: [int(c.choices[0][0]) for c in claims if c.kind == k] for k in _DATES}
    months = [MONTHS[value - 1] for value in values["month"]]
    days = [ordinal(value) for value in values["day"]]
    if len(months) == 1 and len(days) == 1:
        text = _headed(text, f"On {months[0]} {values['day'][0]}")
        months, days = [], []
    for preposition, article, words in (
        ("On", "the ", days),
        ("In", "", months),
        ("In", "", [str(value) for value in values["year"]]),
    ):
        if len(words) == 1:
            text = _headed(text, f"{preposition} {article}{words[0]}")
        elif words:
            text = _headed(text, f"From {article}{words[0]} to {article}{words[-1]}")
    return text


def with_brackets(text: str, claims: Sequence[Claim]) -> str | None:
    """A text with figures in brackets behind it, or None where they would not read as English: a
    number without a unit says nothing there."""
    ends: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.kind not in _DATES:
            ends.setdefault(claim.start, []).append(claim)
    if not ends:
        return text
    words = [_worded(of_one) for of_one in ends.values()]
    if len(words) > _MOST or "" in words:
        return None
    end = _SENTENCE_END_RE.search(text)
    place = end.start() if end else len(text)
    return f"{text[:place].rstrip()} ({', '.join(words)}){text[place:]}"


def _worded(claims: Sequence[Claim]) -> str:
    """A figure, or both ends of a range, in words; nothing for what has no unit."""
    claim = claims[0]
    measure = claim.whole if len(claims) > 1 else claim.measure
    if measure is None or not (unit_name(measure) or measure.unit in _IN_WORDS):
        return ""
    return english(measure, claim.surface).partition(" (about")[0]


def _headed(text: str, words: str) -> str:
    first = text.split(" ", 1)[0]
    lowered = text[0].lower() + text[1:] if first in _LOWERED else text
    return f"{words}, {lowered}"
