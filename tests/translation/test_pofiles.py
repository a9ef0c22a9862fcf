"""PO files of other programs survive: what does not change keeps its bytes."""

from __future__ import annotations

import difflib
import subprocess
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.model import Segment
from sitegen.problems import SitegenError, Span
from sitegen.translation.filling import fill
from sitegen.translation.machine import Machined
from sitegen.translation.memory import Remembered, SiteMemory
from sitegen.translation.merging import Merge, Wanted, merge_file
from sitegen.translation.pofiles import PoDocument, PoShelf, parse_po, read_po, write_po
from sitegen.translation.reviewing import confirm, waiting_entries
from tests.samples import REPOSITORY

NOW = datetime(2024, 1, 31, 12, tzinfo=UTC)
CASES = REPOSITORY / "tests/cases/po"
PATH = "content/digest.en.po"
COST = "青山镇今年新修三座桥，总投资210亿元。"
DONE = "工程将于明年完工。"
# The segments of the two files, with the lines they name.
SEGMENTS = (
    ("headline", "青山镇新修三座桥", 5),
    ("", COST, 7),
    ("", "村民说：“路好走了。”", 7),
    ("", DONE, 9),
)
EDITORS = pytest.mark.parametrize("editor", ["poedit", "weblate"])
LINE_ENDS = pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])


def segments(*rows: tuple[str, str, int]) -> list[Segment]:
    """Segments of (context, source, line)."""
    return [Segment(text, at, Span.point("content/digest.md", line)) for at, text, line in rows]


def site_of(folder: Path, editor: str, newline: str = "\n") -> Path:
    """A site with the file that an editor wrote."""
    (folder / "content").mkdir()
    text = (CASES / f"{editor}.en.po").read_text("utf-8")
    (folder / PATH).write_bytes(text.replace("\n", newline).encode())
    return folder


def file_of(site: Path, entries: str) -> Path:
    """A PO file with these entries."""
    file = site / PATH
    file.parent.mkdir(exist_ok=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    file.write_text(f"{header}\n{entries}", "utf-8")
    return file


def merged(site: Path, *rows: tuple[str, str, int]) -> Merge:
    """Merge segments into the file."""
    return merge_file(site, PATH, Wanted(tuple(segments(*rows))), NOW)


def difference(before: bytes, after: bytes) -> list[str]:
    """The lines that went and came."""
    old, new = (data.decode().splitlines(keepends=True) for data in (before, after))
    lines = difflib.unified_diff(old, new, n=0)
    return [line.rstrip("\n") for line in lines if not line.startswith(("---", "+++", "@@"))]


@EDITORS
@LINE_ENDS
def test_a_file_that_is_only_read_would_be_written_as_it_was(
    tmp_path: Path, editor: str, newline: str
) -> None:
    site = site_of(tmp_path, editor, newline)
    before = (site / PATH).read_bytes()
    assert read_po(site / PATH, PATH).data() == before
    assert not merged(site, *SEGMENTS).written
    assert (site / PATH).read_bytes() == before


@EDITORS
@LINE_ENDS
def test_another_line_of_the_digest_changes_one_line_of_the_file(
    tmp_path: Path, editor: str, newline: str
) -> None:
    site = site_of(tmp_path, editor, newline)
    before = (site / PATH).read_bytes()
    moved = [*SEGMENTS[:3], ("", DONE, 11)]
    assert merged(site, *moved).written
    end = newline.removesuffix("\n")
    assert difference(before, (site / PATH).read_bytes()) == [
        f"-#: content/digest.md:9{end}",
        f"+#: content/digest.md:11{end}",
    ]


@EDITORS
def test_a_byte_order_mark_is_kept(tmp_path: Path, editor: str) -> None:
    site = site_of(tmp_path, editor)
    file = site / PATH
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert not merged(site, *SEGMENTS).written
    before = file.read_bytes()
    assert merged(site, *SEGMENTS[:3], ("", DONE, 11)).written
    assert file.read_bytes() == before.replace(b"digest.md:9", b"digest.md:11")


@EDITORS
def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path, editor: str) -> None:
    site = site_of(tmp_path, editor)
    kept = tmp_path / "elsewhere/town.po"
    kept.parent.mkdir()
    (site / PATH).rename(kept)
    kept.chmod(0o640)
    (site / PATH).symlink_to("../elsewhere/town.po")
    assert merged(site, *SEGMENTS[:3], ("", DONE, 11)).written
    assert _filled(site) == 1
    assert (site / PATH).readlink() == Path("../elsewhere/town.po")
    assert "It ends next year." in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in kept.parent.iterdir()] == ["town.po"]


