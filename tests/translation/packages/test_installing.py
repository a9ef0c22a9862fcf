"""Installing is all or nothing."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import threading
from pathlib import Path

import pytest

from sitegen.files import locked
from sitegen.problems import SitegenError
from sitegen.translation.packages import installing
from sitegen.translation.packages.folders import ArgosFolders
from sitegen.translation.packages.installed import installed_packages
from sitegen.translation.packages.installing import (
    Wanted,
    install_file,
    install_url,
    remove_packages,
)
from sitegen.translation.packages.record import RECORD
from sitegen.translation.packages.transfer import Transfer
from tests.argos.samples import FILES, METADATA, MODEL, Heard, folders_in, write_archive


@pytest.fixture
def folders(tmp_path: Path) -> ArgosFolders:
    """Where the tests install."""
    return folders_in(tmp_path)


def _install(archive: Path, folders: ArgosFolders, **wanted: object) -> None:
    install_file(archive, folders, Heard(), Wanted(**wanted))  # type: ignore[arg-type]


def _code(archive: Path, folders: ArgosFolders, **wanted: object) -> str:
    with pytest.raises(SitegenError) as caught:
        _install(archive, folders, **wanted)
    assert caught.value.problems[0].hint
    return caught.value.problems[0].code


def _there(folders: ArgosFolders) -> list[str]:
    """Everything in and beside the folder of packages, but for packages' contents."""
    folder = folders.packages[0]
    return sorted(p.name for p in (*folder.parent.glob("*"), *folder.glob("*")))


def test_an_installed_package_is_where_argos_looks(tmp_path: Path, folders: ArgosFolders) -> None:
    archive = write_archive(tmp_path / "a.argosmodel")
    package, record = install_file(archive, folders, Heard(), Wanted())
    assert package.folder == folders.packages[0] / "zh_en"
    assert (record.origin, record.size) == ("a.argosmodel", archive.stat().st_size)
    assert record.sha256 == hashlib.sha256(archive.read_bytes()).hexdigest()
    remembered = json.loads((package.folder / RECORD).read_text("utf-8"))
    assert remembered["sha256"] == record.sha256
    assert remembered["files"]["model/model.bin"]["size"] == len(MODEL)
    assert _there(folders) == ["packages", "zh_en"]


def test_installing_again_replaces(tmp_path: Path, folders: ArgosFolders) -> None:
    _install(write_archive(tmp_path / "a", {**FILES, "zh_en/old": "old"}), folders)
    newer = METADATA.replace("1.0", "1.1")
    _install(write_archive(tmp_path / "b", {**FILES, "zh_en/metadata.json": newer}), folders)
    (package,) = installed_packages(folders.packages).packages
    assert package.version == "1.1"
    assert not (package.folder / "old").exists()
    assert _there(folders) == ["packages", "zh_en"]


@pytest.mark.parametrize(
    ("files", "wanted", "code"),
    [
        ({"zh_en/sentencepiece.model": None}, {}, "no-tokenizer"),
        ({"zh_en/model/model.bin": None, "zh_en/model/m.pt": b"x"}, {}, "not-ctranslate2"),
        ({"zh_en/model/model.bin": b"\x80\2 pickle"}, {}, "not-ctranslate2"),
        ({"zh_en/metadata.json": "{"}, {}, "package-metadata"),
        ({"zh_en/metadata.json": '{"type": "sbd"}'}, {}, "not-a-package"),
        ({}, {"pair": ("en", "zh")}, "wrong-pair"),
        ({}, {"sha256": "00"}, "wrong-hash"),
    ],
)
def test_a_package_that_cannot_translate_is_not_installed(
    tmp_path: Path,
    folders: ArgosFolders,
    files: dict[str, str | bytes | None],
    wanted: dict[str, object],
    code: str,
) -> None:
    contents = {name: data for name, data in {**FILES, **files}.items() if data is not None}
    assert _code(write_archive(tmp_path / "a", contents), folders, **wanted) == code
    assert "zh_en" not in _there(folders)


def test_a_file_that_is_not_there(tmp_path: Path, folders: ArgosFolders) -> None:
    assert _code(tmp_path / "absent", folders) == "no-package-file"


