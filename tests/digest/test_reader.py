"""What a digest file becomes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.digest.collection import with_unique_slugs
from sitegen.model import Block, Digest, Sentence
from sitegen.problems import SitegenError
from tests.samples import REPOSITORY, outline, read_text

SEED = (REPOSITORY / "content/jiangxi-digest.md").read_text(encoding="utf-8")


def _sentences(digest: Digest) -> list[Sentence]:
    found: list[Sentence] = []
    blocks: list[Block] = [*digest.introduction]
    for article in digest.articles:
        found.append(article.headline)
        found.extend([article.kicker] if article.kicker else [])
        blocks.extend(article.blocks)
    while blocks:
        block = blocks.pop(0)
        found.extend(block.sentences)
        blocks.extend(block.children)
    return found


def _characters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


def _assert_nothing_lost_or_invented(source: str, digest: Digest) -> None:
    """Every character of the source is in a sentence or in a listed repair, and no other is."""
    kept = _characters("".join(sentence.text for sentence in _sentences(digest)))
    moved = Counter[str]()
    for repair in digest.repairs:
        if repair.kind == "byline":
            moved += _characters(repair.before)
        elif repair.kind == "caption":
            text = repair.after.partition("(photo: ")[0].rstrip()
            assert repair.before.startswith(text)
            moved += _characters(repair.before[len(text) :])
    assert kept + moved == _characters(source)


CHINESE = st.text(
    alphabet="他来了新建村路王五摄/图。。。，，；：！？…、“”‘’（）《》\u3000 12.%", min_size=1
)
PARAGRAPHS = st.lists(st.tuples(CHINESE, st.integers(1, 4)), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS)
def test_no_character_is_lost_or_invented(paragraphs: list[tuple[str, int]]) -> None:
    # A digit with a dot begins a Markdown list, whose marker is no text.
    body = "".join(re.sub(r"^\W*\d+\.", "第", text) + "\n" * gap for text, gap in paragraphs)
    body = "\n".join(f"正{line}" if line.strip() else line for line in body.split("\n"))
    with TemporaryDirectory() as folder:
        digest = read_text(Path(folder), f"## 标题\n\n{body}")
    _assert_nothing_lost_or_invented(f"标题{body}", digest)


def test_the_shipped_digest_loses_nothing(tmp_path: Path) -> None:
    digest = read_text(tmp_path, SEED)
    body = SEED.split("---\n", 2)[2]
    source = re.sub(r"^#+ |\{#[a-z-]+\}$", "", body, flags=re.MULTILINE)
    _assert_nothing_lost_or_invented(source, digest)


def test_every_sentence_knows_its_place(tmp_path: Path) -> None:
    digest = read_text(tmp_path, SEED)
    lines = SEED.split("\n")
    for sentence in _sentences(digest):
        line = lines[sentence.span.line - 1]
        assert line[sentence.span.column - 1] == sentence.text[0]
        assert lines[sentence.span.end_line - 1][sentence.span.end_column - 2] == sentence.text[-1]


def test_the_first_heading_names_a_digest_without_a_title(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "# 摘报\n\n## 第一篇\n\n正文。\n\n## 第二篇\n\n正文。\n")
    assert digest.title == "摘报"
    assert [(a.headline.text, a.kicker) for a in digest.articles] == [
        ("第一篇", None),
        ("第二篇", None),
    ]


def test_with_a_title_two_headings_are_headline_and_kicker(tmp_path: Path) -> None:
    text = "---\ntitle: 摘报\n---\n# 大标题\n\n## 引题\n\n正文。\n\n## 第二篇\n\n正文。\n"
    digest = read_text(tmp_path, text)
    first, second = digest.articles
    assert digest.title == "摘报"
    assert (first.headline.text, first.kicker and first.kicker.text) == ("大标题", "引题")
    assert (second.headline.text, second.kicker) == ("第二篇", None)


def test_text_before_the_first_article_introduces_the_digest(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "# 摘报\n\n本期八篇。\n\n## 第一篇\n\n正文。\n")
    assert [s.text for b in digest.introduction for s in b.sentences] == ["本期八篇。"]
    assert outline(digest.articles[0]) == ["paragraph: 正文。"]


def test_slugs_are_fixed_or_pinyin(tmp_path: Path) -> None:
    text = "## 修桥 {#bridges}\n\n甲。\n\n## 绿色PCB产业：3个项目\n\n乙。\n\n## ……\n\n丙。\n"
    digest = read_text(tmp_path, text)
    slugs = [article.slug for article in digest.articles]
    assert slugs == ["bridges", "lv-se-pcb-chan-ye-3-ge-xiang-mu", "article"]
    assert digest.articles[0].headline.text == "修桥"


def test_a_slug_does_not_change_with_the_body(tmp_path: Path) -> None:
    before = read_text(tmp_path, "## 读书节\n\n甲。\n").articles[0].slug
    assert read_text(tmp_path, "## 读书节\n\n乙。丙。\n").articles[0].slug == before


def test_a_bad_slug_gives_way_to_pinyin(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "## 修桥 {#Bad_Slug!}\n\n甲。\n")
    (problem,) = digest.problems
    assert digest.articles[0].slug == "xiu-qiao"
    assert (problem.code, problem.span.line, problem.span.column) == ("bad-slug", 1, 9)


def test_equal_headlines_get_addresses_of_their_own(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "## 简讯\n\n甲。\n\n## 简讯\n\n乙。\n\n## 简讯\n\n丙。\n")
    (unique,), problems = with_unique_slugs([digest])
    assert [a.slug for a in unique.articles] == ["jian-xun", "jian-xun-2", "jian-xun-3"]
    assert problems == ()


def test_a_slug_given_twice_is_an_error_that_names_both(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "## 甲 {#a}\n\n甲。\n\n## 乙 {#a}\n\n乙。\n\n## 丙\n\n丙。\n")
    (unique,), (problem,) = with_unique_slugs([digest])
    assert [a.headline.text for a in unique.articles] == ["甲", "丙"]
    assert (problem.code, problem.span.line) == ("duplicate-slug", 5)
    assert "digest.md:1" in problem.message


def test_anchors_survive_edits_elsewhere(tmp_path: Path) -> None:
    def anchors(text: str) -> dict[str, str]:
        blocks = read_text(tmp_path, f"## 标题\n\n{text}\n").articles[0].blocks
        return {s.text: s.id for b in blocks for s in b.sentences}

    before = anchors("甲。乙。\n\n丙。丁。")
    after = anchors("新。甲。乙改。\n\n丙。丁。")
    for text in ("甲。", "丙。", "丁。"):
        assert after[text] == before[text]


def test_the_same_sentence_twice_has_two_anchors(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "## 标题\n\n完。完。\n\n完。\n")
    ids = [s.id for s in _sentences(digest)[1:]]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]


def test_line_breaks_in_chinese_are_no_spaces(tmp_path: Path) -> None:
    text = "## 标题\n\n　　第一行，\n第二行 GDP\ngrowth 很快，\nAPP很多。\n"
    digest = read_text(tmp_path, text)
    assert outline(digest.articles[0]) == ["paragraph: 第一行，第二行 GDP growth 很快，APP很多。"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("他说：\nOK，\ngood。", "他说：OK，good。"),
        ("采用GDP\n（国内生产总值）", "采用GDP（国内生产总值）"),
        ("推出“信速办”\nAPP。", "推出“信速办”APP。"),
        ("推出APP\n“信速办”。", "推出APP“信速办”。"),
        ("名为“OK”\nAPP。", "名为“OK” APP。"),
        ("引进ABB\nGroup的设备", "引进ABB Group的设备"),
        ("引进ABB\n的设备", "引进ABB 的设备"),
    ],
)
def test_a_line_break_beside_a_full_width_mark_is_no_space(
    lines: str, text: str, tmp_path: Path
) -> None:
    (sentence, *_) = read_text(tmp_path, f"## 标题\n\n{lines}\n").articles[0].blocks[0].sentences
    assert sentence.text == text


def test_forced_line_breaks_are_kept(tmp_path: Path) -> None:
    text = "## 诗\n\n床前明月光，  \n疑是地上霜。\\\n举头望明月，\\\n低头思故乡。\n"
    first, second = read_text(tmp_path, text).articles[0].blocks[0].sentences
    assert (first.text, first.hard_break) == ("床前明月光，\\\n疑是地上霜。", True)
    assert (second.text, second.hard_break) == ("举头望明月，\\\n低头思故乡。", False)


def test_all_kinds_of_blocks(tmp_path: Path) -> None:
    text = """## 标题

