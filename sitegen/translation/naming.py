"""Names of people and places inside a sentence, recognised by its words and put in pinyin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitegen.digest.lexicon import UNKNOWN, Token, lexicon
from sitegen.digest.names import name_likeness
from sitegen.translation.romanising import person, place

_LEVELS = tuple("省市县区镇乡村")
_SHORTEST_PLACE = 3
_PLACE_TAGS = ("ns", "nr", "nz", UNKNOWN)
# An unknown word that looks like a name is taken for one only beside one of these.
_TITLES = tuple("书记 主任 总理 教授 院士 记者 经理 村民 居民 员 师 长 家 人".split())
_SPEAKS = frozenset("说 表示 介绍 告诉 认为 指出 坦言 回忆 教授 书记 主任 院士 老师 先生".split())


def with_english_names(chinese: str) -> str:
    """A sentence with the names in it in English, for an engine to copy: Zhang Zhiming 说。

    What is no plain name is left alone: a common word in pinyin would be worse than a name that an
    engine guesses at.
    """
    return "".join(_worded(lexicon().cut(chinese)))


def _worded(tokens: Sequence[Token]) -> Iterator[str]:
    edge = Token("", "")
    before = edge
    for token, behind in pairwise((*tokens, edge)):
        if _is_place(token):
            yield f" {place(token.word)} "
        elif _is_person(before, token, behind):
            yield f" {person(token.word)} "
        else:
            yield token.word
        before = token


def _is_place(token: Token) -> bool:
    named = len(token.word) >= _SHORTEST_PLACE and token.word.endswith(_LEVELS)
    return named and token.tag.startswith(_PLACE_TAGS)


def _is_person(before: Token, token: Token, behind: Token) -> bool:
    beside = before.word.endswith(_TITLES) or behind.word in _SPEAKS
    return beside and len(token.word) >= 2 and name_likeness(token.word) == "name"