def test_a_link_into_nowhere_is_a_fault_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / PATH).symlink_to("../nowhere/town.po")
    with pytest.raises(SitegenError) as fault:
        merged(tmp_path, *SEGMENTS)
    assert fault.value.problems[0].code == "unwritable"
    assert (tmp_path / PATH).is_symlink()


# As msgmerge writes them with --add-location=file and --no-location.
@pytest.mark.parametrize("location", ["#: content/digest.md\n", ""], ids=["file", "none"])
def test_a_file_without_lines_of_the_digest_gets_none(tmp_path: Path, location: str) -> None:
    file = file_of(
        tmp_path,
        f'{location}msgid "{COST}"\nmsgstr "It costs 21 billion yuan."\n\n'
        f'{location}#, fuzzy\nmsgid "{DONE}"\nmsgstr ""\n',
    )
    before = file.read_bytes()
    assert not merged(tmp_path, SEGMENTS[1], SEGMENTS[3]).written
    assert file.read_bytes() == before
    merged(tmp_path, ("", COST, 17), ("", DONE, 19), ("caption", "三座桥", 21))
    added = [f"+{line}" for line in (*location.splitlines(), 'msgctxt "caption"')]
    assert difference(before, file.read_bytes()) == [
        "+", *added, '+msgid "三座桥"', '+msgstr ""',
    ]  # fmt: skip


@EDITORS
@LINE_ENDS
def test_filling_touches_the_entry_that_is_filled(
    tmp_path: Path, editor: str, newline: str
) -> None:
    site = site_of(tmp_path, editor, newline)
    before = (site / PATH).read_bytes()
    (done,) = segments(SEGMENTS[3])
    assert fill(site, PATH, [Machined(done, "It ends next year.", "Parrot 1.0")]) == 1
    end = newline.removesuffix("\n")
    assert sorted(difference(before, (site / PATH).read_bytes())) == [
        f"+#, fuzzy{end}",
        f"+#. machine translation: Parrot 1.0{end}",
        f'+msgstr "It ends next year."{end}',
        f'-msgstr ""{end}',
    ]


def test_an_entry_of_blanks_is_filled_as_an_empty_one(tmp_path: Path) -> None:
    file = file_of(tmp_path, f'msgid "{DONE}"\nmsgstr " "\n')
    assert _filled(tmp_path) == 1
    assert [entry.msgstr for entry in parse_po(file, PATH)] == ["It ends next year."]


def test_an_empty_entry_that_is_fuzzy_stays_so_once(tmp_path: Path) -> None:
    file = file_of(tmp_path, f'#, fuzzy\nmsgid "{DONE}"\nmsgstr ""\n')
    assert _filled(tmp_path) == 1
    assert file.read_text("utf-8").count("fuzzy") == 1


@EDITORS
def test_a_changed_sentence_leaves_the_other_entries_alone(tmp_path: Path, editor: str) -> None:
    site = site_of(tmp_path, editor)
    before = polib.pofile(str(site / PATH))
    text = (site / PATH).read_text("utf-8")
    rows = [SEGMENTS[0], ("", COST.replace("210", "230"), 7), *SEGMENTS[2:]]
    merged(site, *rows)
    after = polib.pofile(str(site / PATH))
    assert after.metadata == before.metadata
    assert (site / PATH).read_text("utf-8").partition("\n#")[0] == text.partition("\n#")[0]
    assert [entry.msgid for entry in after if not entry.obsolete] == [row[1] for row in rows]
    kept = {entry.msgid for entry in after if entry.obsolete}
    assert kept == {COST, *(entry.msgid for entry in before if entry.obsolete)}
    assert merged(site, *rows).written is False


