"""Which sentences make a chart."""

from __future__ import annotations

import pytest

from sitegen.site.charts import chart_rows
from tests.samples import figures_of


def charts(text: str) -> list[list[str]]:
    """The surfaces of each chart's figures."""
    return [[figure.surface for figure in row] for row in chart_rows(figures_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "新增车位12个、床位30个和座位5个。",
        "甲村收入**3.2亿元**、乙村收入**2.1亿元**、丙村收入**1.5亿元**。",
        "学校12所、列入国家级综合改革试点的示范性乡镇卫生院30所、敬老院5所。",
    ],
)
def test_a_list_makes_one(text: str) -> None:
    assert len(charts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "价格同比下降0.2%，环比下降0.1%，猪肉价格下降30.1%。",
        "车位12个、床位30个。",
        "甲村在第三、第四季度完成投资3亿元，乙村2亿元；丙村1亿元。",
    ],
)
def test_clauses_of_their_own_make_none(text: str) -> None:
    assert charts(text) == []
