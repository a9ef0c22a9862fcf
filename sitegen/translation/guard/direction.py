"""Whether what rises in the source falls in the translation."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.figures.english.fact import Fact

Direction = Literal["up", "down", ""]

_BETWEEN = "了?(?:近|约|超过|超|逾)?$"
_UP_RE = re.compile(f"(?:增长|上涨|上升|增加|提高|攀升|上调|上浮){_BETWEEN}")
_DOWN_RE = re.compile(f"(?:下降|下跌|减少|下滑|降低|回落|下调|缩减|萎缩){_BETWEEN}")
_WORDS = {
    "up": r"ris\w*|rose|gr[eo]w\w*|increas\w*|up|higher|more|gain\w*|climb\w*|improv\w*|rais\w*"
    r"|add\w*|expan\w*|jump\w*|surg\w*|soar\w*|advanc\w*|over",
    "down": r"fall\w*|fell|declin\w*|decreas\w*|down|lower\w*|drop\w*|reduc\w*|less|fewer|cut\w*"
    r"|slump\w*|shr[aiu]nk\w*|contract\w*|los[st]\w*|slip\w*|dip\w*|plung\w*|retreat\w*",
}
_WORD_RES = {way: re.compile(rf"\b(?:{words})\b", re.I) for way, words in _WORDS.items()}
_CLAUSE_END_RE = re.compile("[,;.] |$")


def direction_before(text: str, place: int) -> Direction:
    """Which way the figure that begins at `place` goes: 上涨 before it is up."""
    before = text[max(0, place - 8) : place]
    if _UP_RE.search(before):
        return "up"
    return "down" if _DOWN_RE.search(before) else ""


def is_turned(direction: Direction, fact: Fact, english: str) -> bool:
    """Whether the clause around a number has words of the other direction alone."""
    if not direction:
        return False
    start = max(english.rfind(mark, 0, fact.start) for mark in (", ", "; ", ". ")) + 1
    ending = _CLAUSE_END_RE.search(english, fact.end)
    clause = english[start : ending.start() if ending else len(english)]
    other = "down" if direction == "up" else "up"
    return bool(_WORD_RES[other].search(clause)) and not _WORD_RES[direction].search(clause)
