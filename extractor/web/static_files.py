"""The style sheet and scripts, each under an address that has the hash of its content.

So a browser keeps them for ever and asks again when one changes.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2s
from importlib.resources import files
from pathlib import PurePosixPath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.web.headers import FOR_EVER

TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


@cache
def held() -> dict[str, bytes]:
    """The static files by name."""
    folder = files("extractor.web") / "static"
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@cache
def address(name: str) -> str:
    """``/static/site.1f0c9be27d.css``; a name that is not there is an error of the page."""
    path = PurePosixPath(name)
    digest = blake2s(held()[name], digest_size=6).hexdigest()
    return f"/static/{path.stem}.{digest}{path.suffix}"


@cache
def by_address() -> dict[str, str]:
    """The names of static files by their addresses."""
    return {address(name): name for name in held()}


async def static(request: Request) -> Response:
    """A static file."""
    name = by_address().get(request.url.path)
    if name is None:
        raise HTTPException(404)
    kind = TYPES[PurePosixPath(name).suffix]
    return Response(held()[name], media_type=kind, headers={"Cache-Control": FOR_EVER})


routes = [Route("/static/{name}", static)]
