"""Sites and web services that mean harm, or are broken, each with what is to be said of it: one of
the words parted by a line."""

from __future__ import annotations

import gzip

from corpus.served.moderngov_site import SERVICE, page, xml
from corpus.served.web_server import NOT_HERE, Asked, Reply, Route, Web

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><committees>&a11;</committees>'
)
PACKED = (("Content-Encoding", "gzip"),)
ENDLESS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + (
    b"100000\r\n" + b"<a href='x'>x</a>" * (2**20 // 17 + 1)
)


def to(location: str) -> Reply:
    """A redirect."""
    return Reply(b"", status=302, headers=(("Location", location),))


def deeper(asked: Asked) -> Reply:
    """A redirect to a page that redirects on."""
    return to(asked.path + "x")


SITES: list[tuple[Route, str]] = [
    (Reply(b"", status=500), "the server answered 500"),
    (Reply(b"", status=403), "not open to the public"),
    (Reply(b"", status=429, headers=(("Retry-After", "99999"),)), "run again later"),
    (to("/"), "redirects more than 5 times"),
    (deeper, "redirects more than 5 times"),
    (to("file:///etc/passwd"), "only http and https"),
    (to("http://127.0.0.1:22/"), "port 22"),
    (to("http://127.0.0.1\r\nX-Injected: y"), "committee system|address"),
    (Reply(b"\0" * 100, raw=True), "broken or cut short"),
    (Reply(b"x", declared=10**13), "over the limit"),
    (Reply(b"<html>", declared=10**6), "cut short"),
    (Reply(ENDLESS, raw=True, piece=2**20), "over the limit|broken or cut short"),
    (Reply(gzip.compress(b"<a>" * 10**7), headers=PACKED), "packs it"),
    (Reply(b""), "holds nothing|no committee system"),
    (Reply(b"\xff\xfe\0\0", "text/html"), "no committee system"),
    (Reply(b"<a href='x'>x</a>" * 20_000), "more than 10,000 links"),
    (Reply(b"<div>" * 10**5 + b"x"), "no committee system"),
    (page("Council", "<p>Welcome</p>"), "no committee system"),
]
SERVICES: list[tuple[Reply, str]] = [
    (Reply(BOMB.encode(), "text/xml"), "document type|is no XML"),
    (Reply(b"<committees><committee>", "text/xml"), "is no XML"),
    (xml("<soap:Fault/>"), "is no XML"),
    (xml("<other/>"), "no list of committees"),
    (xml("<committees/>"), "not found"),
    (xml("<c>" * 5000), "is no XML"),
]


def of_site(reply: Route) -> Web:
    """A site that answers everything so."""
    return Web({"/robots.txt": NOT_HERE}, reply)


def of_service(committees: Reply) -> Web:
    """A committee system whose web service answers so."""
    return Web({f"{SERVICE}GetCommittees": committees})
