"""Theme and text size, as readers choose them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
ARTICLE = "/en/mahuiling-rural-revitalisation/"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
TEXT_SIZE = "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
TOOL_SIZE = "parseFloat(getComputedStyle(document.querySelector('.switch a')).fontSize)"
LIGHT, DARK = "rgb(251, 250, 247)", "rgb(24, 23, 21)"

# The theme at the moment the body begins, which is before anything is painted.
THEME_AT_BODY = """new MutationObserver(() => {
  if (document.body && window.early === undefined)
    window.early = document.documentElement.dataset.theme ?? 'none';
}).observe(document, { childList: true, subtree: true })"""

CLOSED_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('closed', 'SecurityError'); },
})"""


def choose(page: Page, value: str) -> None:
    """Open the settings and choose."""
    page.click(".settings button")
    page.check(f"#settings input[value={value}]")


@pytest.mark.parametrize(
    ("scheme", "value", "colour"), [("light", "dark", DARK), ("dark", "light", LIGHT)]
)
def test_a_theme_is_kept_on_every_page_from_its_first_paint(
    scheme: str, value: str, colour: str, open_page: OpenPage
) -> None:
    page = open_page("/en/", scheme=scheme)
    choose(page, value)
    assert page.evaluate(BACKGROUND) == colour
    page.context.add_init_script(THEME_AT_BODY)
    page.click(".site-title")
    page.click(".card .headline a >> nth=0")
    page.wait_for_url("**/en/*/")
    assert page.evaluate("window.early") == value
    assert page.evaluate(BACKGROUND) == colour
    shown = page.eval_on_selector_all(
        "meta[name=theme-color]",
        "all => all.filter(m => matchMedia(m.media).matches).map(m => m.content)",
    )
    assert shown == ["#181715" if value == "dark" else "#fbfaf7"]
    page.click(".settings button")
    expect(page.locator(f"#settings input[value={value}]")).to_be_checked()


def test_the_system_decides_until_one_chooses_and_again_later(open_page: OpenPage) -> None:
    page = open_page("/zh/", scheme="dark")
    assert page.evaluate(BACKGROUND) == DARK
    choose(page, "light")
    page.check("#settings input[name=theme][value='']")
    assert page.evaluate(BACKGROUND) == DARK
    assert page.evaluate("localStorage.length") == 0


def test_the_text_grows_and_its_tools_do_not(open_page: OpenPage) -> None:
    page = open_page(ARTICLE)
    text, tools = page.evaluate(TEXT_SIZE), page.evaluate(TOOL_SIZE)
    choose(page, "largest")
    assert page.evaluate(TEXT_SIZE) == pytest.approx(1.3 * text, abs=0.1)
    assert page.evaluate(TOOL_SIZE) == pytest.approx(tools, abs=0.1)
    page.reload()
    assert page.evaluate(TEXT_SIZE) == pytest.approx(1.3 * text, abs=0.1)


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
@pytest.mark.parametrize(
    "path", ["mahuiling-rural-revitalisation", "topics", "topics/dang-jian", "figures"]
)
def test_the_largest_text_fits_the_narrowest_window(
    path: str, edition: str, open_page: OpenPage
) -> None:
    page = open_page(f"/{edition}/{path}/", width=320)
    choose(page, "largest")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tools = page.locator(".masthead > :visible").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().right)"
    )
    assert max(tools) <= 320


def test_settings_work_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/en/")
    button = page.get_by_role("button", name="Display settings")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Theme")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="System")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert page.evaluate(BACKGROUND) == DARK
    page.keyboard.press("Escape")
    expect(page.locator("#settings")).to_be_hidden()
    expect(button).to_be_focused()


def test_without_javascript_there_is_no_control(open_page: OpenPage) -> None:
    page = open_page("/en/", javascript=False)
    expect(page.locator(".settings")).to_be_hidden()
    expect(page.locator("#settings")).to_be_hidden()


def test_a_choice_holds_for_the_page_where_storage_is_closed(open_page: OpenPage) -> None:
    page = open_page("/en/")
    page.context.add_init_script(CLOSED_STORAGE)
    page.reload()
    choose(page, "dark")
    assert page.evaluate(BACKGROUND) == DARK


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_violation_in_open_settings(theme: str, open_page: OpenPage) -> None:
    page = open_page("/zh-en/topics/")
    choose(page, theme)
    found = violations(page)
    assert not found, "\n".join(sorted(found))
