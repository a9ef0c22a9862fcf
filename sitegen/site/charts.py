"""Which figures of a sentence make a bar chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.model import Figure

LEAST_BARS = 3
# A comma joins clauses, whose figures need not compare: 同比下降0.2%，环比下降0.1%.
_GAP_RE = re.compile("[、和与及][^，。；！？、]{0,20}")
_MARKUP_RE = re.compile(r"[*_~`\[]|\]\([^)]*\)|\]")


def chart_rows(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Lists of three or more figures of one kind in a sentence, each with a label of its own.

    Of one kind are counts (of whatever is counted) or measures in the same unit.
    """
    row: list[Figure] = []
    for figure in figures:
        if row and not _goes_on(row[-1], figure):
            yield from _chart(row)
            row = []
        row.append(figure)
    yield from _chart(row)


def _goes_on(before: Figure, figure: Figure) -> bool:
    between = _MARKUP_RE.sub("", figure.sentence.text[before.end : figure.start])
    one, two = before.measure, figure.measure
    alike = one.kind == two.kind and ((one.counter and two.counter) or one.unit == two.unit)
    return alike and bool(_GAP_RE.fullmatch(between))


def _chart(row: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    labels = {figure.label for figure in row}
    drawable = all(
        f.measure.value > 0
        and f.measure.value_high is None
        and f.measure.kind not in ("rank", "score")
        for f in row
    )
    if len(row) >= LEAST_BARS and len(labels) == len(row) and drawable:
        yield tuple(row)
