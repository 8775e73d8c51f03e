"""A library as CSV files: for spreadsheets, whose cells must not be formulas, or as they are."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from extractor.exports.body import Body, Row, Value
from extractor.exports.catalogue import listings
from extractor.tables import csv_cell

Cell = Callable[[Value], Any]


def write(body: Body, folder: Path, *, bom: bool = False) -> None:
    """A file a table, safe to open in a spreadsheet; ``columns.csv`` says what each means."""
    for table in listings():
        write_file(folder / f"{table.name}.csv", table.names, body.rows(table), safe, bom=bom)
    write_file(folder / "columns.csv", COLUMNS, columns(), safe, bom=bom)


COLUMNS = ("table", "column", "type", "unit", "meaning")


def columns() -> Iterable[Row]:
    """A row a column of every table."""
    for table in listings():
        for field in table.fields:
            yield (table.name, field.name, field.kind, field.unit, field.meaning)


def write_file(
    file: Path, names: Iterable[str], rows: Iterable[Row], cell: Cell, *, bom: bool = False
) -> None:
    """A header and a line a row."""
    with file.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([cell(value) for value in row])


def safe(value: Value) -> Any:
    """A value for people: lists parted by semicolons, and words never as a formula."""
    return csv_cell(plain(value) if isinstance(value, bool) else value)


def exact(value: Value) -> Any:
    """A value for programs: lists as JSON, and words as they are."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else plain(value)


def plain(value: Value) -> Any:
    """Dates in ISO's form, true and false in small letters, numbers that can be read back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return value
