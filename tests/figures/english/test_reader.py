"""Numbers and dates in English text, by cases: `tests/cases/english/numbers.txt`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.reader import find_facts, qualified_start
from sitegen.figures.wording.numbers import plain
from tests.samples import REPOSITORY

CASES = REPOSITORY / "tests/cases/english/numbers.txt"
WORDS = st.sampled_from(
    "a the half third two twenty-one hundred million billion yuan per cent % $ 3 1,200 2.5 of to "
    "and in March May 27 27th 3:30 p.m. dozens doubled - – , . 1/2 No. \u200b 亩".split(" ")
)


def cases() -> Iterator[tuple[str, list[str]]]:
    """A text and the facts expected in it."""
    text, expected = "", list[str]()
    for line in [*CASES.read_text("utf-8").splitlines(), ""]:
        if line.startswith("  "):
            expected.append(line.strip())
            continue
        if text:
            yield text, expected
        text, expected = ("" if line.startswith("#") else line), []


def written(text: str, fact: Fact) -> str:
    """A fact as the cases write it."""
    shown = f"{fact.value:.4f}" if fact.unit == "fraction" else f"{plain(fact.value):f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    what = fact.unit or ("" if fact.kind == "number" else fact.kind)
    return f"{text[fact.start : fact.end]} = {shown} {what}".rstrip()


@pytest.mark.parametrize(("text", "expected"), list(cases()), ids=lambda value: str(value)[:20])
def test_the_numbers_of_a_text(text: str, expected: list[str]) -> None:
    assert [written(text, fact) for fact in find_facts(text)] == expected


@given(st.lists(WORDS, max_size=12))
def test_facts_lie_in_the_text_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for fact in find_facts(text):
        assert end <= fact.start < fact.number_end <= fact.end <= len(text)
        end = fact.number_end


def test_where_the_words_begin_that_qualify_a_number() -> None:
    text = "They planted more than 2,000 mu of 3,000."
    first, second = find_facts(text)
    assert text[qualified_start(text, first) : first.end] == "more than 2,000 mu"
    assert text[qualified_start(text, second) : second.end] == "3,000"
