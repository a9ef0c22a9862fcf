"""Names of people and places inside a sentence, recognised by its words and put in pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from sitegen.digest.lexicon import UNKNOWN, Token, lexicon
from sitegen.digest.names import COMPOUND_SURNAMES, name_likeness
from sitegen.digest.placenames import administrative_names, stem
from sitegen.translation.romanising import person, place
from sitegen.translation.wordings import Wording

_SHORTEST_PLACE = 3
_PLACE_TAGS = ("ns", "nr", "nz", UNKNOWN)
# What no name of a place has before its level: numerals, pronouns, prepositions, other levels.
_NO_STEM_RE = re.compile("[一二三四五六七八九十百千万两几某各每该本全从由在和与及的省市县区镇乡村]")
# An unknown word that looks like a name is taken for one only beside one of these.
_TITLES = (
    *("书记", "主任", "总理", "教授", "院士", "记者", "经理", "村民", "居民", "员", "师", "长"),
    *("家", "人", "干部", "乡贤", "先生", "女士", "同志", "代表"),
)
# What someone does, or is, of whom one has just read.
_BEHIND = frozenset(
    "说 表示 介绍 告诉 认为 指出 坦言 回忆 反映 强调 透露 感慨 笑着 高兴".split()
    + "教授 书记 主任 院士 老师 先生 女士 同志 镇长 县长 乡长 市长 村长 一家 家庭".split()
)
_PARTICLES = frozenset("在和与及向对从把被将到为以于等是有也就还都又正已曾则并")
# Someone not named, and what stands behind names.
_NO_NAME_RE = re.compile("某|[说了的着]$")
_FUNCTION_TAGS = ("d", "p", "c", "u", "uj", "ul", "r", "f")
_LONGEST_NAME = 3
_MOST_PARTS = 3


def name_wordings(chinese: str) -> Iterator[Wording]:
    """The names in a sentence with their English.

    What is no plain name is left alone: a common word in pinyin would be worse than a name that an
    engine guesses at.
    """
    tokens = lexicon().cut(chinese)
    borders = [0, *accumulate(len(token.word) for token in tokens)]
    for found, romanise in ((_places(tokens), place), (_people(tokens), person)):
        for first, last in found:
            start, end = borders[first], borders[last + 1]
            yield Wording(start, end, romanise(chinese[start:end]))


def _places(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each name of a place."""
    for name, first, last in administrative_names(lexicon(), tokens):
        before = tokens[first - 1] if first else Token("", "")
        if first == last:
            tag = tokens[last].tag
            # Of 阿布/洛哈村 jieba knows neither part.
            apart = tag == UNKNOWN and before.tag in ("nr", UNKNOWN) and before.word.isalpha()
            if len(name) >= _SHORTEST_PLACE and tag.startswith(_PLACE_TAGS) and not apart:
                yield first, last
            continue
        # 马/回岭/镇: what jieba cut off in front belongs to the name.
        extended = len(before.word) == 1 and _may_open(before)
        whole = before.word + stem(name) if extended else stem(name)
        if not _NO_STEM_RE.search(whole) and _is_rare(whole):
            yield first - extended, last


def _may_open(token: Token) -> bool:
    """Whether a name may begin with a word."""
    named = token.word.isalpha() and token.tag.startswith(("n", "z", "g", "j", UNKNOWN))
    return named and token.word not in _PARTICLES and not _NO_STEM_RE.fullmatch(token.word)


def _is_rare(text: str) -> bool:
    """Whether a text is no common word: 部分地区 is no place."""
    words = lexicon()
    return not words.is_known(text) or words.tag(text).startswith(("ns", "nr", "nz"))


def _people(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each name of a person, the longest that can be one."""
    last = -1
    for first in range(len(tokens)):
        if first <= last:
            continue
        for end in range(min(first + _MOST_PARTS, len(tokens)), first, -1):
            if _is_person(tokens, first, end):
                last = end - 1
                yield first, last
                break


def _is_person(tokens: Sequence[Token], first: int, end: int) -> bool:
    name = "".join(token.word for token in tokens[first:end])
    longest = _LONGEST_NAME + name.startswith(COMPOUND_SURNAMES)
    if not 2 <= len(name) <= longest or name_likeness(name) != "name":
        return False
    # 都 is a surname, too, but in 都来了 an adverb.
    if _NO_NAME_RE.search(name) or tokens[first].tag in _FUNCTION_TAGS:
        return False
    behind = tokens[end].word if end < len(tokens) else ""
    # One more character is rather the name's last.
    rest = len(behind) == 1 and behind.isalpha() and behind not in _PARTICLES | _BEHIND
    if rest and len(name) < longest:
        return False
    titled = first > 0 and tokens[first - 1].word.endswith(_TITLES)
    # A name that jieba cut apart needs a border behind it that is no word of its own.
    certain = behind in _BEHIND or not behind or not behind.isalpha()
    return behind in _BEHIND or (titled and (end - first == 1 or certain))
