"""`sitegen translate` with the test package: filled, kept, reviewed."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.argos.samples import install_sample

DIGEST = """## 信丰县修建公路 {#roads}

2023年，信丰县修建公路559公里。（刘滨）
"""
ROADS = "2023年，信丰县修建公路559公里。"
ENGLISH = "In 2023, Xinfeng County built 559 kilometres of roads."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one article, on a machine with the test package."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(install_sample(tmp_path).packages[0]))
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(DIGEST, "utf-8")
    return tmp_path


def translate(folder: Path, *arguments: str, answers: str = "") -> Result:
    """Run the command; a traceback fails the test."""
    result = CliRunner().invoke(
        main, ["translate", "--site", str(folder), *arguments], input=answers
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def entry(folder: Path, msgid: str, file: str = "a") -> polib.POEntry:
    """An entry of a PO file."""
    found = polib.pofile(str(folder / f"content/{file}.en.po")).find(msgid)
    assert found is not None
    return found


def test_a_new_article_gets_its_english(folder: Path) -> None:
    result = translate(folder)
    assert result.exit_code == 0
    assert "content/a.en.po: updated; " in result.stdout
    assert "by Argos Translate 1.0, 2 by pinyin" in result.stdout
    roads = entry(folder, ROADS)
    assert (roads.msgstr, roads.fuzzy) == (ENGLISH, True)
    assert "machine translation: Argos Translate 1.0" in roads.comment
    assert entry(folder, "刘滨").msgstr == "Liu Bin"
    before = (folder / "content/a.en.po").read_bytes()
    assert "already up to date" in translate(folder).stdout
    assert (folder / "content/a.en.po").read_bytes() == before


def test_without_engine_all_but_names_stays_empty(folder: Path) -> None:
    result = translate(folder, "--engine", "none")
    assert result.exit_code == 0
    assert "Translated 2 by pinyin; " in result.stdout
    assert "still without English" in result.stdout
    assert entry(folder, ROADS).msgstr == ""
    name = entry(folder, "刘滨")
    assert (name.msgstr, name.fuzzy, name.comment) == (
        "Liu Bin",
        True,
        "machine translation: pinyin",
    )


def test_a_name_that_a_person_translated_elsewhere_goes_before_the_rule(folder: Path) -> None:
    translate(folder, "--engine", "none")
    po = polib.pofile(str(folder / "content/a.en.po"))
    for one in po:
        if one.msgid == "刘滨":
            one.msgstr, one.flags = "Ben Liu", []
    po.save()
    (folder / "content/b.md").write_text(DIGEST.replace("#roads", "#again"), "utf-8")
    translate(folder, "--engine", "none")
    assert entry(folder, "刘滨", "b").msgstr == "Ben Liu"


def test_without_a_package_the_command_says_how_to_get_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "nowhere"))
    result = translate(folder)
    assert result.exit_code == 0
    assert "`sitegen model install zh en` installs one" in result.stderr
    asked = translate(folder, "--engine", "argos")
    assert asked.exit_code == 1
    assert "[no-engine]" in asked.stderr
    assert "sitegen model install zh en" in asked.stderr


def test_a_sentence_that_another_digest_has_is_taken_from_there(folder: Path) -> None:
    translate(folder)
    reviewed = translate(folder, "--review", answers="a\n" * 20)
    assert "reviewed" in reviewed.stdout
    (folder / "content/b.md").write_text(DIGEST.replace("#roads", "#again"), "utf-8")
    result = translate(folder)
    assert "from content/a.en.po" in result.stdout
    roads = entry(folder, ROADS, "b")
    assert (roads.msgstr, roads.comment) == (ENGLISH, "translation memory: content/a.en.po")
    assert roads.fuzzy


def test_what_is_taken_from_another_file_is_guarded_and_held_to_the_glossary(folder: Path) -> None:
    translate(folder, "--engine", "none")
    po = polib.pofile(str(folder / "content/a.en.po"))
    wrong = "In 2023, Xinfeng County built 595 kilometres of roads."
    next(one for one in po if one.msgid == ROADS and not one.msgctxt).msgstr = wrong
    po.save()
    (folder / "content/glossary.csv").write_text("zh,en\n信丰县,Xinfeng\n公路,highway\n", "utf-8")
    (folder / "content/b.md").write_text(DIGEST.replace("#roads", "#again"), "utf-8")
    result = translate(folder, "--engine", "none")
    assert "1 from content/a.en.po; 0 with a number put right, 1 to check" in result.stdout
    assert result.stderr.count("[to-check]") == 2
    roads = entry(folder, ROADS, "b")
    # A person wrote it: it is not put right.
    assert roads.msgstr == wrong
    assert roads.comment.split("\n") == [
        "translation memory: content/a.en.po",
        "to check: “559公里” (559 km) became “595 kilometres”",
        "to check: “公路” is not rendered as “highway”",
    ]


def test_a_person_reviews_what_the_machine_wrote(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(folder)
    monkeypatch.setattr("click.edit", lambda text: f"Edited.\n{text.partition('#')[1]}comment\n")
    shown = translate(folder, "--review", answers="e\ns\nq\n")
    assert shown.exit_code == 0
    assert "1 translation reviewed" in shown.stdout
    po = polib.pofile(str(folder / "content/a.en.po"))
    (edited,) = [one for one in po if one.msgstr == "Edited."]
    assert not edited.fuzzy
    assert "machine translation" not in edited.comment
    assert sum(one.fuzzy for one in po) == len(po) - 1


def test_the_site_says_which_sentences_a_machine_made(folder: Path) -> None:
    translate(folder)
    built = CliRunner().invoke(main, ["build", "--site", str(folder)])
    assert built.exit_code == 0
    page = (folder / "build/en/roads/index.html").read_text("utf-8")
    assert "of roads." in page
    assert 'data-origin="machine"' in page


def test_a_memory_leaves_one_site_and_fills_another(folder: Path, tmp_path: Path) -> None:
    translate(folder)
    translate(folder, "--review", answers="a\n" * 20)
    memory = tmp_path / "town.tmx"
    exported = translate(folder, "--export", str(memory))
    count = len(polib.pofile(str(folder / "content/a.en.po")))
    assert f"town.tmx: {count} reviewed translations" in exported.stdout

    other = tmp_path / "other"
    (other / "content").mkdir(parents=True)
    (other / "content/a.md").write_text(DIGEST, "utf-8")
    translate(other, "--engine", "none")
    po = polib.pofile(str(other / "content/a.en.po"))
    po[0].msgstr = "A Person's Headline"
    po.save()
    imported = translate(other, "--import", str(memory), "--engine", "none")
    assert (imported.exit_code, "from town.tmx" in imported.stdout) == (0, True)
    roads = entry(other, ROADS)
    assert (roads.msgstr, roads.fuzzy) == (ENGLISH, True)
    assert roads.comment == "translation memory: town.tmx, content/a.en.po"
    kept = polib.pofile(str(other / "content/a.en.po"))
    assert (kept[0].msgstr, kept[0].fuzzy) == ("A Person's Headline", False)
    assert all(one.msgstr for one in kept)


HIDDEN = f"{DIGEST}\n## 另一篇 {{#roads}}\n\n村民种菜养鱼。\n"


def test_an_error_in_the_digest_sets_nothing_aside(folder: Path) -> None:
    whole = HIDDEN.replace("另一篇 {#roads}", "另一篇 {#fish}")
    (folder / "content/a.md").write_text(whole, "utf-8")
    translate(folder)
    before = polib.pofile(str(folder / "content/a.en.po"))
    # The second article takes the address of the first, and is left out.
    (folder / "content/a.md").write_text(HIDDEN, "utf-8")
    result = translate(folder)
    assert result.exit_code == 1
    assert "[duplicate-slug]" in result.stderr
    assert "0 set aside, 2 kept because the digest has an error" in result.stdout
    # They may well be used.
    assert "[unused-entry]" not in result.stderr
    after = polib.pofile(str(folder / "content/a.en.po"))
    assert [(e.msgid, e.msgstr, e.obsolete) for e in after] == [
        (e.msgid, e.msgstr, e.obsolete) for e in before
    ]
    (folder / "content/a.md").write_text(whole, "utf-8")
    assert "already up to date; 0 new entries, 0 set aside\n" in translate(folder).stdout


def test_beside_an_error_new_sentences_get_entries_where_they_stand(folder: Path) -> None:
    text = HIDDEN.replace("另一篇 {#roads}", "另一篇 {#fish}")
    (folder / "content/a.md").write_text(f"{text}\n## 末篇 {{#last}}\n\n全文完。\n", "utf-8")
    translate(folder)
    order = [one.msgid for one in polib.pofile(str(folder / "content/a.en.po"))]
    broken = HIDDEN.replace("（刘滨）", "早。（刘滨）")
    (folder / "content/a.md").write_text(f"{broken}\n## 末篇 {{#last}}\n\n全文完。\n", "utf-8")
    translate(folder)
    after = [one.msgid for one in polib.pofile(str(folder / "content/a.en.po"))]
    assert [one for one in after if one != "早。"] == order
    assert after.index("早。") == order.index(ROADS) + 1


def flagged(folder: Path, msgid: str, text: str, *flaws: str) -> None:
    """Give an entry a machine's text with things to check."""
    po = polib.pofile(str(folder / "content/a.en.po"))
    found = po.find(msgid)
    assert found is not None
    found.msgstr, found.flags = text, ["fuzzy"]
    found.comment = "\n".join(["machine translation: Parrot 1", *(f"to check: {f}" for f in flaws)])
    po.save()


