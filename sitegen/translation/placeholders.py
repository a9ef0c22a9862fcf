"""Terms that stand aside while an engine translates: names stand for them, and give way again.

An engine that has seen foreign names among Chinese words copies one more faithfully than the words
of an English term, which it words anew (measured by `tests/bench/glossary_forcing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from sitegen.translation.renderings import plural
from sitegen.translation.wordings import Wording, worded

# Of a few syllables and without meaning, so that engines neither translate nor change them.
_NAMES = ("Zeta", "Kappa", "Koro", "Rika", "Nola", "Dano")


class StandIn(NamedTuple):
    """A sentence in which names stand for terms, and the English that each stands for."""

    chinese: str
    terms: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, chinese: str, terms: Iterable[Wording], others: Iterable[Wording] = ()) -> Self:
        """A sentence with names for its terms, and with `others` in English.

        Terms beyond the sixth are given in English; the same term has the same name.
        """
        free = iter(name for name in _NAMES if name not in chinese)
        names: dict[str, str] = {}
        wordings: list[Wording] = []
        for term in terms:
            if term.english not in names and (name := next(free, None)):
                names[term.english] = name
            wordings.append(term._replace(english=names.get(term.english, term.english)))
        text = worded(chinese, (*wordings, *others))
        standing = ((name, english) for english, name in names.items() if name in text)
        return cls(text, tuple(standing))

    def put_back(self, english: str) -> str | None:
        """A translation with the terms in it; None if a name got lost on the way."""
        for name, term in self.terms:
            english, times = _with_term(english, name, term)
            if not times:
                return None
        return english


def _with_term(english: str, name: str, term: str) -> tuple[str, int]:
    """A text with a term for a name, and how often: with a capital at the head, the right article
    before it, and in the plural if the name was."""

    def said(match: re.Match[str]) -> str:
        article, ending = match["article"] or "", match["s"] or ""
        words = plural(term) if ending else term
        if article:
            vowel = words[0].lower() in "aeiou"
            article = f"{article[0]}n " if vowel else f"{article[0]} "
        elif not match.string[: match.start()].strip("“\"'*_[( "):
            words = words[:1].upper() + words[1:]
        return article + words

    return re.subn(rf"(?P<article>\b[Aa]n?\s+)?\b{name}(?P<s>s?)\b", said, english)
