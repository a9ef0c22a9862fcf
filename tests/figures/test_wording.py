"""Figures in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.figures.english_numbers import english_numbers, english_span
from sitegen.figures.numerals import parse_number
from sitegen.figures.text import find_figures
from sitegen.figures.wording.chinese import chinese
from sitegen.figures.wording.english import english
from sitegen.figures.wording.numbers import chinese_number, english_number, rounded

VALUES = st.one_of(
    st.integers(0, 10**15).map(Decimal),
    st.builds(lambda d, e: Decimal(d) * 10**e, st.integers(1, 99999), st.integers(0, 11)),
    st.decimals(0, 10**7, places=2, allow_nan=False),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("投资210亿元", "21 billion yuan"),
        ("投资1元", "1 yuan"),
        ("种植2000余亩", "more than 2,000 mu (about 133 ha)"),
        ("投资近400万元", "nearly 4 million yuan"),
        ("占三成", "30 per cent"),
        ("上涨1.2个百分点", "1.2 percentage points"),
        ("上涨1个百分点", "1 percentage point"),
        ("惠及310户", "310 households"),
        ("到场1200余名居民", "more than 1,200 people"),
        ("上市公司达30家", "30 companies"),
        ("律师事务所44家", "44"),
        ("新增3—5万人", "30,000–50,000 people"),
        ("资金3至5亿元", "300–500 million yuan"),
        ("占三分之二", "two thirds"),
        ("占一半以上", "at least half"),
        ("产值翻番", "double"),
        ("成本减半", "half"),
        ("产值增长2.1倍", "2.1 times"),
        ("居全市前三", "top three"),
        ("居全省第八", "8th"),
        ("居全省第21位", "21st"),
        ("居全省第12位", "12th"),
        ("甲队3比1战胜乙队", "3–1"),
        ("师生比为1:15", "1:15"),
        ("用时1小时47分", "1 h 47 min"),
        ("至少半年", "at least half a year"),
        ("60岁以上老人", "60 or over"),
        ("气温零下8℃", "−8 °C"),
        ("到场数百名群众", "hundreds of people"),
        ("到场十几名群众", "more than 10 people"),
        ("到场上千名群众", "at least 1,000 people"),
        ("售价9.9元/斤", "9.9 yuan per jin"),
        ("门票五折", "50 per cent off"),
        ("时速350公里", "350 km/h"),
        ("发生6.8级地震", "level 6.8"),
        ("约5000亿元", "about 500 billion yuan"),
        ("投资123456789元", "123,456,789 yuan"),
    ],
)
def test_english(text: str, words: str) -> None:
    (figure,) = find_figures(text + "。")
    company = "公司" in figure.label
    assert english(figure.mention.measure, figure.surface, company) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("投资21000000000元", "210亿元"),
        ("占百分之七十点三三", "70.33%"),
        ("种植2000余亩", "超过2000亩"),
        ("用时1小时47分", "1小时47分"),
        ("成绩14分31秒47", "14分31.47秒"),
        ("时速350公里", "350公里/小时"),
        ("气温零下四十二摄氏度", "−42℃"),
        ("占三分之一", "3分之1"),
        ("占一半", "一半"),
        ("成本减半", "减半"),
        ("门票五折", "5折"),
        ("居全市前三", "前3"),
        ("新增3—5万人", "3万—5万人"),
    ],
)
def test_chinese(text: str, words: str) -> None:
    (figure,) = find_figures(text + "。")
    assert chinese(figure.mention.measure) == words


@given(VALUES)
def test_english_numbers_are_read_as_the_same_value(value: Decimal) -> None:
    ((start, end, read),) = english_numbers(english_number(value))
    assert (start, end) == (0, len(english_number(value)))
    assert read == value


@given(VALUES)
def test_chinese_numbers_are_read_as_the_same_value(value: Decimal) -> None:
    assert parse_number(chinese_number(value)) == value


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        ("999999", 3, "1 million"),
        ("99999999", 3, "100 million"),
        ("999999999", 3, "1 billion"),
        ("133.333", 3, "133"),
        ("0.06667", 3, "0.0667"),
        ("0", 3, "0"),
    ],
)
def test_rounding_rolls_over(value: str, digits: int, words: str) -> None:
    assert english_number(rounded(Decimal(value), digits)) == words


def test_rounding_rolls_over_in_chinese() -> None:
    assert chinese_number(rounded(Decimal(99_999_999))) == "1亿"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("nearly 4 million yuan", ["4000000"]),
        ("twenty-three of a hundred", ["23", "100"]),
        ("one-third and half", [str(Decimal(1) / 3), "0.5"]),
        ("1,200 people, ten villages", ["1200", "10"]),
        ("no numbers here, someone", []),
        ("C919 and PM2.5", []),
        ("3.5 thousand billion", ["3500000000000"]),
    ],
)
def test_numbers_in_english_text(text: str, values: list[str]) -> None:
    assert [value for _, _, value in english_numbers(text)] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("chinese_text", "english_text", "marked"),
    [
        ("投资210亿元。", "It cost 21 billion yuan in all.", "21 billion yuan"),
        ("种植2000余亩。", "They planted over 2,000 mu.", "over 2,000 mu"),
        ("覆盖率达70.33%。", "Cover is 70.33 percent.", "70.33 percent"),
        ("占近三分之一。", "It is nearly one-third of all.", "nearly one-third"),
        ("路灯103个。", "There are about 103 yuan-funded lamps.", "103"),
    ],
)
def test_the_words_of_a_figure_in_english_text(
    chinese_text: str, english_text: str, marked: str
) -> None:
    (figure,) = find_figures(chinese_text)
    ((start, end, _),) = english_numbers(english_text)
    first, last = english_span(english_text, start, end, figure.mention.measure)
    assert english_text[first:last] == marked
