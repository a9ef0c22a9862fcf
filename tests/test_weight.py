"""What an article of the shipped site weighs on its way to a reader."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.html import Document, parse
from tests.samples import REPOSITORY

KILOBYTE = 1024
LIMITS = {"html": 14 * KILOBYTE, "css": 10 * KILOBYTE, "js": 6 * KILOBYTE}
SIDE_BY_SIDE = 15 * KILOBYTE
"""The longest article of the digest in two languages."""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Document]:
    """The article pages of the shipped site in all its editions."""
    output = tmp_path_factory.mktemp("site") / "build"
    arguments = ["build", "--site", str(REPOSITORY), "--output", str(output)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    pages = {path: parse(path.read_text("utf-8")) for path in output.glob("*/*/index.html")}
    return {path: page for path, page in pages.items() if page.all("article")}


def asked_for(page: Document) -> list[str]:
    """What a browser asks for when it opens the page, besides its icon."""
    links = (e.attributes for e in page.all("link") if e.attributes["rel"] == "stylesheet")
    sources = (e.attributes.get("src") for e in page.elements if e.tag != "img")
    return [str(link["href"]) for link in links] + [source for source in sources if source]


def weight(path: Path) -> int:
    """Its bytes as a server compresses them."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def test_an_article_asks_for_one_stylesheet_and_two_scripts(articles: dict[Path, Document]) -> None:
    """The small one of the two, the reader's theme and text size, runs before the page is shown."""
    assert len(articles) > 20
    for page in articles.values():
        names = sorted(address.rpartition("/")[2].partition(".")[0] for address in asked_for(page))
        assert names == ["settings", "site", "style"]


def test_an_article_is_light(articles: dict[Path, Document]) -> None:
    for path, page in articles.items():
        for file in (path, *(path.parent / address for address in asked_for(page))):
            limit = LIMITS[file.suffix.removeprefix(".")]
            if file.suffix == ".html" and "zh-en" in file.parts:
                limit = SIDE_BY_SIDE
            assert weight(file) <= limit, f"{file}: {weight(file)} bytes"
