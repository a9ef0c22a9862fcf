"""How fast sentences are translated, by threads and size of batch, and beside argostranslate.

    .venv/bin/python -m tests.bench.translation_speed [--argos argos-env/bin/python]

The package is made on the fly: random weights with the dimensions of a real one, answers of some 32
tokens. For argostranslate make an environment and throw it away afterwards:

    python3 -m venv argos-env
    argos-env/bin/pip install argostranslate

Both translate the same sentences with the same package on the same threads, argostranslate one by
one, as its interface has it, and without the cost of finding sentence borders. Their texts are
compared with the small trained package, where they mean something. Each number is the best of
three: other programs only ever make it worse.
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
ROUNDS = 3


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--argos", help="a Python with argostranslate")
    arguments.add_argument("--sentences", type=int, default=200)
    options = arguments.parse_args()
    singles = sentence_pairs(seed=6)
    # Two clauses make a sentence as long as the news has them.
    pairs = zip(islice(singles, options.sentences), islice(singles, options.sentences), strict=True)
    sentences = [f"{one[0].rstrip('。')}，{two[0]}" for one, two in pairs]
    with tempfile.TemporaryDirectory() as temporary:
        packages = Path(temporary)
        with zipfile.ZipFile(ARCHIVE) as archive:
            archive.extractall(packages / "small")
        folder = packages / "small" / ARCHIVE.stem
        pieces = json.loads((folder / "model/shared_vocabulary.json").read_text("utf-8"))
        tokenizer = (folder / "sentencepiece.model").read_bytes()
        write_random_package(packages / "real/zh_en", ("zh", "en"), tokenizer, pieces, REAL)
        _print_batches(packages / "real", sentences)
        if options.argos:
            _print_comparison(options.argos, packages, sentences)


def _print_batches(packages: Path, sentences: list[str]) -> None:
    print(f"{len(sentences)} sentences, a package of the real size")
    print(
        f"{'threads':>8}{'tokens':>8}{'hypotheses':>12}{'sentences/s':>13}{'peak':>9}{'10,000':>9}"
    )
    cases = [(threads, tokens, 1) for threads in (1, 2) for tokens in BATCHES]
    for threads, tokens, hypotheses in [*cases, (2, DEFAULT, 4)]:
        how = {"threads": threads, "batch_tokens": tokens, "hypotheses": hypotheses}
        found = _measure(sys.executable, "ours", packages, sentences, how)
        print(f"{threads:>8}{tokens:>8}{hypotheses:>12}{_speed(found, sentences)}", flush=True)


def _print_comparison(python: str, packages: Path, sentences: list[str]) -> None:
    print("\nbeside argostranslate, 2 threads")
    for name, size in (("real", "real size"), ("small", "test package")):
        both = {
            "argos": _measure(python, "argos", packages / name, sentences, {"threads": 2}),
            "ours": _measure(sys.executable, "ours", packages / name, sentences, {"threads": 2}),
        }
        for engine, found in both.items():
            print(f"{size:>14}{engine:>8}{_speed(found, sentences)}", flush=True)
        ratio = both["argos"]["seconds"] / both["ours"]["seconds"]
        texts = zip(both["argos"]["texts"], both["ours"]["texts"], strict=True)
        same = sum(argos == ours for argos, ours in texts)
        print(f"{size:>14}: {ratio:.1f} times as fast, {same} of {len(sentences)} texts the same")


def _measure(
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
    return f"{rate:>13.1f}{found['peak']:>6.0f} MB{10_000 / rate / 60:>5.1f} min"


if __name__ == "__main__":
    main()
