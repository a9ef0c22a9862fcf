"""Figures on the pages of a small site: in the text, the margin, charts, tables, the explorer."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import polib
import pytest

from tests.conftest import SiteFolder
from tests.html import Document, parse

DIGEST = """---
title: 小镇新闻
---
## 民生实事件件落地 {#town}

去年新增就业1178人、停车位1559个、养老床位400个。全镇种植油茶2000余亩，投资18.86亿元。

水质达标率为100%，位居全县前三。
"""
ENGLISH = {
    "去年新增就业1178人、停车位1559个、养老床位400个。": (
        "Last year it added 1,178 jobs, 1,559 parking places and 400 beds for the elderly."
    ),
    "全镇种植油茶2000余亩，投资18.86亿元。": (
        "The town has planted more than 2,000 mu of oil-tea camellia, for 1.886 billion yuan."
    ),
    "水质达标率为100%，位居全县前三。": (
        "All of its water meets the standard, among the top three of the county."
    ),
    "新增就业": "new jobs",
    "停车位": "parking places",
    "养老床位": "beds for the elderly",
    "种植油茶": "oil-tea camellia planted",
    "投资": "investment",
    "水质达标率": "water that meets the standard",
}
RATE = """
[exchange]
currency = "US dollars"
rate = 7.1
date = 2024-01-31
source = "State Administration of Foreign Exchange"
"""


def build(site: SiteFolder, english: dict[str, str]) -> None:
    """Write the digest with this English and build it."""
    site.write("content/digest.md", DIGEST)
    site.run("translate")
    po = polib.pofile(str(site.root / "content/digest.en.po"))
    for entry in po:
        entry.msgstr = english.get(entry.msgid, "")
    po.save()
    assert site.build().exit_code == 0


@pytest.fixture
def town(empty_site: SiteFolder) -> SiteFolder:
    """A site of one article, complete in English but for its names."""
    build(empty_site, ENGLISH)
    return empty_site


def page(site: SiteFolder, path: str) -> Document:
    """A page of the site, parsed."""
    return parse(site.page(path))


def margin(site: SiteFolder, edition: str) -> list[str]:
    """The key figures of an edition, tags removed, a line each."""
    (aside,) = re.findall(
        r'<aside class="key-figures".*?</aside>', site.page(f"{edition}/town"), re.S
    )
    items = re.findall(r"<li>(.*?)</li>", aside, re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in items]


def test_the_margin_words_the_key_figures_in_each_language(town: SiteFolder) -> None:
    assert margin(town, "zh") == [
        "1178 人 新增就业",
        "1559 个 停车位",
        "400 个 养老床位",
        "超过 2000 亩 种植油茶",
        "18.86 亿元 投资",
        "100 % 水质达标率",
    ]
    assert margin(town, "en") == [
        "1,178 new jobs",
        "1,559 parking places",
        "400 beds for the elderly",
        "More than 2,000 mu (about 133 ha) oil-tea camellia planted",
        "1.886 billion yuan investment",
        "100 per cent water that meets the standard",
    ]
    assert margin(town, "zh-en")[0] == "1178 人 1,178 新增就业 new jobs"


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_every_figure_links_to_its_sentence(edition: str, town: SiteFolder) -> None:
    document = page(town, f"{edition}/town")
    links = re.findall(r'href="#(s-[^"]+)"', town.page(f"{edition}/town"))
    assert len(links) == 6 + 7  # margin, list of all
    assert set(links) <= set(document.ids)


def test_figures_are_marked_in_the_text_with_their_value_in_the_other_language(
    town: SiteFolder,
) -> None:
    def marks(edition: str) -> list[tuple[str, str]]:
        found = re.findall(r'<span class="fig"([^>]*)>([^<]*)</span>', town.page(f"{edition}/town"))
        tip = r'.*role="mark" aria-description="([^"]*)".*'
        return [(text, re.sub(tip, r"\1", rest)) for rest, text in found]

    assert marks("zh")[3:] == [
        ("2000余亩", "more than 2,000 mu (about 133 ha)"),
        ("18.86亿元", "1.886 billion yuan"),
        ("100%", "100 per cent"),
        ("前三", "top three"),
    ]
    assert marks("en")[3:5] == [
        ("more than 2,000 mu", "2000余亩"),
        ("1.886 billion yuan", "18.86亿元"),
    ]
    assert marks("zh-en")[3] == ("2000余亩", ""), "both are in sight"


def test_a_chart_is_drawn_to_scale_and_described(town: SiteFolder) -> None:
    text = town.page("en/town")
    (svg,) = re.findall(r'<figure class="chart".*?</figure>', text, re.S)
    widths = [Decimal(w) for w in re.findall(r'class="bar" [^>]*width="([\d.]+)%"', svg)]
    assert widths == [Decimal("75.56"), Decimal("100.00"), Decimal("25.66")]
    assert re.findall(r"<text[^>]*bar-value[^>]*>([^<]+)<", svg) == ["1,178", "1,559", "400"]
    assert "<title" in svg
    assert "new jobs: 1,178; parking places: 1,559; beds for the elderly: 400;" in svg
    table = re.findall(r'<td class="value"><a [^>]*>([^<]+)<', text)
    assert set(table) >= {"1,178", "1,559", "400"}


def test_chart_values_have_no_brackets_and_long_ones_a_line_of_their_own(
    empty_site: SiteFolder,
) -> None:
    empty_site.write(
        "content/digest.md",
        "---\ntitle: 甲\n---\n## 种植面积 {#town}\n\n种植油茶2000亩、脐橙500余亩、白莲100亩。\n",
    )
    empty_site.run("translate")
    po = polib.pofile(str(empty_site.root / "content/digest.en.po"))
    for entry in po:
        if entry.msgctxt == "figure label":
            entry.msgstr = f"planted with {entry.msgid} on hills and slopes"
    po.save()
    assert empty_site.build().exit_code == 0
    values = re.findall(r'bar-value" x="100%" y="(\d+)"[^>]*>([^<]+)<', empty_site.page("en/town"))
    assert [value for _, value in values] == ["2,000 mu", "more than 500 mu", "100 mu"]
    labels = re.findall(r'bar-label" x="0" y="(\d+)"', empty_site.page("en/town"))
    assert {y for y, _ in values}.isdisjoint(labels)


@pytest.mark.parametrize(("fuzzy", "lines"), [(False, 1), (True, 2)])
def test_a_chart_leaves_room_for_the_sign_of_a_label(
    fuzzy: bool, lines: int, empty_site: SiteFolder
) -> None:
    label = "new jobs in the town and its villages"
    build(empty_site, ENGLISH | {"新增就业": label})
    po = polib.pofile(str(empty_site.root / "content/digest.en.po"))
    for entry in po:
        if entry.msgid == "新增就业" and fuzzy:
            entry.flags.append("fuzzy")
    po.save()
    assert empty_site.build().exit_code == 0
    (chart,) = re.findall("<svg role.*?</svg>", empty_site.page("en/town"), re.S)
    found = re.findall("<text[^>]*bar-label.*?</text>", chart)
    assert len(found) == lines + 2
    signs = [text.endswith('<tspan class="sign" lang="en">MT</tspan></text>') for text in found]
    assert signs == ([False, True, False, False] if fuzzy else [False, False, False])
    said = "new jobs in the town and its villages (machine translation): 1,178;"
    assert (said in chart) == fuzzy


def test_mu_is_explained_once(town: SiteFolder) -> None:
    assert town.page("en/town").count("1 mu is 1/15 hectare") == 1
    assert town.page("zh/town").count("1 亩＝1/15 公顷") == 1


def test_a_label_without_english_falls_back_to_the_sentence(empty_site: SiteFolder) -> None:
    build(empty_site, ENGLISH | {"投资": ""})
    assert margin(empty_site, "en")[4] == (
        "1.886 billion yuan The town has planted more than 2,000 mu of oil-tea camellia, for 1.886 "
        "billion yuan."
    )


def test_a_label_has_a_form_for_one(empty_site: SiteFolder) -> None:
    forms = {"新增就业": "new job | new jobs", "停车位": "parking place | parking places"}
    build(empty_site, ENGLISH | forms)
    empty_site.write("content/digest.md", DIGEST.replace("1178人", "1人").replace("1559", "2"))
    assert empty_site.build().exit_code == 0
    text = empty_site.page("en/town")
    assert "new job<" in text
    assert "parking places<" in text
    assert "|" not in re.sub(r"<script.*?</script>", "", text, flags=re.S)
    rows = json.loads((empty_site.root / "build/en/figures.json").read_text("utf-8"))
    assert [row["label"] for row in rows][:2] == ["new job", "parking places"]


AGES = """---
title: 小镇新闻
---
## 老有所养 {#town}

