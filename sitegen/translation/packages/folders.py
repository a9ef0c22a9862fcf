"""Where Argos Translate keeps its packages; argospm and LibreTranslate share the folder.

These are the rules of `argostranslate.settings`, which cannot be asked: importing it creates the
folders, prints, and keeps its first answer for the life of the process. A test compares the two.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.translation.packages.faults import fault


@dataclass(frozen=True, slots=True)
class ArgosFolders:
    """Folders of packages, the first of them ours to install into, and one for downloads."""

    packages: tuple[Path, ...]
    downloads: Path


def argos_folders(environment: Mapping[str, str] = os.environ) -> ArgosFolders:
    """The folders that Argos Translate would use. Creates none."""
    data = _base(environment, "XDG_DATA_HOME", ".local/share")
    cache = _base(environment, "XDG_CACHE_HOME", ".local/cache")
    settings = _settings(_base(environment, "XDG_CONFIG_HOME", ".config") / "settings.json")
    named = environment.get("ARGOS_PACKAGES_DIR", settings.get("ARGOS_PACKAGES_DIR"))
    packages = data / "packages" if named is None else Path(str(named))
    return ArgosFolders((packages, *_snap_folders(environment)), cache / "downloads")


def _base(environment: Mapping[str, str], variable: str, default: str) -> Path:
    named = environment.get(variable)
    return (Path(named) if named is not None else _home(environment) / default) / "argos-translate"


def _home(environment: Mapping[str, str]) -> Path:
    if "SNAP" in environment and "SNAP_USER_DATA" in environment:
        return Path(environment["SNAP_USER_DATA"])
    try:
        return Path(environment["HOME"]) if environment.get("HOME") else Path.home()
    except RuntimeError:
        hint = "set HOME, or ARGOS_PACKAGES_DIR, XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME"
        raise fault("no-home", "there is no home folder to look for packages in", hint) from None


def _settings(file: Path) -> dict[str, object]:
    try:
        settings = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return settings if isinstance(settings, dict) else {}


def _snap_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    if "SNAP" not in environment:
        return ()
    custom = Path(environment["SNAP"]) / "snap_custom"
    contents = custom / "content_snap_packages"
    bundled = [custom / "packages"] if (custom / "packages").is_dir() else []
    if contents.is_dir():
        bundled += sorted(folder for folder in contents.iterdir() if folder.is_dir())
    return tuple(bundled)
