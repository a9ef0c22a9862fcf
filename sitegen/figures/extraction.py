"""From a text to the places, values and units of its figures.

Rules claim stretches of the text as figures or as none; the first claim holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sitegen.figures.amounts import starts_amount
from sitegen.figures.mentions import Claim, Mention
from sitegen.figures.numerals import plain_numerals
from sitegen.figures.passages import LIST_GAP_RE, NUMERALS, Passage
from sitegen.figures.plain import visible_text
from sitegen.figures.rules import (
    adverbials,
    ages,
    compounds,
    dates,
    garbled,
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
    garbled.find,
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
    visible, places = visible_text(text)
    if visible != text:
        return tuple(mention.moved(places) for mention in find_mentions(visible, names))
    text = _readable(text)
    claimed = bytearray(len(text))
    for name in names:
        for match in re.finditer(re.escape(name), text):
            claimed[match.start() : match.end()] = b"\x01" * len(name)
    mentions: list[Mention] = []
    passage = Passage.of(text).without(claimed)
    for rule in RULES:
        if not passage.numbers:
            break
        found = [claim for claim in rule(passage) if _claim(claimed, claim)]
        mentions += [claim for claim in found if isinstance(claim, Mention)]
        passage = passage.without(claimed) if found else passage
    return tuple(_with_shared_qualifiers(text, sorted(mentions, key=lambda m: m.start)))


def _claim(claimed: bytearray, claim: Claim) -> bool:
    """Whether the stretch was free; from now on it is claimed."""
    if any(claimed[claim.start : claim.end]):
        return False
    claimed[claim.start : claim.end] = b"\x01" * (claim.end - claim.start)
    return True


def _readable(text: str) -> str:
    """The text, character for character, in plain numerals and without absurd ones."""
    if not text.isprintable():
        text = _THIN_GROUPS_RE.sub(lambda match: _THIN_RE.sub(",", match[0]), text)
    text = plain_numerals(text)
    return _ABSURD_RE.sub(lambda match: "□" * len(match[0]), text)


# Spaces that only ever stand inside a number: 1 200元.
_THIN_RE = re.compile("[\u2009\u202f\xa0]")
_THIN_GROUPS_RE = re.compile(
    "(?<![0-9.,])[0-9]{1,3}(?:[\u2009\u202f\xa0][0-9]{3})+(?![0-9]|[\u2009\u202f\xa0][0-9])"
)
# No number of the news is so long; patterns that try every start would take quadratic time.
_ABSURD_RE = re.compile(f"[{NUMERALS},，.．]{{65,}}")


def _with_shared_qualifiers(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """In 不低于20%、40%、60% the qualifier before the first holds for every member."""
    end, unit, shared = 0, "", None
    for mention in mentions:
        listed = mention.unit == unit and LIST_GAP_RE.fullmatch(text, end, mention.start)
        end, unit = mention.end, mention.unit
        if shared and listed and mention.qualifier == "exact" and not mention.vague:
            yield replace(mention, qualifier=shared)
            continue
        leads = mention.qualifier not in ("exact", "rank")
        shared = mention.qualifier if leads and not starts_amount(text, mention.start) else None
        yield mention
