"""However many stages look at a PO file, it is parsed once in a run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sitegen.translation.pofiles import PoText, read_text
from tests.argos.samples import install_sample
from tests.conftest import SiteFolder

DIGEST = "## 信丰县修建公路 {{#roads-{name}}}\n\n2023年，信丰县修建公路{number}公里。\n\n{more}\n"
NEW = "去年，大塘村种植脐橙2000亩。"
PATHS = ("content/a.en.po", "content/b.en.po")


@pytest.fixture
def pair(empty_site: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site of two digests with PO files, on a machine with the test package."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(install_sample(tmp_path).packages[0]))
    _write_digests(empty_site, "")
    empty_site.run("translate")
    return empty_site


@pytest.fixture
def parsed(pair: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each PO file is parsed from now on."""
    counts: Counter[str] = Counter()

    def counted(file: Path, path: str) -> PoText:
        counts[path] += 1
        return read_text(file, path)

    monkeypatch.setattr("sitegen.translation.poshelf.read_text", counted)
    for name in ("read_po", "parse_po", "read_text"):
        monkeypatch.setattr(f"sitegen.translation.pofiles.{name}", counted)
    return counts


def _write_digests(site: SiteFolder, more: str) -> None:
    for number, name in ((559, "a"), (64, "b")):
        text = DIGEST.format(name=name, number=number, more=more)
        site.write(f"content/{name}.md", text)


@pytest.mark.parametrize("command", ["check", "build", "translate"])
def test_where_nothing_is_new(pair: SiteFolder, parsed: Counter[str], command: str) -> None:
    assert pair.run(command).exit_code == 0
    assert parsed == dict.fromkeys(PATHS, 1)


@pytest.mark.parametrize("engine", ["auto", "none"])
@pytest.mark.parametrize("command", ["build", "translate"])
def test_where_sentences_are_new(
    pair: SiteFolder, parsed: Counter[str], command: str, engine: str
) -> None:
    _write_digests(pair, NEW)
    assert pair.run(command, "--engine", engine).exit_code == 0
    assert parsed == dict.fromkeys(PATHS, 1)
    filled = (pair.root / PATHS[0]).read_text("utf-8")
    assert ("Datang Village planted 2,000 mu" in filled) == (engine == "auto")


def test_what_is_written_is_told_with_its_lines(pair: SiteFolder, parsed: Counter[str]) -> None:
    """Entries move when others are added before them."""
    file = pair.root / PATHS[0]
    file.write_text(file.read_text("utf-8").replace("built 559", "built 955"), "utf-8")
    _write_digests(pair, NEW)
    digest = pair.root / "content/a.md"
    digest.write_text(f"# 新闻\n\n前言：{NEW}\n\n{digest.read_text('utf-8')}", "utf-8")
    stderr = pair.run("build").stderr
    assert parsed[PATHS[0]] == 1
    lines = file.read_text("utf-8").split("\n")
    ((line, _),) = [
        place.split(":")[1:3]
        for place in stderr.split("\n")
        if "figure-changed" in place and PATHS[0] in place
    ]
    assert lines[int(line) - 1].startswith('msgstr "In 2023, Xinfeng County built 955 ')
