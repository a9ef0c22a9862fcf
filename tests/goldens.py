"""Built pages held against those in tests/golden, which are right."""

from __future__ import annotations

import re

from tests.samples import REPOSITORY

GOLDEN = REPOSITORY / "tests/golden"


def assert_golden(html: str, name: str, update: bool) -> None:
    """Compare a page with the golden one of a name, or make it the golden one."""
    # The theme has its own tests; a new colour is no new page.
    html = re.sub(r"(theme/\w+)\.[0-9a-f]{10}\.", r"\1.HASH.", html)
    html = re.sub(r"search/[0-9a-f]{10}/", "search/HASH/", html)
    golden = GOLDEN / name
    if update:
        golden.write_text(html, "utf-8")
    assert html == golden.read_text("utf-8")
