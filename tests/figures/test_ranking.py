"""Which figures an editor would choose."""

from __future__ import annotations

from sitegen.figures.ranking import MOST, choose_key
from sitegen.figures.text import find_figures


def chosen(*paragraphs: str) -> list[str]:
    """The surfaces of the key figures, the foremost first."""
    found = [(text, find_figures(text)) for text in paragraphs]
    return [found[number][1][index].surface for number, index in choose_key(found)]


def test_the_lead_comes_first() -> None:
    lead, rest = "103个重点项目开工，完成投资210亿元。", "投资80亿元的电厂开工，新增农机3台。"
    assert chosen(lead, rest)[:2] == ["210亿元", "103个"]


def test_at_most_six() -> None:
    assert len(chosen("".join(f"甲{n}厂产值{n}亿元。" for n in range(2, 20)))) <= MOST


def test_targets_thresholds_and_brackets_stand_back() -> None:
    text = "力争上市公司突破50家。产值超亿元企业达32家。城区（人口50万）建成学校12所。"
    assert chosen("无数字。", text)[0] == "达32家"


def test_members_of_a_long_list_stand_back() -> None:
    text = "新增就业1178人、托位2457个、床位535张、车位1559个、座位526个。森林覆盖率达70.33%。"
    assert chosen("无数字。", text)[0] == "达70.33%"


def test_nothing_is_said_twice() -> None:
    text = "总投资210亿元。"
    assert chosen("导语。", text, text) == ["210亿元"]


def test_small_things_never_show() -> None:
    assert chosen("导语。", "路灯三盏，道路宽1.5米。") == []


def test_no_figures_no_choice() -> None:
    assert chosen("风和日丽。") == []
