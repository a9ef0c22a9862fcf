"""`sitegen model` as users meet it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.config import EngineSettings
from sitegen.translation.packages.record import RECORD
from sitegen.translation.updating import chosen_engine
from tests.argos.samples import ARCHIVE, FILES, METADATA, write_archive
from tests.samples import REPOSITORY


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Argos's folder of packages, in a temporary place."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos/packages"))
    monkeypatch.setenv("no_proxy", "*")
    return tmp_path / "argos/packages"


@pytest.fixture
def _unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages made of little are not loaded."""
    monkeypatch.setattr("sitegen.translation.packages.installing._load_once", lambda _: None)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a server for the folder `web`."""
    (tmp_path / "web").mkdir()
    handler = partial(_Quiet, directory=str(tmp_path / "web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def index(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch, _unloaded: None) -> Path:
    """An index of two packages, zh to en and en to de, and the folder it is served from."""
    german = METADATA.replace('"en"', '"de"').replace('"zh"', '"en"')
    write_archive(tmp_path / "web/zh_en.argosmodel")
    write_archive(
        tmp_path / "web/en_de.argosmodel",
        {k.replace("zh_en", "en_de"): german if "meta" in k else v for k, v in FILES.items()},
    )
    entries = [
        {
            "from_code": s,
            "to_code": t,
            "links": [f"{address}/gone", f"{address}/{s}_{t}.argosmodel"],
        }
        for s, t in (("zh", "en"), ("en", "de"))
    ]
    (tmp_path / "web/index.json").write_text(json.dumps(entries), "utf-8")
    # Argos reads its settings once a process, so the address is given to whoever asks.
    monkeypatch.setattr("sitegen.translation.argos.index_address", lambda: f"{address}/index.json")
    return tmp_path / "web"


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["model", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_without_packages_the_list_says_how_to_get_one(packages: Path) -> None:
    result = _run("list")
    assert result.exit_code == 0
    assert str(packages) in result.stdout
    assert "sitegen model install zh en" in result.stdout
    assert not packages.exists()


def test_a_file_is_installed_listed_and_removed(packages: Path) -> None:
    installed = _run("install", str(ARCHIVE))
    sha256 = hashlib.sha256(ARCHIVE.read_bytes()).hexdigest()
    assert installed.exit_code == 0
    assert installed.stdout.startswith("Installed zh → en 1.0 (Chinese to English)\n")
    assert f"SHA-256 {sha256}" in installed.stdout
    assert "1.6 MB" in installed.stdout
    listed = _run("list")
    assert "Installed " + listed.stdout == installed.stdout
    removed = _run("remove", "zh-Hans", "en")
    assert removed.stdout == f"Removed zh → en 1.0 from {packages / ARCHIVE.stem}\n"
    assert list(packages.iterdir()) == []


def test_a_package_is_installed_from_an_address(index: Path, address: str, tmp_path: Path) -> None:
    result = _run("install", f"{address}/zh_en.argosmodel")
    assert result.exit_code == 0
    assert f"from {address}/zh_en.argosmodel" in result.stdout
    assert "zh_en.argosmodel: 0.0 MB …" in result.stderr
    assert [p for p in (tmp_path / "cache").rglob("*") if p.is_file()] == []


def test_a_pair_is_installed_from_the_index(index: Path, packages: Path) -> None:
    result = _run("install", "zh", "en")
    assert result.exit_code == 0, result.stderr
    assert [p.name for p in packages.iterdir()] == ["zh_en"]


def test_a_pair_without_a_package_is_installed_by_way_of_english(
    index: Path, packages: Path
) -> None:
    result = _run("install", "zh", "de")
    assert result.exit_code == 0, result.stderr
    assert "by way of English" in result.stderr
    assert sorted(p.name for p in packages.iterdir()) == ["en_de", "zh_en"]


def test_a_pair_that_is_not_there(index: Path) -> None:
    result = _run("install", "zh", "xx")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: the index has no package from zh to xx [no-such-pair]")
    assert "hint: languages have codes of two letters: de (), en ()" in result.stderr


def test_the_index_is_argos_own() -> None:
    from argostranslate import settings

    from sitegen.translation.argos import index_address

    assert index_address().removesuffix("index.json") == settings.package_index


def test_a_hash_is_held_to(packages: Path) -> None:
    result = _run("install", str(ARCHIVE), "--sha256", "0" * 64)
    assert result.exit_code == 1
    assert "[wrong-hash]" in result.stderr
    assert "no package was left half installed" in result.stderr
    assert list(packages.parent.rglob("metadata.json")) == []


@pytest.mark.parametrize("part", ["model/model.bin", "sentencepiece.model"])
def test_a_package_that_does_not_load_is_not_installed(
    packages: Path, tmp_path: Path, part: str
) -> None:
    with zipfile.ZipFile(ARCHIVE) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = f"{ARCHIVE.stem}/{part}"
    files[name] = files[name][: len(files[name]) // 2]
    result = _run("install", str(write_archive(tmp_path / "short.argosmodel", files)))
    assert result.exit_code == 1
    assert "Installed" not in result.stdout
    assert "[unreadable-package]" in result.stderr
    assert ".sitegen-package" not in result.stderr
    assert list(packages.parent.rglob("*")) == [packages]


def test_damage_is_listed(packages: Path) -> None:
    _run("install", str(ARCHIVE))
    (packages / ARCHIVE.stem / "sentencepiece.model").write_bytes(b"")
    result = _run("list")
    assert result.exit_code == 1
    assert "[damaged-package]" in result.stderr
    assert "sitegen model remove zh en" in result.stderr


def test_a_package_that_cannot_be_read_is_listed_and_hinders_no_other(packages: Path) -> None:
    (packages / "junk").mkdir(parents=True)
    (packages / "junk/metadata.json").write_text("{", "utf-8")
    assert chosen_engine("auto", EngineSettings()) is None
    result = _run("list")
    assert result.exit_code == 1
    assert "junk/metadata.json does not describe a package" in result.stderr


def test_packages_of_others_are_listed(packages: Path) -> None:
    _run("install", str(ARCHIVE))
    (packages / ARCHIVE.stem / RECORD).unlink()
    assert "installed by another program" in _run("list").stdout


def test_removing_what_is_not_there(packages: Path) -> None:
    _run("install", str(ARCHIVE))
    result = _run("remove", "en", "zh")
    assert result.exit_code == 1
    assert "hint: installed are: zh en" in result.stderr


def test_an_interrupted_download_says_so_and_leaves_no_package(
    index: Path, address: str, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitegen.translation.packages.network._save", interrupted)
    result = _run("install", f"{address}/zh_en.argosmodel")
    assert result.exit_code == 130
    assert "Interrupted" in result.stderr
    assert "a download goes on where it stopped" in result.stderr
    assert not packages.exists()


def test_a_good_download_is_kept_when_the_disk_is_full(
    index: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = iter([1_000_000, 10])
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=next(free)))
    result = _run("install", f"{address}/zh_en.argosmodel")
    assert result.exit_code == 1
    assert "[disk-full]" in result.stderr
    assert (tmp_path / "cache/argos-translate/downloads/zh_en.argosmodel.part").exists()


@pytest.mark.parametrize("broken", ["all of it", "the version", "the size"])
def test_a_bad_download_is_not_kept(index: Path, address: str, tmp_path: Path, broken: str) -> None:
    archive = index / "zh_en.argosmodel"
    data = bytearray(archive.read_bytes())
    entry = data.index(b"PK\1\2")
    if broken == "the version":
        data[entry + 6] = 99
    elif broken == "the size":
        data[entry + 24 : entry + 28] = b"\xfe\xff\xff\xff"
    archive.write_bytes(b"nonsense" if broken == "all of it" else data)
    result = _run("install", f"{address}/zh_en.argosmodel")
    assert result.exit_code == 1
    assert ("unsafe" if broken == "the size" else "is corrupt or incomplete") in result.stderr
    assert [p for p in (tmp_path / "cache").rglob("*") if p.is_file()] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_not_ours(packages: Path) -> None:
    packages.parent.mkdir(mode=0o500)
    result = _run("install", str(ARCHIVE))
    assert result.exit_code == 1
    assert "[package-folder]" in result.stderr


@pytest.mark.parametrize("arguments", [["install"], ["install", "a", "b", "c"], ["remove", "zh"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert _run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", [[], ["list"], ["install"], ["remove"]])
def test_help_teaches(command: list[str]) -> None:
    result = _run(*command, "--help")
    assert result.exit_code == 0
    assert "sitegen model" in result.stdout or "installed" in result.stdout


def test_what_is_there_is_not_fetched_again(index: Path) -> None:
    _run("install", "zh", "en")
    (index / "zh_en.argosmodel").unlink()
    result = _run("install", "zh", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith("Already installed, and the newest: zh → en 1.0 ")
    assert "SHA-256" in result.stdout


@pytest.mark.parametrize("reason", ["damaged", "older", "of another hash"])
def test_what_is_there_and_not_good_is_fetched_again(
    index: Path, packages: Path, reason: str
) -> None:
    _run("install", "zh", "en")
    data = (index / "zh_en.argosmodel").read_bytes()
    arguments: list[str] = []
    if reason == "damaged":
        (packages / "zh_en/sentencepiece.model").write_bytes(b"paces")
    elif reason == "older":
        metadata = packages / "zh_en/metadata.json"
        metadata.write_text(metadata.read_text("utf-8").replace("1.0", "0.9"), "utf-8")
        (packages / "zh_en" / RECORD).unlink()
        entries = (index / "index.json").read_text("utf-8")
        newer = entries.replace('"from_code"', '"package_version": "1.0", "from_code"')
        (index / "index.json").write_text(newer, "utf-8")
    else:
        (packages / "zh_en" / RECORD).unlink()
        arguments = ["--sha256", f"SHA256:{hashlib.sha256(data).hexdigest().upper()}"]
    result = _run("install", "zh", "en", *arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith("Installed zh → en 1.0 ")


@pytest.mark.parametrize("sha256", ["abc", "g" * 64, "a" * 63])
def test_a_slip_in_a_hash_is_told_before_anything_is_fetched(sha256: str) -> None:
    result = _run("install", "http://127.0.0.1:1/a.argosmodel", "--sha256", sha256)
    assert result.exit_code == 2
    assert "64 hexadecimal digits" in result.stderr


def test_a_folder_that_cannot_be_written_to_is_told_before_the_download(
    index: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    result = _run("install", f"{address}/zh_en.argosmodel")
    assert result.exit_code == 1
    assert "[package-folder]" in result.stderr
    assert not (tmp_path / "cache").exists()


def test_folders_of_argos_that_cannot_be_made(tmp_path: Path) -> None:
    """Argos makes them when it is imported, which happens once a process."""
    (tmp_path / "file").write_text("", "utf-8")
    command = [sys.executable, "-m", "sitegen", "model", "install", "zh", "en"]
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "file")}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "[package-folder]" in done.stderr
    assert "Traceback" not in done.stderr