### 小标题

- 甲。
- 乙。丙。

3. 丁。

> 引文。他说。

| 甲 | 乙 |
|---|---|
| 1 | 1 |

```python
print("。")
```

---

正文[^1]。

[^1]: 注释。又一句。
"""
    assert outline(read_text(tmp_path, text).articles[0]) == [
        "heading: 小标题",
        "list:",
        "  item:",
        "    paragraph: 甲。",
        "  item:",
        "    paragraph: 乙。 | 丙。",
        "list:",
        "  item:",
        "    paragraph: 丁。",
        "quote:",
        "  paragraph: 引文。 | 他说。",
        "table:",
        "  row:",
        "    cell: 甲",
        "    cell: 乙",
        "  row:",
        "    cell: 1",
        "    cell: 1",
        'code: print("。")',
        "rule:",
        "paragraph: 正文[^1]。",
        "footnote: 1",
        "  paragraph: 注释。 | 又一句。",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_byte_order_mark(ending: str, tmp_path: Path) -> None:
    text = "\ufeff---\ntitle: 摘报\n---\n## 标题\n\n甲。\n\n乙（。\n".replace("\n", ending)
    digest = read_text(tmp_path, text)
    assert digest.title == "摘报"
    assert outline(digest.articles[0]) == ["paragraph: 甲。", "paragraph: 乙（。"]
    assert [(p.span.line, p.span.column) for p in digest.problems] == [(8, 2)]


def test_control_characters_are_removed_and_listed(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "## 标\x07题\n\n甲\x00乙\x1b丙。\n")
    assert digest.articles[0].headline.text == "标题"
    assert outline(digest.articles[0]) == ["paragraph: 甲乙丙。"]
    found = [(r.kind, r.before, r.span.line, r.span.column) for r in digest.repairs]
    assert found == [
        ("control-character", "U+0007", 1, 5),
        ("control-character", "U+0000", 3, 2),
        ("control-character", "U+001B", 3, 4),
    ]


def test_a_heading_without_text_leaves_its_article_out(tmp_path: Path) -> None:
    digest = read_text(tmp_path, "## 甲\n\n甲。\n\n##\n\n乙。\n")
    (problem,) = digest.problems
    assert [a.headline.text for a in digest.articles] == ["甲"]
    assert (problem.severity, problem.code, problem.span.line) == ("error", "empty-headline", 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty-digest"), ("\n  \n", "empty-digest"), ("只有正文。\n", "no-articles")],
)
def test_a_digest_without_articles_is_an_error(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(SitegenError) as fault:
        read_text(tmp_path, text)
    assert [p.code for p in fault.value.problems] == [code]


@pytest.mark.parametrize(
    ("data", "word", "place"),
    [
        ("## 标题\n\n甲乙丙丁。\n".encode("gb18030"), "GB18030", (1, 4)),
        ("## 标题\n".encode("utf-16"), "UTF-16", (1, 1)),
        ("## 标题\n\n甲".encode() + b"\xff\xfe\x80\x81\xc3\x28", "not UTF-8 text", (3, 2)),
    ],
)
def test_other_encodings_are_named(
    data: bytes, word: str, place: tuple[int, int], tmp_path: Path
) -> None:
    with pytest.raises(SitegenError) as fault:
        read_text(tmp_path, data)
    (problem,) = fault.value.problems
    assert word in problem.message
    assert (problem.span.line, problem.span.column) == place


def test_five_megabytes_in_one_paragraph(tmp_path: Path) -> None:
    text = "青山镇今年新修三座桥，总投资210亿元。" * 100_000
    digest = read_text(tmp_path, f"## 标题\n\n{text}\n")
    assert len(text.encode()) > 5_000_000
    assert len(digest.articles[0].blocks[0].sentences) == 100_000


def test_html_that_could_do_harm_is_named_where_it_stands(tmp_path: Path) -> None:
    text = "## 标题\n\n好<b>的</b>。<b onclick='x()'>坏</b>\n\n<script>alert(1)</script>\n\n"
    code = "`<script>`\n\n```\n<script>\n```\n"
    problems = read_text(tmp_path, text + code).problems
    found = [(p.code, p.span.line, p.span.column) for p in problems]
    assert found == [("unsafe-html", 3, 11), ("unsafe-html", 5, 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("## 坏 <script>alert(1)</script>\n\n正文。\n", (1, 6)),
        ("## 标题\n\n看[这里](javascript:alert)。\n", (3, 5)),
        ("## 标题\n\n看<vbscript:x>。\n", (3, 2)),
        ("## 标题\n\n看[这里]。\n\n[这里]: data:text/html,x\n", (5, 1)),
    ],
)
def test_headlines_and_links_are_watched_too(
    text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    (problem,) = read_text(tmp_path, text).problems
    assert (problem.code, problem.span.line, problem.span.column) == ("unsafe-html", *place)


def test_other_links_are_left_alone(tmp_path: Path) -> None:
    text = "## 标题\n\n[甲](https://a.example)、[乙](b.html)、`[丙](javascript:x)`。\n"
    assert read_text(tmp_path, text).problems == ()
