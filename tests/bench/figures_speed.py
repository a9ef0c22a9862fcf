"""How fast figures are read: beside cn2an.transform on the same paragraphs, and from 10 KB to 1 MB.

    .venv/bin/pip install cn2an && .venv/bin/python tests/bench/figures_speed.py

cn2an only rewrites number texts as digits; reading figures also tells what is none, finds units and
qualifiers, and labels. Ratios above 1 say how many times faster than cn2an. Medians of five,
measured in turn.
"""

from __future__ import annotations

import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

DIGEST = Path(__file__).parents[2] / "content/jiangxi-digest.md"
SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 5


def main() -> None:
    """Print the table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import cn2an

    from sitegen.figures.extraction import find_mentions
    from sitegen.figures.text import find_figures

    text = DIGEST.read_text("utf-8").partition("\n---\n")[2]
    find_figures("全县有一百个村。")
    print(f"{'characters':>12}{'figures':>10}{'numbers':>10}{'cn2an':>10}   ratios to cn2an")
    for size in (len(text), *SIZES):
        paragraphs = (text * (size // len(text) + 1))[:size].splitlines()
        runs: dict[str, Callable[[str], object]] = {
            "figures": find_figures,
            "numbers": find_mentions,
            "cn2an": lambda paragraph: cn2an.transform(paragraph, "cn2an"),
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, read in runs.items():
                times[name].append(_seconds(read, paragraphs))
        median = {name: statistics.median(values) for name, values in times.items()}
        columns = "".join(f"{median[name]:>9.3f}s" for name in runs)
        whole, alone = (median["cn2an"] / median[name] for name in ("figures", "numbers"))
        print(f"{size:>12,}{columns}   {whole:.2f} with labels, {alone:.2f} without")


def _seconds(read: Callable[[str], object], paragraphs: list[str]) -> float:
    start = time.perf_counter()
    for paragraph in paragraphs:
        read(paragraph)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
