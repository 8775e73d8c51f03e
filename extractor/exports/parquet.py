"""A library as Parquet, by council and year, through DuckDB.

``DIR/TABLE/council=…/year=…/part_0.parquet``; each file has council and year also as columns, so
that it can be read alone.  A table without rows is one file without rows.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from extractor.exports.body import Body
from extractor.exports.catalogue import Field, Listing, listings
from extractor.exports.csv_folder import plain

TYPES = {
    "array": "JSON",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "integer": "BIGINT",
    "number": "DOUBLE",
}
MEMORY = "1GB"


def write(body: Body, folder: Path) -> None:
    """A folder a table."""
    spare = folder / ".spare"
    spare.mkdir()
    # One thread, so that the same library gives the same files.
    how = {"threads": "1", "memory_limit": MEMORY, "temp_directory": str(spare)}
    with duckdb.connect(config=how) as database:
        for table in listings():
            lines = spare / f"{table.name}.jsonl"
            empty = not lay(body, table, lines)
            read = f"SELECT {selected(table)} FROM read_json({literal(str(lines))}, {shape(table)})"
            own = folder / table.name
            own.mkdir()
            database.execute(f"COPY ({read}) TO {target(own, empty)}")
            lines.unlink()
    for left in spare.iterdir():
        left.unlink()
    spare.rmdir()


def lay(body: Body, table: Listing, file: Path) -> bool:
    """Write the rows where DuckDB reads them, an object a line; says whether there are any."""
    with file.open("w", encoding="utf-8") as out:
        for row in body.rows(table):
            values = (v if isinstance(v, (bool, list)) else plain(v) for v in row)
            found = dict(zip(table.names, values, strict=True))
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
    return file.stat().st_size > 0


def shape(table: Listing) -> str:
    """How the lines are read: each column with its type, none guessed."""
    columns = ", ".join(f"{literal(f.name)}: {literal(kind(f))}" for f in table.fields)
    return f"columns = {{{columns}}}, format = 'newline_delimited'"


def kind(field: Field) -> str:
    """The type of a column."""
    return TYPES.get(field.kind, "VARCHAR")


def selected(table: Listing) -> str:
    """The columns, lists as JSON text, and the year of the meeting."""
    columns = [
        f'CAST("{f.name}" AS VARCHAR) AS "{f.name}"' if f.kind == "array" else f'"{f.name}"'
        for f in table.fields
    ]
    return ", ".join([*columns, 'CAST(year("date") AS INTEGER) AS "year"'])


def target(folder: Path, empty: bool) -> str:
    """Where and how the rows of a table are written."""
    if empty:
        return f"{literal(str(folder / 'part_0.parquet'))} (FORMAT parquet, COMPRESSION zstd)"
    return (
        f"{literal(str(folder))} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (council, year),"
        " WRITE_PARTITION_COLUMNS true, FILENAME_PATTERN 'part_{i}')"
    )


def literal(words: Any) -> str:
    """Words as a constant of a statement."""
    return "'" + str(words).replace("'", "''") + "'"
