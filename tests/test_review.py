"""`sitegen translate --review`: what a person does, and what goes wrong while they do it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import polib
import pytest
from click.testing import Result

from tests.conftest import SiteFolder

BUILT = "信丰县修建公路559公里。"
RIGHT = "Xinfeng County built 559 kilometres of roads."
WRONG = "Xinfeng County built 595 kilometres of roads."
FOUND = "! “559公里” (559 km) became “595 kilometres”"


@pytest.fixture
def roads(empty_site: SiteFolder) -> SiteFolder:
    """A site of two sentences that wait for a person."""
    empty_site.write("content/a.md", f"## 公路 {{#roads}}\n\n{BUILT}村民种菜。\n")
    empty_site.run("translate", "--engine", "none")
    texts = {BUILT: RIGHT, "村民种菜。": "They grow vegetables."}
    po = polib.pofile(str(empty_site.root / "content/a.en.po"))
    for entry in po:
        waits = entry.msgid in texts
        entry.msgstr = texts.get(entry.msgid, "Roads")
        entry.flags = ["fuzzy"] if waits else []
        entry.comment = "translation memory: content/b.en.po" if waits else ""
    po.save()
    return empty_site


def reviewed(site: SiteFolder, answers: str) -> Result:
    """Walk through the file with these answers."""
    return site.run("translate", "--engine", "none", "--review", answers=answers)


def state(site: SiteFolder) -> dict[str, tuple[str, bool]]:
    """The two translations, and whether they wait still."""
    po = polib.pofile(str(site.root / "content/a.en.po"))
    return {e.msgid: (e.msgstr, e.fuzzy) for e in po if e.msgid in (BUILT, "村民种菜。")}


def edits(monkeypatch: pytest.MonkeyPatch, *texts: str | None) -> list[str]:
    """Let a person write these texts, one after the other; what they were given."""
    given: list[str] = []
    written: Iterator[str | None] = iter(texts)

    def edit(text: str) -> str | None:
        given.append(text.partition("\n")[0])
        return next(written)

    monkeypatch.setattr("click.edit", edit)
    return given


def test_what_waits_is_shown_with_its_origin_and_what_is_found_in_it(roads: SiteFolder) -> None:
    roads.write("content/glossary.csv", "zh,en\n公路,highway\n")
    shown = reviewed(roads, "s\ns\n").stdout
    assert f"\n  {BUILT}\n  {RIGHT}\n  [translation memory: content/b.en.po]\n" in shown
    assert "\n  ! “公路” is not rendered as “highway”\n" in shown
    assert shown.endswith("0 translations reviewed\n")


def test_an_edit_with_a_wrong_number_is_shown_before_it_is_written(
    roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = edits(monkeypatch, WRONG, RIGHT.replace("roads", "road"))
    # Enter edits it again: an edit is not lost by haste.
    shown = reviewed(roads, "e\n\ns\n").stdout
    assert f"  {WRONG}\n  {FOUND}\n[a]ccept anyway, [e]dit again" in shown
    assert given == [RIGHT, WRONG]
    assert state(roads)[BUILT] == ("Xinfeng County built 559 kilometres of road.", False)
    assert "1 translation reviewed" in shown


@pytest.mark.parametrize(("answer", "left"), [("a", (WRONG, False)), ("s", (RIGHT, True))])
def test_an_edit_with_something_to_check_may_be_kept_or_dropped(
    answer: str, left: tuple[str, bool], roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, WRONG)
    reviewed(roads, f"e\n{answer}\ns\n")
    assert state(roads)[BUILT] == left


@pytest.mark.parametrize(("text", "told"), [(None, "Nothing was saved."), ("# No.\n", "is empty.")])
def test_without_an_edited_text_the_question_is_asked_again(
    text: str | None, told: str, roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits(monkeypatch, text)
    result = reviewed(roads, "e\na\ns\n")
    assert told in result.stderr
    assert state(roads)[BUILT] == (RIGHT, False)


@pytest.mark.parametrize("editor", ["no-such-editor-anywhere", "false", "'unclosed"])
def test_an_editor_that_fails_does_not_end_the_review(
    editor: str, roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    result = reviewed(roads, "e\na\ne\ns\n")
    assert result.exit_code == 0
    assert result.stderr.count("The text could not be edited: ") == 2
    assert "EDITOR" in result.stderr
    assert state(roads) == {BUILT: (RIGHT, False), "村民种菜。": ("They grow vegetables.", True)}


def test_a_real_editor_writes_what_it_saves(
    roads: SiteFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text('utf-8').replace('built', 'has built'), 'utf-8')\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    reviewed(roads, "e\nq\n")
    assert state(roads)[BUILT] == ("Xinfeng County has built 559 kilometres of roads.", False)


def test_an_interruption_keeps_what_was_confirmed(
    roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["a"])

    def prompt(*_: object, **__: object) -> str:
        for answer in answers:
            return answer
        raise click.Abort  # What click makes of Ctrl-C at a prompt.

    monkeypatch.setattr("click.prompt", prompt)
    result = reviewed(roads, "")
    assert result.exit_code == 130
    assert "1 translation reviewed" in result.stdout
    assert "Interrupted: what was translated and reviewed before that is kept." in result.stderr
    assert state(roads) == {BUILT: (RIGHT, False), "村民种菜。": ("They grow vegetables.", True)}
