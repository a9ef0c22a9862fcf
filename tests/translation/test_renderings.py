"""Whether an English text has a rendering, in the forms English gives its words."""

from __future__ import annotations

import pytest

from sitegen.translation.renderings import Inflection, plural, says


@pytest.mark.parametrize(
    ("rendering", "english"),
    [
        ("local worthy", "Local worthies met."),
        ("county", "the counties’ plans"),
        ("Party branch", "its Party branches"),
        ("federation of industry and commerce", "federations of industry and commerce"),
        ("high-quality development", "High-Quality\nDevelopment"),
        ("high-quality development", "high quality development"),
        ("base area", "the base-area’s"),
        ("revitalise the countryside", "revitalising the countryside"),
        ("carry out", "it carried out"),
        ("plan", "they planned"),
        ("travel", "travelling"),
        ("agree", "agreeing and agreed"),
        ("tie", "tying"),
        ("old people's home", "an old people’s home"),
        ("rural revitali*", "rural revitalization"),
        ("harmonious * countryside", "a harmonious and beautiful countryside"),
        ("CNY", "CNY5,868.04 billion"),
        ("US$*", "It cost US$5."),
        ("one village, one product", "One village, one product"),
        ("forests on * per cent", "forests on 70.33 per cent of its land"),
    ],
)
def test_forms_of_a_rendering_are_it(rendering: str, english: str) -> None:
    assert says(english, rendering)


@pytest.mark.parametrize(
    ("rendering", "english"),
    [
        ("mu", "mud and muses"),
        ("village", "a villager"),
        ("gain", "against again"),
        ("county", "a countywide plan"),
        ("Party building", "a party building"),
        ("Party building", "the Party is building"),
        ("acre", "a massacre"),
        ("gas", "gasps"),
        ("base area", "the baseline area"),
        ("harmonious * countryside", "harmonious. The countryside"),
        (
            "harmonious * countryside",
            "harmonious and in many other ways also beautiful countryside",
        ),
        ("harmonious * countryside", "harmonious countryside"),
    ],
)
def test_other_words_are_not(rendering: str, english: str) -> None:
    assert not says(english, rendering)


def test_names_have_no_other_form_and_units_no_participle() -> None:
    assert not says("Xinfengs", "Xinfeng", Inflection.NONE)
    assert says("Xinfeng’s", "Xinfeng", Inflection.NONE)
    assert says("hectares", "hectare", Inflection.PLURAL)
    assert not says("united", "unit", Inflection.PLURAL)


@pytest.mark.parametrize(
    ("rendering", "expected"),
    [
        ("local worthy", "local worthies"),
        ("home of comfort for the elderly", "homes of comfort for the elderly"),
        ("federation of industry and commerce", "federations of industry and commerce"),
        ("Party branch", "Party branches"),
    ],
)
def test_of_several_words_the_one_that_is_described_is_put_in_the_plural(
    rendering: str, expected: str
) -> None:
    assert plural(rendering) == expected
