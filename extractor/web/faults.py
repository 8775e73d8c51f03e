"""What a reader is told when there is no such page, or it cannot be shown."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from extractor.library.errors import LibraryError
from extractor.web.rendering import page

log = logging.getLogger(__name__)

TOLD = {
    400: ("That cannot be asked", "Part of the address is not understood."),
    401: ("Sign in", "Only those who are signed in may do that."),
    403: ("That may not be done", "Sign in, load the page again, and try once more."),
    413: ("That is too much", "A form has no more than a few lines."),
    429: ("Too many attempts", "Please wait a quarter of an hour, and try again."),
    404: ("Page not found", "There is no such page. The address may be mistyped, or what it showed"
          " is no longer in the library."),
    405: ("That cannot be done here", "This page can only be read."),
}  # fmt: skip
FORM = ("That was not kept", "Go back: what you typed is still there.")
BROKEN = ("Something went wrong", "The page could not be shown. Please try again, or report it.")
CLOSED = ("The library cannot be read", "Please try again in a little while.")


async def refused(request: Request, fault: Exception) -> Response:
    """A page that is not there or may not be asked for."""
    status = fault.status_code if isinstance(fault, HTTPException) else 500
    form = status == 400 and request.method == "POST"
    heading, said = FORM if form else TOLD.get(status, BROKEN)
    given = fault.detail if isinstance(fault, HTTPException) and status == 400 else ""
    answer = page(request, "fault.html", heading, status=status, said=said, given=given)
    for name, value in (getattr(fault, "headers", None) or {}).items():
        answer.headers[name] = value
    return answer


async def misasked(request: Request, fault: Exception) -> Response:
    """A question that is not understood: which part of it, and why."""
    errors = fault.errors() if isinstance(fault, ValidationError) else []
    given = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in errors)
    heading, said = TOLD[400]
    return page(request, "fault.html", heading, status=400, said=said, given=given)


async def closed(request: Request, fault: Exception) -> Response:
    """The library cannot be read now; its path is for the log alone."""
    log.error("%s", fault)
    return page(request, "fault.html", CLOSED[0], status=503, said=CLOSED[1], given="")


async def broken(request: Request, fault: Exception) -> Response:
    """What nobody foresaw; the server logs it."""
    return page(request, "fault.html", BROKEN[0], status=500, said=BROKEN[1], given="")


handlers: Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]] = {
    HTTPException: refused,
    ValidationError: misasked,
    LibraryError: closed,
    500: broken,
}
