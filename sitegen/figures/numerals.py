"""Number text, in digits or characters or both, to exact decimals and back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

DIGITS = "〇零○一二三四五六七八九"
_DIGIT_VALUES = {"〇": 0, "零": 0, "○": 0, "两": 2, "俩": 2, "仨": 3} | {
    char: value for value, char in enumerate("一二三四五六七八九", 1)
}
COUNTING = "一二两三四五六七八九"
"""The digits that count something, 两 among them."""
SCALES = "十百千万亿"
CHARACTERS = f"〇零○{COUNTING}{SCALES}廿卅"
"""The characters that numbers are written with."""

_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
_LARGE_SCALES = {"万": 10**4, "亿": 10**8}
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_FORMAL = str.maketrans("壹贰貳叁叄肆伍陆柒捌玖拾佰仟萬億", "一二二三三四五六七八九十百千万亿")

# The largest number a Chinese news text means is in 万亿; beyond 亿亿 it is no figure.
LIMIT = Decimal(10) ** 20
_LONGEST = 64

_PLAIN_RE = re.compile(r"\d+(?:\.\d+)?")
_DIGIT_STRING_RE = re.compile("[〇零○一二三四五六七八九]{2,}")
_GROUPED_RE = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")
_PARTS_RE = re.compile(r"(?:\d+(?:\.\d+)?[十百千])*\d*(?:\.\d+)?")
_PART_RE = re.compile(r"(\d+(?:\.\d+)?)([十百千]?)")
_GAP_RE = re.compile(r"\s+(?=[万亿])")
_FORMAL_SIGNS_RE = re.compile("[壹贰貳叁叄肆柒捌玖拾佰仟萬億]|币[伍陆]")
# 伍 and 陆 are words too (队伍百人, 大陆): they count beside another formal numeral or as money.
_FORMAL_RE = re.compile(
    f"(?:人民币[伍陆](?=[{SCALES}拾佰仟萬億])|(?<!收)[{CHARACTERS}伍陆]?[壹贰貳叁叄肆柒捌玖拾佰仟萬億])"
    f"[{CHARACTERS}壹贰貳叁叄肆伍陆柒捌玖拾佰仟萬億]*"
)

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

SPELLED = "〇零○一二三四五六七八九十"
SMALL_NUMBER = f"(?:[0-9０-９]{{1,2}}|[{SPELLED}]{{1,3}})"
"""A number of a date, a clock or a century."""

ARABIC = r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+"
"""Digits, with commas between groups of three; never half of a longer run."""


def plain_numerals(text: str) -> str:
    """A text whose formal numerals (壹佰贰拾万, 3億) are plain ones, character for character."""
    if not _FORMAL_SIGNS_RE.search(text):
        return text
    return _FORMAL_RE.sub(lambda match: match[0].translate(_FORMAL), text)


def parse_number(text: str) -> Decimal | None:
    """The value of a whole number text: 210亿, 1,100.9亿, 二十万亿, 25万6千, 两千三, 38．6, 廿五.

    None for text that is no number, for malformed grouping (1,3140), for two numbers run together
    (3万4万) and for absurd size.
    """
    if text in _DIGIT_VALUES:
        return Decimal(_DIGIT_VALUES[text])
    text = unicodedata.normalize("NFKC", text)
    if "," in text and not _GROUPED_RE.match(text):
        return None
    text = _GAP_RE.sub("", text.replace(",", ""))
    if not text or len(text) > _LONGEST:
        return None
    if _PLAIN_RE.fullmatch(text):
        value: Decimal | None = Decimal(text)
    elif _DIGIT_STRING_RE.fullmatch(text):
        value = Decimal("".join(str(_DIGIT_VALUES[char]) for char in text))
    else:
        value = _with_point(text.translate(_TENS))
    return value if value is not None and value < LIMIT else None


def _with_point(text: str) -> Decimal | None:
    """A number with 点: 七十点三三."""
    whole, point, fraction = text.partition("点")
    if not point:
        return _large(text)
    if not re.fullmatch(f"[{DIGITS}]+[万亿]?", fraction):
        return None
    scale = _LARGE_SCALES.get(fraction[-1], 1)
    places = "".join(str(_DIGIT_VALUES[char]) for char in fraction if char in _DIGIT_VALUES)
    base = _large(whole) if whole else None
    return None if base is None else (base + Decimal(f"0.{places}")) * scale


def _large(text: str, whole: bool = True) -> Decimal | None:
    """A number with 亿 and 万: the part before the last large scale counts that scale.

    `whole`: nothing follows the text, so that it may end in short (三万五).
    """
    for scale in ("亿", "万"):
        head, found, tail = text.rpartition(scale)
        if not found:
            continue
        if scale == "万" and "万" in head:
            return None
        before = _large(head, False) if head else Decimal(1) if scale == "亿" else None
        if before is None or not tail:
            return None if before is None else before * _LARGE_SCALES[scale]
        if before != before.to_integral_value():
            return None
        after = _tail(tail, _LARGE_SCALES[scale], whole)
        return None if after is None else before * _LARGE_SCALES[scale] + after
    return _small(text)


def _tail(text: str, scale: int, whole: bool) -> Decimal | None:
    """What follows a scale: 12万3456 is 123,456; 三万五 and 3万5 are 35,000."""
    if re.fullmatch("[1-9一二三四五六七八九]", text):
        return Decimal(parse_number(text) or 0) * scale / 10 if whole else None
    if text.isascii():
        return _places(text, scale)
    if scale == _LARGE_SCALES["亿"] and "万" not in text and text[0] not in "零〇":
        return None  # 一亿两千 is said for 一亿两千万, and written for 一亿零两千.
    rest = text.lstrip("零〇")
    after = _large(rest) if "万" in text else _small(rest)
    return after if after is not None and after < scale else None


def _places(digits: str, scale: int) -> Decimal | None:
    """Digits behind a scale, which fill all the places below it: 3456 behind 万."""
    return Decimal(digits) if len(digits) == len(str(scale)) - 1 and digits.isdigit() else None


def _small(text: str) -> Decimal | None:
    """A number below 万, in digits (3.5, 6千, 3千5, 3456) or in characters (两千三百零五)."""
    return _parts(text) if text and _PARTS_RE.fullmatch(text) else _characters(text)


def _parts(text: str) -> Decimal | None:
    """Digits with small scales between them: 5千3百 is 5,300, and so is 5千3."""
    total, last = Decimal(0), 0
    for number, name in _PART_RE.findall(text):
        scale = _SMALL_SCALES.get(name, 1)
        if not last:
            part: Decimal | None = Decimal(number) * scale
        elif scale >= last or "." in number:
            return None
        elif name:
            part = Decimal(number) * scale if len(number) == 1 else None
        else:
            part = Decimal(number) * last / 10 if len(number) == 1 else _places(number, last)
        if part is None:
            return None
        total, last = total + part, scale
    return total


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


def roman_value(text: str) -> int:
    """The value of a Roman numeral up to ten: II and Ⅱ are 2."""
    return _ROMAN.index(unicodedata.normalize("NFKC", text).upper()) + 1
