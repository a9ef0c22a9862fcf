"""Every kind of page by the rules of WCAG 2.2 AA, as axe checks them and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

ARTICLE = "xinfeng-greater-bay-vanguard"
PAGES = (
    "/",
    "/zh/",
    "/en/",
    f"/zh/{ARTICLE}/",
    f"/en/{ARTICLE}/",
    f"/zh-en/{ARTICLE}/",
    "/zh/figures/",
    "/en/figures/",
    "/zh-en/figures/",
    "/zh/search/?q=210亿",
    "/en/search/?q=village",
    "/zh-en/search/?q=乡村振兴",
    "/zh/topics/",
    "/en/topics/dang-jian/",
    "/zh-en/topics/dang-jian/",
    "/zh-en/places/xin-feng-xian/",
    "/404.html",
)
ONE_OF_EACH_KIND = (
    "/",
    "/en/",
    f"/zh-en/{ARTICLE}/",
    "/zh-en/figures/",
    "/zh/topics/",
    "/zh-en/topics/dang-jian/",
    "/404.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(path: str, open_page: OpenPage) -> None:
    page = open_page(path)
    if "?q=" in path:
        expect(page.locator(".search-results li").first).to_be_visible()
    found = violations(page)
    assert not found, "\n".join(sorted(found))


# Headings that are shown, and their levels.
LEVELS = """[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"""

# Elements whose text is cut off; teasers end with an ellipsis, and the text for screen readers is
# cut off altogether.
CUT_OFF = """[...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e);
  const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
  const more = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
  const meant = '.unseen, .search-link *, .summary, .summary .run, .site-title';
  return cuts && more && !e.matches(meant);
}).map(e => e.outerHTML)"""

# What has the focus, and whether one sees that it has.
FOCUSED = """() => {
  const e = document.activeElement;
  const shown = e.matches('[type=radio]') ? e.closest('label') : e;
  const ring = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  return {
    tag: e.tagName,
    html: e.outerHTML.slice(0, 160),
    ring: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_headings_and_landmarks_are_in_order(path: str, open_page: OpenPage) -> None:
    page = open_page(path)
    levels = page.evaluate(LEVELS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_nothing_is_cut_off_at_four_hundred_per_cent(path: str, open_page: OpenPage) -> None:
    # WCAG 1.4.10: a window of 1280 pixels, enlarged four times, is one of 320.
    page = open_page(path, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", ONE_OF_EACH_KIND)
def test_focus_is_seen_wherever_tab_leads(path: str, width: int, open_page: OpenPage) -> None:
    page = open_page(path, width=width)
    for step in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] == "BODY":
            assert step > 3
            break
        assert focused["ring"], focused["html"]
        assert focused["inView"], focused["html"]


def test_the_skip_link_leads_past_the_tools(open_page: OpenPage) -> None:
    page = open_page("/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".card.lead .headline a")).to_be_focused()


def test_one_gets_from_the_front_page_to_the_sentence_of_a_figure_by_keyboard(
    open_page: OpenPage,
) -> None:
    page = open_page("/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/en/{ARTICLE}/")
    figure = page.locator(".key-figures a").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if figure.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    sentence = page.locator(".s:target")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text("103")
