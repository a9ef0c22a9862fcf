"""Debian's Chromium on the shipped site, served from this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from sitegen.cli import main
from tests.samples import REPOSITORY
from tests.serving import served

CHROMIUM = os.environ.get("SITEGEN_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests. Without Chromium they are skipped, but in CI they fail."""
    if not Path(CHROMIUM).exists():
        message = f"there is no {CHROMIUM}: install Debian's chromium and fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped digest, built."""
    output = tmp_path_factory.mktemp("site") / "build"
    arguments = ["build", "--site", str(REPOSITORY), "--output", str(output)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return output


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at its end."""
    with served(built_site) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site: `open_page("/zh/", width=390, scheme="dark", javascript=False)`.

    Console errors, exceptions and requests to other hosts fail the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_path(
        path: str,
        width: int = 1440,
        scheme: str = "light",
        javascript: bool = True,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport=ViewportSize(width=width, height=900),
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=javascript,
            has_touch=touch or width < 500,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.on("request", lambda r: None if r.url.startswith(site_url) else faults.append(r.url))
        page.goto(site_url + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert faults == []
