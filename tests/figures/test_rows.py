"""Rows for other programs."""

from __future__ import annotations

import pytest

from sitegen.figures.rows import figure_rows, read_text_rows
from sitegen.problems import SitegenError


def test_rows_of_one_document_share_their_key_figures() -> None:
    lines = [
        '{"doc": "a", "para": 0, "text": "森林覆盖率达70.33%。"}',
        "",
        '{"doc": "b", "para": 0, "text": "占三分之一。"}',
        '{"doc": "a", "para": 1, "text": "路灯三盏。"}',
    ]
    rows = list(figure_rows(read_text_rows(lines, "x.jsonl")))
    assert [(r["doc"], r["para"], r["surface"], r["key"]) for r in rows] == [
        ("a", 0, "达70.33%", True),
        ("a", 1, "三盏", False),
        ("b", 0, "三分之一", True),
    ]
    assert {**rows[0], "key": 1} == {
        "doc": "a", "para": 0, "surface": "达70.33%", "start": 5, "value": 70.33,
        "value_high": None, "unit": "percent", "unit_zh": "%", "qualifier": "exact",
        "kind": "percent", "label_zh": "森林覆盖率", "key": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "place", "word"),
    [
        ('{"text": }', (2, 10), "not JSON"),
        ('["text"]', (2, 1), "needs a “text”"),
        ('{"doc": "a"}', (2, 1), "needs a “text”"),
        ('{"text": 5}', (2, 1), "needs a “text”"),
    ],
)
def test_a_bad_row_is_named_by_its_line(line: str, place: tuple[int, int], word: str) -> None:
    with pytest.raises(SitegenError) as fault:
        list(read_text_rows(['{"text": "好。"}', line], "rows.jsonl"))
    (problem,) = fault.value.problems
    assert word in problem.message
    assert (problem.span.path, problem.span.line, problem.span.column) == ("rows.jsonl", *place)
