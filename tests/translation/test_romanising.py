"""Names of people and places in English, by rule."""

from __future__ import annotations

import pytest
from pypinyin import lazy_pinyin

from sitegen.digest.lexicon import lexicon
from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.romanising import place, romanised


@pytest.mark.parametrize(
    ("context", "source", "english"),
    [
        ("person", "刘滨", "Liu Bin"),
        ("person", "钱文龙", "Qian Wenlong"),
        ("person", "欧阳修", "Ouyang Xiu"),
        ("person", "曾国藩", "Zeng Guofan"),
        ("person", "单雄信", "Shan Xiongxin"),
        ("person", "吕长安", "Lü Chang'an"),
        ("person", "解晓东", "Xie Xiaodong"),
        ("person", "仇和", "Qiu He"),
        ("person", "翟天临", "Zhai Tianlin"),
        ("person", "查良镛", "Zha Liangyong"),
        ("person", "尉迟恭", "Yuchi Gong"),
        ("person", "万俟卨", "Moqi Xie"),
        ("person", "范徐丽泰", "Fan-Xu Litai"),
        ("person", "Betsaroana Walky", None),
        ("person", "尼古拉斯·李", None),
        ("place", "信丰县", "Xinfeng County"),
        ("place", "潭丘乡", "Tanqiu Township"),
        ("place", "东门街道", "Dongmen Subdistrict"),
        ("place", "陕西省", "Shaanxi Province"),
        ("place", "内蒙古自治区", "Inner Mongolia Autonomous Region"),
        ("place", "赣州", "Ganzhou"),
        ("place", "西安", "Xi'an"),
        ("place", "沙县", "Shaxian County"),
        ("place", "沙县区", "Shaxian District"),
        ("place", "莘县", "Shenxian County"),
        ("place", "单县", "Shanxian County"),
        ("place", "青州市", "Qingzhou City"),
        ("place", "六安市", "Lu'an City"),
        ("place", "蚌埠", "Bengbu"),
        ("place", "厦门市", "Xiamen City"),
        ("place", "台州", "Taizhou"),
        ("place", "乐清市", "Yueqing City"),
        ("place", "铅山县", "Yanshan County"),
        ("place", "婺源县", "Wuyuan County"),
        ("place", "鄱阳湖", "Poyang Lake"),
        ("place", "于都县", "Yudu County"),
        ("place", "朝阳区", "Chaoyang District"),
        ("place", "漯河市", "Luohe City"),
        ("place", "长治市", "Changzhi City"),
        ("place", "曾家陂村", "Zengjiabei Village"),
        ("place", "石家庄", "Shijiazhuang"),
        ("place", "平顶山", "Pingdingshan"),
        ("place", "武功山", "Wugong Mountain"),
        ("place", "恩施土家族苗族自治州", "Enshi Tujia and Miao Autonomous Prefecture"),
        ("place", "广西壮族自治区", "Guangxi Zhuang Autonomous Region"),
        ("place", "孟加拉国", "Bangladesh"),
        ("place", "缅甸", "Myanmar"),
        ("place", "阿联酋", "United Arab Emirates"),
        ("topic", "乡村振兴", None),
        ("", "信丰县", None),
    ],
)
def test_romanised(context: str, source: str, english: str | None) -> None:
    assert romanised(Segment(source, context, Span.point("a.md"))) == english


def test_no_country_is_spelled_in_pinyin() -> None:
    countries = [name for name, level in lexicon().gazetteer.items() if level == 0]
    spelled = [n for n in countries if place(n) == "".join(lazy_pinyin(n)).capitalize()]
    # Of these English has taken over what sounds the same.
    assert set(spelled) == {"也门", "苏丹", "马里"}