@EDITORS
def test_what_was_set_aside_comes_back_with_its_comments(tmp_path: Path, editor: str) -> None:
    site = site_of(tmp_path, editor)
    before = (site / PATH).read_bytes()
    merged(site, *(row for row in SEGMENTS if row[1] != COST))
    aside = polib.pofile(str(site / PATH)).find(COST, include_obsolete_entries=True)
    assert aside is not None
    assert aside.obsolete
    assert merged(site, *SEGMENTS).revived == 1
    assert difference(before, (site / PATH).read_bytes()) == []


def test_what_a_translator_noted_is_kept_without_english(tmp_path: Path) -> None:
    file = file_of(tmp_path, f'# Ask Wang.\nmsgid "{COST}"\nmsgstr ""\n\nmsgid "早。"\nmsgstr ""\n')
    merged(tmp_path, SEGMENTS[3])
    texts = [(one.msgid, one.tcomment, bool(one.obsolete)) for one in parse_po(file, PATH)]
    assert texts == [(DONE, "", False), (COST, "Ask Wang.", True)]
    assert not merged(tmp_path, SEGMENTS[3]).written
    assert merged(tmp_path, SEGMENTS[1]).revived == 1
    assert parse_po(file, PATH)[0].tcomment == "Ask Wang."


@pytest.mark.parametrize("text", ["", "\n\n", "# Wang\n"])
def test_an_empty_file_becomes_a_new_one(tmp_path: Path, text: str) -> None:
    file = file_of(tmp_path, "")
    file.unlink()
    merged(tmp_path, *SEGMENTS)
    new = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    assert merged(tmp_path, *SEGMENTS).written
    assert file.read_text("utf-8") == text.strip("\n").replace("Wang", "Wang\n") + new
    assert not merged(tmp_path, *SEGMENTS).written
    command = ["msgfmt", "--check", "-o", "/dev/null", str(file)]
    assert subprocess.run(command, check=False).returncode == 0


def test_a_second_entry_for_a_sentence_is_kept_beside_the_first(tmp_path: Path) -> None:
    site = site_of(tmp_path, "poedit")
    text = (site / PATH).read_text("utf-8")
    aside = f'\n#~ msgid "{DONE}"\n#~ msgstr "First."\n\n#~ msgid "{DONE}"\n#~ msgstr "Second."\n'
    second = f'\nmsgid "{COST}"\nmsgstr "Another text."\n'
    (site / PATH).write_text(text + second + aside, "utf-8")
    merged(site, SEGMENTS[0], ("", COST, 8))
    after = polib.pofile(str(site / PATH))
    live = [entry.msgstr[:13] for entry in after if not entry.obsolete]
    assert live == ["Qingshan Town", "Qingshan Town", "Another text."]
    merged(site, SEGMENTS[0], ("", COST, 8), ("", DONE, 9))
    texts = [(entry.msgstr, entry.obsolete) for entry in polib.pofile(str(site / PATH))]
    assert ("First.", False) in texts
    assert ("Second.", True) in texts


def test_confirming_touches_the_flag_and_the_comments_only(tmp_path: Path) -> None:
    site = site_of(tmp_path, "poedit")
    before = (site / PATH).read_bytes()
    (one,) = waiting_entries(site, PATH)
    assert confirm(site, PATH, one, one.text)
    assert difference(before, (site / PATH).read_bytes()) == ["-#, fuzzy"]


def test_confirming_drops_the_previous_msgid_and_the_marks_of_the_machine(tmp_path: Path) -> None:
    file = file_of(
        tmp_path,
        "# Ask Wang.\n#. Ours.\n#. previous translation: Ends soon.\n"
        "#. machine translation: Parrot 1\n#. to check: “明年” is missing\n#, fuzzy, no-wrap\n"
        f'#| msgctxt "caption"\n#| msgid "完工。"\nmsgid "{DONE}"\nmsgstr "It ends."\n',
    )
    (one,) = waiting_entries(tmp_path, PATH)
    assert (one.made, one.flaws) == ("machine translation: Parrot 1", ("“明年” is missing",))
    assert confirm(tmp_path, PATH, one, one.text)
    assert file.read_text("utf-8").endswith(
        f'# Ask Wang.\n#. Ours.\n#, no-wrap\nmsgid "{DONE}"\nmsgstr "It ends."\n'
    )


