"""One measurement in a process of its own: sentences per second, peak memory, and the texts.

Reads {engine, packages, sentences, options} on standard input and writes JSON. Imports Sitegen or
argostranslate, whichever is measured, so that it runs where only one of them is installed.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any


def ours(packages: str, sentences: list[str], options: dict[str, Any]) -> list[str]:
    """All sentences in one go."""
    from sitegen.translation.argos import Decoding
    from sitegen.translation.argosengine import open_engine
    from sitegen.translation.packages.folders import ArgosFolders

    hypotheses = options.pop("hypotheses", 1)
    folders = ArgosFolders((Path(packages),), Path(packages))
    engine = open_engine("zh", "en", folders, Decoding(**options))
    found = dict(engine.translate(sentences, hypotheses))
    return [found[index][0].text for index in range(len(sentences))]


def argos(packages: str, sentences: list[str], options: dict[str, Any]) -> list[str]:
    """A sentence at a time, the only way there is; finding sentence borders costs nothing here.

    Argos's models for borders would be downloaded; ours come from the digest.
    """
    os.environ["ARGOS_PACKAGES_DIR"] = packages
    os.environ["ARGOS_INTRA_THREADS"] = str(options["threads"])
    from argostranslate import translate

    for name in ("MiniSBDSentencizer", "StanzaSentencizer"):
        setattr(getattr(translate, name), "split_sentences", lambda _, text: [text])  # noqa: B010
    translation = translate.get_translation_from_codes("zh", "en")
    return [translation.translate(sentence) for sentence in sentences]


def main() -> None:
    """Measure, with the time to load the package left out by a first sentence."""
    order = json.load(sys.stdin)
    translate = {"ours": ours, "argos": argos}[order["engine"]]
    warm = translate(order["packages"], order["sentences"][:1], dict(order["options"]))
    start, worked = time.perf_counter(), time.process_time()
    texts = translate(order["packages"], order["sentences"], dict(order["options"]))
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    # Not getrusage: its peak is inherited from the process that started this one.
    (peak,) = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    found = {"seconds": seconds, "worked": worked, "peak": int(peak) / 1024, "texts": texts}
    print(json.dumps({**found, "warm": warm}))


if __name__ == "__main__":
    main()
