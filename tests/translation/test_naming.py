"""Names inside sentences."""

from __future__ import annotations

import pytest

from sitegen.translation.naming import name_wordings
from sitegen.translation.wordings import worded


@pytest.mark.parametrize(
    ("chinese", "expected"),
    [
        ("张志明介绍，北京的动物增加了。", " Zhang Zhiming 介绍，北京的动物增加了。"),
        ("县委书记刘勇在章贡区调研。", "县委书记 Liu Yong 在 Zhanggong District 调研。"),
        ("罗飞教授赶到赣州市。", " Luo Fei 教授赶到 Ganzhou City 。"),
        ("村民王五和李小龙说", "村民 Wang Wu 和 Li Xiaolong 说"),
        ("镇长欧阳明远介绍，", "镇长 Ouyang Mingyuan 介绍，"),
        ("村民张红旗说", "村民 Zhang Hongqi 说"),
        ("县委书记刘勇7月", "县委书记 Liu Yong 7月"),
        # Names that jieba cuts apart.
        ("管委会主任罗观树说。", "管委会主任 Luo Guanshu 说。"),
        ("党支部书记黄功渭说。", "党支部书记 Huang Gongwei 说。"),
        ("新干县潭丘乡坚持", " Xingan County  Tanqiu Township 坚持"),
        (
            "柴桑区马回岭镇蔡家桥村的油茶",
            " Chaisang District  Mahuiling Town  Caijiaqiao Village 的油茶",
        ),
        ("贵溪市东门街道", " Guixi City  Dongmen Subdistrict "),
        # No names, or not all of one.
        ("开发区的企业增加投资。", "开发区的企业增加投资。"),
        ("方圆十里的人家都来了。", "方圆十里的人家都来了。"),
        ("村民刘某说。", "村民刘某说。"),
        ("部分地区和三区三州，八县一市", "部分地区和三区三州，八县一市"),
        ("记者从市交通局获悉", "记者从市交通局获悉"),
        ("来到阿布洛哈村。", "来到阿布洛哈村。"),
        ("", ""),
    ],
)
def test_names_are_put_in_pinyin_and_words_are_not(chinese: str, expected: str) -> None:
    assert worded(chinese, name_wordings(chinese)) == expected
