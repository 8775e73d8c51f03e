"""One item of a paper, with every record that was found in it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.linking.decided_records import Recorded
from extractor.linking.record_kinds import COVER, FIGURE, ITEM, RESOLUTION, STATEMENT
from extractor.records import Extraction, Minutes, Records
from extractor.web.holdings import Holdings
from extractor.web.page_view import above, paper_of
from extractor.web.record_reads import as_decided, by_minutes, records, there, with_meeting
from extractor.web.rendering import holdings_of, page

OF_ITEMS = (FIGURE, STATEMENT, COVER)  # what has the item that it stands in


def one(request: Request) -> Response:
    """An item."""
    held, name = holdings_of(request), request.path_params["item"]
    read = with_meeting(held, paper_of(request))
    paper = as_decided(held, read)
    item = next((each for each in paper.items if each.id == name), None)
    if item is None:
        raise HTTPException(404)
    title = f"{item.number} {item.title}" if item.number else item.title
    return page(
        request,
        "item.html",
        title,
        crumbs=above(paper),
        paper=paper,
        item=item,
        own=records_of(paper, item.id),
        about=next(each for each in records(held, read, ITEM) if each.read.id == name),
        found={kind.name: there(records(held, read, kind), name) for kind in OF_ITEMS},
        minuted=minuted(held, read, name),
    )


def minuted(
    held: Holdings, paper: Extraction, item_id: str
) -> list[tuple[Minutes, list[Recorded]]]:
    """The minutes of an item, each with its resolutions."""
    own = by_minutes(paper, RESOLUTION, records(held, paper, RESOLUTION))
    return [
        (minutes, found)
        for minutes, found in zip(paper.records.minutes, own, strict=True)
        if minutes.item_id == item_id
    ]


def records_of(paper: Extraction, item_id: str) -> Records:
    """The records of an item."""
    every = paper.records
    return Records(
        minutes=tuple(m for m in every.minutes if m.item_id == item_id),
        actions=tuple(a for a in every.actions if a.item_id == item_id),
        plan=tuple(p for p in every.plan if p.item_id == item_id),
        figures=tuple(f for f in every.figures if f.item_id == item_id),
        statements=tuple(s for s in every.statements if s.item_id == item_id),
        reports=tuple(r for r in every.reports if r.item_id == item_id),
        responses=tuple(r for r in every.responses if r.item_id == item_id),
    )


routes = [Route("/papers/{sha256}/items/{item}", one)]
