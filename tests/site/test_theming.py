"""A look of one's own, by the examples that docs/theming.md gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.conftest import SiteFolder
from tests.html import parse
from tests.samples import REPOSITORY

DOCS = (REPOSITORY / "docs/theming.md").read_text("utf-8")
STYLE = (REPOSITORY / "theme/style.css").read_text("utf-8")
# A block of code, and the last file named before it.
EXAMPLE = re.compile(r"```\w+\n(.*?)```", re.DOTALL)
FILE = re.compile(r"`((?:theme|templates)/[\w.]+)`")


def examples() -> Iterator[tuple[str, str]]:
    """Each example of the page with the file it belongs in."""
    for match in EXAMPLE.finditer(DOCS):
        yield FILE.findall(DOCS, 0, match.start())[-1], match[1]


@pytest.fixture
def themed(site: SiteFolder) -> SiteFolder:
    """A site with all examples of the page."""
    for path, text in examples():
        site.write(path, text)
    result = site.build()
    assert result.exit_code == 0, result.stderr
    return site


def stylesheet(site: SiteFolder) -> str:
    (style,) = [data for path, data in site.built().items() if path.endswith(".css")]
    return style.decode()


def test_properties_of_the_site_follow_those_of_sitegen(themed: SiteFolder) -> None:
    style = stylesheet(themed)
    assert style.startswith(STYLE)
    assert style.rindex("--accent: light-dark(#0b57a4") > style.index(
        "--accent: light-dark(#9c2f1f"
    )


def test_a_block_changes_and_the_rest_stays(themed: SiteFolder) -> None:
    for path in ("", "zh", "en", "zh/bridges", "en/topics", "zh-en/bridges"):
        page = parse(themed.page(path))
        assert "© 2024 The Sitegen Gazette" in page.words, path
        assert page.all("footer"), path
    chinese, both = (parse(themed.page(f"{e}/bridges")).words for e in ("zh", "zh-en"))
    assert (
        chinese.index("工程将于明年完工。") < chinese.index("谢谢阅读。") < chinese.index("接着读")
    )
    assert "谢谢阅读。 Thank you for reading." in both


def test_a_file_of_the_site_beside_its_styles_is_published_with_them(site: SiteFolder) -> None:
    site.write("theme/custom.css", "body { background: url(paper.png) }")
    site.write("theme/paper.png", b"paper")
    site.build()
    (paper,) = [path for path in site.built() if path.startswith("theme/paper.")]
    assert f'body {{ background: url("{paper.removeprefix("theme/")}") }}' in stylesheet(site)


def test_a_fault_in_a_block_of_the_site_is_placed_there(site: SiteFolder) -> None:
    text = '{% extends "default/article.html" %}\n{% block body %}\n{{ articel }}\n{% endblock %}\n'
    site.write("templates/article.html", text)
    result = site.build()
    assert "templates/article.html:3:1: error: 'articel' is undefined" in result.stderr
    assert "did you mean “article”?" in result.stderr


def test_the_page_names_every_property_and_no_other() -> None:
    own = re.search(r":root \{(.*?)\n\}", STYLE, re.DOTALL)
    assert own
    properties = set(re.findall(r"^  (--[\w-]+):", own[1], re.MULTILINE)) - {"--text-scale"}
    table = "\n".join(line for line in DOCS.splitlines() if line.startswith("| `--"))
    assert set(re.findall(r"`(--[\w-]+)`", table)) == properties
    for name in properties:
        assert f"var({name})" in STYLE, name


def test_the_page_names_every_block() -> None:
    for name in ("base", "article", "front"):
        template = (REPOSITORY / f"templates/{name}.html").read_text("utf-8")
        (row,) = [line for line in DOCS.splitlines() if line.startswith(f"| `{name}.html`")]
        named = set(re.findall(r"`(\w+)`", row))
        blocks = set(re.findall(r"\{% block (\w+) %\}", template))
        # What every page replaces is named once.
        assert named - {"main"} == blocks - {"main"}, name
