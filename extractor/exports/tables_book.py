"""A library as a workbook: a sheet a table, and one that says what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from extractor.exports.body import Body, ExportError, Row, Value
from extractor.exports.catalogue import listings
from extractor.exports.csv_folder import COLUMNS, columns, safe
from extractor.exports.packing import midnight, steady_file
from extractor.exports.sheets import BOLD, DAY
from extractor.exports.wording import printable

NAME = "committee-papers.xlsx"
MOST_ROWS = 1_048_575  # that a sheet takes below its header
LONGEST = 32_767  # letters that a cell takes
CUT = "… (cut)"
LEFT_OUT = ("passages",)  # the whole text of the papers is not for a spreadsheet
MADE = date(1980, 1, 1)  # what a workbook says, so that the same library gives the same bytes


def write(body: Body, folder: Path) -> None:
    """``committee-papers.xlsx``; raises :class:`ExportError` where a table is too long."""
    book = Workbook(write_only=True)
    book.properties.creator = "committee-papers"
    book.properties.created = midnight(MADE)
    for table in listings():
        if table.name not in LEFT_OUT:
            fill(book.create_sheet(table.name), table.names, body.rows(table))
    fill(book.create_sheet("columns"), COLUMNS, columns())
    book.save(folder / NAME)
    steady_file(folder / NAME, MADE)


def fill(sheet: Any, names: Iterable[str], rows: Iterable[Row]) -> None:
    """A header that stays on the screen, and a line a row."""
    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, value=name) for name in names]
    for each in head:
        each.font = BOLD
    sheet.append(head)
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise ExportError(
                f"{sheet.title} has more rows than a sheet takes ({MOST_ROWS:,}); use --format csv"
            )
        sheet.append([cell(sheet, value) for value in row])


def cell(sheet: Any, value: Value) -> Any:
    """A value: a date as a date, and words never as a formula."""
    if isinstance(value, date):
        made = WriteOnlyCell(sheet, value=value)
        made.number_format = DAY
        return made
    shown = safe(value)
    if not isinstance(shown, str):
        return shown
    words = printable(shown)
    if len(words) > LONGEST:
        words = words[: LONGEST - len(CUT)] + CUT
    made = WriteOnlyCell(sheet, value=words)
    made.data_type = "s"
    return made
