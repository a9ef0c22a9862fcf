"""Words for the search index."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.words import SPACE, chinese_parts, english_parts, spaced, value_word


def test_chinese_is_set_apart_word_by_word() -> None:
    assert spaced("全面推进乡村振兴。") == "全面 推进 乡村振兴 。"


@given(st.text(st.sampled_from("青山镇今年新修三座桥，总投资210亿元。 PCB“”"), max_size=30))
def test_the_text_can_be_had_back(text: str) -> None:
    assert spaced(text).replace(" ", "").replace(SPACE, " ") == text


def test_parts_are_pairs_and_the_end_of_each_run() -> None:
    assert chinese_parts("青山镇，210亿元") == {"青山", "山镇", "镇", "亿元", "元"}


@given(
    st.text(st.sampled_from("青山镇今年新修三座桥，总投资210亿元。 PCB"), min_size=1, max_size=30),
    st.data(),
)
def test_any_stretch_of_han_is_found_by_its_pairs(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : data.draw(st.integers(start + 1, len(text)))]
    if not all("\u4e00" <= char <= "\u9fff" for char in query):
        return
    asked = [query[i : i + 2] for i in range(len(query) - 1)] or [query]
    indexed = chinese_parts(text) | set(spaced(text).split())
    # Pagefind finds a word by its beginning.
    assert all(any(word.startswith(part) for word in indexed) for part in asked)


def test_joined_english_words_are_found_apart() -> None:
    text = "The Hong Kong–Macao area’s first “win–win” plan (no. 1)."
    assert english_parts(text) == {"Kong", "Macao", "win"}


def test_full_width_letters_and_digits_are_found_as_usual_ones() -> None:
    assert {"PCB", "210"} <= chinese_parts("ＰＣＢ板２１０块")


@pytest.mark.parametrize(
    ("value", "word"),
    [("21000000000", "21000000000n"), ("2.10", "2d1n"), ("-3", "m3n"), ("1E+3", "1000n")],
)
def test_a_value_is_one_word_however_it_is_written(value: str, word: str) -> None:
    assert value_word(Decimal(value)) == word
