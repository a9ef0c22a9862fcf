"""Searching the shipped site in Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from sitegen.digest.characters import HAN_RE
from sitegen.digest.lexicon import lexicon
from tests.conftest import SiteFolder
from tests.serving import served

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
COUNTY = "xinfeng-greater-bay-vanguard"
TOWN = "mahuiling-rural-revitalisation"
SAMPLE = 60
ENGLISH_WORD = re.compile(r"[A-Za-z]+")
HITS = """all => all.map(item => ({
  links: [...item.querySelectorAll("a")].map(a => a.pathname + a.hash),
  marks: [...item.querySelectorAll("mark")].map(m => m.textContent),
}))"""


class Hit(NamedTuple):
    """A result: where its links lead, and what is marked."""

    links: list[str]
    marks: list[str]


def find(page: Page, query: str) -> list[Hit]:
    """Search, and read the results."""
    page.fill("#query", "")
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).to_be_empty()
    page.fill("#query", query)
    page.keyboard.press("Enter")
    expect(page.locator(".search-status")).not_to_be_empty()
    return [Hit(**hit) for hit in page.locator(".search-results li").evaluate_all(HITS)]


def sentences(page: Page) -> dict[str, list[str]]:
    """The sentences of every article of a front page, by its path."""
    paths = page.locator(".card .headline a").evaluate_all("all => all.map(a => a.pathname)")
    script = """async paths => {
      const read = async path => {
        const html = await (await fetch(path)).text();
        const page = new DOMParser().parseFromString(html, "text/html");
        return [...page.querySelectorAll(".s")].map(s => s.textContent);
      };
      return Promise.all(paths.map(read));
    }"""
    return dict(zip(paths, page.evaluate(script, paths), strict=True))


def sampled(words: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of path and word, spread evenly."""
    ordered = sorted(words)
    return ordered[:: max(1, len(ordered) // SAMPLE)]


def test_any_chinese_word_finds_its_article(open_page: OpenPage) -> None:
    articles = sentences(open_page("/zh/"))
    words = {
        (path, token.word)
        for path, texts in articles.items()
        for text in texts
        for token in lexicon().cut(text)
        if HAN_RE.search(token.word)
    }
    page = open_page("/zh/search/")
    for path, word in sampled(words):
        hits = [hit for hit in find(page, word) if hit.links[0].startswith(path)]
        assert hits, word
        assert word in hits[0].marks, word


def test_any_english_word_finds_its_article(open_page: OpenPage) -> None:
    articles = sentences(open_page("/en/"))
    words = {
        (path, word.lower())
        for path, texts in articles.items()
        for text in texts
        for word in ENGLISH_WORD.findall(text)
    }
    page = open_page("/en/search/")
    for path, word in sampled(words):
        hits = [hit for hit in find(page, word) if hit.links[0].startswith(path)]
        assert hits, word
        assert hits[0].marks, word


@pytest.mark.parametrize(
    "query", ["210亿", "21 billion", "21,000,000,000", "21000000000", "２１０亿元"]
)
@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_a_figure_is_found_however_it_is_written(
    edition: str, query: str, open_page: OpenPage
) -> None:
    (hit,) = find(open_page(f"/{edition}/search/"), query)
    assert COUNTY in hit.links[0]
    assert {"210亿元", "21 billion yuan"} & set(hit.marks)


@pytest.mark.parametrize(
    ("page", "query", "path"),
    [
        ("zh", "village", "/en/"),
        ("en", "乡村振兴", "/zh/"),
        ("zh", "21 billion", "/en/"),
        ("en", "210亿", "/zh/"),
        ("zh", "210", "/zh/"),
        ("en", "210", "/zh/"),
        ("zh-en", "village", "/zh-en/"),
    ],
)
def test_a_query_finds_the_article_in_its_language(
    page: str, query: str, path: str, open_page: OpenPage
) -> None:
    hits = find(open_page(f"/{page}/search/"), query)
    assert hits
    assert all(link.startswith(path) for hit in hits for link in hit.links)


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("全面推进乡村振兴", "全面推进乡村振兴"),
        ("推进乡", "推进乡"),
        ("森林覆盖率70.33%", "森林覆盖率达70.33%"),
        ("农业强县 脱贫攻坚", "脱贫攻坚"),
        ("钱文龙", "钱文龙"),
        ("villages", "Village"),
        ("macao", "Macao"),
        ("“on all fronts”", "all"),
    ],
)
def test_what_is_found_is_marked(query: str, mark: str, open_page: OpenPage) -> None:
    hits = find(open_page("/zh/search/"), query)
    assert mark in [marked for hit in hits for marked in hit.marks]


