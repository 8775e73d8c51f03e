"""A single record of a paper: what was read, what people decided of it, and deciding; and all the
records of a paper, or of a page of it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.library.reads import KINDS as EVERY
from extractor.linking.decided_records import Recorded
from extractor.linking.record_kinds import BY_NAME, KINDS, kind_of
from extractor.linking.reviewed import of_record
from extractor.records import Extraction
from extractor.web import addresses
from extractor.web.asked import Asked, MaybeNumber, Text, asked_of, shown
from extractor.web.deciding import made_by
from extractor.web.page_view import above, paper_of
from extractor.web.record_reads import as_decided, records, with_meeting
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.reviewing import Form, back_to, decided
from extractor.web.words import in_words


class RecordsAsked(Asked):
    """Which records: of a kind, ``on`` a page."""

    kind: Text = ""
    on: MaybeNumber = None


def read(request: Request, *wanted: str) -> Extraction:
    """The paper that is asked for, as it was read."""
    return with_meeting(holdings_of(request), paper_of(request, wanted))


def found_in(request: Request) -> tuple[Extraction, Recorded]:
    """The record that is asked for, and its paper."""
    name = request.path_params["record"]
    kind = kind_of(name)
    if kind is None:
        raise HTTPException(404)
    paper = read(request, *dict.fromkeys(("items", kind.reads)))
    every = records(holdings_of(request), paper, kind)
    found = next((each for each in every if each.name == name), None)
    if found is None:
        raise HTTPException(404)
    return paper, found


def one(request: Request) -> Response:
    """The page of a record."""
    paper, found = found_in(request)
    sha256 = paper.paper.sha256
    own = Crumb("What was read", addresses.records(sha256))
    items = {each.id: each for each in as_decided(holdings_of(request), paper).items}
    return page(
        request,
        "record.html",
        f"{in_words(found.kind.name)}: {found.said[0].text}",
        crumbs=(*above(paper), own),
        paper=paper,
        found=found,
        item=items.get(getattr(found.read, "item_id", None) or ""),
        own=addresses.record(sha256, found.name),
    )


def listed(request: Request) -> Response:
    """The records of a paper, or of a page of it."""
    asked, paper = asked_of(request, RecordsAsked), read(request, *EVERY)
    own = [BY_NAME[asked.kind]] if asked.kind in BY_NAME else list(KINDS)
    every = [each for kind in own for each in records(holdings_of(request), paper, kind)]
    rows = [each for each in every if asked.on in (None, page_of(each))]
    where = f" on page {asked.on}" if asked.on else ""
    return page(
        request,
        "records.html",
        f"What was read{where}",
        crumbs=above(paper),
        paper=paper,
        asked=asked,
        kinds=[(kind.name, in_words(kind.name)) for kind in KINDS],
        shown=shown(rows, asked.page),
        path=addresses.records(paper.paper.sha256),
    )


def page_of(found: Recorded) -> int | None:
    """The page on which a record stands."""
    return found.read.evidence.page if found.read.evidence else None


def decide(request: Request, form: Form, name: str) -> Response:
    """That a record is right or wrong, or what is."""
    paper, found = found_in(request)
    made_by(request, form, name, of_record(paper, found))
    return back_to(form, addresses.record(paper.paper.sha256, found.name))


AT = "/papers/{sha256}/records"
routes = [
    Route(AT, listed),
    Route(AT + "/{record}", one),
    Route(AT + "/{record}/decide", decided(decide), methods=["POST"]),
]
