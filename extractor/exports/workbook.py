"""The ledger as a spreadsheet: the actions, the history of each, and what it all means."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from extractor.exports import explanation, pages, sheets, wording
from extractor.exports.columns import (
    ACTIONS,
    ATTENTION,
    COLUMNS,
    COMMITTEE,
    COUNCIL,
    EXPLANATION,
    HIDDEN,
    HISTORY,
    HISTORY_COLUMNS,
    STATUS,
)
from extractor.exports.packing import midnight, steady
from extractor.exports.pages import Link
from extractor.linking.ledger import Entry

EVERY = (*COLUMNS, *HIDDEN)
LETTERS = {column.title: get_column_letter(n) for n, column in enumerate(EVERY, 1)}
RED, AMBER = "F8D7DA", "FFE8B3"


def workbook(entries: Sequence[Entry], day: date, link: Link = pages.link) -> bytes:
    """An XLSX file of the actions as they stood on a day; the same actions give the same bytes.
    ``link`` says where pages of papers are."""
    book = Workbook()
    book.properties.creator, book.properties.title = "committee-papers", f"Actions, {day}"
    book.properties.created = midnight(day)
    actions(book.active, entries, day, link)
    history(book.create_sheet(HISTORY), entries, day, link)
    explain(book.create_sheet(EXPLANATION), entries, day)
    file = io.BytesIO()
    book.save(file)
    return steady(file.getvalue(), day)


def actions(sheet: Any, entries: Sequence[Entry], day: date, link: Link) -> None:
    """A row an action; columns that only import reads, or that say the same throughout, hide."""
    sheet.title = ACTIONS
    sheets.fill(sheet, EVERY, entries, link)
    same = bodies(entries)
    for title in (*same, *(column.title for column in HIDDEN)):
        sheet.column_dimensions[LETTERS[title]].hidden = True
    of = ", ".join(filter(None, same.values()))
    sheets.on_paper(sheet, "landscape", f"Actions at {wording.in_full(day)}", of)
    last = max(len(entries), 1) + 1
    printed = [LETTERS[column.title] for column in COLUMNS if column.printed]
    sheet.print_area = f"A1:{printed[-1]}{last}"
    sheets.choose(sheet, f"{LETTERS[STATUS]}2:{LETTERS[STATUS]}{last}", wording.STATES.values())
    flag(sheet, f"A2:{LETTERS[COLUMNS[-1].title]}{last}")


def bodies(entries: Sequence[Entry]) -> Mapping[str, str | None]:
    """The council and the committee, where there is only one."""
    found = {COUNCIL: {e.council for e in entries}, COMMITTEE: {e.committee for e in entries}}
    return {title: names.pop() for title, names in found.items() if len(names) == 1}


def flag(sheet: Any, where: str) -> None:
    """Colour the rows whose words already say that they vanished or are overdue."""
    status, attention = LETTERS[STATUS], LETTERS[ATTENTION]
    late = f'LEFT(${attention}2,{len(wording.OVERDUE)})="{wording.OVERDUE}"'
    sheets.colour(sheet, where, f'${status}2="{wording.STATES["vanished"]}"', RED)
    sheets.colour(sheet, where, late, AMBER)


def history(sheet: Any, entries: Sequence[Entry], day: date, link: Link) -> None:
    """A row an event."""
    told = [(entry, event) for entry in entries for event in entry.history]
    sheets.fill(sheet, HISTORY_COLUMNS, told, link)
    sheets.on_paper(sheet, "landscape", f"History of actions at {wording.in_full(day)}")


def explain(sheet: Any, entries: Sequence[Entry], day: date) -> None:
    """What the other sheets mean, a word a row."""
    for number, (word, said) in enumerate(meanings(len(entries), day), 1):
        sheets.put(sheet.cell(number, 1), word)
        sheets.put(sheet.cell(number, 2), said)
        sheet.cell(number, 1).font = sheets.BOLD
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    sheets.on_paper(sheet, "portrait", "What the columns and words mean")


def meanings(count: int, day: date) -> Iterator[tuple[str, str]]:
    """Each word with what it means, under headings."""
    yield "Actions", f"{count}, as they stood on {wording.in_full(day)}"
    yield "Corrections", explanation.HOW_TO_EDIT
    yield "Columns", ""
    yield from ((column.title, column.meaning) for column in COLUMNS)
    yield STATUS, ""
    yield from ((wording.STATES[state], said) for state, said in explanation.STATES.items())
    yield "Events", ""
    yield from explanation.EVENTS.items()
