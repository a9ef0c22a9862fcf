"""Names of people and places by rule: pinyin, surname first, and the level of a place in English.

Names of people follow GB/T 28039-2011 (钱文龙 Qian Wenlong, 欧阳修 Ouyang Xiu, 范徐丽泰 Fan-Xu
Litai), apostrophes GB/T 16159-2012 (西安 Xi'an). A county with a name of one syllable keeps its
level, as usage has it (莘县 Shenxian County). What pinyin gets wrong stands in the lists in
`data/`; countries come from CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sitegen.digest.lexicon import lexicon
from sitegen.digest.names import COMPOUND_SURNAMES, SURNAMES
from sitegen.model import Segment
from sitegen.translation.segments import PERSON, PLACE

_LEVELS = {
    "自治区": "Autonomous Region", "自治州": "Autonomous Prefecture", "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner", "街道": "Subdistrict", "社区": "Community", "新区": "New Area",
    "地区": "Prefecture", "水库": "Reservoir", "省": "Province", "市": "City", "县": "County",
    "区": "District", "镇": "Town", "乡": "Township", "村": "Village", "州": "Prefecture",
    "盟": "League", "旗": "Banner",
}  # fmt: skip
_FEATURES = {"山": "Mountain", "河": "River", "江": "River", "湖": "Lake", "岛": "Island"}
# A village, or part of one, that is called after a family: 曾家陂 is Zengjiabei.
_FAMILY_RE = re.compile("(.)[家庄屯]")
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
    surnames = _surnames(name)
    given = name[sum(map(len, surnames)) :]
    readings = _listed("surnames.txt")
    surname = "-".join((readings.get(text) or _pinyin(text)).capitalize() for text in surnames)
    return f"{surname} {_pinyin(given).capitalize()}"


def _surnames(name: str) -> tuple[str, ...]:
    """The surname; of a married woman's or a child's four characters perhaps two of them."""
    compound = next((text for text in COMPOUND_SURNAMES if name.startswith(text)), "")
    if compound and len(name) > len(compound):
        return (compound,)
    if len(name) == _LONGEST_NAME and name[0] in SURNAMES and name[1] in SURNAMES:
        return name[0], name[1]
    return (name[0],)


def place(name: str) -> str:
    """A Chinese place with its level in English: 信丰县 is Xinfeng County."""
    if known := _known_place(name):
        return known
    for ending, level in _LEVELS.items():
        base = name.removesuffix(ending)
        if base != name and len(base) > 1:
            return f"{_base(base, ending)} {level}"
    if name.endswith("县") and len(name) == 2:
        return f"{_base(name)} County"
    # 青州 and 鞍山 are whole names.
    return _feature(name) or _base(name)


def _base(name: str, level: str = "") -> str:
    """A name without its level; of an autonomous area with its peoples: Enshi Tujia and Miao."""
    peoples: list[str] = []
    while level.startswith("自治") and not _known_place(name):
        found = next((p for p in _listed("peoples.txt") if name.endswith(p)), None)
        if found is None:
            break
        peoples.insert(0, _listed("peoples.txt")[found])
        name = name.removesuffix(found)
    said = f"{', '.join(peoples[:-1])} and {peoples[-1]}" if peoples[1:] else "".join(peoples)
    base = (_known_place(name) or _spelled(name)) if name else ""
    return f"{base} {said}".strip()


def _spelled(name: str) -> str:
    family = _FAMILY_RE.match(name)
    surname = _listed("surnames.txt").get(family[1]) if family else None
    return (surname + _pinyin(name[1:]) if surname else _pinyin(name)).capitalize()


def _feature(name: str) -> str | None:
    """A mountain, a river or the like; cities such as 平顶山 are called after theirs."""
    level = _FEATURES.get(name[-1])
    if level is None or len(name) == 2 or name in lexicon().gazetteer:
        return None
    return f"{_base(name[:-1])} {level}"


def _known_place(name: str) -> str | None:
    return _listed("places.txt").get(name) or _countries().get(name)


def _pinyin(text: str) -> str:
    """Syllables joined, with an apostrophe where one begins with a vowel (GB/T 16159-2012, 6.3)."""
    from pypinyin import lazy_pinyin

    first, *others = lazy_pinyin(text, v_to_u=True)
    return first + "".join(f"'{s}" if s[:1] in "aeo" else s for s in others)


@cache
def _listed(file: str) -> Mapping[str, str]:
    """A list of ours: a name and its English in a line."""
    text = files("sitegen.translation").joinpath("data", file).read_text(encoding="utf-8")
    rows = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def _countries() -> Mapping[str, str]:
    """Countries as CLDR calls them in both languages."""
    from babel import Locale

    chinese: Mapping[str, str] = Locale("zh").territories
    english: Mapping[str, str] = Locale("en").territories
    # Beside countries there are continents (numbers). CLDR has “Myanmar (Burma)”.
    codes = [code for code in english if code in chinese and code.isalpha()]
    return {chinese[code]: english[code].partition(" (")[0] for code in codes}
