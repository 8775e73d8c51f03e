"""The heads of papers: what tells which are told together, without their records; and a stamp of
all that is in a library, which changes with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2s

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.rows import record_of
from extractor.library.schema import RECORDS, decisions, meetings, papers
from extractor.library.schema import sketches as drawn
from extractor.paper import Sketch
from extractor.records import Meeting

# What of a paper changes whenever it is read anew.
READ = (
    papers.c.source,
    papers.c.sha256,
    papers.c.extractor,
    papers.c.options,
    papers.c.ingested,
)

# What changes whenever a person decides.
DECIDED = sa.select(sa.func.count(), sa.func.max(decisions.c.id)).select_from(decisions)


@dataclass(frozen=True, slots=True)
class Head:
    """One paper: its number in the library, its kind and meeting, and a stamp of when and how it
    was read."""

    paper_id: int
    source: str
    kind: str
    stamp: str
    meeting: Meeting


def stamp(engine: sa.Engine) -> str:
    """A hash of which papers are held, when and how each was read, and what was decided."""
    with reading(engine) as connection:
        found = connection.execute(sa.select(*READ).order_by(papers.c.source)).all()
        digest = blake2s(repr([tuple(row) for row in found]).encode())
        digest.update(repr(tuple(connection.execute(DECIDED).one())).encode())
    return digest.hexdigest()


def heads(engine: sa.Engine) -> list[Head]:
    """The head of every paper, in the order of their meetings' dates."""
    place = papers.outerjoin(meetings, meetings.c.paper_id == papers.c.paper_id)
    order = (meetings.c.date.is_(None), meetings.c.date, papers.c.source)
    named = [column for column in meetings.c if column.name != "paper_id"]
    query = sa.select(papers.c.paper_id, papers.c.kind, *READ, *named).select_from(place)
    with reading(engine) as connection:
        return [
            Head(
                row["paper_id"],
                row["source"],
                row["kind"],
                repr([row[column.name] for column in READ]),
                record_of(Meeting, row),
            )
            for row in connection.execute(query.order_by(*order)).mappings()
        ]


def indicator_names(engine: sa.Engine) -> dict[int, Collection[str]]:
    """By paper, the names of indicators that it prints."""
    table = RECORDS["figures"][1]
    query = sa.select(table.c.paper_id, table.c.indicator).distinct()
    found = defaultdict[int, list[str]](list)
    with reading(engine) as connection:
        for number, name in connection.execute(query):
            found[number].append(name)
    return dict(found)


def sketches(engine: sa.Engine) -> dict[int, Collection[Sketch]]:
    """By paper, what tells which others have its words."""
    found = defaultdict[int, list[Sketch]](list)
    query = drawn.select().order_by(drawn.c.paper_id, drawn.c.position)
    with reading(engine) as connection:
        for row in connection.execute(query).mappings():
            found[row["paper_id"]].append(record_of(Sketch, row))
    return dict(found)
