"""Machine translation of what is missing: guarded, tried again, written beside people's work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polib
import pytest

from sitegen.model import Segment
from sitegen.problems import SitegenError, Span
from sitegen.translation.engine import Hypothesis, Translated
from sitegen.translation.filling import fill
from sitegen.translation.glossary import Glossary, Term
from sitegen.translation.machine import (
    Machined,
    Rules,
    machine_translations,
    with_english_figures,
)

COST = "完成投资210亿元。"
WEATHER = "今天天气很好。"


@dataclass
class Parrot:
    """An engine that says what it was told, and remembers what it was asked."""

    answers: dict[str, list[str]]
    asked: list[str] = field(default_factory=list)
    name: str = "Parrot"
    version: str = "1.0"
    source: str = "zh"
    target: str = "en"

    def translate(self, sentences: Sequence[str], hypotheses: int = 1) -> Iterator[Translated]:
        self.asked += sentences
        for index, sentence in enumerate(sentences):
            texts = self.answers.get(sentence, ["Something else."])[:hypotheses]
            yield index, tuple(Hypothesis(text, -float(n)) for n, text in enumerate(texts))


def segment(source: str, context: str = "") -> Segment:
    """A segment of no place in particular."""
    return Segment(source, context, Span.point("content/a.md"))


def translated(engine: Parrot, *segments: Segment) -> list[Machined]:
    """The results in the order of the segments."""
    found = {
        result.segment.key: result for result in machine_translations(segments, engine, Rules())
    }
    return [found[one.key] for one in segments]


def test_the_first_right_hypothesis_is_taken() -> None:
    engine = Parrot({COST: ["It cost $21 billion.", "It cost 21 billion yuan."]})
    (result,) = translated(engine, segment(COST))
    assert (result.text, result.problems, result.repaired) == (
        "It cost 21 billion yuan.",
        (),
        False,
    )
    assert result.engine == "Parrot 1.0"


def test_a_wrong_number_is_put_right() -> None:
    (result,) = translated(Parrot({COST: ["It cost $21 billion."]}), segment(COST))
    assert (result.text, result.problems, result.repaired) == ("It cost 21 billion yuan.", (), True)


def test_what_cannot_be_repaired_is_tried_again_with_its_figures_in_english() -> None:
    again = with_english_figures("共有项目103个。")
    assert again == "共有项目 103 。"
    engine = Parrot({"共有项目103个。": ["No no no no."], again: ["There are 103 projects."]})
    (result,) = translated(engine, segment("共有项目103个。"))
    assert (result.text, result.problems) == ("There are 103 projects.", ())
    assert engine.asked == ["共有项目103个。", again]


def test_a_lost_qualifier_is_noted_and_not_doubted() -> None:
    engine = Parrot({"近500人参加。": ["It was attended by 500 people."]})
    (result,) = translated(engine, segment("近500人参加。"))
    assert (result.problems, result.notes) == ((), ("“近500人” lost what qualifies it",))


def test_what_is_put_right_is_weighed_anew() -> None:
    (result,) = translated(
        Parrot({"近500人参加。": ["People took part."]}), segment("近500人参加。")
    )
    assert result.text == "People took part (nearly 500 people)."
    assert (result.repaired, result.problems, result.notes) == (True, (), ())


def test_what_stays_wrong_comes_with_what_is_wrong() -> None:
    again = with_english_figures("共有项目103个。")
    engine = Parrot({"共有项目103个。": ["No no no no."], again: ["No no no no."]})
    (result,) = translated(engine, segment("共有项目103个。"))
    assert result.text == "No no no no."
    assert result.problems == ("“no” is repeated", "“103个” (103) is missing")


def test_figures_count_before_terms_when_the_second_try_is_weighed() -> None:
    source = "乡村投资210亿元。"
    rules = Rules(glossary=Glossary((Term("乡村", ("countryside",), False, 1),)))
    engine = Parrot(
        {
            source: ["The village village village village got $99 million."],
            rules.with_english(source): ["The country got 21 billion yuan."],
        }
    )
    (result,) = machine_translations([segment(source)], engine, rules)
    assert result.text == "The country got 21 billion yuan."


def test_the_same_sentence_is_asked_once() -> None:
    engine = Parrot({WEATHER: ["The weather is fine today."]})
    results = translated(engine, segment(WEATHER), segment(WEATHER, "caption"))
    assert [r.text for r in results] == ["The weather is fine today."] * 2
    assert engine.asked == [WEATHER]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose PO file has one entry of a person's, and two that are empty."""
    (tmp_path / "content").mkdir()
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.append(polib.POEntry(msgid="早。", msgstr="Good morning."))
    po.append(polib.POEntry(msgid=COST))
    po.append(polib.POEntry(msgid=WEATHER, comment="previous translation: Fine."))
    po.save(str(tmp_path / "content/a.en.po"))
    return tmp_path


