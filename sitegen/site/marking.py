"""Figures marked in running text, each with its value in the other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    marks: list[Mark] = []
    for fact, figure in sorted(_pairs(text, figures), key=lambda pair: pair[0].start):
        start = _start(text, fact, figure)
        end = fact.end if fact.unit == figure.measure.unit else fact.number_end
        if not _MARKUP_RE.search(text[start:end]):
            marks.append(Mark(start, end, tip(figure)))
    return tuple(marks)


def _start(text: str, fact: Fact, figure: Figure) -> int:
    if figure.measure.unit == "top_rank" and text.endswith("top ", 0, fact.start):
        return fact.start - len("top ")
    if figure.measure.qualifier == "exact":
        return fact.start
    return qualified_start(text, fact)


def _pairs(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Fact, Figure]]:
    """Each figure with the number that says it: one of its unit rather than another, one outside
    quotation marks (a slogan) rather than inside, the earlier one rather than the later."""
    facts = find_facts(text)
    possible = sorted(
        (_unit_distance(fact, figure), _is_quoted(text, fact), number, place)
        for number, figure in enumerate(figures)
        for place, fact in enumerate(facts)
        if _says(fact, figure)
    )
    worded: set[int] = set()
    used: set[int] = set()
    for _, _, number, place in possible:
        if number not in worded and place not in used:
            worded.add(number)
            used.add(place)
            yield facts[place], figures[number]


def _says(fact: Fact, figure: Figure) -> bool:
    return fact.kind in ("number", "ordinal") and fact.value == figure.measure.value


def _unit_distance(fact: Fact, figure: Figure) -> int:
    """0 for the figure's unit, also where the noun behind the number is what it counts."""
    if fact.unit == figure.measure.unit or (figure.measure.counter and not fact.unit):
        return 0
    return 2 if fact.unit else 1


def _is_quoted(text: str, fact: Fact) -> bool:
    return text.count("“", 0, fact.start) > text.count("”", 0, fact.start)


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
        result = result.replace(_OPEN, f'<span class="fig"{_tip(mark.tip)}>', 1)
        result = result.replace(_CLOSE, "</span>", 1)
    return Markup(result)


def _tip(words: str) -> str:
    """The attributes that show and read out a tip. As text of its own it would stand between the
    words of the sentence for search engines and reading modes."""
    return f' tabindex="0" role="mark" aria-description="{escape(words)}"' if words else ""
