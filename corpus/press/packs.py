"""The parts of an agenda pack, in the council's own layouts."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.press import pdf
from corpus.press.answers import Answers
from corpus.press.blocks import Heading, Para, Part, plain
from corpus.press.history import Paper, told
from corpus.press.house import House, Pages, house_of
from corpus.press.model import Item, Report, World


def pack(world: World, number: int) -> tuple[bytes, Answers, tuple[pdf.Placed, ...]]:
    """Typeset the pack for a meeting: the file, its true answers, and where its parts stand.

    The agenda at its front names the pages of what comes after, and with these it may grow by a
    page: the pack is composed again until its front stands still.
    """
    house = house_of(world.house)
    draft = Paper(world, number, Answers())
    measured = parts(house, draft, {})
    lengths = pdf.lengths(measured, draft.answers, house.furniture)
    while True:
        places = pdf.placed(measured, lengths, fillers=house.furniture.fillers)
        answers = Answers()
        final = parts(house, Paper(world, number, answers), _labels(house, places))
        front = pdf.lengths(final[:1], answers, house.furniture)
        if front[0] <= lengths[0]:
            places = pdf.placed(final, lengths, fillers=house.furniture.fillers)
            return pdf.typeset(places, answers, house.furniture), answers, places
        lengths = [*front, *lengths[1:]]


def _labels(house: House, places: tuple[pdf.Placed, ...]) -> Pages:
    """The printed page numbers of each numbered item."""
    front = house.furniture.unnumbered
    return {i: (first - front, last - front) for i, (first, last) in pdf.spans(places).items()}


def parts(house: House, paper: Paper, pages: Pages) -> tuple[Part, ...]:
    """Front matter, then every item that has something to read, with its appendices."""
    meeting = paper.world.meetings[paper.number]
    result = [Part("Agenda", tuple(house.front(paper, pages)))]
    for number, item in house.numbering(meeting.items):
        result += item_parts(house, paper, number, item)
    return tuple(result)


def item_parts(house: House, paper: Paper, number: str, item: Item) -> Iterator[Part]:
    """The parts that one agenda item brings to the pack."""
    stamp = (house.furniture.stamp or "").format(number=number) or None
    if item.kind == "minutes":
        before = paper.world.meetings[paper.number - 1]
        yield Part(item.title, tuple(house.minutes(paper, before)), number, stamp=stamp)
    elif item.kind == "action-sheet":
        wide = "sheet" in house.sideways
        yield Part(item.title, tuple(house.sheet(paper)), number, wide, stamp)
    elif item.kind == "forward-plan":
        wide = "plan" in house.sideways
        yield Part(item.title, tuple(house.plan(paper)), number, wide, stamp)
    elif item.report:
        blocks = house.report(paper, item, item.report)
        yield Part(item.title, tuple(blocks), number, stamp=stamp)
        yield from appendices(house, paper, item.report)


def appendices(house: House, paper: Paper, report: Report) -> Iterator[Part]:
    """The appendices of a report: a scorecard, exception reports, or words."""
    count = 0
    if report.period:
        count += 1
        title = f"Appendix {count}: {house.scorecard_title}"
        table = house.scorecard(paper, report.period)
        yield Part(title, (Heading(title, 0), *table), landscape="scorecard" in house.sideways)
    if report.focus:
        count += 1
        title = f"Appendix {count}: {house.exceptions_title}"
        blocks = [b for focus in report.focus for b in house.exception(paper, focus)]
        yield Part(title, (Heading(title, 0), *blocks))
    if report.appendix:
        count += 1
        title = f"Appendix {count}: {report.appendix.heading}"
        words = [Para(told(paper, text)) for text in report.appendix.text]
        yield Part(title, (Heading(plain(title), 0), *words))
