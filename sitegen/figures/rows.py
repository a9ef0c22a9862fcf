"""Figures as rows of JSON, for other programs: `sitegen figures --from-text`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.figures.ranking import choose_key
from sitegen.figures.text import find_figures
from sitegen.figures.wording.numbers import json_number
from sitegen.model import Article, Measure
from sitegen.problems import SitegenError, Span, error

_ENCODING_HINT = "save the file as UTF-8"

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TextRow:
    """A paragraph to read: `doc` names its article, `para` its place in that."""

    doc: str
    para: object
    text: str


def decoded(lines: Iterable[bytes], path: str) -> Iterator[str]:
    """Lines of UTF-8 as text, without the mark that some editors put at the head of a file.

    Raises SitegenError with the place of the first byte that is not UTF-8.
    """
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as fault:
            column = len(fault.object[: fault.start].decode("utf-8")) + 1
            span = Span.point(path, number, column)
            message = f"not UTF-8: byte {fault.object[fault.start]:#04x}"
            raise SitegenError(error("row", message, span, _ENCODING_HINT)) from fault


def read_rows(
    lines: Iterable[str], path: str, hint: str
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """JSON objects, one a line, each with the number of its line.

    Raises SitegenError with the line of the first that is none, and `hint`.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as fault:
            span = Span.point(path, number, getattr(fault, "colno", 1))
            raise SitegenError(error("row", f"not JSON: {fault}", span, hint)) from fault
        yield number, row if isinstance(row, dict) else {}


def read_text_rows(lines: Iterable[str], path: str) -> Iterator[TextRow]:
    """Rows of `{doc, para, text}`, one JSON object a line.

    Raises SitegenError with the line of the first that is none.
    """
    hint = 'a line is {"doc": "a", "para": 0, "text": "…"}'
    for number, row in read_rows(lines, path, hint):
        if not isinstance(row.get("text"), str):
            message = "a row needs a “text”"
            raise SitegenError(error("row", message, Span.point(path, number), hint))
        yield TextRow(str(row.get("doc", "")), row.get("para", number - 1), row["text"])


def figure_rows(paragraphs: Iterable[TextRow]) -> Iterator[Row]:
    """The figures of texts; paragraphs with the same `doc` are one article and share its key
    figures. Percentages are 0–100, fractions 0–1."""
    documents: dict[str, list[TextRow]] = {}
    for paragraph in paragraphs:
        documents.setdefault(paragraph.doc, []).append(paragraph)
    for rows in documents.values():
        found = [(row.text, find_figures(row.text)) for row in rows]
        key = set(choose_key(found))
        for number, (row, (_, figures)) in enumerate(zip(rows, found, strict=True)):
            for index, figure in enumerate(figures):
                yield {
                    "doc": row.doc,
                    "para": row.para,
                    "surface": figure.surface,
                    "start": figure.mention.start,
                    **_measured(figure.mention.measure),
                    "label_zh": figure.label,
                    "key": (number, index) in key,
                }


def article_rows(article: Article) -> Iterator[Row]:
    """The figures of an article of a site; `para` is the sentence's anchor, `start` the index in
    its text."""
    for figure in article.figures:
        yield {
            "doc": article.slug,
            "para": figure.sentence.id,
            "surface": figure.surface,
            "start": figure.start,
            **_measured(figure.measure),
            "label_zh": figure.label,
            "key": figure.key,
        }


def _measured(measure: Measure) -> Row:
    return {
        "value": json_number(measure.value),
        "value_high": None if measure.value_high is None else json_number(measure.value_high),
        "unit": measure.unit,
        "unit_zh": measure.unit_zh,
        "qualifier": measure.qualifier,
        "kind": measure.kind,
    }
