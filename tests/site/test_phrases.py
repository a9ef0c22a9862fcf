"""Where Chinese headlines may be broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from sitegen.site.phrases import phrases, with_breaks


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("信丰县扎实推进“八大行动”", "信丰县|扎实|推进|“八大|行动”"),
        ("开展专项整治 优化干部作风", "开展|专项整治 优化|干部作风"),
        ("在北京召开", "在北京|召开"),
        ("小镇", "小镇"),
        ("", ""),
    ],
)
def test_headlines_break_between_phrases(headline: str, expected: str) -> None:
    assert "|".join(phrases(headline)) == expected


@given(st.text(alphabet="建设在“”，的 示范5G<&"))
def test_phrases_together_are_the_text(text: str) -> None:
    assert "".join(phrases(text)) == text
    assert with_breaks(escape(text)).replace("<wbr>", "") == escape(text)


def test_markup_is_left_alone() -> None:
    assert with_breaks(Markup("<em>建设</em>示范")) == Markup("<em>建设</em>示范")
    assert with_breaks(Markup("全国建设")) == Markup("全国<wbr>建设")
