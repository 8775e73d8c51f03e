"""What an export of a whole library holds: its tables, their columns, and what each means.

Columns and types are those of the library's schema; meanings and units are in ``catalogue.toml``,
where a table or a column that is missing, or that there is not, is an error.  A paper is named by
its source, and rows stand in the order of the papers' sources, so that two libraries of the same
papers give the same rows whatever numbers they count them by.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from extractor.library.decided_rows import DecidedRows
from extractor.library.schema import (
    PARTS_OF_MINUTES,
    RECORDS,
    Nested,
    meetings,
    metadata,
    minutes,
    pages,
    papers,
    passages,
    problems,
)

MEANINGS = Path(__file__).with_name("catalogue.toml")
Query = sa.Select[tuple[Any, ...]]
Rows = sa.Table | sa.Subquery
Reference = tuple[tuple[str, ...], str, tuple[str, ...]]

KEY = ("paper", "position")
TO_PAPERS: Reference = (("paper",), "papers", ("paper",))
OF_A_MEETING = ("council", "committee", "date")
OF_ITS_OWN = frozenset(("paper_id", "position", "passage_id", "ingested"))
KINDS: dict[type[Any], str] = {
    Nested: "array",
    sa.Boolean: "boolean",
    sa.Date: "date",
    sa.Integer: "integer",
    sa.Float: "number",
}


class Meanings(BaseModel):
    """The data file: of every table its meaning, of columns theirs and their units."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tables: dict[str, str]
    columns: dict[str, str]
    own: dict[str, dict[str, str]]
    units: dict[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: ``kind`` is string, integer, number, boolean, date or array (a JSON list)."""

    name: str
    kind: str
    meaning: str
    unit: str | None
    required: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of an export: its columns, which of them name a row, and which name a row of
    another table (its columns there).  ``query`` gives the rows, to be sorted by the paper's source
    and ``order``."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    refers: tuple[Reference, ...]
    query: Query
    order: sa.ColumnElement[Any] | None

    @property
    def meaning(self) -> str:
        """What a row is."""
        return meanings().tables[self.name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(each.name for each in self.fields)


@cache
def meanings() -> Meanings:
    """The data file, checked."""
    return Meanings.model_validate(tomllib.loads(MEANINGS.read_text("utf-8")))


@cache
def listings() -> tuple[Listing, ...]:
    """Every table, the papers first."""
    kept = {"pages": pages, "problems": problems}
    kept |= {name: table for name, (_, table) in RECORDS.items()}
    kept |= {"minutes": minutes}
    kept |= {table.name: table for _, table in PARTS_OF_MINUTES.values()}
    return (papers_listing(), *map(records_listing, kept.values()), passages_listing(passages))


def listing(name: str) -> Listing:
    """The table of this name."""
    return next(each for each in listings() if each.name == name)


def as_decided(each: Listing, decided: DecidedRows) -> Listing:
    """A table with its rows as people have them."""
    read = metadata.tables[each.name]
    table = decided.of(read)
    if table is read:
        return each
    made = passages_listing(table) if read is passages else records_listing(table)
    return replace(each, query=made.query, order=made.order)


def papers_listing() -> Listing:
    """A row a paper, with its meeting."""
    own = [c for c in papers.columns if c.name not in ("source", *OF_ITS_OWN)]
    meeting = [c for c in meetings.columns if c.name != "paper_id"]
    columns = (papers.c.source.label("paper"), *meeting, *own)
    return Listing(
        "papers", fields("papers", columns), ("paper",), (), query(columns, papers), None
    )


def records_listing(table: Rows) -> Listing:
    """A row a record."""
    columns = (*head(), table.c.position, *own_columns(table))
    refers = [TO_PAPERS]
    if "minutes" in table.columns:
        refers.append((("paper", "minutes"), "minutes", ("paper", "position")))
    found = fields(table.name, columns)
    return Listing(
        table.name, found, KEY, tuple(refers), query(columns, placed(table)), table.c.position
    )


def passages_listing(table: Rows) -> Listing:
    """A row a passage, counted within its paper."""
    own = table.c.passage_id
    inside = sa.func.row_number().over(partition_by=table.c.paper_id, order_by=own)
    position = sa.type_coerce(inside - 1, sa.Integer()).label("position")
    columns = (*head(), position, *own_columns(table))
    found = fields("passages", columns)
    return Listing("passages", found, KEY, (TO_PAPERS,), query(columns, placed(table)), own)


def head() -> tuple[sa.ColumnElement[Any], ...]:
    """What every row says of its paper."""
    meeting = (meetings.c[name] for name in OF_A_MEETING)
    return (papers.c.source.label("paper"), *meeting, papers.c.extractor)


def own_columns(table: Rows) -> Iterator[sa.ColumnElement[Any]]:
    """A table's own columns; a name that says something else of the paper gets another."""
    for column in table.columns:
        if column.name in OF_A_MEETING:
            yield column.label(f"{table.name}_{column.name}")
        elif column.name not in OF_ITS_OWN:
            yield column


def placed(table: Rows) -> sa.FromClause:
    """A table with the papers and meetings of its rows."""
    return table.join(papers, papers.c.paper_id == table.c.paper_id)


def query(columns: Sequence[sa.ColumnElement[Any]], source: sa.FromClause) -> Query:
    """The rows of a table in no order; lists as JSON and choices as words, as they are stored."""
    stored = (
        sa.cast(c, sa.Text).label(c.name) if isinstance(c.type, (Nested, sa.Enum)) else c
        for c in columns
    )
    joined = source.outerjoin(meetings, meetings.c.paper_id == papers.c.paper_id)
    return sa.select(*stored).select_from(joined)


def fields(table: str, columns: Iterable[sa.ColumnElement[Any]]) -> tuple[Field, ...]:
    """The columns of a table with what they mean."""
    said = meanings()
    own = said.own.get(table, {})
    return tuple(
        Field(
            name=c.name,
            kind=next((kind for of, kind in KINDS.items() if isinstance(c.type, of)), "string"),
            meaning=own.get(c.name) or said.columns[c.name],
            unit=said.units.get(c.name),
            required=c.name in KEY or not getattr(c, "nullable", True),
        )
        for c in columns
    )
