"""Numbers that English says in words of their own: fractions, multiples, ordinals, dozens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.numerals import GRADES, ONES, ORDINALS, PARTS, TENS, WORD_SCALE
from sitegen.figures.english.units import unit_behind
from sitegen.figures.numerals import roman_value

NUMBERED = "number"
"""The unit of what is numbered, No. 28, and so no day."""

_PART = "|".join(sorted(PARTS, key=len, reverse=True))
_ABOVE = "an?|one|two|three|four|five|six|seven|eight|nine|\\d+"
_FRACTION_RE = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})[ -])?(?P<part>{_PART})s?\b(?!-\w)(?! an? (?:{WORD_SCALE}))"
    r"(?! (?:quarter|half|year|time|place|day|round|month)\b)"
    r"|\b(?P<top>\d)/(?P<under>\d{1,3})\b|(?P<sign>[½⅓⅔¼¾])",
    re.IGNORECASE,
)
_OUT_OF_RE = re.compile(
    rf"(?<![\w.,])(?P<above>{_ABOVE}) (?:out of|in)(?: every)? (?P<below>{'|'.join(ONES)}|\d+)\b"
    r"(?<!in (?:19|20)\d\d)(?! ?%|,\d)",
    re.IGNORECASE,
)
_AND_A_HALF_RE = re.compile(
    rf"\b(?P<whole>{'|'.join(ONES)}|\d+|an?)(?: (?P<unit>hour|day|month|year|century))?"
    r"[ -]and[ -]a[ -]half\b",
    re.IGNORECASE,
)
_PART_OF_HOUR_RE = re.compile(
    r"\b(?:(?P<above>an?|one|three)[ -])?(?:quarters?(?: of)?|(?P<half>half))[ -](?:an[ -])?"
    r"hours?\b",
    re.IGNORECASE,
)
_QUARTER = 15
"""Minutes."""
_PERIOD_RE = re.compile(
    r"\b(?:first|second|third|fourth|last|this|previous|next|1st|2nd|3rd|4th) $", re.IGNORECASE
)
_BEFORE_PART_RE = re.compile(
    r"\b(?:by|than|almost|nearly|about|around|over|roughly|only|just) $", re.IGNORECASE
)
_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
_TIMES: dict[str, int] = {
    "doubl": 2, "twice": 2, "two": 2, "tripl": 3, "trebl": 3, "three": 3, "thrice": 3,
    "quadrupl": 4, "four": 4, "quintupl": 5, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "once": 1,
}  # fmt: skip
_TIMES_RE = re.compile(
    r"\b(?:(?P<verb>doubl|tripl|trebl|quadrupl|quintupl)"
    r"(?:e|ed|ing|es(?= (?:in|to|from|its|the)\b))|(?P<word>twice|thrice|once)"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten)-?fold|(?P<half>halv(?:es?|ed|ing)))\b",
    re.IGNORECASE,
)
_VAGUE: dict[str, int] = {
    "tens of millions": 10**7, "hundreds of millions": 10**8, "tens of thousands": 10**4,
    "hundreds of thousands": 10**5, "tens of billions": 10**10,
    "hundreds of billions": 10**11, "dozens": 12, "scores of": 20, "hundreds": 100,
    "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
    "a dozen": 12, "dozen": 12, "several": 3, "a few": 3, "a couple": 2,
}  # fmt: skip
_VAGUE_RE = re.compile(rf"\b(?:{'|'.join(_VAGUE)})\b", re.IGNORECASE)
_ORDINAL_RE = re.compile(
    r"\b(?P<digits>\d+(?:,\d{3})*)(?:st|nd|rd|th)\b"
    rf"|\b(?:(?P<hundreds>an?|{'|'.join(ONES)}) hundred(?: and)? )?"
    rf"(?:(?P<tens>{'|'.join(TENS)})-)?(?P<word>{'|'.join(ORDINALS)})\b"
    r"|\b(?:No\.|number|ranked) ?#?(?P<number>\d+)\b|#(?P<hash>\d+)\b"
    rf"|\b(?P<grade>{'|'.join(GRADES)})\b"
    r"|(?P<roman>(?-i:\b(?:III?|IV|VI{1,3}|IX)\b|(?<!\w)[Ⅰ-Ⅹ](?!\w))"
    r"|(?<=\blevel |\bgrade |\bclass |\bphase |\bstage )[IVX]\b)",
    re.IGNORECASE,
)


def find_halves(text: str) -> Iterator[Fact]:
    """Three and a half, two-and-a-half, an hour and a half, half an hour."""
    for match in _AND_A_HALF_RE.finditer(text):
        value = _count(match["whole"]) + Decimal("0.5")
        end, unit = unit_behind(text, match.end())
        unit = match["unit"].lower() if match["unit"] else unit
        yield Fact(match.start(), match.end(), end, value, unit=unit, word=True)
    for match in _PART_OF_HOUR_RE.finditer(text):
        minutes = Decimal(_QUARTER * (2 if match["half"] else _count(match["above"] or "a")))
        yield Fact(match.start(), match.end(), match.end(), minutes, unit="minute", word=True)


def find_fractions(text: str) -> Iterator[Fact]:
    """A third, two-thirds, half, 1/3, one in five; "four thirds" is malformed. "Third" alone is an
    ordinal."""
    for match in _OUT_OF_RE.finditer(text):
        above, below = _count(match["above"]), _count(match["below"])
        if 0 < above < below:
            yield _share(match, above, below)
    for match in _FRACTION_RE.finditer(text):
        word = (match["part"] or "").lower()
        article = (match["above"] or "").lower() in ("", "a", "an")
        third = word == "third" and match["above"]
        if word in ORDINALS and article and not (third or _is_part(text, match)):
            continue
        if word and not match["above"] and _PERIOD_RE.search(text, 0, match.start()):
            continue  # The first half, the last quarter.
        if match["sign"]:
            above, below = _SIGNS[match["sign"]]
        elif match["top"]:
            above, below = int(match["top"]), int(match["under"])
        else:
            above, below = _count(match["above"] or "a"), PARTS[word]
        if above != below and below:  # The four quarters of a match are none.
            yield _share(match, above, below)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """ "By a fifth", "a tenth of them", but "a fifth time" and "the tenth of May"."""
    if (match["above"] or "").lower() not in ("a", "an"):
        return False
    return text.startswith(" of ", match.end()) or bool(
        _BEFORE_PART_RE.search(text, 0, match.start())
    )


def _count(word: str) -> int:
    return int(word) if word.isdigit() else ONES.get(word.lower(), 1)


def _share(match: re.Match[str], above: int, below: int) -> Fact:
    if above > below:
        return Fact(match.start(), match.end(), match.end(), Decimal(0), "malformed", word=True)
    value = Decimal(above) / below
    return Fact(match.start(), match.end(), match.end(), value, unit="fraction", word=True)


def find_multiples(text: str) -> Iterator[Fact]:
    """Doubled, twice, threefold, halved."""
    for match in _TIMES_RE.finditer(text):
        name = (match["verb"] or match["word"] or match["fold"] or "").lower()
        value = Decimal("0.5") if match["half"] else Decimal(_TIMES[name])
        yield Fact(match.start(), match.end(), match.end(), value, unit="times", word=True)


def find_vague(text: str) -> Iterator[Fact]:
    """Dozens, hundreds, tens of thousands: the value is the least they can mean."""
    for match in _VAGUE_RE.finditer(text):
        value = Decimal(_VAGUE[match[0].lower()])
        of = match.end() + len(" of") * text.startswith(" of ", match.end())
        unit = unit_behind(text, of)[1]
        yield Fact(match.start(), match.end(), match.end(), value, "vague", unit, word=True)


def find_ordinals(text: str) -> Iterator[Fact]:
    """Third, 27th, No. 3, twenty-first, two hundred and sixtieth, secondary, level II."""
    for match in _ORDINAL_RE.finditer(text):
        digits = match["digits"] or match["number"] or match["hash"]
        if digits:
            value = Decimal(digits.replace(",", ""))
        elif match["roman"]:
            value = Decimal(roman_value(match["roman"]))
        elif match["grade"]:
            value = Decimal(GRADES[match["grade"].lower()])
        else:
            value = Decimal(TENS.get((match["tens"] or "").lower(), 0))
            value += ORDINALS[match["word"].lower()]
            value += 100 * _count(match["hundreds"]) if match["hundreds"] else 0
        word = bool(match["word"] or match["grade"])
        unit = NUMBERED if match["number"] or match["hash"] else ""
        yield Fact(match.start(), match.end(), match.end(), value, "ordinal", unit, word=word)
