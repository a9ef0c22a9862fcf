"""Number texts to values and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.figures.numerals import LIMIT, parse_number
from sitegen.figures.spelling import spell

VALUES = st.one_of(
    st.integers(0, int(LIMIT) - 1).map(Decimal),
    # Zeros inside are where spelling goes wrong.
    st.builds(
        lambda d, e, f: Decimal(d) * 10**e + f,
        st.integers(1, 99),
        st.integers(0, 17),
        st.integers(0, 9999),
    ),
    st.decimals(0, 10**9, places=3, allow_nan=False),
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("210亿", "21000000000"),
        ("18.86亿", "1886000000"),
        ("1,100.9亿", "110090000000"),
        ("38．6亿", "3860000000"),
        ("二十万亿", "20000000000000"),
        ("25万6千", "256000"),
        ("12万3456", "123456"),
        ("两千三", "2300"),
        ("两千零三", "2003"),
        ("三万五", "35000"),
        ("一千零一十", "1010"),
        ("十", "10"),
        ("二百五", "250"),
        ("七十点三三", "70.33"),
        ("二〇二三", "2023"),
        ("１２３", "123"),
        ("5千万", "50000000"),
        ("3.5万亿", "3500000000000"),
        ("3 万", "30000"),
        ("3万5", "35000"),
        ("3千5", "3500"),
        ("1万5千3百", "15300"),
        ("1亿2千3百万", "123000000"),
        ("廿五", "25"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "个",
        "1,3140",
        "十百",
        "三三十",
        "百",
        "一亿亿亿",
        "9" * 10_000,
        "三点",
        "1.2.3",
        "3万4万",
        "三万四万",
        "3亿4亿",
        "12万34",
        "1.5万3",
        "3百千",
        "一亿两千",
        "一" * 65,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None or parse_number(text) == Decimal(0)
    assert parse_number(text) is None


@given(VALUES)
def test_spelled_out_and_read_again(value: Decimal) -> None:
    assert parse_number(spell(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "零"),
        ("10", "十"),
        ("110", "一百一十"),
        ("2003", "两千零三"),
        ("20000", "两万"),
        ("200020000", "两亿零两万"),
        ("120000", "十二万"),
        ("20000000000000", "二十万亿"),
        ("70.33", "七十点三三"),
        ("100010", "十万零一十"),
    ],
)
def test_spelling(value: str, text: str) -> None:
    assert spell(Decimal(value)) == text


@pytest.mark.parametrize("value", [Decimal(-1), LIMIT])
def test_spelling_has_limits(value: Decimal) -> None:
    with pytest.raises(ValueError, match="outside"):
        spell(value)
