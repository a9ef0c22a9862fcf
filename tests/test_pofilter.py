"""What `pofilter -t numbers` of translate-toolkit says of the shipped translations.

It compares digits, not values. So it raises three kinds of false alarms, which are accepted if the
guard, which knows values, finds the sentence right:

- 万 and 亿 are multiplied out (210亿元 is “21 billion yuan”), and numbers get commas (“1,178”);
- small numbers are words in English (7家, “seven”), and months are words too (5·20, “May 20”);
- ordinals and fractions are in one language in digits, in the other in words.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import polib

from sitegen.config import read_config
from sitegen.translation.guard.check import check
from tests.samples import REPOSITORY

PO = REPOSITORY / "content/jiangxi-digest.en.po"


def alarms(po: Path) -> list[polib.POEntry]:
    """The entries that pofilter complains of."""
    command = [str(Path(sys.executable).with_name("pofilter")), "--progress=none"]
    done = subprocess.run(
        [*command, "-t", "numbers", str(po)], capture_output=True, text=True, check=True
    )
    return list(polib.pofile(f"{done.stdout}\n")) if done.stdout.strip() else []


def digits(text: str) -> list[str]:
    """The numbers of a text as they are written."""
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_its_alarms_are_false_by_value() -> None:
    names = read_config(REPOSITORY).names
    found = alarms(PO)
    assert 0 < len(found) < 30
    for entry in found:
        assert check(entry.msgid, entry.msgstr, names).ok, entry.msgid
        assert digits(entry.msgid) != digits(entry.msgstr)


def test_a_wrong_number_is_an_alarm_of_both(tmp_path: Path) -> None:
    right = polib.POEntry(msgid="共有103个项目。", msgstr="There are 103 projects.")
    wrong = polib.POEntry(msgid="共有104个项目。", msgstr="There are 140 projects.")
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    po.extend([right, wrong])
    po.save(str(tmp_path / "a.po"))
    assert [entry.msgid for entry in alarms(tmp_path / "a.po")] == [wrong.msgid]
    assert [check(e.msgid, e.msgstr).ok for e in (right, wrong)] == [True, False]
