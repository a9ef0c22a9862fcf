"""Words that say how exact a number is, before and behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from sitegen.figures.mentions import Mention
from sitegen.figures.passages import NUMERALS
from sitegen.figures.wordlists import table
from sitegen.model import Qualifier

_ROWS = [(place, key, found) for place, key, found in table("qualifiers.txt")]


def _qualifiers(place: str) -> dict[str, Qualifier]:
    rows = [(cast("Qualifier", key), found) for at, key, found in _ROWS if at == place]
    return {word: qualifier for qualifier, found in rows for word in found.split()}


_BEFORE = _qualifiers("before")
_BEHIND = _qualifiers("behind")
_OTHER_WORDS = {word: found for at, word, found in _ROWS if at == "not behind"}
_LAST_CHARACTERS = {word[-1] for word in _BEFORE}
_LONGEST_WORD = max(map(len, _BEFORE))
_MOST_WORDS = 3

_APART_RE = re.compile(
    rf"(?P<q>至少|不少于|不低于|约占|约为|约有|大约|超过|不超过|不到|不足|接近|将近|突破|逾)[^，。；：！？、（）“”{NUMERALS}]{{0,5}}$"
)
_BEHIND_RE = re.compile(
    "|".join(sorted((w for w in _BEHIND if w not in ("多", "余")), key=len, reverse=True))
)


def qualifier_before(text: str, start: int) -> tuple[int, Qualifier | None]:
    """Where the words that qualify a number begin, and what they say (None if there are none).

    Of 达到近 and 近 the one counts that says more than "exact".
    """
    qualifier: Qualifier | None = None
    for _ in range(_MOST_WORDS):
        word = _word_before(text, start)
        if not word:
            break
        start -= len(word)
        if qualifier in (None, "exact"):
            qualifier = _BEFORE[word]
    return start, qualifier


def _word_before(text: str, end: int) -> str:
    if text[end - 1 : end] not in _LAST_CHARACTERS:
        return ""
    for length in range(min(_LONGEST_WORD, end), 0, -1):
        word = text[end - length : end]
        if word in _BEFORE:
            before = text[max(0, end - length - 1) : end - length]
            if not before or before not in _OTHER_WORDS.get(word, ""):
                return word
    return ""


def qualifier_apart(text: str, start: int) -> Qualifier | None:
    """A qualifier that stands a little way off: 约占总数的21%."""
    match = _APART_RE.search(text, max(0, start - 9), start)
    if match is None:
        return None
    word = match["q"]
    return _BEFORE[word] if word in _BEFORE else _BEFORE[word[0]]


def qualifier_behind(text: str, end: int) -> tuple[int, Qualifier | None]:
    """Where a qualifier behind a number ends (60岁以上), and what it says."""
    match = _BEHIND_RE.match(text, end)
    if match is None:
        return end, None
    return match.end(), _BEHIND[match[0]]


def combined(
    behind: Qualifier | None, before: Qualifier | None, inside: Qualifier | None
) -> Qualifier | None:
    """What the words behind, before and inside a number say together; None if there are none."""
    for qualifier in (behind, before, inside):
        if qualifier not in (None, "exact"):
            return qualifier
    return before


def qualified(text: str, mention: Mention, inside: Qualifier | None = None) -> Mention:
    """A bare mention with the qualifying words around it."""
    start, before = qualifier_before(text, mention.start)
    end, behind = qualifier_behind(text, mention.end)
    qualifier = combined(inside or behind, before, None) or qualifier_apart(text, start)
    return replace(mention, start=start, end=end, qualifier=qualifier or "exact")
