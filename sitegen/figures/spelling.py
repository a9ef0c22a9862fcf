"""Numbers in Chinese characters, the way back from `numerals.parse_number`."""

from __future__ import annotations

from decimal import Decimal

from sitegen.figures.numerals import LIMIT

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def spell(value: Decimal) -> str:
    """A number from 0 up to `numerals.LIMIT` in characters: 70.33 → 七十点三三, 20003 → 两万零三.

    Raises ValueError outside that range.
    """
    if not 0 <= value < LIMIT:
        raise ValueError(f"{value} is outside 0 to {LIMIT}")
    whole, _, decimals = f"{value:f}".partition(".")
    text = _whole(int(whole))
    return text + ("点" + "".join(_DIGITS[int(d)] for d in decimals) if decimals else "")


def _whole(number: int) -> str:
    if number < 10_000:
        return _below_wan(number)
    scale, name = (10**8, "亿") if number >= 10**8 else (10**4, "万")
    high, low = divmod(number, scale)
    text = ("两" if high == 2 else _whole(high)) + name
    if not low:
        return text
    return text + ("零" if low < scale // 10 else "") + _whole_inside(low)


def _whole_inside(number: int) -> str:
    """Inside a longer number ten is 一十, not 十."""
    text = _whole(number)
    return f"一{text}" if text.startswith("十") else text


def _below_wan(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    text, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            zero = bool(text)
            continue
        text += ("零" if zero else "") + _digit(digit, place) + _PLACES[place]
        zero = False
    return text.removeprefix("一") if number < 20 else text


def _digit(digit: int, place: int) -> str:
    return "两" if digit == 2 and place == 3 else _DIGITS[digit]
