"""The search index in the output folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sitegen.search.index import Pagefind, index_files
from sitegen.search.records import Record
from tests.conftest import SiteFolder
from tests.html import parse


def index(site: SiteFolder) -> set[str]:
    """The folders of indexes that are published."""
    return {"/".join(path.split("/")[:2]) for path in site.built() if path.startswith("search/")}


def linked(site: SiteFolder) -> str:
    """The folder that the search page asks."""
    (form,) = parse(site.page("zh/search")).all("form", role="search")
    return form.attributes["data-index"].removeprefix("../../").rstrip("/")


def count_runs(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Collects how often an index is made from now on."""
    runs: list[object] = []

    def counted(pagefind: Pagefind, records: Sequence[Record]) -> dict[str, bytes]:
        runs.append(records)
        return index_files(pagefind, records)

    monkeypatch.setattr("sitegen.build.index_files", counted)
    return runs


def test_a_build_makes_one_index_that_the_page_asks(site: SiteFolder) -> None:
    assert site.build().exit_code == 0
    assert index(site) == {linked(site)}
    names = {path.split("/", 2)[2] for path in site.built() if path.startswith("search/")}
    assert {"en/pagefind.js", "en/wasm.en.pagefind", "zh/pagefind-entry.json"} <= names
    assert not any("ui" in name or name.endswith(".css") for name in names)


def test_the_same_content_gives_the_same_index(site: SiteFolder) -> None:
    site.build()
    before = site.built()
    site.build("--output", str(site.root / "other"))
    other = {p: f.read_bytes() for p in before if (f := site.root / "other" / p).is_file()}
    assert other == before


def test_an_index_is_kept_until_its_content_changes(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    runs = count_runs(monkeypatch)
    first = linked(site)
    site.write("content/site.toml", 'title = "新名"\n')
    site.build()
    assert (runs, index(site)) == ([], {first})
    site.write("content/b.md", "## 修路 {#road}\n\n路修好了。\n")
    site.build()
    assert len(runs) == 1
    assert index(site) == {linked(site)} != {first}


def test_a_damaged_index_is_made_anew(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    before = site.built()
    runs = count_runs(monkeypatch)
    for path in (p for p in before if p.endswith((".pf_index", ".pf_meta"))):
        (site.root / "build" / path).write_bytes(b"")
    site.build()
    assert (len(runs), site.built()) == (1, before)


@pytest.mark.parametrize("program", [None, Path("/bin/false"), Path("/nowhere/pagefind")])
def test_a_site_without_pagefind_lists_topics(
    program: Path | None, site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.search.index._program", lambda: program)
    result = site.build()
    assert result.exit_code == 0
    assert "[no-search]" in result.stderr
    page = parse(site.page("zh/search"))
    forms = [form for form in page.all("form") if "search-form" in form.attributes.get("class", "")]
    browsed = [e for e in page.all("section") if e.attributes.get("class") == "subjects"]
    assert (index(site), forms, browsed != []) == (set(), [], True)
    assert "这里暂时不能搜索" in page.words
    assert not [script for script in page.all("script") if "search" in script.attributes["src"]]


def test_pagefind_reads_no_configuration_of_the_users(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("pagefind.toml", 'site = "nowhere"\n')
    monkeypatch.chdir(site.root)
    monkeypatch.setenv("PAGEFIND_SITE", "nowhere")
    assert "[no-search]" not in site.build().stderr


def test_the_page_lists_topics_and_places(site: SiteFolder) -> None:
    site.build()
    page = parse(site.page("zh/search"))
    links = {e.attributes["href"] for e in page.all("a")}
    assert {"../topics/du-shu-jie/", "../places/he-kou-xiang/"} <= links
