"""The parts of an agenda pack, in the council's own layouts."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.press import fronts, minutes, pdf, performance, plans, reports, sheets
from corpus.press.answers import Answers
from corpus.press.blocks import Block, Heading, Para, Part, plain
from corpus.press.history import Paper, told
from corpus.press.model import Item, Report, World


def pack(world: World, number: int) -> tuple[bytes, Answers, tuple[pdf.Placed, ...]]:
    """Typeset the pack for a meeting: the file, its true answers, and where its parts stand.

    It is composed twice, for the agenda at its front names the pages of what comes after.
    """
    style = world.style
    draft = Paper(world, number, Answers())
    draft_parts = parts(draft, {})
    lengths = pdf.lengths(draft_parts, draft.answers)
    places = pdf.placed(draft_parts, lengths)
    labels = {
        item: (first - style.unnumbered, last - style.unnumbered)
        for item, (first, last) in pdf.spans(places).items()
    }
    answers = Answers()
    places = pdf.placed(parts(Paper(world, number, answers), labels), lengths)
    return pdf.typeset(places, answers, style.unnumbered), answers, places


def parts(paper: Paper, pages: fronts.Pages) -> tuple[Part, ...]:
    """Front matter, then every item that has something to read, with its appendices."""
    meeting = paper.world.meetings[paper.number]
    front = fronts.LAYOUTS[paper.world.style.front](paper, pages)
    result = [Part("Agenda", tuple(front))]
    for number, item in fronts.numbered(meeting.items):
        result += item_parts(paper, number, item)
    return tuple(result)


def item_parts(paper: Paper, number: str, item: Item) -> Iterator[Part]:
    """The parts that one agenda item brings to the pack."""
    style, stamp = paper.world.style, f"Agenda Item {number}"
    if item.kind == "minutes":
        before = paper.world.meetings[paper.number - 1]
        blocks: Iterator[Block] = minutes.LAYOUTS[style.minutes](paper, before)
        yield Part(item.title, tuple(blocks), number, stamp=stamp)
    elif item.kind == "action-sheet":
        blocks = sheets.LAYOUTS[style.sheet](paper)
        yield Part(item.title, tuple(blocks), number, landscape=True, stamp=stamp)
    elif item.kind == "forward-plan":
        blocks = plans.LAYOUTS[style.plan](paper)
        yield Part(item.title, tuple(blocks), number, landscape=True, stamp=stamp)
    elif item.report:
        blocks = reports.LAYOUTS[style.report](paper, item, item.report)
        yield Part(item.title, tuple(blocks), number, stamp=stamp)
        yield from appendices(paper, item.report)


def appendices(paper: Paper, report: Report) -> Iterator[Part]:
    """The appendices of a report: a scorecard, exception reports, or words."""
    count = 0
    if report.period:
        count += 1
        title = f"Appendix {count}: Performance scorecard"
        table = performance.LAYOUTS[paper.world.style.scorecard](paper, report.period)
        yield Part(title, (Heading(title, 0), *table), landscape=True)
    if report.focus:
        count += 1
        title = f"Appendix {count}: Exception reports"
        blocks = [b for focus in report.focus for b in performance.exception(paper, focus)]
        yield Part(title, (Heading(title, 0), *blocks))
    if report.appendix:
        count += 1
        title = f"Appendix {count}: {report.appendix.heading}"
        words = [Para(told(paper, text)) for text in report.appendix.text]
        yield Part(title, (Heading(plain(title), 0), *words))
