"""Figures marked in running text, each with its value in the other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from sitegen.figures.english.fact import Fact
from sitegen.figures.english.reader import find_facts, qualified_start
from sitegen.model import Figure

# Noncharacters (Unicode 23.7) never occur in text; they keep the places through Markdown.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKUP_RE = re.compile(r"[*_~`\[\]<>\\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in a text: `tip` is its value in the other language, if that is not in sight."""

    start: int
    end: int
    tip: str


def chinese_marks(figures: Iterable[Figure], tip: Callable[[Figure], str]) -> tuple[Mark, ...]:
    """Where the figures of a sentence stand in it; those with markup inside stay unmarked."""
    return tuple(
        Mark(figure.start, figure.end, tip(figure))
        for figure in figures
        if not _MARKUP_RE.search(figure.surface)
    )


def english_marks(
    text: str, figures: Sequence[Figure], tip: Callable[[Figure], str]
) -> tuple[Mark, ...]:
    """Where the English of a sentence says the values of its figures, each at most once."""
    waiting = list(figures)
    marks: list[Mark] = []
    for fact in find_facts(text):
        found = next((figure for figure in waiting if _says(fact, figure)), None)
        if found is None:
            continue
        waiting.remove(found)
        exact = found.measure.qualifier == "exact"
        start = fact.start if exact else qualified_start(text, fact)
        end = fact.end if fact.unit == found.measure.unit else fact.number_end
        if not _MARKUP_RE.search(text[start:end]):
            marks.append(Mark(start, end, tip(found)))
    return tuple(marks)


def _says(fact: Fact, figure: Figure) -> bool:
    return fact.kind in ("number", "ordinal") and fact.value == figure.measure.value


def marked_html(text: str, marks: Sequence[Mark], html: Callable[[str], Markup]) -> Markup:
    """A sentence as HTML with its figures in `span.fig`."""
    if not marks:
        return html(text)
    pieces: list[str] = []
    end = 0
    for mark in marks:
        pieces += [text[end : mark.start], _OPEN, text[mark.start : mark.end], _CLOSE]
        end = mark.end
    result = str(html("".join([*pieces, text[end:]])))
    for mark in marks:
        tip = f' tabindex="0" data-tip="{escape(mark.tip)}"' if mark.tip else ""
        result = result.replace(_OPEN, f'<span class="fig"{tip}>', 1)
        result = result.replace(_CLOSE, "</span>", 1)
    return Markup(result)
