"""Theme files and images get addresses that change with their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from sitegen.defaults import search_path
from sitegen.model import Block, Digest
from sitegen.problems import Problem, Span, warning

_CSS_URL_RE = re.compile(r"""url\(\s*["']?(?![a-z]+:|/|#)([^"')]+)["']?\s*\)""")
_IMAGE_RE = re.compile(r"!\[[^\]]*\]\(\s*(?:<([^>]*)>|([^)\s]+))")
_HASH_LENGTH = 10
# Comments on lines of their own, but /*! … */ (licences) and what is within a template literal.
_JS_COMMENT_RE = re.compile(
    r"(?P<kept>`(?:\\.|[^`\\])*`)|^[ \t]*(?:/\*(?!!)(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file published under `url`, a site path with a hash of its content."""

    url: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme's files by their name in the theme folder."""

    assets: Mapping[str, Asset]

    def url(self, name: str) -> str:
        """The site path of a theme file. Raises KeyError for a file the theme lacks."""
        return self.assets[name].url


def read_theme(site: Path) -> Theme:
    """All files of the site's own `theme/` and of the default theme beneath it.

    A `custom.css` becomes the end of `style.css`: so a site changes some of the look, keeps the
    rest, and pages ask for one stylesheet. The files of a folder beside a script of its name
    (`site/*.js` beside `site.js`) are its parts: they are published as its end, in order of their
    names.
    """
    files: dict[str, Path] = {}
    for folder in reversed(search_path(site, "theme")):
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and not any(part.startswith(".") for part in name.split("/")):
                files[name] = file
    custom = files.pop("custom.css", None)
    plain = {
        name: _asset("theme", name, _published(name, files))
        for name, file in files.items()
        if file.suffix != ".css" and not _is_part(name, files)
    }
    sheets = {n: f.read_text(encoding="utf-8") for n, f in files.items() if f.suffix == ".css"}
    if custom:
        sheets["style.css"] += "\n" + custom.read_text(encoding="utf-8")
    styles = {name: _style(name, sheet, plain) for name, sheet in sheets.items()}
    return Theme(plain | styles)


def _is_part(name: str, files: Mapping[str, Path]) -> bool:
    folder, extension = posixpath.dirname(name), posixpath.splitext(name)[1]
    return extension == ".js" and f"{folder}.js" in files


def _published(name: str, files: Mapping[str, Path]) -> bytes:
    """A file as readers get it: scripts with their parts, without the comments that type them."""
    if not name.endswith(".js"):
        return files[name].read_bytes()
    stem = posixpath.splitext(name)[0]
    parts = sorted(n for n in files if posixpath.dirname(n) == stem and _is_part(n, files))
    text = "\n".join(files[n].read_text(encoding="utf-8") for n in (name, *parts))
    return _JS_COMMENT_RE.sub(lambda found: found["kept"] or "", text).encode()


def _style(name: str, text: str, plain: Mapping[str, Asset]) -> Asset:
    """A stylesheet whose `url(…)` name the hashed addresses of the files beside it."""

    def hashed(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[1]))
        if target not in plain:
            return match[0]
        here = posixpath.dirname(f"/theme/{name}")
        return f'url("{posixpath.relpath(plain[target].url, here)}")'

    return _asset("theme", name, _CSS_URL_RE.sub(hashed, text).encode())


def _asset(folder: str, name: str, data: bytes) -> Asset:
    stem, extension = posixpath.splitext(name)
    digest = hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]
    return Asset(f"/{folder}/{stem}.{digest}{extension}", data)


@dataclass(frozen=True, slots=True)
class Media:
    """The local images of a digest by the address its text gives them, percent signs decoded."""

    assets: Mapping[str, Asset]
    problems: tuple[Problem, ...]


def read_media(site: Path, digest: Digest) -> Media:
    """Find the images a digest shows; one that is not there is a problem."""
    assets: dict[str, Asset] = {}
    problems: list[Problem] = []
    content = (site / "content").resolve()
    for written, span in _images(digest):
        target = unquote(written)
        if target in assets or re.match(r"[a-z][a-z+.-]*:|/|#", target, re.IGNORECASE):
            continue
        file = ((site / digest.path).parent / target).resolve()
        if not file.is_file() or not file.is_relative_to(content):
            hint = "put the file beside the digest, inside the content folder"
            problems.append(warning("missing-image", f"there is no image “{target}”", span, hint))
            continue
        name = file.relative_to(content).as_posix()
        assets[target] = _asset("media", name, file.read_bytes())
    return Media(assets, tuple(problems))


def _images(digest: Digest) -> Iterator[tuple[str, Span]]:
    roots = [*digest.introduction, *(block for a in digest.articles for block in a.blocks)]
    while roots:
        block = roots.pop(0)
        roots[:0] = block.children
        yield from _block_images(block)


def _block_images(block: Block) -> Iterator[tuple[str, Span]]:
    if block.target:
        yield block.target, block.span
    for sentence in block.sentences:
        for match in _IMAGE_RE.finditer(sentence.text):
            yield match[1] or match[2], sentence.span
