"""TMX: what leaves comes back as it was, and what others wrote is understood or refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.exchange import read_tmx, write_tmx
from sitegen.translation.memory import Remembered, SiteMemory
from sitegen.translation.poshelf import PoShelf
from tests.samples import REPOSITORY

ROWS = (
    Remembered(("headline", "青山镇新修三座桥"), "Three Bridges", "content/a.en.po"),
    Remembered(("", "好。"), "It said “good”\n& <b>bold</b>.", "content/a.en.po", "Ask\nLi Ming."),
    Remembered(("caption", "好。"), "Good.", "content/b.en.po"),
)
HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="{0}"/>\n<body>\n'
_TUV = '<tuv {2}="{%d}"><seg>%s</seg></tuv>'
UNIT = f"<tu>{_TUV % (0, '早。')}{_TUV % (1, 'Good <ph/>morning.')}</tu>"
END = "</body></tmx>\n"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "town.tmx"
    assert write_tmx(file, [*ROWS, ROWS[0]]) == 3
    found = read_tmx(file).translations
    assert [(one.key, one.text, one.note) for one in found.values()] == [
        (one.key, one.text, one.note) for one in ROWS
    ]
    assert found[ROWS[2].key].origin == "town.tmx, content/b.en.po"


def test_the_same_translations_make_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.tmx", tmp_path / "2.tmx"
    for file in (first, second):
        write_tmx(file, ROWS)
    assert first.read_bytes() == second.read_bytes()
    assert b'creationtool="Sitegen"' in first.read_bytes()


def test_the_shipped_translations_survive_the_round_trip(tmp_path: Path) -> None:
    translations = SiteMemory(PoShelf(REPOSITORY)).translations
    write_tmx(tmp_path / "a.tmx", translations)
    memory = read_tmx(tmp_path / "a.tmx")
    found = [memory.exact(one.key) for one in translations]
    assert [one.text for one in found if one] == [one.text for one in translations]


@pytest.mark.parametrize(
    ("chinese", "english", "attribute"),
    [
        ("zh-CN", "en-GB", "xml:lang"),
        ("zh", "en", "xml:lang"),
        ("ZH_CN", "EN_US", "xml:lang"),
        ("zh-Hans", "en", "lang"),
    ],
)
def test_other_programs_name_the_languages_otherwise(
    chinese: str, english: str, attribute: str, tmp_path: Path
) -> None:
    file = tmp_path / "other.tmx"
    text = HEAD.format(chinese) + UNIT.format(chinese, english, attribute) + END
    file.write_text(text, "utf-8")
    one = read_tmx(file).exact(("headline", "早。"))
    assert one is not None
    assert (one.text, one.origin) == ("Good morning.", "other.tmx")


def test_simplified_chinese_goes_before_other_chinese(tmp_path: Path) -> None:
    texts = {"zh-TW": "說。", "zh-CN": "说。", "en": "Say."}
    unit = "".join(f'<tuv xml:lang="{c}"><seg>{t}</seg></tuv>' for c, t in texts.items())
    file = tmp_path / "a.tmx"
    file.write_text(f"{HEAD.format('en')}<tu>{unit}</tu>{END}", "utf-8")
    assert list(read_tmx(file).translations) == [("", "说。")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "broken-tmx", 1),
        ("not XML", "broken-tmx", 1),
        ("<tmx>\n<body>\n<tu></body>\n</tmx>", "broken-tmx", 3),
        ("<html><body>早。</body></html>", "broken-tmx", 1),
        (HEAD.format("de") + UNIT.format("de", "fr", "xml:lang") + END, "empty-tmx", 1),
        (HEAD.format("zh") + END, "empty-tmx", 1),
    ],
)
def test_a_file_that_is_no_memory_is_refused_at_its_line(
    text: str, code: str, line: int, tmp_path: Path
) -> None:
    file = tmp_path / "bad.tmx"
    file.write_text(text, "utf-8")
    with pytest.raises(SitegenError) as fault:
        read_tmx(file)
    (problem,) = fault.value.problems
    assert (problem.code, problem.span.path, problem.span.line) == (code, str(file), line)
    assert problem.hint


def test_entities_are_not_looked_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    unit = UNIT.format("zh", "en", "xml:lang").replace("morning", "&x;morning")
    file = tmp_path / "a.tmx"
    doctype = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    file.write_text(f"{doctype}<tmx><body>{unit}</body></tmx>", "utf-8")
    assert all("secret" not in one.text for one in read_tmx(file).translations.values())


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SitegenError) as fault:
        write_tmx(tmp_path / "nowhere/a.tmx", ROWS)
    assert [problem.code for problem in fault.value.problems] == ["unwritable"]


def test_without_the_library_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "translate.storage.tmx", None)
    with pytest.raises(SitegenError) as fault:
        write_tmx(tmp_path / "a.tmx", ROWS)
    (problem,) = fault.value.problems
    assert (problem.code, problem.hint) == ("no-tmx", "pip install translate-toolkit")
