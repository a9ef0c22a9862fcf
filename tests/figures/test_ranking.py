"""Which figures an editor would choose."""

from __future__ import annotations

import pytest

from sitegen.figures.ranking import MOST, Candidate, choose_key, score
from sitegen.figures.text import find_figures


def chosen(*paragraphs: str) -> list[str]:
    """The surfaces of the key figures, the foremost first."""
    found = [(text, find_figures(text)) for text in paragraphs]
    return [found[number][1][index].surface for number, index in choose_key(found)]


def test_the_lead_comes_first() -> None:
    lead, rest = "103个重点项目开工，完成投资210亿元。", "投资80亿元的电厂开工，新增农机3台。"
    assert chosen(lead, rest)[:2] == ["210亿元", "103个"]


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("厕所共100座。", 0.5),
        ("公共厕所100座。", 0),
        ("中共党员100名。", 0),
        ("共有党员100名。", 0.5),
        ("首创成果100项。", 0),
        ("再创成果100项。", 0.5),
        ("创业人才100名。", 0),
        ("拟建厕所100座。", -1.5),
        ("虚拟展馆100座。", 0),
        ("将建厕所100座。", -1.5),
        ("学生将近100名。", 0),
        ("总书记信箱100个。", 0),
        ("总装机设备100台。", 0.8),
        ("总部员工100名。", 0),
        ("干部将达100名。", -1.5),
    ],
)
def test_a_word_counts_only_where_it_is_no_part_of_another(text: str, extra: float) -> None:
    (figure,) = find_figures(text)
    bare = 1.4  # A count of three digits
    found = score(Candidate(figure, text, lead=False, listed=1))
    assert found == pytest.approx(bare + extra)


def test_people_are_one_unit_however_they_are_counted() -> None:
    # The third group of people is worth less than the households.
    text = "有教师550名。有工人540人。有医生530位。有农户500户。"
    assert sorted(chosen("无数字。", text)) == ["500户", "540人", "550名"]


@pytest.mark.parametrize(
    "text", ["打造百亿级产业集群。", "投资额亿元以上项目开工。", "产值超亿元企业增多。"]
)
def test_a_threshold_never_shows(text: str) -> None:
    assert chosen(text) == []


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