@pytest.mark.parametrize("moment", ["unpack", "write_record", "read_package", "_move_in_place"])
@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space")])
def test_whatever_happens_leaves_the_package_that_was_there(
    tmp_path: Path,
    folders: ArgosFolders,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    stop: BaseException,
) -> None:
    _install(write_archive(tmp_path / "a"), folders)
    kept = folders.packages[0] / "zh_en/metadata.json"
    newer = {**FILES, "zh_en/metadata.json": METADATA.replace("1.0", "1.1")}

    def stopped(*_: object) -> None:
        raise stop

    with monkeypatch.context() as patched:
        patched.setattr(installing, moment, stopped)
        with pytest.raises((KeyboardInterrupt, SitegenError)) as caught:
            _install(write_archive(tmp_path / "b", newer), folders)
    if isinstance(caught.value, SitegenError):
        assert caught.value.problems[0].code == "disk-full"
    assert kept.read_text("utf-8") == METADATA
    assert _there(folders) == ["packages", "zh_en"]


def test_the_old_package_returns_when_the_new_one_cannot_be_moved(
    tmp_path: Path, folders: ArgosFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(write_archive(tmp_path / "a"), folders)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".sitegen") and self.name == "zh_en":
            raise PermissionError(errno.EACCES, "no")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        assert _code(write_archive(tmp_path / "b"), folders) == "package-folder"
    assert _there(folders) == ["packages", "zh_en"]


def test_too_small_a_disk_is_told_before_unpacking(
    tmp_path: Path, folders: ArgosFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 10

    monkeypatch.setattr("shutil.disk_usage", lambda _: Full)
    assert _code(write_archive(tmp_path / "a"), folders) == "disk-full"
    assert _there(folders) == ["packages"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    folders = ArgosFolders((tmp_path / "file/packages",), tmp_path)
    assert _code(write_archive(tmp_path / "a"), folders) == "package-folder"


def test_what_a_killed_installation_left_is_swept(tmp_path: Path, folders: ArgosFolders) -> None:
    beside = folders.packages[0].parent
    for name, time in ((".sitegen-package-old", 1), (".sitegen-package-now", None)):
        (beside / name / "zh_en").mkdir(parents=True)
        if time is not None:
            os.utime(beside / name, (time, time))
    _install(write_archive(tmp_path / "a"), folders)
    assert _there(folders) == [".sitegen-package-now", "packages", "zh_en"]


def test_removing_leaves_nothing(tmp_path: Path, folders: ArgosFolders) -> None:
    _install(write_archive(tmp_path / "a"), folders)
    remove_packages(installed_packages(folders.packages).packages, folders, Heard())
    assert _there(folders) == ["packages"]


def test_a_package_of_a_snap_is_not_removed(tmp_path: Path, folders: ArgosFolders) -> None:
    _install(write_archive(tmp_path / "a"), folders)
    others = ArgosFolders((tmp_path / "mine", *folders.packages), folders.downloads)
    with pytest.raises(SitegenError, match="came with a snap"):
        remove_packages(installed_packages(others.packages).packages, others, Heard())
    assert _there(folders) == ["packages", "zh_en"]


@pytest.mark.parametrize("folder", ["packages", "downloads"])
def test_another_installation_is_waited_for(
    tmp_path: Path, folders: ArgosFolders, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    def copied(_: str, part: Path, __: Transfer) -> None:
        write_archive(part)

    monkeypatch.setattr("sitegen.translation.packages.network.download", copied)
    for place in (folders.packages[0], folders.downloads):
        place.mkdir(parents=True, exist_ok=True)
    held = folders.packages[0] if folder == "packages" else folders.downloads
    waiting = threading.Event()

    class Waits(Heard):
        def begin(self, name: str, done: int, total: int | None) -> None:
            if name.startswith("waiting"):
                waiting.set()

    second = threading.Thread(
        target=install_url, args=("https://example.org/a", folders, Waits(), Wanted())
    )
    with locked(held):
        second.start()
        assert waiting.wait(30)
        assert not (folders.packages[0] / "zh_en").exists()
    second.join(30)
    assert (folders.packages[0] / "zh_en").exists()
