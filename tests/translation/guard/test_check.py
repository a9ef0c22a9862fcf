"""The guard: what it finds, what it lets pass, what it repairs."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.translation.guard.check import check, choose
from tests.samples import REPOSITORY

CASES = REPOSITORY / "tests/cases/guard.txt"
WARNINGS = REPOSITORY / "tests/cases/guard-warnings.jsonl"
PAIRS = REPOSITORY / "tests/cases/guard-pairs.jsonl"


def cases() -> Iterator[tuple[str, str, list[str], str]]:
    """Chinese, English, the codes of its problems, and what is published instead."""
    for block in CASES.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if lines:
            chinese, english, *rest = lines
            codes = [line.removeprefix("! ").partition(" ")[0] for line in rest if line[0] == "!"]
            published = next((line[2:] for line in rest if line.startswith("= ")), "")
            yield chinese, english, codes, published


@pytest.mark.parametrize(
    ("chinese", "english", "codes", "published"), list(cases()), ids=lambda v: str(v)[:24]
)
def test_a_translation_and_what_becomes_of_it(
    chinese: str, english: str, codes: list[str], published: str
) -> None:
    verdict = check(chinese, english)
    assert sorted(problem.code for problem in verdict.problems) == sorted(codes)
    if not codes:
        assert (verdict.ok, verdict.repaired) == (True, english)
    elif not verdict.ok:
        assert verdict.repaired == (published or None)


def test_of_several_translations_the_first_right_one_is_taken() -> None:
    texts = ["It cost $21 billion.", "It cost 21 billion yuan.", "Cost: 21 billion yuan."]
    index, verdict = choose("完成投资210亿元。", texts)
    assert (index, verdict.ok) == (1, True)


def test_without_a_right_one_the_first_that_can_be_repaired_is_taken() -> None:
    texts = ["It it it it cost.", "It cost $21 billion."]
    index, verdict = choose("完成投资210亿元。", texts)
    assert (index, verdict.ok, verdict.repaired) == (1, False, "It cost 21 billion yuan.")


def test_names_hold_no_figure() -> None:
    assert not check("三只水工程开工。", "Work on the scheme began.").ok
    assert check("三只水工程开工。", "Work on the scheme began.", ["三只水"]).ok


@given(st.text(max_size=60), st.text(max_size=80))
def test_any_two_texts_can_be_compared(chinese: str, english: str) -> None:
    verdict = check(chinese, english)
    if verdict.ok:
        assert verdict.repaired == english
    elif verdict.repaired is not None:
        assert check(chinese, verdict.repaired).ok


def test_most_wrong_pairs_are_caught_and_few_clean_ones() -> None:
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    verdicts = [(row["wrong"], check(row["zh"], row["en"])) for row in rows]
    wrong = [verdict for is_wrong, verdict in verdicts if is_wrong]
    clean = [verdict for is_wrong, verdict in verdicts if not is_wrong]
    assert sum(not verdict.ok for verdict in wrong) >= 0.97 * len(wrong)
    assert sum(not verdict.ok for verdict in clean) <= 0.05 * len(clean)
    assert sum(verdict.repaired is not None for verdict in wrong) >= 0.6 * len(wrong)


def test_lost_qualifiers_and_negations_are_told_and_make_nothing_wrong() -> None:
    rows = [json.loads(line) for line in WARNINGS.read_text("utf-8").splitlines()]
    verdicts = [(row["code"], check(row["zh"], row["en"])) for row in rows]
    assert all(verdict.ok for _, verdict in verdicts)
    told = [(code, [problem.code for problem in verdict.problems]) for code, verdict in verdicts]
    lost = [codes == [code] for code, codes in told if code]
    assert sum(lost) >= 0.95 * len(lost)
    assert not [codes for code, codes in told if not code and codes]
