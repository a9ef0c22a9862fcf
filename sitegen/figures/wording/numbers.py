"""Numbers as digits, in the scales of each language."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_ENGLISH = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_CHINESE = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_PLACES = 4
"""With more decimals than these the next smaller scale is easier to read."""
_LARGEST_ENGLISH = Decimal(10) ** 4
_LARGEST_CHINESE = Decimal(10) ** 6
"""From here on amounts of a smaller scale are harder to read than decimals of a larger one."""
_LARGEST_BELOW = 10**8
_ROUND = 1000
"""Only multiples of this get shorter by a scale however many decimals that takes."""


def english_number(value: Decimal) -> str:
    """An exact value with English scales: 21000000000 → 21 billion, 1559 → 1,559."""
    amount, scale = _scaled(value, _ENGLISH, _LARGEST_ENGLISH)
    return f"{_digits(amount)} {scale}" if scale else _digits(value)


def chinese_number(value: Decimal) -> str:
    """An exact value with Chinese scales: 21000000000 → 210亿, 5000 → 5000."""
    amount, scale = _scaled(value, _CHINESE, _LARGEST_CHINESE)
    return _digits(amount, grouped=False) + scale if scale else _digits(value, grouped=False)


def english_scale(value: Decimal) -> str:
    """The scale word an English number of this size is written with, or nothing."""
    return _scaled(value, _ENGLISH, _LARGEST_ENGLISH)[1]


def chinese_scale(value: Decimal) -> str:
    """The scale a Chinese number of this size is written with, or nothing."""
    return _scaled(value, _CHINESE, _LARGEST_CHINESE)[1]


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


def exact_fraction(value: Decimal) -> Fraction:
    """The fraction that a decimal stands for: 0.3333… is a third."""
    return Fraction(value).limit_denominator(_LARGEST_BELOW)


def power_of_ten(fraction: Fraction) -> int | None:
    """The least power of ten, from 10,000 on, of which a small fraction is whole parts, if any."""
    powers = (10**n for n in range(4, 9))
    return next((power for power in powers if power % fraction.denominator == 0), None)


def _scaled(
    value: Decimal, scales: tuple[tuple[Decimal, str], ...], largest: Decimal
) -> tuple[Decimal, str]:
    """The exact amount in the scale that is easiest to read, and the scale's name."""
    fitting = [(plain(value / f), name) for f, name in scales if abs(value) >= f]
    for index, (amount, name) in enumerate(fitting):
        if _places(amount) <= _PLACES and (index == 0 or abs(amount) < largest):
            return amount, name
    return fitting[0] if fitting and not value % _ROUND else (value, "")


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if int(value.as_tuple().exponent) > 0 else value


def plain_digits(value: Decimal) -> str:
    """A value for programs: digits alone, no grouping, no exponent, exact."""
    return f"{plain(value):f}"


def json_number(value: Decimal) -> int | float:
    """A value as a JSON number; up to 15 digits survive the way through a double."""
    return int(value) if value == value.to_integral_value() else float(value)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _digits(value: Decimal, grouped: bool = True) -> str:
    text = f"{plain(value):,f}" if grouped else f"{plain(value):f}"
    return text.replace("-", "−")
