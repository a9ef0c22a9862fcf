"""The figures of the site as data: figures.json and figures.csv in each language."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from sitegen.config import Config
from sitegen.figures.wording.numbers import plain_digits
from sitegen.model import Article, Figure
from sitegen.site.figuretexts import FigureTexts
from sitegen.site.inline import InlineRenderer
from sitegen.site.origins import Line, Run
from sitegen.site.plan import article_url
from sitegen.site.strings import Language
from sitegen.site.texts import EditionTexts
from sitegen.site.views import FigureView
from sitegen.translation.bilingual import BilingualDigest
from sitegen.translation.segments import FIGURE_LABEL, HEADLINE, PLACE

COLUMNS = (
    "id", "url", "article", "headline", "date", "places", "label", "text", "value", "value_high",
    "unit", "unit_zh", "qualifier", "kind", "key", "surface", "sentence", "headline_origin",
    "label_origin", "label_from", "label_doubtful", "sentence_origin", "sentence_doubtful",
)  # fmt: skip
Row = Mapping[str, object]


def data_url(language: Language, extension: str) -> str:
    """The site path of a data file."""
    return f"/{language}/figures.{extension}"


def figure_rows(
    digests: Iterable[BilingualDigest], language: Language, config: Config
) -> Iterator[Row]:
    """A row for every figure of the site, its words in one language.

    Numbers are exact decimals as text; percentages are 0–100, fractions 0–1. Addresses are whole
    where the site has a base URL, else paths from its root. What is said of origins is in
    docs/figures.md.
    """
    base = config.base_url.rstrip("/")
    for digest in digests:
        inline = InlineRenderer(digest.digest.references, (), {})
        texts = EditionTexts(digest, language, inline)
        figures = FigureTexts(digest, language, inline, config.exchange)
        for article in digest.digest.articles:
            address = base + article_url(language, article.slug)
            about = _about(digest, article, texts)
            for figure in article.figures:
                view = figures.view(figure, address)
                sentence = texts.line(figure.sentence.text, digest.context_of(figure.sentence))
                yield {
                    **about,
                    **_measured(article, figure, view),
                    **_label_state(digest, figure, view.label[0]),
                    "sentence": _plain(sentence),
                    "sentence_origin": sentence[0].origin,
                    "sentence_doubtful": sentence[0].doubtful,
                }


def _about(digest: BilingualDigest, article: Article, texts: EditionTexts) -> Row:
    headline = texts.line(article.headline.text, HEADLINE)
    return {
        "article": article.slug,
        "headline": _plain(headline),
        "headline_origin": headline[0].origin,
        "date": digest.digest.date.isoformat() if digest.digest.date else None,
        "places": [_plain(place) for place in texts.lines(article.places, PLACE)],
    }


def _measured(article: Article, figure: Figure, view: FigureView) -> Row:
    measure = figure.measure
    return {
        "id": f"{article.slug}#{figure.id}",
        "url": view.url,
        "label": _plain(view.label),
        "text": _plain(view.text),
        "value": plain_digits(measure.value),
        "value_high": None if measure.value_high is None else plain_digits(measure.value_high),
        "unit": measure.unit,
        "unit_zh": measure.unit_zh,
        "qualifier": measure.qualifier,
        "kind": measure.kind,
        "key": figure.key,
        "surface": figure.surface,
    }


def _label_state(digest: BilingualDigest, figure: Figure, shown: Run) -> Row:
    """Where the text in the column `label` comes from, be it that of the sentence, and whether the
    label itself is in doubt."""
    is_sentence = any(text.key != (FIGURE_LABEL, figure.label) for text in shown.texts)
    doubtful = bool(shown.texts) and digest.english(figure.label, FIGURE_LABEL).doubtful
    return {
        "label_origin": shown.origin,
        "label_from": "sentence" if is_sentence else "label",
        "label_doubtful": doubtful,
    }


def as_json(rows: Iterable[Row]) -> bytes:
    """Rows as a JSON array, a row a line."""
    ordered = ({column: row[column] for column in COLUMNS} for row in rows)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in ordered)
    return f"[\n{lines}\n]\n".encode()


def as_csv(rows: Iterable[Row]) -> bytes:
    """Rows as CSV (RFC 4180). The byte order mark tells spreadsheet programs that it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _harmless(str(value))


def _harmless(text: str) -> str:
    """Text that spreadsheet programs would run as a formula is marked as text (OWASP)."""
    is_number = text.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number else text


def _plain(line: Line) -> str:
    return Markup(line[0].html).striptags()
