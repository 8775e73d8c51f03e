"""Covering reports: a head of labelled rows, then numbered paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.press import facts
from corpus.press.blocks import Block, Grid, Heading, ListItem, Para, bold, cell, plain
from corpus.press.history import Paper, long_date, told
from corpus.press.model import Item, Report


def labelled(paper: Paper, item: Item, report: Report) -> Iterator[Block]:
    """A ruled head (Report subject, Meeting date, ...) and numbered paragraphs."""
    yield Para(bold(plain(paper.world.council.committee.upper())), "centre")
    subject = facts.report(paper, item, report) + plain(item.title)
    rows = [
        ("Report subject", subject),
        ("Meeting date", long_date(paper.meeting_date)),
        ("Status", "Public Report"),
        ("Executive summary", plain(report.summary)),
        ("Recommendations", f"It is RECOMMENDED that: {plain(report.recommendation)}"),
        ("Reason for recommendations", "To enable effective scrutiny."),
        ("Portfolio Holder(s):", plain(paper.world.council.portfolio)),
        ("Report Authors", plain(report.author)),
        ("Wards", "All"),
        ("Classification", "For information"),
    ]
    yield Grid(tuple((cell(bold(k)), cell(v)) for k, v in rows), (1, 3), size=10.5)
    number = 0
    for passage in report.passages:
        yield Heading(plain(passage.heading), 2)
        for text in passage.text:
            number += 1
            yield ListItem(f"{number}.", told(paper, text))


def memo(paper: Paper, item: Item, report: Report) -> Iterator[Block]:
    """A head without rules (Report to, Date, Title, ...) and paragraphs numbered 1.1."""
    yield Heading(f"{plain(paper.world.council.name)}", 0)
    rows = [
        ("Report to:", plain(paper.world.council.committee)),
        ("Date:", long_date(paper.meeting_date)),
        ("Title:", facts.report(paper, item, report) + plain(item.title)),
        ("Report of:", plain(report.author)),
        ("Cabinet member:", plain(paper.world.council.portfolio)),
        ("Status:", "For information"),
    ]
    table = tuple((cell(bold(k)), cell(v)) for k, v in rows)
    yield Grid(table, (1, 3), ruled=False, size=10.5)
    yield Heading("1. Purpose of report", 2)
    yield ListItem("1.1", plain(report.summary))
    yield Heading("2. Recommendation", 2)
    yield ListItem("2.1", f"That {plain(report.recommendation)}")
    for chapter, passage in enumerate(report.passages, 3):
        yield Heading(f"{chapter}. {plain(passage.heading)}", 2)
        for place, text in enumerate(passage.text, 1):
            yield ListItem(f"{chapter}.{place}", told(paper, text))
