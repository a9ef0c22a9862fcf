"""The dates and times of day of a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from sitegen.figures.english.dates import HALF_OF_DAY
from sitegen.figures.numerals import SMALL_NUMBER, SPELLED, parse_number
from sitegen.figures.wordlists import alternatives, table
from sitegen.translation.guard.claim import Claim, ClaimKind

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
# 从28号开始, but 从10号线.
_NUMBERED_DAY_RE = re.compile(
    rf"[从于自在到至](?P<day>{SMALL_NUMBER})号(?![线楼文公令台店院门房车厅馆机井工选种病球首])"
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
    (_NUMBERED_DAY_RE, _WHOLE[2:]),
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
# 前7个月: January to July.
_FIRST_MONTHS_RE = re.compile(rf"[前头](?P<number>{SMALL_NUMBER})个?月")
_HALF_RE = re.compile("早|上午|午|傍晚|晚|夜")
_HALVES_OF_DAY = ("下午", "傍晚", "晚上", "晚间", "深夜", "晚")


def date_claims(text: str) -> Iterator[Claim]:
    """Years, months, days and times of day, each a claim of its own."""
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


def named_date_claims(text: str) -> Iterator[Claim]:
    """The dates that names mean, and the months at the ends of halves and quarters of a year."""
    for match in _named_pattern().finditer(text):
        for kind, value in _named_dates()[match[0]]:
            yield Claim(*match.span(), match[0], kind, ((value, ""),), must=kind == "digits")
    for match in _FIRST_MONTHS_RE.finditer(text):
        last = parse_number(match["number"]) or Decimal(0)
        for value in (Decimal(1), last):
            yield Claim(*match.span(), match[0], "month", ((value, ""),), must=False)


@cache
def _named_dates() -> dict[str, tuple[tuple[ClaimKind, Decimal], ...]]:
    kinds: dict[str, ClaimKind] = {"year": "digits", "month": "month", "day": "day"}
    return {
        name: tuple((kinds[kind], Decimal(value)) for kind, value in map(str.split, parts))
        for name, *parts in table("named_dates.txt")
    }


@cache
def _named_pattern() -> re.Pattern[str]:
    return re.compile(alternatives({name: re.escape(name) for name in _named_dates()}))


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
