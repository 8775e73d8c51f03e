"""Pages as they were made, given again while the library stands as it does.

Most readers of a day open the same lists, and a list of thousands takes long to sort.  What is kept
is what anybody may see who is not signed in: whoever shows who he is has each page made for him.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.web.headers import has_it, unchanged
from extractor.web.holdings import Holdings
from extractor.web.recent import Recent

MOST, LARGEST = 400, 200_000  # pages that are kept, and bytes of one
WHO = ("cookie", "authorization")  # headers by which a reader may say who he is


class KeptPages:
    """Answers what was answered before; keeps only pages that have a name for their content."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept = Recent[Kept](MOST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET" or says_who(scope):
            await self.app(scope, receive, send)
            return
        held: Holdings = scope["app"].state.holdings
        state = await run_in_threadpool(held.state)
        key = (state, held.settings.day, scope["raw_path"], scope["query_string"])
        found = self._kept.found(key)
        if found is not None:
            await found.answer(scope)(scope, receive, send)
            return
        making = Making(send)
        await self.app(scope, receive, making.send)
        if made := making.made():
            self._kept.keep(key, made)


def says_who(scope: Scope) -> bool:
    """Whether a request may be that of somebody who is known."""
    trusted = scope["app"].state.holdings.settings.trust_header
    headers = Headers(scope=scope)
    return any(name in headers for name in (*WHO, *filter(None, [trusted])))


@dataclass(frozen=True, slots=True)
class Kept:
    """A page: its headers, and its bytes."""

    headers: dict[str, str]
    body: bytes

    def answer(self, scope: Scope) -> Response:
        """The page, or that the reader has it."""
        if has_it(Headers(scope=scope), self.headers["etag"]):
            return unchanged(self.headers)
        return Response(self.body, headers=self.headers)


class Making:
    """Passes an answer on, and takes it down where it is a page that can be kept."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._headers: dict[str, str] | None = None
        self._parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        """Pass on a part of the answer."""
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            ours = "etag" in headers and "set-cookie" not in headers
            self._headers = dict(headers) if ours else None
        if self._headers is not None and message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))
        await self._send(message)

    def made(self) -> Kept | None:
        """The page, where it is one to keep."""
        if self._headers is None or sum(map(len, self._parts)) > LARGEST:
            return None
        return Kept(self._headers, b"".join(self._parts))
