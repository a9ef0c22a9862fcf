"""Time adverbials: 近三年 at the head of a clause, 过去24小时, 五年来. 施工近三年 measures."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.figures.mentions import NoFigure
from sitegen.figures.passages import Passage, any_pattern

_N = "[0-9０-９]"
_C = "[〇零一二三四五六七八九十]"
_COUNT = rf"(?:{_N}+|{_C}{{1,4}}|[一二两三四五六七八九十百千]+|几|数|多|半)(?:多|余|来|几)?"
_UNIT = "(?:个?多?年|个?多?月|天|日|个?多?星期|周|个?多?小时|小时|分钟|个?世纪|个季度|届|次|轮)"
_HEAD = "，。；：！？、“（(\n"
_BEGINS = rf"(?:(?<=[{_HEAD}])|^)"
_AT_NUMBERS_RE = any_pattern(
    rf"(?<![长达历经约共计用需超过要第]){_COUNT}(?:年|个月|个多月|天|日|周|个世纪)多?"
    r"(?:以?来|之?前(?!夕)|之?后(?!续)|间(?!隔))",
    rf"{_COUNT}(?:分钟|小时|个小时|个多小时|秒|个星期|个礼拜)(?:之?后|之?前|以?来)",
    r"[一二三两四五六七八九十1-9]+年(?:行动|规划|计划|期|制|级)",
    r"[一二三四五]年(?:一度|翻番|任务|攻坚|之约)",
    rf"{_BEGINS}{_COUNT}(?:年|个月|天)"
    r"(?:内(?=[，、])|(?:时间)?(?=增长|累计|共|投入|翻|建成|下来))",
    r"一(?:天|年|日|夜|周)(?:之际|之中|到晚|四季|之计|又一|比一|两)|一年[一来]",
    r"半年(?=新高|新低|度|报)",
    r"24小时(?=营业|值班|值守|在线|不间断|热线|自助|服务|书店)|365天|24小时(?=(?:平均|累计|最大)?(?:降|雨)|平均|动态)|(?<=全天)24小时|7[×x*]24小时",
)
_ANYWHERE_RE = any_pattern(
    rf"近(?:(?<=[{_HEAD}是在为从而但据自]近)|(?<=^近)){_COUNT}(?:年|个月|天|日|周)"
    r"(?![左多余]|的?(?:努力|建设|施工|时间|历史|发展))",
    rf"(?:过去|最近|未来|今后|接下来|此后|前后|往后|随后|近|(?<!提)前|上|下|这|那|头|后|每|此前)的?[这那]?"
    rf"{_COUNT}{_UNIT}(?:来|里|间|中|内|时间|以来|之内)",
    rf"(?:过去|最近|未来|今后|接下来|此后|往后|随后|此前)的?[这那]?{_COUNT}{_UNIT}",
    rf"(?:(?<!提)前|头|每隔?|这|那|同|某|哪){_COUNT}{_UNIT}",
    rf"(?:(?<!提)前|头)(?:{_N}+|{_C}+)个?(?:月|年|季度|天|日)",
)


def find(passage: Passage) -> Iterator[NoFigure]:
    """Stretches that say since when or for which time, rather than how long something took."""
    for match in passage.matches(_AT_NUMBERS_RE, _ANYWHERE_RE):
        yield NoFigure(*match.span())
