"""Structured data of articles, held against the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.conftest import SiteFolder

# Properties by the type that schema.org (release 28) gives them to, and what they may hold.
Properties = Mapping[str, type | tuple[type, ...]]
THING: Properties = {"name": str, "description": str, "url": str, "mainEntityOfPage": dict}
CREATIVE_WORK: Properties = {
    **THING, "headline": str, "alternativeHeadline": str, "inLanguage": (str, list),
    "publisher": dict, "datePublished": str, "author": list, "contentLocation": list,
    "keywords": list, "mentions": list, "translationOfWork": dict, "creativeWorkStatus": str,
    "digitalSourceType": str, "creditText": str,
}  # fmt: skip
QUANTITATIVE_VALUE: Properties = {
    **THING, "value": (int, float), "minValue": (int, float), "maxValue": (int, float),
    "unitText": str, "unitCode": str,
}  # fmt: skip
MONETARY_AMOUNT: Properties = {
    **THING, "value": (int, float), "minValue": (int, float), "maxValue": (int, float),
    "currency": str,
}  # fmt: skip
VOCABULARY: Mapping[str, Properties] = {
    "NewsArticle": CREATIVE_WORK,
    "CollectionPage": CREATIVE_WORK,
    "WebPage": CREATIVE_WORK,
    "Organization": THING,
    "Person": THING,
    "Place": THING,
    "QuantitativeValue": QUANTITATIVE_VALUE,
    "MonetaryAmount": MONETARY_AMOUNT,
}
DIGEST = """---
title: 小镇新闻
date: 2024-01-31
---
## 修桥“三年”计划 {#bridges}

南昌市青山镇修桥三座，总投资超1.5亿元，占比近七成，工期两至三年。师生比为1比15，售价9.9元/斤，销售200余万元。（李明）
"""


def data_of(site: SiteFolder, edition: str) -> dict[str, object]:
    """The JSON-LD of the article."""
    return data_on(site, f"{edition}/bridges")


def data_on(site: SiteFolder, path: str) -> dict[str, object]:
    """The JSON-LD of a page."""
    text = site.page(path)
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    data: dict[str, object] = json.loads(found)
    return data


def typed(value: object) -> Iterator[dict[str, object]]:
    """Every object that has a type, however deep."""
    if isinstance(value, dict):
        yield from ([value] if "@type" in value else [])
        for inner in value.values():
            yield from typed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from typed(inner)


@pytest.fixture
def built(empty_site: SiteFolder) -> SiteFolder:
    """One article, built for an address."""
    empty_site.write("content/digest.md", DIGEST)
    empty_site.write("content/site.toml", 'base_url = "https://example.org/"')
    assert empty_site.build().exit_code == 0
    return empty_site


@pytest.mark.parametrize("edition", ["zh", "en", "zh-en"])
def test_every_property_belongs_to_its_type(edition: str, built: SiteFolder) -> None:
    data = data_of(built, edition)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
    objects = list(typed(data))
    assert {str(o["@type"]) for o in objects} >= {"NewsArticle", "Person"}
    # Side by side the figures are in the data of the two editions.
    assert ("mentions" in data) == (edition != "zh-en")
    for found in objects:
        allowed = VOCABULARY[str(found["@type"])]
        for name, value in found.items():
            if not name.startswith("@"):
                assert isinstance(value, allowed[name]), name


@pytest.mark.parametrize("path", ["", "en", "en/figures", "zh-en/figures"])
def test_pages_of_several_articles_have_structured_data_too(path: str, built: SiteFolder) -> None:
    data = data_on(built, path)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "CollectionPage")
    for found in typed(data):
        for name, value in found.items():
            if not name.startswith("@"):
                assert isinstance(value, VOCABULARY[str(found["@type"])][name]), name


def amounts(site: SiteFolder, edition: str) -> list[dict[str, object]]:
    """What the figures say of their value, in the order of the text."""
    mentions = data_of(site, edition)["mentions"]
    assert isinstance(mentions, list)
    kept = ("value", "minValue", "maxValue", "currency", "unitCode", "unitText")
    return [{k: m[k] for k in kept if k in m} for m in mentions]


def test_figures_say_what_is_known_of_their_value(built: SiteFolder) -> None:
    assert amounts(built, "zh") == [
        {"value": 3, "unitText": "座"},
        {"minValue": 150_000_000, "currency": "CNY"},
        {"maxValue": 70, "unitCode": "P1", "unitText": "%"},
        {"minValue": 2, "maxValue": 3, "unitCode": "ANN", "unitText": "年"},
        {},
        {"value": 9.9, "unitText": "元/斤"},
        {"minValue": 2_000_000, "currency": "CNY"},
    ]
    mentions = data_of(built, "zh")["mentions"]
    assert isinstance(mentions, list)
    assert all(m["url"].startswith("https://example.org/zh/bridges/#s-") for m in mentions)
    assert mentions[4]["description"] == "1∶15"


def test_the_units_of_values_have_no_scale(built: SiteFolder) -> None:
    assert amounts(built, "en") == [
        {"value": 3},
        {"minValue": 150_000_000, "currency": "CNY"},
        {"maxValue": 70, "unitCode": "P1", "unitText": "per cent"},
        {"minValue": 2, "maxValue": 3, "unitCode": "ANN", "unitText": "years"},
        {},
        {"value": 9.9, "unitText": "yuan per jin"},
        {"minValue": 2_000_000, "currency": "CNY"},
    ]


def test_no_text_can_end_the_script(built: SiteFolder) -> None:
    headline = "修桥`</script>`计划"
    built.write("content/digest.md", DIGEST.replace("修桥“三年”计划", headline))
    assert built.build().exit_code == 0
    assert data_of(built, "zh")["headline"] == "修桥</script>计划"
    assert built.page("zh/bridges").count("</script>") == 3
