"""What a figure measures: a short noun phrase, out of the words around the number.

A counter counts the noun behind it (103个重点项目) or, at the end of its clause, the one before
it (受理诉求463件). A measure belongs to what stands before it (森林覆盖率达70.33%). A clause
that names nothing new (其中…, 同比增长…) goes on with what the figure before it measured.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from sitegen.digest.lexicon import lexicon
from sitegen.figures.mentions import Mention
from sitegen.figures.phrases import (
    BEHIND_BREAK_RE,
    LONGEST,
    fitted,
    last_nouns,
    noun_behind,
    phrase_before,
)
from sitegen.figures.surroundings import BREAK_RE, LIMITS, WINDOW, Surroundings, undated
from sitegen.figures.wordlists import words

_RANKED_RE = re.compile("(?:[稳位名]?[居列]|排名?|跃居|跻身|进入|获得?|夺得|取得|升至|跃升).{0,6}$")
_GROWTH_RE = re.compile(
    "(?P<compared>同比|环比)?(?:(?:比|较)[^，]{1,10}?)?(?:年均|实际|名义)?"
    "(?P<verb>增长|下降|增加|减少|上涨|下跌|提高|降低|扩大|收窄|回落|上升|高出|多出|下调|上调|缩短|延长"
    "|缩减|提升|偏[多少高低]|高于|低于|(?<=[比较上].)[降升涨跌多少高低]|占(?!比)(?:[^，的]{0,4}的?(?=$)|[^，]{1,6}的$))"
    "[^，0-9]{0,6}?(?:幅度)?[了至到约的]*$"
)
_THAN_RE = re.compile("分别[比较][^，比]{1,10}[高低多少快慢]$")
_GROWN_RE = re.compile("(?:同比|环比)?(?:增长|下降|增加|减少|上涨|下跌|提高|降低|上升|占(?!比).*)$")
_TOWARDS_RE = re.compile(
    "的?(?:增加|增长|提高|提升|上升|下降|降低|减少|缩短|扩大|回落|攀升|骤降|[降涨升跌增减])?(?:至|到|为|成)了?"
    "(?:[^，]{0,5}的|目前的?|现在的?)?$"
)
_FATE_RE = re.compile(
    "死亡|受伤|遇难|失联|失踪|获救|被困|重伤|轻伤|身亡|确诊|治愈|流离失所|落水|住院|出院|被捕|溺水|患病|中毒"
    "|赞成|反对|弃权|缺席|当选|[死伤](?=[，。；]|$)"
)
_WEAK = ("造成", "致", "导致", "以", "有", "结果", "大会", "已致", "赞成", "死", "伤")
_SPENT = ("投资", "投入", "耗资", "斥资", "造价", "总投资")
_AVERAGES = frozenset(["日均", "户均", "人均", "年均", "亩均", "平均", "月均", "均价"])
_SUMS = frozenset(["占比", "总数", "总量", "总额", "总计", "数量", "总值"])
_SENTENCE_END_RE = re.compile("[。！？；]")
# 60岁以上的占六成: the limit itself says who.
_OF_THOSE_RE = re.compile("的[占约为达]*")
_ADVERBS = frozenset(
    ["正式", "全部", "顺利", "已", "已经", "终于", "圆满", "全面", "便", "就", "即"]
)
# Units that name what they count.
_COUNTED = {
    "金": "金牌", "银": "银牌", "铜": "铜牌", "口井": "井", "个席位": "席位", "张选票": "选票",
    "粒进球": "进球", "省区市": "省区市",
}  # fmt: skip
_QUOTED_RE = re.compile("[“「]([^“”「」，。]{2,14})[”」]$")
_RESULT_RE = re.compile("[总大]?比分$")
_EMPTY_PHRASES = frozenset(words("label_empty.txt"))
_SHORT_DEED = 8
_SHORT_PHRASE = 3
_DEFAULT = "数量"
_DEFAULTS = {
    "person": "人数",
    "household": "户数",
    "CNY": "金额",
    "percent": "占比",
    "year_of_age": "年龄",
    "day": "时间",
    "year": "时间",
    "fraction": "占比",
    "rank": "排名",
    "top_rank": "排名",
}


def find_labels(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """A label for each mention, in order, never empty."""
    labels: list[str] = []
    for index, mention in enumerate(mentions):
        before = mentions[index - 1] if index else None
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        said = _said(text, mention, before, labels[-1]) if before else ""
        around = Surroundings.of(text, mention, before, after)
        labels.append(
            _label(mention, around, said) or said or _DEFAULTS.get(mention.unit, _DEFAULT)
        )
    return tuple(labels)


def _said(text: str, mention: Mention, before: Mention, label: str) -> str:
    """What the figure before measured, where this one may go on with it."""
    between = text[before.end : mention.start]
    if _SENTENCE_END_RE.search(between) or (mention.kind == "age" != before.kind):
        return ""
    if _OF_THOSE_RE.fullmatch(between) and before.qualifier in LIMITS:
        return text[before.start : before.end]
    subject = _subject(text, mention.start) if mention.unit == "person" != before.unit else ""
    return subject or label


def _label(mention: Mention, around: Surroundings, said: str) -> str:
    if mention.counter and not around.behind.startswith("的"):
        counted = _COUNTED.get(mention.unit_zh) or noun_behind(around.behind)
        if counted:
            return counted
    if around.listed and said and not _FATE_RE.match(around.behind):
        return said
    if mention.kind == "rank":
        return phrase_before(_RANKED_RE.sub("", around.clause)).text or said
    if mention.kind == "score":
        return _score(around)
    return _measure(mention, around, said)


def _measure(mention: Mention, around: Surroundings, said: str) -> str:
    fate = _FATE_RE.match(around.behind)
    phrase, acts = phrase_before(around.clause)
    if mention.counter and fate and (not phrase or phrase.endswith(_WEAK)):
        return fate[0]
    if _TOWARDS_RE.match(around.clause) and said:
        return said
    ends = not around.behind or BEHIND_BREAK_RE.match(around.behind)
    if ends and (quoted := _QUOTED_RE.search(around.preceding)):
        return quoted[1]
    if growth := _growth_in(around.clause):
        own = phrase_before(around.clause[: growth.start()]).text
        said_apart = mention.kind == "duration" and not around.alike
        subject = own or (_DEFAULTS["day"] if said_apart else _GROWN_RE.sub("", said))
        return fitted(subject + (growth["compared"] or "") + growth["verb"])
    if than := _THAN_RE.search(around.clause):
        return phrase_before(around.clause[: than.start()]).text or said
    if around.behind.startswith("的"):
        owner = _owner(mention, phrase, around.following(), said)
        if owner:
            return owner
    following = around.following() if acts and not mention.counter else ""
    if following and mention.kind != "duration":
        return following
    if phrase and phrase not in _EMPTY_PHRASES:
        return _completed(mention, phrase, around, said)
    return _without_phrase(mention, around, said)


def _owner(mention: Mention, phrase: str, following: str, said: str) -> str:
    """What a number with 的 behind it belongs to: 投资80亿元的信丰电厂, 60岁以上的老人."""
    if mention.kind == "money" and mention.qualifier == "at_least" and said:
        return said
    if not following or (len(phrase) > _SHORT_PHRASE and mention.kind != "age"):
        return ""
    owned = mention.kind in ("duration", "age") or phrase.endswith(_SPENT)
    return following if owned else fitted(following + phrase)


def _completed(mention: Mention, phrase: str, around: Surroundings, said: str) -> str:
    """A phrase that says little by itself goes on with what the figure before it measured."""
    if mention.kind == "money" and "目标" in around.behind:
        following = around.following()
        if following.endswith("目标"):
            return fitted(last_nouns(phrase) + following)
    if phrase in _SUMS and said:
        return fitted(last_nouns(said) + phrase)
    if phrase in _AVERAGES and said:
        return phrase + said[-(LONGEST - len(phrase)) :]
    return phrase


def _without_phrase(mention: Mention, around: Surroundings, said: str) -> str:
    """The label where no noun stands before the number."""
    following = around.following()
    if following and (mention.kind != "money" or mention.vague or around.behind.startswith("的")):
        return following
    deed = BEHIND_BREAK_RE.split(around.behind, maxsplit=1)[0]
    if mention.counter and 1 < len(deed) <= _SHORT_DEED:
        return deed
    if mention.kind == "duration":
        return _next_clause(around.behind) or said or _earlier(around.preceding)
    return said or ("" if mention.kind == "age" else _earlier(around.preceding) or following)


def _score(around: Surroundings) -> str:
    following = noun_behind(around.behind)
    phrase = phrase_before(around.clause).text
    result = _RESULT_RE.search(phrase)
    if result:
        return result[0]
    if phrase.endswith(("比", "比例")) or (phrase and not following):
        return phrase
    return fitted(phrase + following) if "比分" not in around.preceding else "比分"


def _growth_in(clause: str) -> re.Match[str] | None:
    """同比增长 says how, not what. In 线上调解 there is no 上调: the verb is a word of its own."""
    match = _GROWTH_RE.search(clause)
    if match is None:
        return None
    ends = accumulate(len(token.word) for token in lexicon().cut(clause))
    return match if match.start("verb") in (0, *ends) else None


def _next_clause(behind: str) -> str:
    """What took 仅23天 stands in the clause that follows."""
    match = re.match("[，,](?P<clause>[^，。；！？“”]+)", behind)
    if match is None:
        return ""
    tokens = [t for t in lexicon().cut(match["clause"]) if t.word not in _ADVERBS]
    return fitted("".join(token.word for token in tokens))


def _subject(text: str, start: int) -> str:
    """Who the clause before is about (受害人遍布20个省份), where a number opens its own."""
    if text[start - 1 : start] != "，":
        return ""
    clause = BREAK_RE.split(text[max(0, start - WINDOW) : start - 1])[-1]
    subject = noun_behind(clause)
    return subject if clause[len(subject) :] and not _GROWTH_RE.search(clause) else ""


def _earlier(preceding: str) -> str:
    """The nearest clause before that names something."""
    for clause in reversed(BREAK_RE.split(preceding)[:-1]):
        phrase = phrase_before(undated(clause)).text
        phrase = _GROWN_RE.sub("", phrase) or phrase
        if len(phrase) > 1 and phrase not in _EMPTY_PHRASES:
            return phrase
    return ""
