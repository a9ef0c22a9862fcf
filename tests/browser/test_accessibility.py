"""No page breaks a rule that axe can check (WCAG 2.2 AA and axe's best practices)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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
    "/404.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_violation(path: str, open_page: OpenPage) -> None:
    page, found = open_page(path), set[str]()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(page, options={"resultTypes": ["violations"]})
            for violation in results.response["violations"]:
                for node in violation["nodes"]:
                    what = f"{violation['id']}, {node['target']}: {node['failureSummary']}"
                    found.add(f"{scheme}, {width} px: {what}")
    assert not found, "\n".join(sorted(found))
