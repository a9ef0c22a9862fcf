"""Structured data of an article: schema.org's NewsArticle as JSON-LD 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from markupsafe import Markup

from sitegen.figures.wording.numbers import json_number
from sitegen.model import Measure
from sitegen.site.origins import LanguageTag, Line
from sitegen.site.pageview import PageView
from sitegen.site.views import ArticleView, FigureView, TranslationView

# UN/CEFACT common codes, as schema.org asks for in unitCode.
_CODES = {
    "percent": "P1", "km": "KMT", "meter": "MTR", "km2": "KMK", "m2": "MTK", "hectare": "HAR",
    "tonne": "TNE", "kg": "KGM", "gram": "GRM", "year": "ANN", "month": "MON", "week": "WEE",
    "day": "DAY", "hour": "HUR", "minute": "MIN", "second": "SEC", "celsius": "CEL", "kWh": "KWH",
    "m3": "MTQ", "liter": "LTR", "cm": "CMT", "mm": "MMT",
}  # fmt: skip
_CURRENCY_RE = re.compile("[A-Z]{3}")
_ONLY_WORDS = ("rank", "score")
"""Kinds whose numbers are no amount of anything: 3–1, top three."""
_SCHEMA = "https://schema.org"
_LOW = ("over", "at_least")
_HIGH = ("at_most", "nearly")


def article_data(
    article: ArticleView, page: PageView, translation: TranslationView | None
) -> Markup:
    """The JSON-LD of an article page, safe inside a script element."""
    lang, url = page.lang, page.canonical
    data: dict[str, object] = {
        **_work("NewsArticle", page, translation),
        "headline": _text(article.headline, lang),
    }
    if article.kicker:
        data["alternativeHeadline"] = _text(article.kicker, lang)
    if article.date:
        data["datePublished"] = article.date.isoformat()
    if article.byline:
        people = dict.fromkeys((*article.byline.writers, *article.byline.photographers))
        data["author"] = [{"@type": "Person", "name": _text(name, lang)} for name in people]
    if article.places:
        places = (_text(place.name, lang) for place in article.places)
        data["contentLocation"] = [{"@type": "Place", "name": place} for place in places]
    if article.topics:
        data["keywords"] = [_text(topic.name, lang) for topic in article.topics]
    # Side by side they are those of its two editions; with them it would weigh too much.
    if article.figures.all and page.edition != "zh-en":
        data["mentions"] = [_quantity(figure, lang, url) for figure in article.figures.all]
    return _script(data)


def collection_data(page: PageView, translation: TranslationView) -> Markup:
    """The JSON-LD of a front page or an explorer, safe inside a script element."""
    return _script({**_work("CollectionPage", page, translation), "name": page.title})


def _work(kind: str, page: PageView, translation: TranslationView | None) -> Mapping[str, object]:
    """What is said of every page. Addresses are there where the site has a base URL."""
    is_bilingual = page.edition == "zh-en"
    data: dict[str, object] = {
        "@context": _SCHEMA,
        "@type": kind,
        "inLanguage": ["zh-Hans", "en"] if is_bilingual else page.lang,
        "publisher": {"@type": "Organization", "name": _text(page.site_title, page.lang)},
    }
    if page.canonical:
        data["url"] = page.canonical
        data["mainEntityOfPage"] = {"@type": "WebPage", "@id": page.canonical}
    if translation:
        data |= _translation(kind, page, translation)
    return data


def _translation(kind: str, page: PageView, translation: TranslationView) -> Mapping[str, object]:
    """Of what the page is a translation, how far it is reviewed, and whether a machine made some.

    The terms for machine-made text are IPTC's, which schema.org takes over (digitalSourceType).
    """
    coverage = translation.coverage
    original: dict[str, object] = {"@type": kind, "inLanguage": "zh-Hans"}
    if page.canonical:
        original["url"] = next(a.url for a in page.alternates if a.hreflang == "zh-Hans")
    data: dict[str, object] = {
        "translationOfWork": original,
        "creativeWorkStatus": coverage.summary,
    }
    if coverage.machine:
        partly = "" if coverage.machine == coverage.total else "CompositeWith"
        data["digitalSourceType"] = f"{_SCHEMA}/{partly}TrainedAlgorithmicMediaDigitalSource"
        names = (engine.name for engine in coverage.engines if engine.name)
        data["creditText"] = "; ".join(["machine translation", *names])
    return data


def _script(data: Mapping[str, object]) -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element only "<" can end the script or open a comment (HTML 4.12.1.3).
    return Markup(text.replace("<", "\\u003c"))


def _quantity(figure: FigureView, lang: LanguageTag, url: str) -> Mapping[str, object]:
    measure = figure.measure
    # A price for a unit (元/公斤) is no amount of money.
    is_money = bool(_CURRENCY_RE.fullmatch(measure.unit)) and "/" not in measure.unit_zh
    unit = _text(figure.unit_name, lang)
    data: dict[str, object] = {
        "@type": "MonetaryAmount" if is_money else "QuantitativeValue",
        "name": _text(figure.label, lang),
        "description": _text(figure.text, lang),
        **_values(measure),
    }
    if is_money:
        data["currency"] = measure.unit
    elif unit and measure.kind not in _ONLY_WORDS:
        data["unitText"] = unit
        if measure.unit in _CODES and "/" not in measure.unit_zh:
            data["unitCode"] = _CODES[measure.unit]
    if url:
        data["url"] = f"{url}{figure.url}"
    return data


def _values(measure: Measure) -> Mapping[str, object]:
    if measure.kind in _ONLY_WORDS:
        return {}
    value = json_number(measure.value)
    if measure.value_high is not None:
        return {"minValue": value, "maxValue": json_number(measure.value_high)}
    if measure.qualifier in _LOW or measure.vague:
        return {"minValue": value}
    if measure.qualifier in _HIGH:
        return {"maxValue": value}
    return {"value": value}


def _text(line: Line, lang: LanguageTag) -> str:
    run = next((run for run in line if run.lang == lang), line[0])
    return run.html.striptags()
