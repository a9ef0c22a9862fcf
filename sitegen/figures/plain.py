"""Texts without what no reader sees, markup and format characters, with the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Marks that are not words: emphasis, code, link brackets and targets, HTML tags, escapes.
_MARKUP_RE = re.compile(
    r"\\[!-/:-@\[-`{-~]|\*+|~~|`+|!?\[(?:\^[^\]\s]+\])?|\](?:\([^()\s]*(?:\s\"[^\"]*\")?\)|\[[^\]]*\])?|<[^<>]+>"
)


def plain_text(source: str) -> tuple[str, Sequence[int]]:
    """A sentence without its markup, and for each character of that (and its end) the index in
    the source."""
    if not _MARKUP_RE.search(source):
        return source, range(len(source) + 1)
    kept: list[int] = []
    end = 0
    for match in _MARKUP_RE.finditer(source):
        kept.extend(range(end, match.start()))
        end = match.end() - 1 if match[0][0] == "\\" else match.end()
    kept.extend(range(end, len(source)))
    return "".join(source[index] for index in kept), [*kept, len(source)]


def visible_text(text: str) -> tuple[str, Sequence[int]]:
    """A text without its format characters (zero-width spaces, soft hyphens, joiners), and for each
    character of that (and its end) the index in the text."""
    if text.isprintable():
        return text, range(len(text) + 1)
    kept = [index for index, char in enumerate(text) if unicodedata.category(char) != "Cf"]
    return "".join([text[index] for index in kept]), [*kept, len(text)]
