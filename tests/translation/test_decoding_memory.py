"""How much memory decoding takes does not depend on how many sentences there are."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.argos.random_package import TINY, write_random_package
from tests.argos.samples import ARCHIVE
from tests.samples import REPOSITORY

# Prints the peak of memory in kB when 1,000 sentences are done, and when 10,000 are.
PROGRAM = """
import re, sys
from itertools import islice
from pathlib import Path
from sitegen.translation.argos import Decoding
from sitegen.translation.argosengine import open_engine
from sitegen.translation.packages.folders import ArgosFolders
from tests.argos.sentences import sentence_pairs

folder = Path(sys.argv[1])
engine = open_engine("zh", "en", ArgosFolders((folder,), folder), Decoding(threads=2))
sentences = [chinese for chinese, _ in islice(sentence_pairs(seed=3), 10_000)]
for count in (1_000, 10_000):
    for _ in engine.translate(sentences[:count], 4):
        pass
    print(*re.findall(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text("utf-8")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of its processes")
def test_ten_times_the_sentences_take_no_more_memory(tmp_path: Path) -> None:
    with zipfile.ZipFile(ARCHIVE) as archive:
        tokenizer = archive.read(f"{ARCHIVE.stem}/sentencepiece.model")
        pieces = json.loads(archive.read(f"{ARCHIVE.stem}/model/shared_vocabulary.json"))
    write_random_package(tmp_path / "zh_en", ("zh", "en"), tokenizer, pieces, TINY)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    few, many = map(int, done.stdout.split())
    # All batches under way at once would take 40 MB more.
    assert many - few < 10_000
