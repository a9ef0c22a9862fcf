"""figures.json and figures.csv: complete, exact, and readable by other programs."""

from __future__ import annotations

import csv
import io
import json

import polib
import pytest

from sitegen.site.datafiles import COLUMNS, as_csv
from tests.conftest import SiteFolder
from tests.html import parse

DIGEST = """---
title: 小镇新闻
date: 2024-01-31
---
## 修桥 {#bridges}

青山镇修桥三座，总投资1.5亿元，占全年投资的百分之七十点三三。

## 读书 {#books}

河口乡600余名学生参加，人均读书3—5本。
"""
LANGUAGES = ("zh", "en")


@pytest.fixture
def built(empty_site: SiteFolder) -> SiteFolder:
    """Two articles, built for an address below a path."""
    empty_site.write("content/digest.md", DIGEST)
    empty_site.write("content/site.toml", 'base_url = "https://example.org/news/"')
    assert empty_site.build().exit_code == 0
    return empty_site


def rows_of(site: SiteFolder, language: str) -> list[dict[str, object]]:
    """The rows of figures.json."""
    rows: list[dict[str, object]] = json.loads(site.built()[f"{language}/figures.json"])
    return rows


def test_values_are_exact_decimals(built: SiteFolder) -> None:
    rows = rows_of(built, "zh")
    assert [(r["value"], r["value_high"], r["unit"], r["qualifier"]) for r in rows] == [
        ("3", None, "item", "exact"),
        ("150000000", None, "CNY", "exact"),
        ("70.33", None, "percent", "exact"),
        ("600", None, "person", "over"),
        ("3", "5", "item", "exact"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_has_every_column_and_a_stable_address(language: str, built: SiteFolder) -> None:
    rows = rows_of(built, language)
    assert all(tuple(row) == COLUMNS for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert [row["id"] for row in rows] == [row["id"] for row in rows_of(built, "zh")]
    assert {row["date"] for row in rows} == {"2024-01-31"}
    for row in rows:
        page, _, anchor = str(row["url"]).partition("#")
        path = page.removeprefix("https://example.org/news/") + "index.html"
        assert anchor in parse(built.built()[path].decode()).ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_csv_says_the_same_in_the_form_of_rfc_4180(language: str, built: SiteFolder) -> None:
    data = built.built()[f"{language}/figures.csv"]
    assert data.startswith(b"\xef\xbb\xbf"), "spreadsheet programs need the mark"
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    table = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    rows = rows_of(built, language)
    assert [r["id"] for r in table] == [r["id"] for r in rows]
    assert [r["value"] for r in table] == [r["value"] for r in rows]
    assert [r["sentence"] for r in table] == [r["sentence"] for r in rows]
    assert [r["key"] for r in table] == ["yes" if r["key"] else "no" for r in rows]


def test_a_spreadsheet_runs_no_formula_from_a_text() -> None:
    row = dict.fromkeys(COLUMNS, "") | {"label": "=1+1", "value": "-8", "sentence": '他说"好",\n走'}
    (cells,) = csv.DictReader(io.StringIO(as_csv([row]).decode("utf-8-sig"), newline=""))
    assert cells["label"] == "'=1+1"
    assert cells["value"] == "-8", "a number stays one"
    assert cells["sentence"] == '他说"好",\n走'


def test_a_site_without_figures_has_empty_data(empty_site: SiteFolder) -> None:
    empty_site.write("content/digest.md", "## 好\n\n今天天气很好。\n")
    assert empty_site.build().exit_code == 0
    assert rows_of(empty_site, "zh") == []
    assert empty_site.built()["en/figures.csv"].decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


ORIGINS = """## 修桥 {#bridges}

青山镇修桥三座。种树五棵。建房六座。招收学生七名。
"""
LABELS = ("青山镇修桥", "种树", "建房", "招收学生")
ORIGIN_COLUMNS = (
    "label_origin", "label_from", "label_doubtful", "sentence_origin", "sentence_doubtful",
    "headline_origin",
)  # fmt: skip


def origins_of(site: SiteFolder, language: str) -> dict[str, tuple[object, ...]]:
    """What the rows say of where their words come from, by the figure."""
    rows = rows_of(site, language)
    return {str(row["surface"]): tuple(row[c] for c in ORIGIN_COLUMNS) for row in rows}


def test_rows_say_where_their_english_comes_from(empty_site: SiteFolder) -> None:
    empty_site.write("content/digest.md", ORIGINS)
    empty_site.run("translate")
    po = polib.pofile(str(empty_site.root / "content/digest.en.po"))
    doubt = "machine translation: Parrot 1.0\nto check: “5” is missing"
    comments = {LABELS[0]: doubt, LABELS[1]: doubt, "种树五棵。": doubt, "建房六座。": ""}
    for entry in po:
        entry.msgstr = "" if entry.msgid in (*LABELS[2:], "招收学生七名。") else "English"
        if entry.msgid in comments and entry.msgctxt != "headline":
            entry.flags.append("fuzzy")
            entry.comment = comments[entry.msgid]
    po.save()
    assert empty_site.build().exit_code == 0
    assert origins_of(empty_site, "en") == {
        "三座": ("reviewed", "sentence", True, "reviewed", False, "reviewed"),
        "五棵": ("missing", "label", True, "machine", True, "reviewed"),
        "六座": ("machine", "sentence", False, "machine", False, "reviewed"),
        "七名": ("missing", "label", False, "missing", False, "reviewed"),
    }
    chinese = ("source", "label", False, "source", False, "source")
    assert set(origins_of(empty_site, "zh").values()) == {chinese}
    table = empty_site.built()["zh/figures.csv"].decode("utf-8-sig")
    assert ",source,source,label,no,source,no\r\n" in table
