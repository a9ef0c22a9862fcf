"""Addresses inside a site, as links write them."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def relative(page: str, target: str) -> str:
    """The address of `target` as the page at `page` links to it; both are site paths from `/`.

    Relative links work under any base path and from a folder on disk.
    """
    path = quote(posixpath.relpath(target, posixpath.dirname(page)))
    return f"{path}/" if target.endswith("/") else path


def output_path(url: str) -> str:
    """The file that serves an address: `/zh/` → `zh/index.html`."""
    return f"{url}index.html".lstrip("/") if url.endswith("/") else url.lstrip("/")
