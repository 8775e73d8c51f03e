"""The action sheet for the next agenda: what a committee is owed, as a Word document."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from extractor.exports import wording
from extractor.exports.packing import midnight, steady
from extractor.linking.bodies import Body, body_of_names, by_body
from extractor.linking.ledger import DONE, Entry
from extractor.linking.states import OPEN, STATES
from extractor.records import Extraction

PLANNED = "on-forward-plan"
CLOSED = DONE | {"superseded"}
HEADER = ("Raised", "Action", "Officer", "Due", "Progress")
WIDTHS = (44, 82, 34, 32, 75)  # millimetres; together a page across


@dataclass(frozen=True, slots=True)
class Sheet:
    """The action sheet of one committee, with its ``last`` meeting and the ``next`` one."""

    council: str | None
    committee: str | None
    last: date | None
    next: date | None
    open: tuple[Entry, ...]
    planned: tuple[Entry, ...]
    closed: tuple[Entry, ...]
    vanished: tuple[Entry, ...]


def action_sheet(entries: Iterable[Entry], meetings: Mapping[Body, date], day: date) -> bytes:
    """A DOCX file with the action sheet of each committee as it stood on a day.

    ``meetings`` are the next meetings where they are known.
    """
    document = Document()
    prepare(document, day)
    every = sheets(entries, meetings, day)
    if not every:
        document.add_paragraph(f"No actions at {wording.in_full(day)}.")
    for number, sheet in enumerate(every):
        if number:
            document.add_page_break()
        write(document, sheet, day)
    file = io.BytesIO()
    document.save(file)
    return steady(file.getvalue(), day)


# ------------------------------------------------------------------ what is on it


def sheets(entries: Iterable[Entry], meetings: Mapping[Body, date], day: date) -> list[Sheet]:
    """The entries by committee."""
    bodies: dict[Body, list[Entry]] = {}
    for entry in entries:
        bodies.setdefault(body_of_names(entry.council, entry.committee), []).append(entry)
    return [sheet_of(found, meetings.get(body), day) for body, found in bodies.items()]


def sheet_of(entries: Sequence[Entry], following: date | None, day: date) -> Sheet:
    """What is open, planned, closed since the last meeting, and gone without a word."""
    last = last_meeting(entries, day)

    def those(wanted: Callable[[Entry], bool]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if wanted(entry))

    return Sheet(
        entries[0].council,
        entries[0].committee,
        last,
        following,
        open=those(lambda e: e.state in OPEN),
        planned=those(lambda e: e.state == PLANNED),
        closed=those(lambda e: e.state in CLOSED and closed_since(e, last)),
        vanished=those(lambda e: e.state == "vanished"),
    )


def last_meeting(entries: Iterable[Entry], day: date) -> date | None:
    """The last day up to ``day`` of which papers say anything of the actions."""
    days = (event.date for entry in entries for event in entry.history)
    return max((each for each in days if each and each <= day), default=None)


def closed_since(entry: Entry, day: date | None) -> bool:
    """Whether an action came into the state that it is in on a day or later, as far as is known."""
    told = [e.date for e in entry.history if STATES.get(e.event) == entry.state and e.date]
    decided = [d.when.date() for d in entry.decided if d.field == "status"]
    return day is None or max((*told, *decided), default=date.min) >= day


def next_meetings(papers: Iterable[Extraction], day: date) -> dict[Body, date]:
    """The next meeting of each committee after a day, where its papers or its plan name one."""
    found = dict[Body, date]()
    for body, members in by_body(papers).items():
        known = [p for p in members if p.meeting.date is None or p.meeting.date <= day]
        days = {p.meeting.date for p in members} | {
            entry.meeting_date for p in known for entry in p.records.plan
        }
        if later := [each for each in days if each and each > day]:
            found[body] = min(later)
    return found


# ------------------------------------------------------------------ how it is written


def prepare(document: Any, day: date) -> None:
    """A landscape page, the letter, the number of each page, and when it was made."""
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the theme's font would go before any that is named
        style.font.name, style.font.color.rgb = "Arial", RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(10)
    about = document.core_properties
    about.author, about.title, about.language = "committee-papers", "Action sheet", "en-GB"
    about.created = about.modified = midnight(day)
    footer = page.footer.paragraphs[0]
    footer.add_run("Page ")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    footer._p.append(number)


def write(document: Any, sheet: Sheet, day: date) -> None:
    """The action sheet of one committee."""
    title = wording.printable(sheet.committee) or "Committee not known"
    document.add_heading(f"{title}: action sheet", 1)
    at = f"As at {wording.in_full(day)}"
    later = f"Next meeting in its papers: {wording.in_full(sheet.next)}" if sheet.next else None
    document.add_paragraph("\n".join(filter(None, (sheet.council, at, later))))
    since = f" at or since the meeting of {wording.in_full(sheet.last)}" if sheet.last else ""
    part(document, "Outstanding", sheet.open)
    part(document, "Moved to the forward plan", sheet.planned)
    part(document, f"Closed{since}", sheet.closed)
    part(document, "Left the action sheet without a word", sheet.vanished)


def part(document: Any, heading: str, entries: Sequence[Entry]) -> None:
    """A table of actions under its heading."""
    document.add_heading(heading, 2)
    if not entries:
        document.add_paragraph("None.")
        return
    table = document.add_table(rows=0, cols=len(HEADER), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    line(table, HEADER, header=True)
    for entry in entries:
        line(table, (raised(entry), entry.text, wording.owners(entry), due(entry), progress(entry)))


def line(table: Any, cells: Sequence[str], *, header: bool = False) -> None:
    """A row that stays on one page; a header is repeated on each."""
    row = table.add_row()
    mark(row, "w:cantSplit")
    if header:
        mark(row, "w:tblHeader")
    for cell, words, width in zip(row.cells, cells, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].paragraph_format.space_before = Pt(2)
        cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        text = cell.paragraphs[0].add_run(wording.printable(words))
        text.bold, text.font.size = header, Pt(9)
        if header:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), "D9E1EC")
            cell._tc.get_or_add_tcPr().append(shade)


def mark(row: Any, name: str) -> None:
    """Set a property of a row that python-docx has no name for."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


# ------------------------------------------------------------------ the cells


def raised(entry: Entry) -> str:
    """The day, the minute and the item."""
    day = wording.in_full(entry.raised) if entry.raised else None
    return "\n".join(filter(None, (day, wording.origin(entry), entry.id)))


def due(entry: Entry) -> str:
    """The time as printed, and the day that it means where it says another."""
    day = wording.in_full(entry.due_date) if entry.due_date else None
    said = entry.due or ""
    return f"{said}\n({day})" if said and day and day not in said else said


def progress(entry: Entry) -> str:
    """What should not be missed, what was last said, and what it became."""
    planned = entry.became if entry.state == PLANNED else None
    became = f"On the forward plan: {planned}" if planned else None
    lines = (wording.attention(entry), wording.action_taken(entry), became)
    return "\n".join(filter(None, lines))