全镇60岁以上老人参加体检。志愿者年龄18至35岁。平均用时1小时47分。
"""


def test_tip_margin_and_table_say_the_same(empty_site: SiteFolder) -> None:
    empty_site.write("content/digest.md", AGES)
    assert empty_site.build().exit_code == 0
    tips = re.findall('aria-description="([^"]*)"', empty_site.page("zh/town"))
    assert tips == ["60 or over", "aged 18 to 35", "1 h 47 min"]
    table = re.findall(r'<td class="value"><a [^>]*>([^<]+)<', empty_site.page("en/town"))
    assert table == tips
    assert [line.split(" ")[:4] for line in margin(empty_site, "en")] == [
        ["Aged", "18", "to", "35"],
        ["1", "h", "47", "min"],
    ]


def test_without_any_english_a_label_is_chinese_and_says_so(empty_site: SiteFolder) -> None:
    build(empty_site, {})
    document = page(empty_site, "en/town")
    labels = [t for t in document.texts if t.text == "新增就业"]
    assert labels
    assert {t.lang for t in labels} == {"zh-Hans"}


def test_yuan_are_converted_only_at_a_dated_rate_that_is_shown(town: SiteFolder) -> None:
    assert "dollar" not in town.page("en/town")
    town.write("content/site.toml", RATE)
    assert town.build().exit_code == 0
    text = town.page("en/town")
    assert margin(town, "en")[4] == "1.886 billion yuan (about 266 million US dollars) investment"
    assert "Converted into US dollars at 7.1 yuan each (2024-01-31, State Administ" in text


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_the_explorer_lists_every_figure(edition: str, town: SiteFolder) -> None:
    document = page(town, f"{edition}/figures")
    rows = [e.attributes for e in document.all("tr") if "data-value" in e.attributes]
    assert [row["data-value"] for row in rows] == [
        "1178", "1559", "400", "2000", "1886000000", "100", "3",
    ]  # fmt: skip
    kinds = {
        "zh": ["数量", "金额", "比例", "名次"],
        "en": ["Quantities", "Money", "Percentages", "Ranks"],
        "zh-en": ["数量 Quantities", "金额 Money", "比例 Percentages", "名次 Ranks"],
    }
    assert list(dict.fromkeys(json.loads(row["data-kind"])[0] for row in rows)) == kinds[edition]


UNITS = """---
title: 甲|乙
---
## 引进人才|企业 {#units}

