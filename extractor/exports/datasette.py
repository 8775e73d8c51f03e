"""A library as a SQLite file of plain tables, with what Datasette shows them by.

``metadata.json`` has titles, meanings, facets and which full text belongs to which table
(docs.datasette.io, Metadata; Full-text search).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from extractor.exports.body import Body, Row
from extractor.exports.catalogue import Listing, listings
from extractor.exports.csv_folder import exact
from extractor.exports.data_package import DESCRIPTION, TITLE, licences

NAME = "committee-papers"
TYPES = {"boolean": "INTEGER", "integer": "INTEGER", "number": "REAL"}
FACETS = ("council", "committee", "kind", "state", "status", "measure", "unit", "rag", "outcome")
# Words by which a row of a table is looked for.
SEARCHED = {
    "actions": ("text", "note"),
    "figures": ("indicator",),
    "items": ("title",),
    "passages": ("text",),
    "plan": ("subject", "background", "purpose"),
    "resolutions": ("text",),
    "attendance": ("name", "role"),
}


def write(body: Body, folder: Path, *, licence: str | None = None) -> None:
    """``committee-papers.sqlite`` and ``metadata.json``."""
    with closing(sqlite3.connect(folder / f"{NAME}.sqlite", isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")  # the folder is only kept if all went well
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("BEGIN")
        for table in listings():
            file.execute(definition(table))
            marks = ", ".join("?" * len(table.fields))
            insert = f'INSERT INTO "{table.name}" VALUES ({marks})'
            file.executemany(insert, map(stored, body.rows(table)))
            for statement in indexes(table):
                file.execute(statement)
        file.execute("COMMIT")
        file.execute("ANALYZE")
    text = json.dumps(metadata(licence), ensure_ascii=False, indent=1)
    (folder / "metadata.json").write_text(f"{text}\n", encoding="utf-8")


def stored(row: Row) -> list[Any]:
    """A row as SQLite keeps it: true and false as 1 and 0, dates and lists as text."""
    return [int(value) if isinstance(value, bool) else exact(value) for value in row]


def definition(table: Listing) -> str:
    """The statement that makes a table."""
    columns = [
        f'"{f.name}" {TYPES.get(f.kind, "TEXT")}{" NOT NULL" * f.required}' for f in table.fields
    ]
    keys = [f"PRIMARY KEY ({names(table.key)})"]
    keys += [
        f'FOREIGN KEY ({names(own)}) REFERENCES "{other}" ({names(there)})'
        for own, other, there in table.refers
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join([*columns, *keys])})'


def names(columns: tuple[str, ...]) -> str:
    """Columns as a statement names them."""
    return ", ".join(f'"{each}"' for each in columns)


def indexes(table: Listing) -> Iterator[str]:
    """What facets and searches of a table need."""
    for facet in facets(table):
        yield f'CREATE INDEX "{table.name}_{facet}" ON "{table.name}" ("{facet}")'
    if table.name in SEARCHED:
        words = names(SEARCHED[table.name])
        yield (
            f'CREATE VIRTUAL TABLE "{table.name}_fts" USING fts5({words}, content="{table.name}",'
            " tokenize='porter unicode61 remove_diacritics 2')"
        )
        yield f'INSERT INTO "{table.name}_fts"("{table.name}_fts") VALUES (\'rebuild\')'


def facets(table: Listing) -> list[str]:
    """The columns by which a table is narrowed down."""
    return [name for name in FACETS if name in table.names]


def metadata(licence: str | None) -> dict[str, Any]:
    """What Datasette shows of the file and its tables."""
    named = licences()[licence] if licence else None
    shown = {"license": named["title"], "license_url": named["path"]} if named else {}
    tables = {table.name: about(table) for table in listings()}
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        **shown,
        "databases": {NAME: {"tables": tables}},
    }


def about(table: Listing) -> dict[str, Any]:
    """What Datasette shows of a table."""
    searched = {"fts_table": f"{table.name}_fts", "fts_pk": "rowid"}
    return {
        "description": table.meaning,
        "columns": {
            f.name: f"{f.meaning} ({f.unit})" if f.unit else f.meaning for f in table.fields
        },
        "facets": facets(table),
        **(searched if table.name in SEARCHED else {}),
    }
