"""Multiples in words: 翻番, 翻两番, 翻了三倍, 减半, 一倍半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import parse_number
from sitegen.figures.passages import Passage
from sitegen.figures.rules.qualifiers import qualifier_before

_DOUBLE_RE = re.compile(
    r"翻(?:了|上)?(?P<how>将?近|接近|约|超过?|逾)?(?P<times>[一两二三四五六七八九十]+|[0-9]+|几)?\s*(?P<more>多)?(?P<what>番|倍)(?:多|以上)?"
)
_HALVE_RE = re.compile(
    r"(?:减|降|缩短|压缩|缩减|减少|下降|砍|腰斩)(?:了|去)?(?:一)?半(?![年个天小数径])|腰斩"
)
_AND_A_HALF_RE = re.compile(r"(?P<times>[一两二三四五六七八九十]|[0-9]+)倍半")


def find(passage: Passage) -> Iterator[Mention]:
    """Multiples that are said without a plain number and 倍."""
    text = passage.text
    for match in _DOUBLE_RE.finditer(text):
        times = (
            parse_number(match["times"])
            if match["times"] and match["times"] != "几"
            else Decimal(1)
        )
        if times is None or times > 20:
            continue
        said_times = match["what"] == "倍" and match["times"]
        value = times if said_times else Decimal(2) ** int(times)
        start, before = qualifier_before(text, match.start())
        if match["how"]:
            before = qualifier_before(text, match.end("how"))[1]
        over = match["more"] or "多" in match[0]
        yield Mention(
            start,
            match.end(),
            value,
            "times",
            match["what"],
            "ratio",
            "over" if over else before or "exact",
        )
    for match in _HALVE_RE.finditer(text):
        yield Mention(match.start(), match.end(), Decimal("0.5"), "times", "", "ratio")
    for match in passage.at_numbers(_AND_A_HALF_RE):
        times = parse_number(match["times"])
        if times is not None:
            start, before = qualifier_before(text, match.start())
            yield Mention(
                start,
                match.end(),
                times + Decimal("0.5"),
                "times",
                "倍",
                "ratio",
                before or "exact",
            )
