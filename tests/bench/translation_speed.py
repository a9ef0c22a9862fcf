"""How fast sentences are translated, by threads and size of batch, and beside argostranslate.

    .venv/bin/python -m tests.bench.translation_speed [--argos argos-env/bin/python] [--growth]

The package is made on the fly: random weights with the dimensions of a real one, answers of some 32
tokens. For argostranslate make an environment and throw it away afterwards:

    python3 -m venv argos-env
    argos-env/bin/pip install argostranslate

Both translate the same sentences with the same package on the same threads, argostranslate one by
one, as its interface has it, and without the cost of finding sentence borders. Their texts are
compared with the small trained package, where they mean something. Each number is the best of
two: other programs only ever make it worse. Beside the seconds of the clock those of the
processors are counted, which others disturb less. `--growth` also shows how little the peak of
memory grows with the number of sentences; 5,000 take some minutes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from itertools import islice
from pathlib import Path
from typing import Any

from sitegen.translation.argos import Decoding
from tests.argos.random_package import REAL, write_random_package
from tests.argos.samples import ARCHIVE
from tests.argos.sentences import sentence_pairs

WORKER = Path(__file__).with_name("translation_worker.py")
DEFAULT = Decoding().batch_tokens
BATCHES = (32, 128, DEFAULT, 2048)
GROWTH = (1_000, 5_000)
ROUNDS = 2
_NUMBERS = ("seconds", "worked", "peak")
_HEAD = f"{'sentences/s':>13}{'a CPU s':>11}{'peak':>10}{'10,000':>11}"


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--argos", help="a Python with argostranslate")
    arguments.add_argument("--sentences", type=int, default=200)
    arguments.add_argument("--growth", action="store_true", help="translate 1,000 and 5,000")
    options = arguments.parse_args()
    sentences = _sentences(options.sentences)
    with tempfile.TemporaryDirectory() as temporary:
        packages = Path(temporary)
        with zipfile.ZipFile(ARCHIVE) as archive:
            archive.extractall(packages / "small")
        folder = packages / "small" / ARCHIVE.stem
        pieces = json.loads((folder / "model/shared_vocabulary.json").read_text("utf-8"))
        tokenizer = (folder / "sentencepiece.model").read_bytes()
        write_random_package(packages / "real/zh_en", ("zh", "en"), tokenizer, pieces, REAL)
        _print_batches(packages / "real", sentences)
        if options.growth:
            _print_growth(packages / "real")
        if options.argos:
            _print_comparison(options.argos, packages, sentences)


def _sentences(count: int) -> list[str]:
    """Two clauses make a sentence as long as the news has them."""
    singles = sentence_pairs(seed=6)
    pairs = zip(islice(singles, count), islice(singles, count), strict=True)
    return [f"{one[0].rstrip('。')}，{two[0]}" for one, two in pairs]


def _print_growth(packages: Path) -> None:
    print(f"\nby the number of sentences, 4 hypotheses each\n{'sentences':>10}{_HEAD}")
    for count in GROWTH:
        sentences = _sentences(count)
        found = _once(sys.executable, "ours", packages, sentences, {"hypotheses": 4})
        print(f"{count:>10}{_speed(found, sentences)}", flush=True)


def _print_batches(packages: Path, sentences: list[str]) -> None:
    print(f"{len(sentences)} sentences, a package of the real size")
    print(f"{'threads':>8}{'tokens':>8}{'hypotheses':>12}{_HEAD}")
    cases = [(threads, tokens, 1) for threads in (1, 2) for tokens in BATCHES]
    for threads, tokens, hypotheses in [*cases, (2, DEFAULT, 4)]:
        how = {"threads": threads, "batch_tokens": tokens, "hypotheses": hypotheses}
        found = _measure(packages, sentences, how)
        print(f"{threads:>8}{tokens:>8}{hypotheses:>12}{_speed(found, sentences)}", flush=True)


def _print_comparison(python: str, packages: Path, sentences: list[str]) -> None:
    print(f"\nbeside argostranslate\n{'package':>10}{'threads':>9}{'engine':>9}{_HEAD}")
    # 0: each with its own number of threads.
    for name, threads in (("real", 0), ("real", 1), ("real", 2), ("small", 0)):
        how = {"threads": threads}
        argos: dict[str, Any] = {}
        ours: dict[str, Any] = {}
        # In turn, so that both meet the same disturbances.
        for _ in range(ROUNDS):
            argos = _better(argos, _once(python, "argos", packages / name, sentences, how))
            ours = _better(ours, _once(sys.executable, "ours", packages / name, sentences, how))
        for engine, found in (("argos", argos), ("ours", ours)):
            print(f"{name:>10}{threads:>9}{engine:>9}{_speed(found, sentences)}")
        clock, work = (argos[key] / ours[key] for key in ("seconds", "worked"))
        same = sum(a == b for a, b in zip(argos["texts"], ours["texts"], strict=True))
        print(
            f"{'':>10}{clock:.1f} times as fast by the clock, {work:.1f} times by the processors; "
            f"{same} of {len(sentences)} texts the same",
            flush=True,
        )


def _measure(packages: Path, sentences: list[str], options: dict[str, int]) -> dict[str, Any]:
    best: dict[str, Any] = {}
    for _ in range(ROUNDS):
        best = _better(best, _once(sys.executable, "ours", packages, sentences, options))
    return best


def _better(best: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Each number the best so far."""
    return found | {key: min(best.get(key, found[key]), found[key]) for key in _NUMBERS}


def _once(
    python: str, engine: str, packages: Path, sentences: list[str], options: dict[str, int]
) -> dict[str, Any]:
    order = {
        "engine": engine,
        "packages": str(packages),
        "sentences": sentences,
        "options": options,
    }
    done = subprocess.run(
        [python, str(WORKER)],
        input=json.dumps(order),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _speed(found: dict[str, Any], sentences: list[str]) -> str:
    rate = len(sentences) / found["seconds"]
    worked = len(sentences) / found["worked"]
    return f"{rate:>13.1f}{worked:>11.1f}{found['peak']:>7.0f} MB{10_000 / rate / 60:>7.1f} min"


if __name__ == "__main__":
    main()
