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
        ("邹思明", "邹思明", ""),
        ("高峰", "高峰", ""),
        ("江西日报记者 张三", "张三", ""),
        ("记者 江河", "江河", ""),
        ("方圆 刘滨", "方圆 刘滨", ""),
        ("张三整理", "张三", ""),
        ("采写：张三 摄影：李四", "张三", "李四"),
    ],
)
def test_roles_in_a_byline(text: str, writers: str, photographers: str) -> None:
    expected = Names(tuple(writers.split()), tuple(photographers.split()))
    assert parse_names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "完",
        "全文完",
        "连载完",
        "下转第三版",
        "均为化名",
        "单位：亿元",
        "未完待续",
        "新华社",
        "江西",
        "江苏",
        "金华",
        "高新区",
        "吉县",
        "万元",
        "平方米",
        "单位",
        "时代",
        "安全",
        "于是",
        "农民报",
        "方圆",
        "张某",
        "王女士",
        "责编：张三",
        "刘滨、高新区",
    ],
)
def test_brackets_that_are_no_byline(text: str) -> None:
    assert parse_names(text) is None


@pytest.mark.parametrize(
    ("ending", "column", "hint"),
    [
        ("效果很好（刘滨）", 5, "end the sentence"),
        ("效果很好。（方圆）", 6, "（记者 方圆）"),
        ("效果很好。（责编：张三）", 6, "editors"),
        ("效果很好。（刘滨 信丰县融媒体中心）", 6, "only names"),
        ("效果很好。（记者 王国）", 6, "only names"),
        ("效果很好。\n\n责任编辑：张三", 1, "editors"),
    ],
)
def test_what_is_nearly_a_byline_is_a_warning(
    ending: str, column: int, hint: str, tmp_path: Path
) -> None:
    (problem,) = read_text(tmp_path, f"## 标题\n\n{ending}\n").problems
    assert (problem.severity, problem.code, problem.span.column) == (
        "warning",
        "byline-like",
        column,
    )
    assert hint in problem.hint


@pytest.mark.parametrize(
    "ending", ["（刘滨）", "（完）", "（安全）", "（单位：亿元）", "（安徽 江苏）", "[详情](刘滨)"]
)
def test_other_brackets_raise_no_doubt(ending: str, tmp_path: Path) -> None:
    assert read_text(tmp_path, f"## 标题\n\n效果很好。{ending}\n").problems == ()


@pytest.mark.parametrize(
    ("text", "ends_well"),
    [
        ("走进县城，处处是景——", True),
        ("来电咨询：0791-86849114", True),
        ("详情请登录网站：www.example.com", True),
        ("他说：“路好走了。”", True),
        ("引进的企业有ABB", False),
        ("工业增加值同比增长20%", False),
        ("连续数年获评“工业强省先进县”", False),
    ],
)
def test_what_ends_a_paragraph(text: str, ends_well: bool, tmp_path: Path) -> None:
    problems = read_text(tmp_path, f"## 标题\n\n该县势头强劲。{text}\n\n全县一片欢腾。\n").problems
    assert [p.code for p in problems] == ([] if ends_well else ["unfinished-paragraph"])


def test_a_repair_shows_the_space_it_puts_in(tmp_path: Path) -> None:
    text = "## 标题\n\n本县完成了不少大项目。引进了ABB\n\ngroup的设备。\n"
    (repair,) = read_text(tmp_path, text).repairs
    assert (repair.before, repair.after) == (
        "目。引进了ABB¶group的设备",
        "目。引进了ABB group的设备",
    )


def test_the_credit_of_an_image_is_listed(tmp_path: Path) -> None:
    (repair,) = read_text(tmp_path, "## 标题\n\n![墙](a.jpg)\n\n记者 王五 摄\n").repairs
    assert (repair.kind, repair.before, repair.after) == (
        "caption",
        "记者 王五 摄",
        "(photo: 王五)",
    )
