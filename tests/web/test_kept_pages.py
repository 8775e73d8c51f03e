"""What is answered again without being made again, and what is not."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

pytest.importorskip("starlette", reason="needs the web extra")

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from extractor.web.headers import conditional
from extractor.web.kept_pages import LARGEST, KeptPages


class Library:
    """A library that pages are made from, and how often one was."""

    def __init__(self) -> None:
        self.now = "as it was"
        self.settings = SimpleNamespace(day=date(2030, 5, 1), trust_header="x-reviewer")
        self.made = 0

    def state(self) -> tuple[str, str]:
        """What it holds."""
        return self.now, ""

    def client(self) -> TestClient:
        """A reader of its pages."""

        def page(request: Request) -> Response:
            self.made += 1
            answer = Response(f"{request.url.path} {self.made}")
            if request.url.path == "/large":
                answer = Response("x" * (LARGEST + 1))
            if request.url.path == "/cookie":
                answer.set_cookie("own", "1")
            if request.url.path == "/gone":
                return Response(status_code=404)
            return answer if request.url.path == "/plain" else conditional(request, answer)

        app = Starlette(
            routes=[Route("/{rest:path}", page, methods=["GET", "POST"])],
            middleware=[Middleware(KeptPages)],
        )
        app.state.holdings = self
        return TestClient(app)


@pytest.mark.parametrize(
    ("address", "headers", "made"),
    [
        ("/list", {}, 1),
        ("/list?page=2", {}, 1),
        ("/list", {"cookie": "session=1"}, 2),
        ("/list", {"x-reviewer": "Ann"}, 2),
        ("/list", {"authorization": "Basic eA=="}, 2),
        ("/plain", {}, 2),  # has no name for its content
        ("/cookie", {}, 2),
        ("/gone", {}, 2),
        ("/large", {}, 2),
    ],
)
def test_what_is_made_once(address: str, headers: dict[str, str], made: int) -> None:
    library = Library()
    client = library.client()
    first = client.get(address, headers=headers)
    client.cookies.clear()
    again = client.get(address, headers=headers)
    assert library.made == made
    if made == 1:
        assert (again.text, again.headers) == (first.text, first.headers)


def test_a_list_is_made_anew_where_anything_it_shows_may_have_changed() -> None:
    library = Library()
    client = library.client()
    said = [client.get("/list").text]
    library.now = "with a paper more"
    said.append(client.get("/list").text)
    library.settings.day = date(2030, 5, 2)
    said += [client.get(each).text for each in ("/list", "/list?page=2", "/other", "/list")]
    assert said == ["/list 1", "/list 2", "/list 3", "/list 4", "/other 5", "/list 3"]


def test_a_page_that_the_reader_has_is_not_sent_again() -> None:
    client = Library().client()
    first = client.get("/list")
    held = client.get("/list", headers={"If-None-Match": first.headers["etag"]})
    other = client.get("/list", headers={"If-None-Match": '"other"'})
    assert (held.status_code, held.content) == (304, b"")
    assert held.headers["etag"] == first.headers["etag"]
    assert (other.status_code, other.text) == (200, first.text)


def test_a_form_that_is_sent_is_no_page() -> None:
    library = Library()
    client = library.client()
    assert [client.post("/list").text, client.post("/list").text] == ["/list 1", "/list 2"]
