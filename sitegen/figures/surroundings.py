"""What stands around a number, as far as it tells what is measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from sitegen.figures.mentions import Mention
from sitegen.figures.phrases import LONG_CLAUSE, noun_behind
from sitegen.figures.units import unit_pattern

WINDOW = 44
"""Characters around a number that are looked at."""

BREAK_RE = re.compile(r"[，。；：:！？!?“”‘’（）()\[\]【】\n\r…—、]")
# From 102 to 318: what is measured stands before 由, and goes on behind 增加到.
_DATE = (
    "(?:(?:[12][0-9]{3}|今|去|上|前|同|当)年(?:[0-9]{1,2}月)?(?:底|末|初)?|[0-9]{1,2}月(?:份|底|末|初)?"
    "|[0-9]{1,2}[至到—-][0-9]{1,2}月)"
)
# 汽油每升下调 is about 汽油; 每天睡眠 and 每年增收 say more than 睡眠 and 增收.
_EACH_RE = re.compile(f"每(?![天日周年季]|个?月)(?:{unit_pattern().pattern}|盎司)")
_FROM_RE = re.compile(f"(?:由|从)?(?:原来|最初|过去|现在|{_DATE})?的?$|中?以$")
_COMPARED_RE = re.compile(f"(?:比|较){_DATE}")
# 瞪羚（潜龙）企业 is one name.
_BRACKETS_RE = re.compile("[（(][^（）()]{1,8}[）)]")
LIMITS = ("over", "at_least", "at_most")
"""Qualifiers that make a number a threshold."""

_LIST_GAP_RE = re.compile(r"\s*(?:[、和与及]|以及|,)?\s*")
_DATE_RE = re.compile(
    "(?:[0-9０-９〇零一二三四五六七八九十]+(?:年度?|月份?|日)(?:底|末|初)?|前?[一二三四]季度|[上下]半年"
    "|[0-9]+[至到\\-—])+"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a mention, up to its neighbours: `clause` is the part of `preceding` since
    the last break, `listed` whether the mention goes on a list of its like, `alike` whether the
    one before it is of its kind."""

    preceding: str
    clause: str
    behind: str
    listed: bool
    alike: bool

    @classmethod
    def of(cls, text: str, mention: Mention, before: Mention | None, after: Mention | None) -> Self:
        start = max(before.end if before else 0, mention.start - WINDOW)
        if before is not None and _is_limit(text, before, mention):
            start = max(0, before.start - WINDOW)  # 产值超亿元企业达32家: the limit is in the name.
        preceding = text[start : mention.start]
        clause = undated(BREAK_RE.split(_BRACKETS_RE.sub("", preceding))[-1])
        end = mention.end
        if after is not None and after.start == end and after.vague:
            end = after.end  # 3个千亿级产业集群: the clusters are counted.
        if after is not None and after.start == end + 1 and text[end] == "的":
            after = None  # 1.8亿元的两座水厂: the works are what it is for.
        stop = (
            min(end + WINDOW, after.start)
            if after is not None and after.start >= end
            else end + WINDOW
        )
        listed = (
            before is not None
            and mention.unit == before.unit
            and bool(_LIST_GAP_RE.fullmatch(preceding))
        )
        alike = before is not None and before.kind == mention.kind
        return cls(preceding, clause, text[end:stop], listed, alike)

    def following(self) -> str:
        """The noun behind the mention, past 的."""
        return noun_behind(self.behind.removeprefix("的"))


def _is_limit(text: str, before: Mention, mention: Mention) -> bool:
    between = text[before.end : mention.start]
    limits = before.qualifier in LIMITS and not before.counter
    return (
        limits
        and mention.counter
        and 0 < len(between) <= LONG_CLAUSE
        and not BREAK_RE.search(between)
        and between[0] != "的"
    )


def undated(clause: str) -> str:
    """A clause without what says when, what its number is compared with, and what it is for."""
    clause = _EACH_RE.sub("", _COMPARED_RE.sub("", clause))
    return _DATE_RE.split(_FROM_RE.sub("", clause))[-1]
