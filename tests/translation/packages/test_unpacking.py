"""Archives that mean no good, and archives that are broken."""

from __future__ import annotations

import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.packages import unpacking
from sitegen.translation.packages.unpacking import unpack, unpacked_size
from tests.argos.samples import FILES, METADATA, Heard, write_archive


def _refused(archive: Path, folder: Path) -> str:
    """The code of the fault; nothing may have been written anywhere."""
    (folder / "inner").mkdir()
    before = set(folder.rglob("*"))
    with pytest.raises(SitegenError) as caught:
        unpack(archive, folder / "inner", Heard())
    assert set(folder.rglob("*")) == before
    assert caught.value.problems[0].hint
    return caught.value.problems[0].code


def test_a_good_archive_is_unpacked_and_hashed(tmp_path: Path) -> None:
    heard = Heard()
    folder, files = unpack(write_archive(tmp_path / "a"), tmp_path / "out", heard)
    assert folder == tmp_path / "out/zh_en"
    assert (folder / "metadata.json").read_text("utf-8") == METADATA
    assert files["metadata.json"].size == len(METADATA)
    assert heard.begun == [("unpacking", 0, heard.size)]


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "zh_en/../../evil",
        "/evil",
        "zh_en//evil",
        "zh_en/./evil",
        "C:/evil",
        "zh_en\\evil",
    ],
)
def test_nothing_leaves_the_folder(tmp_path: Path, name: str) -> None:
    archive = write_archive(tmp_path / "a", {**FILES, name: "evil"})
    assert _refused(archive, tmp_path) == "unsafe-package"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    archive = write_archive(tmp_path / "a")
    entry = zipfile.ZipInfo("zh_en/link")
    entry.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(archive, "a") as opened:
        opened.writestr(entry, "/etc/passwd")
    assert _refused(archive, tmp_path) == "unsafe-package"


def test_names_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "a", {**FILES, "zh_en/METADATA.json": "{}"})
    assert _refused(archive, tmp_path) == "unsafe-package"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "a", {**FILES, "zh_en/zeros": bytes(20_000_000)})
    assert archive.stat().st_size < 30_000
    assert _refused(archive, tmp_path) == "unsafe-package"


def test_an_archive_of_too_much_or_too_many_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write_archive(tmp_path / "a")
    with monkeypatch.context() as patched:
        patched.setattr(unpacking, "MAX_SIZE", 100)
        assert _refused(archive, tmp_path) == "unsafe-package"
    (tmp_path / "inner").rmdir()
    monkeypatch.setattr(unpacking, "MAX_FILES", 2)
    assert _refused(archive, tmp_path) == "unsafe-package"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"metadata.json": METADATA},
        {"zh_en/other.json": METADATA},
        {**FILES, "second/metadata.json": METADATA},
    ],
)
def test_an_archive_of_something_else(tmp_path: Path, files: dict[str, str]) -> None:
    assert _refused(write_archive(tmp_path / "a", files), tmp_path) == "not-a-package"


@pytest.mark.parametrize("keep", [0, 10, 0.5, 0.99])
def test_a_truncated_archive(tmp_path: Path, keep: float) -> None:
    archive = write_archive(tmp_path / "a")
    data = archive.read_bytes()
    archive.write_bytes(data[: int(keep * len(data)) if keep < 1 else int(keep)])
    assert _refused(archive, tmp_path) == "corrupt-package"


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "a", {"zh_en/metadata.json": METADATA})
    data = bytearray(archive.read_bytes())
    data[60] ^= 4
    archive.write_bytes(data)
    with pytest.raises(SitegenError, match="corrupt"):
        unpack(archive, tmp_path / "out", Heard())


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_broken_bytes_are_a_fault_of_the_archive(tmp_path: Path, method: int) -> None:
    archive, chance = tmp_path / "a", random.Random(method)
    with zipfile.ZipFile(archive, "w", method) as opened:
        for name, contents in FILES.items():
            opened.writestr(name, contents)
    good = archive.read_bytes()
    for attempt in range(400):
        data = bytearray(good)
        # Most of the ways to fail are in the list of files at the end.
        first = chance.choice((0, len(data) // 2))
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(first, len(data))] = chance.randrange(256)
        archive.write_bytes(data)
        try:
            unpacked_size(archive)
            unpack(archive, tmp_path / str(attempt), Heard())
        except SitegenError as broken:
            (problem,) = broken.problems
            assert problem.code in {"corrupt-package", "unsafe-package", "not-a-package"}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        # The version to extract with, the flag of a UTF-8 name, the method, the length of the name.
        (6, struct.pack("<H", 99)),
        (8, struct.pack("<H", 0x800)),
        (10, struct.pack("<H", 14)),
        (10, struct.pack("<H", 12)),
        (28, struct.pack("<H", 0)),
    ],
)
def test_a_broken_list_of_files(tmp_path: Path, place: int, value: bytes) -> None:
    archive = write_archive(tmp_path / "a", {"zh_en/metadata.json": METADATA})
    data = bytearray(archive.read_bytes())
    entry = data.index(b"PK\1\2")
    data[entry + place : entry + place + len(value)] = value
    data[entry + 46] = 0xFF if place == 8 else data[entry + 46]
    archive.write_bytes(data)
    with pytest.raises(SitegenError) as caught:
        unpack(archive, tmp_path / "out", Heard())
    assert caught.value.problems[0].code == "corrupt-package"


@pytest.mark.parametrize("name", ["zh_en/model", "zh_en/metadata.json/a", "zh_en/" + "n" * 300])
def test_names_that_cannot_be_files(tmp_path: Path, name: str) -> None:
    archive = write_archive(tmp_path / "a", {**FILES, name: "x"})
    with pytest.raises(SitegenError) as caught:
        unpack(archive, tmp_path / "out", Heard())
    assert caught.value.problems[0].code == "corrupt-package"
