"""Imports point one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sitegen
from tests.samples import REPOSITORY

PACKAGE = REPOSITORY / "sitegen"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p.name not in ("__init__.py", "__main__.py"))
LEVELS = {room: level for level, rooms in enumerate(sitegen.LAYERS) for room in rooms}

# Which outside packages a room may use, beside the standard library.
ALLOWED = {
    "digest": {"jieba", "markdown_it", "mdit_py_plugins", "pypinyin", "yaml"},
    "translation": {"argostranslate", "ctranslate2", "polib", "pypinyin", "translate"},
    "search": {"markupsafe", "pagefind_bin"},
    "site": {"babel", "jinja2", "markdown_it", "markupsafe", "nh3"},
    "progress": {"rich"},
    "terminal": {"click"},
    "review": {"click"},
    "modelcommands": {"click"},
    "translatecommand": {"click"},
    "cli": {"click"},
}

# Things of the outside that one module alone may touch.
DOORS = {
    "argostranslate": "translation/argos.py",
    "ctranslate2": "translation/argos.py",
    "http": "translation/packages/network.py",
    "translate": "translation/exchange.py",
    "pagefind_bin": "search/index.py",
    "subprocess": "search/index.py",
    "socket": "translation/packages/network.py",
    "urllib.error": "translation/packages/network.py",
    "urllib.request": "translation/packages/network.py",
}


def _room(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def _imports(module: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
        elif isinstance(node, ast.Import):
            names.extend(alias.name for alias in node.names)
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_its_own_and_earlier_layers(module: Path) -> None:
    level = LEVELS[_room(module)]
    for name in _imports(module):
        if name.startswith("sitegen."):
            room = name.split(".")[1]
            assert room == _room(module) or LEVELS[room] < level, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_a_module_uses_only_the_packages_its_room_may(module: Path) -> None:
    outside = {name.split(".")[0] for name in _imports(module)} - set(sys.stdlib_module_names)
    assert outside - {"sitegen"} <= ALLOWED.get(_room(module), set())


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_each_outside_thing_has_one_door(module: Path) -> None:
    path = module.relative_to(PACKAGE).as_posix()
    for name in _imports(module):
        assert DOORS.get(name, DOORS.get(name.split(".")[0], path)) == path, name


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_files_stay_small(module: Path) -> None:
    assert module.read_text(encoding="utf-8").count("\n") <= 300


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, sitegen.cli\n"
        "heavy = {'jieba', 'babel', 'jinja2', 'rich', 'markdown_it', 'polib', 'argostranslate',"
        " 'ctranslate2', 'translate', 'lxml', 'torch', 'stanza', 'spacy'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_each_module_can_be_imported_alone() -> None:
    names = [".".join(["sitegen", *m.relative_to(PACKAGE).with_suffix("").parts]) for m in MODULES]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    for loaded in [m for m in sys.modules if m.startswith('sitegen')]:\n"
        "        del sys.modules[loaded]\n"
        "    importlib.import_module(name)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
