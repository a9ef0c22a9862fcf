"""No page breaks a rule that axe can check (WCAG 2.2 AA and axe's best practices)."""

from __future__ import annotations

from collections.abc import Callable

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
    "/404.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(path: str, open_page: OpenPage) -> None:
    page = open_page(path)
    if "?q=" in path:
        expect(page.locator(".search-results li").first).to_be_visible()
    found = violations(page)
    assert not found, "\n".join(sorted(found))