def wrapped_as(editor: str, text: str) -> list[str]:
    """How a new text is wrapped in the file of an editor."""
    source = "".join(
        f'msgid "句{n}。"\nmsgstr ""\n{lines}\n'
        for n, lines in enumerate([_lines(editor, n) for n in range(6)])
    )
    po = polib.pofile(source)
    document = PoDocument(po, source)
    po[0].msgstr = text
    block = document.data().decode().partition("\n\n")[0]
    return block.split("\n")[1:]


def _lines(editor: str, number: int) -> str:
    words = f"{number} and so on "
    if editor == "no wrapping":
        return f'"{words * 12}end."\n'
    width = int(editor)
    line = words * 20
    cut = line.rindex(" ", 0, width - 2) + 1
    return f'"{line[:cut]}"\n"{line[cut : cut + 9]}"\n'


@pytest.mark.parametrize(("editor", "longest"), [("60", 60), ("78", 78), ("100", 100)])
def test_new_texts_are_wrapped_as_wide_as_the_others(editor: str, longest: int) -> None:
    lines = wrapped_as(editor, "word " * 60 + "end.")
    assert lines[0] == 'msgstr ""'
    assert longest - 8 < max(map(len, lines)) <= longest
    assert all(line.endswith(' "') for line in lines[1:-1])


def test_a_file_without_wrapping_gets_none() -> None:
    text = "word " * 60 + "end."
    assert wrapped_as("no wrapping", text) == [f'msgstr "{text}"']


def test_a_long_comment_stays_one_comment(tmp_path: Path) -> None:
    site = site_of(tmp_path, "poedit")
    (done,) = segments(SEGMENTS[3])
    flaw = "“103个” (103) is missing, and what stands in its place says nothing of the kind at all"
    fill(site, PATH, [Machined(done, "It ends.", "Parrot 1.0", (flaw,))])
    assert waiting_entries(site, PATH)[0].flaws == (flaw,)


# Control characters have no business in a text, but for those that a scan or a web page leaves.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=200)


@given(TEXTS.filter(bool), TEXTS, TEXTS)
@example("前\u2028后。", 'say "so" \\ and\n', "tab\tstop")
@example("句。", "\n", " ")
@example("句。", "x " * 200, "")
def test_any_text_is_read_again_as_it_was(source: str, text: str, former: str) -> None:
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.append(polib.POEntry(msgid=source, msgstr=text, previous_msgid=former, msgctxt="caption"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.en.po"
        write_po(file, "a.en.po", PoDocument(po))
        (read,) = parse_po(file, "a.en.po")
    assert (read.msgid, read.msgstr, read.previous_msgid) == (source, text, former)
    assert read.msgctxt == "caption"


def test_plural_entries_and_comments_at_the_end_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.en.po"
    text = (
        'msgid "%d桥"\nmsgid_plural "%d桥们"\nmsgstr[0] "%d bridge"\nmsgstr[1] "%d bridges"\n'
        '\n\nmsgid "早。"\nmsgstr ""\n\n# The end.\n'
    )
    file.write_text(text, "utf-8")
    document = read_po(file, "a.en.po")
    assert document.data().decode() == text
    document.po[0].flags = ["fuzzy"]
    assert document.data().decode() == f"#, fuzzy\n{text}".replace("\n\n\n", "\n\n")


def test_a_shelf_reads_a_file_anew_only_if_another_program_wrote_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path, "weblate")
    read: list[str] = []

    def counted(file: Path, path: str) -> PoDocument:
        read.append(path)
        return read_po(file, path)

    monkeypatch.setattr("sitegen.translation.pofiles.read_po", counted)
    shelf = PoShelf(site)
    rows: Iterable[Segment] = segments(SEGMENTS[3])
    for text in ("It ends next year.", "again"):
        fill(site, PATH, [Machined(one, text, "Parrot") for one in rows], shelf)
    assert len(read) == 1
    edited = (site / PATH).read_bytes().replace(b"It ends next year.", b"Done next year.")
    (site / PATH).write_bytes(edited)
    fill(site, PATH, [], shelf)
    assert len(read) == 2
    assert b"Done next year." in (site / PATH).read_bytes()


def test_a_read_only_file_is_left_and_named(tmp_path: Path) -> None:
    site = site_of(tmp_path, "weblate")
    (site / PATH).chmod(0o444)
    before = (site / PATH).read_bytes()
    with pytest.raises(SitegenError) as fault:
        merged(site, SEGMENTS[0])
    (problem,) = fault.value.problems
    assert (problem.code, problem.span.path) == ("unwritable", PATH)
    assert "read-only" in problem.message
    assert (site / PATH).read_bytes() == before


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path, "weblate")
    before = (site / PATH).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdopen", full)
    for change in (lambda: merged(site, SEGMENTS[0]), lambda: _filled(site)):
        with pytest.raises(SitegenError) as fault:
            change()
        (problem,) = fault.value.problems
        assert problem.code == "unwritable"
        assert "No space left on device" in problem.message
    assert (site / PATH).read_bytes() == before
    assert [file.name for file in (site / "content").iterdir()] == ["digest.en.po"]


