"""Reading the shipped site in Chromium."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteFolder

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
SLUG = "mahuiling-rural-revitalisation"
EVERY_KIND = [
    "/",
    "/zh/",
    "/en/",
    f"/zh/{SLUG}/",
    f"/en/{SLUG}/",
    f"/zh-en/{SLUG}/",
    "/zh-en/topics/",
    "/en/topics/dang-jian/",
    "/404.html",
    *(f"/{edition}/search/?q=2023" for edition in ("zh", "en", "zh-en")),
]

FIRST_IN_VIEW = """() => {
  const line = document.querySelector('.masthead').getBoundingClientRect().bottom;
  const top = (sentence) => sentence.getClientRects()[0].top;
  const below = [...document.querySelectorAll('.s')].filter(s => top(s) >= line);
  return below.sort((a, b) => top(a) - top(b))[0].id.replace(/-en$/, '');
}"""


def _boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    script = "all => all.map(e => e.getBoundingClientRect().toJSON())"
    boxes: list[dict[str, Any]] = page.eval_on_selector_all(selector, script)
    return boxes


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
@pytest.mark.parametrize("path", EVERY_KIND)
def test_nothing_is_wider_than_the_window(path: str, width: int, open_page: OpenPage) -> None:
    page = open_page(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("edition", ["en", "zh-en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_language_switch_keeps_the_sentence(
    edition: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"/zh/{SLUG}/", width=width)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    sentence = page.evaluate(FIRST_IN_VIEW)
    page.click(f".switch a[data-edition={edition}]")
    page.wait_for_url(f"**/{edition}/{SLUG}/#{sentence}")
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 200",
        arg=sentence,
    )
    assert page.evaluate("window.scrollY") > 100


def _switch(page: Page, edition: str) -> str:
    """Open another edition; the sentence it opens at."""
    page.click(f".switch a[data-edition={edition}]")
    page.wait_for_url(f"**/{edition}/{SLUG}/#*")
    page.wait_for_load_state()
    return str(page.evaluate("location.hash.slice(1)"))


def _scroll_to(page: Page, share: float) -> None:
    page.evaluate(
        "share => window.scrollTo(0, share * document.documentElement.scrollHeight)", share
    )


@pytest.mark.parametrize("share", [0.3, 0.55, 0.8, 1])
@pytest.mark.parametrize("width", [390, 1440])
def test_switching_round_in_a_circle_ends_where_it_began(
    width: int, share: float, open_page: OpenPage
) -> None:
    page = open_page(f"/en/{SLUG}/", width=width)
    _scroll_to(page, share)
    circle = ("zh", "zh-en", "en", "zh", "en", "zh-en", "zh")
    assert len({_switch(page, edition) for edition in circle}) == 1


@pytest.mark.parametrize("width", [390, 1440])
def test_the_switch_follows_a_reader_who_has_scrolled_on(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/en/{SLUG}/", width=width)
    _scroll_to(page, 0.3)
    before = _switch(page, "zh")
    _scroll_to(page, 0.5)
    sentence = page.evaluate(FIRST_IN_VIEW)
    assert _switch(page, "zh-en") == sentence != before


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_sentence_opens_right_below_the_masthead(
    edition: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"/en/{SLUG}/", width=width)
    _scroll_to(page, 0.4)
    sentence = _switch(page, edition)
    (masthead,) = _boxes(page, ".masthead")
    (box,) = _boxes(page, f"#{sentence}")
    assert 0 <= box["top"] - masthead["bottom"] < 12


def test_at_the_top_the_switch_opens_the_top(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    page.click(".switch a[data-edition=en]")
    page.wait_for_url(f"**/en/{SLUG}/")
    assert page.evaluate("window.scrollY") == 0


def test_a_link_to_a_sentence_shows_and_marks_it(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    last = page.locator(".body .s").last.get_attribute("id")
    page = open_page(f"/en/{SLUG}/#{last}")
    target = page.locator(f"#{last}")
    expect(target).to_be_in_viewport()
    plain = page.locator(".body .s").first.evaluate("e => getComputedStyle(e).backgroundColor")
    page.wait_for_function(
        "([id, plain]) => getComputedStyle(document.getElementById(id)).backgroundColor != plain",
        arg=[last, plain],
    )


def _marked(page: Page) -> list[str]:
    """The sentences that are marked, once for each language."""
    script = "all => all.map(e => e.id.replace(/-en$/, ''))"
    marked: list[str] = page.eval_on_selector_all(".is-marked", script)
    return marked


@pytest.mark.parametrize("width", [820, 1440])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_hovering_marks_a_sentence_and_its_counterpart(
    language: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"/zh-en/{SLUG}/", width=width)
    sentence = page.locator(f".body [lang={language}] .s").nth(1)
    name = str(sentence.get_attribute("id")).removesuffix("-en")
    sentence.hover()
    expect(page.locator(".is-marked")).to_have_count(2)
    assert _marked(page) == [name, name]
    page.locator("h1").hover()
    expect(page.locator(".is-marked")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_tapping_marks_and_unmarks(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/", width=width, touch=True)
    english = page.locator(".body [lang=en] .s").nth(1)
    english.tap()
    expect(page.locator(".is-marked")).to_have_count(2)
    english.tap()
    expect(page.locator(".is-marked")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_keyboard_goes_through_the_sentences(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/", width=width)
    stops = page.eval_on_selector_all(".s:not([id$=-en])", "all => all.map(e => e.id)")
    while page.evaluate("!document.activeElement.matches('.s')"):
        page.keyboard.press("Tab")
    assert _marked(page) == [stops[0]] * 2
    for key, stop in (("ArrowDown", 1), ("ArrowRight", 2), ("ArrowUp", 1)):
        page.keyboard.press(key)
        assert _marked(page) == [stops[stop]] * 2
        expect(page.locator(f"#{stops[stop]}")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.matches('.s')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == stops[1]


def test_after_a_click_arrow_keys_scroll(open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/")
    page.locator(".body .s").nth(1).click()
    before = _marked(page)
    page.keyboard.press("ArrowDown")
    page.wait_for_function("scrollY > 0")
    assert _marked(page) == before


def test_a_link_to_a_sentence_marks_both_languages(open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/")
    last = str(page.locator(".body .s").last.get_attribute("id")).removesuffix("-en")
    assert _marked(open_page(f"/zh-en/{SLUG}/#{last}")) == [last, last]
    link = page.locator(".key-figures a").last
    sentence = str(link.get_attribute("href")).removeprefix("#")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.is-marked')")
    assert _marked(page) == [sentence, sentence]


def test_wide_windows_set_aligned_columns(open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/", width=1440)
    chinese = _boxes(page, ".row .cell:lang(zh-Hans)")
    english = _boxes(page, ".row .cell:lang(en)")
    assert len(chinese) == len(english) > 0
    for left, right in zip(chinese, english, strict=True):
        assert abs(left["top"] - right["top"]) < 1
        assert left["right"] <= right["left"]


def test_wide_windows_set_captions_in_the_columns(open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/", width=1440)
    for language in ("zh", "en"):
        caption = _boxes(page, f".caption .{language}")[0]
        cell = _boxes(page, f".row .cell:lang({'zh-Hans' if language == 'zh' else 'en'})")[0]
        assert abs(caption["left"] - cell["left"]) < 1
    chinese, english = (_boxes(page, f".caption .{language}")[0] for language in ("zh", "en"))
    assert abs(chinese["top"] - english["top"]) < 1


@pytest.mark.parametrize("path", ["/zh/", "/en/", "/"])
def test_the_title_of_the_site_keeps_to_one_line(path: str, open_page: OpenPage) -> None:
    page = open_page(path, width=390)
    (title,), (switch,) = _boxes(page, ".masthead .site-title"), _boxes(page, ".switch")
    assert title["height"] < 32
    assert title["right"] < switch["left"]
    assert page.evaluate(
        "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.site-title'))"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shows_through_the_masthead(scheme: str, open_page: OpenPage) -> None:
    page = open_page("/en/", scheme=scheme)
    script = "s => getComputedStyle(document.querySelector(s)).backgroundColor"
    assert page.evaluate(script, ".masthead") == page.evaluate(script, "body")


@pytest.mark.parametrize("width", [390, 820])
def test_narrow_windows_set_sentence_under_sentence(width: int, open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/", width=width)
    chinese = _boxes(page, ".row .cell:lang(zh-Hans) .s")
    english = _boxes(page, ".row .cell:lang(en) .s")
    for index, (above, below) in enumerate(zip(chinese, english, strict=True)):
        assert above["bottom"] <= below["top"] + 1
        if index + 1 < len(chinese):
            assert below["bottom"] <= chinese[index + 1]["top"] + 1


def test_chinese_lines_hold_at_most_forty_characters(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)")
    assert max(box["width"] for box in _boxes(page, ".body p")) <= 40 * size
    height = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.body p')).lineHeight)"
    )
    assert 1.75 <= height / size <= 1.9


def test_dark_and_light_differ(open_page: OpenPage) -> None:
    script = "getComputedStyle(document.body).backgroundColor"
    dark = open_page("/zh/", scheme="dark").evaluate(script)
    assert dark != open_page("/zh/", scheme="light").evaluate(script)


@pytest.mark.parametrize("width", [390, 1440])
def test_everything_can_be_read_without_javascript(width: int, open_page: OpenPage) -> None:
    page = open_page("/", width=width, javascript=False)
    page.click(".choices a[hreflang=en]")
    page.click(".card .headline a >> nth=0")
    page.click(".switch a[data-edition=zh-en]")
    expect(page.locator(".row .s").first).to_be_visible()
    page.click(".switch a[data-edition=zh]")
    expect(page.locator("h1")).to_contain_text("当好融湾排头兵")


def test_the_keyboard_reaches_the_text(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_pages_open_from_a_folder(open_page: OpenPage, built_site: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto((built_site / "index.html").as_uri())
    page.click(".card .headline a >> nth=0")
    page.click(".switch a[data-edition=en]")
    assert page.url.startswith("file://")
    expect(page.locator("h1")).to_contain_text("Greater Bay Area")
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_doubt_is_told_within_the_window(
    width: int, browser: Browser, empty_site: SiteFolder
) -> None:
    empty_site.write("content/a.md", "## 修路 {#roads}\n\n该县修建公路559公里。\n")
    empty_site.write(
        "content/a.en.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        "#. machine translation: Argos Translate 1.9\n#. to check: “559公里” is missing\n"
        '#, fuzzy\nmsgid "该县修建公路559公里。"\nmsgstr "The county built roads."\n',
    )
    assert empty_site.build().exit_code == 0
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((empty_site.root / "build/zh-en/roads/index.html").as_uri())
    (note,) = _boxes(page, "[data-doubtful] .note")
    assert 0 <= note["left"] < note["right"] <= width
    page.close()
