"""Articles on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
SLUG = "mahuiling-rural-revitalisation"
A4_INSIDE_MARGINS = 673
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def print_page(open_page: OpenPage) -> Callable[..., Page]:
    """A page as a printer lays it out; `width` is that of the paper inside its margins."""

    def opened(path: str, width: int = A4_INSIDE_MARGINS, scheme: str = "light") -> Page:
        page = open_page(path, width=width, scheme=scheme)
        page.emulate_media(media="print")
        return page

    return opened


def test_there_is_nothing_to_press_on_paper(print_page: OpenPage) -> None:
    page = print_page(f"/en/{SLUG}/")
    for control in (".skip", ".switch", ".settings", ".related", ".neighbours", "summary"):
        assert page.locator(control).count(), control
        for element in page.locator(control).all():
            expect(element).to_be_hidden()
    expect(page.locator(".masthead .site-title")).to_be_visible()


@pytest.mark.parametrize("width", [A4_INSIDE_MARGINS, 1200])
def test_both_languages_stand_side_by_side_on_paper(width: int, print_page: OpenPage) -> None:
    page = print_page(f"/zh-en/{SLUG}/", width=width)
    for row in page.locator(".row").all():
        chinese, english = (cell.bounding_box() for cell in row.locator(".cell").all())
        assert chinese
        assert english
        assert chinese["y"] == english["y"]
        assert chinese["x"] + chinese["width"] < english["x"]


@pytest.mark.parametrize("width", [A4_INSIDE_MARGINS, 1200])
def test_all_key_figures_stand_above_the_text(width: int, print_page: OpenPage) -> None:
    page = print_page(f"/zh/{SLUG}/", width=width)
    body = page.locator(".body").bounding_box()
    figures = [figure.bounding_box() for figure in page.locator(".key-figures li").all()]
    assert len(figures) == 6
    for figure in figures:
        assert figure
        assert body
        assert figure["y"] + figure["height"] <= body["y"]
        assert figure["x"] + figure["width"] <= width


def test_paper_is_white_for_readers_of_dark_pages(print_page: OpenPage) -> None:
    assert print_page("/zh/", scheme="dark").evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    page = print_page("/zh/")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.label')).color")
        == "rgb(68, 68, 68)"
    )


def test_links_to_other_sites_show_their_address(print_page: OpenPage) -> None:
    page = print_page(f"/zh/{SLUG}/")
    shown = page.evaluate(
        """() => ['https://example.org/a', '#notes'].map(href => {
          const link = document.createElement('a');
          link.setAttribute('href', href);
          document.querySelector('.body p').append(link);
          return getComputedStyle(link, '::after').content;
        })"""
    )
    assert shown == ['" (https://example.org/a)"', "none"]


def test_an_article_becomes_pages_of_a_pdf(open_page: OpenPage) -> None:
    pdf = open_page(f"/zh-en/{SLUG}/").pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2
