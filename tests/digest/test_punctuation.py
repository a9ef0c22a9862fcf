"""Warnings about marks that scanning lost or doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import read_text


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("“社区吹哨”有作用。“主任说。", "unbalanced-mark", 11),
        ("他说：来了。”", "unbalanced-mark", 7),
        ("他（来了。", "unbalanced-mark", 2),
        ("“甲。“来了。\n\n“走了。”", "unbalanced-mark", 1),
        ("他说：“来了。\n\n走了。", "unbalanced-mark", 4),
        ("来了，，走了。", "doubled-punctuation", 3),
        ("来了。。", "doubled-punctuation", 3),
        ("来了,走了。", "half-width-punctuation", 3),
    ],
)
def test_a_fault_is_a_warning_at_its_column(
    text: str, code: str, column: int, tmp_path: Path
) -> None:
    digest = read_text(tmp_path, f"## 标题\n\n{text}\n")
    found = [(p.severity, p.code, p.span.line, p.span.column) for p in digest.problems]
    assert found == [("warning", code, 3, column)]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“她说‘来了’。”（《路》第3页）",
        "真的？！太好了……走吧——快走。",
        "It’s the ’90s. 价格为1,234.5元，时间12:30。",
        "“甲”“乙”‘丙’、《丁》、（戊）",
        "“第一段没有后引号。\n\n“第二段才有。”",
        "他指出：“要抓好落实。\n\n“要加强领导。\n\n“要强化监督。”",
        "他说“来了”，又说：「第一段。\n\n「第二段。」",
    ],
)
def test_good_chinese_is_left_alone(text: str, tmp_path: Path) -> None:
    assert read_text(tmp_path, f"## 标题\n\n{text}\n").problems == ()
