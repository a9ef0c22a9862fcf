"""Ordinals and ranks: 前三 and 位居第八 are ranks; 首家, 第二批 and 第一梯队 are no figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.figures.mentions import Claim, Mention, NoFigure
from sitegen.figures.numerals import ARABIC, parse_number
from sitegen.figures.passages import Passage, any_pattern
from sitegen.figures.wordlists import any_of

_NUMBER = f"(?:{ARABIC}|[一二三四五六七八九十百千零]+)"
_MOVES = "跃居|跃升|升至|升到|上升|提升|前移|降至|降到|下滑|下降|跌至|退至"
_RANK_RE = re.compile(
    rf"前(?!一)(?P<top>(?>{_NUMBER}))(?:名|强|位|列|甲)?(?![%％]|[个月日年天季周次期半届轮批站场名强位]|小时|分钟|排|线|后)"
    rf"|第(?P<place>{_NUMBER})(?:名|位)?(?=[，。；、！？）”：的和与及—]|$|且|并|比|较|上升|成绩|成为|{_MOVES})"
)
_MOVES_RE = re.compile(_MOVES)
_STANDS_RE = re.compile(rf"(?:{any_of('rank_words.txt')})[^，。；：！？、]{{0,6}}$")
_AT_NUMBERS_RE = any_pattern(
    r"(?<![一-龥])[一二三四五六七八九十](?=、)",
    r"(?<=[一-鿿])[一二三四五六七八九十]{1,2}期(?!间|待)",
    r"(?<!连续)(?<!连任)[一二三四五六七八九十]+届",
    rf"{_NUMBER}届(?:[一二三四五六七八]+次|[一二三四五六七八九]中)",
    r"(?:[一二三四五六七八九十]+|[0-9]+)[次届](?=会议|全会|全体会议|常委会|党代会|代表大会)",
)
_ANYWHERE_RE = any_pattern(
    rf"第\s*(?:{_NUMBER}|几)(?:个|次|批|届|期|轮|名|位|代|条|款|项|章|节|天|年|[一-鿿])?",
    r"头[一二两三]",
    r"唯一",
    r"初[一二三]",
)


def find(passage: Passage) -> Iterator[Claim]:
    """Ranks that measure something, and ordinals that do not."""
    text = passage.text
    for match in _RANK_RE.finditer(text):
        placed = match["place"] and match[0][-1] == "名"
        if (
            match["top"]
            or placed
            or _STANDS_RE.search(text, max(0, match.start() - 10), match.start())
            or _MOVES_RE.match(text, match.end())
        ):
            number = match["top"] or match["place"]
            value = parse_number(number)
            if value is not None and not (
                match["top"]
                and text[match.start() - 1 : match.start()] in tuple("以之此日目年月天提")
            ):
                unit = "top_rank" if match["top"] else "rank"
                yield Mention(*match.span(), value, unit, "", "rank", "rank")
    for match in passage.matches(_AT_NUMBERS_RE, _ANYWHERE_RE):
        yield NoFigure(*match.span())