@pytest.mark.parametrize(
    "query", ["“fronts on all”", "xyzzy", "火星殖民", "99999亿", "？！", "兴振村乡"]
)
def test_what_no_article_has_is_not_found(query: str, open_page: OpenPage) -> None:
    page = open_page("/en/search/")
    assert find(page, query) == []
    expect(page.locator(".search-status")).to_contain_text("Nothing found for")
    expect(page.locator(".subjects a").first).to_be_visible()


def test_words_run_together_are_found_apart_where_no_article_has_them_so(
    open_page: OpenPage,
) -> None:
    (hit, *_) = find(open_page("/zh/search/"), "油茶党建引领")
    assert TOWN in hit.links[0]


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_a_result_leads_to_its_sentence(edition: str, open_page: OpenPage) -> None:
    page = open_page(f"/{edition}/search/?q=70.33")
    page.locator(".search-results p a").first.click()
    page.wait_for_url("**/#s-*")
    expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#query")).to_have_value("70.33")
    expect(page.locator(".search-results li")).to_have_count(1)


def test_the_keyboard_is_enough(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{TOWN}/")
    page.locator(".search-link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/search/")
    page.keyboard.press("/")
    field = page.locator("#query")
    expect(field).to_be_focused()
    page.keyboard.type("油茶")
    expect(page.locator(".search-status")).to_contain_text("找到 1 篇文章")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results h2 a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/zh/{TOWN}/")


def test_what_is_typed_can_be_linked_to_and_goes_to_the_other_language(open_page: OpenPage) -> None:
    page = open_page("/zh/search/")
    find(page, "village & town")
    assert page.url.endswith("/zh/search/?q=village+%26+town")
    page.click(".switch a[data-edition=en]")
    expect(page.locator("#query")).to_have_value("village & town")


def test_results_say_how_many_and_in_which_language(open_page: OpenPage) -> None:
    page = open_page("/zh-en/search/?q=village")
    status = page.locator(".search-status[role=status]")
    expect(status.locator("[lang=en]")).to_have_text(re.compile(r"\d+ articles found"))
    expect(status.locator("[lang=zh-Hans]")).to_have_text(re.compile(r"找到 \d+ 篇文章"))
    languages = page.locator(".search-results a").evaluate_all("all => all.map(a => a.lang)")
    assert set(languages) == {"en"}


def test_article_pages_load_nothing_of_the_search(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{TOWN}/")
    script = "performance.getEntriesByType('resource').map(e => e.name)"
    assert not [name for name in page.evaluate(script) if "search" in name]
    page = open_page("/zh/search/")
    expect(page.locator(".search-form")).to_be_visible()
    assert not [name for name in page.evaluate(script) if "pagefind" in name]


def test_without_javascript_there_are_topics(open_page: OpenPage) -> None:
    page = open_page("/en/search/", javascript=False)
    expect(page.locator(".search-form")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.locator("section[aria-labelledby=topics] a").first.click()
    page.locator(".card .headline a").first.click()
    expect(page.locator("article h1")).to_be_visible()


def test_pages_from_a_folder_say_what_search_needs(built_site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((built_site / "en/search/index.html").as_uri())
    expect(page.locator(".search-status")).to_contain_text("web address")
    expect(page.locator("#query")).to_be_disabled()
    page.close()


def test_a_search_that_cannot_load_says_so(site_url: str, browser: Browser) -> None:
    page = browser.new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{site_url}/en/search/?q=village")
    expect(page.locator(".search-status")).to_contain_text("does not work just now")
    page.unroute("**/pagefind.js")
    assert find(page, "village")
    page.close()


def test_search_works_below_a_path_and_under_a_strict_policy(
    built_site: Path, browser: Browser
) -> None:
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
    with served(built_site.parent, {"Content-Security-Policy": policy}) as url:
        page = browser.new_page()
        page.goto(f"{url}/{built_site.name}/zh/search/")
        (hit,) = find(page, "210亿")
        assert hit.links[0] == f"/{built_site.name}/zh/{COUNTY}/"
        page.close()


def test_many_results_come_a_few_at_a_time(browser: Browser, empty_site: SiteFolder) -> None:
    articles = (f"## 第{number}座桥\n\n这里有一座桥。\n" for number in range(1, 46))
    empty_site.write("content/a.md", "\n".join(articles))
    empty_site.build()
    with served(empty_site.root / "build") as url:
        page = browser.new_page()
        page.goto(f"{url}/zh/search/")
        assert len(find(page, "一座桥")) == 20
        expect(page.locator(".search-status")).to_have_text("先列出 20 篇文章")
        for shown in (40, 45):
            page.click(".search-more")
            expect(page.locator(".search-results li")).to_have_count(shown)
        expect(page.locator(".search-results li:nth-child(41) h2 a")).to_be_focused()
        expect(page.locator(".search-status")).to_have_text("找到 45 篇文章")
        expect(page.locator(".search-more")).to_be_hidden()
        page.close()
