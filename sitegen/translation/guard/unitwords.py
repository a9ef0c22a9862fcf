"""Chinese units that engines turn into others without converting the number: 斤 (half a kilogram),
里 (half a kilometre), 尺 (a third of a metre), 亩 (a fifteenth of a hectare), and yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DOLLARS = r"银元|银圆|[美港澳加新台湾纽亚坡]元|[美港澳加新台]币|美金|美分|美刀|[$＄]|USD|HKD|刀"
_MONEY = "元|块|薪|工资"
DOLLARS_RE = re.compile(f"{_DOLLARS}|美|{_MONEY}")
"""What speaks of dollars, or of money that engines take for dollars."""
_UNITS = (
    ("斤", "(?<![公市千])斤", "公斤|千克", r"\bkilo(?:gram(?:me)?)?s?\b|\bkg\b", "jin"),
    ("里", "(?<=[0-9一二三四五六七八九十百千万多余几两])里(?![面程])", "公里|千米|英里|海里",
     r"\bkilomet(?:er|re)s?\b|\bkm\b|\bmiles?\b", "li"),
    ("公斤", "公斤|千克", "磅|英镑", r"\bpounds?\b|\blbs?\b", "kilogram"),
    ("尺", "(?<=[0-9一二三四五六七八九十百两])尺(?!寸)", "英尺|呎", r"\bfeet\b|\bft\b", "chi"),
    ("亩", "亩", "公顷|英亩", r"\bacres?\b", "mu"),
    ("元", _MONEY, _DOLLARS, r"\b(?:US |U\.S\. |American )?dollars?\b", "yuan"),
)  # fmt: skip


def wrong_unit_words(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    """The Chinese unit and the English word that stands where its name should."""
    for name, has, lacks, word, _ in _UNITS:
        found = re.search(word, english, re.IGNORECASE)
        if found and re.search(has, chinese) and not re.search(lacks, chinese):
            yield name, found[0]


def with_right_words(chinese: str, english: str) -> str:
    """The translation with those words replaced by the names of the Chinese units, and without
    invented dollars."""
    if not DOLLARS_RE.search(chinese):
        english = re.sub(r"(?:US)?\$ ?(?=\d)|(?<=\d) (?:US )?dollars?\b", "", english)
    wrong = {name for name, _ in wrong_unit_words(chinese, english)}
    for name, _, _, word, right in _UNITS:
        if name in wrong:
            english = re.sub(word, right, english, flags=re.IGNORECASE)
    return english
