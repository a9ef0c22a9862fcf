"""The figures of a digest's articles."""

from __future__ import annotations

from pathlib import Path

from sitegen.figures.articles import with_figures
from sitegen.figures.plain import plain_text
from sitegen.model import Figure
from tests.samples import REPOSITORY, read_text


def figures(folder: Path, body: str, *names: str) -> tuple[Figure, ...]:
    """The figures of an article with this body."""
    return with_figures(read_text(folder, f"## 标题\n\n{body}\n"), names).articles[0].figures


def test_a_figure_knows_its_sentence(tmp_path: Path) -> None:
    one, two = figures(tmp_path, "今年开工。总投资210亿元，占地50亩。")
    assert one.sentence is two.sentence
    assert one.sentence.text == "总投资210亿元，占地50亩。"
    assert (one.id, two.id) == (f"{one.sentence.id}-f1", f"{one.sentence.id}-f2")
    assert (one.rank, two.rank) == (1, 2)


def test_the_surface_is_what_stands_in_the_sentence(tmp_path: Path) -> None:
    body = "**总投资210亿元**，[占地**50**亩](https://example.org/99亿元)，`新增30家`企业\\*。"
    found = figures(tmp_path, body)
    assert [f.surface for f in found] == ["210亿元", "50**亩", "30家"]
    for figure in found:
        assert figure.sentence.text[figure.start : figure.end] == figure.surface


def test_lists_tables_captions_and_quotes_are_read_and_code_is_not(tmp_path: Path) -> None:
    body = (
        "- 甲村修路3公里。\n\n> 乙村修路4公里。\n\n| 村 | 路 |\n|---|---|\n| 丙村 | 5公里 |\n\n"
        "```\n丁村修路6公里\n```\n\n### 修路7公里\n"
    )
    assert [f.surface for f in figures(tmp_path, body)] == ["3公里", "4公里", "5公里"]


def test_a_label_may_stand_in_the_sentence_before_its_number(tmp_path: Path) -> None:
    one, two = figures(tmp_path, "受理诉求463件，办结453件。")
    assert (one.label, two.label) == ("受理诉求", "办结")


def test_edits_elsewhere_keep_ids(tmp_path: Path) -> None:
    before = figures(tmp_path, "总投资210亿元。\n\n占地50亩。")
    after = figures(tmp_path, "开头新句，共3家。总投资210亿元。\n\n占地50亩。")
    assert {f.id for f in before} <= {f.id for f in after}


def test_plain_text_leads_back() -> None:
    source = "**甲**[乙](x)`丙`<b>丁</b>\\*戊"
    text, positions = plain_text(source)
    assert text == "甲乙丙丁*戊"
    assert [source[p] for p in positions[:-1]] == list(text)
    assert positions[-1] == len(source)


def test_the_shipped_digest_has_key_figures() -> None:
    path = REPOSITORY / "content/jiangxi-digest.md"
    from sitegen.digest.reader import read_digest

    digest = with_figures(read_digest(path, "content/jiangxi-digest.md"), ["三只水"])
    counts = [sum(f.key for f in article.figures) for article in digest.articles]
    assert counts == [6, 6, 4, 2, 1, 2, 5, 6]
