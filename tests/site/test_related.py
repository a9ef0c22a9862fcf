"""Which articles are named as related."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitegen.digest.reader import read_digest
from sitegen.model import Article, Slug
from sitegen.site.related import MOST, related_articles
from tests.conftest import SiteFolder
from tests.samples import DIGEST


def article(tmp_path: Path, slug: str, *keywords: str) -> Article:
    file = tmp_path / "digest.md"
    file.write_text(DIGEST, "utf-8")
    sample = read_digest(file, "digest.md").articles[0]
    return replace(sample, slug=Slug(slug), keywords=keywords)


def names(found: tuple[Article, ...]) -> list[str]:
    return [article.slug for article in found]


def test_articles_are_related_by_the_keywords_they_share(tmp_path: Path) -> None:
    bridge = article(tmp_path, "bridge", "桥", "投资", "公路")
    road = article(tmp_path, "road", "公路", "投资", "隧道")
    school = article(tmp_path, "school", "学校", "学生", "投资")
    related = related_articles([bridge, road, school], {})
    assert names(related[Slug("bridge")]) == ["road"]
    assert names(related[Slug("school")]) == []


def test_what_stands_beside_an_article_is_not_named_again(tmp_path: Path) -> None:
    words = ("桥", "投资", "公路")
    roads = [article(tmp_path, f"road-{n}", *words) for n in range(MOST + 2)]
    other = article(tmp_path, "school", "学校")
    related = related_articles([*roads, other], {Slug("road-0"): (Slug("road-1"),)})
    assert names(related[Slug("road-0")]) == ["road-2", "road-3", "road-4"]


def test_an_article_shows_related_ones_with_their_top_figure(site: SiteFolder) -> None:
    for number, slug in enumerate(("mill", "between", "dam", "farm")):
        text = (
            "新茶" if slug == "between" else f"油茶种植{number}00亩，乡村振兴。油茶丰收，乡村振兴。"
        )
        plain = "油茶丰收，乡村振兴。油茶丰收，乡村振兴。" if slug == "farm" else text
        site.write(f"content/{number}.md", f"## 油茶丰收乡村振兴 {{#{slug}}}\n\n{plain}\n")
    assert site.build().exit_code == 0
    aside = site.page("zh/mill").partition('<aside class="related"')[2].partition("</aside>")[0]
    assert 'href="../dam/"' in aside
    assert '<span class="amount">200</span>' in aside
    assert '<p class="summary">油茶丰收，乡村振兴。' in aside
    assert 'href="../mill/"' not in aside


def test_rare_keywords_count_more(tmp_path: Path) -> None:
    heron = article(tmp_path, "heron", "白鹤", "湿地", "发展", "农村")
    wetland = article(tmp_path, "wetland", "白鹤", "湿地")
    villages = [article(tmp_path, f"village-{n}", "发展", "农村") for n in range(5)]
    related = related_articles([heron, *villages, wetland], {})
    assert names(related[Slug("heron")])[0] == "wetland"
    assert len(related[Slug("heron")]) == MOST


def test_an_article_is_known_by_more_words_than_its_tags(tmp_path: Path) -> None:
    file = tmp_path / "digest.md"
    file.write_text(DIGEST, "utf-8")
    for found in read_digest(file, "digest.md").articles:
        assert {*found.places, *found.topics} <= set(found.keywords)
        assert len(found.keywords) <= 20
