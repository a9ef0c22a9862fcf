"""No page breaks a rule that axe can check (WCAG 2.2 AA and axe's best practices)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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
    "/zh/topics/",
    "/en/topics/dang-jian/",
    "/zh-en/topics/dang-jian/",
    "/zh-en/places/xin-feng-xian/",
    "/404.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(path: str, open_page: OpenPage) -> None:
    found = violations(open_page(path))
    assert not found, "\n".join(sorted(found))
