"""A build translates what is missing, if it can and may; else it leaves the PO files alone."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from sitegen.build import build
from sitegen.config import Overrides
from sitegen.digest.reader import read_digest
from tests.argos.samples import install_sample
from tests.conftest import SiteFolder

ROADS = "2023年，信丰县修建公路559公里。"
ENGLISH = "In 2023, Xinfeng County built 559 kilometres of roads."
DIGEST = f"## 信丰县修建公路 {{#roads}}\n\n{ROADS}（刘滨）\n"


@pytest.fixture
def roads(empty_site: SiteFolder) -> SiteFolder:
    """A site of one article."""
    empty_site.write("content/a.md", DIGEST)
    return empty_site


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the installed test package."""
    folder = install_sample(tmp_path).packages[0]
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    return folder


def po_of(site: SiteFolder) -> Path:
    """The PO file of the digest."""
    return site.root / "content/a.en.po"


def test_without_a_package_a_build_writes_no_po_file(roads: SiteFolder) -> None:
    result = roads.build()
    assert result.exit_code == 0
    assert "Translated" not in result.stdout
    assert not po_of(roads).exists()
    asked = roads.build("--engine", "argos")
    assert (asked.exit_code, "[no-engine]" in asked.stderr) == (1, True)


@pytest.mark.usefixtures("package")
def test_an_installed_package_translates_what_is_missing(roads: SiteFolder) -> None:
    result = roads.build()
    assert result.exit_code == 0
    assert "by Argos Translate 1.0" in result.stdout
    assert "0 reviewed, " in result.stdout
    assert "missing" not in result.stdout
    entry = polib.pofile(str(po_of(roads))).find(ROADS)
    assert entry is not None
    assert (entry.msgstr, entry.fuzzy) == (ENGLISH, True)
    assert 'data-origin="machine"' in roads.page("en/roads")


@pytest.mark.usefixtures("package")
def test_told_to_leave_it_a_build_leaves_it(roads: SiteFolder) -> None:
    before = roads.build("--engine", "none"), roads.built()
    assert before[0].exit_code == 0
    assert not po_of(roads).exists()
    assert "missing" in before[0].stdout


@pytest.mark.usefixtures("package")
def test_a_second_build_opens_no_engine_and_writes_nothing(
    roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    roads.build()
    before = po_of(roads).read_bytes()
    monkeypatch.setattr("sitegen.translation.argosengine.open_engine", None)
    assert " 0 files written, " in roads.build().stdout
    assert po_of(roads).read_bytes() == before


@pytest.mark.usefixtures("package")
def test_a_digest_is_read_once_even_if_it_is_translated(
    roads: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(file: Path, path: str) -> object:
        read.append(path)
        return read_digest(file, path)

    monkeypatch.setattr("sitegen.build.read_digest", counted)
    roads.build()
    assert read == ["content/a.md"]


@pytest.mark.usefixtures("package")
def test_a_digest_with_an_error_loses_no_entry(roads: SiteFolder) -> None:
    roads.build()
    before = po_of(roads).read_bytes()
    roads.write("content/b.md", b"\xff\xfe\x00broken")
    roads.write("content/a.md", DIGEST.replace("559", "600"))
    assert roads.build().exit_code == 1
    assert po_of(roads).read_bytes() == before


@pytest.mark.usefixtures("package")
def test_a_po_file_that_cannot_be_written_is_an_error_of_a_whole_site(roads: SiteFolder) -> None:
    roads.build()
    po_of(roads).chmod(0o444)
    before = po_of(roads).read_bytes()
    roads.write("content/a.md", DIGEST.replace("559", "600"))
    result = roads.build()
    assert result.exit_code == 1
    assert "read-only [unwritable]" in result.stderr
    assert po_of(roads).read_bytes() == before
    assert "600" in roads.page("zh/roads")


def test_a_broken_package_is_a_warning_unless_it_was_asked_for(
    roads: SiteFolder, package: Path
) -> None:
    model = next(package.rglob("model.bin"))
    model.write_bytes(b"nonsense")
    result = roads.build()
    assert (result.exit_code, "warning: " in result.stderr) == (0, True)
    asked = roads.build("--engine", "argos")
    assert (asked.exit_code, "error: " in asked.stderr) == (1, True)
    assert "559" in roads.page("en/roads")
    assert not po_of(roads).exists()


@pytest.mark.usefixtures("package")
def test_as_a_library_a_build_translates_only_if_asked(roads: SiteFolder) -> None:
    class Silent:
        """Says nothing."""

        def start(self, stage: str, total: int) -> None:
            """Nothing."""

        def advance(self) -> None:
            """Nothing."""

    result = build(roads.root, roads.root / "build", Overrides(), Silent())
    assert result.machined == ()
    assert not po_of(roads).exists()


def test_what_the_guard_doubts_is_marked_and_warned_of(roads: SiteFolder) -> None:
    roads.run("translate", "--engine", "none")
    po = polib.pofile(str(po_of(roads)))
    entry = po.find(ROADS)
    assert entry is not None
    entry.msgstr = "In 2023, Xinfeng County built 12 roads and 13 bridges in 9 towns."
    entry.flags = ["fuzzy"]
    entry.comment = "machine translation: Parrot 1\nto check: “559公里” is missing"
    po.save()
    result = roads.build()
    assert (result.exit_code, "[figure-" in result.stderr) == (0, True)
    page = roads.page("en/roads")
    assert 'data-origin="machine" data-doubtful' in page
    assert "to be checked against the Chinese" in page
    assert roads.build("--strict").exit_code == 1
