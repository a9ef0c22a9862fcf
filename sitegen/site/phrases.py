"""Where a Chinese headline may be broken: between its phrases, not within a word."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from sitegen.digest.characters import HAN, OPENERS
from sitegen.digest.lexicon import Token, lexicon

BREAK = Markup("<wbr>")
_PLAIN_RE = re.compile("[^<>&]+")
_WORD_RE = re.compile(f"[{HAN}]{{2,}}|[0-9A-Za-z]+")
# Prepositions, conjunctions, adverbs, numerals and pronouns lead over to the next word.
_LEADING_TAGS = ("p", "c", "d", "m", "r", "u")


@lru_cache(maxsize=4096)
def with_breaks(html: Markup) -> Markup:
    """A headline with `<wbr>` between its phrases, for `word-break: keep-all`; as it is where it
    holds markup."""
    if not _PLAIN_RE.fullmatch(html):
        return html
    return BREAK.join(escape(phrase) for phrase in phrases(html))


def phrases(text: str) -> list[str]:
    """The phrases of a text, in order; together they are the text.

    Of jieba's words, short ones cling to their neighbours. BudouX, made for this, cuts Chinese
    words apart
    (建 / 设示 / 范).
    """
    found: list[str] = []
    before: Token | None = None
    for token in lexicon().cut(text):
        if before is None or not _may_break(before, token):
            found[-1:] = ["".join(found[-1:]) + token.word]
        else:
            found.append(token.word)
        before = token
    return found


def _may_break(before: Token, after: Token) -> bool:
    """Between two words of two characters or more, and before or behind a quotation."""
    if before.word.isspace() or after.word.isspace() or before.word in OPENERS:
        return False  # A space breaks by itself.
    if after.word[0] in OPENERS:
        return before.tag not in _LEADING_TAGS
    if before.tag in _LEADING_TAGS or not _WORD_RE.fullmatch(after.word):
        return False
    return len(before.word) > 1 or not before.word.isalnum()
