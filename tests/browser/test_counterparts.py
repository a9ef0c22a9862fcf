"""Where a page has one language: the counterpart of a sentence, without leaving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
SLUG = "mahuiling-rural-revitalisation"


def _counterpart(page: Page) -> Locator:
    return page.locator(".counterpart p")


def _sentence(page: Page, index: int) -> Locator:
    return page.locator(".body p .s").nth(index)


def _start(sentence: Locator) -> tuple[float, float]:
    """Where a sentence begins, once it is in the middle of the window."""
    x, y = sentence.evaluate("""e => {
        e.scrollIntoView({ block: 'center' });
        const first = e.getClientRects()[0];
        return [first.left + 5, first.top + 8];
    }""")
    return x, y


def _reach(page: Page, sentence: Locator, by: str) -> None:
    """Tap a sentence, click on it, point at it, or go to it by keyboard."""
    if by == "tap":
        page.touchscreen.tap(*_start(sentence))
    elif by == "click":
        page.mouse.click(*_start(sentence))
    elif by == "hover":
        page.mouse.move(*_start(sentence))
    else:
        page.locator(".key-figures a").last.focus()
        while not page.evaluate("document.activeElement.matches('.s')"):
            page.keyboard.press("Tab")
        while not sentence.evaluate("e => e === document.activeElement"):
            page.keyboard.press("ArrowDown")


@pytest.mark.parametrize(("edition", "lang"), [("zh", "en"), ("en", "zh-Hans")])
@pytest.mark.parametrize(("by", "width"), [("tap", 390), ("hover", 1440), ("keyboard", 820)])
def test_a_sentence_shows_its_counterpart(
    edition: str, lang: str, by: str, width: int, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{SLUG}/", width=width)
    sentence = _sentence(page, 4)
    _reach(page, sentence, by)
    expect(_counterpart(page)).to_be_visible()
    assert _counterpart(page).get_attribute("lang") == lang
    expect(sentence).to_have_class("s is-marked")
    shown = _counterpart(page).inner_text()
    other = open_page(f"/{'en' if edition == 'zh' else 'zh'}/{SLUG}/")
    assert other.locator(f"#{sentence.get_attribute('id')}").inner_text() == shown
    page.keyboard.press("Escape")
    expect(_counterpart(page)).to_have_count(0)
    expect(page.locator(".is-marked")).to_have_count(0)


@pytest.mark.parametrize("by", ["hover", "keyboard"])
@pytest.mark.parametrize(("width", "edition"), [(390, "en"), (820, "zh"), (1440, "en")])
def test_the_counterpart_never_covers_the_sentence(
    width: int, edition: str, by: str, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{SLUG}/", width=width)
    for index in (0, 5, 6, 7, 8, 15):
        _reach(page, _sentence(page, index), by)
        name = _sentence(page, index).get_attribute("id")
        page.wait_for_function(
            "id => document.querySelector('.is-marked')?.id === id"
            " && document.querySelector('.counterpart p')",
            arg=name,
        )
        for by_pixels in (0, 150, -300):
            page.evaluate("by => scrollBy(0, by)", by_pixels)
            assert _distance(page) >= 0
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)


def _distance(page: Page) -> float:
    """Between the sentence and its counterpart, where both are shown: negative if they overlap."""
    distance: float = page.evaluate("""async () => {
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const panel = document.querySelector('.counterpart:not(.is-waiting) p');
        const sentence = document.querySelector('.s.is-marked');
        if (!panel || !sentence) return 0;
        const [a, b] = [panel, sentence].map(e => e.getBoundingClientRect());
        return Math.max(a.top - b.bottom, b.top - a.bottom);
    }""")
    return distance


def test_a_tap_elsewhere_hides_it(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/", width=390)
    _reach(page, _sentence(page, 2), "tap")
    expect(_counterpart(page)).to_be_visible()
    page.touchscreen.tap(4, 450)
    expect(_counterpart(page)).to_have_count(0)
    _reach(page, _sentence(page, 2), "tap")
    expect(_counterpart(page)).to_be_visible()
    _reach(page, _sentence(page, 2), "tap")
    expect(_counterpart(page)).to_have_count(0)


def test_the_pointer_can_go_to_it_and_leaves_it(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    _reach(page, _sentence(page, 2), "hover")
    expect(_counterpart(page)).to_be_visible()
    _counterpart(page).hover(timeout=3000)
    page.wait_for_timeout(500)
    expect(_counterpart(page)).to_be_visible()
    page.mouse.move(5, 400)
    expect(_counterpart(page)).to_have_count(0)


def test_passing_over_or_selecting_text_shows_nothing(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    x, y = _start(_sentence(page, 2))
    page.mouse.move(x, y)
    page.mouse.move(5, 400)
    page.wait_for_timeout(700)
    expect(_counterpart(page)).to_have_count(0)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 150, y, steps=5)
    page.mouse.up()
    assert page.evaluate("getSelection().toString().length") > 3
    page.wait_for_timeout(700)
    expect(_counterpart(page)).to_have_count(0)


def test_a_figure_keeps_its_own_tip(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/", width=390)
    page.locator(".body .fig").first.tap()
    page.wait_for_timeout(300)
    expect(_counterpart(page)).to_have_count(0)


def test_the_other_edition_is_fetched_once_when_first_needed(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/", width=390)
    assert not page.evaluate(
        "performance.getEntriesByType('resource').some(e => e.name.includes('/en/'))"
    )
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for index in (1, 2, 4):
        _reach(page, _sentence(page, index), "tap")
        expect(_sentence(page, index)).to_have_class("s is-marked")
    assert [url.partition("/en/")[2] for url in requests if "/en/" in url] == [f"{SLUG}/"]


def test_it_is_spoken_and_does_not_move_where_one_asks_for_rest(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/", width=390)
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator("main .counterpart")).to_have_attribute("aria-live", "polite")
    _reach(page, _sentence(page, 2), "tap")
    expect(_counterpart(page)).to_have_css("animation-name", "none")
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
        page.locator("[id]").count()
    )


def test_it_can_be_switched_off(open_page: OpenPage) -> None:
    page = open_page(f"/zh/{SLUG}/")
    page.locator(".preferences [name=counterparts]").uncheck()
    page.reload()
    expect(page.locator(".preferences [name=counterparts]")).not_to_be_checked()
    _reach(page, _sentence(page, 2), "click")
    page.wait_for_timeout(700)
    expect(_counterpart(page)).to_have_count(0)


def test_without_a_connection_nothing_shows_until_there_is_one(
    browser: Browser, site_url: str
) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{site_url}/zh/{SLUG}/")
    page.context.set_offline(True)
    _reach(page, _sentence(page, 2), "click")
    page.wait_for_timeout(300)
    expect(_counterpart(page)).to_have_count(0)
    expect(page.locator(".is-marked")).to_have_count(0)
    page.context.set_offline(False)
    _reach(page, _sentence(page, 2), "click")
    expect(_counterpart(page)).to_be_visible()
    assert faults == []
    page.close()


def test_pages_from_a_folder_show_nothing_and_say_nothing(
    browser: Browser, built_site: Path
) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto((built_site / f"zh/{SLUG}/index.html").as_uri())
    _reach(page, _sentence(page, 2), "click")
    page.wait_for_timeout(300)
    expect(_counterpart(page)).to_have_count(0)
    assert faults == []
    page.close()


def test_side_by_side_there_is_none(open_page: OpenPage) -> None:
    page = open_page(f"/zh-en/{SLUG}/")
    _reach(page, page.locator(".body .s").nth(2), "click")
    page.wait_for_timeout(700)
    expect(page.locator(".counterpart")).to_have_count(0)
    expect(page.locator(".preferences [name=counterparts]")).to_have_count(0)
