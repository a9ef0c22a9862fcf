"""How long commands take on a site of very many translations, and beside another version.

    .venv/bin/python -m tests.bench.large_site [--entries 100000] [--beside DIR]

Three sites with as many entries each, of which 200 have no English yet: in twenty digests; in one
digest; and in one digest of which only the new sentences are left, the others being set aside in
its PO file. No engine is used: reading, merging, the memory and near matches are what is measured.

`DIR` is a checkout of another version of Sitegen. Both work in the same environment, by turns, on
copies of the same site, and what they leave of the PO files is compared. Seconds are those of the
processors, which other programs disturb less than those of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import polib

from tests.argos.sentences import sentence_pairs
from tests.samples import REPOSITORY

NEW = 200
COMMANDS = (
    ("translate", "--engine", "none"),
    ("check",),
    ("build", "--engine", "none"),
)
SITES = {"20 digests": (20, True), "one digest": (1, True), "one digest, set aside": (1, False)}
_ARTICLE = 40
_PARAGRAPH = 5
# Runs a command and writes what it took of processors and memory behind all it says.
_RUN = """
import json, re, sys, time
from pathlib import Path
from sitegen.cli import main
try:
    main(sys.argv[1:])
finally:
    status = Path("/proc/self/status").read_text("utf-8")
    peak = int(re.findall(r"VmHWM:\\s*(\\d+) kB", status)[0]) // 1024
    print()
    print(json.dumps({"seconds": time.process_time(), "peak": peak}))
"""
_HEADER = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def main() -> None:
    """Print a row for each site and command."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--entries", type=int, default=100_000)
    arguments.add_argument("--beside", type=Path, help="a checkout of another version")
    options = arguments.parse_args()
    versions = {"this": REPOSITORY, **({"other": options.beside} if options.beside else {})}
    print(f"{options.entries:,} entries, {NEW} of them new")
    print(f"{'site':22} {'command':10}", *(f"{v + ' s':>9}{'peak':>10}" for v in versions))
    with tempfile.TemporaryDirectory() as temporary:
        for name, (digests, in_use) in SITES.items():
            site = Path(temporary) / "site"
            write_site(site, options.entries, digests, in_use=in_use)
            for command in COMMANDS:
                print(f"{name:22} {command[0]:10}", _compared(site, command, versions), flush=True)
            shutil.rmtree(site)


def write_site(site: Path, entries: int, digests: int, *, in_use: bool) -> None:
    """Write a site; where its entries are not `in_use`, only the new sentences are in digests."""
    (site / "content").mkdir(parents=True)
    sentences = _sentences()
    for number in range(digests):
        found = list(islice(sentences, entries // digests))
        new = NEW // digests
        kept = found if in_use else found[:new]
        (site / f"content/{number:02}.md").write_text(_digest(number, kept), "utf-8")
        po = polib.POFile()
        po.metadata = dict(_HEADER)
        po.extend(polib.POEntry(msgid=zh, msgstr=en, obsolete=not in_use) for zh, en in found[new:])
        po.save(str(site / f"content/{number:02}.en.po"))


def _sentences() -> Iterator[tuple[str, str]]:
    """Sentences as long as the news has them, each once."""
    pairs = sentence_pairs(seed=1)
    seen = set()
    for one, two in zip(pairs, pairs, strict=True):
        chinese = f"{one[0].rstrip('。')}，{two[0]}"
        if chinese not in seen:
            seen.add(chinese)
            yield chinese, f"{one[1]} {two[1]}"


def _digest(number: int, sentences: list[tuple[str, str]]) -> str:
    lines = [f"---\ntitle: 新闻{number}\ntitle_en: News {number}\n---\n"]
    for place, (chinese, _) in enumerate(sentences):
        if place % _ARTICLE == 0:
            lines.append(f"\n\n## 第{place}条 {{#a-{number}-{place}}}\n")
        lines.append("\n\n" if place % _PARAGRAPH == 0 else "")
        lines.append(chinese)
    return "".join([*lines, "\n"])


def _compared(site: Path, command: tuple[str, ...], versions: dict[str, Path]) -> str:
    """What each version took, and how many times as long as the first the last one took."""
    cells = []
    seconds = []
    left = []
    for version in versions.values():
        copy = site.with_name("copy")
        shutil.copytree(site, copy)
        found = _once(version, (*command, "--site", str(copy)))
        left.append([file.read_bytes() for file in sorted((copy / "content").glob("*.po"))])
        shutil.rmtree(copy)
        seconds.append(found["seconds"])
        cells.append(f"{found['seconds']:>9.1f}{found['peak']:>6.0f} MiB")
    if len(versions) > 1:
        same = "the same" if all(one == left[0] for one in left) else "DIFFERENT"
        cells.append(f"{seconds[-1] / seconds[0]:>6.2f} times; PO files {same}")
    return " ".join(cells)


def _once(version: Path, command: tuple[str, ...]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *command],
        env={**os.environ, "PYTHONPATH": str(version)},
        cwd=version,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
