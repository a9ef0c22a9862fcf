"""Faults of a translation that are not about numbers: loops, Chinese left over, what is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Fault = Literal["loop", "chinese", "truncated", "empty", "negation"]

_HAN_RE = re.compile("[\u3400-\u9fff]")
_WORD_RE = re.compile(r"[A-Za-z0-9’'%.,]+")
_NOT_RE = re.compile(
    "没有|没能|尚未|从未|并未|不是|不能|不会|不得|不可|不再|无法|未能|不准|不许|并不|绝不|不予"
)
_NEGATIVE_RE = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|cannot|unable|fail\w*|refus\w*|den(?:y|ies|ied)"
    r"|prohibit\w*|ban(?:s|ned)?|bar(?:s|red)?|forbid\w*|lack\w*|hardly|barely|impossible|prevent\w*|stop\w*"
    r"|absen[ct]\w*|far from|exempt\w*"
    r"|rather than|instead of|yet to|un\w{4,}|in(?:capable|sufficient|adequate)|less|free of"
    r"|avoid\w*|non\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_LONGEST_REPEAT = 6
_FEWEST_REPEATS = 3
_LONG_SENTENCE = 24
_LEAST_WORDS_A_CHARACTER = 0.18


def faults(chinese: str, english: str) -> Iterator[tuple[Fault, str]]:
    """Each fault with what shows it."""
    words = _WORD_RE.findall(english)
    if not words:
        yield "empty", "there is no English"
        return
    loop = _loop(words)
    if loop:
        yield "loop", f"“{loop}” is repeated"
    left = "".join(_HAN_RE.findall(english))
    if left:
        yield "chinese", f"“{left[:12]}” is left untranslated"
    characters = len(_HAN_RE.findall(chinese))
    if characters >= _LONG_SENTENCE and len(words) < characters * _LEAST_WORDS_A_CHARACTER:
        yield "truncated", f"{len(words)} words for {characters} characters"
    denied = _NOT_RE.search(chinese)
    if denied and not _NEGATIVE_RE.search(english):
        yield "negation", f"“{denied[0]}” is lost"


def _loop(words: list[str]) -> str:
    """A run of words that comes three times in a row, or nothing."""
    plain = [word.lower().strip(".,") for word in words]
    for length in range(1, _LONGEST_REPEAT + 1):
        for start in range(len(plain) - length * _FEWEST_REPEATS + 1):
            unit = plain[start : start + length]
            # "Paintings, paintings, paintings" may be three kinds that English has one word for.
            repeats = _FEWEST_REPEATS + words[start].endswith(",")
            again = all(
                plain[start + length * n : start + length * (n + 1)] == unit
                for n in range(1, repeats)
            )
            if again and not all(word.replace(".", "").isdigit() for word in unit):
                return " ".join(unit)
    return ""
