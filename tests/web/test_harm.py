"""What strangers may try on the pages, a kind of attack after the other.

Hostile words in papers and what forged forms meet are in ``test_pages`` and ``test_review``.
"""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="needs the web extra")
pytest.importorskip("argon2", reason="needs the web extra")

import uvicorn
from click.testing import CliRunner
from starlette.testclient import TestClient

import cli
from extractor.library.connect import connect
from extractor.web import slow_clients, throttle
from extractor.web.app import SETTINGS, make_app
from extractor.web.settings import Settings
from extractor.web.slow_clients import Impatient
from extractor.web.throttle import Throttle

WEB = Path(__file__).resolve().parents[2] / "extractor" / "web"

# ------------------------------------------------------------------ path traversal


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/..%2Fapp.py",
        "/static/%2Fetc%2Fpasswd",
        "/papers/..%2F..%2Fetc%2Fpasswd",
        "/papers/..%2F..%2Fetc%2Fpasswd/pages/1.webp",
        "/papers/%2e%2e/pages/1",
        "/papers/..%5C..%5Cpapers.sqlite/words",
        "/papers/a%00b/items/../../x",
        "/actions/..%2F..%2Fetc%2Fpasswd",
        "/plan/..%2F..%2Fetc%2Fpasswd",
    ],
)
def test_no_address_names_a_file(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "root:" not in answer.text


# ------------------------------------------------------------------ requests to other hosts


def test_the_pages_can_ask_no_other_host() -> None:
    clients = re.compile(r"urllib\.request|http\.client|httpx|requests|aiohttp|urlopen|smtplib")
    modules = list(WEB.glob("*.py"))
    assert len(modules) > 40
    assert [
        m.name for m in modules if re.search(rf"import .*({clients.pattern})", m.read_text())
    ] == []


# ------------------------------------------------------------------ header injection


@pytest.mark.parametrize(
    "address",
    [
        "/actions?council=a%0d%0aX-Harm:%20yes",
        "/actions.csv?text=a%0d%0aX-Harm:%20yes",
        "/compare.csv?indicator=a%0d%0aX-Harm:%20yes",
        "/search?q=a%0d%0aX-Harm:%20yes",
        "/api/actions?text=a%0d%0aX-Harm:%20yes&limit=1",
        "/papers/a%0d%0aX-Harm:%20yes",
        "/%0d%0aX-Harm:%20yes",
    ],
)
def test_no_address_makes_a_header(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "x-harm" not in headers
    assert not any("\r" in value or "\n" in value for value in headers.values())


# ------------------------------------------------------------------ oversized requests


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/actions?text=" + "x" * 401, 400),
        ("/search?q=" + "x" * 10_000, 400),
        ("/actions?page=" + "9" * 5000, 400),
        ("/actions?state=" + "&state=".join(["open"] * 2000), 200),
    ],
)
def test_what_is_asked_for_has_a_length(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


# ------------------------------------------------------------------ slow clients


@contextmanager
def listening(settings: Settings) -> Iterator[tuple[str, int]]:
    """The pages as the command serves them, on a port of this machine."""
    at = socket.socket()
    at.bind(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(settings), log_level="warning", http=Impatient, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield at.getsockname()
    server.should_exit = True
    thread.join()


START = b"POST /sign-in HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HT",
        START,
        START + b"Content-Type: application/x-www-form-urlencoded\r\n\r\na=1",
    ],
    ids=["nothing", "half a line", "half the headers", "half the form"],
)
def test_who_sends_no_whole_request_is_left(
    settings: Settings, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_clients, "PATIENCE", 0.5)
    with listening(settings) as where, socket.create_connection(where) as slow:
        slow.settimeout(60)
        slow.sendall(sent)
        with socket.create_connection(where) as other:
            other.settimeout(60)
            other.sendall(b"GET /search HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
            assert other.recv(100).startswith(b"HTTP/1.1 200")
        heard = b""
        while more := slow.recv(4096):  # until the server closes
            heard += more
    assert not heard.startswith(b"HTTP/1.1 200")


def test_the_end_of_an_answer_waits_for_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list[int]()

    def stop(self: Impatient) -> None:
        own = self.transport.get_extra_info("socket")
        found.append(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(Impatient, "_stop", stop)
    with listening(settings) as where, socket.create_connection(where) as reader:
        reader.settimeout(60)
        reader.sendall(b"GET /search HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        assert reader.recv(100).startswith(b"HTTP/1.1 200")
    assert found and all(found)


# ------------------------------------------------------------------ guessed passwords


def test_processes_count_together_and_after_a_new_start(tmp_path: Path) -> None:
    limits: dict[Any, int] = {("ann", "10.0.0.1"): 2}
    one, two = (throttle.beside(tmp_path / "reviewers") for _ in range(2))
    one.failed(limits)
    assert two.wait(limits) == 0.0
    two.failed(limits)
    assert 0 < one.wait(limits) <= throttle.SPAN
    assert throttle.beside(tmp_path / "reviewers").wait(limits) > 0
    two.passed(("ann", "10.0.0.1"))
    assert one.wait(limits) == 0.0


def test_what_was_typed_is_not_kept(tmp_path: Path) -> None:
    throttle.beside(tmp_path / "reviewers").failed({("hunter2hunter2", "10.0.0.1"): 5})
    (file,) = tmp_path.iterdir()
    assert b"hunter2" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_a_count_that_cannot_be_kept_is_of_the_process(tmp_path: Path) -> None:
    counted = throttle.beside(tmp_path / "nowhere" / "reviewers")
    counted.failed({"ann": 1})
    assert counted.wait({"ann": 1}) > 0


def test_no_more_is_remembered_than_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST", 3)
    counted = Throttle()
    for number in range(10):
        counted.failed({f"name {number}": 1})
    assert [counted.wait({f"name {number}": 1}) > 0 for number in (0, 6, 7, 9)] == [
        *(False, False),
        *(True, True),
    ]


# ------------------------------------------------------------------ behind a proxy


@pytest.mark.parametrize(
    ("options", "secure", "believed"),
    [
        ((), False, []),
        (("--host", "0.0.0.0"), True, []),
        (("--proxy", "127.0.0.1"), True, ["127.0.0.1"]),
        (("--proxy", "10.0.0.2", "--proxy", "10.0.0.3"), True, ["10.0.0.2", "10.0.0.3"]),
    ],
)
def test_only_proxies_that_are_named_are_believed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    secure: bool,
    believed: list[str],
) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **how: told.update(how))
    monkeypatch.setenv(SETTINGS, "")
    library = tmp_path / "papers.sqlite"
    connect(str(library), create=True)
    CliRunner().invoke(cli.program, ["serve", "--library", str(library), *options])
    assert told["forwarded_allow_ips"] == believed
    assert told["proxy_headers"] is bool(believed)
    assert Settings.model_validate_json(os.environ[SETTINGS]).secure is secure
