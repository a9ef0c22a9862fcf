"""Units as English text writes them, to the canonical codes of Chinese figures."""

from __future__ import annotations

import re

from sitegen.figures.wordlists import table


def _rows() -> dict[str, str]:
    """Canonical unit by the pattern it is written with."""
    return {pattern: unit for unit, *patterns in table("units_read_en.txt") for pattern in patterns}


_PATTERNS = _rows()
_CODES = list(_PATTERNS.values())
_UNIT_RE = re.compile(
    r"[ -]?(?:(?:consecutive|straight|full|whole) )?(?:"
    + "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_PATTERNS))
    + r")(?![\w²³])",
    re.IGNORECASE,
)
CURRENCY_SIGNS: dict[str, str] = {
    "US$": "USD", "US $": "USD", "$": "USD", "USD": "USD", "HK$": "HKD", "HKD": "HKD",
    "A$": "AUD", "$A": "AUD", "C$": "CAD", "$C": "CAD", "S$": "SGD", "NT$": "TWD",
    "€": "EUR", "EUR": "EUR", "Euro": "EUR", "£": "GBP", "GBP": "GBP", "Pound": "GBP",
    "JPY": "JPY", "RM": "MYR", "Rs.": "INR", "Rs": "INR", "₹": "INR",
    "CN¥": "CNY", "RMB": "CNY", "CNY": "CNY", "¥": "CNY", "￥": "CNY", "yuan": "CNY",
}  # fmt: skip
SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))


def unit_behind(text: str, end: int) -> tuple[int, str]:
    """Where the unit behind a number ends, and its code; the number's end and "" if none."""
    match = _UNIT_RE.match(text, end)
    if match is None:
        return end, ""
    return match.end(), _CODES[int(str(match.lastgroup)[1:])]
