"""Figures of a plain text: the package's entry for text that is no digest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sitegen.figures.extraction import find_mentions
from sitegen.figures.labels import find_labels
from sitegen.figures.mentions import Mention
from sitegen.figures.plain import visible_text


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A figure in a text: where and what it is, as written, and what it measures."""

    mention: Mention
    surface: str
    label: str


def find_figures(text: str, names: Collection[str] = ()) -> tuple[TextFigure, ...]:
    """The figures of one paragraph of Chinese, in order; they never overlap.

    `names` are proper names with a numeral in them that no rule can know (三只水, a place).

    `text[figure.mention.start : figure.mention.end]` is the surface. Never raises: what is in
    doubt is no figure.

    >>> [figure] = find_figures("全县森林覆盖率达70.33%。")
    >>> figure.label, figure.mention.value, figure.mention.unit
    ('森林覆盖率', Decimal('70.33'), 'percent')
    """
    visible, places = visible_text(text)
    mentions = find_mentions(visible, names)
    labels = find_labels(visible, mentions)
    placed = [mention.moved(places) for mention in mentions] if visible != text else mentions
    return tuple(
        TextFigure(mention, text[mention.start : mention.end], label)
        for mention, label in zip(placed, labels, strict=True)
    )
