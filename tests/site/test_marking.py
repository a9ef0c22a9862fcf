"""Which number of an English sentence says which figure of the Chinese."""

from __future__ import annotations

import pytest

from sitegen.site.marking import english_marks
from tests.samples import figures_of


@pytest.mark.parametrize(
    ("chinese", "english", "marked"),
    [
        pytest.param(
            "建设“双50”城市（面积50平方公里）。",
            "It is building the “double 50” city of 50 square kilometres.",
            ["50 square kilometres"],
            id="unit",
        ),
        pytest.param(
            "紧扣“50”工程，引进企业50家。",
            "In its “50” project it brought in 50 companies.",
            ["50 companies"],
            id="quotation marks",
        ),
        pytest.param(
            "“50”工程引进企业50家。",
            "It brought in “50 companies”.",
            ["50 companies"],
            id="quotation marks only",
        ),
        pytest.param(
            "修路20公里，种树20亩。",
            "It planted trees on 20 mu and built 20 km of road.",
            ["20 mu", "20 km"],
            id="order",
        ),
        pytest.param(
            "增速居全市前三。", "It is in the top three of the city.", ["top three"], id="rank"
        ),
    ],
)
def test_the_number_that_fits_best_is_marked(chinese: str, english: str, marked: list[str]) -> None:
    marks = english_marks(english, figures_of(chinese), lambda figure: figure.surface)
    assert [
        english[mark.start :][: len(words)] for mark, words in zip(marks, marked, strict=True)
    ] == marked
