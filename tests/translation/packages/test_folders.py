"""Packages are looked for where Argos Translate puts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.packages.folders import argos_folders

ASK_ARGOS = """
import json
from argostranslate import settings
print(json.dumps([[str(f) for f in settings.package_dirs], str(settings.downloads_dir)]))
"""


def _argos(environment: dict[str, str]) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", ASK_ARGOS],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    answer: list[object] = json.loads(done.stdout.splitlines()[-1])
    return answer


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"ARGOS_PACKAGES_DIR": "{}/mine"},
        {"XDG_DATA_HOME": "{}/data", "XDG_CACHE_HOME": "{}/cache"},
        {"SNAP": "{}/snap", "SNAP_USER_DATA": "{}/user"},
    ],
)
def test_the_folders_are_those_of_argos(tmp_path: Path, variables: dict[str, str]) -> None:
    (tmp_path / "snap/snap_custom/packages").mkdir(parents=True)
    (tmp_path / "snap/snap_custom/content_snap_packages/fr_en").mkdir(parents=True)
    environment = {name: value.format(tmp_path) for name, value in variables.items()}
    environment["HOME"] = str(tmp_path / "home")
    folders = argos_folders(environment)
    assert _argos(environment) == [[str(f) for f in folders.packages], str(folders.downloads)]


@pytest.mark.parametrize(
    "settings",
    ['{"ARGOS_PACKAGES_DIR": "named"}', '{"other": 1}', "nonsense"],
)
def test_argos_settings_are_read(tmp_path: Path, settings: str) -> None:
    file = tmp_path / ".config/argos-translate/settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(settings, "utf-8")
    environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    folders = argos_folders(environment)
    assert folders.packages[0] == (
        Path("named") if "named" in settings else tmp_path / "data/argos-translate/packages"
    )


def test_looking_creates_nothing(tmp_path: Path) -> None:
    argos_folders({"HOME": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(SitegenError, match="no home folder"):
        argos_folders({})
