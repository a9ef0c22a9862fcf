"""Noun phrases before and behind a number, cut out with jieba's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sitegen.digest.lexicon import Token, lexicon
from sitegen.figures.wordlists import words

LONGEST = 14
"""Characters of a label; longer ones are cut between words."""

_LONG_NOUN = 4
"""Characters from which a noun needs no other before it."""

LONG_CLAUSE = 8
"""Characters from which a clause says more than what is measured."""

BEHIND_BREAK_RE = re.compile(r"[，。；：:！？!?“”（）()\n\r…—、0-9０-９％%]")
"""What ends the phrase behind a number."""

_ENDS = frozenset(words("label_ends.txt")) | {"、"}
_BEGINNINGS = frozenset(words("label_beginnings.txt"))
_NOT_NOUNS = frozenset(words("not_nouns.txt"))
_EMPTY_TAGS = ("c", "p", "d", "r", "u", "ul", "m", "zg", "y")
_NOUN_TAGS = ("n", "vn", "an", "j", "l", "i", "b", "f", "s", "x", "eng", "t", "g")
# Behind the last of these the phrase begins.
_STARTERS = frozenset(words("label_starters.txt"))
_PARTS_OF_VERBS = frozenset(["可", "所", "未", "待", "被", "不", "可以"])
# jieba has no tag for these single characters.
_LEVELS = frozenset("省市县区乡镇村国校")
_NO_ADVERBS = frozenset(["比分"])  # jieba takes it for one.
_NEGATIONS = frozenset(["不", "未", "非"])
_LINKS = frozenset(["和", "与", "及", "、"])


class Phrase(NamedTuple):
    """What stands before a number; `acts`: it ends in a verb, whose object may follow."""

    text: str
    acts: bool


def phrase_before(clause: str) -> Phrase:
    """The noun phrase at the end of what stands before a number."""
    tokens = _without_end(lexicon().cut(clause))
    tokens = _without_beginning(tokens[_head(tokens) :])
    if len(tokens) > 1 and tokens[-1].tag == "a" and tokens[-2].tag == "d":
        del tokens[-2]  # 道路仅宽: the width.
    acts = bool(tokens) and tokens[-1].tag == "v"
    return Phrase(fitted("".join(token.word for token in tokens)), acts)


def _without_end(tokens: list[Token]) -> list[Token]:
    """Without words at the end that lead up to the number; 产销分别完成 is about 产销."""
    words_left = [token.word for token in tokens]
    if "分别" in words_left[1:]:
        tokens = tokens[: words_left.index("分别", 1)]
    end = len(tokens)
    while (
        end
        and words_left[end - 2 : end] != ["占", "比"]
        and (
            tokens[end - 1].word in _ENDS
            or (tokens[end - 1].tag == "d" and tokens[end - 1].word not in _NO_ADVERBS)
            or not tokens[end - 1].word.strip()
        )
    ):
        end -= 1
    return tokens[:end]


def _without_beginning(tokens: list[Token]) -> list[Token]:
    """Without words that name nothing; but 设站 says more than 站, and 不起诉率 is no 起诉率."""
    start = 0
    while start < len(tokens) and (
        tokens[start].word in _BEGINNINGS
        or not tokens[start].word.strip()
        or (tokens[start].tag in _EMPTY_TAGS and tokens[start].word not in _NEGATIONS)
    ):
        start += 1
    if start and sum(len(token.word) for token in tokens[start:]) == 1:
        start -= tokens[start - 1].tag == "v"
    return tokens[start:]


def _head(tokens: Sequence[Token]) -> int:
    """Where the phrase begins: after the last 的 or 共, or at the verb when the clause is long."""
    long = sum(len(token.word) for token in tokens) > LONG_CLAUSE
    for index in range(len(tokens) - 1, -1, -1):
        behind = sum(len(token.word) for token in tokens[index + 1 :])
        level = tokens[-1].word in _LEVELS
        if tokens[index].word in _STARTERS and (behind >= 2 or (level and behind)):
            return index + 1
        acts = tokens[index].tag == "v" and len(tokens[index].word) == 2
        free = index and tokens[index - 1].word not in _PARTS_OF_VERBS
        if long and acts and free and behind >= 2:
            return index
    return 0


def fitted(label: str) -> str:
    """The end of a label that is too long, cut between words."""
    label = label.strip(" \u3000·-+")
    if len(label) <= LONGEST:
        return label
    kept = ""
    for token in reversed(lexicon().cut(label)):
        if len(kept) + len(token.word) > LONGEST:
            break
        kept = token.word + kept
    return kept or label[-LONGEST:]


def noun_behind(text: str) -> str:
    """The noun phrase at the head of what follows a number."""
    tokens = lexicon().cut(BEHIND_BREAK_RE.split(text, maxsplit=1)[0])
    taken: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            _nounlike(token)
            or (token.word == "地" and not index)
            or (
                following is not None
                and (_nounlike(following) or (token.tag == "a" and following.word == "的"))
                and (
                    token.word in _LINKS
                    or (token.tag in ("v", "a", "ns", "nr", "m", "q", "vi") and not taken)
                )
                and token.word not in ("的", "是", "在", "为", "有")
            )
        ):
            taken.append(token)
        else:
            break
    while len(taken) > 1 and (taken[-1].word in _LINKS or _is_deed(taken)):
        taken.pop()
    label = "".join(token.word for token in taken)
    return label[:LONGEST]


def _is_deed(taken: Sequence[Token]) -> bool:
    """重点项目攻坚: the projects are counted, not what they do."""
    return taken[-1].tag == "vn" and any(token.tag.startswith("n") for token in taken[:-1])


def last_nouns(label: str) -> str:
    """The nouns at a label's end: 上市公司 of 落地上市公司."""
    kept = ""
    for token in reversed(lexicon().cut(label)):
        if token.tag[:1] not in ("n", "j", "l", "b") or len(kept) >= _LONG_NOUN:
            break
        kept = token.word + kept
    return kept or label


def _nounlike(token: Token) -> bool:
    if token.word in _LEVELS:
        return True
    named = token.tag.startswith(_NOUN_TAGS) and not token.word.isspace()
    return named and token.word not in _NOT_NOUNS
