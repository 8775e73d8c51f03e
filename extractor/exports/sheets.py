"""How a sheet of the spreadsheet is filled, looks and prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from extractor.exports import pages
from extractor.exports.columns import Cell, Column, Row
from extractor.exports.pages import Link
from extractor.exports.wording import printable
from extractor.tables import csv_cell

DAY = "d mmm yyyy"
FONT, BOLD, LINK = Font("Arial", 10), Font("Arial", 10, b=True), Font("Arial", 10, color="1F4E9E")
HEADER = Font("Arial", 10, b=True, color="FFFFFF")
TOP = Alignment(vertical="top", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
FIXED, EDITED = PatternFill("solid", "1F3A5F"), PatternFill("solid", "2E6B3F")
A4 = 9
LINE, TALLEST = 13, 400  # points
MOST_LINKS = 60_000  # that a spreadsheet program takes in one sheet


# ------------------------------------------------------------------ what is in it


def fill(
    sheet: Any, columns: Sequence[Column[Row]], rows: Iterable[Row], link: Link = pages.link
) -> None:
    """A header that stays on the screen and on each page, filters, and a line a row; ``link`` says
    where pages of papers are."""
    head(sheet, columns)
    last = 1
    for last, row in enumerate(rows, 2):
        cells = [sheet.cell(last, place) for place in range(1, len(columns) + 1)]
        for cell, column in zip(cells, columns, strict=True):
            put(cell, column.cell(row))
            if column.at and last < MOST_LINKS and (target := link(column.at(row))):
                cell.hyperlink, cell.font = target, LINK
        sheet.row_dimensions[last].height = min(LINE * lines(cells, columns), TALLEST)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"


def head(sheet: Any, columns: Sequence[Column[Row]]) -> None:
    """The titles; what a reviewer may change is of another colour."""
    for place, column in enumerate(columns, 1):
        cell = sheet.cell(1, place, column.title)
        cell.font, cell.alignment = HEADER, TOP
        cell.fill = EDITED if column.edited else FIXED
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.row_dimensions[1].height = 3 * LINE
    sheet.freeze_panes, sheet.print_title_rows = "B2", "1:1"


def put(cell: Any, value: Cell) -> None:
    """A value in a cell: a date as a date, and words never as a formula."""
    if isinstance(value, str):
        value = csv_cell(printable(value)) or None
    cell.value, cell.font, cell.alignment = value, FONT, TOP
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format, cell.alignment = DAY, LEFT


def lines(cells: Iterable[Any], columns: Sequence[Column[Row]]) -> int:
    """How many lines a row needs: not every program looks for itself."""
    pairs = zip(cells, columns, strict=True)
    return max(wrapped(str(cell.value), column.width) for cell, column in pairs if cell.value)


def wrapped(words: str, width: int) -> int:
    """How many lines words take in a column; capitals are wider."""
    capitals = sum(letter.isupper() for letter in words) / len(words)
    room = int(width * (1 - capitals / 4))
    return sum(max(len(wrap(line, room)), 1) for line in words.splitlines())


# ------------------------------------------------------------------ how it looks


def on_paper(sheet: Any, orientation: str, title: str, of: str = "") -> None:
    """As wide as a page, with a title above and the number of the page below."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.gridLines = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.oddHeader.left.text = title
    sheet.oddHeader.right.text = printable(of).replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"


def choose(sheet: Any, where: str, words: Iterable[str]) -> None:
    """Let cells hold only one of some words."""
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=False)
    rule.error, rule.showErrorMessage = "Choose one of the list.", True
    rule.add(where)
    sheet.add_data_validation(rule)


def colour(sheet: Any, where: str, formula: str, shade: str) -> None:
    """Colour the rows of which a formula holds, also after an edit."""
    rule = FormulaRule([formula], fill=PatternFill(bgColor=shade))
    sheet.conditional_formatting.add(where, rule)
