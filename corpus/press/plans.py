"""Forward plans and work programmes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.press import facts
from corpus.press.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    Para,
    beside,
    bold,
    cell,
    grid_row,
    plain,
)
from corpus.press.history import Paper, long_date, plan
from corpus.press.model import Planned


def bands(paper: Paper) -> Iterator[Block]:
    """One table, with the dates and the headings of undated items as bands."""
    yield Heading(f"Forward Plan – {plain(paper.world.council.committee)}")
    yield Para("The following items are suggested by the Chair in consultation with officers.")
    head = (
        "Subject and background",
        "Purpose of scrutiny",
        "Method of scrutiny",
        "Lead Officer",
        "Report Information",
    )
    rows: list[tuple[Cell, ...]] = [grid_row(*head)]
    for at, entries in plan(paper.world, paper.number).items():
        band = long_date(at) if isinstance(at, date) else at
        rows.append((cell(bold(plain(band)), span=5),))
        for entry in entries:
            mark = facts.planned(paper, entry, at, note=True)
            subject = f"{mark}{bold(plain(entry.subject))}"
            rest = (entry.purpose, entry.method, entry.lead, entry.note)
            rows.append(grid_row(subject, *map(plain, rest)))
    yield Grid(tuple(rows), (7, 7, 4, 6, 5), header=1)


def dates(paper: Paper) -> Iterator[Block]:
    """A work programme with a date column, and a second table of what has no date yet."""
    yield Heading("Work programme")
    found = plan(paper.world, paper.number)
    dated = {at: entries for at, entries in found.items() if isinstance(at, date)}
    yield _dated(paper, dated)
    for at, entries in found.items():
        if isinstance(at, str):
            yield Heading(plain(at), 2)
            rows = [grid_row("Item", "Purpose", "Type", "Lead officer")]
            rows += [_row(paper, entry, at) for entry in entries]
            yield Grid(tuple(rows), (8, 10, 4, 6), header=1)


def _dated(paper: Paper, dated: dict[date, list[Planned]]) -> Grid:
    rows = [grid_row("Meeting date", "Item", "Purpose", "Type", "Lead officer")]
    for at, entries in dated.items():
        for place, entry in enumerate(entries):
            lead = beside(long_date(at), len(entries), place)
            rows.append(lead + _row(paper, entry, at))
    return Grid(tuple(rows), (4, 8, 10, 4, 6), header=1)


def _row(paper: Paper, entry: Planned, at: date | str) -> tuple[Cell, ...]:
    mark = facts.planned(paper, entry, at)
    rest = (entry.purpose, entry.method, entry.lead)
    return grid_row(mark + plain(entry.subject), *map(plain, rest))
