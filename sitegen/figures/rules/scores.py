"""Scores and ratios: 3比1, 21：15, 1∶5. Value is the first number, higher end the second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import ARABIC, CHARACTERS, parse_number
from sitegen.figures.passages import LIST_GAP_RE, Passage

_NUMBER = f"(?:(?:{ARABIC})(?:[.．][0-9０-９]+)?|[零一二两三四五六七八九十]{{1,3}})"
_THAN_RE = re.compile(
    rf"(?<![0-9０-９.．一二三四五六七八九十第])(?P<one>{_NUMBER})\s*比\s*(?P<two>{_NUMBER})(?![0-9亿万%％个名月年日])"
)
_COLON_RE = re.compile(
    r"(?<![0-9０-９.．:：])(?P<one>[0-9０-９]{1,3}(?:\.[0-9]+)?)\s*[:：∶]\s*(?P<two>[0-9０-９]{1,3}(?:\.[0-9]+)?)(?![0-9０-９])(?:\s*[:：∶]\s*[0-9]{1,3}(?:\.[0-9]+)?)?(?![0-9:：])"
)
_DASH_RE = re.compile(
    r"(?<![0-9０-９.．\-])(?P<one>[0-9]{1,3})[-—–](?P<two>[0-9]{1,3})(?![0-9０-９.．\-])"
)
_CONTEST_RE = re.compile(
    "胜|负|击败|战平|不敌|比分|领先|逆转|扳|平局|对阵|横扫|淘汰|输给|赢|打平|拿下|半场|局|惜败|落后"
)
_CLOCK_RE = re.compile("[晚早午晨夜于在日]$|时间$")
_GAME_RE = re.compile("比赛|决赛")
_CLOCK_SHAPE_RE = re.compile(r"[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?")
# 医护比, 师生比为, 配比由…提高到: what is compared stands before the ratio.
_RATIO_RE = re.compile(
    rf"(?:(?![{CHARACTERS}评对])[一-鿿]比例?|之比)(?:[由为达从至到][^，。；]*|[：:“\s]?)$|比例[^，。；]{{0,8}}$"
)
_RATIO_BEHIND_RE = re.compile("的?(?:比例|配比)")
_SIGNS_RE = re.compile(r"[比:：∶]|[0-9０-９]\s*[-—–]\s*[0-9０-９]")
_CONTEXT = 16
# 3-5年 is a range.
_MEASURES = tuple("年月日天人个名元亿万%％℃小分公米吨岁倍度")


def find(passage: Passage) -> Iterator[Mention]:
    """Scores and ratios. 19:30 is a score only in the company of words of a contest."""
    text = passage.text
    if not _SIGNS_RE.search(text):
        return
    for pattern in (_THAN_RE, _COLON_RE, _DASH_RE):
        for series in _series(text, passage.at_numbers(pattern)):
            yield from _members(text, series, pattern)


def _series(text: str, matches: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Matches that are listed one behind the other: 25比18、22比25和25比20."""
    series: list[re.Match[str]] = []
    for match in matches:
        if series and not LIST_GAP_RE.fullmatch(text, series[-1].end(), match.start()):
            yield series
            series = []
        series.append(match)
    if series:
        yield series


def _members(text: str, series: list[re.Match[str]], pattern: re.Pattern[str]) -> Iterator[Mention]:
    """The scores or ratios of a series; 19:30 and 3-1 count only among words that say so."""
    before = text[max(0, series[0].start() - _CONTEXT) : series[0].start()]
    around = before + "□" + text[series[-1].end() : series[-1].end() + _CONTEXT]
    contest = _CONTEST_RE.search(around)
    ratio = _RATIO_RE.search(before) or _RATIO_BEHIND_RE.match(text, series[-1].end())
    unit = "score" if (contest or _GAME_RE.search(around)) and not ratio else "ratio"
    for match in series:
        one, two = parse_number(match["one"]), parse_number(match["two"])
        clock = pattern is _COLON_RE and _CLOCK_SHAPE_RE.fullmatch(match[0])
        doubtful = clock or pattern is _DASH_RE
        if one is None or two is None or (doubtful and not (contest or ratio)):
            continue
        if clock and _CLOCK_RE.search(before):
            continue
        if pattern is _DASH_RE and text[match.end() : match.end() + 1] in _MEASURES:
            continue
        yield Mention(*match.span(), one, unit, "", "score", "exact", two)
