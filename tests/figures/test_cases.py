"""Each rule by its cases: `tests/cases/figures/*.txt`.

A line is a text; the indented lines under it are its figures, in order:
`surface = value[..higher] unit [qualifier] [vague] [— label]`. A text without such lines has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from sitegen.figures.text import TextFigure, find_figures
from sitegen.figures.wording.numbers import plain
from tests.samples import REPOSITORY

FOLDER = REPOSITORY / "tests/cases/figures"
RULES = REPOSITORY / "sitegen/figures/rules"


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """File, text and expected lines."""
    for file in sorted(FOLDER.glob("*.txt")):
        text, expected = "", list[str]()
        for line in [*file.read_text("utf-8").splitlines(), ""]:
            if line.startswith("  "):
                expected.append(line.strip())
                continue
            if text:
                yield file.stem, text, expected
            text, expected = ("" if line.startswith("#") else line), []


def written(figure: TextFigure, with_label: bool) -> str:
    """A figure as the cases write it; fractions to four places."""
    measure = figure.mention.measure
    value = measure.value
    exact = value == value.to_integral_value() or len(str(value)) < 14
    shown = f"{plain(value):f}" if exact else f"{value:.4f}"
    if measure.value_high is not None:
        shown += f"..{plain(measure.value_high):f}"
    parts = [figure.surface, "=", shown, measure.unit or "-"]
    parts += [measure.qualifier] if measure.qualifier != "exact" else []
    parts += ["vague"] if measure.vague else []
    parts += ["—", figure.label] if with_label else []
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(t, e, id=f"{f}-{t[:14]}") for f, t, e in cases()]
)
def test_the_figures_of_a_text(text: str, expected: list[str]) -> None:
    with_label = any("—" in line.partition("=")[2] for line in expected)
    assert [written(figure, with_label) for figure in find_figures(text)] == expected


def test_every_rule_has_cases() -> None:
    rules = {file.stem for file in RULES.glob("[a-z]*.py")}
    assert rules <= {file.stem for file in FOLDER.glob("*.txt")}


def test_values_are_exact() -> None:
    (figure,) = find_figures("共1,100.9亿元。")
    assert figure.mention.value == Decimal("110090000000")
