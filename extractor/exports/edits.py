"""A reviewer's edits of the spreadsheet of actions: the cells that differ from their hidden twins.

A file is read whole: where any row cannot be understood, nothing of it is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from extractor.exports.columns import ACTIONS, DUE, NOTE, OWNER, REFERENCE, STATUS, as_exported
from extractor.exports.wording import STATES, in_full

FIELDS = {OWNER: "owner", DUE: "due", STATUS: "status"}
NEEDED = {*FIELDS, REFERENCE, *map(as_exported, (*FIELDS, REFERENCE))}
FORMULA = "'"  # before what a spreadsheet would take for one

Row = Mapping[str, str]


class EditsError(Exception):
    """A spreadsheet cannot be taken; the message names the rows and says why."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed cell: which ``field`` of the action of a ``reference`` is to be ``value``."""

    row: int
    reference: str
    field: str
    value: str
    why: str | None


def read(path: Path, known: Collection[str]) -> list[Edit]:
    """The edits of a spreadsheet of actions of which the references are ``known``.

    Raises :class:`EditsError`, with a line a row that is refused.
    """
    rows = dict(rows_of(path))
    seen: dict[str, int] = {}
    refused = []
    for number, row in rows.items():
        reason = refusal(row, known, seen.get(row[REFERENCE]))
        seen[row[REFERENCE]] = number
        if reason:
            refused.append(f"row {number}: {reason}")
    if refused:
        raise EditsError(f"{path} is not imported:\n  " + "\n  ".join(refused))
    return [edit for number, row in rows.items() for edit in edits(number, row)]


def rows_of(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows with anything in them, by their numbers, each a cell a title."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise EditsError(f"{path} is no spreadsheet (.xlsx) that can be read: {error}") from error
    if ACTIONS not in book.sheetnames:
        raise EditsError(f"{path} has no sheet {ACTIONS}; export it with: actions --format xlsx")
    lines = book[ACTIONS].iter_rows(values_only=True)
    titles = [cell(value) for value in next(lines, ())]
    if missing := sorted(NEEDED - set(titles)):
        raise EditsError(f"{path}: the sheet {ACTIONS} lacks the columns {', '.join(missing)}")
    for number, values in enumerate(lines, 2):
        row = dict(zip(titles, map(cell, values), strict=False))
        if any(row[title] for title in NEEDED):
            yield number, {title: row.get(title, "") for title in (*NEEDED, NOTE)}


def cell(value: Any) -> str:
    """A cell as text: a date as people write it, and what is no formula without its mark."""
    if isinstance(value, datetime):
        return in_full(value.date())
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip().removeprefix(FORMULA)


def refusal(row: Row, known: Collection[str], before: int | None) -> str | None:
    """Why a row cannot be taken, if it cannot."""
    reference, exported = row[REFERENCE], row[as_exported(REFERENCE)]
    if reference != exported:
        return f"the reference is {reference or 'empty'}; it was exported as {exported or 'none'}"
    if before:
        return f"the reference {reference} stands in row {before} too"
    if reference not in known:
        return f"no action of the library has the reference {reference}"
    if changed(row, STATUS) and row[STATUS].casefold() not in states():
        return f"{row[STATUS] or 'nothing'} is no status; it may be {', '.join(STATES.values())}"
    return None


def edits(number: int, row: Row) -> Iterator[Edit]:
    """The changed cells of a row."""
    for title, field in FIELDS.items():
        if changed(row, title):
            value = as_field(field, row[title])
            yield Edit(number, row[REFERENCE], field, value, row[NOTE] or None)


def changed(row: Row, title: str) -> bool:
    """Whether a cell differs from what was exported."""
    return row[title] != row[as_exported(title)]


def as_field(field: str, value: str) -> str:
    """A cell in the ledger's words: owners parted by semicolons, a status by its name."""
    if field == "status":
        return states()[value.casefold()]
    return "; ".join(each.strip() for each in value.split(",")) if field == "owner" else value


def states() -> dict[str, str]:
    """The names of statuses by the words of the spreadsheet."""
    return {words.casefold(): name for name, words in STATES.items()}
