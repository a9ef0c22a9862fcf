"""English number text to exact decimals: 1,886, 2.1bn, twenty-one, a third, dozens."""

from __future__ import annotations

import re
from decimal import Decimal

SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12,
    "k": Decimal(1000), "m": Decimal(10) ** 6, "mn": Decimal(10) ** 6, "mln": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9, "tn": Decimal(10) ** 12, "trn": Decimal(10) ** 12,
}  # fmt: skip
ONES: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
GRADES: dict[str, int] = {"primary": 1, "secondary": 2, "tertiary": 3}
PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_SMALL = ONES | TENS
_WORD_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
WORD = "|".join(sorted((*TENS, *ONES), key=len, reverse=True))
WORD_SCALE = "|".join(_WORD_SCALES)
SHORT_SCALE = "bn|tn|trn|mln|mn"

_GROUPED_RE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def from_digits(text: str) -> Decimal | None:
    """The value of digits, None for malformed ones: 1,3140 and 1.283,000."""
    return Decimal(text.replace(",", "")) if _GROUPED_RE.fullmatch(text) else None


def from_words(text: str) -> Decimal | None:
    """The value of a number in words: two hundred and thirty-five thousand, three million.

    None where words do not make a number, such as "five two".
    """
    total, part, last = Decimal(0), Decimal(0), ""
    for word in re.split(r"[\s-]+", text.lower()):
        if word in ("and", "a", "an"):
            part = Decimal(1) if word != "and" else part
        elif word in _SMALL:
            if last in ONES or (last in TENS and word not in ONES):
                return None
            part += _SMALL[word]
        elif word == "hundred":
            part = (part or Decimal(1)) * 100
        elif word in SCALES:
            total += (part or Decimal(1)) * SCALES[word]
            part = Decimal(0)
        else:
            return None
        last = word
    return total + part


def is_year(value: Decimal) -> bool:
    """Whether a bare number is likely to be a year: a whole one from 1900 to 2100."""
    return 1900 <= value <= 2100 and value == int(value)
