"""Names of people and places by rule: pinyin, surname first, and the level of a place in English.

Pinyin of names follows GB/T 28039-2011: 钱文龙 is Qian Wenlong, 欧阳修 is Ouyang Xiu.
"""

from __future__ import annotations

import re

from sitegen.model import Segment
from sitegen.translation.segments import PERSON, PLACE

_COMPOUND_RE = re.compile(
    "欧阳|上官|皇甫|令狐|诸葛|司徒|司马|申屠|夏侯|贺兰|完颜|慕容|尉迟|长孙|端木|东方|南宫|公孙|轩辕|呼延"
)
# Characters that are read otherwise as surnames.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "朴": "piao",
    "任": "ren", "华": "hua", "盖": "ge", "洗": "xian", "冼": "xian", "乐": "yue", "翟": "zhai",
    "尉迟": "yuchi", "长孙": "zhangsun", "令狐": "linghu", "覃": "qin", "晁": "chao", "缪": "miao",
}  # fmt: skip
_LEVELS = {
    "自治区": "Autonomous Region", "自治州": "Autonomous Prefecture", "自治县": "Autonomous County",
    "街道": "Subdistrict", "社区": "Community", "省": "Province", "市": "City", "县": "County",
    "区": "District", "镇": "Town", "乡": "Township", "村": "Village", "州": "Prefecture",
}  # fmt: skip
# Places whose English name is no pinyin, or not the plain one.
_PLACES = {
    "陕西": "Shaanxi", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "香港": "Hong Kong",
    "澳门": "Macao", "哈尔滨": "Harbin", "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi",
    "拉萨": "Lhasa", "厦门": "Xiamen", "重庆": "Chongqing", "蚌埠": "Bengbu", "六安": "Lu'an",
    "中国": "China", "台湾": "Taiwan", "黄埔": "Huangpu", "铅山": "Yanshan",
}  # fmt: skip
_HAN_RE = re.compile("[\u3400-\u9fff]+")
_LONGEST_NAME = 4


def romanised(segment: Segment) -> str | None:
    """The English of a person's or a place's name; None for what is neither, or no plain name."""
    if not _HAN_RE.fullmatch(segment.source):
        return None
    if segment.context == PERSON and 2 <= len(segment.source) <= _LONGEST_NAME:
        return person(segment.source)
    return place(segment.source) if segment.context == PLACE else None


def person(name: str) -> str:
    """A Chinese name in pinyin, the surname first."""
    compound = _COMPOUND_RE.match(name)
    length = len(compound[0]) if compound and len(name) > len(compound[0]) else 1
    surname, given = name[:length], name[length:]
    first = _SURNAMES.get(surname) or _pinyin(surname)
    return f"{first.capitalize()} {_pinyin(given).capitalize()}"


def place(name: str) -> str:
    """A Chinese place with its level in English: 信丰县 is Xinfeng County."""
    for ending, level in _LEVELS.items():
        base = name.removesuffix(ending)
        # 沙县 and 青州 are whole names.
        if base != name and len(base) > 1:
            return f"{_PLACES.get(base) or _pinyin(base).capitalize()} {level}"
    return _PLACES.get(name) or _pinyin(name).capitalize()


def _pinyin(text: str) -> str:
    """Syllables joined, with an apostrophe where one begins with a vowel (GB/T 16159-2012, 6.3)."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(text, v_to_u=True)
    joined = syllables[0] if syllables else ""
    for syllable in syllables[1:]:
        joined += f"'{syllable}" if syllable[:1] in "aeo" else syllable
    return joined
