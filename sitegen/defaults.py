"""Where the templates and the theme that come with Sitegen are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def default_folder(name: str) -> Path:
    """`templates` or `theme`: inside the package when installed, beside it in the repository."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def search_path(site: Path, name: str) -> tuple[Path, ...]:
    """Where a file of `templates` or `theme` is looked for: the site's own folder comes first."""
    folders = dict.fromkeys((site / name, default_folder(name)))
    return tuple(folder for folder in folders if folder.is_dir())
