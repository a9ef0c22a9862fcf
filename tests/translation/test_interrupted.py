"""Two processes at once, one that is killed, a disk that fills up: nothing that is done is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib
import pytest

from sitegen.files import write_atomically
from sitegen.model import Segment
from sitegen.problems import SitegenError, Span
from sitegen.translation.engine import Hypothesis, Translated
from sitegen.translation.machine import Machined, Rules
from sitegen.translation.poshelf import PoShelf
from sitegen.translation.translating import BATCH, Work, translate_missing
from tests.samples import REPOSITORY

PATH = "content/a.en.po"
COUNT = 3 * BATCH

# Fills the entries whose number leaves a given rest, one by one.
FILLER = """
import sys
from pathlib import Path
from sitegen.files import write_atomically
from sitegen.model import Segment
from sitegen.problems import Span
from sitegen.translation.filling import fill
from sitegen.translation.machine import Machined
from sitegen.translation.poshelf import PoShelf

site, rest = Path(sys.argv[1]), int(sys.argv[2])
for number in range(rest, 60, 2):
    segment = Segment(f"第{number}句。", "", Span.point("content/a.md"))
    made = [Machined(segment, f"English {rest}.", "Parrot")]
    assert fill(PoShelf(site), "content/a.en.po", made) == 1
"""

# Translates without end, and says after each batch that it is written.
TRANSLATOR = """
import sys, time
from pathlib import Path
from tests.translation.test_interrupted import *

class Slow:
    name, version, source, target = "Slow", "1.0", "zh", "en"

    def translate(self, sentences, hypotheses=1):
        for index, _ in enumerate(sentences):
            if index and index % BATCH == BATCH // 2:
                print("half", index, flush=True)
                time.sleep(0.05)
            yield index, (Hypothesis("Some English.", 0.0),)

for _ in translate_missing(PoShelf(Path(sys.argv[1])), work(), Slow(), Rules(), Silent()):
    pass
print("done", flush=True)
time.sleep(60)
"""


class Silent:
    """A progress that nobody watches."""

    def start(self, stage: str, total: int) -> None:
        """Nothing."""

    def advance(self) -> None:
        """Nothing."""


class Parrot:
    """An engine that says the same of everything."""

    name, version, source, target = "Parrot", "1.0", "zh", "en"

    def translate(self, sentences: Sequence[str], hypotheses: int = 1) -> Iterator[Translated]:
        for index in range(len(sentences)):
            yield index, (Hypothesis("Some English.", 0.0),)


def segment(number: int) -> Segment:
    """One of very many sentences without a figure."""
    signs = "甲乙丙丁戊己庚辛壬癸"
    return Segment("".join(signs[int(d)] for d in str(number)), "", Span.point("content/a.md"))


def work(paths: tuple[str, ...] = (PATH,)) -> Work:
    """All of them are missing."""
    segments = tuple(map(segment, range(COUNT)))
    return Work(segments, {one.key: paths for one in segments}, ())


def write_po(site: Path, sources: Sequence[str], path: str = PATH) -> Path:
    """A PO file of empty entries."""
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.extend(polib.POEntry(msgid=source) for source in sources)
    (site / path).parent.mkdir(exist_ok=True)
    po.save(str(site / path))
    return site / path


def test_two_processes_fill_the_same_file_and_nothing_is_lost(tmp_path: Path) -> None:
    file = write_po(tmp_path, [f"第{number}句。" for number in range(60)])
    command = [sys.executable, "-c", FILLER, str(tmp_path)]
    running = [subprocess.Popen([*command, str(rest)], cwd=REPOSITORY) for rest in (0, 1)]
    assert [process.wait(60) for process in running] == [0, 0]
    texts = [entry.msgstr for entry in polib.pofile(str(file))]
    assert texts == ["English 0.", "English 1."] * 30


def translator(site: Path) -> subprocess.Popen[str]:
    """A process that runs TRANSLATOR on a site."""
    return subprocess.Popen(
        [sys.executable, "-c", TRANSLATOR, str(site)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_process_loses_the_batch_in_flight_and_no_more(tmp_path: Path) -> None:
    file = write_po(tmp_path, [segment(number).source for number in range(COUNT)])
    with translator(tmp_path) as process:
        assert process.stdout is not None
        # In the middle of the second batch, and of the third.
        assert process.stdout.readline().startswith("half")
        assert process.stdout.readline().startswith("half")
        process.kill()
    po = polib.pofile(str(file))
    assert len(po) == COUNT
    assert sum(bool(entry.msgstr) for entry in po) >= BATCH
    # The next run goes on from there; the lock went with the process.
    list(translate_missing(PoShelf(tmp_path), work(), Parrot(), Rules(), Silent()))
    assert all(entry.msgstr and entry.fuzzy for entry in polib.pofile(str(file)))


@pytest.mark.parametrize("pause", [0.0, 0.002, 0.004, 0.008])
def test_killed_at_any_moment_a_file_is_whole(tmp_path: Path, pause: float) -> None:
    file = write_po(tmp_path, [segment(number).source for number in range(COUNT)])
    with translator(tmp_path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 + pause)
        process.kill()
    assert [entry.msgid for entry in polib.pofile(str(file))] == [
        segment(number).source for number in range(COUNT)
    ]


def test_one_file_that_cannot_be_written_does_not_keep_the_others_from_it(tmp_path: Path) -> None:
    sources = [segment(number).source for number in range(COUNT)]
    closed = write_po(tmp_path, sources)
    closed.chmod(0o444)
    other = write_po(tmp_path, sources, "content/b.en.po")
    results: list[Machined] = []
    with pytest.raises(SitegenError) as fault:
        for result in translate_missing(
            PoShelf(tmp_path), work((PATH, "content/b.en.po")), Parrot(), Rules(), Silent()
        ):
            results.append(result)
    assert [problem.span.path for problem in fault.value.problems] == [PATH]
    assert len(results) == COUNT
    assert all(entry.msgstr for entry in polib.pofile(str(other)))
    assert not any(entry.msgstr for entry in polib.pofile(str(closed)))


def test_a_disk_that_fills_up_keeps_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_po(tmp_path, [segment(number).source for number in range(COUNT)])
    written: list[Path] = []

    def fills_up(target: Path, data: bytes) -> None:
        if written:
            raise OSError(28, "No space left on device")
        written.append(target)
        write_atomically(target, data)

    monkeypatch.setattr("sitegen.translation.pofiles.write_atomically", fills_up)
    results: list[Machined] = []
    with pytest.raises(SitegenError, match="No space left on device"):
        results.extend(translate_missing(PoShelf(tmp_path), work(), Parrot(), Rules(), Silent()))
    # What could not be written is not told as done.
    assert len(results) == BATCH
    assert sum(bool(entry.msgstr) for entry in polib.pofile(str(file))) == BATCH
