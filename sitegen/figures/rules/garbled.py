"""Numbers that something runs through (1'000, 1_000, 210）亿): no part of them is a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.figures.mentions import NoFigure
from sitegen.figures.passages import NUMERALS, Passage

_N = "[0-9０-９]"
_SPACE = "[ \xa0\u3000\u2000-\u200a\u202f]"
_GARBLED_RE = re.compile(
    # Groups apart by a mark that may as well be a quotation mark, or by a table's gap.
    rf"(?<![:：/／\-－.．])[0-9０-９,.．]+(?:['’‘`´_＿^＾]{_N}|{_SPACE}+{_N}(?![0-9.,]*(?:[:：/\-]|{_SPACE}?[年月日时]))"
    rf"|[）)\]】”’（(\[【]{_SPACE}?[百千万亿](?!分)|[/／]{_N}+[万亿])[{NUMERALS},.．'’_ ]*"
    # Digits of other scripts run on into those of this one.
    rf"|(?<=\d)(?<![0-9０-９])[{NUMERALS},.．]+"
)


def find(passage: Passage) -> Iterator[NoFigure]:
    """Stretches in which no number can be told from half of another."""
    for match in passage.at_numbers(_GARBLED_RE):
        yield NoFigure(*match.span())
