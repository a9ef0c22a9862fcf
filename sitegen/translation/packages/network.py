"""The one door to the network. Only the installation of packages comes here."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from sitegen import __version__
from sitegen.translation.packages.faults import disk_fault, fault
from sitegen.translation.packages.transfer import Transfer

MAX_DOWNLOAD = 8 << 30
ATTEMPTS = 5
_TIMEOUT = 30
_CHUNK = 1 << 18
_RANGE_RE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+)")


def fetch(url: str, limit: int) -> bytes:
    """Get a small file."""
    try:
        with _faults_named(url), closing(_open(url, {})) as response:
            data = response.read(limit + 1)
    except _BrokenError as broken:
        raise broken.fault from None
    if len(data) > limit:
        message = f"{url} is larger than {limit:,} bytes"
        raise fault("download-failed", message, "check the address")
    return data


def download(url: str, file: Path, transfer: Transfer, pause: float = 1.0) -> None:
    """Get a large file, beginning where an earlier call stopped.

    A connection that breaks is taken up again as long as something comes, five times otherwise.
    What has come stays in `file` when this is interrupted.
    """
    failures = 0
    while True:
        before = _size(file)
        try:
            with _faults_named(url):
                if _attempt(url, file, transfer):
                    return
        except _BrokenError as broken:
            failures = 1 if _size(file) > before else failures + 1
            if failures >= ATTEMPTS:
                raise broken.fault from None
            time.sleep(pause * 2 ** (failures - 1))


class _BrokenError(Exception):
    """A connection broke; trying again may help."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(reason)
        hint = (
            "run this again to go on where it stopped; or fetch the file elsewhere and install it"
            " from there: sitegen model install FILE"
        )
        proxy = _proxy(url)
        through = f" through the proxy {proxy}" if proxy else ""
        self.fault = fault("no-network", f"{url} cannot be reached{through}: {reason}", hint)


def _attempt(url: str, file: Path, transfer: Transfer) -> bool:
    """Take the file up where it ends; whether it is whole now."""
    start = _size(file) if _origin(file).get("url") == url else 0
    headers = {}
    if start:
        headers = {"Range": f"bytes={start}-", "If-Range": _origin(file)["validator"]}
    with closing(_open(url, headers)) as response:
        if response.status == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            if _range(response)[1] == start:
                return True
            file.unlink(missing_ok=True)
            return False
        resumed = response.status == http.client.PARTIAL_CONTENT and _range(response)[0] == start
        start = start if resumed else 0
        total = _total(response, start)
        if (total or 0) > MAX_DOWNLOAD:
            message = f"{url} is {(total or 0) / 1e9:,.1f} GB, more than any package"
            raise fault("download-failed", message, "check the address")
        _refuse_full_disk(file, (total or 0) - start)
        transfer.begin(file.stem, start, total)
        _remember_origin(url, file, response)
        _save(response, file, start, transfer)
    if total is not None and _size(file) < total:
        raise _BrokenError(url, f"the connection broke after {_size(file):,} of {total:,} bytes")
    return True


def _refuse_full_disk(file: Path, needed: int) -> None:
    free = shutil.disk_usage(file.parent).free
    if needed > free:
        message = (
            f"{file.stem} takes {needed / 1e6:,.0f} MB to download, and {free / 1e6:,.0f} MB are"
            f" free in {file.parent}"
        )
        raise fault("disk-full", message, "make room, or set XDG_CACHE_HOME to another disk")


def _save(response: http.client.HTTPResponse, file: Path, start: int, transfer: Transfer) -> None:
    size = start
    with file.open("ab" if start else "wb") as stream:
        while chunk := response.read1(_CHUNK):
            size += len(chunk)
            if size > MAX_DOWNLOAD:
                raise fault("download-failed", f"{file.name} has no end", "check the address")
            try:
                stream.write(chunk)
            except OSError as cause:
                raise disk_fault(cause, f"writing {file}") from None
            transfer.add(len(chunk))


def _total(response: http.client.HTTPResponse, start: int) -> int | None:
    length = response.getheader("Content-Length")
    return start + int(length) if length is not None and length.isdecimal() else None


def _range(response: http.client.HTTPResponse) -> tuple[int | None, int | None]:
    """The first byte and the whole size that a partial answer names."""
    found = _RANGE_RE.fullmatch(response.getheader("Content-Range") or "")
    return (int(found[1]) if found and found[1] else None, int(found[2]) if found else None)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def origin_file(file: Path) -> Path:
    """Where it is noted what a partial download is a part of."""
    return file.with_name(f"{file.name}.json")


def _origin(file: Path) -> dict[str, str]:
    try:
        found = json.loads(origin_file(file).read_text("utf-8"))
        return found if isinstance(found["validator"], str) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _remember_origin(url: str, file: Path, response: http.client.HTTPResponse) -> None:
    # If-Range takes strong validators only.
    tag = response.getheader("ETag") or ""
    validator = response.getheader("Last-Modified") if not tag or tag.startswith("W/") else tag
    if validator is None:
        origin_file(file).unlink(missing_ok=True)
        return
    origin_file(file).write_text(json.dumps({"url": url, "validator": validator}), "utf-8")


def _proxy(url: str) -> str:
    """The proxy that the environment names for an address, without what it may say of who we are;
    empty for none."""
    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme, "")
    if not proxy or urllib.request.proxy_bypass(parts.netloc):
        return ""
    return proxy.rpartition("@")[2].rpartition("//")[2].rstrip("/")


def _open(url: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Open a web address, through the proxy that the environment names, if any."""
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        raise fault("not-an-address", f"“{url}” is not a web address", "it begins with https://")
    opener = urllib.request.OpenerDirector()
    # No handlers for file: and ftp:, where a redirection could lead.
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    agent = {"User-Agent": f"sitegen/{__version__}", "Accept-Encoding": "identity"}
    request = urllib.request.Request(url, headers=agent | headers)
    try:
        response: http.client.HTTPResponse = opener.open(request, timeout=_TIMEOUT)
    except urllib.error.HTTPError as answer:
        if answer.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE and answer.fp is not None:
            return cast("http.client.HTTPResponse", answer.fp)
        raise
    return response


@contextmanager
def _faults_named(url: str) -> Iterator[None]:
    """Faults of the network as faults of ours: those that trying again may mend, and others."""
    try:
        yield
    except urllib.error.HTTPError as answer:
        answer.close()
        if answer.code >= http.client.INTERNAL_SERVER_ERROR:
            raise _BrokenError(url, f"the server answers {answer.code} {answer.reason}") from None
        message = f"{url}: the server answers {answer.code} {answer.reason}"
        raise fault("download-failed", message, "check the address, or try again later") from None
    except urllib.error.URLError as cause:
        reason = cause.reason
        words = reason.strerror if isinstance(reason, OSError) else reason
        raise _BrokenError(url, str(words or reason)) from None
    except (http.client.HTTPException, TimeoutError, ConnectionError) as cause:
        raise _BrokenError(url, str(cause) or type(cause).__name__) from None
    except OSError as cause:
        raise disk_fault(cause, "downloading") from None
