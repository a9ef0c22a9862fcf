"""Values that a translation may mention though nothing of the source asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.figures.amounts import find_amounts
from sitegen.figures.numerals import SMALL_NUMBER, SPELLED, parse_number
from sitegen.figures.passages import Passage

_THIS_CENTURY = {"上世纪": 20, "上个世纪": 20, "本世纪": 21}
_LAST = Decimal(20)
"""The century of decades that name none."""
_CENTURY_RE = re.compile(rf"({SMALL_NUMBER})世纪")
# The Golden Week of October 1 is none of "11 weeks", nor is Baidu "100 degrees".
_NO_NUMBER_RE = re.compile(
    "十一(?=[”、]?(?:黄金周|假期|长假|国庆))|百度|三菱|三井|三洋|四川|三亚|九江|万科|万达|百事|六安|十堰"
    "|三明市|五菱|百色|七匹狼|百胜|百联"
    "|[三五六七八][一八](?=[”节假]|小长假|儿童|国际|劳动|建军|妇女)"
)
_DECADES_RE = re.compile(f"([0-9{SPELLED}、至到和—-]+)年代")
_LOOSE_RE = re.compile(
    "[双俩两倍翻]|重阳|[一全]年|半夜|午夜|子夜|正午|中午|午后|半|季|上旬|中旬|下旬"
)
_LOOSE = {
    "双": (2,),
    "倍": (2,),
    "翻": (2,),
    "重阳": (2,),
    "俩": (2,),
    "两": (2,),
    "一年": (12,),
    "全年": (12,),
    "季": (3, 4),
    "半": (6, 30),
    "半夜": (0,),
    "午夜": (0,),
    "子夜": (0,),
    "正午": (12,),
    "中午": (12,),
    "午后": (12,),
    "上旬": (10,),
    "中旬": (20,),
    "下旬": (30,),
}


def loose_values(text: str) -> frozenset[Decimal]:
    """Values that a translation may mention though no claim asks for them: those of slogans, names,
    ordinals and the like, and of words that mean a number (双方, 上半年)."""
    text = _NO_NUMBER_RE.sub("", text)
    values = {Decimal(value) for m in _LOOSE_RE.finditer(text) for value in _LOOSE[m[0]]}
    for amount in find_amounts(Passage.of(text)):
        values |= {amount.value} | ({amount.high} if amount.high is not None else set())
    values |= {
        Decimal(run) for run in re.findall(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.])", text)
    }
    values |= set(_decades(text))
    for run in re.findall(f"[{SPELLED}百千万亿两]+", text):
        for part in (run, run[:-1]):  # “十二五” is the 12th plan.
            value = parse_number(part)
            values |= set() if value is None else {value}
        values |= {
            Decimal("〇一二三四五六七八九".find(c)) for c in run if c in "一二三四五六七八九"
        }
    return frozenset(values)


def _decades(text: str) -> Iterator[Decimal]:
    """二十世纪六十年代到八十年代: 1960 and 1980, and 1900 (the 1900s)."""
    centuries = [parse_number(name) for name in _CENTURY_RE.findall(text)]
    centuries += [Decimal(number) for name, number in _THIS_CENTURY.items() if name in text]
    yield from ((century - 1) * 100 for century in centuries if century is not None)
    for names in _DECADES_RE.findall(text):
        for decade in _each_decade(names):
            yield from ((c - 1) * 100 + decade for c in centuries or [_LAST] if c is not None)


def _each_decade(names: str) -> Iterator[Decimal]:
    """The decades of 70、80 and of 七八十."""
    for name in re.split("[、至到和—-]", names):
        joint = re.fullmatch("([一二三四五六七八九])([一二三四五六七八九]十)", name)
        for part in (f"{joint[1]}十", joint[2]) if joint else (name,):
            decade = parse_number(part)
            if decade is not None:
                yield decade
