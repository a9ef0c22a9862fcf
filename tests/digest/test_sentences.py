"""Where sentences end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.digest.markdown import InlineMarkup
from sitegen.digest.sentences import sentence_borders
from tests.samples import REPOSITORY

MARKUP = InlineMarkup((), ())


def _cases() -> list[tuple[str, str]]:
    text = Path(REPOSITORY, "tests/cases/sentences.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(zip(lines[::2], lines[1::2], strict=True))


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_borders(text, MARKUP.ranges)]


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_sentences_end_where_a_reader_pauses(text: str, expected: str) -> None:
    assert expected.replace("|", "") == text
    assert _cut(text) == expected.split("|")


@given(st.text(alphabet="他来了。！？；…，：“”‘’（）《》*_`[]()12. \\~", max_size=60))
def test_sentences_cover_the_text(text: str) -> None:
    assert "".join(_cut(text)) == text


def test_a_long_paragraph_is_cut_in_linear_time() -> None:
    # Not timed: a quadratic rule would not come back from a million characters.
    text = "“好。（是）" * 200_000
    assert "".join(_cut(text)) == text
    assert "".join(_cut("[" * 20_000 + "。" * 20_000)) == "[" * 20_000 + "。" * 20_000
