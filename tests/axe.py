"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The one rule of WCAG 2.2 that axe has, it leaves off where nobody asks for it.
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def violations(page: Page) -> set[str]:
    """Every violation of a rule, in both themes and at three widths, with its element."""
    found: set[str] = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(page, options=_OPTIONS)
            for violation in results.response["violations"]:
                for node in violation["nodes"]:
                    what = f"{violation['id']}, {node['target']}: {node['failureSummary']}"
                    found.add(f"{scheme}, {width} px: {what}")
    return found
