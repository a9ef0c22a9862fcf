"""Dates and clock times: they say when, not how much."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.figures.mentions import NoFigure
from sitegen.figures.passages import Passage, any_pattern

_N = "[0-9０-９]"
_C = "[〇零一二三四五六七八九十]"
_NUMBER = f"(?:{_N}{{1,2}}|{_C}{{1,3}})"
_TO = r"\s*[、和至到—–\-－～~/]+\s*"
_DAY = (
    rf"{_NUMBER}(?:[日号](?!元|间|均|常|子|线|楼|院|文|台)"
    rf"|(?={_TO}{_NUMBER}(?:月{_NUMBER})?[日号]))"
)
_MONTH = rf"{_NUMBER}月(?:份|底|初|末|中旬|上旬|下旬|中下旬)?(?!龄)"
_YEAR = (
    rf"(?:(?<![0-9０-９约近超达逾过])[12１２]{_N}{{3}}"
    rf"|(?<!{_C})[一二][〇零○一二三四五六七八九]{{3}})"
)
_YEAR_WORD = rf"\s*(?:年度|财年|学年|年底|年初|年末|年中|年间|年(?!{_N}*余|多|的?历史|时间|之久))"
_HOUR = rf"{_NUMBER}(?:时|点(?!{_N}|[零一二三四五六七八九]个)|[:：]{_N}{{2}})"
_DAYPARTS = (
    "凌晨|早上|早晨|清晨|上午|中午|正午|下午|傍晚|晚上|晚间|夜间|深夜|午夜|今晨|当晚|晚|早|午后"
)
_FESTIVALS = "八一|五一|十一|六一|七一|九一八|三一五|一二·九|五四|(?<=双)(?:十[一二]|1[12]|十)"

_DATES = (
    rf"{_YEAR}{_YEAR_WORD}(?:\s*{_MONTH}(?:\s*{_DAY})?)?(?:{_TO}(?:{_MONTH})?(?:{_DAY})?)?",
    rf"{_N}{{4}}{_TO}{_N}{{4}}\s*(?:财年|学年|年度|赛季|年)",
    rf"{_N}{{4}}\s*[-/.．]\s*{_N}{{1,2}}\s*[-/.．]\s*{_N}{{1,2}}(?!{_N})",
    rf"(?<![个.．0-9０-９]){_MONTH}(?:\s*{_DAY})?(?:{_TO}(?:{_MONTH})?(?:{_DAY})?)*",
    rf"(?<![0-9０-９.．近每满第〇零一二三四五六七八九十余多]){_DAY}(?:{_TO}{_DAY})*",
    rf"{_N}{{1,2}}{_TO}{_N}{{1,2}}月(?:份)?",
    r"(?<![个两二四])[一二三四1-4１-４](?:季度|季报)(?!内)|(?<=[前后头这每首])[一二两三1-4]个?季度|(?<=前)[一二三两]季",
    r"(?<=[上下前后])半[年月场]|(?:(?<=星期)|(?<=礼拜)|(?<=周))[一二三四五六1-6](?![个次年场])",
    rf"(?:[二三四五六七八九]十|{_N}?0|{_N}{{4}})年代(?:初|末|中期)?",
    rf"{_NUMBER}世纪|(?:{_N}{{1,4}}|{_C}{{1,4}}|[百千]+)(?:多|余)?(?:周年|年庆)",
    r"[一二三四五六七八九十]+五”?(?=规划|时期|期间|以来|末|收官|开局|”)",
    r"(?:(?<=大年)|(?<=农历)|(?<=正月)|(?<=腊月)|(?<=[初廿]))[一二三四五六七八九十廿]+",
    rf"(?:{_FESTIVALS})(?=[节晚长黄假精前期当建小大运购促”])|(?<=“)(?:六一|五一|七一|八一|十一)”",
    rf"{_NUMBER}[·•．]{_NUMBER}(?=[一-鿿”])(?![亿万元%％公倍米吨平个])",
    # Congresses are named by their number: 二十大, 十九届六中全会.
    r"[二三四五六七八九]?十[一二三四五六七八九]?(?:中全会|大(?:报告|精神|以来|召开|会议))"
    r"|[一二三四五六七八]中全会|[二十]+大(?=报告|精神|以来|召开|作|后|提|将|的)",
)
_CLOCK = (
    rf"{_N}{{1,2}}[:：]{_N}{{2}}(?:[:：]{_N}{{2}})?(?!{_N})",
    rf"{_NUMBER}(?:时|点)(?:{_NUMBER}分(?!钟)|半|整|许|钟)(?:许|左右)?"
    rf"(?:{_TO}{_NUMBER}[时点](?:{_NUMBER}分|半)?)?",
    rf"{_N}{{1,2}}时(?!间|代|期|长|速|尚)(?:前|后|起|至|许|开始|左右)?(?:{_TO}{_N}{{1,2}}时)?",
    rf"(?:(?<=[日号])|(?<=[日号] )){_NUMBER}[时点](?:{_N}{{1,2}}分)?(?:许|整|左右)?",
)
_AT_NUMBERS_RE = any_pattern(*_CLOCK, *_DATES)
_ANYWHERE_RE = any_pattern(
    rf"(?:{_DAYPARTS})\s*{_HOUR}(?:\s*{_NUMBER}分?|半|许|整|左右|多|钟|前|后)*"
    rf"(?:{_TO}(?:次日|翌日|凌晨|晚上|下午|晚)?{_NUMBER}(?:时|点|[:：]{_N}{{2}})(?:{_NUMBER}分?|半)?)?",
)


def find(passage: Passage) -> Iterator[NoFigure]:
    """Stretches that name a day, a month, a year, a part of one, or a time of day."""
    for match in passage.matches(_AT_NUMBERS_RE, _ANYWHERE_RE):
        yield NoFigure(*match.span())
