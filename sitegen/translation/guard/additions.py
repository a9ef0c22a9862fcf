"""Puts dates that a translation dropped back to the head of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.figures.english.dates import MONTHS
from sitegen.figures.wording.english import ordinal
from sitegen.translation.guard.claim import Claim

DATES = ("year", "month", "day")
"""The kinds of claims that are dates."""
_LOWERED = frozenset(
    """The A An In On At By From Since This These That Those It He She They We There As After Before
    During According More Nearly About Some Many Most All Both Its Their His Her Our My Your No One
    Two Three And But For If Now Yet So When While Where What Why How An Of To With Because Although
    However Then Today Here Such Only Even Just Not""".split()
)
"""Words that begin a sentence with a capital for no other reason."""


def with_dates(text: str, claims: Sequence[Claim]) -> str:
    """A text with dates at its head: "On November 3, …", "From 2021 to 2022, …"."""
    values = {k: [int(c.choices[0][0]) for c in claims if c.kind == k] for k in DATES}
    months = [MONTHS[value - 1] for value in values["month"]]
    days = [ordinal(value) for value in values["day"]]
    years = [str(value) for value in values["year"]]
    if len(months) == 1 and len(days) == 1:
        year = f", {years.pop()}" if len(years) == 1 else ""
        text = _headed(text, f"On {months[0]} {values['day'][0]}{year}")
        months, days = [], []
    for preposition, article, words in (
        ("On", "the ", days),
        ("In", "", months),
        ("In", "", years),
    ):
        if len(words) == 1:
            text = _headed(text, f"{preposition} {article}{words[0]}")
        elif words:
            text = _headed(text, f"From {article}{words[0]} to {article}{words[-1]}")
    return text


def _headed(text: str, words: str) -> str:
    first = text.split(" ", 1)[0]
    lowered = text[0].lower() + text[1:] if first in _LOWERED else text
    return f"{words}, {lowered}"
