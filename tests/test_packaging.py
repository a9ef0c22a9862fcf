"""An installed Sitegen works outside its repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.samples import DIGEST, REPOSITORY


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contents of the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_the_wheel_builds_a_site_of_its_own(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/digest.md").write_text(DIGEST, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    script = "import sitegen, sitegen.cli; print(sitegen.__file__); sitegen.cli.main(['build'])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed))
    assert "青山镇" in (tmp_path / "build/zh/bridges/index.html").read_text("utf-8")
    assert list((tmp_path / "build/theme").glob("style.*.css"))


def test_the_pinned_packages_are_light_and_name_no_address() -> None:
    pins = [REPOSITORY / "requirements.txt", *(REPOSITORY / "requirements").glob("*.txt")]
    for file in pins:
        assert "://" not in file.read_text("utf-8")
    names = {line.split("==")[0] for file in pins for line in file.read_text("utf-8").split("\n")}
    assert "argostranslate" in names
    assert not names & {"torch", "stanza", "spacy"}


def test_argos_packages_can_be_read_without_its_heavy_parts() -> None:
    code = (
        "import sys, argostranslate.package\n"
        "assert not {'torch', 'stanza', 'spacy'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
