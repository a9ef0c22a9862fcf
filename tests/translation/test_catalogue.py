"""PO files as a translation memory."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest

from sitegen.problems import SitegenError
from sitegen.translation.bilingual import BilingualDigest, translate_digest
from sitegen.translation.merging import Merge, Wanted, merge_file
from sitegen.translation.pofiles import parse_po
from sitegen.translation.segments import digest_segments
from tests.samples import DIGEST, ENGLISH, read_text

NOW = datetime(2024, 1, 31, 12, tzinfo=UTC)


def _merge(site: Path, text: str = DIGEST) -> Merge:
    digest = read_text(site, text)
    return merge_file(site, "digest.en.po", Wanted(digest_segments(digest)), NOW)


def _fill(site: Path) -> polib.POFile:
    po = polib.pofile(str(site / "digest.en.po"))
    for entry in po:
        entry.msgstr = ENGLISH.get((entry.msgctxt or "", entry.msgid), "")
    po.save()
    return po


def _translate(site: Path) -> BilingualDigest:
    return translate_digest(site, read_text(site, DIGEST))


def test_a_new_file_holds_every_segment_in_order(tmp_path: Path) -> None:
    merge = _merge(tmp_path)
    po = polib.pofile(str(tmp_path / "digest.en.po"))
    entries = [(e.msgctxt or "", e.msgid, e.occurrences) for e in po]
    assert merge.written
    assert merge.added == len(entries)
    assert entries[0] == ("headline", "青山镇新修三座桥", [("digest.md", "5")])
    assert ("", "村民说：“路好走了。”", [("digest.md", "7")]) in entries
    assert ("person", "李明", [("digest.md", "9")]) in entries
    assert po.metadata["Language"] == "en"


def test_the_gettext_tools_accept_the_file(tmp_path: Path) -> None:
    _merge(tmp_path)
    _fill(tmp_path)
    command = ["msgfmt", "--check", "-o", "/dev/null", str(tmp_path / "digest.en.po")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_merge_that_changes_nothing_changes_no_byte(tmp_path: Path) -> None:
    _merge(tmp_path)
    file = tmp_path / "digest.en.po"
    # As another editor would write it: other line breaks, Windows line ends.
    data = file.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n"
    file.write_bytes(data)
    assert not _merge(tmp_path).written
    assert file.read_bytes() == data


def test_a_changed_sentence_is_new_and_remembers_the_old_one(tmp_path: Path) -> None:
    _merge(tmp_path)
    _fill(tmp_path)
    changed = DIGEST.replace("总投资210亿元", "总投资230亿元")
    merge = _merge(tmp_path, changed)
    po = polib.pofile(str(tmp_path / "digest.en.po"))
    entry = po.find("青山镇今年新修三座桥，总投资230亿元。")
    old = po.find("青山镇今年新修三座桥，总投资210亿元。", include_obsolete_entries=True)
    assert (merge.added, merge.obsolete) == (1, 1)
    # The old English says the old number: it may not be shown for the new sentence.
    assert entry is not None
    assert (entry.msgstr, entry.previous_msgid) == ("", "青山镇今年新修三座桥，总投资210亿元。")
    assert "21 billion" in entry.comment
    assert old is not None
    assert old.obsolete
    assert "21 billion" in old.msgstr


def test_a_changed_sentence_remembers_one_that_nobody_reviewed_without_its_english(
    tmp_path: Path,
) -> None:
    _merge(tmp_path)
    po = _fill(tmp_path)
    for entry in po:
        entry.flags = ["fuzzy"]
    po.save()
    changed = DIGEST.replace("总投资210亿元", "总投资230亿元").replace("李明", "李明亮")
    assert _merge(tmp_path, changed).added == 2
    po = polib.pofile(str(tmp_path / "digest.en.po"))
    found = {entry.msgid: entry for entry in po}
    new = found["青山镇今年新修三座桥，总投资230亿元。"]
    assert (new.msgstr, new.previous_msgid) == ("", "青山镇今年新修三座桥，总投资210亿元。")
    assert new.comment == ""
    # A name is not the better for one that is like it.
    assert found["李明亮"].previous_msgid is None
    assert not _merge(tmp_path, changed).written


def test_a_sentence_that_comes_back_finds_its_english(tmp_path: Path) -> None:
    _merge(tmp_path)
    before = _fill(tmp_path)
    _merge(tmp_path, DIGEST.replace("工程将于明年完工。", ""))
    merge = _merge(tmp_path)
    after = polib.pofile(str(tmp_path / "digest.en.po"))
    assert merge.revived == 1
    assert [(e.msgid, e.msgstr) for e in after] == [(e.msgid, e.msgstr) for e in before]


def test_origins_follow_the_fuzzy_flag(tmp_path: Path) -> None:
    _merge(tmp_path)
    po = _fill(tmp_path)
    first, second = po[0], po[1]
    first.flags.append("fuzzy")
    second.msgstr = ""
    po.save()
    digest = _translate(tmp_path)
    assert digest.english(first.msgid, "headline").origin == "machine"
    assert digest.english(second.msgid).origin == "missing"
    assert digest.english("村民说：“路好走了。”").origin == "reviewed"
    (problem,) = [p for p in digest.problems if p.code == "missing-translation"]
    assert problem.span.line == 7


def test_an_entry_for_another_sentence_is_a_warning_at_its_line(tmp_path: Path) -> None:
    _merge(tmp_path)
    _fill(tmp_path)
    file = tmp_path / "digest.en.po"
    text = file.read_text("utf-8")
    file.write_text(f'{text}\nmsgid "别的句子。"\nmsgstr "Another."\n', "utf-8")
    problems = [p for p in _translate(tmp_path).problems if p.code == "unused-entry"]
    assert [(p.severity, p.span.path, p.span.line) for p in problems] == [
        ("warning", "digest.en.po", text.count("\n") + 3)
    ]


def test_what_is_wrong_with_a_translation_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "digest.en.po").write_text(
        '# Ours.\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#. One.\n#. Two.\n#, fuzzy\n#| msgid "三座桥。"\nmsgctxt "headline"\n'
        'msgid "青山镇新修三座桥"\nmsgstr ""\n"Three "\n"bridges"\n\n'
        '#~ msgid "旧。"\n#~ msgstr "Old."\n\n'
        'msgid "座"\nmsgid_plural "座"\nmsgstr[0] "a"\nmsgstr[1] "b"\n\n'
        'msgid "工程将于明年完工。"\nmsgstr "<b>Next year.</b>"\n',
        "utf-8",
    )
    digest = _translate(tmp_path)
    assert digest.english("青山镇新修三座桥", "headline").span.line == 11
    assert digest.english("工程将于明年完工。").span.line == 24
    (html,) = [p for p in digest.problems if p.code == "html-in-translation"]
    assert html.span.line == 24


def test_a_second_entry_for_a_sentence_is_a_warning(tmp_path: Path) -> None:
    _merge(tmp_path)
    _fill(tmp_path)
    file = tmp_path / "digest.en.po"
    text = file.read_text("utf-8")
    file.write_text(f'{text}\nmsgid "工程将于明年完工。"\nmsgstr "Otherwise."\n', "utf-8")
    digest = _translate(tmp_path)
    assert [p.code for p in digest.problems if p.severity == "warning"].count(
        "duplicate-entry"
    ) == 1
    assert digest.english("工程将于明年完工。").text == "The work will be done next year."


def test_html_in_a_translation_is_a_warning(tmp_path: Path) -> None:
    _merge(tmp_path)
    po = _fill(tmp_path)
    po[1].msgstr = "Three bridges <script>alert(1)</script>"
    po.save()
    assert "html-in-translation" in [p.code for p in _translate(tmp_path).problems]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "甲"\nmsgstr "a\n', 2),
        ('msgid "甲"\nmsgid "乙"\nmsgstr ""\n', 2),
        ('msgid "甲"\nmsgstr ""\n\nnonsense\n', 4),
        ("no po file at all", 1),
    ],
)
def test_a_file_that_does_not_parse_is_an_error_with_its_line(
    text: str, line: int, tmp_path: Path
) -> None:
    file = tmp_path / "digest.en.po"
    file.write_text(text, "utf-8")
    with pytest.raises(SitegenError) as fault:
        parse_po(file, "digest.en.po")
    (problem,) = fault.value.problems
    assert (problem.code, problem.span.path, problem.span.line) == (
        "broken-po",
        "digest.en.po",
        line,
    )


def test_without_a_readable_file_all_english_is_missing(tmp_path: Path) -> None:
    (tmp_path / "digest.en.po").write_text("nonsense", "utf-8")
    digest = _translate(tmp_path)
    assert set(digest.counts()) == {"missing"}
    assert digest.problems[0].code == "broken-po"
    assert digest.problems[0].severity == "error"


def test_a_broken_file_is_not_overwritten_by_a_merge(tmp_path: Path) -> None:
    file = tmp_path / "digest.en.po"
    file.write_text("nonsense", "utf-8")
    with pytest.raises(SitegenError):
        _merge(tmp_path)
    assert file.read_text("utf-8") == "nonsense"
