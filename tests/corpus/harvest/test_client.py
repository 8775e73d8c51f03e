"""The client asks slowly, waits when told to, and takes no more than it can bear."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from corpus.harvest.client import Manners, wait_asked
from corpus.harvest.errors import Failed, Refused
from corpus.served.web_server import Asked, Reply, Route, Web
from tests.corpus.harvest.conftest import Asking, Serve, Slept


def turns(*replies: Reply) -> Route:
    """One answer after another; the last one stays."""
    left = iter(replies)
    last: list[Reply] = []

    def route(_: Asked) -> Reply:
        last[:] = [next(left, *last)]
        return last[0]

    return route


def robots(text: str) -> Reply:
    """A robots.txt."""
    return Reply(text.encode(), "text/plain")


# ----------------------------------------------------------------------------------- politeness


def test_requests_to_a_host_are_apart(serve: Serve, asking: Asking, slept: Slept) -> None:
    web = serve(Web({"/a": Reply(b"a"), "/b": Reply(b"b")}))
    client = asking(web, delay=2.5)
    for path in ("a", "b", "a"):
        client.page(web.address + path)
    assert slept.seconds == [2.5, 2.5]


def test_the_site_may_ask_for_a_longer_delay(serve: Serve, asking: Asking, slept: Slept) -> None:
    web = serve(Web({"/robots.txt": robots("User-agent: *\nCrawl-delay: 7\n"), "/a": Reply(b"a")}))
    client = asking(web, delay=1.0)
    for _ in range(3):
        client.page(f"{web.address}a")
    assert slept.seconds == [7.0, 7.0]


def test_the_agent_says_what_it_is(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/a": Reply(b"a")}))
    asking(web, contact="papers@wexmoor.example").page(f"{web.address}a")
    for asked in web.log:
        assert re.fullmatch(
            r"committee-papers/\d+\.\d+\.\d+\S* \(papers@wexmoor\.example\)",
            asked.headers["user-agent"],
        )


def test_no_cookie_is_kept(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/a": Reply(b"a", headers=(("Set-Cookie", "id=1; Path=/"),))}))
    client = asking(web)
    client.page(f"{web.address}a")
    client.page(f"{web.address}a")
    assert not [asked for asked in web.log if "cookie" in asked.headers]


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n", "/a", False),
        ("User-agent: *\nDisallow: /documents/\n", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: committee-papers\nAllow: /\n", "/a", True),
        ("User-agent: committee-papers\nDisallow: /\n", "/a", False),
        ("User-agent: other\nDisallow: /\n", "/a", True),
        ("", "/a", True),
        ("\0\xff nonsense", "/a", True),
    ],
)
def test_robots(text: str, path: str, allowed: bool, serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/robots.txt": robots(text), path: Reply(b"a")}))
    client = asking(web)
    address = web.address.rstrip("/") + path
    if allowed:
        assert client.page(address).content == b"a"
        return
    with pytest.raises(Refused, match=r"robots\.txt"):
        client.page(address)
    assert not web.asked(path)


def test_robots_are_asked_once(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/robots.txt": robots("User-agent: *\nAllow: /\n"), "/a": Reply(b"a")}))
    client = asking(web)
    for _ in range(3):
        client.page(f"{web.address}a")
    assert len(web.asked("/robots.txt")) == 1


def test_a_site_whose_robots_cannot_be_read_is_left_alone(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/robots.txt": Reply(b"", status=500), "/a": Reply(b"a")}))
    with pytest.raises(Failed, match=r"robots\.txt .* cannot be read"):
        asking(web).page(f"{web.address}a")
    assert not web.asked("/a")


def test_robots_of_a_host_that_a_redirect_leads_to(serve: Serve, asking: Asking) -> None:
    closed = serve(Web({"/robots.txt": robots("User-agent: *\nDisallow: /\n"), "/b": Reply(b"b")}))
    to = (("Location", f"{closed.address}b"),)
    web = serve(Web({"/a": Reply(b"", status=301, headers=to)}))
    client = asking(web)
    port = int(closed.address.rpartition(":")[2].strip("/"))
    client.rules = type(client.rules)(private=True, ports=client.rules.ports | {port})
    with pytest.raises(Refused, match=r"robots\.txt"):
        client.page(f"{web.address}a")
    assert not closed.asked("/b")


# -------------------------------------------------------------------------------------- waiting


@pytest.mark.parametrize(
    ("replies", "waits"),
    [
        ([Reply(status=429, headers=(("Retry-After", "17"),)), Reply(b"a")], [17.0]),
        ([Reply(status=503, headers=(("Retry-After", "0"),)), Reply(b"a")], [0.0]),
        ([Reply(status=503), Reply(b"a")], [2.0]),
        ([Reply(status=503), Reply(status=502), Reply(status=504), Reply(b"a")], [2.0, 4.0, 8.0]),
        ([Reply(b"", declared=10), Reply(b"a")], [2.0]),
        ([Reply(b"nonsense", raw=True), Reply(b"a")], [2.0]),
    ],
)
def test_what_passes_is_waited_for(
    replies: list[Reply], waits: list[float], serve: Serve, asking: Asking, slept: Slept
) -> None:
    web = serve(Web({"/a": turns(*replies)}))
    client = asking(web, delay=1.0)
    client.robots._fetch = lambda url: None
    assert client.page(f"{web.address}a").content == b"a"
    assert [s for s in slept.seconds if s != 1.0] == waits


@pytest.mark.parametrize(
    ("reply", "words", "times"),
    [
        (Reply(status=503), "the server answered 503", 4),
        (Reply(status=429, headers=(("Retry-After", "86400"),)), "wait 86400 seconds", 1),
        (Reply(status=429, headers=(("Retry-After", "9" * 400),)), "run again later", 1),
        (Reply(status=404), "not there any more", 1),
        (Reply(status=403), "not open to the public", 1),
        (Reply(status=418), "cannot be had", 1),
        (Reply(status=301, headers=(("Location", "/a"),)), "redirects more than 5 times", 6),
        (Reply(b"x", declared=10), "broken or cut short", 4),
        (Reply(b"HTTP/1.1 200 OK\r\nX: a\r\n b\0\r\n\r\n", raw=True), "broken", 4),
        (Reply(b"\x16\x03\x01 TLS", raw=True), "broken", 4),
        (Reply(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40_000, raw=True), "broken", 4),
        (
            Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\nx", raw=True),
            "broken",
            4,
        ),
    ],
)
def test_what_does_not_pass_is_told(
    reply: Reply, words: str, times: int, serve: Serve, asking: Asking
) -> None:
    web = serve(Web({"/a": reply}))
    client = asking(web)
    with pytest.raises(Failed, match=words):
        client.page(f"{web.address}a")
    assert len(web.asked("/a")) == times


def in_seconds(seconds: int) -> str:
    """A date of the web, so many seconds from now."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", (120, 120)),
        (" 5 ", (5, 5)),
        (500, (400, 500)),
        (-5000, (0, 0)),
    ],
)
def test_retry_after(header: str | int, seconds: tuple[float, float]) -> None:
    found = wait_asked(header if isinstance(header, str) else in_seconds(header))
    assert found is not None
    assert seconds[0] <= found <= seconds[1]


