"""The places that a finding holds against each other, each with its page and the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.library.page_reads import words_on
from extractor.library.reads import WORDS
from extractor.records import Block, Box, Extraction, Finding, FindingValue, Page
from extractor.web import questions
from extractor.web.holdings import Holdings
from extractor.web.marking import Shown, compact, marked
from extractor.web.page_view import PDF, box_of, boxes, roomy

SEEN = ("pages", "figures")
PICTURED = 4  # places that are shown with their pages; the others are named
AROUND = 2  # passages that are shown before and after the one with the words


@dataclass(frozen=True, slots=True)
class Side:
    """One place: the value, its paper's hash where the library holds it, and what to show: the
    page with ``boxes`` to mark, or the passages around the words."""

    value: FindingValue
    sha256: str | None = None
    about: Page | None = None
    boxes: tuple[Box, ...] = ()
    passages: tuple[Shown, ...] = ()


def sides(held: Holdings, found: Finding) -> list[Side]:
    """The places of a finding, the first ones with what is to be seen there."""
    shown = [side(held, found, value) for value in found.values[:PICTURED]]
    return [*shown, *(Side(v, sha_of(held, v)) for v in found.values[PICTURED:])]


def sha_of(held: Holdings, value: FindingValue) -> str | None:
    """The hash of a place's paper."""
    return questions.hashes(held).get(value.paper)


def side(held: Holdings, found: Finding, value: FindingValue) -> Side:
    """One place with its page, if it is there."""
    sha256 = sha_of(held, value)
    paper = held.paper(sha256, SEEN) if sha256 else None
    if sha256 is None or paper is None:
        return Side(value)
    about = next((p for p in paper.paper.pages if p.number == value.page), None)
    file = held.files.find(sha256)
    if about is None or file is None or paper.paper.media_type != PDF:
        return Side(value, sha256, passages=around(words(held, sha256, value.page), value))
    near = cell_of(paper, found, value) or box_of(held, sha256, about.number, value.text)
    places, _ = boxes(file, about.number, value.text, near)
    return Side(value, sha256, about, tuple(roomy(box, about) for box in places))


def cell_of(paper: Extraction, found: Finding, value: FindingValue) -> Box | None:
    """The box of the figure that gives a value, where its words alone may stand in many cells."""
    letters = compact(value.text)[0]
    same = (
        figure.evidence.bbox
        for figure in paper.records.figures
        if figure.indicator == found.subject
        and figure.evidence.page == value.page
        and figure.value == value.value
        and compact(figure.as_printed)[0] == letters
    )
    return next(same, None)


def words(held: Holdings, sha256: str, page: int | None) -> Sequence[Block]:
    """The passages of a page, or of a file without pages."""
    if page is not None:
        return words_on(held.engine, sha256, page)
    paper = held.paper(sha256, (WORDS,))
    return paper.paper.blocks if paper else ()


def around(blocks: Sequence[Block], value: FindingValue) -> tuple[Shown, ...]:
    """The passages about the words; those of the page where the words are not found."""
    passages: Sequence[Shown] = marked(blocks, value.text)
    places = [n for n, passage in enumerate(passages) if passage.marked]
    if not places:
        return tuple(passages) if value.page else ()
    return tuple(passages[max(places[0] - AROUND, 0) : places[-1] + AROUND + 1])
