"""Nothing but installing needs the network, and nothing at all needs torch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.argos.samples import install_sample
from tests.samples import DIGEST

# Runs with every way to a socket closed, and an empty home.
OFFLINE = """
import socket, sys

def refuse(*_, **__):
    raise AssertionError("the network is touched")

class Refused(socket.socket):
    __init__ = refuse

# A class, because ssl, which asyncio and through it CTranslate2 imports, derives from it.
socket.socket = Refused
for name in ("create_connection", "create_server", "getaddrinfo", "socketpair"):
    setattr(socket, name, refuse)

from sitegen.cli import main
from sitegen.translation.argosengine import open_engine

engine = open_engine("zh", "en")
((_, (best, *_)),) = engine.translate(["2023年，信丰县修建公路559公里。"], 2)
assert best.text == "In 2023, Xinfeng County built 559 kilometres of roads.", best.text
for command in (["model", "list"], ["translate"], ["build"], ["check"]):
    try:
        main(command)
    except SystemExit as ended:
        assert ended.code in (0, None), (command, ended.code)
heavy = {"torch", "stanza", "spacy", "argostranslate.translate", "argostranslate.settings"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""


def _run(code: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_translation_and_build_open_no_socket_and_leave_the_home_empty(tmp_path: Path) -> None:
    packages = install_sample(tmp_path).packages[0]
    (tmp_path / "content").mkdir()
    (tmp_path / "content/digest.md").write_text(DIGEST, "utf-8")
    done = _run(OFFLINE, tmp_path, ARGOS_PACKAGES_DIR=str(packages), TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "zh → en 1.0" in done.stdout
    assert (tmp_path / "build/zh/bridges/index.html").exists()
    assert list((tmp_path / "home").iterdir()) == []


def test_an_installed_torch_is_not_imported(tmp_path: Path) -> None:
    folders = install_sample(tmp_path)
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules/torch.py").write_text("raise SystemExit('torch is imported')", "utf-8")
    code = (
        "import sys\n"
        "from sitegen.translation.argosengine import open_engine\n"
        "open_engine('zh', 'en')\n"
        "assert 'torch' not in sys.modules\n"
    )
    variables = {
        "ARGOS_PACKAGES_DIR": str(folders.packages[0]),
        "PYTHONPATH": str(tmp_path / "modules"),
    }
    done = _run(code, tmp_path, **variables)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["build", "check", "translate", "figures"])
def test_commands_without_a_package_look_for_none_on_the_network(
    tmp_path: Path, command: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/digest.md").write_text(DIGEST, "utf-8")
    code = (
        "import socket, sys\n"
        "socket.socket = socket.create_connection = None\n"
        "from sitegen.cli import main\n"
        f"main([{command!r}], standalone_mode=False)\n"
        "assert 'sitegen.translation.packages.network' not in sys.modules\n"
    )
    done = _run(code, tmp_path, TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "home").iterdir()) == []
