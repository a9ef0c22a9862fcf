"""Long sentences are cut into clauses and joined again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.translation.clauses import Clause, join_clauses, split_long


def _cut(text: str, limit: int) -> list[str]:
    return [clause.text + clause.mark for clause in split_long(text, limit, len)]


@pytest.mark.parametrize(
    ("text", "limit", "clauses"),
    [
        ("短句。", 10, ["短句。"]),
        ("甲甲甲甲，乙乙乙乙。", 6, ["甲甲甲甲，", "乙乙乙乙。"]),
        # A semicolon parts more than a comma.
        ("甲甲，甲甲；乙乙，乙乙。", 7, ["甲甲，甲甲；", "乙乙，乙乙。"]),
        # Near the middle, rather than off a crumb.
        ("甲，乙乙乙，丙丙丙丙。", 8, ["甲，乙乙乙，", "丙丙丙丙。"]),
        # Outside a quotation first, inside if it must be.
        ("他说：“甲，乙。”丙丙，丁。", 12, ["他说：“甲，乙。”丙丙，", "丁。"]),
        ("他说：“甲甲甲，乙乙乙。”", 8, ["他说：“甲甲甲，", "乙乙乙。”"]),
        # Where no comma helps: after a full stop and its quote, else at a colon.
        ("“甲甲甲。”“乙：乙。”", 6, ["“甲甲甲。”", "“乙：乙。”"]),
        ("甲甲甲甲甲！？乙乙。", 8, ["甲甲甲甲甲！？", "乙乙。"]),
        ("名单：甲甲、乙乙", 5, ["名单：", "甲甲、乙乙"]),
        ("会议10：30开始", 8, ["会议", "10：30开始"]),
        # Then between names, rather than inside one.
        ("甲甲、乙 乙、丙丙、丁丁", 7, ["甲甲、乙 乙、", "丙丙、丁丁"]),
        ("One two, three four", 10, ["One two, ", "three four"]),
        # What has no mark is cut anywhere, but not in a number if it can be helped.
        ("甲" * 10, 4, ["甲甲", "甲甲甲", "甲甲", "甲甲甲"]),
        ("投资1，200万元", 5, ["投资", "1，200", "万元"]),
        ("1" * 6, 4, ["111", "111"]),
    ],
)
def test_where_a_long_sentence_is_cut(text: str, limit: int, clauses: list[str]) -> None:
    assert _cut(text, limit) == clauses


def _bytes(text: str) -> int:
    return len(text.encode())


@given(
    st.text(alphabet="甲乙1a，；。！：、“”（）, 🙂", max_size=60),
    st.integers(4, 20),
    st.sampled_from([len, _bytes]),
)
def test_nothing_is_lost_in_cutting_and_nothing_too_long(
    text: str, limit: int, length: Callable[[str], int]
) -> None:
    clauses = split_long(text, limit, length)
    assert "".join(clause.text + clause.mark for clause in clauses) == text
    assert clauses[-1].mark == ""
    assert all(length(clause.text) <= limit for clause in clauses)


def test_a_character_too_long_is_a_clause() -> None:
    assert _cut("🙂🙂", 0) == ["🙂", "🙂"]


def test_clauses_are_joined_as_one_sentence() -> None:
    clauses = (Clause("甲", "，"), Clause("乙", "；"), Clause("丙", ""))
    texts = ["In 2023, it grew.", "The county paid.", "Beijing helped."]
    assert join_clauses(texts, clauses) == "In 2023, it grew, the county paid; Beijing helped."


def test_a_clause_that_came_out_empty_leaves_no_space() -> None:
    assert join_clauses(["", "Good."], (Clause("，", "，"), Clause("好", ""))) == ", Good."


@pytest.mark.parametrize(
    ("clauses", "texts", "joined"),
    [
        ((Clause("甲", "、"), Clause("乙", "")), ["Li.", "The Wang."], "Li, the Wang."),
        ((Clause("甲", "："), Clause("乙", "")), ["The list", "Wang."], "The list: Wang."),
        ((Clause("甲", " "), Clause("乙", "")), ["Li.", "And Wang."], "Li and Wang."),
        ((Clause("甲", ""), Clause("乙", "")), ["Li.", "And Wang."], "Li and Wang."),
        # A sentence that ends keeps its end, and the next its capital.
        ((Clause("甲。”", ""), Clause("乙。", "")), ["“Go.”", "The end."], "“Go.” The end."),
        ((Clause("A,", " "), Clause("b", "")), ["A,", "The b"], "A, the b"),
    ],
)
def test_the_joint_is_the_mark_of_the_source(
    clauses: tuple[Clause, ...], texts: list[str], joined: str
) -> None:
    assert join_clauses(texts, clauses) == joined
