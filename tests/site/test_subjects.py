"""Topics and places: their addresses, their pages, and the links that lead there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.model import Origin
from sitegen.site.subjects import SubjectKey, find_subjects
from sitegen.translation.bilingual import BilingualDigest, translate_digest
from sitegen.translation.poshelf import PoShelf
from tests.conftest import SiteFolder
from tests.html import parse
from tests.samples import DIGEST, read_text

OLD = """---
title: 旧闻
date: 2023-01-01
---
## 河口乡修桥 {#old-bridge}

河口乡修桥。
"""


def digest_about(
    folder: Path, year: int, *topics: str, origin: Origin = "missing"
) -> BilingualDigest:
    """A digest of that year, with an article about the topics."""
    digest = read_text(folder, DIGEST)
    article = replace(digest.articles[0], topics=topics, places=())
    digest = replace(digest, path=f"{year}.md", date=date(year, 1, 1), articles=(article,))
    bilingual = translate_digest(PoShelf(folder), digest)
    translations = {
        key: replace(translation, origin=origin)
        for key, translation in bilingual.translations.items()
    }
    return replace(bilingual, translations=translations)


def slugs(digests: Sequence[BilingualDigest]) -> dict[SubjectKey, str]:
    return {key: subject.slug for key, subject in find_subjects(digests).items()}


def test_an_address_stays_when_a_name_that_sounds_alike_comes_later(tmp_path: Path) -> None:
    before = [digest_about(tmp_path, 2023, "事业")]
    after = [digest_about(tmp_path, 2024, "视野", "事业"), *before]
    assert slugs(before) == {("topics", "事业"): "shi-ye"}
    assert slugs(after)["topics", "事业"] == "shi-ye"
    assert slugs(after)["topics", "视野"] == "shi-ye-fefaff"
    assert slugs([digest_about(tmp_path, 2025, "世业"), *after]).items() >= slugs(after).items()


def test_the_english_of_a_topic_is_the_most_trusted_one(tmp_path: Path) -> None:
    origins: tuple[Origin, ...] = ("machine", "reviewed", "reviewed", "missing")
    digests = [
        digest_about(tmp_path, 2024 - age, "油茶", origin=origin)
        for age, origin in enumerate(origins)
    ]
    assert find_subjects(digests)["topics", "油茶"].named_by.digest.path == "2023.md"


@pytest.fixture
def built(site: SiteFolder) -> SiteFolder:
    """Two digests; an article in each is about Hekou."""
    site.write("content/old.md", OLD)
    new = DIGEST.replace("title_en", "date: 2024-01-01\ntitle_en")
    site.write("content/digest.md", new.replace("河口乡举办读书节", "河口乡举办读书节 {#festival}"))
    assert site.build().exit_code == 0
    return site


def test_a_page_of_a_place_lists_its_articles_newest_first(built: SiteFolder) -> None:
    page = parse(built.page("zh/places/he-kou-xiang"))
    links = [e.attributes["href"] for e in page.all("a") if "../../" in e.attributes["href"]]
    articles = [link for link in links if link in ("../../festival/", "../../old-bridge/")]
    assert articles == ["../../festival/", "../../old-bridge/"]
    assert "2 篇文章" in page.words
    assert "../../bridges/" not in links


def test_articles_and_cards_link_to_what_they_are_about(built: SiteFolder) -> None:
    for path, link in (
        ("zh/festival", "../places/he-kou-xiang/"),
        ("en/festival", "../topics/du-shu-jie/"),
        ("zh-en/old-bridge", "../places/he-kou-xiang/"),
        ("zh", "places/qing-shan-zhen/"),
        ("", "zh-en/places/qing-shan-zhen/"),
        ("en/topics/du-shu-jie", "../../places/he-kou-xiang/"),
    ):
        assert parse(built.page(path)).all("a", href=link), path


def test_all_topics_and_places_are_listed_with_the_number_of_articles(built: SiteFolder) -> None:
    words = parse(built.page("zh/topics")).words
    assert "地点 河口乡 2 青山镇 1" in words
    assert "主题 读书节 1" in words


def test_pages_of_topics_know_their_other_languages(built: SiteFolder) -> None:
    built.build("--base-url", "https://example.org/")
    page = parse(built.page("en/topics/du-shu-jie"))
    urls = {
        e.attributes["hreflang"]: e.attributes["href"] for e in page.all("link", rel="alternate")
    }
    assert urls == {
        "zh-Hans": "https://example.org/zh/topics/du-shu-jie/",
        "en": "https://example.org/en/topics/du-shu-jie/",
        "x-default": "https://example.org/zh-en/topics/du-shu-jie/",
    }
    (canonical,) = page.all("link", rel="canonical")
    assert canonical.attributes["href"] == urls["en"]
    (description,) = parse(built.page("zh/topics/du-shu-jie")).all("meta", name="description")
    assert description.attributes["content"] == "关于“读书节”的 1 篇文章。"


def test_of_many_articles_the_older_ones_are_headlines(
    built: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.site.contents._CARDS", 1)
    built.build()
    main = built.page("zh/places/he-kou-xiang")
    assert main.count("<article") == 1
    assert '<li><a href="../../old-bridge/">' in main


def test_a_front_page_shows_the_newest_digest_whole_and_of_others_the_headlines(
    built: SiteFolder,
) -> None:
    for path, prefix in (("", "zh-en/"), ("zh", ""), ("en", "")):
        html = built.page(path)
        assert html.count("<article") == 2
        assert html.index(f'href="{prefix}festival/"') < html.index(
            f'<li><a href="{prefix}old-bridge/"'
        )


def test_what_is_not_shown_on_a_front_page_is_linked(
    built: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not parse(built.page("zh")).all("a", class_="all")
    monkeypatch.setattr("sitegen.site.contents._BROWSED", 1)
    built.build()
    page = parse(built.page("zh"))
    assert [e.attributes["href"] for e in page.all("a", class_="all")] == ["topics/"]
    assert "河口乡 2" in page.words
    assert "全部 3 个地点与主题" in page.words
