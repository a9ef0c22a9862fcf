"""What was installed is compared with what is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.packages import record
from sitegen.translation.packages.installed import Package
from sitegen.translation.packages.installing import Wanted, install_file
from sitegen.translation.packages.record import RECORD, read_record, verify
from tests.argos.samples import Heard, folders_in, write_archive


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A small package, installed."""
    return install_file(write_archive(tmp_path / "a"), folders_in(tmp_path), Heard(), Wanted())[0]


def _hashed(package: Package, monkeypatch: pytest.MonkeyPatch, **how: bool) -> list[str]:
    """Which files were hashed when the package was verified."""
    hashed: list[str] = []

    def hash_file(file: Path) -> str:
        hashed.append(file.name)
        return original(file)

    original = record.hash_file
    with monkeypatch.context() as patched:
        patched.setattr(record, "hash_file", hash_file)
        verify(package, **how)
    return sorted(hashed)


def test_files_are_hashed_at_the_first_use_only(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = ["metadata.json", "model.bin", "sentencepiece.model"]
    assert _hashed(package, monkeypatch, remember=False) == everything
    assert _hashed(package, monkeypatch) == everything
    assert _hashed(package, monkeypatch) == []
    os.utime(package.model / "model.bin", (1, 1))
    assert _hashed(package, monkeypatch) == ["model.bin"]
    assert _hashed(package, monkeypatch) == []


def test_a_folder_that_cannot_be_written_is_hashed_each_time(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(record, "write_atomically", refuse)
    assert len(_hashed(package, monkeypatch)) == 3
    assert len(_hashed(package, monkeypatch)) == 3


@pytest.mark.parametrize("change", ["longer", "other", "gone", "record"])
def test_damage_is_told_with_what_to_do(package: Package, change: str) -> None:
    model = package.model / "model.bin"
    verify(package)
    if change == "longer":
        model.write_bytes(model.read_bytes() + b"\0")
    elif change == "other":
        model.write_bytes(model.read_bytes()[:-1] + b"\1")
    elif change == "gone":
        model.unlink()
    else:
        (package.folder / RECORD).write_text("{}", "utf-8")
    with pytest.raises(SitegenError, match="damaged") as caught:
        verify(package)
    (problem,) = caught.value.problems
    assert problem.code == "damaged-package"
    assert problem.hint == "sitegen model remove zh en, then sitegen model install zh en"


def test_what_others_installed_has_nothing_to_compare_with(package: Package) -> None:
    (package.folder / RECORD).unlink()
    (package.model / "model.bin").write_bytes(b"")
    assert read_record(package) is None
    verify(package)
    assert not (package.folder / RECORD).exists()