def entries(site: Path) -> dict[str, polib.POEntry]:
    """The entries of the file by their sentence."""
    return {entry.msgid: entry for entry in polib.pofile(str(site / "content/a.en.po"))}


def test_results_become_fuzzy_entries_that_name_their_engine(site: Path) -> None:
    results = [
        Machined(segment(COST), "It cost 12 billion yuan.", "Parrot 1.0", ("wrong number",)),
        Machined(segment(WEATHER), "Fine weather today.", "Parrot 1.0"),
    ]
    assert fill(site, "content/a.en.po", results) == 2
    found = entries(site)
    assert found[COST].fuzzy
    assert found[COST].comment == "machine translation: Parrot 1.0\nto check: wrong number"
    assert found[WEATHER].comment == (
        "previous translation: Fine.\nmachine translation: Parrot 1.0"
    )
    assert not found["早。"].fuzzy


def test_a_text_that_a_person_erased_gets_the_marks_of_the_new_one(site: Path) -> None:
    first = [Machined(segment(WEATHER), "Fine.", "Parrot 1.0", ("wrong number",))]
    fill(site, "content/a.en.po", first)
    po = polib.pofile(str(site / "content/a.en.po"))
    for entry in po:
        entry.msgstr, entry.previous_msgid = "", "天气很好。"
    po.save()
    second = [Machined(segment(WEATHER), "Fine!", "content/b.en.po", remembered=True)]
    fill(site, "content/a.en.po", second)
    found = entries(site)[WEATHER]
    assert (found.msgstr, found.flags, found.previous_msgid) == ("Fine!", ["fuzzy"], None)
    assert found.comment == "previous translation: Fine.\ntranslation memory: content/b.en.po"


def test_what_a_person_wrote_in_the_meantime_stays(site: Path) -> None:
    po = polib.pofile(str(site / "content/a.en.po"))
    entry = po.find(COST)
    assert entry is not None
    entry.msgstr = "Mine."
    po.save()
    before = (site / "content/a.en.po").read_bytes()
    results = [Machined(segment(COST), "Its.", "x"), Machined(segment("早。"), "Hi.", "x")]
    assert fill(site, "content/a.en.po", results) == 0
    assert (site / "content/a.en.po").read_bytes() == before


def test_a_file_that_does_not_parse_is_left_alone(site: Path) -> None:
    file = site / "content/a.en.po"
    file.write_text('msgid "早\n', "utf-8")
    with pytest.raises(SitegenError) as fault:
        fill(site, "content/a.en.po", [Machined(segment(COST), "Its.", "x")])
    assert fault.value.problems[0].code == "broken-po"
    assert file.read_text("utf-8") == 'msgid "早\n'


def test_what_came_out_wrong_is_not_held_back_for_long() -> None:
    sources = [f"第{number}个项目投资{number}亿元。" for number in range(2, 402)]
    every = [*sources, *map(Rules().with_english, sources)]
    engine = Parrot({source: ["No no no no."] for source in every})
    results = machine_translations([segment(source) for source in sources], engine, Rules())
    next(results)
    assert len(engine.asked) < len(sources)
