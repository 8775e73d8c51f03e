"""Signing in and out, where reviewers have passwords."""

from __future__ import annotations

from collections.abc import Hashable
from math import ceil

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.web import reviewers
from extractor.web.rendering import page
from extractor.web.reviewing import (
    Form,
    back_to,
    posted,
    reviewer_of,
    settings_of,
    signed_in,
    token_of,
)
from extractor.web.throttle import Throttle

ONE, ADDRESS, NAME = 5, 20, 50  # failures: of a name from an address, from an address, of a name


def shown(request: Request, said: str = "", status: int = 200, back: str = "") -> Response:
    """The page with the form, from which one goes on to where one came from."""
    if settings_of(request).reviewers is None:
        raise HTTPException(404)
    return page(
        request,
        "sign_in.html",
        "Sign in",
        status=status,
        said=said,
        token=token_of(request),
        back=back or request.query_params.get("back", "/review"),
    )


def limits(request: Request, name: str) -> dict[Hashable, int]:
    """How often may be failed."""
    address = request.client.host if request.client else ""
    known = name.casefold()
    return {(known, address): ONE, ("from", address): ADDRESS, ("name", known): NAME}


def sign_in(request: Request, form: Form) -> Response:
    """Check name and password."""
    told = settings_of(request)
    if told.reviewers is None:
        raise HTTPException(404)
    throttle: Throttle = request.app.state.throttle
    name, counted = form.get("name", ""), limits(request, form.get("name", ""))
    if wait := throttle.wait(counted):
        raise HTTPException(429, headers={"Retry-After": str(ceil(wait))})
    known = reviewers.read(told.reviewers)
    if not reviewers.is_right(known, name, form.get("password", "")):
        throttle.failed(counted)
        return shown(request, "That name and password are not right.", 401, form.get("back", ""))
    throttle.passed(next(iter(counted)))
    signed_in(request, name, known[name])
    return back_to(form, "/review")


def sign_out(request: Request, form: Form) -> Response:
    """End the session."""
    if reviewer_of(request):
        request.session.clear()
    return back_to(form, "/")


routes = [
    Route("/sign-in", shown, methods=["GET"]),
    Route("/sign-in", posted(sign_in), methods=["POST"]),
    Route("/sign-out", posted(sign_out), methods=["POST"]),
]
