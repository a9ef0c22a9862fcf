"""What scanning broke is mended, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.digest.bylines import Names, parse_names
from tests.samples import REPOSITORY, outline, read_text


def _cases() -> list[tuple[str, str, str]]:
    text = Path(REPOSITORY, "tests/cases/mending.md").read_text(encoding="utf-8")
    cases = []
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        article, _, expected = rest.partition("\n---\n")
        cases.append((name, article, expected.strip()))
    return cases


@pytest.mark.parametrize(("name", "text", "expected"), _cases(), ids=[case[0] for case in _cases()])
def test_case(name: str, text: str, expected: str, tmp_path: Path) -> None:
    digest = read_text(tmp_path, f"## 标题\n\n{text}\n")
    assert "\n".join(outline(digest.articles[0])) == expected


def test_every_mend_is_listed_with_its_place(tmp_path: Path) -> None:
    text = (
        "## 标题\n\n本县项目不少。二期场平加快推进，进度不断加快，将挺\n\n起能源支撑点。（刘滨）\n"
    )
    repairs = read_text(tmp_path, text).repairs
    assert [(r.kind, r.span.line, r.span.column) for r in repairs] == [
        ("joined-paragraph", 3, 18),
        ("byline", 5, 8),
    ]
    assert repairs[0].before == "度不断加快，将挺¶起能源支撑点。（"


def test_text_that_breaks_off_for_good_is_a_warning(tmp_path: Path) -> None:
    text = "## 标题\n\n本县项目不少。二期场平加快推进，进度不断加快，将挺\n"
    (problem,) = read_text(tmp_path, text).problems
    assert (problem.code, problem.span.line, problem.span.column) == ("unfinished-paragraph", 3, 25)


@pytest.mark.parametrize(
    ("text", "writers", "photographers"),
    [
        ("刘滨 钱文龙", "刘滨 钱文龙", ""),
        ("黄艳 邹万香文/图", "黄艳 邹万香", "黄艳 邹万香"),
        ("张三 文 李四 图", "张三", "李四"),
        ("张三/文 李四/图", "张三", "李四"),
        ("文/图 张三", "张三", "张三"),
        ("记者张三 实习记者李四", "张三 李四", ""),
        ("张三 李四 摄影报道", "张三 李四", "张三 李四"),
        ("李建文", "李建文", ""),
        ("阿不都·买买提", "阿不都·买买提", ""),
    ],
)
def test_roles_in_a_byline(text: str, writers: str, photographers: str) -> None:
    expected = Names(tuple(writers.split()), tuple(photographers.split()))
    assert parse_names(text) == expected


@pytest.mark.parametrize(
    "text", ["完", "下转第三版", "均为化名", "单位：亿元", "未完待续", "新华社"]
)
def test_brackets_that_are_no_byline(text: str) -> None:
    assert parse_names(text) is None
