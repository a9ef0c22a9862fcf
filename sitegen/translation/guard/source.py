"""What a Chinese sentence says in numbers, and which values an English one may say it with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from sitegen.figures.amounts import find_amounts
from sitegen.figures.english.dates import HALF_OF_DAY
from sitegen.figures.extraction import find_mentions
from sitegen.figures.mentions import Mention
from sitegen.figures.numerals import SMALL_NUMBER, SPELLED, parse_number, roman_value
from sitegen.figures.passages import Passage
from sitegen.figures.wording.english import MU_PER_HECTARE
from sitegen.model import Measure, Qualifier

ClaimKind = Literal["figure", "year", "month", "day", "clock", "ordinal", "digits"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of the source that the translation must have.

    `choices` are the values it may have there, each with the unit it is then in; `parts` the
    numbers of a quantity of several units (1小时47分), which may stand for it together. `whole` is
    the measure of both ends where the claim is one end of a range. `must`: its absence is a fault;
    a vague or single thing (数百, 一名) may be worded without a number.
    """

    start: int
    end: int
    surface: str
    kind: ClaimKind
    choices: tuple[tuple[Decimal, str], ...]
    qualifier: Qualifier = "exact"
    measure: Measure | None = None
    whole: Measure | None = None
    parts: tuple[Decimal, ...] = ()
    must: bool = True


_YEAR_RE = re.compile(
    r"(?P<year>[12１２][0-9０-９]{3}|[一二][〇零○一二三四五六七八九]{3})\s*年(?!代)"
)
_MONTH_RE = re.compile(
    rf"(?<![个0-9{SPELLED}农历正腊])(?:(?P<from>{SMALL_NUMBER})[至到—–\-～])?(?P<month>{SMALL_NUMBER})月(?!龄)"
)
_TWO_MONTHS_RE = re.compile(
    f"(?<![{SPELLED}])(?P<one>[一三四五六七八九])(?P<two>[二四五六七八九])月"
)
_DAY_RE = re.compile(
    rf"(?<![0-9０-９.．每近前后当次{SPELLED}])(?:(?P<from>{SMALL_NUMBER})日?[至到—–\-～、和])?(?P<day>{SMALL_NUMBER})"
    rf"(?:日(?!元|均|常|本|内|游)|(?<=月)号|号(?=上午|下午|晚|凌晨|[，。]))"
)
_ISO_RE = re.compile(
    r"(?<![0-9])(?P<year>[12][0-9]{3})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])"
)
# 5·20, 3·15: days that are known by their date.
_SHORT_DATE_RE = re.compile(r"(?<![0-9.])(?P<month>1[0-2]|[1-9])[·•](?P<day>[0-9]{1,2})(?![0-9])")
_Parts = tuple[tuple[re.Pattern[str], tuple[tuple[str, ClaimKind], ...]], ...]
_WHOLE: tuple[tuple[str, ClaimKind], ...] = (("year", "year"), ("month", "month"), ("day", "day"))
_DATE_PARTS: _Parts = (
    (_ISO_RE, _WHOLE),
    (_YEAR_RE, _WHOLE[:1]),
    (_MONTH_RE, (("from", "month"), ("month", "month"))),
    (_DAY_RE, (("from", "day"), ("day", "day"))),
)
_LOOSE_DATE_PARTS: _Parts = (
    (_TWO_MONTHS_RE, (("one", "month"), ("two", "month"))),
    (_SHORT_DATE_RE, _WHOLE[1:]),
)
"""Dates that may be worded without their numbers."""

_CLOCK_RE = re.compile(
    rf"(?P<half>凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|晚间|深夜|晚|早)?\s*(?<![0-9.．{SPELLED}两])(?!一时)(?P<hour>{SMALL_NUMBER}|两)"
    rf"(?:(?:时|点)(?!间|代|心|[{SPELLED}]个)(?:(?P<minute>{SMALL_NUMBER})分(?!钟)|(?P<thirty>半))?|[:：](?P<colon>[0-5][0-9])(?:[:：](?P<second>[0-5][0-9]))?)"
)
_ORDINAL_RE = re.compile(
    rf"第(?P<number>[0-9]+|[{SPELLED}百]+)(?=(?:[届次批轮季位名个代章条号期场座大]|阶段))(?!三产业|三方|二产业)"
)
# Grades: 国家二级保护动物, Ⅲ级响应.
_GRADE_RE = re.compile(
    r"(?<![上下A-Za-z])(?:(?P<roman>[ⅠⅡⅢⅣⅤ]|IV|V|I{1,3})|(?P<number>[一二三四五](?=级"
    r"(?:[^，。]{0,2}(?:保护|响应|预警|运动员|教授|文物|公路|水|风险|重点|资质|警|士官|伤残|甲等)))))级"
)
_DIGITS_RE = re.compile(
    r"(?<![0-9０-９.．,A-Za-z])[0-9]+(?:\.[0-9]+)?(?![0-9.,亿万千百A-Za-z]|世纪|年代)"
)
_ALWAYS_SAID = ("money", "percent", "rank", "score")
_HALF_RE = re.compile("早|上午|午|傍晚|晚|夜")
_HALVES_OF_DAY = ("下午", "傍晚", "晚上", "晚间", "深夜", "晚")
_TENTH = Decimal(10)
_ACRES_PER_HECTARE = Decimal("2.47105")


