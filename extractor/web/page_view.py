"""The page itself: its picture with the evidence marked on it, and its words below.

A file without pages shows its words, with the passage marked among them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.library.page_reads import evidence_on, words_on
from extractor.library.reads import WORDS
from extractor.records import Box, Extraction, Page
from extractor.web import addresses
from extractor.web.asked import Asked, MaybeNumber, asked_of
from extractor.web.headers import FOR_EVER
from extractor.web.holdings import SHOWN, Holdings
from extractor.web.marking import compact, marked
from extractor.web.page_pictures import Pictures, boxes_of
from extractor.web.rendering import Crumb, holdings_of, page
from extractor.web.words import file_name

PDF = "application/pdf"
PAGED = ("pages",)
ROOM = (2.0, 1.0)  # points that are marked beside a box, and above and below it
ABOVE = (Crumb("Papers", "/papers"),)

pictures = Pictures()


def parted(value: Any) -> Any:
    """``72,100.5,300,112`` as four numbers."""
    return value.split(",") if isinstance(value, str) and value else None


class PageAsked(Asked):
    """What is to be marked: words, their ``box`` where it is known, and ``at`` which character of
    the paper's text they stand."""

    words: Annotated[str, Field(max_length=2000)] = ""
    box: Annotated[tuple[float, float, float, float] | None, BeforeValidator(parted)] = None
    at: MaybeNumber = None


def paper_of(request: Request, wanted: tuple[str, ...] = SHOWN) -> Extraction:
    """The paper that is asked for, with what is ``wanted`` of it."""
    found = holdings_of(request).paper(request.path_params["sha256"], wanted)
    if found is None:
        raise HTTPException(404)
    return found


def paged(request: Request) -> Response:
    """A page of a paged file; ``over`` says that the words run over to the next, as rows do."""
    asked, paper = asked_of(request, PageAsked), paper_of(request, PAGED)
    held, number = holdings_of(request), request.path_params["number"]
    about = next((p for p in paper.paper.pages if p.number == number), None)
    if about is None:
        raise HTTPException(404)
    sha256 = paper.paper.sha256
    file = held.files.find(sha256)
    near = asked.box or box_of(held, sha256, number, asked.words)
    found, over = boxes(file, number, asked.words, near)
    passages = marked(words_on(held.engine, sha256, number), asked.words)
    lost = bool(asked.words) and not found and not any(p.marked for p in passages)
    return page(
        request,
        "page.html",
        f"Page {number} of {file_name(paper.paper.source)}",
        crumbs=above(paper),
        paper=paper,
        about=about,
        last=len(paper.paper.pages),
        held=file is not None,
        pictured=file is not None and paper.paper.media_type == PDF,
        boxes=[roomy(box, about) for box in found],
        passages=passages,
        asked=asked,
        lost=lost,
        over=over,
    )


def boxes(
    file: Path | None, number: int, words: str, near: Box | None
) -> tuple[tuple[Box, ...], bool]:
    """What to mark of a page: the words, in the box that is known to have them; and whether they
    stand on the next page instead.

    Only the box where the file does not tell, as on a page that is a picture."""
    if file and (found := boxes_of(file, number, words, near)):
        return found, False
    if near or not file:
        return ((near,) if near else ()), False
    over = bool(boxes_of(file, number + 1, words))
    return (() if over else boxes_of(file, number, words, part=True)), over


def box_of(held: Holdings, sha256: str, number: int, words: str) -> Box | None:
    """Where a record of the page has the words."""
    sought = compact(words)[0]
    if not sought:
        return None
    seen = evidence_on(held.engine, sha256, number)
    return next((box for text, box in seen if compact(text)[0] == sought), None)


def roomy(box: Box, about: Page) -> Box:
    """A box with room around it, within the page: left, top, width and height."""
    across, down = ROOM
    x0, y0 = max(box[0] - across, 0), max(box[1] - down, 0)
    x1, y1 = min(box[2] + across, about.width), min(box[3] + down, about.height)
    return (round(x0, 1), round(y0, 1), round(max(x1 - x0, 0), 1), round(max(y1 - y0, 0), 1))


def above(paper: Extraction) -> tuple[Crumb, ...]:
    """The pages above a paper's page."""
    own = Crumb(file_name(paper.paper.source), addresses.paper(paper.paper.sha256))
    return (*ABOVE, own)


def unpaged(request: Request) -> Response:
    """The words of a file without pages."""
    asked, paper = asked_of(request, PageAsked), paper_of(request, (*PAGED, WORDS))
    return page(
        request,
        "words.html",
        f"Words of {file_name(paper.paper.source)}",
        crumbs=above(paper),
        paper=paper,
        passages=marked(paper.paper.blocks, asked.words, asked.at),
        asked=asked,
    )


def picture(request: Request) -> Response:
    """The picture of a page; the paper's hash is in its address, so it never changes."""
    sha256, number = request.path_params["sha256"], request.path_params["number"]
    file = holdings_of(request).files.find(sha256)
    made = pictures.picture(sha256, file, number) if file else None
    if made is None:
        raise HTTPException(404)
    return Response(made, media_type="image/webp", headers={"Cache-Control": FOR_EVER})


routes = [
    Route("/papers/{sha256}/pages/{number:int}.webp", picture),
    Route("/papers/{sha256}/pages/{number:int}", paged),
    Route("/papers/{sha256}/words", unpaged),
]
