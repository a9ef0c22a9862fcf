"""Which figures of an article an editor would put in the margin.

A figure's score adds what speaks for it:

- magnitude for its unit: money and counts by order of size, shares by being shares;
- standing: in the lead, said with 突破 or 总, the outcome of the story (受理, 化解, 减免);

and takes away what speaks against it: a target rather than a fact, a bracket, one item of a long
list, a threshold (产值超亿元企业), a part of the figure before it (其中), a small count.

Figures are then taken from the best down. Each one taken makes those of its unit less welcome,
those that say the same (label and value) unwelcome.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.figures.text import TextFigure

MOST = 6
"""Key figures of an article."""

LEAST = 1.2
"""The score from which a figure may be key."""

_LONG_LIST = 4
_NEVER = 10.0
# A word of one character counts only where it is no part of another: 总书记, 将近, 虚拟, 创业.
_OUTCOME_RE = re.compile(
    "受理|办结|化解|减免|破解|惠及|完成|实现|新增|增收|收到|节省|带动|整改|解决|查处|救助|签约|成交|夺得|死亡|遇难|受伤|确诊|治愈|营收|收入|利润|产值|种植"
    "|(?<!老)总(?!书记|部|经理|裁|统|理|台|站|会|务|监|编|结|指挥|局|署|支(?!出)|干事|是|体|公司|院|队|督|则|工)"
)
_TARGET_RE = re.compile(
    "目标|力争|计划|预计|规划|确保|到20[2-9][0-9]年"
    "|(?<![大小老猛健战名])将(?!近|军|士|领|帅|官|才|相)|(?<![虚模])拟(?!人|真|音|声)"
)
_STRESS_RE = re.compile(
    "总数|总额|总投资|总量|累计|首次|历史"
    "|(?<![公中国总])共(?!同|和|享|产党|产主义|识|青团|性|治|建|商|富|赢|存|鸣|通|用|体)"
    "|(?<![首开独原草重初文科双众])创(?!业|新|意|建|造|作|办|始|客|投|伤|口|优|立|伟)"
)
_REACHED_RE = re.compile("突破|超过")
_PART_RE = re.compile("其中[^，。；]{0,12}$|(?:入选|上榜)[^，。；]{0,12}$")
_THRESHOLD_RE = re.compile(
    "(?:的|以上|以下)?(?:企业|项目|村|人员|老年人|老人|家庭|家|大|用户|产业|以上)"
)
_LEVEL_RE = re.compile("[十百千万亿]级$")
_ITEM_RE = re.compile("[、和及与，][^，。；！？、]{0,12}")
_WINDOW = 24
_LONGEST_BRACKET = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with the text it stands in. `lead`: that text is the article's first paragraph."""

    figure: TextFigure
    text: str
    lead: bool
    listed: int
    """How many figures of its unit its sentence lists."""


def choose_key(
    paragraphs: Sequence[tuple[str, Sequence[TextFigure]]],
) -> tuple[tuple[int, int], ...]:
    """The key figures of an article, the foremost first: paragraph and figure, counted from 0."""
    places: dict[tuple[int, int], Candidate] = {}
    for number, (text, figures) in enumerate(paragraphs):
        listed_of = _list_lengths(text, figures)
        for index, (figure, listed) in enumerate(zip(figures, listed_of, strict=True)):
            places[number, index] = Candidate(figure, text, number == 0, listed)
    scores = {place: score(candidate) for place, candidate in places.items()}
    chosen: list[tuple[int, int]] = []
    while len(chosen) < MOST:
        taken = [places[place].figure for place in chosen]
        best: tuple[float, tuple[int, int]] | None = None
        for place, candidate in places.items():
            if place in chosen:
                continue
            worth = scores[place] - _repetition(candidate.figure, taken)
            if best is None or worth > best[0]:
                best = (worth, place)
        if best is None or best[0] < LEAST:
            break
        chosen.append(best[1])
    return tuple(chosen)


def score(candidate: Candidate) -> float:
    """How much a figure matters by itself; below `LEAST` it never shows."""
    figure, text = candidate.figure, candidate.text
    before = text[max(0, figure.mention.start - _WINDOW) : figure.mention.start]
    clause = re.split("[，。；：！？、]", before)[-1]
    behind = re.split(
        "[，。；：！？、]", text[figure.mention.end : figure.mention.end + _WINDOW // 2]
    )[0]
    worth = _magnitude(figure)
    worth += 2.0 if candidate.lead else 0.0
    worth += 1.2 if _REACHED_RE.match(figure.surface) else 0.0
    worth += 0.8 if _OUTCOME_RE.search(clause + behind) else 0.0
    worth += 0.5 if _STRESS_RE.search(clause) else 0.0
    worth -= 1.5 if _TARGET_RE.search(clause) else 0.0
    worth -= 1.5 if _in_brackets(text, figure) else 0.0
    worth -= 1.0 if _PART_RE.search(before) else 0.0
    worth -= 1.5 if candidate.listed >= _LONG_LIST else 0.0
    worth -= _NEVER if _is_threshold(text, figure) else 0.0
    return worth


def _magnitude(figure: TextFigure) -> float:
    mention = figure.mention
    size = min(15.0, math.log10(max(1.0, float(abs(mention.value)))))
    match mention.kind:
        case "money":
            return 1.0 + size / 5
        case "percent":
            return 2.8
        case "ratio":
            return 2.0
        case "rank" | "score":
            return 1.8
        case "duration":
            return 1.3 + size / 4
        case "age" | "temperature":
            return 1.2
    if not mention.counter:
        return 0.9 + size / 3
    return 0.4 + min(size, 8) / 2


def _repetition(figure: TextFigure, taken: Sequence[TextFigure]) -> float:
    cost = 0.0
    for other in taken:
        if other.mention.unit == figure.mention.unit:
            cost += 0.6 if other.mention.kind == "money" else 0.35
        if other.label == figure.label:
            cost += 0.8 + (_NEVER if other.mention.value == figure.mention.value else 0.0)
    return cost


def _list_lengths(text: str, figures: Sequence[TextFigure]) -> list[int]:
    """For each figure how many stand in a row with it, nothing but 、 and names between them."""
    lengths: list[int] = []
    for index, figure in enumerate(figures):
        end = figures[index - 1].mention.end if index else -1
        if index and _ITEM_RE.fullmatch(text, end, figure.mention.start):
            lengths[-1] += 1
        else:
            lengths.append(1)
    return [length for length in lengths for _ in range(length)]


def _in_brackets(text: str, figure: TextFigure) -> bool:
    before = text[max(0, figure.mention.start - _LONGEST_BRACKET) : figure.mention.start]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _is_threshold(text: str, figure: TextFigure) -> bool:
    """产值超亿元企业, 60岁以上的老人, 百亿级: the number only says which ones are meant."""
    if _LEVEL_RE.search(figure.surface):
        return True
    limits = figure.mention.qualifier in ("over", "at_least", "at_most")
    return (
        limits
        and bool(_THRESHOLD_RE.match(text, figure.mention.end))
        and not figure.mention.counter
    )
