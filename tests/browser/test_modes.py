"""The three ways to read: by key, remembered, and with the reader's place kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
SLUG = "mahuiling-rural-revitalisation"
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('refused', 'SecurityError'); },
});"""


def _scroll_to(page: Page, share: float) -> str:
    """Scroll to a share of the page; the sentence that the address then names."""
    before = page.url
    page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", share)
    page.wait_for_function("before => location.href !== before", arg=before)
    return page.url.partition("#")[2]


def _top(page: Page, sentence: str) -> float:
    top: float = page.locator(f"#{sentence}").evaluate("e => e.getBoundingClientRect().top")
    return top


@pytest.mark.parametrize(("key", "edition"), [("b", "zh-en"), ("e", "en")])
def test_a_key_switches_and_keeps_the_sentence(key: str, edition: str, open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    sentence = _scroll_to(page, 0.5)
    page.keyboard.press(key)
    page.wait_for_url(f"**/{edition}/{SLUG}/#{sentence}")
    expect(page.locator(f"#{sentence}")).to_be_in_viewport()
    page.keyboard.press("z")
    page.wait_for_url(f"**/zh/{SLUG}/#{sentence}")


@pytest.mark.parametrize("key", ["z", "Control+e", "Alt+e", "Shift+E", "x"])
def test_other_keys_do_not_switch(key: str, open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert f"/zh/{SLUG}/" in page.url


def test_keys_do_not_switch_while_one_types(open_page: OpenPage) -> None:
    page = open_page("/zh/figures/")
    page.locator("select").first.focus()
    page.keyboard.press("e")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.type("bez")
    page.wait_for_timeout(200)
    assert page.locator("textarea").input_value() == "bez"
    assert page.url.endswith("/zh/figures/")


def test_keys_are_told_and_can_be_switched_off(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    link = page.locator(".switch [data-edition=en]")
    assert link.get_attribute("aria-keyshortcuts") == "e"
    assert link.get_attribute("title") == "English (E)"
    page.locator(".preferences [name=keys]").uncheck()
    assert link.get_attribute("aria-keyshortcuts") is None
    page.reload()
    expect(page.locator(".preferences [name=keys]")).not_to_be_checked()
    page.keyboard.press("e")
    page.wait_for_timeout(200)
    assert f"/zh/{SLUG}/" in page.url


def test_settings_need_the_script(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/", javascript=False)
    expect(page.locator(".preferences")).to_be_hidden()
    assert page.locator(".switch a").first.get_attribute("aria-keyshortcuts") is None


def _choices(page: Page) -> list[str]:
    choices: list[str] = page.locator(".choices a").evaluate_all(
        "all => all.map(a => a.dataset.edition)"
    )
    return choices


def test_the_language_of_last_time_is_offered_first(open_page: OpenPage) -> None:
    page = open_page("/")
    assert _choices(page) == ["zh", "en"]
    page.click(".choices [data-edition=en]")
    page.wait_for_url("**/en/")
    page.go_back()
    page.reload()
    assert _choices(page) == ["en", "zh"]
    expect(page.locator(".is-remembered")).to_have_count(1)
    page.click(".choices [data-edition=zh]")
    page.wait_for_url("**/zh/")
    # A page that one comes to from elsewhere opens in its own language.
    address = page.url.replace("/zh/", f"/en/{SLUG}/")
    page.goto(address)
    assert page.url == address


def test_nothing_shifts_where_the_remembered_language_comes_first(open_page: OpenPage) -> None:
    page = open_page("/")
    page.evaluate("localStorage.setItem('sitegen-edition', 'en')")
    page.add_init_script("""window.shift = 0; new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });""")
    page.reload()
    page.wait_for_timeout(300)
    assert _choices(page)[0] == "en"
    assert page.evaluate("shift") == 0


def test_where_nothing_can_be_stored_all_works(open_page: OpenPage) -> None:
    page = open_page("/")
    page.add_init_script(NO_STORAGE)
    page.reload()
    page.click(".choices [data-edition=en]")
    page.wait_for_url("**/en/")
    page.keyboard.press("z")
    page.wait_for_url("**/zh/")


def test_back_returns_to_where_one_was(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    sentence = _scroll_to(page, 0.4)
    top = _top(page, sentence)
    page.keyboard.press("e")
    page.wait_for_url(f"**/en/{SLUG}/#{sentence}")
    later = _scroll_to(page, 0.6)
    assert later != sentence
    page.go_back()
    page.wait_for_url(f"**/zh/{SLUG}/#{sentence}")
    assert _top(page, sentence) == pytest.approx(top, abs=2)
    page.go_forward()
    page.wait_for_url(f"**/en/{SLUG}/#{later}")
    expect(page.locator(f"#{later}")).to_be_in_viewport()


@pytest.mark.parametrize("edition", ["zh", "zh-en"])
def test_reloading_and_bookmarks_keep_the_place(edition: str, open_page: OpenPage) -> None:
    page = open_page(f"/{edition}/{SLUG}/")
    sentence = _scroll_to(page, 0.4)
    top = _top(page, sentence)
    page.reload()
    page.wait_for_timeout(500)
    assert page.url.endswith(f"#{sentence}")
    assert _top(page, sentence) == pytest.approx(top, abs=2)
    bookmark = open_page(f"/{edition}/{SLUG}/#{sentence}")
    masthead = bookmark.locator(".masthead").evaluate("e => e.getBoundingClientRect().bottom")
    assert 0 <= _top(bookmark, sentence) - masthead < 12


def test_at_the_opening_the_address_names_no_sentence(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    assert _scroll_to(page, 0.5)
    assert _scroll_to(page, 0) == ""
    assert page.evaluate("history.length") == 2


def test_a_place_that_is_no_sentence_stays_in_the_address(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    paragraph = page.locator(".body p").nth(4).get_attribute("id")
    page.evaluate("id => { location.hash = id; }", paragraph)
    page.wait_for_timeout(500)
    assert page.url.endswith(f"#{paragraph}")
