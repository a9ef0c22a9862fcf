"""Number texts in a sentence: where each stands, what it is worth, how exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sitegen.figures.numerals import ARABIC, CHARACTERS, COUNTING, SCALES, parse_number
from sitegen.figures.passages import Passage
from sitegen.model import Qualifier

# 百帕, 千瓦 and their like are units, not scales; but 五千 is one number in 一万五千米.
_ONE_SCALE = f"(?:[十万亿]|百(?!帕|分)|千(?![瓦克米卡伏赫帕])|(?<=万[0-9０-９{COUNTING}])千)"
_TAIL = "[0-9０-９]+(?![0-9０-９A-Za-z])"
_AMOUNT_RE = re.compile(
    # 数百, 几十万, 上千, and 近千亿 whose qualifier is read later.
    rf"(?P<several>好几|[数几上成])(?P<scale>[{SCALES}]+)"
    # 三四十, 五六, 七八百万; 三五.
    rf"|(?<![{COUNTING}{SCALES}])(?P<pair>一两|[一两]二|[二两]三|三四|四五|五六|六七|七八|八九|三五)(?P<pair_scale>[{SCALES}]*)(?![{COUNTING}零〇点])"
    # 十几, 二十几万.
    rf"|(?P<tens>[{COUNTING}]?十)几(?P<tens_scale>[百千万亿]*)"
    # 十七八, 二十五六; 一万六七千.
    rf"|(?P<decade>[{COUNTING}]?十|[{COUNTING}]+[百千万亿](?=[{COUNTING}]{{2}}[十百千万]))"
    rf"(?P<ones>[{COUNTING}]{{2}})(?P<ones_scale>[十百千万亿]*)"
    rf"|(?P<number>(?<![0-9０-９.．])(?<![0-9],)(?:{ARABIC})(?!,[0-9])(?:[.．][0-9０-９]+)?(?:\s(?=[万亿]))?(?:{_ONE_SCALE}+(?:零?{_TAIL}(?:[.．][0-9０-９]+)?)?)*"
    rf"|(?:[零〇○廿卅{COUNTING}]|{_ONE_SCALE})+(?:点[零〇一二三四五六七八九]+[万亿]*)?)"
    rf"(?P<more>(?:余(?![姚杭干庆额热震温地生下光])|多(?![么样])|来(?![自到源临电往访])|几(?=[{SCALES}]))(?P<more_scale>{_ONE_SCALE}*))?"
)


_PLAIN = frozenset("零〇一二两三四五六七八九十")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number text. `qualifier` is what stands inside it (60余万); `high` the end of a range.

    `bare`: a scale alone (百, 千亿), which counts only where a word says so (近千亿). `digits`: it
    begins with an Arabic one. `scaled`: it is told by a scale. `written` is the text.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    qualifier: Qualifier | None = None
    vague: bool = False
    digits: bool = False
    bare: bool = False
    scaled: bool = False
    written: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is a lone Chinese numeral below ten, as names and idioms are full of."""
        return self.written in _PLAIN


def find_amounts(passage: Passage) -> Iterator[Amount]:
    """All number texts, in order. What is no well-formed number is left out."""
    for match in passage.at_numbers(_AMOUNT_RE):
        amount = _read(match)
        if amount is not None:
            yield amount


def starts_amount(text: str, index: int) -> bool:
    """Whether a number text begins at `index`."""
    return _AMOUNT_RE.match(text, index) is not None


def _read(match: re.Match[str]) -> Amount | None:
    if match["several"]:
        return _vague(match, _one_of(match["scale"]))
    if match["tens"]:
        return _vague(match, parse_number(match["tens"] + match["tens_scale"]))
    if match["pair"]:
        return _between(match, match["pair"], match["pair_scale"])
    if match["decade"]:
        first, second = (COUNTING.index(digit) for digit in match["ones"])
        if first == 0 or second - first not in (1, 2):
            return None
        return _between(match, match["ones"], match["ones_scale"], match["decade"])
    return _number(match)


def _vague(match: re.Match[str], value: Decimal | None) -> Amount | None:
    if value is None:
        return None
    return Amount(*match.span(), value, vague=True, scaled=True, written=match[0])


def _between(match: re.Match[str], pair: str, scale: str, tens: str = "") -> Amount | None:
    """三四十 is 30 to 40, 二十五六 is 25 to 26, 一万六七千 is 16,000 to 17,000."""
    low, high = parse_number(tens + pair[0] + scale), parse_number(tens + pair[1] + scale)
    if low is None or high is None or low >= high:
        return None
    return Amount(*match.span(), low, high, scaled=bool(scale or tens), written=match[0])


def _one_of(scale: str) -> Decimal | None:
    """The value of a scale alone: 千万 is ten million."""
    return parse_number(scale if scale[0] == "十" else f"一{scale}")


def _number(match: re.Match[str]) -> Amount | None:
    text = match["number"]
    if text in ("零", "〇", "○"):
        return None  # 零下, 零售: alone it is part of a word.
    bare = text[0] in "百千万亿"
    value = _one_of(text) if bare else parse_number(text)
    if value is None:
        return None
    start, end = match.span()
    qualifier: Qualifier | None = None
    if match["more"]:
        qualifier = "about" if match["more"][0] == "来" else "over"
        scale = match["more_scale"]
        if scale:
            factor = _one_of(scale)
            if factor is None:
                return None
            value *= factor
        bare = False
    digits = text[0] not in CHARACTERS
    scaled = not _SCALES.isdisjoint(match[0]) or bool(_TENS_RE.search(text))
    return Amount(start, end, value, None, qualifier, False, digits, bare, scaled, match[0])


_SCALES = frozenset("百千万亿")
_TENS_RE = re.compile("十.|.十|[廿卅]")

CONNECTOR = r"\s*(?:[—–―－\-]{1,2}|[~～〜∼]{1,2}|至|到)\s*"
"""What stands between the ends of a range."""

_CONNECTOR_RE = re.compile(CONNECTOR)


def join_ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    """Make 3—5万 and 3万至5万 one amount each. The first shares the scale of the second (3—5万)."""
    joined: list[Amount] = []
    for amount in amounts:
        before = joined[-1] if joined else None
        if (
            before
            and before.high is None
            and amount.high is None
            and not (before.bare or amount.bare)
        ):
            match = _CONNECTOR_RE.fullmatch(text, before.end, amount.start)
            if match:
                low = _share_scale(before, amount)
                if low < amount.value:
                    joined[-1] = replace(
                        amount,
                        start=before.start,
                        value=low,
                        high=amount.value,
                        digits=before.digits,
                        qualifier=amount.qualifier or before.qualifier,
                        written=text[before.start : amount.end],
                    )
                    continue
        joined.append(amount)
    return joined


def _share_scale(low: Amount, high: Amount) -> Decimal:
    scale = re.search(r"[百千万亿]+$", high.written)
    if not scale or re.search("[百千万亿]", low.written):
        return low.value
    factor = parse_number("一" + scale[0])
    if factor is None or low.value >= high.value / factor:
        return low.value
    return low.value * factor
