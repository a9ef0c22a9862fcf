"""Names inside sentences."""

from __future__ import annotations

import pytest

from sitegen.translation.naming import with_english_names


@pytest.mark.parametrize(
    ("chinese", "worded"),
    [
        ("张志明介绍，北京的动物增加了。", " Zhang Zhiming 介绍，北京的动物增加了。"),
        ("县委书记刘勇在章贡区调研。", "县委书记 Liu Yong 在 Zhanggong District 调研。"),
        ("罗飞教授赶到赣州市。", " Luo Fei 教授赶到 Ganzhou City 。"),
        ("开发区的企业增加投资。", "开发区的企业增加投资。"),
        ("方圆十里的人家都来了。", "方圆十里的人家都来了。"),
        ("", ""),
    ],
)
def test_names_are_put_in_pinyin_and_words_are_not(chinese: str, worded: str) -> None:
    assert with_english_names(chinese) == worded
