"""The glossary: what it asks of translations, and how a broken one is named."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import polib
import pytest

from sitegen.model import Segment, Translation
from sitegen.problems import SitegenError, Span
from sitegen.translation.glossary import Glossary, Kind, Term, read_glossary
from tests.samples import REPOSITORY
from tests.translation.test_machine import Parrot, segment

TABLE = """zh,en,kind,note
乡村振兴,rural revitalisation|revival of the countryside,term,
乡村,village,term,
亩,acre,banned,a fifteenth of a hectare
"""


def glossary(folder: Path, table: str | bytes = TABLE) -> Glossary:
    """The glossary of a site that has this table."""
    (folder / "content").mkdir(exist_ok=True)
    data = table if isinstance(table, bytes) else table.encode()
    (folder / "content/glossary.csv").write_bytes(data)
    return read_glossary(folder)


def faults(terms: Glossary, chinese: str, english: str, context: str = "") -> list[str]:
    """The codes of what the glossary finds wrong, with the term."""
    one = Segment(chinese, context, Span.point("a.md"))
    found = terms.violations(Translation(one, english, "reviewed", Span.point("a.en.po", 3)))
    return [f"{problem.code} {problem.message[1:].partition('”')[0]}" for problem in found]


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("推进乡村振兴。", "Rural Revitalisation goes on.", []),
        ("推进乡村振兴。", "The revival of the countryside goes on.", []),
        ("推进乡村振兴。", "Village life goes on.", ["glossary-term 乡村振兴"]),
        ("乡村很美。", "The villages are pretty.", []),
        ("乡村很美。", "It is pretty.", ["glossary-term 乡村"]),
        ("种了三亩。", "Three mu were planted.", []),
        ("种了三亩。", "Three acres were planted.", ["glossary-banned 亩"]),
        ("很好。", "An acre.", []),
    ],
)
def test_terms_are_asked_for_and_bans_kept(
    chinese: str, english: str, expected: list[str], tmp_path: Path
) -> None:
    assert faults(glossary(tmp_path), chinese, english) == expected


def test_labels_of_figures_are_too_short_for_terms(tmp_path: Path) -> None:
    assert faults(glossary(tmp_path), "乡村", "rural", "figure label") == []


def given(terms: Glossary, chinese: str) -> list[tuple[str, str]]:
    """What an engine is given for the terms of a text."""
    return [(chinese[w.start : w.end], w.english) for w in terms.wordings(chinese)]


def test_an_engine_is_given_the_first_rendering_at_every_place(tmp_path: Path) -> None:
    said = given(glossary(tmp_path), "推进乡村振兴，乡村很美，三亩。")
    assert said == [("乡村振兴", "rural revitalisation"), ("乡村", "village")]


@pytest.mark.parametrize(
    ("term", "chinese", "times"),
    [
        ("脱贫攻坚", "打赢脱贫攻坚战。", 0),
        ("脱贫攻坚", "巩固脱贫攻坚成果。", 1),
        ("农民", "农民工来自农民家庭。", 1),
        ("工商联", "市工商联助推建立机制", 1),
        ("元", "投资210亿元、100余万元，一元钱。", 3),
        ("元", "一百美元过元旦，三个单元。", 0),
        ("亩", "种植油茶2000余亩。", 1),
        ("潭丘乡", "潭丘乡党委引导", 1),
        ("李游", "李游泳去了。", 0),
        ("江西省", "江西省委、江西省政府", 1),
    ],
)
def test_part_of_a_longer_word_is_no_term(term: str, chinese: str, times: int) -> None:
    terms = Glossary((Term(term, ("x",), "term", 1),))
    assert len(terms.occurrences(chinese)) == times


@pytest.mark.parametrize(
    ("chinese", "times"),
    [("一百元、50多元、每元", 3), ("多元发展，元明清三代，用元计算", 0)],
)
def test_a_unit_stands_behind_a_number(chinese: str, times: int) -> None:
    terms = Glossary((Term("元", ("yuan",), "unit", 1),))
    assert len(terms.occurrences(chinese)) == times


@pytest.mark.parametrize(
    ("kind", "renderings", "expected"),
    [
        ("slogan", ("harmonious * countryside", "beautiful countryside"), None),
        ("term", ("rural revitalisation", "revitali* the countryside"), "rural revitalisation"),
        ("unit", ("mu",), None),
        ("banned", ("acre",), None),
    ],
)
def test_patterns_units_and_bans_are_only_checked(
    kind: Kind, renderings: tuple[str, ...], expected: str | None
) -> None:
    assert Term("词", renderings, kind, 1).given == expected


def test_a_ban_does_not_hide_what_the_same_term_is_given(tmp_path: Path) -> None:
    terms = glossary(tmp_path, "zh,en,kind\n乡村,hamlet,banned\n乡村,village,term\n")
    assert terms.rendering_of("乡村") == "village"


def test_a_banned_word_may_render_another_term(tmp_path: Path) -> None:
    terms = glossary(tmp_path, "zh,en,kind\n元,dollar,banned\n美元,US dollar,term\n")
    assert faults(terms, "共1亿元，合0.1亿美元。", "That is 100 million US dollars.") == []
    assert faults(terms, "共1亿元。", "100 million dollars.") == ["glossary-banned 元"]


def test_of_two_right_translations_the_one_with_the_terms_is_taken(tmp_path: Path) -> None:
    from sitegen.translation.machine import Rules, machine_translations

    engine = Parrot({"乡村很美。": ["It is pretty.", "The village is pretty."]})
    rules = Rules(glossary=glossary(tmp_path))
    (result,) = machine_translations([segment("乡村很美。")], engine, rules)
    assert (result.text, result.problems) == ("The village is pretty.", ())


@pytest.mark.parametrize(
    ("table", "place", "word"),
    [
        ("zh,en,knid\n", (1, 1), "unknown column “knid”"),
        ("en,zh\n", (1, 1), "first line"),
        ("zh,en\n乡村,\n", (2, 1), "needs its Chinese and its English"),
        ("zh,en\n乡村,*|\n", (2, 1), "needs its Chinese and its English"),
        ("zh,en\n乡村,village\n乡村,country\n", (3, 1), "has a line already: line 2"),
        ("zh,en,kind\n乡村,village,trem\n", (2, 1), "unknown kind “trem”"),
        ('zh,en\n"乡村,village\n', (2, 1), "does not parse"),
        ("zh,en\n乡村,village\n".encode("gb18030"), (2, 1), "GB18030"),
    ],
)
def test_a_broken_table_is_named_by_its_line(
    table: str | bytes, place: tuple[int, int], word: str, tmp_path: Path
) -> None:
    with pytest.raises(SitegenError) as fault:
        glossary(tmp_path, table)
    (problem,) = fault.value.problems
    assert word in problem.message
    assert (problem.span.path, problem.span.line) == ("content/glossary.csv", place[0])


def test_without_a_table_there_are_no_terms(tmp_path: Path) -> None:
    assert read_glossary(tmp_path).terms == ()


def test_the_shipped_digest_keeps_to_the_shipped_glossary() -> None:
    terms = read_glossary(REPOSITORY)
    used: set[Term] = set()
    for entry in polib.pofile(str(REPOSITORY / "content/jiangxi-digest.en.po")):
        assert faults(terms, entry.msgid, entry.msgstr, entry.msgctxt or "") == []
        used |= {*terms.used_in(entry.msgid)}
    # Half of it is for other digests of the field, but every kind is put to the proof.
    assert len(used) > 200
    assert {term.kind for term in used} == set(get_args(Kind))


def test_what_the_shipped_glossary_gives_is_what_it_accepts() -> None:
    for term in read_glossary(REPOSITORY).terms:
        assert term.given is None or term.said_in(term.given) == term.given