FAR = "Tue, 04 Mar 99999999999999999999 10:00:00 GMT"


@pytest.mark.parametrize("header", ["", "soon", "-5", "1e9", "nan", "٣", "Tue, 99 Foo 2025", FAR])
def test_no_retry_after(header: str) -> None:
    assert wait_asked(header) in (None, 3.0)


# --------------------------------------------------------------------------------------- limits


def chunks(count: int) -> Iterator[bytes]:
    """A body of unknown length."""
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    for _ in range(count):
        yield b"10000\r\n" + b"x" * 0x10000 + b"\r\n"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"x", declared=10**15), "over the limit of 8 MB"),
        (Reply(b"".join(chunks(300)), raw=True, piece=2**20), "over the limit of 8 MB"),
        (
            Reply(gzip.compress(b"\0" * 2**26), headers=(("Content-Encoding", "gzip"),)),
            "packs it",
        ),
        (Reply(b"x", headers=(("Content-Encoding", "br, gzip"),)), "packs it"),
    ],
)
def test_what_is_too_much_is_refused(
    reply: Reply, words: str, serve: Serve, asking: Asking
) -> None:
    web = serve(Web({"/a": reply}))
    with pytest.raises(Refused, match=words):
        asking(web).page(f"{web.address}a")
    assert len(web.asked("/a")) == 1


def test_an_answer_that_drips_is_given_up(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/a": Reply(b"x" * 2000, pace=0.05, piece=10)}))
    client = asking(web, grace=0.5)
    with pytest.raises(Failed, match="less than 1024 bytes a second"):
        client.page(f"{web.address}a")
    assert web.asked("/a")[0].sent < 1000


def test_a_head_that_drips_is_given_up(serve: Serve, asking: Asking) -> None:
    head = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(500))
    web = serve(Web({"/a": Reply(head, raw=True, pace=0.05, piece=10)}))
    with pytest.raises(Failed, match="less than 1024 bytes a second"):
        asking(web, grace=0.5).page(f"{web.address}a")


def test_an_answer_that_never_comes_is_given_up(serve: Serve, asking: Asking) -> None:
    web = serve(Web({"/a": Reply(b"HTTP/1.1 200", raw=True, pace=1.0)}))
    with pytest.raises(Failed, match="no answer in time"):
        asking(web, patience=0.3, attempts=1).page(f"{web.address}a")


def test_manners_are_polite_unless_told() -> None:
    assert Manners().delay >= 1.0
    assert "committee-papers" in Manners().agent
