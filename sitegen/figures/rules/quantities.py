"""The common case: a number, its unit, and the words that qualify it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sitegen.figures.amounts import CONNECTOR, Amount, find_amounts, join_ranges
from sitegen.figures.mentions import Mention
from sitegen.figures.passages import CLAUSE_END_RE, LIST_GAP_RE, NUMERALS, Passage
from sitegen.figures.rules.qualifiers import (
    combined,
    qualifier_apart,
    qualifier_before,
    qualifier_behind,
)
from sitegen.figures.rules.unitless import counts_people, unitless
from sitegen.figures.units import Unit, currency_before, named_currency, unit_at, unit_table
from sitegen.model import Qualifier

_CONNECTOR_RE = re.compile(rf"{CONNECTOR}(?P<minus>零下|[-−])?")
# What stands before a number and says on which side of nought it is.
_SIGN_RE = re.compile(
    r"(?:零[上下]|(?<!正)负|(?<![0-9０-９％%℃度A-Za-z])[-−]|(?<=[至到为达～~（(])[-−–－])$"
)
_PER_RE = re.compile(
    "/(?:公斤|千克|吨|斤|亩|公顷|平方米|小时|人|年|天|日|月|股|升|千瓦时|度|立方米|次|户|桶|公里|分钟"
    "|秒|件|克|盎司|人次|万人|[a-zA-Z]+)|每(?:小时|秒|平方米|公斤|吨|立方米)"
)
_RATE_BEFORE_RE = re.compile("(?:每(?P<per>小时|秒|分钟|平方公里)|时速)$")
# 仅一名 and 新增一所 count, and so does 一票反对.
_ALONE_RE = re.compile("(?:仅|仅有|只有|仅剩|新增|净增)$")
_SUFFERS_RE = re.compile(
    "票(?:反对|赞成|弃权)|人(?:死亡|受伤|遇难|失联|重伤|轻伤|获救|失踪|身亡|被困|落水)"
)
_TAKES_RE = re.compile(
    "(?:仅|用时|历时|为期|耗时|持续|只需|仅需|只用|仅用|提前|缩短|延长|推迟|满|整整|工期|刑|拘役|管制|缓刑)"
    "[了至到约]?$"
)
_LASTS_RE = re.compile("以上|左右|以内|之久")
# 一斤苹果5元, 1美元兑90.5卢比: what a price is for.
_BASE_RE = re.compile(
    rf"(?:[可能]?兑|[^，。；、和与{NUMERALS}]{{0,6}})(?:[约近超]|[{NUMERALS}])[{NUMERALS},.．多余]*"
    "(?:块|毛|[美欧日港澳韩]?元|英镑|卢[比布]|[角铢])"
)
_ELECTRIC_RE = re.compile("电[^，。；]{0,6}$")
_DEGREES_RE = re.compile("[温气][^，。；]{0,6}$|零[上下]$")
_LEVEL_RE = re.compile("级(?=地震|大?风|以上地震|阵风|台风|强震|余震|左右|[，。；至到—])")
_SCALE_LEVEL_RE = re.compile("(?:元)?级")
_MORE_OF_RE = re.compile("个(?P<more>多|余|来)(?P<unit>小时|月|星期|礼拜|世纪|季度|工作日|百分点)")
_PRICE_RE = re.compile("块(?=多?(?:[，。；！、]|$))")
_NOT_BEHIND = frozenset("第·•/-—–.．:：初每")
# Words without which 两分, 三局 and 六口 are no counts.
_CONTESTED_RE = re.compile(
    r"(?:落后|领先|连扳|扳回|先失|直落|拿下|净胜|追回|追至|只差|相差|以)[^，。]{0,4}[一二两三四五六七八九][分局盘球]$"
    "|(?:一家|全家|祖孙)[三四五六七八九]口$"
)
_TENTHS = 10
_LAST_COUNTED_YEAR = 1900


@dataclass(frozen=True, slots=True)
class _Measured:
    """An amount, its unit, and where the unit ends."""

    amount: Amount
    unit: Unit | None
    end: int


def find(passage: Passage) -> Iterator[Mention]:
    """Numbers with a unit; and numbers whose unit the text leaves out."""
    text = passage.text
    amounts = join_ranges(text, list(find_amounts(passage)))
    measured = list(_join_measured_ranges(text, [_with_unit(text, amount) for amount in amounts]))
    for one in reversed(_with_shared_units(text, measured)):
        mention = _mention(text, one)
        if mention is not None:
            yield mention


def _with_unit(text: str, amount: Amount) -> _Measured:
    end = amount.end
    space = 1 if text[end : end + 1] in (" ", "\u3000", "\xa0") else 0
    if _LEVEL_RE.match(text, end):
        return _Measured(amount, Unit("级", "level", "quantity"), end + 1)
    if _PRICE_RE.match(text, end):
        return _Measured(amount, Unit("块", "CNY", "money"), end + 1)
    if more := _MORE_OF_RE.match(text, end):
        whole = replace(amount, qualifier="about" if more["more"] == "来" else "over")
        return _Measured(whole, unit_table()[f"个{more['unit']}"], more.end())
    unit = unit_at(text, end + space)
    if (
        unit
        and unit.written == "度"
        and _ELECTRIC_RE.search(text, max(0, amount.start - 8), amount.start)
    ):
        unit = replace(unit, canonical="kWh", kind="quantity")
    if unit is None or unit.kind == "money":
        sign = currency_before(text, amount.start)
        amount = replace(amount, start=sign[0]) if sign else amount
        if unit is None:
            return _Measured(amount, sign[1] if sign else None, end)
    end += space + len(unit.written)
    named = named_currency(text, amount.start) if unit.written == "元" else None
    return _Measured(amount, named or unit, end)


def _join_measured_ranges(text: str, measured: list[_Measured]) -> Iterator[_Measured]:
    """15%至20%, 3元到5元 and 零下12℃到零下8℃ become one amount each."""
    pending: _Measured | None = None
    for one in measured:
        joined = pending and _joined(text, pending, one)
        if pending and not joined:
            yield pending
        pending = joined or one
    if pending:
        yield pending


def _joined(text: str, first: _Measured, second: _Measured) -> _Measured | None:
    match = _CONNECTOR_RE.fullmatch(text, first.end, second.amount.start)
    low, high = first.amount, second.amount
    if match is None or second.unit is None or low.high or high.high or high.vague:
        return None
    negative = _is_negative(text, low)
    if first.unit is None:
        # -12至-8℃ and -12至8℃ are ranges; without a sign they would be one amount by now.
        if not (match["minus"] or (negative and text[low.start - 1] in "-−")):
            return None
    elif first.unit.canonical != second.unit.canonical:
        return None
    ends = sorted(
        (-low.value if negative else low.value, -high.value if match["minus"] else high.value)
    )
    amount = replace(
        low,
        value=ends[0],
        high=ends[1],
        end=high.end,
        qualifier=high.qualifier or low.qualifier,
        written=text[low.start : high.end],
    )
    return _Measured(amount, second.unit, second.end)


def _with_shared_units(text: str, measured: list[_Measured]) -> list[_Measured]:
    """In 1.2和0.5个百分点 the unit behind the last holds for every member. The last comes first."""
    shared: list[_Measured] = []
    for one in reversed(measured):
        following = shared[-1] if shared else None
        listed = following and LIST_GAP_RE.fullmatch(text, one.end, following.amount.start)
        lacks = following is not None and listed and _goes_on(one.unit, following.unit)
        shared.append(replace(one, unit=following.unit) if lacks and following else one)
    return shared


def _goes_on(unit: Unit | None, following: Unit | None) -> bool:
    """0.2个和1个百分点: 个 alone is short for the unit that follows."""
    short = unit is not None and unit.written == "个"
    return unit is None or (short and following is not None and following.written[:1] == "个")


def _mention(text: str, measured: _Measured) -> Mention | None:
    amount, unit = measured.amount, measured.unit
    if amount.start and text[amount.start - 1] in _NOT_BEHIND and not _sign(text, amount):
        return None  # Among them the base of a rate: 每10万人 measures nothing by itself.
    if unit is None and amount.plain:
        return None
    start, before = qualifier_before(text, amount.start)
    if start and text[start - 1] == "每":
        return None
    level = _SCALE_LEVEL_RE.match(text, amount.end)
    if level and amount.scaled and not amount.digits and amount.written[-1] in "亿万":
        value, qualifier = amount.value, before or "exact"
        return Mention(start, level.end(), value, "CNY", "", "money", qualifier, None, True)
    if amount.bare and not _bare_counts(text, measured, unit, before):
        return None
    if unit is None:
        return unitless(text, amount)
    if not _trusted(text, measured, unit, before):
        return None
    return _quantity(text, measured, unit)


def _quantity(text: str, measured: _Measured, unit: Unit) -> Mention:
    amount, end = measured.amount, measured.end
    value, high, begin = _signed(text, amount)
    start, before = qualifier_before(text, begin)
    canonical, written = unit.canonical, unit.written
    if canonical == "discount" and value >= _TENTHS:
        value /= _TENTHS  # 八五折: 8.5 tenths of the price.
    if per := _PER_RE.match(text, end):
        end, written = per.end(), unit.written + per[0]
        canonical = _rated(written.replace("每", "/"), canonical)
    if rate := _RATE_BEFORE_RE.search(text, max(0, start - 5), start):
        start = rate.start()
        canonical, written = _rate_before(rate["per"] or "小时", canonical, written)
    stop, behind = qualifier_behind(text, end)
    if text[end : end + 1] in ("多", "余") and CLAUSE_END_RE.match(text, end + 1):
        stop, behind = end + 1, "over"
    qualifier = combined(behind, before, amount.qualifier) or qualifier_apart(text, start)
    return Mention(
        start,
        stop,
        value,
        canonical,
        written,
        unit.kind,
        qualifier or "exact",
        high,
        amount.vague,
        unit.counter,
    )


def _rate_before(per: str, canonical: str, written: str) -> tuple[str, str]:
    """每小时30公里 has a unit with a name of its own; 每分钟72次 is 72次/分钟."""
    rate = f"{written}/{per}"
    known = unit_table().get(rate)
    return (known.canonical, written) if known else (canonical, rate)


def _rated(written: str, canonical: str) -> str:
    rated = unit_table().get(written)
    return rated.canonical if rated else canonical


def _signed(text: str, amount: Amount) -> tuple[Decimal, Decimal | None, int]:
    """Value, upper end and start with what stands before: 零下, 负 or a minus sign."""
    sign = _sign(text, amount)
    if sign is None:
        return amount.value, amount.high, amount.start
    if sign[0] == "零上" or amount.value < 0:
        return amount.value, amount.high, sign.start()
    if amount.high is None:
        return -amount.value, None, sign.start()
    if sign[0] == "零下":
        return -amount.high, -amount.value, sign.start()
    return -amount.value, amount.high, sign.start()  # -3~5℃: the sign is that of the first.


def _sign(text: str, amount: Amount) -> re.Match[str] | None:
    return _SIGN_RE.search(text, max(0, amount.start - 2), amount.start)


def _is_negative(text: str, amount: Amount) -> bool:
    sign = _sign(text, amount)
    return sign is not None and sign[0] != "零上"


def _bare_counts(
    text: str, measured: _Measured, unit: Unit | None, before: Qualifier | None
) -> bool:
    """A scale alone (千, 百亿) is a number after 近, 超 and the like, before 以内, before a real
    measure or before people."""
    amount = measured.amount
    if before not in (None, "exact") or qualifier_behind(text, measured.end)[1]:
        return True
    if unit is None:
        return amount.value >= 10_000 and counts_people(text, amount.end)
    return not unit.counter and amount.value >= 10_000


def _trusted(text: str, measured: _Measured, unit: Unit, before: Qualifier | None) -> bool:
    """Whether number and unit together measure something rather than make a phrase."""
    amount = measured.amount
    if unit.needs_digits and not (amount.digits or amount.scaled):
        return bool(_CONTESTED_RE.search(text, max(0, amount.start - 8), measured.end))
    if amount.written in ("一", "1") and not unit.counter and _BASE_RE.match(text, measured.end):
        return False
    if amount.written == "一":
        return _one_counts(text, measured, unit, before)
    if unit.written == "度":
        return (
            amount.digits
            or amount.scaled
            or bool(_DEGREES_RE.search(text, max(0, amount.start - 12), amount.start))
        )
    if unit.written in ("年", "日"):
        counted = amount.value < _LAST_COUNTED_YEAR or amount.high is not None or amount.scaled
        return counted or before is not None
    return True


def _one_counts(text: str, measured: _Measured, unit: Unit, before: Qualifier | None) -> bool:
    """一 is an article before a counter (一座桥), and often no duration either (一天)."""
    start, end = measured.amount.start, measured.end
    if unit.counter:
        alone = _ALONE_RE.search(text, max(0, start - 2), start)
        suffers = _SUFFERS_RE.match(text, measured.amount.end)
        return before not in (None, "exact") or bool(alone or suffers)
    if unit.kind == "duration":
        takes = _TAKES_RE.search(text, max(0, start - 5), start)
        return before is not None or bool(takes) or bool(_LASTS_RE.match(text, end))
    return True
