"""Numbers in English text with their scale, sign and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.numerals import (
    PARTS,
    SCALES,
    SHORT_SCALE,
    WORD,
    WORD_SCALE,
    from_digits,
    from_words,
    is_year,
)
from sitegen.figures.english.units import CURRENCY_SIGNS, SIGN, unit_behind

_MANY = (
    "people|persons|inhabitants|residents|citizens|users|viewers|visitors|tourists|passengers|travell?ers"
    "|customers|subscribers|members|followers|workers|jobs|farmers|students|pupils|children|women|men"
    "|households|families|homes|tonn?es|tons|barrels|hectares|acres|mu|vehicles|cars|units|copies|doses"
    "|views|votes|shares|cases"
)
_NUMBER_RE = re.compile(
    rf"""(?P<sign>(?<!\w)(?:{SIGN})\ ?)?
    (?:
      (?(sign)|(?<![\w.])(?<!\d,)(?<!(?-i:[A-Z])-))
      (?P<minus>[-−–]|(?<!plus\ or\ )minus\ |negative\ )?
      (?P<digits>\d[\d,]*(?:\.\d[\d,.]*\d|\.\d)?)(?<![,.])
      # Single letters are scales behind a currency, or before what has no length: $5m, 17m people.
      (?:[ -]?(?P<scale>{WORD_SCALE}|{SHORT_SCALE}|(?(sign)[mkb]|m(?=\ (?:{_MANY})\b)))(?![a-z]))?
      (?:[ -](?P<scale2>{WORD_SCALE})\b)?
    | (?<![\w-])half\ (?P<half_of>an?\ (?:{WORD_SCALE}))\b
    | (?<![\w-])(?P<words>(?:{WORD}|an?(?=\ (?:{WORD_SCALE})))
      (?:(?:[ -]|,?\ and\ )(?:{WORD}|{WORD_SCALE})\b)*)(?!\w|-(?:{"|".join(PARTS)}))
    )(?P<half>½)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SCALED_RE = re.compile(WORD_SCALE, re.IGNORECASE)
_NAME_RE = re.compile("[A-Za-z]")
# 5G is a name; the 1990s and the 76ers say a number.
_PLURAL_RE = re.compile(r"(?:er)?s\b")
_LIST_RE = re.compile(
    r" ?(?:[-–—~]|to|and|or)(?: (?:from|about|nearly|over))? ?|, ?"
)  # fmt: skip


def find_quantities(text: str) -> Iterator[Fact]:
    """Numbers; in "3 to 5 million yuan" the unit of the last holds for the first too."""
    listed: list[Fact] = []
    for match in _NUMBER_RE.finditer(text):
        fact = _read(text, match)
        if fact is None:
            continue
        if listed and not _LIST_RE.fullmatch(text, listed[-1].end, fact.start):
            yield from listed
            listed = []
        listed.append(fact)
        scale = _scale_of(match)
        if (fact.unit and not match["sign"]) or scale != 1:
            yield from (_sharing(one, fact.unit, scale) for one in listed[:-1])
            yield fact
            listed = []
    yield from listed


def _half_of(words: str) -> Decimal | None:
    """Half a million."""
    whole = from_words(words)
    return None if whole is None else whole / 2


def _scale_of(match: re.Match[str]) -> Decimal:
    """The last scale word of a number: that of "four hundred" is 100."""
    words = _SCALED_RE.findall(match[0])
    return SCALES[words[-1].lower()] if words else Decimal(1)


def _sharing(fact: Fact, unit: str, scale: Decimal) -> Fact:
    """In "in 2023, 5 million yuan" the first is a year."""
    if is_year(fact.value) or fact.kind != "number":
        return fact
    return replace(fact, unit=fact.unit or unit, shared=scale if fact.value < scale else Decimal(1))


def _read(text: str, match: re.Match[str]) -> Fact | None:
    start, end = match.span()
    if match["half_of"]:
        value, scaled = _half_of(match["half_of"]), True
    elif match["words"]:
        value = from_words(match["words"])
        scaled = bool(_SCALED_RE.search(match["words"]))
    else:
        value = from_digits(match["digits"])
        scaled = bool(match["scale"])
        if value is None:
            return Fact(start, end, end, Decimal(0), "malformed")
        for name in ("scale", "scale2"):
            value *= SCALES[match[name].lower()] if match[name] else 1
        if match["minus"] and match["minus"] != "–":
            value = -value
    if value is None:
        return None
    value += Decimal("0.5") if match["half"] else 0
    last, unit = unit_behind(text, end)
    if not (unit or scaled or match["words"]) and _NAME_RE.match(text, end):
        return Fact(start, end, end, value) if _PLURAL_RE.match(text, end) else None
    if match["sign"]:
        unit = CURRENCY_SIGNS.get(match["sign"].strip(), "CNY")
    return Fact(start, end, last, value, unit=unit, word=bool(match["words"]))
