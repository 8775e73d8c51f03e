"""The API: the contract's objects as JSON, a page of rows at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from extractor.web.api_answers import QUESTIONS
from extractor.web.api_declared import MOST, UNUSED, Declared, Paging, placed
from extractor.web.api_described import described, parameters, possible
from extractor.web.asked import asked_of
from extractor.web.headers import conditional
from extractor.web.questions import hashes
from extractor.web.rendering import holdings_of, page


def answering(declared: Declared) -> Callable[[Request], Response]:
    """The endpoint of a question."""

    def endpoint(request: Request) -> Response:
        try:
            refuse_unknown(request, declared.asked, Paging)
            asked = asked_of(request, declared.asked)
            paging = Paging.model_validate(dict(request.query_params))
        except ValidationError as error:
            said = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
            return refused(400, "; ".join(said))
        except HTTPException as error:
            return refused(error.status_code, error.detail)
        return answered(request, declared, asked, paging)

    return endpoint


def refuse_unknown(request: Request, *kinds: type[BaseModel]) -> None:
    """Raise 400 for what nothing is narrowed by, lest it seem to have been."""
    known = {name for kind in kinds for name in kind.model_fields} - {UNUSED}
    if unknown := sorted(set(request.query_params) - known):
        told = f"not understood: {', '.join(unknown)}; known: {', '.join(sorted(known))}"
        raise HTTPException(400, told)


def answered(request: Request, declared: Declared, asked: Any, paging: Paging) -> Response:
    """The rows, with links to those before and after."""
    held = holdings_of(request)
    rows, total = declared.answer(held, asked, paging)
    told = {
        "total": total,
        "limit": paging.limit,
        "offset": paging.offset,
        "rows": placed(list(rows), hashes(held)),
    }
    answer = JSONResponse(told)
    if links := ", ".join(links_of(request, paging, total)):
        answer.headers["Link"] = links
    return conditional(request, answer)


def links_of(request: Request, paging: Paging, total: int) -> list[str]:
    """Where the rows before and after are, as RFC 8288 has it; no host is named."""
    places = {
        "prev": max(paging.offset - paging.limit, 0) if paging.offset else None,
        "next": paging.offset + paging.limit if paging.offset + paging.limit < total else None,
    }
    asked = [(n, v) for n, v in request.query_params.multi_items() if n not in ("limit", "offset")]
    return [
        f"<{request.url.path}?{urlencode([*asked, ('limit', paging.limit), ('offset', place)])}>;"
        f' rel="{rel}"'
        for rel, place in places.items()
        if place is not None
    ]


def refused(status: int, said: str) -> Response:
    """Why there is no answer."""
    return JSONResponse({"error": said}, status_code=status)


def document(request: Request) -> Response:
    """The OpenAPI document."""
    return conditional(request, JSONResponse(described()))


def explained(request: Request) -> Response:
    """What programs may ask, for people: from the same declarations as the document."""
    told = [
        (each, {str(p["name"]): possible(p["schema"]) for p in parameters(each)})
        for each in QUESTIONS
    ]
    return page(request, "api.html", "For programs", told=told, most=MOST)


def nowhere(_: Request) -> Response:
    """There is no such question."""
    return refused(404, "no such question; see /api/openapi.json")


routes = [
    *(Route(each.path, answering(each), name=each.path) for each in QUESTIONS),
    Route("/api", explained),
    Route("/api/openapi.json", document),
    Route("/api/{rest:path}", nowhere),
]
