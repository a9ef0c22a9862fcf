"""Downloads from a server on this machine that breaks off, resumes and lies."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

from sitegen.problems import SitegenError
from sitegen.translation.packages import network
from sitegen.translation.packages.network import download, fetch, origin_file
from tests.argos.samples import Heard

DATA = bytes(range(256)) * 4_000


@dataclass
class Server:
    """What the server has, how it behaves, and which ranges it was asked for."""

    address: str = ""
    data: bytes = DATA
    tag: str = '"one"'
    status: int = 200
    redirect: str = ""
    breaks_after: list[int] = field(default_factory=list)
    ranges: list[str | None] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    state: ClassVar[Server]

    def do_GET(self) -> None:
        state = self.state
        asked = self.headers["Range"]
        state.ranges.append(asked)
        if state.redirect:
            self.send_response(302)
            self.send_header("Location", state.redirect)
            self.end_headers()
            return
        if state.status != 200:
            self.send_error(state.status)
            return
        start = 0
        if asked and self.headers["If-Range"] == state.tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        self._answer(start)

    def _answer(self, start: int) -> None:
        size = len(self.state.data)
        if start >= size:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{size}")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        self.send_header("Content-Length", str(size - start))
        if self.state.tag:
            self.send_header("ETag", self.state.tag)
        self.end_headers()
        end = self.state.breaks_after.pop(0) if self.state.breaks_after else size
        self.wfile.write(self.state.data[start:end])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on a free port."""
    state = Server()
    handler = type("Handler", (_Handler,), {"state": state})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    state.address = f"http://127.0.0.1:{running.server_port}/a.argosmodel"
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def _download(server: Server, file: Path) -> Heard:
    heard = Heard()
    download(server.address, file, heard, pause=0)
    return heard


def test_a_download_tells_how_far_it_is(server: Server, tmp_path: Path) -> None:
    heard = _download(server, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == DATA
    assert heard.begun == [("a", 0, len(DATA))]
    assert heard.size == len(DATA)


def test_a_connection_that_breaks_is_taken_up(server: Server, tmp_path: Path) -> None:
    server.breaks_after = [300_000, 700_000]
    heard = _download(server, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == DATA
    assert server.ranges == [None, "bytes=300000-", "bytes=700000-"]
    assert heard.begun[-1] == ("a", 700_000, len(DATA))


def test_a_later_run_goes_on_where_the_first_stopped(server: Server, tmp_path: Path) -> None:
    class Stopping(Heard):
        def add(self, size: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(server.address, tmp_path / "a.part", Stopping())
    done = (tmp_path / "a.part").stat().st_size
    assert 0 < done < len(DATA)
    _download(server, tmp_path / "a.part")
    assert server.ranges == [None, f"bytes={done}-"]
    assert (tmp_path / "a.part").read_bytes() == DATA


def test_a_whole_file_is_not_fetched_again(server: Server, tmp_path: Path) -> None:
    _download(server, tmp_path / "a.part")
    assert _download(server, tmp_path / "a.part").size == 0


@pytest.mark.parametrize("change", ["tag", "no tag", "address"])
def test_what_may_be_another_file_begins_anew(server: Server, tmp_path: Path, change: str) -> None:
    server.tag = "" if change == "no tag" else server.tag
    server.breaks_after = [300_000] + [0] * 9
    with pytest.raises(SitegenError):
        _download(server, tmp_path / "a.part")
    server.breaks_after = []
    server.data = DATA[::-1]
    if change == "tag":
        server.tag = '"two"'
    if change == "address":
        server.address += "?2"
    _download(server, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == DATA[::-1]


def test_a_shorter_file_begins_anew(server: Server, tmp_path: Path) -> None:
    _download(server, tmp_path / "a.part")
    server.data = DATA[:1000]
    _download(server, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == DATA[:1000]


@pytest.mark.parametrize(
    ("status", "code", "asked"), [(404, "download-failed", 1), (503, "no-network", 5)]
)
def test_a_server_that_refuses(
    server: Server, tmp_path: Path, status: int, code: str, asked: int
) -> None:
    server.status = status
    with pytest.raises(SitegenError, match=str(status)) as caught:
        _download(server, tmp_path / "a.part")
    assert caught.value.problems[0].code == code
    assert len(server.ranges) == asked


def test_without_a_network(tmp_path: Path) -> None:
    closed = "http://127.0.0.1:9/a.argosmodel"
    for attempt in (
        lambda: download(closed, tmp_path / "a.part", Heard(), pause=0),
        lambda: fetch(closed, 100),
    ):
        with pytest.raises(SitegenError) as caught:
            attempt()
        (problem,) = caught.value.problems
        assert problem.code == "no-network"
        assert "sitegen model install FILE" in problem.hint


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "https://"])
def test_other_addresses_than_those_of_the_web(tmp_path: Path, address: str) -> None:
    with pytest.raises(SitegenError, match="is not a web address"):
        download(address, tmp_path / "a.part", Heard())


def test_a_redirection_stays_in_the_web(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    server.redirect = secret.as_uri()
    with pytest.raises(SitegenError):
        _download(server, tmp_path / "a.part")
    assert not (tmp_path / "a.part").exists()


def test_a_file_larger_than_any_package(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "MAX_DOWNLOAD", 1000)
    with pytest.raises(SitegenError, match="more than any package"):
        _download(server, tmp_path / "a.part")
    assert not origin_file(tmp_path / "a.part").exists()
    with pytest.raises(SitegenError, match="larger than 100 bytes"):
        fetch(server.address, 100)
    assert fetch(server.address, len(DATA)) == DATA


def test_a_full_disk_is_told_before_the_download(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=len(DATA) - 1))
    with pytest.raises(SitegenError, match="takes 1 MB to download") as caught:
        _download(server, tmp_path / "part")
    (problem,) = caught.value.problems
    assert problem.code == "disk-full"
    assert not (tmp_path / "part").exists()


def test_the_proxy_of_the_environment_is_used(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("http_proxy", server.address.removesuffix("/a.argosmodel"))
    download("http://packages.invalid/a.argosmodel", tmp_path / "part", Heard(), pause=0)
    assert (tmp_path / "part").read_bytes() == DATA


def test_a_proxy_that_cannot_be_reached_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("http_proxy", "http://me:secret@127.0.0.1:1/")
    with pytest.raises(SitegenError) as caught:
        fetch("http://packages.invalid/index.json", 100)
    (problem,) = caught.value.problems
    assert "cannot be reached through the proxy 127.0.0.1:1: Connection refused" in problem.message
    assert "secret" not in problem.message
