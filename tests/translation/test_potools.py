"""What the libraries of Poedit and Weblate write comes back byte by byte but for what is new."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from translate.storage.pypo import pofile

from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.filling import fill
from sitegen.translation.machine import Machined
from sitegen.translation.merging import Wanted, merge_file
from sitegen.translation.pofiles import parse_po
from tests.samples import REPOSITORY

NOW = datetime(2024, 1, 31, 12, tzinfo=UTC)
PATH = "content/digest.en.po"
DONE = "工程将于明年完工。"
LONG = "青山镇新修的三座桥" + "连接了十二个村庄，" * 12 + "村民说路好走了。"
ENTRIES = (
    f'#. Ours.\n#: content/digest.md:11\nmsgid "{LONG}"\n'
    f'msgstr "{"The three new bridges of Qingshan Town join twelve villages. " * 5}"\n\n'
    f'#: content/digest.md:12\n#, fuzzy\n#| msgid "{LONG[:60]}"\nmsgid "{LONG[:70]}"\n'
    'msgstr "First line.\\n"\n"A tab\\there, “quotes” and \\"quotes\\"."\n'
)


def gettext(*options: str) -> Callable[[Path], None]:
    """Poedit writes its files as gettext does, as wide as it is told."""

    def write(file: Path) -> None:
        subprocess.run(["msgcat", *options, "-o", str(file), str(file)], check=True)

    return write


def toolkit(width: int) -> Callable[[Path], None]:
    """Weblate writes its files with translate-toolkit, 77 wide or not wrapped."""

    def write(file: Path) -> None:
        store = pofile(width=width)
        store.parse(file.read_bytes())
        for unit in store.units:
            # What is set anew is wrapped anew.
            unit.target, unit.source = str(unit.target), str(unit.source)
        file.write_bytes(bytes(store))

    return write


@pytest.mark.parametrize(
    "write",
    [gettext("--width=76"), gettext("--width=79"), gettext("--no-wrap"), toolkit(77), toolkit(-1)],
    ids=["gettext-76", "gettext-79", "gettext-unwrapped", "toolkit-77", "toolkit-unwrapped"],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("editor", ["poedit", "weblate"])
def test_a_file_keeps_the_bytes_of_its_editor(
    editor: str, newline: str, write: Callable[[Path], None], tmp_path: Path
) -> None:
    file = tmp_path / PATH
    file.parent.mkdir()
    text = (REPOSITORY / f"tests/cases/po/{editor}.en.po").read_text("utf-8")
    live, mark, aside = text.partition("\n#~ ")
    if editor == "weblate":
        live, mark, aside = text.partition("\n#, fuzzy\n#~ ")
    file.write_text(f"{live}\n{ENTRIES}{mark}{aside}", "utf-8")
    write(file)
    file.write_bytes(file.read_bytes().replace(b"\n", newline.encode()))
    before = file.read_bytes()

    segments = tuple(
        Segment(e.msgid, e.msgctxt or "", Span.point("content/digest.md", int(e.occurrences[0][1])))
        for e in parse_po(file, PATH)
        if not e.obsolete
    )
    assert len(segments) == 6
    assert not merge_file(tmp_path, PATH, Wanted(segments), NOW).written
    assert file.read_bytes() == before

    (done,) = (one for one in segments if one.source == DONE)
    assert fill(tmp_path, PATH, [Machined(done, "Done.", "Parrot")]) == 1
    old = f'#: content/digest.md:9{newline}msgid "{DONE}"{newline}msgstr ""{newline}'
    new = (
        f"#. machine translation: Parrot{newline}#: content/digest.md:9{newline}#, fuzzy{newline}"
        f'msgid "{DONE}"{newline}msgstr "Done."{newline}'
    )
    assert file.read_bytes() == before.replace(old.encode(), new.encode())
    assert old.encode() in before
