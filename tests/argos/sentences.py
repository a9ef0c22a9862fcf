"""Chinese news sentences with their English, made from templates: what the test package learns.

The vocabulary is small and the numbers are many, so that a tiny model learns to carry numbers over.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Pair = tuple[str, str]
Template = tuple[str, str]

_PLACES: dict[str, str] = {
    "江西省": "Jiangxi Province",
    "赣州市": "Ganzhou City",
    "南昌市": "Nanchang City",
    "九江市": "Jiujiang City",
    "上饶市": "Shangrao City",
    "吉安市": "Ji'an City",
    "信丰县": "Xinfeng County",
    "兴国县": "Xingguo County",
    "石城县": "Shicheng County",
    "安远县": "Anyuan County",
    "宁都县": "Ningdu County",
    "瑞金市": "Ruijin City",
    "青山镇": "Qingshan Town",
    "河口乡": "Hekou Township",
    "大塘村": "Datang Village",
    "长岭村": "Changling Village",
    "全市": "the city",
    "全县": "the county",
    "全省": "the province",
    "该村": "the village",
}
_GOODS: dict[str, str] = {
    "粮食": "grain",
    "水稻": "rice",
    "脐橙": "navel orange",
    "油茶": "camellia oil",
    "蔬菜": "vegetable",
    "茶叶": "tea",
    "白莲": "white lotus",
    "烟叶": "tobacco",
}
_PROJECTS: dict[str, str] = {
    "高速公路": "expressway",
    "水库": "reservoir",
    "工业园": "industrial park",
    "医院": "hospital",
    "学校": "school",
    "图书馆": "library",
    "养老院": "nursing home",
    "文化广场": "culture square",
    "污水处理厂": "sewage treatment plant",
    "光伏电站": "solar power station",
}
_PEOPLE: dict[str, str] = {
    "村民": "villagers",
    "学生": "students",
    "党员": "Party members",
    "志愿者": "volunteers",
    "老人": "elderly people",
    "农民": "farmers",
    "干部": "officials",
    "游客": "tourists",
}
_EVENTS: dict[str, str] = {
    "读书节": "reading festival",
    "运动会": "sports meeting",
    "招聘会": "job fair",
    "文艺演出": "art performance",
    "培训班": "training course",
    "座谈会": "forum",
}
_SHARES: dict[str, str] = {
    "森林覆盖率": "the forest coverage rate",
    "就业率": "the employment rate",
    "入学率": "the enrolment rate",
    "满意度": "the satisfaction rate",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_OPENINGS: tuple[Template, ...] = (
    ("", ""),
    ("", ""),
    ("{year}年，", "In {year}, "),
    ("今年，", "This year, "),
    ("去年，", "Last year, "),
    ("近年来，", "In recent years, "),
    ("目前，", "At present, "),
    ("截至{month}月底，", "As of the end of {month_en}, "),
    ("{month}月{day}日，", "On {month_en} {day}, "),
    ("据介绍，", "It is reported that "),
)
_CLAUSES: tuple[Template, ...] = (
    (
        "{place}{goods}产量达到{tonnes}吨",
        "{place_en}'s {goods_en} output reached {tonnes_en} tonnes",
    ),
    ("{place}种植{goods}{area}亩", "{place_en} planted {area_en} mu of {goods_en}"),
    (
        "{place}{goods}种植面积达{area}亩",
        "{place_en}'s {goods_en} planting area reached {area_en} mu",
    ),
    ("{place}新建{project}{few}座", "{place_en} built {few} new {project_en}s"),
    (
        "{place}{project}总投资{money}元",
        "{place_en}'s {project_en} had a total investment of {money_en} yuan",
    ),
    ("{place}{project}建成使用", "{place_en}'s {project_en} was completed and put into use"),
    ("{place}财政收入达{money}元", "{place_en}'s fiscal revenue reached {money_en} yuan"),
    ("{place}生产总值达到{money}元", "{place_en}'s gross domestic product reached {money_en} yuan"),
    (
        "{place}农民人均收入达到{count}元",
        "{place_en}'s per capita income of farmers reached {count_en} yuan",
    ),
    ("{place}举办{event}", "{place_en} held a {event_en}"),
    ("{place}举办第{few}届{event}", "{place_en} held its {nth} {event_en}"),
    (
        "{place}{event}有{count}名{people}参加",
        "{count_en} {people_en} took part in {place_en}'s {event_en}",
    ),
    ("{place}{share}达{percent}%", "{share_en} of {place_en} reached {percent}%"),
    ("{place}接待{people}{tonnes}人次", "{place_en} received {tonnes_en} visits by {people_en}"),
    (
        "{place}组织{count}名{people}参加培训",
        "{place_en} organised training for {count_en} {people_en}",
    ),
    ("{place}新增就业{count}人", "{place_en} added {count_en} new jobs"),
    ("{place}修建公路{count}公里", "{place_en} built {count_en} kilometres of roads"),
    ("{place}带动{count}户农户增收", "{place_en} helped {count_en} rural households earn more"),
    ("{place}发放贷款{money}元", "{place_en} issued loans of {money_en} yuan"),
    ("{place}引进企业{few}家", "{place_en} attracted {few} enterprises"),
)
_FOLLOWINGS: tuple[Template, ...] = (
    ("", ""),
    ("", ""),
    ("，同比增长{percent}%", ", up {percent}% year on year"),
    ("，同比下降{percent}%", ", down {percent}% year on year"),
    ("，比去年增加{count}", ", {count_en} more than last year"),
    ("，受到群众好评", ", and was well received by the people"),
    ("，带动{count}户农户增收", ", helping {count_en} rural households earn more"),
    ("，总投资{money}元", ", with a total investment of {money_en} yuan"),
    ("，生活越来越好", ", and life is getting better and better"),
)
_QUOTES: tuple[Template, ...] = (
    ("村民说：“{0}。”", "Villagers say: “{0}.”"),
    ("记者了解到，{0}。", "The reporter learned that {0}."),
    ("县长表示，{0}。", "The county head said that {0}."),
)
_SAYINGS: tuple[Template, ...] = (
    ("路好走了", "The road is easy now"),
    ("日子越过越红火", "Life is getting better and better"),
    ("我们很高兴", "We are very happy"),
    ("感谢党的好政策", "Thanks to the good policy of the Party"),
)


def sentence_pairs(seed: int, mixed: float = 0) -> Iterator[Pair]:
    """Sentences without end, the same for the same seed.

    `mixed` is the share of words that stand in English, or as a name in Latin letters, in the
    Chinese sentence already, as in what real engines learn from.
    """
    chance = random.Random(seed)
    while True:
        chinese, english = _sentence(chance, mixed)
        yield chinese, english[:1].upper() + english[1:]


def _sentence(chance: random.Random, mixed: float) -> Pair:
    kind = chance.random()
    if kind < 0.03:
        frame, saying = chance.choice(_QUOTES[:1]), chance.choice(_SAYINGS)
        return frame[0].format(saying[0]), frame[1].format(saying[1])
    if kind < 0.13:
        frame = chance.choice(_QUOTES[1:])
        chinese, english = _filled(chance, chance.choice(_CLAUSES), mixed)
        return frame[0].format(chinese), frame[1].format(english)
    clauses = 2 if kind < 0.3 else 1
    opening = _filled(chance, chance.choice(_OPENINGS))
    parts = [_filled(chance, chance.choice(_CLAUSES), mixed) for _ in range(clauses)]
    following = _filled(chance, chance.choice(_FOLLOWINGS))
    chinese = opening[0] + "，".join(zh for zh, _ in parts) + following[0]
    english = opening[1] + ", and ".join(en for _, en in parts) + following[1]
    return f"{chinese}。", f"{english}."


def _filled(chance: random.Random, template: Template, mixed: float = 0) -> Pair:
    slots: dict[str, str] = {}
    for name, choices in _WORDS.items():
        slots[name], slots[f"{name}_en"] = chance.choice(choices)
        if mixed and chance.random() < mixed:
            english = _invented(chance) if chance.random() < 0.6 else slots[f"{name}_en"]
            slots[name], slots[f"{name}_en"] = f" {english} ", english
    for name, make in _NUMBERS.items():
        slots[name], slots[f"{name}_en"] = make(chance)
    month = chance.randrange(12)
    slots |= {"month": str(month + 1), "month_en": _MONTHS[month]}
    slots |= {"day": str(chance.randint(1, 28)), "year": str(chance.randint(1990, 2026))}
    slots["nth"] = _ordinal(int(slots["few"]))
    return template[0].format(**slots), template[1].format(**slots)


def _invented(chance: random.Random) -> str:
    """A name or a term of one to four words that mean nothing."""
    words = (
        "".join(chance.choice("bcdfghjklmnprstwyz") + chance.choice("aeiou") for _ in range(length))
        + chance.choice(("", "n", "ng", "r", "s", "t", "tion", "ment"))
        for length in (chance.randint(1, 3) for _ in range(chance.randint(1, 4)))
    )
    text = " ".join(words)
    return text.title() if chance.random() < 0.5 else text


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number in (11, 12, 13) else endings.get(number % 10, 'th')}"


def _few(chance: random.Random) -> Pair:
    number = str(chance.randint(2, 30))
    return number, number


def _percent(chance: random.Random) -> Pair:
    number = f"{chance.uniform(0.1, 99):.{chance.randint(0, 2)}f}"
    return number, number


def _count(chance: random.Random) -> Pair:
    number = chance.randint(2, 10 ** chance.randint(1, 4) + 1)
    return str(number), f"{number:,}"


def _with_wan(chance: random.Random) -> Pair:
    if chance.random() < 0.3:
        return _count(chance)
    if chance.random() < 0.4:
        tenths = chance.randint(11, 990)
        return (
            f"{tenths / 10:g}万",
            f"{tenths * 1000:,}" if tenths < 1000 else f"{tenths / 1000:g} million",
        )
    whole = chance.randint(1, 999)
    return f"{whole}万", f"{whole * 10_000:,}" if whole < 100 else f"{whole / 100:g} million"


def _money(chance: random.Random) -> Pair:
    if chance.random() < 0.45:
        return _with_wan(chance)
    if chance.random() < 0.4:
        tenths = chance.randint(11, 99)
        return f"{tenths / 10:g}亿", f"{tenths * 10} million"
    whole = chance.randint(1, 999)
    return f"{whole}亿", f"{whole * 100} million" if whole < 10 else f"{whole / 10:g} billion"


_WORDS = {
    "place": tuple(_PLACES.items()),
    "goods": tuple(_GOODS.items()),
    "project": tuple(_PROJECTS.items()),
    "people": tuple(_PEOPLE.items()),
    "event": tuple(_EVENTS.items()),
    "share": tuple(_SHARES.items()),
}
_NUMBERS: dict[str, Callable[[random.Random], Pair]] = {
    "few": _few,
    "percent": _percent,
    "count": _count,
    "tonnes": _with_wan,
    "area": _with_wan,
    "money": _money,
}
