"""Bytes become text: UTF-8, or a fault that names what the file is in instead."""

from __future__ import annotations

import codecs
import shlex
from unicodedata import east_asian_width

from sitegen.problems import SitegenError, Span, error

_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Marks of Chinese text that Unicode does not count as wide.
_SHARED_MARKS = "“”‘’…—·"


def decode(data: bytes, path: str) -> str:
    """UTF-8 bytes, with or without a byte-order mark, as text; SitegenError for anything else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        start = fault.start
    encoding = guess_encoding(data)
    good = data[:start].decode(encoding or "utf-8", errors="ignore")
    good = good.replace("\r\n", "\n").replace("\r", "\n")
    span = Span.point(path, good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1)
    if encoding is None:
        message, hint = "the file is not UTF-8 text", "save it as UTF-8 in your editor"
    else:
        message = f"the file is {encoding}, not UTF-8"
        old, new = shlex.quote(path), shlex.quote(f"{path}.utf8")
        hint = f"convert it: iconv -f {encoding} -t UTF-8 {old} > {new} && mv {new} {old}"
    raise SitegenError(error("not-utf8", message, span, hint))


def decode_for_showing(data: bytes) -> str:
    """The text as well as it can be read, for an excerpt beside a fault."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(guess_encoding(data) or "utf-8", errors="replace")


def guess_encoding(data: bytes) -> str | None:
    """The other encodings that Chinese text comes in, as iconv names them."""
    if data.startswith(_WIDE_BOMS):
        return "UTF-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = [c for c in text if not c.isascii()]
    # GB18030 decodes most byte strings to something; real Chinese is mostly common characters.
    chinese = sum(east_asian_width(c) in "WF" or c in _SHARED_MARKS for c in wide)
    return "GB18030" if wide and chinese / len(wide) > 0.8 else None
