"""Pagefind, the one door to it: records become the files of a search index."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.problems import SitegenError, Span, warning
from sitegen.search.records import LANGUAGES, Record
from sitegen.site.strings import Language

_HASH_LENGTH = 10
# Only the English index brings the code, which serves both: its WebAssembly has the stemmer.
_DATA = ("pagefind-entry.json", "*.pf_meta", "index/*", "fragment/*")
_CODE = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")


@dataclass(frozen=True, slots=True)
class Pagefind:
    """The program and its version."""

    program: Path
    version: str


def find_pagefind() -> Pagefind:
    """The program of the package pagefind_bin, or one on the PATH.

    Raises SitegenError with a warning where there is none that runs: a site can do without.
    """
    program = _program()
    if program is None:
        hint = "`pip install pagefind_bin` installs it; the search page lists topics until then"
        raise _unsearchable("Pagefind is not installed, so the site has no search", hint)
    return Pagefind(program, _run(program, "--version").strip())


def _program() -> Path | None:
    try:
        import pagefind_bin

        return Path(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError):
        # The package is not made for every system; Pagefind itself may be there all the same.
        found = shutil.which("pagefind")
        return Path(found) if found else None


def index_folder(pagefind: Pagefind, records: Sequence[Record]) -> str:
    """The site path of the index of these records: another one whenever anything changes."""
    content = hashlib.sha256(pagefind.version.encode())
    for record in records:
        content.update(f"\0{record.language}\0{record.slug}\0{record.html}".encode())
    return f"/search/{content.hexdigest()[:_HASH_LENGTH]}/"


def index_files(pagefind: Pagefind, records: Iterable[Record]) -> dict[str, bytes]:
    """The files of the index by their path in its folder.

    Raises SitegenError with a warning where Pagefind fails.
    """
    with TemporaryDirectory(prefix="sitegen-search-") as name:
        folder = Path(name)
        for record in records:
            page = folder / "pages" / record.language / record.slug / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(record.html, encoding="utf-8", newline="\n")
        return {
            path: data
            for language in LANGUAGES
            for path, data in _language_files(pagefind, folder, language)
        }


def _language_files(
    pagefind: Pagefind, folder: Path, language: Language
) -> Iterator[tuple[str, bytes]]:
    pages, output = folder / "pages" / language, folder / language
    _run(pagefind.program, "--quiet", "--site", str(pages), "--output-path", str(output))
    patterns = (*_DATA, *_CODE) if language == "en" else _DATA
    for file in sorted(file for pattern in patterns for file in output.glob(pattern)):
        yield f"{language}/{file.relative_to(output).as_posix()}", file.read_bytes()


def _run(program: Path, *arguments: str) -> str:
    """What the program says. It runs where no configuration of its own can be found."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PAGEFIND_")}
    with TemporaryDirectory(prefix="sitegen-search-") as folder:
        try:
            done = subprocess.run(
                [program, *arguments],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                check=True,
            )
        except (OSError, subprocess.CalledProcessError) as fault:
            said = fault.stderr.strip() if isinstance(fault, subprocess.CalledProcessError) else ""
            message = f"Pagefind failed, so the site has no search: {said or fault}"
            hint = f"the program is {program}"
            raise _unsearchable(message, hint) from fault
    return done.stdout


def _unsearchable(message: str, hint: str) -> SitegenError:
    return SitegenError(warning("no-search", message, Span.whole(""), hint))
