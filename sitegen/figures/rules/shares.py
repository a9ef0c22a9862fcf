"""Shares in words: 百分之七十点三三, 三分之一, 三成五, 一半, 过半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import ARABIC, parse_number
from sitegen.figures.passages import Passage
from sitegen.figures.rules.qualifiers import qualified
from sitegen.model import FigureKind, Qualifier

_CN = "[零〇一二两三四五六七八九十百千万亿]"
_NUMBER = f"(?:(?:{ARABIC})(?:[.．][0-9０-９]+)?|{_CN}+(?:点[零一二三四五六七八九]+)?)"
_TENTH = "[一二两三四五六七八九]"
_OF_A_HUNDRED_RE = re.compile(
    rf"(?P<whole>百|千|万)分之(?P<low>百|几|十几|几十|{_NUMBER})(?:多|余)?(?:\s*(?:至|到|[—–\-～~])\s*(?:(?:百|千|万)分之)?(?P<high>{_NUMBER}))?(?P<more>多|余)?"
)
_PAIR_RE = re.compile("(?=一二|[一两二]三|三四|四五|五六|六七|七八|八九)(.)(.)(十?)")
_FRACTION_RE = re.compile(
    rf"(?P<below>{_NUMBER})分之(?P<above>{_NUMBER})(?P<more>强|多)?(?!决赛)|(?<![0-9０-９/.年月])(?P<top>[1-9])/(?P<under>[2-9]|10)(?![0-9/日月])(?=[的以左，。；、）多强]|[一-鿿])"
)
_TENTHS_RE = re.compile(
    rf"(?<![一-鿿0-9]三)(?<![构变组造养促生])(?P<low>{_TENTH}|十)(?:(?:[到至]|[—–～~-])?(?P<pair>{_TENTH}))?成(?:(?P<half>半)|(?P<ones>{_TENTH})(?!成))?(?P<more>多)?(?:(?:到|至|[—–～~-])(?P<to>{_TENTH}|十)成)?(?![功为立员了果长本都绩名型交效熟不品就语片批群堆像份色心家天]|都(?:市|的)|以上学历)"
    rf"|(?P<digits>(?:{ARABIC})(?:[.．][0-9]+)?)成(?![功为立员了果长本都绩名型交效熟不品就])"
)
_HALF_RE = re.compile(r"一半|半数|一多半")
_MAJORITY_RE = re.compile(r"对半|(?:过|近|超|占|逾|达)半(?![数年个天小月日径导])|多半数")
_SIGNS_RE = re.compile("[分成半/]")
_HALF_QUALIFIERS: dict[str, Qualifier] = {"过": "over", "近": "nearly", "超": "over", "逾": "over"}
_PARTS: dict[str, tuple[str, Decimal]] = {
    "百": ("percent", Decimal(1)),
    "千": ("permille", Decimal(1)),
    "万": ("fraction", Decimal("0.0001")),
}


def find(passage: Passage) -> Iterator[Mention]:
    """Shares written in words."""
    text = passage.text
    if not _SIGNS_RE.search(text):
        return
    for match in passage.at_numbers(_OF_A_HUNDRED_RE):
        yield from _of_a_hundred(text, match)
    for match in passage.at_numbers(_FRACTION_RE):
        yield from _fraction(text, match)
    for match in passage.at_numbers(_TENTHS_RE):
        yield from _tenths(text, match)
    for match in passage.matches(_HALF_RE, _MAJORITY_RE):
        inner = _HALF_QUALIFIERS.get(match[0][0])
        half = Mention(*match.span(), Decimal("0.5"), "fraction", "半", "ratio")
        yield qualified(text, half, inner)


def _of_a_hundred(text: str, match: re.Match[str]) -> Iterator[Mention]:
    low, high = _ends(match["low"], match["high"])
    if low is None or (match["high"] and high is None):
        return
    unit, factor = _PARTS[match["whole"]]
    kind: FigureKind = "ratio" if unit == "fraction" else "percent"
    share = Mention(*match.span(), low * factor, unit, f"{match['whole']}分之", kind)
    if high is not None:
        share = replace(share, value_high=high * factor)
    yield qualified(text, share, "over" if "多" in match[0] or "余" in match[0] else None)


def _ends(low: str, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    """百分之六七十 is from 60 to 70, 百分之几十 the least it can mean."""
    if pair := _PAIR_RE.fullmatch(low):
        return parse_number(pair[1] + pair[3]), parse_number(pair[2] + pair[3])
    least = Decimal(100) if low == "百" else parse_number(low.replace("几", "") or "一")
    return least, parse_number(high) if high else None


def _fraction(text: str, match: re.Match[str]) -> Iterator[Mention]:
    below = parse_number(match["below"] or match["under"])
    above = parse_number(match["above"] or match["top"])
    if not below or above is None or below <= above or match["below"] in ("百", "千", "万"):
        return
    share = Mention(*match.span(), above / below, "fraction", "分之", "ratio")
    yield qualified(text, share, "over" if match["more"] else None)


def _tenths(text: str, match: re.Match[str]) -> Iterator[Mention]:
    low = parse_number(match["digits"] or match["low"])
    upper = match["pair"] or match["to"]
    high = parse_number(upper) if upper else None
    if low is None or low > 10 or (upper and (high is None or high <= low)):
        return
    ones = Decimal(5) if match["half"] else parse_number(match["ones"] or "零") or Decimal(0)
    share = Mention(*match.span(), low * 10 + ones, "percent", "成", "percent")
    if high is not None:
        share = replace(share, value_high=high * 10)
    yield qualified(text, share, "over" if match["more"] else None)
