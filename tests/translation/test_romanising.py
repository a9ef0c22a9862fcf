"""Names of people and places in English, by rule."""

from __future__ import annotations

import pytest

from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.romanising import romanised


@pytest.mark.parametrize(
    ("context", "source", "english"),
    [
        ("person", "刘滨", "Liu Bin"),
        ("person", "钱文龙", "Qian Wenlong"),
        ("person", "欧阳修", "Ouyang Xiu"),
        ("person", "曾国藩", "Zeng Guofan"),
        ("person", "单雄信", "Shan Xiongxin"),
        ("person", "吕长安", "Lü Chang'an"),
        ("person", "Betsaroana Walky", None),
        ("person", "尼古拉斯·李", None),
        ("place", "信丰县", "Xinfeng County"),
        ("place", "潭丘乡", "Tanqiu Township"),
        ("place", "东门街道", "Dongmen Subdistrict"),
        ("place", "陕西省", "Shaanxi Province"),
        ("place", "内蒙古自治区", "Inner Mongolia Autonomous Region"),
        ("place", "赣州", "Ganzhou"),
        ("place", "西安", "Xi'an"),
        ("place", "沙县", "Shaxian"),
        ("topic", "乡村振兴", None),
        ("", "信丰县", None),
    ],
)
def test_romanised(context: str, source: str, english: str | None) -> None:
    assert romanised(Segment(source, context, Span.point("a.md"))) == english
