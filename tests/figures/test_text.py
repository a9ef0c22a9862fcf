"""Any text gives sound figures or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.figures.extraction import find_mentions
from sitegen.figures.text import find_figures

ALPHABET = (
    "0123456789０９.,．，。、；：:一二三四五六七八九十百千万亿零半两几数多余近超达约第前年月日时分秒"
    "个名家元亩户%％成倍比至到—-/每的“”（）《》ABb度级岁点号大之在了以上下项目投资\u200b\ufeff\n "
)


@given(st.text(ALPHABET, max_size=80))
def test_figures_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        mention = figure.mention
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == figure.surface
        assert figure.label
        assert (
            mention.value_high is None
            or mention.kind == "score"
            or (mention.value <= mention.value_high)
        )
        end = mention.end


@pytest.mark.parametrize(
    "text",
    [
        "投资" + "9" * 10_000 + "元。",
        "投资一亿亿亿亿元。",
        "共" + "百" * 500 + "个。",
        f"共{10**40}个。",
        "投资1,23,4元。",
        "编号2023-11-0005-88。",
    ],
)
def test_absurd_numbers_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("投资（210亿元。", ["21000000000"]),
        ("“投资210亿元", ["21000000000"]),
        ("投资\u200b210亿元\ufeff。", ["21000000000"]),
        ("投资2\u200b10亿元。", ["21000000000"]),
        ("投资210\u200b亿元。", ["21000000000"]),
        ("投资21\u00ad0亿元。", ["21000000000"]),
        ("投资2\u20600\ufeff0亿元。", ["20000000000"]),
        ("共1\u202f200元和1\u2009234\u2009567元。", ["1200", "1234567"]),
        ("共12\u202f34元。", []),
        ("共３０家ABC企业。", ["30"]),
        ("", []),
        ("。。。", []),
    ],
)
def test_odd_surroundings(text: str, values: list[str]) -> None:
    assert [f"{figure.mention.value:f}" for figure in find_figures(text)] == values


def test_format_characters_count_in_places_and_not_in_labels() -> None:
    (figure,) = find_figures("投\u200b资\u200b2\u200b10\u200b亿元\u200b。")
    assert (figure.surface, figure.mention.start) == ("2\u200b10\u200b亿元", 4)
    assert figure.label == "投资"


@pytest.mark.parametrize(
    "unit", ["1", "一", "亿", "1,", "1 ", "1'", "5年", "拾", "٢", "“", "（", "a", "近"]
)
def test_a_long_line_of_one_thing(unit: str) -> None:
    """Quadratic time would keep this test for hours."""
    find_mentions(unit * (300_000 // len(unit)))


def test_names_a_site_knows_hold_no_figure() -> None:
    text = "1.8亿元的三只水工程加速推进。"
    assert [f.surface for f in find_figures(text)] == ["1.8亿元", "三只"]
    assert [f.surface for f in find_figures(text, ["三只水"])] == ["1.8亿元"]
