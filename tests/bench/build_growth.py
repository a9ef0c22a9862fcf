"""How build time and peak memory grow with the number of digests.

    .venv/bin/python tests/bench/build_growth.py [30 100 300]

Each digest is a copy of the shipped one with its PO file and addresses of its own. Times on a
shared machine say little alone: look at how they grow.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
CONTENT = REPOSITORY / "content"
SEED = "jiangxi-digest"


def make_site(root: Path, copies: int) -> None:
    """A site of so many copies of the shipped digest."""
    text = (CONTENT / f"{SEED}.md").read_text("utf-8")
    english = (CONTENT / f"{SEED}.en.po").read_bytes()
    (root / "content").mkdir()
    for number in range(copies):
        copy = re.sub(r"\{#([a-z-]+)\}", rf"{{#\1-{number}}}", text)
        copy = copy.replace(f"slug: {SEED}", f"slug: {SEED}-{number}")
        (root / f"content/{number:04}.md").write_text(copy, "utf-8")
        (root / f"content/{number:04}.en.po").write_bytes(english)


def timed_build(root: Path) -> float:
    """Seconds that one build takes."""
    command = [sys.executable, "-m", "sitegen", "build", "--site", str(root)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print a row for each number of copies; the peak is that of the largest build so far."""
    print("digests  articles  cold s  again s  ms/article  peak MiB")
    for copies in map(int, sys.argv[1:] or ["30", "100", "300"]):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_site(root, copies)
            cold = timed_build(root)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            again = timed_build(root)
        articles = copies * 8
        row = f"{copies:7}  {articles:8}  {cold:6.1f}  {again:7.1f}"
        print(f"{row}  {1000 * cold / articles:10.1f}  {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()
