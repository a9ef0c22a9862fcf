"""Numbers of a source that a translation says without a number of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.units import unit_behind
from sitegen.figures.numerals import CHARACTERS
from sitegen.translation.guard.claim import Claim

_EXACT = Decimal("1e-9")
_WORDS = (
    (Decimal("0.5"), None, re.compile(r"\b(?:majority|most of|mostly)\b", re.I)),
    (Decimal(2), None, re.compile(r"\b(?:both|each|every|either|pair)\b", re.I)),
    (Decimal(0), None, re.compile(r"\b(?:nil|none|zero|nothing|no)\b", re.I)),
    (Decimal(100), "year", re.compile(r"\b(?:century|centuries|centen\w+)\b", re.I)),
    (Decimal(100), "percent", re.compile(r"\b(?:all|entire|whole|every|each|full\w*)\b", re.I)),
)
"""A value, with its unit where only that is said so, and its words."""
_FIRST_RE = re.compile(
    r"\b(?:first|top(?:s|ped|ping)?|lead(?:s|er|ing)?|led|champions?|winn(?:er|ing)|won"
    r"|foremost|most|best|ahead|follow(?:ed|ing)?|(?:larg|high|bigg|great|fast|long|strong)est)\b",
    re.IGNORECASE,
)
_FINALS_RE = re.compile(r"\b(?:semi|quarter)-?finals?\b|\b(?:last|final|top|round of)\b", re.I)
"""Who is left in a competition (四强, 八强, 16强)."""
_GROUPS = {2: "pair|couple|duo|twins?", 3: "trio|threesome|triplets", 4: "quartet|foursome"}
"""Words for so many people or things."""


def said_otherwise(claim: Claim, facts: Sequence[Fact], used: set[int], english: str) -> bool:
    """Whether a claim is said by several numbers together, in words, or as part of a name. Facts
    that say it together are added to those that are `used`."""
    values = [fact.value for fact in facts]
    if claim.parts and all(any(abs(p - v) <= _EXACT for v in values) for p in claim.parts):
        used |= {f for f, fact in enumerate(facts) if fact.value in claim.parts}
        return True
    if _is_first(claim):
        return bool(_FIRST_RE.search(english))
    if claim.surface.endswith("强"):
        return bool(_FINALS_RE.search(english))
    return (
        _is_single(claim, english)
        or _is_worded(claim, english)
        or _is_group(claim, english)
        or _is_spelled(claim, english)
    )


def said_before(claim: Claim, said: Sequence[Claim], facts: Sequence[Fact], english: str) -> bool:
    """Whether a date that is `said`, or the number of a name (Ka-52M), stands in the translation
    once for all its mentions in the source."""
    value = claim.choices[0][0]
    if claim.kind == "digits":
        named = re.search(rf"(?<![\d.,]){value}(?!\d|[.,]\d)", english)
        return bool(named) or any(value == fact.value for fact in facts)
    return claim.kind in ("year", "month", "day") and any(
        other.kind in (claim.kind, "digits") and other.choices[0][0] == value for other in said
    )


def _is_first(claim: Claim) -> bool:
    ranked = claim.measure is not None and claim.measure.unit == "rank"
    return (ranked or claim.kind == "ordinal") and claim.choices[0][0] == 1


def _is_single(claim: Claim, english: str) -> bool:
    """A euro, almost a year."""
    units = [unit for value, unit in claim.choices if value == 1 and unit]
    articles = (
        re.finditer(r"\b(?:an?|each|every|per)(?= )", english, re.IGNORECASE) if units else ()
    )
    return any(unit_behind(english, article.end())[1] in units for article in articles)


def _is_worded(claim: Claim, english: str) -> bool:
    """Half of them, both of them, all of them, none of them."""
    return any(
        value == worded and only in (None, unit) and words.search(english)
        for value, unit in claim.choices
        for worded, only, words in _WORDS
    )


def _is_group(claim: Claim, english: str) -> bool:
    words = _GROUPS.get(int(claim.choices[0][0])) if claim.kind == "figure" else None
    return bool(words and re.search(rf"\b(?:{words})\b", english, re.IGNORECASE))


def _is_spelled(claim: Claim, english: str) -> bool:
    """Whether it belongs to a name, which English spells in pinyin: 五道梁 is Wudaoliang."""
    surface = claim.surface
    if claim.kind != "figure" or len(surface) < 2 or surface[0] not in CHARACTERS:
        return False
    from pypinyin import lazy_pinyin

    return bool(re.search(rf"\b{''.join(lazy_pinyin(surface)).capitalize()}", english))
