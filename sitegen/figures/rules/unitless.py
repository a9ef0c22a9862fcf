"""Numbers whose unit the text leaves out: 城区人口50万, 万余农户, 票房破10亿, 指数为50.2."""

from __future__ import annotations

import re

from sitegen.figures.amounts import Amount
from sitegen.figures.mentions import Mention
from sitegen.figures.passages import CLAUSE_END_RE
from sitegen.figures.rules.qualifiers import (
    combined,
    qualifier_apart,
    qualifier_before,
    qualifier_behind,
)
from sitegen.model import FigureKind

_PEOPLE = (
    "人口|居民|市民|群众|村民|农民|学生|师生|教师|职工|员工|工人|党员|干部|游客|旅客|观众|用户|粉丝|网友|会员|患者"
    "|志愿者|劳动力|毕业生|官兵|选手|运动员|考生|儿童|老人|乘客|民众|股民|开发者|创业者|球迷|读者|听众|难民|士兵"
    "|移民|平民|消费者|[一-鿿]农(?![业村产田机资历药场学林牧架户民])|农户|商户|住户|家庭|户籍"
)
_NOUN_RE = re.compile(f"(?:名|位)?(?:{_PEOPLE}|企业|公司|商家|亩|辆|国家和?地区)")
_PEOPLE_BEHIND_RE = re.compile(f"[^，。；、]{{0,4}}?(?:{_PEOPLE})")
_PEOPLE_BEFORE_RE = re.compile(
    rf"(?:{_PEOPLE}|人数|参保|就业|从业|参赛|参与者|注册量)[^，。；：]{{0,8}}$"
)
_STATED_RE = re.compile(
    "(?:为|达到?|至|到|报|收于?|收报|升至|降至|增至|跌至|涨至|突破|超过?|逾|近|约|仅|共|计|是|有|于|得分|指数|系数|总分|值|正负|±)$"
)
_INDEX_RE = re.compile("(?:指数|系数|得分|评分|均分|总分|综合分)[^，。；：]{0,4}$")
# What is counted tells the unit, where it stands just before the number.
_MEASURED_BY: tuple[tuple[str, FigureKind, re.Pattern[str]], ...] = (
    (
        "CNY",
        "money",
        re.compile(
            "(?:票房|收入|产值|投资|营收|销售额|金额|成交额|销售|市值|利润|资金|交易额|GDP|总量|规模|身家|奖金|年薪"
            "|薪|捐款|贷款|余额)[^，。；：]{0,4}$"
        ),
    ),
    ("person_time", "quantity", re.compile("人次[^，。；：]{0,4}$")),
    (
        "view",
        "quantity",
        re.compile(
            "(?:[阅播点浏转评下]|讨论|播放|阅读|点击|浏览|下载|转发|点赞)(?:量|数|次数)[^，。；：]{0,4}$"
        ),
    ),
)
_DIGIT_STRING_RE = re.compile("[零〇○一二三四五六七八九]+")
# 2020毕业生艺术展 names a year.
_YEAR_RE = re.compile("19[5-9][0-9]|20[0-4][0-9]")
_LEAST = 100


def counts_people(text: str, index: int) -> bool:
    """Whether people are named just behind a number that ends at `index`."""
    return bool(_PEOPLE_BEHIND_RE.match(text, index))


def unitless(text: str, amount: Amount) -> Mention | None:
    """The mention of a number with no unit behind it; None where it is in doubt."""
    if amount.plain or _DIGIT_STRING_RE.fullmatch(amount.written):
        return None
    start, before = qualifier_before(text, amount.start)
    stop, behind = qualifier_behind(text, amount.end)
    people_behind = counts_people(text, amount.end)
    people = people_behind or bool(_PEOPLE_BEFORE_RE.search(text, max(0, start - 14), start))
    ends = bool(CLAUSE_END_RE.match(text, stop))
    qualified = before is not None or amount.qualifier is not None
    if _YEAR_RE.fullmatch(amount.written) and not qualified:
        return None
    large = _is_large(amount) or (amount.bare and before == "over" and ends)
    index = bool(_INDEX_RE.search(text, max(0, start - 10), start))
    if not (
        _NOUN_RE.match(text, amount.end)
        or (large and (ends or people_behind or qualified))
        or (ends and amount.digits and _says_so(text, amount, index, before is not None))
    ):
        return None
    unit, kind = _unit(text, start, people, large and ends, index or _has_decimals(amount))
    qualifier = combined(behind, before, amount.qualifier) or qualifier_apart(text, start)
    return Mention(
        start,
        stop,
        amount.value,
        unit,
        "",
        kind,
        qualifier or "exact",
        amount.high,
        amount.vague,
        True,
    )


def _is_large(amount: Amount) -> bool:
    return (
        amount.scaled
        and amount.value >= _LEAST
        and (amount.digits or len(amount.written) > 1)
        and not amount.bare
    )


def _says_so(text: str, amount: Amount, index: bool, qualified: bool) -> bool:
    """A number in plain digits counts where a verb states it: 为50.2, 指数为35."""
    stated = bool(_STATED_RE.search(text, max(0, amount.start - 3), amount.start))
    return stated and (_has_decimals(amount) or qualified or index or not amount.value)


def _has_decimals(amount: Amount) -> bool:
    return "." in amount.written or "．" in amount.written


def _unit(
    text: str, start: int, people: bool, large: bool, pointed: bool
) -> tuple[str, FigureKind]:
    if large and not people:
        for unit, kind, pattern in _MEASURED_BY:
            if pattern.search(text, max(0, start - 10), start):
                return unit, kind
    if people:
        return "person", "quantity"
    return ("point" if pointed and not large else "item"), "quantity"
