"""Names that stand for terms while an engine translates."""

from __future__ import annotations

import pytest

from sitegen.translation.placeholders import StandIn
from sitegen.translation.wordings import Wording

CHINESE = "推进乡村振兴，乡贤很多。"
TERMS = (Wording(2, 6, "rural revitalisation"), Wording(7, 9, "local worthy"))


def test_names_stand_for_terms_and_give_way_again() -> None:
    stand_in = StandIn.of(CHINESE, TERMS)
    assert stand_in.chinese == "推进 Zeta ， Kappa 很多。"
    assert stand_in.put_back("Advance Zeta; there are many Kappas.") == (
        "Advance rural revitalisation; there are many local worthies."
    )


def test_a_translation_that_lost_a_name_is_of_no_use() -> None:
    stand_in = StandIn.of(CHINESE, TERMS)
    assert stand_in.put_back("Advance Zeta.") is None
    assert stand_in.put_back("Advance Zetaland and Kappa.") is None


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Zeta is old.", "Old base area is old."),
        ("“Zeta is old.”", "“Old base area is old.”"),
        ("A Zeta is a Zeta.", "An old base area is an old base area."),
        ("They saw 12 Zetas.", "They saw 12 old base areas."),
        ("The Zeta’s people.", "The old base area’s people."),
    ],
)
def test_the_words_around_a_term_suit_it(english: str, expected: str) -> None:
    assert StandIn.of("老区", [Wording(0, 2, "old base area")]).put_back(english) == expected


def test_a_name_of_the_sentence_itself_is_not_taken_for_another() -> None:
    stand_in = StandIn.of("Zeta和乡贤", [Wording(5, 7, "local worthy")])
    assert stand_in.chinese == "Zeta和 Kappa "


def test_one_term_has_one_name_and_the_seventh_has_none() -> None:
    again = [Wording(0, 1, "one"), Wording(1, 2, "one")]
    assert StandIn.of("甲甲", again).chinese == " Zeta  Zeta "
    many = [Wording(number, number + 1, f"term {number}") for number in range(7)]
    assert StandIn.of("甲乙丙丁戊己庚", many).chinese.endswith(" term 6 ")


def test_other_parts_are_put_in_english_beside_the_names() -> None:
    stand_in = StandIn.of("乡贤3名", [Wording(0, 2, "local worthy")], [Wording(2, 4, "three")])
    assert stand_in.chinese == " Zeta  three "