def test_what_earlier_runs_left_to_check_is_counted_at_its_line(folder: Path) -> None:
    translate(folder, "--engine", "none")
    flagged(folder, ROADS, "They built roads.", "“559公里” is missing")
    again = translate(folder, "--engine", "none")
    assert "\n1 from earlier still to check\n" in again.stdout
    lines = (folder / "content/a.en.po").read_text("utf-8").split("\n")
    line = lines.index('msgstr "They built roads."') + 1
    place = f"content/a.en.po:{line}:1: warning: "
    assert f"{place}still to check from earlier: 1; the first is here [to-check]" in again.stderr
    assert again.exit_code == 0
    assert " to check, 1 from earlier still to check\n" in translate(folder).stdout
    assert translate(folder, "--strict").exit_code == 1
    translate(folder, "--review", answers="a\n" * 20)
    settled = translate(folder, "--strict")
    assert (settled.exit_code, "earlier" in settled.stdout) == (0, False)


def test_what_is_to_check_names_the_line_of_the_translation(folder: Path) -> None:
    (folder / "content/glossary.csv").write_text("zh,en\n公路,highway\n", "utf-8")
    result = translate(folder)
    lines = (folder / "content/a.en.po").read_text("utf-8").split("\n")
    line = lines.index(f'msgstr "{ENGLISH}"') + 1
    assert f"content/a.en.po:{line}:1: warning: “公路” is not rendered as" in result.stderr


