"""Scores and ratios: 3比1, 21：15, 1∶5. Value is the first number, higher end the second."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import ARABIC, parse_number
from sitegen.figures.passages import Passage

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
    "胜|负|击败|战平|不敌|比分|领先|逆转|扳|平局|对阵|横扫|淘汰|输给|赢|打平|拿下|半场|局|比例|之比|[生床护师]比|比[由为达从]|配比|惜败|落后"
)
_CLOCK_SHAPE_RE = re.compile(r"[0-9]{1,2}[:：][0-9]{2}")
_RATIO_RE = re.compile("比例|比[由为达从]|配比|之比")
_SIGNS_RE = re.compile(r"[比:：∶]|[0-9０-９]\s*[-—–]\s*[0-9０-９]")
_CONTEXT = 16


def find(passage: Passage) -> Iterator[Mention]:
    """Scores and ratios. 19:30 is a score only in the company of words of a contest."""
    text = passage.text
    if not _SIGNS_RE.search(text):
        return
    for pattern in (_THAN_RE, _COLON_RE, _DASH_RE):
        for match in passage.at_numbers(pattern):
            around = text[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
            doubtful = pattern is _DASH_RE or (
                pattern is _COLON_RE and _CLOCK_SHAPE_RE.fullmatch(match[0])
            )
            one, two = parse_number(match["one"]), parse_number(match["two"])
            if one is None or two is None or (doubtful and not _CONTEST_RE.search(around)):
                continue
            if pattern is _DASH_RE and text[match.end() : match.end() + 1] in tuple(
                "年月日天人个名元亿万%％℃小分公米吨岁倍度"
            ):
                continue
            contest = _CONTEST_RE.search(around) and not _RATIO_RE.search(around)
            unit = "score" if contest else "ratio"
            yield Mention(*match.span(), one, unit, "", "score", "exact", two)
