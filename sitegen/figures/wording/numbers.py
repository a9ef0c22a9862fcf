"""Numbers as digits, in the scales of each language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_ENGLISH = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_CHINESE = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_PLACES = 4
"""With more decimals than these a scale is harder to read than the digits."""


def english_number(value: Decimal) -> str:
    """An exact value with English scales: 21000000000 → 21 billion, 1559 → 1,559."""
    amount, scale = _scaled(value, _ENGLISH)
    return f"{_digits(amount)} {scale}" if scale else _digits(value)


def chinese_number(value: Decimal) -> str:
    """An exact value with Chinese scales: 21000000000 → 210亿, 5000 → 5000."""
    amount, scale = _scaled(value, _CHINESE)
    return _digits(amount, grouped=False) + scale if scale else _digits(value, grouped=False)


def english_scale(value: Decimal) -> str:
    """The scale word an English number of this size is written with, or nothing."""
    return _scaled(value, _ENGLISH)[1]


def rounded(value: Decimal, digits: int = 3) -> Decimal:
    """A value to so many significant digits, halves up; 999,999 becomes 1,000,000."""
    if not value:
        return value
    exponent = value.adjusted() - digits + 1
    return (
        value.quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_UP)
        if exponent < 0
        else (
            (value / Decimal(10) ** exponent).quantize(Decimal(1), rounding=ROUND_HALF_UP)
            * Decimal(10) ** exponent
        )
    )


def _scaled(value: Decimal, scales: tuple[tuple[Decimal, str], ...]) -> tuple[Decimal, str]:
    for factor, name in scales:
        if abs(value) >= factor:
            amount = plain(value / factor)
            if _places(amount) <= _PLACES:
                return amount, name
            break
    return value, ""


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if int(value.as_tuple().exponent) > 0 else value


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _digits(value: Decimal, grouped: bool = True) -> str:
    text = f"{plain(value):,f}" if grouped else f"{plain(value):f}"
    return text.replace("-", "−")
