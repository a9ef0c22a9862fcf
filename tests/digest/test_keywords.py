"""Tags that an editor would choose, on news of many kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.digest.keywords import find_keywords
from sitegen.digest.lexicon import Lexicon
from tests.samples import REPOSITORY

CASES = [
    (
        "国家统计局：上半年国内生产总值同比增长5.0%",
        (
            "国家统计局15日发布数据，社会消费品零售总额同比增长3.7%，固定资产投资增长3.9%。"
            "进出口总额211688亿元。专家认为，居民消费和对外贸易仍有潜力，货币政策将保持稳健。"
        ),
        "",
        "固定资产投资 零售总额",
    ),
    (
        "中国女排3比1战胜巴西队 晋级四强",
        (
            "北京时间8月6日，奥运会女排四分之一决赛，中国女排以3比1战胜巴西队。朱婷独得23分。"
            "主教练说，球员们顶住了压力。中国女排将在半决赛中对阵土耳其队。"
        ),
        "",
        "中国女排 奥运会",
    ),
    (
        "台风“摩羯”登陆海南文昌",
        (
            "中央气象台消息，台风“摩羯”6日在海南文昌沿海登陆。海南省气象台发布台风红色预警。\n"
            "受台风影响，海口市、文昌市出现暴雨。琼海市博鳌镇转移群众3000人。"
        ),
        "海南省 文昌市",
        "台风 暴雨",
    ),
    (
        "国产流感疫苗获批上市",
        (
            "国家药监局近日批准一款流感疫苗上市。临床试验共有1.2万名志愿者参加，保护率达78%。"
            "疾控专家提醒，老年人和儿童应在流感季前完成疫苗接种。"
        ),
        "",
        "流感疫苗 疫苗接种",
    ),
    (
        "嫦娥六号带回月球背面样品",
        (
            "嫦娥六号返回器25日在内蒙古四子王旗着陆，带回1935.3克月球背面样品。"
            "这是人类首次获得月球背面样品。科学家将对月球样品开展研究。"
        ),
        "四子王旗",
        "嫦娥六号 月球",
    ),
    (
        "杭州中院宣判一起电信网络诈骗案",
        (
            "杭州市中级人民法院10日对一起电信网络诈骗案公开宣判，被告人王某被判处有期徒刑十二年。"
            "法院查明，该团伙骗取被害人2300余万元。"
        ),
        "杭州",
        "电信网络诈骗 有期徒刑",
    ),
    (
        "英国工党赢得议会选举",
        (
            "英国5日公布议会选举结果，工党获得650个议席中的411席。保守党获121席。"
            "新首相在伦敦发表讲话。选民投票率约为60%。"
        ),
        "英国",
        "议会选举 工党",
    ),
    (
        "良渚博物院新展展出玉器",
        "良渚博物院新展近日在杭州市余杭区瓶窑镇开幕，展出玉器480件。展览介绍良渚文化的成果。",
        "杭州市 余杭区 瓶窑镇",
        "玉器 博物院",
    ),
]


@pytest.mark.parametrize(("headline", "text", "places", "topics"), CASES)
def test_what_the_news_is_about(headline: str, text: str, places: str, topics: str) -> None:
    found = find_keywords(headline, text.split("\n"))
    assert list(found.places) == places.split()
    assert set(topics.split()) <= set(found.topics)
    assert len(found.topics) <= 5


def test_no_stop_words_numbers_or_fragments() -> None:
    stopwords = (REPOSITORY / "sitegen/digest/data/stopwords.txt").read_text("utf-8").split("\n")
    for headline, text, _, _ in CASES:
        for topic in find_keywords(headline, [text]).topics:
            assert topic not in stopwords
            assert len(topic) >= 2
            assert not any(c.isdigit() for c in topic)


def test_names_that_jieba_cuts_apart_are_put_together() -> None:
    found = find_keywords("潭丘乡办实事", ["新干县潭丘乡去年为铭山村修路，潭丘乡全县领先。"])
    assert found.places == ("新干县", "潭丘乡")


def test_a_village_counts_where_nothing_larger_is_named() -> None:
    assert find_keywords("璜陂村的变化", ["璜陂村修了路。"]).places == ("璜陂村",)


@pytest.mark.parametrize("paragraphs", [[], [""], ["***"], ["hello 123"]])
def test_little_to_go_on(paragraphs: list[str]) -> None:
    found = find_keywords("", paragraphs)
    assert (found.places, found.topics) == ((), ())


def test_the_dictionary_is_kept_in_no_folder_that_others_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert [token.word for token in Lexicon().cut("乡村振兴")] == ["乡村振兴"]
    assert list(tmp_path.iterdir()) == []
