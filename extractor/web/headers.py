"""What answers say beside their content: what a browser may do with it, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2s

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN = "'self'"
POLICY = {
    "default-src": "'none'",
    "script-src": OWN,
    "style-src": OWN,
    "img-src": OWN,
    "connect-src": OWN,
    "form-action": OWN,
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FOR_EVER = "public, max-age=31536000, immutable"  # its address changes with its content
ASK_AGAIN = "private, no-cache"


class Headers:
    """Adds the headers to every answer that does not have them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", ASK_AGAIN)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def conditional(request: Request, answer: Response) -> Response:
    """The answer with a name for its content; without the content where the reader has it."""
    tag = f'"{blake2s(answer.body, digest_size=12).hexdigest()}"'
    answer.headers["ETag"] = tag
    return unchanged(answer.headers) if has_it(request.headers, tag) else answer


def has_it(asked: Mapping[str, str], tag: str) -> bool:
    """Whether a reader has what is named so, by the headers of the request."""
    return asked.get("if-none-match", "").removeprefix("W/") == tag


def unchanged(headers: Mapping[str, str]) -> Response:
    """The answer to a reader who has the content already, in place of one with these headers."""
    kept = ("etag", "cache-control")
    return Response(status_code=304, headers={n: v for n, v in headers.items() if n in kept})
