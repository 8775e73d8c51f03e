"""A web server on this machine that writes down what it is asked, and can be slow or wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PIECE = 4096


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: ``declared`` is the Content-Length where it is not that of the content; ``pace``
    the seconds between pieces; ``raw`` content is all that is sent, head and body."""

    content: bytes = b""
    media: str = "text/html"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    declared: int | None = None
    pace: float = 0.0
    piece: int = PIECE
    raw: bool = False


@dataclass(slots=True)
class Asked:
    """A request: the path with its query, where of the document it began, and what was sent."""

    path: str
    headers: dict[str, str]
    status: int = 0
    start: int = 0
    sent: int = 0
    at: float = field(default_factory=time.monotonic)


Route = Reply | Callable[[Asked], Reply]
NOT_HERE = Reply(b"not here", status=404)


@dataclass(slots=True)
class Web:
    """A site: its ``routes`` by path and query, what is said ``otherwise``, and the ``log`` of
    what was asked."""

    routes: dict[str, Route] = field(default_factory=dict)
    otherwise: Route = NOT_HERE
    log: list[Asked] = field(default_factory=list)
    address: str = ""

    def asked(self, path: str) -> list[Asked]:
        """The requests for a path."""
        return [each for each in self.log if each.path == path]

    def answer(self, asked: Asked) -> Reply:
        """The answer to a request."""
        route = self.routes.get(asked.path) or self.routes.get(asked.path.partition("?")[0])
        route = self.otherwise if route is None else route
        return route if isinstance(route, Reply) else route(asked)


class Server(ThreadingHTTPServer):
    """Answers several at once; one who hangs up is no error to tell."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked is gone."""


@contextmanager
def serving(web: Web) -> Iterator[Web]:
    """Serve a site while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): each for name, each in self.headers.items()})
            web.log.append(asked)
            try:
                send(self, web.answer(asked), asked)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """What is asked is in the log of the site."""

    server = Server(("127.0.0.1", 0), Handler)
    web.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, reply: Reply, asked: Asked) -> None:
    """Send an answer; a document with an ETag is sent from where it is asked for."""
    if reply.raw:
        handler.close_connection = True
        in_pieces(handler, reply, reply.content, asked)
        return
    content, status, more = reply.content, reply.status, dict(reply.headers)
    if reply.etag:
        more["ETag"] = reply.etag
        if asked.headers.get("if-none-match") == reply.etag:
            content, status = b"", 304
        elif asked.headers.get("if-range") == reply.etag:
            content, status = rest(reply, asked, more)
    asked.status = status
    handler.send_response_only(status)
    declared = len(content) if reply.declared is None else reply.declared
    usual = {"Content-Type": reply.media, "Date": formatdate(usegmt=True)}
    for name, value in (usual | {"Content-Length": str(declared)} | more).items():
        handler.send_header(name, value)
    handler.end_headers()
    in_pieces(handler, reply, content, asked)
    if declared > len(content):
        handler.close_connection = True


def in_pieces(handler: BaseHTTPRequestHandler, reply: Reply, content: bytes, asked: Asked) -> None:
    """Send bytes at the reply's pace."""
    for place in range(0, len(content), reply.piece):
        piece = content[place : place + reply.piece]
        handler.wfile.write(piece)
        asked.sent += len(piece)
        time.sleep(reply.pace)


def rest(reply: Reply, asked: Asked, more: dict[str, str]) -> tuple[bytes, int]:
    """What a request for the rest of a document is answered with."""
    whole = len(reply.content)
    asked.start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
    if asked.start >= whole:
        more["Content-Range"] = f"bytes */{whole}"
        return b"", 416
    more["Content-Range"] = f"bytes {asked.start}-{whole - 1}/{whole}"
    return reply.content[asked.start :], 206