引进人才5名、工人6人，农户7户，企业8家，受理案件9件。纠纷10起。项目11个、台账12本。占三分之一。居全市第一。
"""


def test_the_explorer_filters_by_unit_however_it_is_written(empty_site: SiteFolder) -> None:
    empty_site.write("content/digest.md", UNITS)
    assert empty_site.build().exit_code == 0

    def column(edition: str, name: str) -> list[str]:
        rows = page(empty_site, f"{edition}/figures").all("tr")
        cells = [e.attributes for e in rows if "data-value" in e.attributes]
        return [value for cell in cells for value in json.loads(cell[f"data-{name}"])]

    assert column("zh", "unit") == [
        "人", "人", "户", "家", "件", "件", "个", "个", "分数", "（无）",
    ]  # fmt: skip
    assert column("en", "unit") == [
        "people", "people", "households", "companies, firms, shops", "cases", "cases", "items",
        "items", "fractions", "(none)",
    ]  # fmt: skip
    assert column("zh-en", "unit")[0] == "人 people"
    assert set(column("zh", "article")) == {"引进人才|企业"}


def test_the_front_page_shows_the_top_figure_of_each_article(town: SiteFolder) -> None:
    (top,) = re.findall(r'<p class="top-figure">(.*?)</p>', town.page("en"), re.S)
    assert " ".join(re.sub(r"<[^>]+>", " ", top).split()) == "1.886 billion yuan investment"
    assert re.search(r'href="town/#s-\w+"', top)


def test_an_article_cannot_take_the_address_of_the_explorer(empty_site: SiteFolder) -> None:
    empty_site.write("content/digest.md", DIGEST.replace("{#town}", "{#figures}"))
    result = empty_site.build()
    assert result.exit_code == 1
    assert "digest.md:4:" in result.stderr
    assert "[reserved-slug]" in result.stderr
