"""The pages of a tiny site: addresses, languages, anchors, states of translation."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import polib
import pytest

from tests.conftest import SiteFolder
from tests.goldens import assert_golden
from tests.html import Document, parse
from tests.samples import ENGLISH

HAN = re.compile("[\u4e00-\u9fff]")
EDITIONS = ("zh/bridges", "en/bridges", "zh-en/bridges")
SUBJECTS = ("places/qing-shan-zhen", "places/he-kou-xiang", "topics/du-shu-jie")
ARTICLES = ("bridges", "he-kou-xiang-ju-ban-du-shu-jie")

# Anchors of sentences and paragraphs.
TEXT_ANCHOR = re.compile(r"[sp]-(?!.*-f\d+$)")


def translate(site: SiteFolder, **changes: str) -> None:
    """Fill in the English; `changes` replaces the text of sentences, "" takes it away."""
    site.run("translate")
    po = polib.pofile(str(site.root / "content/digest.en.po"))
    for entry in po:
        known = ENGLISH.get((entry.msgctxt or "", entry.msgid), f"({len(entry.msgid)})")
        entry.msgstr = changes.get(entry.msgid, known)
        entry.flags, entry.comment = [], ""
    po.save()


def pages(site: SiteFolder) -> dict[str, Document]:
    """Every page of the built site by its path."""
    built = site.built().items()
    return {path: parse(data.decode()) for path, data in built if path.endswith(".html")}


@pytest.fixture
def built(site: SiteFolder) -> SiteFolder:
    """The small site, translated and built."""
    translate(site)
    assert site.build().exit_code == 0
    return site


def test_every_page_of_the_plan_is_there(built: SiteFolder) -> None:
    expected = {"index.html", "zh/index.html", "en/index.html", "404.html"}
    for edition in ("zh", "en", "zh-en"):
        kinds = ("figures", "search", "topics", *SUBJECTS)
        expected |= {f"{edition}/{page}/index.html" for page in kinds}
        expected |= {f"{edition}/{slug}/index.html" for slug in ARTICLES}
    assert set(pages(built)) == expected


@pytest.mark.parametrize(
    "path",
    [
        *("", "zh", "en", "zh/bridges", "en/bridges", "zh-en/bridges"),
        *("en/figures", "en/topics", "zh-en/places/he-kou-xiang"),
        *("zh/search", "en/search", "404.html"),
    ],
)
def test_pages_are_as_the_golden_ones(path: str, built: SiteFolder, update_golden: bool) -> None:
    name = path if path.endswith(".html") else posixpath.join(path, "index.html")
    assert_golden(built.built()[name].decode(), name.replace("/", "_"), update_golden)


def test_every_link_leads_to_a_file_and_an_anchor(built: SiteFolder) -> None:
    documents = pages(built)
    files = built.built()
    for path, document in documents.items():
        for element in document.elements:
            link = element.attributes.get("href") or element.attributes.get("src")
            if link is None:
                continue
            target, _, anchor = link.partition("#")
            base = "" if target.startswith("/") else posixpath.dirname(path)
            found = posixpath.normpath(posixpath.join(base, unquote(target).lstrip("/")))
            if not target:
                found = path
            elif target.endswith(("/", ".")):
                found = posixpath.normpath(posixpath.join(found, "index.html"))
            assert found in files, f"{path} links to {link}"
            if anchor:
                assert anchor in documents[found].ids, f"{path} links to {link}"


def test_anchors_are_unique_and_the_same_in_every_language(built: SiteFolder) -> None:
    documents = pages(built)
    for document in documents.values():
        assert len(document.ids) == len(set(document.ids))
    for slug in ARTICLES:
        chinese, english, both = (
            [i for i in documents[f"{e}/{slug}/index.html"].ids if TEXT_ANCHOR.match(i)]
            for e in ("zh", "en", "zh-en")
        )
        assert chinese == english
        assert sorted(chinese) == sorted(i for i in both if not i.endswith("-en"))
        assert [i for i in both if i.endswith("-en")] == [
            f"{i}-en" for i in chinese if i.startswith("s-")
        ]


def test_every_run_has_its_language(built: SiteFolder) -> None:
    for path, document in pages(built).items():
        for text in document.texts:
            if text.path[-1] == "title":
                continue
            if HAN.search(text.text):
                assert text.lang == "zh-Hans", f"{path}: {text}"
            elif re.search(r"[a-z]{3} [a-z]{3}", text.text):
                assert text.lang == "en", f"{path}: {text}"


def test_no_chinese_in_the_english_edition(built: SiteFolder) -> None:
    for path, document in pages(built).items():
        if path.startswith("en/"):
            chinese = [t.text for t in document.texts if HAN.search(t.text)]
            # The language switch names each language in itself.
            assert set(chinese) == {"中文"}


def test_hreflang_links_are_complete_and_returned(built: SiteFolder) -> None:
    documents = pages(built)
    for path in ("index.html", "zh/index.html", f"zh/{ARTICLES[0]}/index.html"):
        seen = set()
        for element in documents[path].all("link", rel="alternate"):
            base = posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(base, element.attributes["href"]))
            other = posixpath.normpath(posixpath.join(target, "index.html"))
            back = documents[other].all("link", rel="alternate")
            seen.add(element.attributes["hreflang"])
            assert {e.attributes["hreflang"] for e in back} == {"zh-Hans", "en", "x-default"}
        assert seen == {"zh-Hans", "en", "x-default"}


def test_a_base_url_makes_absolute_canonical_links(built: SiteFolder) -> None:
    built.build("--base-url", "https://user.example/digest")
    page = parse(built.page("zh/bridges"))
    (canonical,) = page.all("link", rel="canonical")
    assert canonical.attributes["href"] == "https://user.example/digest/zh/bridges/"
    (english,) = page.all("link", hreflang="en", rel="alternate")
    assert english.attributes["href"] == "https://user.example/digest/en/bridges/"
    lost = parse((built.root / "build/404.html").read_text("utf-8"))
    (home,) = lost.all("a", rel="home")
    assert home.attributes["href"] == "/digest/"


def test_the_missing_page_is_none_of_the_editions_it_offers(built: SiteFolder) -> None:
    lost = parse((built.root / "build/404.html").read_text("utf-8"))
    assert not lost.all(aria_current="page")
    links = [e.attributes["href"] for e in lost.all("a") if "data-edition" in e.attributes]
    assert links == ["/zh/", "/", "/en/"]
    for path, document in pages(built).items():
        assert len(document.all("a", aria_current="page")) == (0 if path == "404.html" else 1)


def test_titles_are_in_the_languages_of_their_page(built: SiteFolder) -> None:
    titles = {
        path: " ".join(t.text for t in document.texts if t.path[-1] == "title")
        for path, document in pages(built).items()
    }
    assert titles["index.html"] == "文摘 · Digest"
    assert titles["404.html"] == "找不到这一页 — 文摘 · Page not found — Digest"
    assert titles["zh-en/figures/index.html"] == "数字 — 文摘 · Figures — Digest"
    assert titles["en/figures/index.html"] == "Figures — Digest"
    assert titles["zh-en/bridges/index.html"] == "青山镇新修三座桥 — 文摘"


def test_a_missing_sentence_is_shown_in_chinese_with_a_note(site: SiteFolder) -> None:
    translate(site, **{"工程将于明年完工。": ""})
    result = site.build()
    assert result.exit_code == 0
    assert "1 missing" in result.stdout
    assert "1 of " in result.stderr
    page = parse(site.page("en/bridges"))
    (sentence,) = page.all("span", data_origin="missing")
    assert sentence.lang == "zh-Hans"
    assert "工程将于明年完工。" in page.words
    assert "1 passage has no English yet" in page.words
    assert "not yet in English" in page.words
    both = parse(site.page("zh-en/bridges"))
    assert both.words.count("工程将于明年完工。") == 1
    assert "not yet in English" in both.words
    assert "no English yet" not in parse(site.page(f"en/{ARTICLES[1]}")).words


def make_fuzzy(site: SiteFolder, *sentences: str, comment: str = "") -> None:
    """Make the English of sentences a machine translation, or what the comment says."""
    po = polib.pofile(str(site.root / "content/digest.en.po"))
    for entry in po:
        if entry.msgid in sentences:
            entry.flags.append("fuzzy")
            entry.comment = comment
    po.save()


def test_a_fuzzy_entry_is_shown_as_machine_translation(site: SiteFolder) -> None:
    translate(site)
    make_fuzzy(site, "工程将于明年完工。")
    assert "1 machine-translated" in site.build().stdout
    page = parse(site.page("en/bridges"))
    (sentence,) = page.all("span", data_origin="machine")
    assert sentence.attributes["title"] == "machine translation"
    assert "The work will be done next year. machine translation" in page.words
    assert "1 passage is a machine translation" in page.words


def test_the_notice_names_the_engine_and_how_much_is_reviewed(site: SiteFolder) -> None:
    translate(site)
    make_fuzzy(site, "工程将于明年完工。", comment="machine translation: Parrot 1.0")
    site.build()
    page = parse(site.page("en/bridges"))
    assert "7 of 8 passages are reviewed." in page.words
    assert "1 passage is a machine translation by Parrot 1.0, and nobody has" in page.words
    (original,) = [e for e in page.all("a") if e.attributes["href"] == "../../zh/bridges/"][-1:]
    assert original.attributes["hreflang"] == "zh-Hans"
    (meta,) = page.all("meta", name="translation")
    assert meta.attributes["content"] == "reviewed 7 of 8; machine 1: Parrot 1.0 (1)"
    assert page.all("meta", name="robots") == []
    assert parse(site.page("zh/bridges")).all("meta", name="translation") == []


# The second is how it was written before memories had a mark of their own.
@pytest.mark.parametrize("mark", ["translation memory", "machine translation"])
@pytest.mark.parametrize("file", ["content/other.en.po", "town.tmx, content/a.en.po"])
def test_what_is_taken_from_a_memory_is_no_machine_translation_and_not_reviewed(
    mark: str, file: str, site: SiteFolder
) -> None:
    translate(site)
    make_fuzzy(site, "工程将于明年完工。", comment=f"{mark}: {file}\nto check: “明年” is missing")
    make_fuzzy(site, "村民说：“路好走了。”", comment=f"{mark}: {file}")
    assert "2 from translation memory" in site.build().stdout
    for edition in ("en", "zh-en"):
        page = parse(site.page(f"{edition}/bridges"))
        said, doubtful = page.all("span", data_origin="memory")
        assert said.attributes["title"] == doubtful.attributes["title"] == "reused translation"
        marked = ["data-doubtful" in one.attributes for one in (said, doubtful)]
        assert marked == [False, True]
        assert "reused translation, to be checked against the Chinese" in page.words
        assert "2 passages are translations reused from elsewhere" in page.words
        assert "machine" not in page.words
        (meta,) = page.all("meta", name="translation")
        assert meta.attributes["content"] == "reviewed 6 of 8; memory 2; doubtful 1"
        assert "digitalSourceType" not in site.page(f"{edition}/bridges")


def test_search_engines_are_kept_from_unreviewed_english_on_request(site: SiteFolder) -> None:
    site.write("content/site.toml", "noindex_unreviewed = true")
    translate(site)
    make_fuzzy(site, "工程将于明年完工。")
    site.build()
    marked = {path: parse(site.page(path)).all("meta", name="robots") for path in EDITIONS}
    assert {path for path, found in marked.items() if found} == {"en/bridges", "zh-en/bridges"}


def test_the_bilingual_byline_has_a_line_for_each_language(site: SiteFolder) -> None:
    site.write("content/digest.md", "## 标题 {#a}\n\n正文。（李明 文 王芳 黄艳 图）\n")
    translate(site, 李明="Li Ming", 王芳="Wang Fang", 黄艳="")
    site.build()
    words = parse(site.page("zh-en/a")).words
    assert "文 李明 摄影 王芳、黄艳 By Li Ming Photos by Wang Fang , 黄艳 ZH" in words
    texts = parse(site.page("zh-en/a")).texts
    assert [t.lang for t in texts if t.text == "黄艳"] == ["zh-Hans"]
    assert "By Li Ming Photos by Wang Fang, 黄艳" in parse(site.page("en/a")).words


@pytest.mark.parametrize("edition", ["en", "zh-en"])
def test_of_machine_translations_in_a_row_only_the_last_shows_the_mark(
    edition: str, site: SiteFolder
) -> None:
    text = "## 标题 {#a}\n\n一号桥好。二号桥好。三号桥好。四号桥好。\n\n五号桥好。\n"
    site.write("content/digest.md", text)
    translate(site)
    make_fuzzy(site, "一号桥好。", "二号桥好。", "四号桥好。", "五号桥好。")
    site.build()
    html = site.page(f"{edition}/a")
    assert html.count('data-origin="machine"') == 4
    marks = re.findall('<span class="(unseen|note)"', html.partition("<main")[2])
    assert marks == ["unseen", "note", "note", "note"]
    heard = parse(html).words.count("machine translation")
    assert heard == 4 + html.count("are machine translations")


def test_without_any_english_nothing_disappears(site: SiteFolder) -> None:
    assert site.build().exit_code == 0
    chinese, english = parse(site.page("zh/bridges")), parse(site.page("en/bridges"))
    for text in ("青山镇新修三座桥", "青山镇今年新修三座桥，总投资210亿元。", "李明"):
        assert text in chinese.words.replace(" ", "")
        assert text in english.words.replace(" ", "")


def test_html_and_markdown_come_out_harmless(site: SiteFolder) -> None:
    site.write(
        "content/digest.md",
        "## 标题 {#a}\n\n<script>alert(1)</script>\n\n"
        "**标题：**正文<b onclick='x()'>粗</b><img src=x onerror=y()>。"
        "[链接](javascript:alert(1))[好](https://example.org/)。\n\n"
        "<div style='position:fixed'>块<iframe src='//evil'></iframe></div>\n",
    )
    assert site.build().exit_code == 0
    html = site.page("zh/a")
    body = parse(html)
    assert "<strong>标题：</strong>正文<b>粗</b>" in html
    assert [e.attributes.get("type") for e in body.all("script")] == [
        None,
        None,
        "application/ld+json",
    ]
    assert not [e for e in body.elements if any(a.startswith("on") for a in e.attributes)]
    assert not body.all("iframe")
    assert "position:fixed" not in html
    assert not [e for e in body.all("a") if e.attributes["href"].startswith("javascript")]
    (link,) = body.all("a", href="https://example.org/")
    assert link.attributes["rel"] == "noopener noreferrer"


def test_a_paragraph_of_nothing_but_removed_html_is_left_out(site: SiteFolder) -> None:
    removed = (
        "<object data=x></object> <embed>\n\n> <input> <b></b>\n\n<script>x()</script>\n\n<hr>\n"
    )
    site.write("content/digest.md", f"## 标题 {{#a}}\n\n{removed}\n正文。\n\n<img src=x alt=y>\n")
    assert site.build().exit_code == 0
    for edition in ("zh", "en", "zh-en"):
        html = site.page(f"{edition}/a")
        body = parse(html)
        paragraphs = re.findall('<p (?:id|class="cell").*?</p>', html, re.DOTALL)
        assert paragraphs
        assert all(re.sub("<(?!img)[^>]+>|\\s", "", p) for p in paragraphs)
        assert not body.all("blockquote")
        assert body.all("hr")
        assert body.all("img", src="x")


def test_an_article_shows_the_footnotes_it_refers_to(site: SiteFolder) -> None:
    text = "## 标题 {#a}\n\n正文[^b]。又[^a]。\n\n## 乙\n\n乙。\n\n[^a]: 甲注。\n[^b]: 乙注。\n"
    site.write("content/digest.md", text)
    assert site.build().exit_code == 0
    page = parse(site.page("zh/a"))
    assert [e.attributes["href"] for e in page.all("a") if "#fn-" in e.attributes["href"]] == [
        "#fn-1",
        "#fn-2",
    ]
    assert page.words.index("乙注") < page.words.index("甲注")
    assert "正文。又。" in site.page("zh")
    assert {"fn-1", "fn-2"} <= set(page.ids)


def test_images_are_published_with_their_captions(site: SiteFolder) -> None:
    site.write("content/images/桥 1.png", b"\x89PNG")
    text = "## 标题 {#a}\n\n![新桥](<images/桥 1.png>)\n\n桥上车来车往 李明摄\n\n![](no.png)\n"
    site.write("content/digest.md", text)
    result = site.build()
    assert "no.png" in result.stderr
    page = parse(site.page("zh/a"))
    image = page.all("img", alt="新桥")[0]
    path = posixpath.normpath(posixpath.join("zh/a", unquote(image.attributes["src"])))
    assert site.built()[path] == b"\x89PNG"
    assert [e.tag for e in page.elements].count("figcaption") == 1
    assert "李明 摄" in page.words


def test_reading_times_count_characters_and_words(built: SiteFolder) -> None:
    assert "31 字 · 约 1 分钟" in parse(built.page("zh/bridges")).words
    assert re.search(r"\b\d+ words · 1 min read", parse(built.page("en/bridges")).words)


def test_articles_know_their_neighbours(built: SiteFolder) -> None:
    first, second = (parse(built.page(f"zh/{slug}")) for slug in ARTICLES)
    assert not first.all("a", rel="prev")
    assert first.all("a", rel="next")[0].attributes["href"] == f"../{ARTICLES[1]}/"
    assert second.all("a", rel="prev")[0].attributes["href"] == f"../{ARTICLES[0]}/"


def test_a_printed_page_names_its_address(built: SiteFolder) -> None:
    assert 'class="address"' not in built.page("zh/bridges")
    built.build("--base-url", "https://example.org/news/")
    address = '<span class="address">https://example.org/news/zh/bridges/</span>'
    assert address in built.page("zh/bridges")
    assert 'class="address"' not in built.built()["404.html"].decode()


def test_newer_digests_come_first(site: SiteFolder) -> None:
    site.write("content/b.md", "---\ntitle: 新的\ndate: 2024-03-01\n---\n## 乙\n\n乙。\n")
    site.write("content/c.md", "---\ntitle: 旧的\ndate: 2024-02-01\n---\n## 丙\n\n丙。\n")
    site.build()
    words = parse(site.page("zh")).words
    assert words.index("新的") < words.index("旧的") < words.index("小镇新闻")
    assert "2024年3月1日" in words


def test_a_site_overrides_templates_words_and_theme(site: SiteFolder) -> None:
    site.write("templates/404.html", "{% extends 'base.html' %}{% block main %}迷路{% endblock %}")
    site.write("templates/strings.toml", '[zh]\nnext_article = "后一篇"\n')
    site.write("theme/style.css", "body { background: url(paper.png) }")
    site.write("theme/paper.png", b"paper")
    assert site.build().exit_code == 0
    files = site.built()
    assert "迷路" in files["404.html"].decode()
    assert "后一篇" in site.page("zh/bridges")
    (style,) = [data for path, data in files.items() if path.endswith(".css")]
    (paper,) = [path for path in files if path.startswith("theme/paper.")]
    assert style.decode() == f'body {{ background: url("{Path(paper).name}") }}'
