"""Number text, in digits or characters or both, to exact decimals and back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

DIGITS = "〇零○一二三四五六七八九"
_DIGIT_VALUES = {"〇": 0, "零": 0, "○": 0, "两": 2, "俩": 2, "仨": 3} | {
    char: value for value, char in enumerate("一二三四五六七八九", 1)
}
_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
_LARGE_SCALES = {"万": 10**4, "亿": 10**8}

CHARACTER = "〇零○一二两三四五六七八九十百千万亿"
# The largest number a Chinese news text means is in 万亿; beyond 亿亿 it is no figure.
LIMIT = Decimal(10) ** 20
_LONGEST = 64

_PLAIN_RE = re.compile(r"\d+(?:\.\d+)?")
_DIGIT_STRING_RE = re.compile("[〇零○一二三四五六七八九]{2,}")
_GROUPED_RE = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")

ARABIC = r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+"
"""Digits, with commas between groups of three; never half of a longer run."""


def parse_number(text: str) -> Decimal | None:
    """The value of a whole number text: 210亿, 1,100.9亿, 二十万亿, 25万6千, 两千三, 38．6.

    None for text that is no number, for malformed grouping (1,3140) and for absurd size.
    """
    if text in _DIGIT_VALUES:
        return Decimal(_DIGIT_VALUES[text])
    text = unicodedata.normalize("NFKC", text)
    if "," in text and not _GROUPED_RE.match(text):
        return None
    text = text.replace(",", "")
    if not text or len(text) > _LONGEST:
        return None
    if _PLAIN_RE.fullmatch(text):
        value: Decimal | None = Decimal(text)
    elif _DIGIT_STRING_RE.fullmatch(text):
        value = Decimal("".join(str(_DIGIT_VALUES[char]) for char in text))
    else:
        value = _large(text)
    return value if value is not None and value < LIMIT else None


def _large(text: str) -> Decimal | None:
    """A number with 点, 亿 and 万: the part before the last large scale counts that scale."""
    whole, point, fraction = text.partition("点")
    if point and re.fullmatch(f"[{DIGITS}]+", fraction):
        base = _large(whole) if whole else None
        places = "".join(str(_DIGIT_VALUES[char]) for char in fraction)
        return None if base is None else base + Decimal(f"0.{places}")
    for scale in ("亿", "万"):
        head, found, tail = text.rpartition(scale)
        if not found:
            continue
        before = _large(head) if head else Decimal(1) if scale == "亿" else None
        if before is None:
            return None
        if not tail:
            return before * _LARGE_SCALES[scale]
        after = _tail(tail, _LARGE_SCALES[scale])
        return None if after is None else before * _LARGE_SCALES[scale] + after
    return _small(text)


def _tail(text: str, scale: int) -> Decimal | None:
    """What follows a scale: 12万3456 is 123,456, and 三万五 is 35,000."""
    if re.fullmatch("[一二三四五六七八九]", text):
        return Decimal(_DIGIT_VALUES[text]) * scale / 10
    after = _large(text) if re.search("[万亿]", text) else _small(text.lstrip("零〇"))
    return after if after is not None and after < scale else None


def _small(text: str) -> Decimal | None:
    """A number below 万, in digits (3.5, 6千, 3456) or in characters (两千三百零五)."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([十百千]?)", text)
    if match:
        return Decimal(match[1]) * _SMALL_SCALES.get(match[2], 1)
    return _characters(text)


def _characters(text: str) -> Decimal | None:
    total, digit, last_scale = 0, None, 10**4
    after_zero = False
    for char in text:
        if char in _DIGIT_VALUES:
            if digit is not None and digit != 0:
                return None
            digit = _DIGIT_VALUES[char]
            after_zero = after_zero or digit == 0
            continue
        scale = _SMALL_SCALES.get(char)
        if scale is None or scale >= last_scale or (digit is None and char != "十"):
            return None
        total += (1 if digit is None else digit) * scale
        last_scale, digit, after_zero = scale, None, False
    if digit is not None:
        # 两千三 is 2,300; 两千零三 is 2,003.
        spoken = last_scale > 10 and last_scale < 10**4 and not after_zero
        total += digit * (last_scale // 10 if spoken else 1)
    return Decimal(total) if text else None
