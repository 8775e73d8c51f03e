"""An encrypted site is asked at the address that was checked, by the name that was asked for."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
import trustme

from corpus.harvest.addresses import Rules
from corpus.harvest.client import Client, Manners
from corpus.harvest.errors import Failed

NAME = "democracy.wexmoor.example"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\npapers"


@contextmanager
def encrypted(ca: trustme.CA, certified: str, named: list[str | None]) -> Iterator[int]:
    """A server with a certificate for a name; ``named`` are the names that it is asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(certified).configure_cert(context)
    context.sni_callback = lambda _, name, __: named.append(name)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer, args=(listener, context), daemon=True)
        thread.start()
        yield listener.getsockname()[1]


def answer(listener: socket.socket, context: ssl.SSLContext) -> None:
    """Answer each request with the same page."""
    while True:
        try:
            connection, _ = listener.accept()
            with context.wrap_socket(connection, server_side=True) as stream:
                while stream.recv(65536):
                    stream.sendall(ANSWER)
        except OSError:
            if listener.fileno() < 0:
                return


@pytest.fixture
def ca(monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that clients trust; all names are at this machine."""
    made = trustme.CA()

    def context() -> ssl.SSLContext:
        trusting = ssl.create_default_context()
        made.configure_trust(trusting)
        return trusting

    def lookup(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(httpx, "create_ssl_context", context)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return made


def asked(port: int) -> bytes:
    """The page of the site, from a client that waits for nothing."""
    client = Client(Rules(True, frozenset((port,))), Manners(delay=0.0, patience=5.0))
    client.robots._fetch = lambda url: None
    try:
        return client.page(f"https://{NAME}:{port}/").content
    finally:
        client.close()


def test_the_certificate_is_that_of_the_name(ca: trustme.CA) -> None:
    named: list[str | None] = []
    with encrypted(ca, NAME, named) as port:
        assert asked(port) == b"papers"
    assert named == [NAME]


@pytest.mark.parametrize(
    ("own", "certified"), [(True, "elsewhere.example"), (True, "127.0.0.1"), (False, NAME)]
)
def test_another_certificate_is_not_trusted(ca: trustme.CA, own: bool, certified: str) -> None:
    with (
        encrypted(ca if own else trustme.CA(), certified, []) as port,
        pytest.raises(Failed, match="certificate"),
    ):
        asked(port)
