"""The claims of a Chinese sentence: its figures, dates, ordinals and other digits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from sitegen.figures.amounts import find_amounts
from sitegen.figures.extraction import find_mentions
from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import SMALL_NUMBER, SPELLED, parse_number, roman_value
from sitegen.figures.passages import Passage
from sitegen.figures.wording.english import MU_PER_HECTARE
from sitegen.translation.guard.calendar import date_claims, named_date_claims
from sitegen.translation.guard.claim import Claim, ClaimKind
from sitegen.translation.guard.direction import direction_before

_ORDINAL_RE = re.compile(
    rf"第(?P<number>[0-9]+|[{SPELLED}百]+)(?=(?:[届次批轮季位名个代章条号期场座大]|阶段))(?!三产业|三方|二产业)"
)
# Grades: 国家二级保护动物, Ⅲ级响应.
_GRADE_RE = re.compile(
    r"(?<![上下A-Za-z])(?:(?P<roman>[ⅠⅡⅢⅣⅤ]|IV|V|I{1,3})|(?P<number>[一二三四五](?=级"
    r"(?:[^，。]{0,2}(?:保护|响应|预警|运动员|教授|文物|公路|水|风险|重点|资质|警|士官|伤残|甲等)))))级"
)
_COUNT_RE = re.compile(
    rf"(?<![0-9.第一这那各每几数{SPELLED}])(?P<number>{SMALL_NUMBER})"
    r"(?:个方面|次会议|次全会|中全会|届|强(?![^，。；]{0,2}(?:企|调|化)))"
    r"|(?P<congress>十[六七八九])大|(?P<next>二十)大(?=以来|后|报告|精神|召开|代表|胜利|文件|[，。”])"
    # 十四五: the 14th Five-Year Plan.
    "|(?P<plan>十[一二三四五六])五(?=规划|计划|时期|期间|[”’]|收官|开局|末)"
)
_TIME_RE = re.compile(
    rf"(?<![0-9.第{SPELLED}])(?P<number>{SMALL_NUMBER}|两)"
    r"(?:(?P<unit>个月|个?(?:小时|星期)|分钟|天|周|年)(?=[之以]?[前后])|(?P<trip>[日天])(?=游))"
)
_CENTURY_RE = re.compile(r"百年(?=党史|奋斗|历史|征程|变局|华诞|历程|来)")
_TIME_UNITS = {
    "时": "hour", "钟": "minute", "天": "day", "日": "day", "周": "week", "期": "week",
    "月": "month", "年": "year",
}  # fmt: skip
_DIGITS_RE = re.compile(
    r"(?<![0-9０-９.．,A-Za-z])[0-9]+(?:\.[0-9]+)?(?![0-9.,亿万千百A-Za-z]|世纪|年代|[、至到和][0-9]0年代)"
)
_NAME_RE = re.compile(r"[A-Za-z]{2,}-?(?P<number>[0-9]{1,4})(?![0-9A-Za-z.])")
_ALWAYS_SAID = ("money", "percent", "rank", "score")
_TENTH = Decimal(10)
_ACRES_PER_HECTARE = Decimal("2.47105")


_STATES_RE = re.compile("[国省市县]$")
_LONGEST_LIST = 10
_AGAIN_RE = re.compile("(?:[这那该此]|或[^，。；]{0,2})$")


def claims_of(text: str, names: Collection[str] = ()) -> tuple[Claim, ...]:
    """The figures, dates and times of a sentence, in order; none in `names`."""
    claims = [c for m in find_mentions(text, names) for c in _figure_claims(text, m)]
    for find in (
        _count_claims,
        _time_claims,
        date_claims,
        _ordinal_claims,
        _name_claims,
        _digit_claims,
    ):
        claims += [claim for claim in find(text) if not _inside(claim, claims)]
    claims += named_date_claims(text)
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def _inside(claim: Claim, others: list[Claim]) -> bool:
    return any(claim.start < other.end and other.start < claim.end for other in others)


def _ordinal_claims(text: str) -> Iterator[Claim]:
    for match in _GRADE_RE.finditer(text):
        value = (
            Decimal(roman_value(match["roman"]))
            if match["roman"]
            else parse_number(match["number"])
        )
        assert value is not None, "one numeral is a number"
        yield Claim(*match.span(), match[0], "ordinal", ((value, ""),))
    for match in _ORDINAL_RE.finditer(text):
        value = parse_number(match["number"])
        if value is not None and value > 1:
            yield Claim(*match.span(), match[0], "ordinal", ((value, ""),))


def _count_claims(text: str) -> Iterator[Claim]:
    """Meetings, congresses, plans and finals: 十九届四中全会, 十八大以来, 十四五, 八强."""
    for match in _COUNT_RE.finditer(text):
        name = str(match.lastgroup)
        kind: ClaimKind = "congress" if name in ("congress", "next") else "digits"
        value = parse_number(match[name])
        if value is not None and value > 2:
            yield Claim(*match.span(name), match[0], kind, ((value, ""),))


def _time_claims(text: str) -> Iterator[Claim]:
    """Times that are no figures of an article: 二日游, 三天后, 两个月前."""
    for match in _TIME_RE.finditer(text):
        value = Decimal(2) if match["number"] == "两" else parse_number(match["number"])
        if value is not None and value >= 1:
            unit_zh = match["unit"] or match["trip"]
            unit = _TIME_UNITS[unit_zh[-1]]
            mention = Mention(*match.span(), value, unit, unit_zh, "duration")
            yield from _figure_claims(text, mention)
    for match in _CENTURY_RE.finditer(text):
        mention = Mention(*match.span(), Decimal(100), "year", "年", "duration")
        yield from _figure_claims(text, mention)


def _name_claims(text: str) -> Iterator[Claim]:
    """The numbers of names in Latin letters: Windows11, G20."""
    for match in _NAME_RE.finditer(text):
        value = parse_number(match["number"])
        if value is not None and value > 1:
            yield Claim(*match.span("number"), match[0], "digits", ((value, ""),))


def _digit_claims(text: str) -> Iterator[Claim]:
    """Arabic digits of whatever kind: those of names, too, stand in a translation."""
    for match in _DIGITS_RE.finditer(text):
        value = parse_number(match[0])
        if value is not None and value > 1:
            # 24小时营业: around the clock; 10年前: a decade ago.
            must = not text.startswith(("小时", "年前", "季度"), match.end())
            choices = [(value, "")]
            if text.startswith("分钟", match.end()):
                choices.append((value, "minute"))
            if text.startswith("年", match.end()):
                choices.append((value / 10, "decade"))
            yield Claim(*match.span(), match[0], "digits", tuple(choices), must=must)


def _figure_claims(text: str, mention: Mention) -> Iterator[Claim]:
    """One claim, or one for each number of a range or a score."""
    ends = tuple(_ends(mention))
    surface = text[mention.start : mention.end]
    for end in ends:
        yield Claim(
            mention.start,
            mention.end,
            surface,
            "figure",
            tuple(_choices(end)),
            end.qualifier,
            end.measure,
            mention.measure,
            _parts(surface) if len(ends) == 1 else (),
            must=_must(text, mention, end),
            direction=direction_before(text, mention.start),
        )


def _must(text: str, mention: Mention, end: Mention) -> bool:
    """A vague or single thing may be worded without a number, and so may what is told again: that
    of 这两名妇女, of 低于30度或在30度左右, of 四国 again, and of a game (七人制)."""
    if mention.kind == "score":
        return True
    before = text[: mention.start]
    number = text[mention.start : mention.end].rstrip("左右上下内外")
    again = number in before and bool(_AGAIN_RE.search(before) or _STATES_RE.search(number))
    # 一名 and 1名 may be "a", but of 1小时 something has to be said.
    measured = "1" in number and not mention.counter
    loose = (end.vague and end.kind != "money") or (_is_single(end) and not measured)
    return not (loose or again or _is_listed(before, end) or text.startswith("制", mention.end))


def _is_listed(before: str, mention: Mention) -> bool:
    """江苏、浙江、辽宁3省: the three are named."""
    if not mention.counter or not 1 < mention.value <= _LONGEST_LIST:
        return False
    marks = int(mention.value) - 1
    return bool(
        re.search(
            rf"(?:[^、，。；和及与]{{1,10}}[、和及与]){{{marks}}}[^、，。；和及与]{{1,10}}$", before
        )
    )


def _ends(mention: Mention) -> Iterator[Mention]:
    low, high = mention.value, mention.value_high
    if high is None:
        yield mention
        return
    for value in (low, high):
        end = replace(mention, value=value, value_high=None)
        scored = replace(end, kind="quantity", unit="", counter=True)
        yield scored if mention.kind == "score" else end


def _is_single(mention: Mention) -> bool:
    return mention.value == 1 and mention.qualifier == "exact" and mention.kind not in _ALWAYS_SAID


def _parts(surface: str) -> tuple[Decimal, ...]:
    amounts = [amount.value for amount in find_amounts(Passage.of(surface))]
    return tuple(amounts) if len(amounts) > 1 else ()


def _choices(mention: Mention) -> Iterator[tuple[Decimal, str]]:
    value, unit = mention.value, mention.unit
    yield value, unit
    if not mention.unit_zh:  # The unit was guessed: 网民规模达10.51亿.
        yield value, ""
    factors = {
        "percent": (("fraction", Decimal("0.01")), ("times", Decimal("0.01"))),
        "permille": (("percent", Decimal("0.1")), ("fraction", Decimal("0.001"))),
        "fraction": (("percent", Decimal(100)),),
        "times": (("percent", Decimal(100)), ("fraction", Decimal(1))),
        "discount": (("percent", _TENTH),),
        "CNY_jiao": (("CNY", Decimal("0.1")),),
        "CNY_fen": (("CNY", Decimal("0.01")),),
        "jin": (("kg", Decimal("0.5")),),
        "km": (("meter", Decimal(1000)), ("km_per_hour", Decimal(1))),
        "mile": (("mile_per_hour", Decimal(1)),),
        "meter": (("km", Decimal("0.001")), ("cm", Decimal(100))),
        "tonne": (("kg", Decimal(1000)),),
        "year_of_age": (("year", Decimal(1)), ("", Decimal(1))),
        "year": (
            ("month", Decimal(12)),
            ("fraction", Decimal(1)),
            ("decade", Decimal("0.1")),
            ("century", Decimal("0.01")),
        ),
        "month": (("year", 1 / Decimal(12)),),
        "hour": (("minute", Decimal(60)), ("fraction", Decimal(1))),
        "minute": (("hour", 1 / Decimal(60)), ("fraction", 1 / Decimal(60))),
        "week": (("day", Decimal(7)),),
        "century": (("year", Decimal(100)),),
        "mu": (
            ("hectare", 1 / Decimal(MU_PER_HECTARE)),
            ("acre", _ACRES_PER_HECTARE / MU_PER_HECTARE),
        ),
        "hectare": (("acre", _ACRES_PER_HECTARE),),
    }
    for other, factor in factors.get(unit, ()):
        yield value * factor, other
    if value == Decimal("0.5"):
        yield value, "fraction"
    if unit == "times":  # 增长1倍 is "doubled", or grew by 100 per cent.
        yield value + 1, "times"
    if unit == "discount":
        yield 100 - value * 10, "percent"
    if value < 0:
        yield -value, unit
