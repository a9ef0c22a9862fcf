"""Text becomes words that Pagefind can index: Chinese as jieba cuts it, and pairs of characters.

A query cannot be cut as the text was: jieba cuts by context, and its dictionary is too large for a
browser. So beside the words every two characters that stand together are indexed. theme/search.js
asks for the pairs of a query, which every text that has the query in it has too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from unicodedata import normalize

from sitegen.digest.characters import HAN
from sitegen.digest.lexicon import lexicon
from sitegen.figures.wording.numbers import plain_digits

SPACE = "␣"
"""Stands for a space of the text where words are set apart by spaces."""

_HAN_RUN_RE = re.compile(f"[{HAN}]+")
_WORD_RE = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_FULL_WIDTH_RE = re.compile("[0-9A-Za-z]*[０-９Ａ-Ｚａ-ｚ][0-9A-Za-z０-９Ａ-Ｚａ-ｚ]*")


def spaced(text: str) -> str:
    """Chinese with spaces between its words; without them it is the text again."""
    words = (token.word for token in lexicon().cut(text))
    return " ".join(SPACE if word.isspace() else word for word in words)


def english_parts(text: str) -> set[str]:
    """The words of an English text that a mark joins; Pagefind takes few marks for borders."""
    joined = (_WORD_RE.findall(word) for word in text.split())
    return {part for parts in joined if len(parts) > 1 for part in parts}


def chinese_parts(text: str) -> set[str]:
    """What a query may ask a Chinese text for beside its words.

    Pairs of Han characters, the last one of a run (the others begin a pair, and Pagefind finds
    words by their beginning), and full-width letters and digits in their usual form.
    """
    usual = (normalize("NFKC", run) for run in _FULL_WIDTH_RE.findall(text))
    return {*_pairs(text), *usual}


def _pairs(text: str) -> Iterator[str]:
    for match in _HAN_RUN_RE.finditer(text):
        run = match[0]
        yield from (run[i : i + 2] for i in range(len(run) - 1))
        yield run[-1]


def value_word(value: Decimal) -> str:
    """The word under which a number is found however it is written: 2.1 is `2d1n`.

    Pagefind takes what is no letter or digit out of words, and takes each word for the beginning
    of others; the last letter keeps 21 from being found in 210.
    """
    return f"{plain_digits(value).replace('-', 'm').replace('.', 'd')}n"
