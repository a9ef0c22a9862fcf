"""Tiny whole sites, built the way a user builds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.samples import DIGEST

pytest.register_assert_rewrite("tests.goldens")


@dataclass(frozen=True)
class SiteFolder:
    """A site folder in a temporary place."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the site."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def run(self, command: str, *arguments: str, answers: str = "") -> Result:
        """Run a command on the site; a traceback fails the test."""
        given = [command, "--site", str(self.root), *arguments]
        result = CliRunner().invoke(main, given, input=answers)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def build(self, *arguments: str) -> Result:
        """Build into `build/`."""
        return self.run("build", *arguments)

    def page(self, path: str) -> str:
        """A page of the built site."""
        return (self.root / "build" / path / "index.html").read_text(encoding="utf-8")

    def built(self) -> dict[str, bytes]:
        """Every published file by its path."""
        files = (f for f in (self.root / "build").rglob("*") if f.is_file())
        found = {f.relative_to(self.root / "build").as_posix(): f.read_bytes() for f in files}
        return {path: data for path, data in found.items() if not path.startswith(".sitegen")}


@pytest.fixture(autouse=True)
def _no_packages(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed on the machine that tests translates nothing here."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path_factory.getbasetemp() / "no-packages"))


@pytest.fixture
def empty_site(tmp_path: Path) -> SiteFolder:
    """A site folder without content."""
    return SiteFolder(tmp_path / "site")


@pytest.fixture
def site(empty_site: SiteFolder) -> SiteFolder:
    """A site with one small digest of two articles and no English."""
    empty_site.write("content/digest.md", DIGEST)
    return empty_site


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[dict[str, str]], SiteFolder]:
    """Make a site of the given files."""

    def make(files: dict[str, str]) -> SiteFolder:
        folder = SiteFolder(tmp_path / "made")
        for path, text in files.items():
            folder.write(path, text)
        return folder

    return make


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` takes the pages as they are now for the right ones."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden pages are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))
