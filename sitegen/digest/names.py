"""Which strings of Han characters are names of people."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.digest.characters import HAN
from sitegen.digest.lexicon import Lexicon, lexicon

# The surnames that cover more than 99 per cent of the Han population (Ministry of Public Security,
# 2020 census of names), and the compound surnames still in use.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
    "向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕"
    "单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦"
    "麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩"
    "明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强"
    "帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓"
    "修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植"
    "衡富尧闭由"
)
COMPOUND_SURNAMES = tuple(
    "欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙".split()
    + "端木 东方 南宫 公孙 轩辕 呼延 宇文 淳于 澹台 钟离 赫连 独孤 闾丘 万俟".split()
)
# How names of places and bodies end; the latter only at three characters, since 王镇 is a person.
_PLACE_ENDS = ("区", "县", "市", "省")
_BODY_ENDS = (*"镇乡局厅部委办处报网社组",)
# Someone spoken of, who did not write the text.
_ADDRESS_ENDS = ("某", "女士", "先生", "同志", "老师", "老人", "大爷", "大妈", "阿姨")
# A word seen more often than this in jieba's corpus is that word, not someone's name.
_OFTEN = 2_000
_NAMING_TAGS = ("n", "a", "v", "z")

Likeness = Literal["name", "perhaps", "no"]

_NAME_RE = re.compile(f"[{HAN}]{{2,4}}")
_TRANSCRIBED_RE = re.compile(f"[{HAN}]+(?:·[{HAN}]+)+")


def name_likeness(text: str) -> Likeness:
    """Whether the text is a Chinese name (surname first) or a transcribed one.

    `perhaps` is a name that is a word as well, as 方圆 and 江河 are: only what stands beside it can
    tell.
    """
    if _TRANSCRIBED_RE.fullmatch(text):
        return "name"
    if not _NAME_RE.fullmatch(text):
        return "no"
    if text.startswith(COMPOUND_SURNAMES):
        return "name" if len(text) >= 3 else "no"
    if text[0] not in SURNAMES or len(text) > 3 or _ends_otherwise(text):
        return "no"
    return _likeness_of_word(lexicon(), text)


def _ends_otherwise(text: str) -> bool:
    return text.endswith((*_PLACE_ENDS, *_ADDRESS_ENDS)) or (
        len(text) == 3 and text.endswith(_BODY_ENDS)
    )


def _likeness_of_word(words: Lexicon, text: str) -> Likeness:
    lists = (words.gazetteer, words.generic_places, words.terms, words.stopwords, words.not_names)
    if any(text in known for known in lists):
        return "no"
    count, tag = words.count(text), words.tag(text)
    if not count:
        return "name"
    if count > _OFTEN or not tag.startswith(_NAMING_TAGS):
        return "no"
    return "name" if tag.startswith("nr") else "perhaps"
