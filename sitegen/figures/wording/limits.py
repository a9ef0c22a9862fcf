"""What the words around a number say of its limit: 不到20 is less than 20, 20以下 at most 20."""

from __future__ import annotations

import re

from sitegen.figures.wording.words import Setting
from sitegen.model import Measure, Qualifier

_UNDER = "(?P<word>不到|不足|不满|未满|未达|低于|少于|小于|跌破)"
_UNDER_RE = re.compile(_UNDER)
_UNDER_APART_RE = re.compile(_UNDER + r"[^，。；：！？、（）“”\d]{0,5}$")
_REACHED: dict[Qualifier, re.Pattern[str]] = {
    "at_most": re.compile("不超过?|不高于|不多于|不大于|未超过"),
    "at_least": re.compile("不低于|不少于|不小于"),
}
_SEVERAL_RE = re.compile("[^0-9十百千万亿]*(?P<words>[数几][十百千万亿]+)")


def word_under(measure: Measure, said: Setting) -> str:
    """The Chinese word that leaves the number itself out, or nothing.

    It may stand a little way off: 不到总数的21%.
    """
    if measure.qualifier != "at_most" or word_reached(measure, said):
        return ""
    match = _UNDER_RE.search(said.surface) or _UNDER_APART_RE.search(said.before)
    return match["word"] if match else ""


def word_reached(measure: Measure, said: Setting) -> str:
    """The Chinese word before a number that may just be reached, such as 不超过, or nothing."""
    pattern = _REACHED.get(measure.qualifier)
    match = pattern.search(said.surface) if pattern else None
    return match[0] if match else ""


def several(measure: Measure, said: Setting) -> str:
    """数百 and 几千万, which name no number at all, or nothing; 上百 and 十几 name the least."""
    match = _SEVERAL_RE.match(said.surface) if measure.vague else None
    return match["words"] if match else ""
