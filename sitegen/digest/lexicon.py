"""What is known of Chinese words: jieba's dictionary with our own lists."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from statistics import median_high
from typing import Any, NamedTuple

UNKNOWN = "x"
"""jieba's tag for what is not in its dictionary."""


class Token(NamedTuple):
    """A word and its tag in jieba's dictionary (the most frequent part of speech)."""

    word: str
    tag: str


class Lexicon:
    """A tokenizer of its own, so that no other user of jieba sees our terms.

    `gazetteer` gives each plain place name its level: 0 countries, 1 provinces, 2 cities. What
    ends in one of `no_new_names` is no further place.
    """

    def __init__(self) -> None:
        # jieba takes about a second to load: only commands that read digests pay for it.
        import jieba

        jieba.setLogLevel(logging.WARNING)
        self.stopwords = _entries("stopwords.txt")
        self.terms = _entries("terms.txt")
        self.generic_places = _entries("generic_places.txt")
        self.not_names = _entries("not_names.txt")
        self.gazetteer = _gazetteer()
        self.no_new_names = (*sorted(self.generic_places), *self.gazetteer)
        tokenizer = jieba.Tokenizer()
        # jieba would keep its dictionary in a folder that everyone may write to, and trust what it
        # finds there; reading the dictionary anew takes as long.
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
        for term in sorted(self.terms):
            tokenizer.add_word(term)
        self._known: Mapping[str, int] = tokenizer.FREQ
        self._tokenizer: Any = tokenizer
        tags = _tag_table()
        self._added = self.terms - tags.keys()
        self._tags = tags | dict.fromkeys(self.terms, "n")
        self._idf = _idf_table()
        self._median_idf = median_high(self._idf.values())

    def cut(self, text: str) -> list[Token]:
        """The words of a text, in order; together they are the text."""
        if not text:
            return []
        return [Token(word, self.tag(word)) for word in self._tokenizer.cut(text)]

    def plain_words(self, text: str) -> list[tuple[int, int]]:
        """Where the words of jieba's own dictionary begin and end in the likeliest cut of a text.

        Our terms do not count, so that 脱贫攻坚战 is 脱贫 and 攻坚战 though 脱贫攻坚 is a term; and
        what is no word is cut into characters.
        """
        if not text:
            return []
        graph = {
            start: [end for end in ends if text[start : end + 1] not in self._added]
            for start, ends in self._tokenizer.get_DAG(text).items()
        }
        route: dict[int, tuple[float, int]] = {}
        self._tokenizer.calc(text, graph, route)
        words: list[tuple[int, int]] = []
        start = 0
        while start < len(text):
            end = route[start][1] + 1
            words.append((start, end))
            start = end
        return words

    def tag(self, word: str) -> str:
        """The part of speech that the dictionary gives the word."""
        return self._tags.get(word, UNKNOWN)

    def count(self, word: str) -> int:
        """How often the dictionary's corpus has the word; 0 for a word it lacks."""
        return self._known.get(word) or 0

    def idf(self, word: str) -> float:
        """Inverse document frequency in jieba's table; the median for a word it lacks."""
        return self._idf.get(word, self._median_idf)

    def is_known(self, word: str) -> bool:
        """Whether the dictionary has the word (jieba also guesses at others)."""
        return self.count(word) > 0


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    return Lexicon()


def _tag_table() -> dict[str, str]:
    """Tags from jieba's dictionary. jieba.posseg would also guess tags of unknown words, which
    takes six times as long as cutting, and is wrong more often than not for names."""
    text = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines())
    return {word: tag for word, _, tag in rows}


def _idf_table() -> Mapping[str, float]:
    """jieba's table, read from its file: importing jieba.analyse would read it twice."""
    text = files("jieba").joinpath("analyse", "idf.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines())
    return {word: float(value) for word, value in rows}


def _gazetteer() -> Mapping[str, int]:
    lists = enumerate(("countries.txt", "provinces.txt", "cities.txt"))
    return {name: level for level, file in lists for name in _entries(file)}


def _entries(name: str) -> frozenset[str]:
    text = files("sitegen.digest").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
