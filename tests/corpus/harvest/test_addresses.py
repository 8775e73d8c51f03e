"""Only the public web is asked, whatever names and redirects say."""

from __future__ import annotations

import socket

import httpx
import pytest

from corpus.harvest import addresses
from corpus.harvest.addresses import Rules, is_public
from corpus.harvest.client import Client, Manners, parsed
from corpus.harvest.errors import Failed, Refused
from corpus.served.web_server import Reply, Web
from tests.corpus.harvest.conftest import Asking, Serve


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("127.1.2.3", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # the cloud's own metadata
        ("100.64.0.1", False),  # shared by a provider's customers
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),  # IPv4 in IPv6
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),  # NAT64 of 127.0.0.1
        ("2002:7f00:1::", False),  # 6to4 of 127.0.0.1
        ("2001:0:7f00:1::", False),  # Teredo
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://x.example/a.pdf",
        "gopher://x.example/",
        "data:text/html,x",
        "//x.example/",
        "x",
        "http:///a.pdf",
        "http://name:word@x.example/",
        "http://x.example:22/",
        "http://x.example:6379/",
        "https://x.example:8443/",
    ],
)
def test_addresses_that_are_not_of_the_web(address: str) -> None:
    with pytest.raises(Refused):
        Rules().check(parsed(address))


@pytest.mark.parametrize(
    "address",
    [
        "http://x.example/\r\nHost: y",
        "http://x.example/a\nb",
        "http://[::1",
        "http://\0/",
        "http://x:y/",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(Refused):
        parsed(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0"])
def test_this_machine_is_not_asked(host: str, serve: Serve) -> None:
    web = serve(Web({"/": Reply(b"inside")}))
    port = httpx.URL(web.address).port
    assert port
    client = Client(Rules(ports=frozenset((port,))), Manners(delay=0.0, attempts=1))
    with pytest.raises((Refused, Failed)) as told:
        client.page(f"http://{host}:{port}/")
    client.close()
    assert not web.log
    assert "private" in str(told.value) or "cannot be reached" in str(told.value)


def test_a_name_is_looked_up_once_and_the_address_checked_is_the_one_asked(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: a second answer that names this machine is never asked for."""
    web = serve(Web({"/": Reply(b"inside")}))
    port = httpx.URL(web.address).port
    assert port
    answers = iter(["192.0.2.1", "127.0.0.1", "127.0.0.1"])
    looked: list[str] = []

    def lookup(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked.append(next(answers))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (looked[-1], port))]

    connected: list[str] = []

    def connect(_: object, host: str, *__: object, **___: object) -> object:
        connected.append(host)
        raise Failed("nobody is there")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "192.0.2.1")
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    client = Client(Rules(ports=frozenset((port,))), Manners(delay=0.0, attempts=1))
    for _ in range(2):
        with pytest.raises((Refused, Failed)):
            client.page(f"http://council.example:{port}/")
    client.close()
    assert connected == ["192.0.2.1"]
    assert not web.log


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://10.0.0.1/secret", "private address"),
        ("http://169.254.169.254/latest/meta-data/", "private address"),
        ("http://localhost/", "private address"),
        ("http://[::ffff:192.168.0.1]/", "private address"),
        ("file:///etc/passwd", "only http and https"),
        ("ftp://x.example/", "only http and https"),
        ("http://127.0.0.1:22/", "port 22"),
        ("http://user:word@127.0.0.1/", "name and password"),
        ("http://[::1", "no address of the web"),
        ("http://x.example:99999999/", "port|address"),
    ],
)
def test_redirects_are_checked_like_first_requests(
    location: str, words: str, serve: Serve, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = serve(Web({"/": Reply(b"", status=302, headers=(("Location", location),))}))
    client = asking(web, private=False)
    own = addresses.is_public
    allowed = iter([True])  # the first connection, to the site itself
    monkeypatch.setattr(addresses, "is_public", lambda a: next(allowed, False) or own(a))
    client.robots._fetch = lambda url: None
    with pytest.raises(Refused, match=words):
        client.page(web.address)
    assert [asked.path for asked in web.log] == ["/"]


def test_an_unknown_host_is_told(asking: Asking) -> None:
    client = asking(Web(address="http://127.0.0.1:9/"), attempts=1)
    with pytest.raises(Failed, match=r"there is no host nowhere\.invalid"):
        client.page("http://nowhere.invalid/")


def test_a_port_that_nobody_listens_at_is_told(asking: Asking) -> None:
    client = asking(Web(address="http://127.0.0.1:9/"), attempts=1)
    with pytest.raises(Failed, match="cannot be reached"):
        client.page("http://127.0.0.1:9/")
