"""Some papers of a library, a few at a time: how far each was read, without its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.reads import extraction_of
from extractor.library.rows import record_of
from extractor.library.schema import meetings, pages, papers, problems
from extractor.records import Extraction, Meeting, Page, Problem

AT_ONCE = 200  # papers asked for at a time


def chosen(engine: sa.Engine, sources: Sequence[str]) -> Iterator[Extraction]:
    """The papers of these sources with their meetings, pages and problems."""
    for start in range(0, len(sources), AT_ONCE):
        with reading(engine) as connection:
            yield from some(connection, sources[start : start + AT_ONCE])


def some(connection: sa.Connection, sources: Sequence[str]) -> Iterator[Extraction]:
    """A few papers."""
    heads = papers.select().where(papers.c.source.in_(sources))
    rows = connection.execute(heads).mappings().all()
    keys = [row["paper_id"] for row in rows]
    found = {
        "meetings": of(connection, meetings, Meeting, keys),
        "pages": of(connection, pages, Page, keys),
        "problems": of(connection, problems, Problem, keys),
    }
    for row in rows:
        key = row["paper_id"]
        mine = {kind: tuple(found[kind][key]) for kind in ("pages", "problems")}
        yield extraction_of(row, found["meetings"][key][0], mine)


def of(
    connection: sa.Connection, table: sa.Table, kind: type, keys: Sequence[int]
) -> defaultdict[int, list[Any]]:
    """The records in a table of these papers, by paper, in its order."""
    order = [table.c[name] for name in ("paper_id", "position") if name in table.c]
    query = table.select().where(table.c.paper_id.in_(keys)).order_by(*order)
    found = defaultdict[int, list[Any]](list)
    for row in connection.execute(query).mappings():
        found[row["paper_id"]].append(record_of(kind, row))
    return found
