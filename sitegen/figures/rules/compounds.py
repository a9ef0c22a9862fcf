"""Quantities of two units, in the smaller or the first: 1小时47分, 9秒83, 1米85, 两年半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import ARABIC, parse_number
from sitegen.figures.passages import Passage
from sitegen.figures.rules.qualifiers import qualified
from sitegen.figures.units import unit_table

_NUMBER = f"(?:(?:{ARABIC})(?:[.．][0-9０-９]+)?|[一二两三四五六七八九十百千零]+)"
_N = "[0-9０-９]"
# Pattern, the units of its numbers in the last one's terms, the unit of the sum.
_SUMS: tuple[tuple[re.Pattern[str], tuple[int, ...], str], ...] = (
    (
        re.compile(rf"({_NUMBER})个?(?:小时|钟头)零?({_NUMBER})分钟?零?({_NUMBER})秒"),
        (3600, 60, 1),
        "秒",
    ),
    (re.compile(rf"({_NUMBER})个?(?:小时|钟头)零?({_NUMBER})分钟?"), (60, 1), "分钟"),
    (re.compile(rf"({_NUMBER})分钟?零?({_NUMBER})秒(?!{_N})"), (60, 1), "秒"),
    (re.compile(rf"(?<!{_N})({_NUMBER})天零?({_NUMBER})个?小时"), (24, 1), "小时"),
    (
        re.compile(rf"(?<!{_N})({_N}{{1,2}}|[一二两三四五六七八九十]+)[年岁]零?({_NUMBER})个月"),
        (12, 1),
        "个月",
    ),
    (re.compile(rf"({_NUMBER})(?:元|块)({_NUMBER})(?:角|毛)({_NUMBER})分"), (100, 10, 1), "分钱"),
)
# 4分09秒32, 9秒83, 1米85, 5元5角, 3块5: the second part is a decimal of the first.
_DECIMALS = (
    re.compile(
        rf"(?:(?P<min>{_N}{{1,2}})分)?(?P<whole>{_N}{{1,2}})(?P<unit>秒)(?P<part>{_N}{{1,3}})(?!{_N})"
    ),
    re.compile(
        rf"(?P<whole>{_NUMBER})(?P<unit>米)(?P<part>{_N}{{1,2}}|[一二三四五六七八九]{{1,2}})(?![{_N[1:-1]}万亿个名层多])"
    ),
    re.compile(
        rf"(?P<whole>{_NUMBER})(?P<unit>元|块)(?P<part>{_N}|[一二三四五六七八九])(?:角|毛)(?:钱)?"
    ),
    re.compile(
        rf"(?P<whole>{_NUMBER})(?P<unit>[块毛])(?P<part>[1-9一二三四五六七八九])(?=[，。；！？、）涨跌降升到至的多每/]|一[斤公个]|$)"
    ),
)
_HALF_RE = re.compile(
    rf"(?P<whole>(?![12][0-9]{{3}}年){_NUMBER})(?P<unit>个小时|个月|小时|年|天|斤|公斤|亩|里|吨|米|岁|元|块|个)半(?P<after>小时|钟头|月|年|世纪|星期|学期)?(?!决|年度|场|径)"
    r"|(?P<only>半)(?:个)?(?P<unit2>小时|分钟|月|年|天|世纪|星期|钟头|斤|吨|亩|公里|米|学期)(?!上|度|报|后|前|来|内|间|多来|薪)"
)
_SIGNS_RE = re.compile(
    f"[半角毛块]|[时分秒天米]零?{_N}|[年岁]零?{_N}{{1,2}}个月|[时分天年岁]零?[一二两三四五六七八九十百]|米[一二三四五六七八九]"
)
"""Without one of these a text has no compound."""

_HALF = Decimal("0.5")
_NO_HALF_BEHIND = tuple("上下前后大一每这那年天月时斤亩吨米")
_TAKES_TIME = ("历时", "用时", "耗时", "费时", "为时", "需时")
_FORMAL = {"块": "元", "毛": "毛钱"}
_AFTER = {"钟头": "小时", "月": "个月", "世纪": "个世纪", "星期": "个星期"}


def find(passage: Passage) -> Iterator[Mention]:
    """Quantities written with two units, or with 半."""
    if _SIGNS_RE.search(passage.text):
        yield from _sums(passage)
        yield from _decimals(passage)
        yield from _halves(passage)


def _sums(passage: Passage) -> Iterator[Mention]:
    for pattern, factors, unit in _SUMS:
        for match in passage.at_numbers(pattern):
            parts = [parse_number(part) for part in match.groups()]
            known = [part for part in parts if part is not None]
            if len(known) == len(factors):
                total = sum((p * f for p, f in zip(known, factors, strict=True)), Decimal(0))
                yield _mention(passage.text, match.span(), total, unit)


def _decimals(passage: Passage) -> Iterator[Mention]:
    for pattern in _DECIMALS:
        for match in passage.at_numbers(pattern):
            whole, part = parse_number(match["whole"]), _digits(match["part"])
            if whole is not None and part is not None:
                minutes = Decimal(match.groupdict().get("min") or 0)
                yield _mention(
                    passage.text, match.span(), whole + part + minutes * 60, match["unit"]
                )


def _halves(passage: Passage) -> Iterator[Mention]:
    for match in passage.at_numbers(_HALF_RE):
        if match["only"]:
            before = passage.text[max(0, match.start() - 2) : match.start()]
            if not before.endswith(_NO_HALF_BEHIND) or before in _TAKES_TIME:
                yield _mention(passage.text, match.span(), _HALF, _unit(match["unit2"]))
            continue
        whole = parse_number(match["whole"])
        if whole is not None and (match["unit"] != "个" or match["after"]):
            yield _mention(
                passage.text, match.span(), whole + _HALF, _unit(match["after"] or match["unit"])
            )


def _unit(written: str) -> str:
    return _AFTER.get(written, written)


def _digits(part: str) -> Decimal | None:
    number = "".join(
        str("零一二三四五六七八九".find(c)) if c in "零一二三四五六七八九" else c for c in part
    )
    return Decimal("0." + number) if number.isdigit() else None


def _mention(text: str, span: tuple[int, int], value: Decimal, unit: str) -> Mention:
    known = unit_table()[_FORMAL.get(unit, unit)]
    return qualified(text, Mention(*span, value, known.canonical, unit, known.kind))