def claims_of(text: str, names: Collection[str] = ()) -> tuple[Claim, ...]:
    """The figures, dates and times of a sentence, in order; none in `names`."""
    claims = [c for m in find_mentions(text, names) for c in _figure_claims(text, m)]
    for find in (_date_claims, _ordinal_claims, _digit_claims):
        claims += [claim for claim in find(text) if not _inside(claim, claims)]
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))


def _inside(claim: Claim, others: list[Claim]) -> bool:
    return any(claim.start < other.end and other.start < claim.end for other in others)


def _date_claims(text: str) -> Iterator[Claim]:
    for pattern, parts in _DATE_PARTS:
        for match in pattern.finditer(text):
            for name, kind in parts:
                yield from _part(match, name, kind)
    for pattern, parts in _LOOSE_DATE_PARTS:
        for match in pattern.finditer(text):
            for name, kind in parts:
                yield from (replace(claim, must=False) for claim in _part(match, name, kind))
    for match in _CLOCK_RE.finditer(text):
        yield from _clock(text, match)


def _part(match: re.Match[str], name: str, kind: ClaimKind) -> Iterator[Claim]:
    value = parse_number(match[name]) if match[name] else None
    limit = {"month": 12, "day": 31}.get(kind, 9999)
    if value is not None and 0 < value <= limit:
        yield Claim(*match.span(name), match[name], kind, ((value, ""),))


def _clock(text: str, match: re.Match[str]) -> Iterator[Claim]:
    hour = parse_number(match["hour"])
    minute = (
        Decimal(30) if match["thirty"] else parse_number(match["minute"] or match["colon"] or "0")
    )
    plain = not (match["half"] or match["minute"] or match["thirty"] or match["colon"])
    if (
        hour is None
        or minute is None
        or hour > 24
        or minute > 59
        or (plain and "时" not in match[0])
    ):
        return
    if match["half"] in _HALVES_OF_DAY and 0 < hour < 12:
        hour += 12
    exact, other = hour % 24 * 60 + minute, (hour + 12) % 24 * 60 + minute
    choices = [(exact, HALF_OF_DAY), (exact, ""), (other, "")]
    if hour * 100 + minute >= 100:
        choices.append((hour * 100 + minute, ""))
    if minute == 0:
        choices.append((Decimal(hour), "hour"))
    if match["second"]:
        choices.append((exact * 60 + int(match["second"]), "second"))
    # 4时 alone is four in the morning; 下午2点到4点 says so of both.
    if not match["half"] and not ("时" in match[0] and not _HALF_RE.search(text)):
        choices.append((other, HALF_OF_DAY))
    yield Claim(*match.span(), match[0].strip(), "clock", tuple(choices))


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


def _digit_claims(text: str) -> Iterator[Claim]:
    """Arabic digits of whatever kind: those of names, too, stand in a translation."""
    for match in _DIGITS_RE.finditer(text):
        value = parse_number(match[0])
        if value is not None and value > 1:
            # 24小时营业: around the clock; 10年前: a decade ago.
            must = not text.startswith(("小时", "年前"), match.end())
            yield Claim(*match.span(), match[0], "digits", ((value, ""),), must=must)


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
            must=mention.kind == "score"
            or not ((end.vague and end.kind != "money") or _is_single(end)),
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
        "km": (("meter", Decimal(1000)),),
        "meter": (("km", Decimal("0.001")), ("cm", Decimal(100))),
        "tonne": (("kg", Decimal(1000)),),
        "year_of_age": (("year", Decimal(1)), ("", Decimal(1))),
        "year": (("month", Decimal(12)), ("fraction", Decimal(1)), ("decade", Decimal("0.1"))),
        "month": (("year", 1 / Decimal(12)),),
        "hour": (("minute", Decimal(60)), ("fraction", Decimal(1))),
        "minute": (("hour", 1 / Decimal(60)),),
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
