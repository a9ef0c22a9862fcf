"""The block at the head of a digest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from tests.samples import read_text

ARTICLE = "## 标题\n\n正文。\n"


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: 摘报\ntitle_en: Digest\ndate: 2024-01-31\nsource: 日报\nslug: my-one\n---\n",
        '+++\ntitle="摘报"\ntitle_en="Digest"\ndate=2024-01-31\nsource="日报"\nslug="my-one"\n+++\n',
    ],
)
def test_yaml_and_toml_say_the_same(block: str, tmp_path: Path) -> None:
    digest = read_text(tmp_path, block + ARTICLE)
    assert (digest.title, digest.title_en, digest.source) == ("摘报", "Digest", "日报")
    assert (digest.date, digest.slug) == (date(2024, 1, 31), "my-one")
    assert digest.articles[0].headline.span.line == block.count("\n") + 1


@pytest.mark.parametrize("text", ["---\n\n## 标题\n\n正文。\n", "## 标题\n\n---\n\na: b\n\n---\n"])
def test_a_thematic_break_is_no_front_matter(text: str, tmp_path: Path) -> None:
    assert read_text(tmp_path, text).articles[0].headline.text == "标题"


def test_an_unknown_key_is_a_warning_with_a_near_match(tmp_path: Path) -> None:
    digest = read_text(tmp_path, f"---\ntitle: 摘报\ntitel_en: Digest\n---\n{ARTICLE}")
    (problem,) = digest.problems
    assert (problem.severity, problem.code) == ("warning", "unknown-key")
    assert (problem.span.line, problem.span.column) == (3, 1)
    assert "title_en" in problem.hint


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("---\ntitle: a: b\n---\n", 2, "not YAML"),
        ("---\ntitle: [\n---\n", 2, "not YAML"),
        ("+++\ntitle = 摘报\n+++\n", 2, "not TOML"),
        ("---\ntitle: 摘报\n", 1, "no closing"),
        ("---\ndate: 明天\n---\n", 2, "not a date"),
        ("---\nlanguage: fr\n---\n", 2, "not a language"),
        ("---\nslug: 摘报\n---\n", 2, "cannot be an address"),
        ("---\ntitle:\n  - a\n---\n", 2, "must be text"),
        ("---\n- a: b\n---\n", 2, "not a list of"),
    ],
)
def test_what_does_not_parse_is_an_error_with_its_line(
    block: str, line: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(SitegenError) as fault:
        read_text(tmp_path, block + ARTICLE)
    (problem,) = fault.value.problems
    assert message in problem.message
    assert problem.span.line == line


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    block = "---\ntitle: [a, b]\ndate: 昨天\nslug: 摘报\nsorce: 日报\nlanguage: fr\n---\n"
    with pytest.raises(SitegenError) as fault:
        read_text(tmp_path, block + ARTICLE)
    found = [(p.severity, p.code, p.span.line) for p in fault.value.problems]
    assert found == [
        ("error", "front-matter", 2),
        ("error", "front-matter", 3),
        ("error", "bad-slug", 4),
        ("warning", "unknown-key", 5),
        ("error", "front-matter", 6),
    ]
