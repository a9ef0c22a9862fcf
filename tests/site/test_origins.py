"""Where the English on a page comes from: marks on every text, and an exact account of the page."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Mapping

import polib
import pytest

from tests.conftest import SiteFolder
from tests.goldens import assert_golden
from tests.html import Document, parse

DIGEST = """---
title: 小镇新闻
---
开头的话。

# 民生实事件件落地 {#town}

## 青山镇办实事

去年新增就业1178人、停车位1559个、养老床位400个。青山镇的水质达标率为100%。群众都说好。

- 桥修好了。[^1]

| 项目 | 进展 |
|------|------|
| 修桥 | 完工 |

小镇夜景。 黄艳摄

[^1]: 注释一条。

南昌市各地都来学习乡村振兴。（李明 王芳）

## 读书节开幕 {#books}

河口乡办读书节。
"""
States = dict[str, str]
TRUST = ("missing", "machine", "memory", "reviewed")
WORD = re.compile("Word[a-z]{2}")
STATES = ("reviewed", "machine", "memory", "missing", "doubtful")
COMMENTS = {
    "machine": "machine translation: Parrot 1.0",
    "memory": "translation memory: content/other.en.po",
    "doubtful": "machine translation: Parrot 2.0\nto check: “1178” is missing",
}
LISTS = ("index.html", "en/index.html", "en/figures/index.html", "zh-en/figures/index.html")
ARTICLES = ("en/town/index.html", "zh-en/town/index.html")


def set_states(site: SiteFolder, states: Mapping[tuple[str, str], str]) -> States:
    """Give every entry of the digest a word of its own for English, and its state (reviewed where
    none is given). The states by word; by the Chinese where English is missing."""
    site.run("translate")
    po = polib.pofile(str(site.root / "content/digest.en.po"))
    found: dict[str, str] = {}
    for number, entry in enumerate(po):
        state = states.get((entry.msgctxt or "", entry.msgid), "reviewed")
        word = f"Word{chr(97 + number // 26)}{chr(97 + number % 26)}"
        entry.msgstr = "" if state == "missing" else word
        entry.flags = [] if state in ("reviewed", "missing") else ["fuzzy"]
        entry.comment = COMMENTS.get(state, "")
        found[entry.msgstr or entry.msgid] = "machine" if state == "doubtful" else state
    po.save()
    return found


def entries(site: SiteFolder) -> list[tuple[str, str]]:
    """The keys of every entry."""
    site.run("translate")
    po = polib.pofile(str(site.root / "content/digest.en.po"))
    return [(entry.msgctxt or "", entry.msgid) for entry in po]


def build(site: SiteFolder, states: Mapping[tuple[str, str], str]) -> States:
    """Build the digest with its entries in these states; see `set_states`."""
    site.write("content/digest.md", DIGEST)
    found = set_states(site, states)
    assert site.build().exit_code == 0
    return found


def document(site: SiteFolder, path: str) -> Document:
    """A built page by its file."""
    return parse((site.root / "build" / path).read_text("utf-8"))


def account(site: SiteFolder, path: str) -> str:
    """What a page says of its translation to programs."""
    (meta,) = parse(site.page(path)).all("meta", name="translation")
    return meta.attributes["content"]


@pytest.fixture(params=range(len(STATES)))
def mixed(request: pytest.FixtureRequest, empty_site: SiteFolder) -> tuple[SiteFolder, States]:
    """A site with its entries in all states, built; in five turns each entry is in each state."""
    empty_site.write("content/digest.md", DIGEST)
    keys = enumerate(entries(empty_site))
    turned = {key: STATES[(number + request.param) % len(STATES)] for number, key in keys}
    return empty_site, build(empty_site, turned)


def test_every_text_says_where_its_english_comes_from(mixed: tuple[SiteFolder, States]) -> None:
    site, states = mixed
    seen: set[str] = set()
    for path in (*LISTS, *ARTICLES):
        for text in document(site, path).texts:
            # A chart is described in words.
            if {"head", "desc"} & set(text.path):
                continue
            words = WORD.findall(text.text)
            if words:
                # Only openings of articles have several.
                assert text.origin == min((states[w] for w in words), key=TRUST.index), text
            if states.get(text.text) == "missing" and path.startswith("en/"):
                assert (text.origin, text.lang) == ("missing", "zh-Hans"), text
            seen.update(words)
    # A label in doubt gives way to its sentence.
    hidden = {word for word in states if WORD.fullmatch(word)} - seen
    assert len(hidden) <= 2


def test_a_page_accounts_for_all_that_can_be_counted_on_it(
    mixed: tuple[SiteFolder, States],
) -> None:
    site, states = mixed
    for path in ("figures", "town"):
        html = site.page(f"en/{path}")
        # Links to other articles are no part of one.
        main = html.partition("<main")[2].partition('<nav class="neighbours"')[0]
        shown = Counter(states[word] for word in set(WORD.findall(main)))
        shown["missing"] += len(
            set(re.findall('class="s" data-origin="missing" id="([^"]+)"', main))
        )
        shown["missing"] += len(
            set(re.findall('class="run" lang="zh-Hans" data-origin="missing">([^<]+)<', main))
        )
        said = account(site, f"en/{path}")
        counts = {name: int(count) for name, count in re.findall(r"(m\w+) (\d+)", said)}
        assert said.startswith(f"reviewed {shown['reviewed']} of {shown.total()};")
        assert counts == {name: n for name, n in shown.items() if name != "reviewed" and n}
        assert account(site, f"zh-en/{path}") == said


def test_short_texts_carry_a_sign_that_the_notice_explains(empty_site: SiteFolder) -> None:
    states = {
        ("headline", "民生实事件件落地"): "machine",
        ("kicker", "青山镇办实事"): "doubtful",
        ("topic", "乡村振兴"): "memory",
        ("person", "王芳"): "missing",
    }
    build(empty_site, states)
    page = document(empty_site, "en/town/index.html")
    signs = [t.text for t in page.texts if "abbr" in t.path]
    assert signs == ["MT?", "MT", "ZH", "reused", "MT", "reused", "ZH", "?"]
    explained = [e.attributes.get("title", "") for e in page.all("abbr")]
    assert explained[:4] == [
        "machine translation, to be checked against the Chinese",
        "machine translation",
        "not yet in English",
        "reused translation",
    ]
    words = page.words
    assert "22 of 26 passages are reviewed. Read the Chinese original" in words
    assert "MT 2 passages are machine translations by Parrot 1.0 (1), Parrot 2.0 (1), and" in words
    assert "? 1 passage is in doubt and to be checked against the Chinese." in words


def test_of_short_texts_in_a_row_the_last_shows_the_sign(empty_site: SiteFolder) -> None:
    build(empty_site, {("person", "李明"): "machine", ("person", "王芳"): "machine"})
    assert re.findall('<abbr class="(sign[^"]*)"', empty_site.page("en/town"))[:2] == [
        "sign unseen",
        "sign",
    ]


def test_engines_are_named_as_far_as_they_are_known(empty_site: SiteFolder) -> None:
    build(empty_site, {("headline", "民生实事件件落地"): "machine"})
    assert "1 passage is a machine translation by Parrot 1.0, and nobody" in text_of(empty_site)
    po = polib.pofile(str(empty_site.root / "content/digest.en.po"))
    for entry in po:
        if entry.msgid == "青山镇办实事":
            entry.flags.append("fuzzy")
    po.save()
    empty_site.build()
    assert "machine translations by Parrot 1.0 (1), not named (1), and" in text_of(empty_site)
    assert account(empty_site, "en/town").endswith("machine 2: Parrot 1.0 (1)")
    for entry in po:
        entry.comment = ""
    po.save()
    empty_site.build()
    assert "2 passages are machine translations that nobody" in text_of(empty_site)
    assert account(empty_site, "en/town").endswith("; machine 2")


def text_of(site: SiteFolder) -> str:
    """The words of the English article."""
    return parse(site.page("en/town")).words


def test_a_label_that_gives_way_to_its_sentence_is_not_counted(empty_site: SiteFolder) -> None:
    build(empty_site, {})
    assert account(empty_site, "en/town") == "reviewed 26 of 26"
    label = ("figure label", "水质达标率")
    for state in ("missing", "doubtful"):
        build(empty_site, {label: state})
        assert account(empty_site, "en/town") == "reviewed 25 of 25"
    sentence = ("", "青山镇的水质达标率为100%。")
    build(empty_site, {label: "missing", sentence: "machine"})
    assert account(empty_site, "en/town") == "reviewed 24 of 25; machine 1: Parrot 1.0 (1)"
    build(empty_site, {label: "machine", sentence: "missing"})
    said = "reviewed 24 of 26; machine 1: Parrot 1.0 (1); missing 1"
    assert account(empty_site, "en/town") == said
    # Where neither can serve, the Chinese label is shown.
    build(empty_site, {label: "missing", sentence: "missing"})
    assert account(empty_site, "en/town") == "reviewed 24 of 26; missing 2"


def test_an_article_does_not_answer_for_its_neighbours(empty_site: SiteFolder) -> None:
    build(empty_site, {("headline", "读书节开幕"): "machine"})
    assert 'class="notice"' not in empty_site.page("en/town")
    (link,) = re.findall('<a class="next".*?</a>', empty_site.page("en/town"))
    assert 'data-origin="machine"' in link
    assert ">MT</abbr>" in link
    for path in ("en", "en/books", "", "zh-en/books"):
        assert "; machine 1: Parrot 1.0 (1)" in account(empty_site, path), path


def test_an_article_without_figures_is_no_part_of_the_explorer(empty_site: SiteFolder) -> None:
    build(empty_site, {("headline", "读书节开幕"): "machine"})
    assert "machine" not in account(empty_site, "en/figures")


NOTICED = ("", "en", "en/figures", "zh-en/figures", "en/town", "zh-en/town")


def test_search_engines_are_kept_from_every_page_that_is_not_reviewed(
    empty_site: SiteFolder,
) -> None:
    empty_site.write("content/site.toml", "noindex_unreviewed = true")
    build(empty_site, {("figure label", "新增就业"): "machine"})
    documents = {
        path.removesuffix("index.html").strip("/"): parse(data.decode())
        for path, data in empty_site.built().items()
        if path.endswith("/index.html") or path == "index.html"
    }
    kept = {path for path, page in documents.items() if page.all("meta", name="robots")}
    # The front page shows one figure of each article, and the choice of a language none.
    assert kept == {"en/town", "zh-en/town", "en/figures", "zh-en/figures"}
    build(empty_site, {("headline", "民生实事件件落地"): "machine"})
    kept = {path for path in NOTICED if parse(empty_site.page(path)).all("meta", name="robots")}
    assert kept == set(NOTICED)


@pytest.mark.parametrize("path", NOTICED)
def test_every_page_links_its_original_and_tells_programs_its_state(
    path: str, empty_site: SiteFolder
) -> None:
    empty_site.write("content/site.toml", 'base_url = "https://example.org/"')
    build(empty_site, {("headline", "民生实事件件落地"): "machine"})
    page = parse(empty_site.page(path))
    said = account(empty_site, path)
    (notice,) = page.all("aside", class_="notice")
    assert said.startswith(
        f"reviewed {notice.attributes['data-reviewed']} of {notice.attributes['data-total']};"
    )
    (chinese,) = page.all("link", hreflang="zh-Hans")
    (script,) = re.findall(r'ld\+json">(.*?)</script>', empty_site.page(path))
    data = json.loads(script)
    assert data["creativeWorkStatus"] == said
    assert data["creditText"] == "machine translation; Parrot 1.0"
    assert data["digitalSourceType"].endswith("/CompositeWithTrainedAlgorithmicMediaDigitalSource")
    assert data["translationOfWork"]["url"] == chinese.attributes["href"]
    target = posixpath.normpath(posixpath.join(path, original_of(page)))
    assert f"https://example.org/{target}/" == chinese.attributes["href"]


def original_of(page: Document) -> str:
    """Where the notice links to."""
    start = next(n for n, e in enumerate(page.elements) if e.attributes.get("class") == "notice")
    return next(e.attributes["href"] for e in page.elements[start:] if e.tag == "a")


def test_what_is_not_translated_is_the_original_on_english_pages_too(
    empty_site: SiteFolder,
) -> None:
    empty_site.write("content/digest.md", "## 甲 {#a}\n\n<div>图例</div>\n\n```\nx = 1\n```\n")
    assert empty_site.build().exit_code == 0
    for edition in ("zh", "en", "zh-en"):
        page = parse(empty_site.page(f"{edition}/a"))
        origins = {text.text: text.origin for text in page.texts}
        assert (origins["图例"], origins["x = 1"]) == ("source", "source")


def test_side_by_side_a_chart_shows_a_label_without_english_once(empty_site: SiteFolder) -> None:
    states = {
        ("figure label", "新增就业"): "missing",
        ("", "去年新增就业1178人、停车位1559个、养老床位400个。"): "missing",
    }
    build(empty_site, states)
    labels = re.findall('bar-label"[^>]*>([^<&]+)', empty_site.page("zh-en/town"))
    assert labels.count("新增就业") == 1
    assert labels.count("停车位") == 1


def test_chinese_pages_are_no_translations(empty_site: SiteFolder) -> None:
    build(empty_site, {("headline", "民生实事件件落地"): "machine"})
    for path in ("zh", "zh/town", "zh/figures"):
        html = empty_site.page(path)
        assert 'name="translation"' not in html
        assert re.findall(r'data-origin="(\w+)"', html) == ["source"]


@pytest.mark.parametrize("path", ["en", "en/town", "zh-en/town", "en/figures"])
def test_pages_of_mixed_origin_are_as_the_golden_ones(
    path: str, empty_site: SiteFolder, update_golden: bool
) -> None:
    empty_site.write("content/digest.md", DIGEST)
    keys = entries(empty_site)
    build(empty_site, {key: STATES[n % len(STATES)] for n, key in enumerate(keys)})
    name = f"mixed_{path.replace('/', '_')}.html"
    assert_golden(empty_site.page(path), name, update_golden)
