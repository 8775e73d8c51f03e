"""Who is reviewing, and whether a request to write is theirs.

A reviewer is signed in by name and password, or named by a header that a proxy sets.  Whatever
writes needs the session's token in its form, and comes from a page of this site.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from extractor.web import reviewers
from extractor.web.settings import Settings

TOKEN, NAME, MARK, SAID = "token", "reviewer", "mark", "said"
FORM = "application/x-www-form-urlencoded"
FIELDS, LONGEST = 20, 2000  # of a form; characters of a field
OWN_SITE = ("same-origin", "none")
Form = Mapping[str, str]
Posted = Callable[[Request, Form], Response]
Decide = Callable[[Request, Form, str], Response]


def settings_of(request: Request) -> Settings:
    """What the application was told."""
    told: Settings = request.app.state.holdings.settings
    return told


def reviewer_of(request: Request) -> str | None:
    """The reviewer who asks, if it is one."""
    told, session = settings_of(request), request.scope.get("session")
    if session is None:  # nobody may decide here, or an error is told outside of sessions
        return None
    if told.trust_header:
        given = request.headers.getlist(told.trust_header)
        return given[0] if len(given) == 1 and reviewers.is_name(given[0]) else None
    if told.reviewers is None or NAME not in session:
        return None
    name: str = session[NAME]
    hashed = reviewers.read(told.reviewers).get(name)
    same = hashed is not None and hmac.compare_digest(reviewers.mark(hashed), session.get(MARK, ""))
    return name if same else None


def token_of(request: Request) -> str:
    """The token of the session, made when it is first asked for."""
    token: str = request.session.setdefault(TOKEN, secrets.token_urlsafe(24))
    return token


def signed_in(request: Request, name: str, hashed: str) -> None:
    """Begin a session of a reviewer, with a token of its own."""
    request.session.clear()
    request.session.update({NAME: name, MARK: reviewers.mark(hashed)})


def say(request: Request, words: str, number: int | None = None) -> None:
    """Have the reviewer's next page say what was done, with the number of what can be undone."""
    request.session[SAID] = {"words": words, "number": number}


def said(request: Request) -> Mapping[str, str | int | None] | None:
    """What the page is to say of what was done, once."""
    told: Mapping[str, str | int | None] | None = request.session.pop(SAID, None)
    return told


# ------------------------------------------------------------------ what writes


def posted(answer: Posted) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that takes a form of this site with the session's token."""

    async def endpoint(request: Request) -> Response:
        if not settings_of(request).writable:
            raise HTTPException(405)
        form = await fields(request)
        if not from_here(request) or not has_token(request, form):
            raise HTTPException(403)
        return await run_in_threadpool(answer, request, form)

    return endpoint


def decided(decide: Decide) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that only a reviewer may use."""

    def answer(request: Request, form: Form) -> Response:
        name = reviewer_of(request)
        if name is None:
            raise HTTPException(403)
        return decide(request, form, name)

    return posted(answer)


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form; raises 400 for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise HTTPException(400, "a form is wanted")
    given: FormData = await request.form(max_files=0, max_fields=FIELDS)
    found = {name: value for name, value in given.items() if isinstance(value, str)}
    if any(len(value) > LONGEST or "\0" in value for value in found.values()):
        raise HTTPException(400, f"a field has no more than {LONGEST} characters")
    return {n: v if n == "password" else " ".join(v.split()) for n, v in found.items()}


def from_here(request: Request) -> bool:
    """Whether a browser says that the request comes from a page of this site, or says nothing."""
    if request.headers.get("sec-fetch-site", "same-origin") not in OWN_SITE:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def has_token(request: Request, form: Form) -> bool:
    """Whether a form has the session's token."""
    own, given = request.session.get(TOKEN, ""), form.get(TOKEN, "")
    return bool(own) and hmac.compare_digest(own.encode(), given.encode())


def back_to(form: Form, otherwise: str) -> Response:
    """Lead to the page of this site that a form names, or to another."""
    back = form.get("back", "")
    own = back.startswith("/") and not back.startswith("//") and "\\" not in back
    return RedirectResponse(back if own and back.isprintable() else otherwise, status_code=303)