def test_a_lost_qualifier_is_told_and_fails_nothing(folder: Path, tmp_path: Path) -> None:
    translate(folder, "--engine", "none")
    po = polib.pofile(str(folder / "content/a.en.po"))
    for one in po:
        one.msgstr = "A Person's."
    po.save()
    (folder / "content/b.md").write_text("## 公路 {#b}\n\n修建公路近559公里。\n", "utf-8")
    (tmp_path / "known.tmx").write_text(
        '<tmx version="1.4"><header srclang="zh-CN"/><body>'
        + "".join(
            f'<tu><tuv xml:lang="zh-CN"><seg>{chinese}</seg></tuv>'
            f'<tuv xml:lang="en"><seg>{english}</seg></tuv></tu>'
            for chinese, english in {
                "公路": "roads", "修建公路": "roads built", "b": "Roads",
                "修建公路近559公里。": "559 kilometres of roads were built.",
            }.items()
        )
        + "</body></tmx>",
        "utf-8",
    )  # fmt: skip
    result = translate(folder, "--import", str(tmp_path / "known.tmx"), "--engine", "none")
    assert "0 to check, 1 to look at" in result.stdout
    assert "lost what qualifies it [to-look-at]" in result.stderr
    assert "[to-check]" not in result.stderr
    (folder / "content/b.en.po").unlink()
    strict = ("--import", str(tmp_path / "known.tmx"), "--engine", "none", "--strict")
    assert translate(folder, *strict).exit_code == 0


