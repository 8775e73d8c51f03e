"""Front sheets and agendas."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.press import facts
from corpus.press.blocks import Block, Grid, Heading, Para, bold, cell, plain
from corpus.press.history import Paper, clock, listed, long_date
from corpus.press.house import Pages
from corpus.press.model import Item

Numbered = tuple[tuple[str, Item], ...]


def numbered(items: tuple[Item, ...]) -> Numbered:
    """Give items their agenda numbers: 1, 2, ... and 4a for one under the item before."""
    result: list[tuple[str, Item]] = []
    main = 0
    letter = "a"
    for item in items:
        letter = (
            chr(ord(letter) + 1) if item.under_previous and result[-1][1].under_previous else "a"
        )
        main += not item.under_previous
        result.append((f"{main}{letter}" if item.under_previous else str(main), item))
    return tuple(result)


def notice(paper: Paper, pages: Pages) -> Iterator[Block]:
    """A notice with the membership as a list, then the agenda with a column of pages."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Heading(f"Notice of {plain(council.committee)}", 0)
    yield Para(f"Date: {meeting.date:%A}, {long_date(meeting.date)} at {clock(meeting.time)}")
    yield Para(f"Venue: {plain(council.venue)}")
    yield Heading("Membership:")
    yield Para(bold("Chair:"))
    yield Para(plain(council.chair))
    yield Para(bold("Vice Chair:"))
    yield Para(plain(council.vice_chair))
    for member in council.members:
        yield Para(plain(member), indent=20)
    yield Para(
        f"To the members of the {plain(council.committee)}: please attend the meeting named above, "
        "at which the business listed overleaf will be taken.",
        before=12,
    )
    yield Para(f"For further information please contact: {plain(council.contact)}")
    yield Para(plain(council.chief_executive), before=12)
    yield Para("CHIEF EXECUTIVE")
    yield Heading("AGENDA", 0)
    yield Para("Business that is taken in public")
    for number, item in numbered(meeting.items):
        yield from _column_entry(paper, number, item, pages)


def _column_entry(paper: Paper, number: str, item: Item, pages: Pages) -> Iterator[Block]:
    mark = facts.agenda_item(paper, number, item)
    label = f"{number[-1]})" if item.under_previous else f"{number}."
    span = "{} - {}".format(*pages[number]) if number in pages else ""
    title = cell(mark + bold(plain(item.title)), plain(item.summary))
    row = (cell(bold(label)), title, cell(bold(span)))
    yield Grid((row,), (1, 13, 2), ruled=False, size=10.5)


def bracketed(paper: Paper, pages: Pages) -> Iterator[Block]:
    """A centred front sheet; on the agenda the pages stand in brackets after the title."""
    council, meeting = paper.world.council, paper.world.meetings[paper.number]
    yield Para(bold(plain(council.name.upper())), "centre", before=40)
    yield Para(bold(plain(council.committee.upper())), "centre")
    yield Para(f"{meeting.date:%A} {long_date(meeting.date)}", "centre", before=20)
    yield Para(f"at {clock(meeting.time)}", "centre")
    yield Para(plain(council.venue), "centre")
    yield Heading("AGENDA", 0)
    names = listed([f"{council.chair} (Chair)", f"{council.vice_chair} (Vice-Chair)"])
    yield Para(f"To: Councillors {plain(names)}; {plain(', '.join(council.members))}")
    yield Para(f"Contact: {plain(council.contact)}")
    for number, item in numbered(meeting.items):
        yield from _bracket_entry(paper, number, item, pages)


def _bracket_entry(paper: Paper, number: str, item: Item, pages: Pages) -> Iterator[Block]:
    mark = facts.agenda_item(paper, number, item)
    span = " (Pages {} - {})".format(*pages[number]) if number in pages else ""
    title = f"{mark}{bold(plain(item.title.upper()))}{span}"
    yield Grid(((cell(bold(number)), cell(title)),), (1, 15), ruled=False, size=10.5)
    if item.summary:
        yield Para(plain(item.summary), indent=30)
