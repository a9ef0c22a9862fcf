"""Figures in words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.figures.english.reader import find_facts
from sitegen.figures.numerals import parse_number
from sitegen.figures.text import find_figures
from sitegen.figures.wording.chinese import chinese_words
from sitegen.figures.wording.english import english_quantity, english_words
from sitegen.figures.wording.numbers import chinese_number, english_number, rounded
from sitegen.figures.wording.words import Setting, Words
from sitegen.model import Measure

VALUES = st.one_of(
    st.integers(0, 10**15).map(Decimal),
    st.builds(lambda d, e: Decimal(d) * 10**e, st.integers(1, 99999), st.integers(0, 11)),
    st.decimals(0, 10**7, places=2, allow_nan=False),
)


def worded(text: str, wording: Callable[[Measure, Setting], Words]) -> str:
    """The one figure of a text in words."""
    (figure,) = find_figures(text + "。")
    mention = figure.mention
    words = wording(mention.measure, Setting(figure.surface, text[: mention.start], figure.label))
    return f"{words.qualifier} {words.quantity}".strip()


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
        ("产值增长2.1倍", "210 per cent"),
        ("产量提高1倍", "100 per cent"),
        ("产值是去年的2.1倍", "2.1 times"),
        ("产值翻倍", "double"),
        ("产值翻两番", "quadruple"),
        ("粮食产量13908.2亿斤", "1,390.82 billion jin"),
        ("贷款117046.45亿元", "11.704645 trillion yuan"),
        ("贸易额123.4567亿美元", "12.34567 billion US dollars"),
        ("不满14周岁的儿童", "under 14"),
        ("18至35岁青年", "aged 18 to 35"),
        ("老人年逾八旬", "over 80"),
        ("60岁以下职工", "60 or under"),
        ("年龄不超过60岁", "at most 60"),
        ("年龄不低于60岁", "60 or over"),
        ("票价不到20块", "less than 20 yuan"),
        ("睡眠少于6小时", "less than 6 hours"),
        ("血压低于140", "below 140"),
        ("不足10人", "fewer than 10 people"),
        ("不到总数的21%", "less than 21 per cent"),
        ("不超过5人", "at most 5 people"),
        ("占比5%以下", "at most 5 per cent"),
        ("毛利率5‰", "5 per 1,000"),
        ("发病率为万分之三", "3 in 10,000"),
        ("发病率为十万分之一", "1 in 100,000"),
        ("上调0.5—1个百分点", "0.5–1 percentage points"),
        ("投资数千亿元", "hundreds of billions of yuan"),
        ("投资数万亿元", "trillions of yuan"),
        ("历经数十年", "decades"),
        ("数十家企业受益", "dozens of companies"),
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
        ("发生6.8级地震", "magnitude 6.8"),
        ("风力达15级", "force 15"),
        ("海况4级", "level 4"),
        ("约5000亿元", "about 500 billion yuan"),
        ("投资123456789元", "123,456,789 yuan"),
    ],
)
def test_english(text: str, words: str) -> None:
    assert worded(text, english_words) == words


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
        ("占近三分之一", "近三分之一"),
        ("发病率为万分之三", "万分之三"),
        ("发病率为万分之五", "万分之五"),
        ("发病率为十万分之一", "十万分之一"),
        ("产值翻两番", "翻两番"),
        ("产值是去年的2倍", "2倍"),
        ("占一半", "一半"),
        ("成本减半", "减半"),
        ("门票五折", "5折"),
        ("居全市前三", "前三"),
        ("居全省第21位", "第21"),
        ("至少半年", "至少半年"),
        ("不满14周岁的儿童", "不满14周岁"),
        ("60岁以上老人", "60岁以上"),
        ("老人年逾八旬", "超过80岁"),
        ("年过半百的他", "超过50岁"),
        ("票价不到20块", "不到20块"),
        ("不超过5人", "不超过5人"),
        ("水温不低于5℃", "不低于5℃"),
        ("年龄不低于60岁", "不低于60岁"),
        ("占比5%以下", "至多5%"),
        ("投资数千亿元", "数千亿元"),
        ("到场十几名群众", "超过10名"),
        ("售价5000元至1.2万元", "5000元—1.2万元"),
        ("粮食产量13908.2亿斤", "13908.2亿斤"),
        ("新增3—5万人", "3万—5万人"),
    ],
)
def test_chinese(text: str, words: str) -> None:
    assert worded(text, chinese_words).replace(" ", "") == words


@pytest.mark.parametrize("text", ["毛利率5‰", "发病率为万分之三", "占三分之二", "产值翻番"])
def test_in_running_text_a_quantity_is_one_number(text: str) -> None:
    (figure,) = find_figures(text + "。")
    measure = figure.mention.measure
    (fact,) = find_facts(english_quantity(measure, figure.surface))
    assert fact.value == pytest.approx(measure.value)


@pytest.mark.parametrize(
    ("low", "high", "words"), [(-5, -3, "零下5至零下3℃"), (-5, 3, "零下5℃至3℃"), (3, 5, "3—5℃")]
)
def test_ranges_of_temperatures(low: int, high: int, words: str) -> None:
    measure = Measure(Decimal(low), Decimal(high), "celsius", "℃", "exact", "temperature")
    assert chinese_words(measure, Setting()) == Words("", words)


@given(VALUES)
def test_english_numbers_are_read_as_the_same_value(value: Decimal) -> None:
    (fact,) = find_facts(english_number(value))
    assert (fact.start, fact.end) == (0, len(english_number(value)))
    assert fact.value == value


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
