"""From a text to the places, values and units of its figures.

Rules claim stretches of the text as figures or as none; the first claim holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sitegen.figures.amounts import starts_amount
from sitegen.figures.mentions import Claim, Mention
from sitegen.figures.passages import Passage
from sitegen.figures.rules import (
    adverbials,
    ages,
    compounds,
    dates,
    multiples,
    names,
    ordinals,
    quantities,
    scores,
    shares,
    slogans,
    tolls,
)

RULES: Sequence[Callable[[Passage], Iterable[Claim]]] = (
    scores.find,
    compounds.find,
    ages.find,
    tolls.find,
    dates.find,
    adverbials.find,
    ordinals.find,
    shares.find,
    multiples.find,
    names.find,
    slogans.find,
    quantities.find,
)
"""In the order in which they may claim a stretch of text."""


def find_mentions(text: str, names: Collection[str] = ()) -> tuple[Mention, ...]:
    """The figures of a text, in order; they never overlap. In `names` nothing is a figure."""
    text = _ABSURD_RE.sub(lambda match: "□" * len(match[0]), text)
    claimed = bytearray(len(text))
    for name in names:
        for match in re.finditer(re.escape(name), text):
            claimed[match.start() : match.end()] = b"\x01" * len(name)
    mentions: list[Mention] = []
    passage = Passage.of(text)
    if not passage.numbers:
        return ()
    for rule in RULES:
        for claim in rule(passage.without(claimed)):
            if any(claimed[claim.start : claim.end]):
                continue
            if isinstance(claim, Mention):
                mentions.append(claim)
            claimed[claim.start : claim.end] = b"\x01" * (claim.end - claim.start)
    return tuple(_with_shared_qualifiers(text, sorted(mentions, key=lambda m: m.start)))


# No number of the news is so long; patterns that try every start would take quadratic time.
_ABSURD_RE = re.compile("[0-9０-９,，.．零〇○一二两三四五六七八九十百千万亿]{65,}")
_LIST_GAP_RE = re.compile("[、和与及或]|以及")


def _with_shared_qualifiers(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """In 不低于20%、40%、60% the qualifier before the first holds for every member."""
    end, unit, shared = 0, "", None
    for mention in mentions:
        listed = mention.unit == unit and _LIST_GAP_RE.fullmatch(text, end, mention.start)
        end, unit = mention.end, mention.unit
        if shared and listed and mention.qualifier == "exact" and not mention.vague:
            yield replace(mention, qualifier=shared)
            continue
        leads = mention.qualifier not in ("exact", "rank")
        shared = mention.qualifier if leads and not starts_amount(text, mention.start) else None
        yield mention
