"""Long sentences are cut into clauses and joined again."""

from __future__ import annotations

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
        # Digits stay together, and what has no mark stays whole.
        ("投资1，200万元", 4, ["投资1，200万元"]),
        ("甲" * 20, 4, ["甲" * 20]),
    ],
)
def test_where_a_long_sentence_is_cut(text: str, limit: int, clauses: list[str]) -> None:
    assert _cut(text, limit) == clauses


@given(st.text(alphabet="甲乙1，；。“”（）", max_size=60), st.integers(1, 20))
def test_nothing_is_lost_in_cutting(text: str, limit: int) -> None:
    clauses = split_long(text, limit, len)
    assert "".join(clause.text + clause.mark for clause in clauses) == text
    assert clauses[-1].mark == ""


def test_clauses_are_joined_as_one_sentence() -> None:
    clauses = (Clause("甲", "，"), Clause("乙", "；"), Clause("丙", ""))
    texts = ["In 2023, it grew.", "The county paid.", "Beijing helped."]
    assert join_clauses(texts, clauses) == "In 2023, it grew, the county paid; Beijing helped."


def test_a_clause_that_came_out_empty_leaves_no_space() -> None:
    assert join_clauses(["", "Good."], (Clause("，", "，"), Clause("好", ""))) == ", Good."
