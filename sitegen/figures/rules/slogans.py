"""Slogans, set words, idioms, and 一 as an article: numerals that count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.figures.mentions import NoFigure
from sitegen.figures.passages import Passage, any_pattern
from sitegen.figures.wordlists import any_of

_N = "[0-9０-９]"
_C = "[一二两三四五六七八九十]"
# 仅一名 and 新增一所 count.
_NOT_COUNTED = "(?<![仅剩])(?<!只有)(?<!仅有)(?<!新增)(?<!净增)"
_AT_NUMBERS_RE = any_pattern(
    # 千里 and 百年 are words unless a numeral stands before: 两千里, 一百年.
    r"(?<![一二三四五六七八九十百千万亿两数几])(?:百年|千年|万年|百岁|百日|千里|万里|千秋|千古)",
    r"千万(?=不|要|别|莫)|十分(?!之|钟)|一万?年(?=一度)|零下(?![0-9０-９零一二三四五六七八九十几])",
    r"百分之百的?(?:努力|热情|信心)|数以[万千百亿]计",
    r"一[^，。十百千万亿]一(?![十百千万亿])[^，。]|零点(?![零一二三四五六七八九])|四处(?![为是均都，、])",
    # 八大行动, 双50, 三化, 两个维护.
    rf"(?:{_C}+|几)大(?![一-鿿]?(?:部分|多数|量))|(?<=双){_N}+|{_C}个(?:{any_of('credos.txt')})",
    rf"{_C}(?:化|位一体|则|风|项全能|院制|网融合|权分置|证合一|通一平)",
    rf"{_C}个(?:注重|坚持|一批|维度|层面|方面|层次|结合)|{_C}方面",
    # 一区四廊, 三品一标: numerals in turn, with no counter behind them.
    rf"{_C}(?![个名位人次年月天日件条户家项元亩吨米倍成支座份台百千万亿十岁组分点把册届场盏棵头到至或])[一-鿿]"
    rf"(?:{_C}|多)(?![个名位人次年月天日件条户家项元亩吨米倍成百千万亿十岁单处一二三四五六七八九])[一-鿿]",
    rf"{_NOT_COUNTED}一(?:{any_of('one_words.txt')}|度|点(?![一二三四五六七八九零])"
    r"|半(?!个|年|小时|天|以|左|的|多))(?!反对|赞成|弃权)",
)
_SET_WORDS_RE = re.compile(any_of("set_words.txt"))
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿")
_QUOTED_RE = re.compile(r"[“‘「『][^“”‘’「」『』，。；！？]{1,14}[”’」』]")
_MEASURED_RE = re.compile(rf"{_N}[^”]*(?:[元%％亩人户倍吨]|公里|公斤|小时|分钟)|百分之")


def find(passage: Passage) -> Iterator[NoFigure]:
    """Stretches of the kind. A quoted phrase is a name or a slogan unless it measures something."""
    for match in passage.matches(_AT_NUMBERS_RE, _SET_WORDS_RE):
        if not _cuts_a_number(passage.text, *match.span()):
            yield NoFigure(*match.span())
    for match in _QUOTED_RE.finditer(passage.text):
        if not _MEASURED_RE.search(match[0]):
            yield NoFigure(*match.span())


def _cuts_a_number(text: str, start: int, end: int) -> bool:
    """两万一千 has 万一 in it, and 一起十一车 has 十一."""
    return (text[start] in _NUMERALS and text[start - 1 : start] in _NUMERALS) or (
        text[end - 1] in _NUMERALS and text[end : end + 1] in _NUMERALS
    )
