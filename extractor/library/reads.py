"""Reading papers back: the same records that were kept, without the blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.rows import record_of
from extractor.library.schema import (
    PARTS_OF_MINUTES,
    RECORDS,
    meetings,
    minutes,
    pages,
    papers,
    passages,
    problems,
)
from extractor.records import (
    Block,
    BlockKind,
    Extraction,
    Line,
    Meeting,
    Minutes,
    Page,
    Paper,
    Problem,
    Records,
)

KINDS = ("pages", "problems", "minutes", *RECORDS)
WORDS = "blocks"
NOWHERE = (0.0, 0.0, 0.0, 0.0)  # of a passage only its page is kept

ByPaper = defaultdict[int, list[Any]]


def extractions(engine: sa.Engine, *kinds: str) -> list[Extraction]:
    """Every paper of the library in the order of its meetings' dates.

    ``kinds`` are the records wanted (of :data:`KINDS`; all where none is named).  Papers come
    without their bookmarks, and with their words only where ``blocks`` is named: each passage with
    its page, a row of a table as a passage of its own.
    """
    wanted = kinds or KINDS
    with reading(engine) as connection:
        found = {kind: load(connection, kind) for kind in wanted}
        place = papers.outerjoin(meetings, meetings.c.paper_id == papers.c.paper_id)
        order = (meetings.c.date.is_(None), meetings.c.date, papers.c.source)
        heads = connection.execute(papers.select().select_from(place).order_by(*order))
        meeting = one_a_paper(connection)
        return [
            extraction_of(row, meeting[row["paper_id"]], mine(found, row["paper_id"]))
            for row in heads.mappings()
        ]


def mine(found: dict[str, ByPaper], paper_id: int) -> dict[str, tuple[Any, ...]]:
    """The records of one paper by kind."""
    return {kind: tuple(by_paper.get(paper_id, ())) for kind, by_paper in found.items()}


def extraction_of(
    row: sa.RowMapping, meeting: Meeting, found: dict[str, tuple[Any, ...]]
) -> Extraction:
    """Put one paper together."""
    names = ("source", "sha256", "media_type", "title", "reader")
    apart = ("pages", "problems", "items", WORDS)
    records = {k: v for k, v in found.items() if k not in apart}
    return Extraction(
        paper=Paper(
            **{name: row[name] for name in names},
            blocks=found.get(WORDS, ()),
            pages=found.get("pages", ()),
        ),
        meeting=meeting,
        items=found.get("items", ()),
        records=Records(**records),
        kind=row["kind"],
        state=row["state"],
        problems=found.get("problems", ()),
    )


def load(connection: sa.Connection, kind: str) -> ByPaper:
    """All records of one kind, by paper, in the paper's order."""
    if kind == "minutes":
        return load_minutes(connection)
    if kind == WORDS:
        return load_words(connection)
    plain: dict[str, tuple[type, sa.Table]] = {
        "pages": (Page, pages),
        "problems": (Problem, problems),
    }
    record, table = (plain | RECORDS)[kind]
    found: ByPaper = defaultdict(list)
    for row in rows(connection, table):
        found[row["paper_id"]].append(record_of(record, row))
    return found


def load_words(connection: sa.Connection) -> ByPaper:
    """The passages of every paper, in its order."""
    found: ByPaper = defaultdict(list)
    kinds = [*map(str, BlockKind), "row"]
    query = passages.select().where(passages.c.kind.in_(kinds)).order_by(passages.c.passage_id)
    for row in connection.execute(query).mappings():
        page, text = row["page"], row["text"]
        lines = () if page is None else (Line(0, len(text), page, NOWHERE),)
        kind = BlockKind.TABLE if row["kind"] == "row" else BlockKind(row["kind"])
        found[row["paper_id"]].append(Block(kind=kind, text=text, lines=lines))
    return found


def load_minutes(connection: sa.Connection) -> ByPaper:
    """Minutes with their parts."""
    parts = {name: load_parts(connection, name) for name in PARTS_OF_MINUTES}
    found: ByPaper = defaultdict(list)
    for row in rows(connection, minutes):
        key = (row["paper_id"], row["position"])
        own = {name: tuple(by_minutes.get(key, ())) for name, by_minutes in parts.items()}
        found[row["paper_id"]].append(record_of(Minutes, row, **own))
    return found


def load_parts(connection: sa.Connection, name: str) -> dict[tuple[int, int], list[Any]]:
    """One kind of part of all minutes, by paper and minutes."""
    record, table = PARTS_OF_MINUTES[name]
    found = defaultdict[tuple[int, int], list[Any]](list)
    for row in rows(connection, table):
        found[row["paper_id"], row["minutes"]].append(record_of(record, row))
    return found


def one_a_paper(connection: sa.Connection) -> dict[int, Meeting]:
    """The meeting of each paper."""
    found = connection.execute(meetings.select()).mappings()
    return {row["paper_id"]: record_of(Meeting, row) for row in found}


def rows(connection: sa.Connection, table: sa.Table) -> Collection[sa.RowMapping]:
    """The rows of a table in the papers' order."""
    query = table.select().order_by(table.c.paper_id, table.c.position)
    return connection.execute(query).mappings().all()