def _filled(site: Path) -> int:
    (done,) = segments(SEGMENTS[3])
    return fill(site, PATH, [Machined(done, "It ends next year.", "Parrot 1.0")])


def test_what_is_saved_while_a_translation_is_confirmed_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path, "poedit")
    (waiting, *_) = waiting_entries(site, PATH)
    original = PoDocument.data
    saved: list[str] = []

    def slow(document: PoDocument) -> bytes:
        if not saved:
            saved.append((site / PATH).read_text("utf-8") + '\n#~ msgid "旧"\n#~ msgstr "Old."\n')
            (site / PATH).write_text(saved[0], "utf-8")
        return original(document)

    monkeypatch.setattr(PoDocument, "data", slow)
    assert confirm(site, PATH, waiting, "Confirmed.")
    texts = [entry.msgstr for entry in parse_po(site / PATH, PATH)]
    assert {"Confirmed.", "Old."} <= set(texts)


@EDITORS
def test_what_is_saved_while_a_file_is_filled_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    site = site_of(tmp_path, editor)
    saved = (site / PATH).read_text("utf-8").replace('msgstr ""\n\n#', 'msgstr "Mine."\n\n#')
    read: list[str] = []

    def slow(file: Path, path: str) -> PoDocument:
        document = read_po(file, path)
        if not read:
            # A person translates the very entry, between reading and writing.
            file.write_text(saved, "utf-8")
        read.append(path)
        return document

    monkeypatch.setattr("sitegen.translation.pofiles.read_po", slow)
    assert _filled(site) == 0
    assert len(read) == 2
    assert (site / PATH).read_text("utf-8") == saved
    assert "Mine." in saved


def test_what_cannot_be_read_is_a_fault_with_its_place(tmp_path: Path) -> None:
    (tmp_path / PATH).mkdir(parents=True)
    with pytest.raises(SitegenError, match="cannot read"):
        read_po(tmp_path / PATH, PATH)


def test_what_is_saved_while_a_file_is_merged_is_kept(tmp_path: Path) -> None:
    site = site_of(tmp_path, "poedit")
    saved = (site / PATH).read_text("utf-8") + '\n#~ msgid "旧"\n#~ msgstr "Saved."\n'

    class Slow(SiteMemory):
        """A person saves the file while near matches are looked for."""

        def nearest(self, segment: Segment) -> Remembered | None:
            (site / PATH).write_text(saved, "utf-8")
            return super().nearest(segment)

    wanted = Wanted(tuple(segments(*SEGMENTS, ("", "新的一句话。", 9))))
    assert merge_file(site, PATH, wanted, NOW, Slow(site, (PATH,))).written
    po = parse_po(site / PATH, PATH)
    assert po.find("新的一句话。") is not None
    assert "Saved." in [entry.msgstr for entry in po.obsolete_entries()]