def test_what_is_still_missing_is_told_and_nothing_else(folder: Path) -> None:
    result = translate(folder)
    assert "[missing-translation]" not in result.stderr
    (folder / "content/a.en.po").chmod(0o444)
    (folder / "content/b.md").write_text("## 早安 {#b}\n\n早。\n", "utf-8")
    (folder / "content/c.md").write_text("## 晚安 {#c}\n\n晚。\n", "utf-8")
    (folder / "content/c.en.po").write_text("nonsense", "utf-8")
    mixed = translate(folder)
    # The file that does not parse could not be filled in, and is told of once.
    assert mixed.stderr.count("[missing-translation]") == 1
    assert "content/c.md:1:1: warning: " in mixed.stderr
    assert mixed.stderr.count("[broken-po]") == 1


def test_what_is_set_aside_is_no_more_told_as_unused(folder: Path) -> None:
    translate(folder)
    (folder / "content/a.md").write_text(DIGEST.replace("559", "600"), "utf-8")
    result = translate(folder)
    assert "1 new entry, 1 set aside\n" in result.stdout
    assert "[unused-entry]" not in result.stderr


def test_a_broken_memory_changes_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_text("<tmx>\n<body>", "utf-8")
    result = translate(folder, "--import", str(tmp_path / "bad.tmx"))
    assert result.exit_code == 1
    assert "bad.tmx:2:" in result.stderr
    assert "[broken-tmx]" in result.stderr
    assert not (folder / "content/a.en.po").exists()


def test_exporting_does_nothing_else(folder: Path, tmp_path: Path) -> None:
    assert translate(folder, "--export", str(tmp_path / "a.tmx")).exit_code == 0
    assert not (folder / "content/a.en.po").exists()
    (folder / "content/b.en.po").write_text("nonsense", "utf-8")
    broken = translate(folder, "--export", str(tmp_path / "a.tmx"))
    assert (broken.exit_code, "[broken-po]" in broken.stderr) == (1, True)
    asked = translate(folder, "--export", str(tmp_path / "a.tmx"), "--review")
    assert asked.exit_code == 2


def test_a_read_only_file_is_an_error_and_the_others_are_filled(folder: Path) -> None:
    translate(folder, "--engine", "none")
    (folder / "content/a.en.po").chmod(0o444)
    before = (folder / "content/a.en.po").read_bytes()
    (folder / "content/b.md").write_text(DIGEST.replace("#roads", "#again"), "utf-8")
    result = translate(folder)
    assert result.exit_code == 1
    assert "content/a.en.po:1:1: error: cannot write the translation file: it is read-only" in (
        result.stderr
    )
    assert "hint: make it writable" in result.stderr
    assert (folder / "content/a.en.po").read_bytes() == before
    assert entry(folder, ROADS, "b").msgstr == ENGLISH


def test_a_full_disk_is_an_error_that_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(folder, "--engine", "none")
    before = (folder / "content/a.en.po").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sitegen.translation.pofiles.write_atomically", full)
    result = translate(folder)
    assert result.exit_code == 1
    assert "cannot write the translation file: No space left on device" in result.stderr
    assert (folder / "content/a.en.po").read_bytes() == before
