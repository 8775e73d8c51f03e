"""What answers say beside their content: what a browser may do with it, and for how long."""

from __future__ import annotations

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
    if request.headers.get("If-None-Match", "").removeprefix("W/") != tag:
        return answer
    kept = ("etag", "cache-control")
    return Response(status_code=304, headers={n: v for n, v in answer.headers.items() if n in kept})
