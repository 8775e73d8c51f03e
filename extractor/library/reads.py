"""Reading papers back: the same records that were kept, without the blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
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
    sketches,
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
    Sketch,
)

KINDS = ("pages", "problems", "sketches", "minutes", *RECORDS)
WORDS = "blocks"
NOWHERE = (0.0, 0.0, 0.0, 0.0)  # of a passage only its page is kept

ByPaper = defaultdict[int, list[Any]]
Own = sa.Select[tuple[int]]  # the papers that are asked for, by their numbers


def extractions(
    engine: sa.Engine, *kinds: str, only: Collection[int] | None = None
) -> list[Extraction]:
    """Every paper of the library, or those with ``only`` these numbers, in the order of its
    meetings' dates.

    ``kinds`` are the records wanted (of :data:`KINDS`; all where none is named).  Papers come
    without their bookmarks, and with their words only where ``blocks`` is named: each passage with
    its page, a row of a table as a passage of its own.
    """
    which = sa.true() if only is None else papers.c.paper_id.in_(only)
    return chosen(engine, kinds or KINDS, which)


def extractions_of(engine: sa.Engine, sha256: str, *kinds: str) -> list[Extraction]:
    """The papers of one content, by its hash: one for each source that holds it."""
    return chosen(engine, kinds or KINDS, papers.c.sha256 == sha256)


def chosen(
    engine: sa.Engine, kinds: Iterable[str], which: sa.ColumnElement[bool]
) -> list[Extraction]:
    """The papers of which something is true."""
    with reading(engine) as connection:
        own = sa.select(papers.c.paper_id).where(which)
        found = {kind: load(connection, kind, own) for kind in kinds}
        place = papers.outerjoin(meetings, meetings.c.paper_id == papers.c.paper_id)
        order = (meetings.c.date.is_(None), meetings.c.date, papers.c.source)
        query = papers.select().select_from(place).where(which).order_by(*order)
        heads = connection.execute(query)
        meeting = one_a_paper(connection, own)
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
    apart = ("pages", "problems", "sketches", "items", WORDS)
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
        sketches=found.get("sketches", ()),
        extractor=row["extractor"],
    )


def load(connection: sa.Connection, kind: str, own: Own) -> ByPaper:
    """The records of one kind of those papers, by paper, in the paper's order."""
    if kind == "minutes":
        return load_minutes(connection, own)
    if kind == WORDS:
        return load_words(connection, own)
    plain: dict[str, tuple[type, sa.Table]] = {
        "pages": (Page, pages),
        "problems": (Problem, problems),
        "sketches": (Sketch, sketches),
    }
    record, table = (plain | RECORDS)[kind]
    found: ByPaper = defaultdict(list)
    for row in rows(connection, table, own):
        found[row["paper_id"]].append(record_of(record, row))
    return found


def load_words(connection: sa.Connection, own: Own) -> ByPaper:
    """The passages of every paper, in its order."""
    found: ByPaper = defaultdict(list)
    for row in connection.execute(words_of(passages.c.paper_id.in_(own))).mappings():
        found[row["paper_id"]].append(block_of(row))
    return found


def words_of(which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The passages of papers' own words, in order."""
    kinds = [*map(str, BlockKind), "row"]
    query = passages.select().where(passages.c.kind.in_(kinds), which)
    return query.order_by(passages.c.passage_id)


def block_of(row: sa.RowMapping) -> Block:
    """A passage; a row of a table is one of its own."""
    page, text = row["page"], row["text"]
    lines = () if page is None else (Line(0, len(text), page, NOWHERE),)
    kind = BlockKind.TABLE if row["kind"] == "row" else BlockKind(row["kind"])
    return Block(kind=kind, text=text, lines=lines)


def load_minutes(connection: sa.Connection, own: Own) -> ByPaper:
    """Minutes with their parts."""
    parts = {name: load_parts(connection, name, own) for name in PARTS_OF_MINUTES}
    found: ByPaper = defaultdict(list)
    for row in rows(connection, minutes, own):
        key = (row["paper_id"], row["position"])
        said = {name: tuple(by_minutes.get(key, ())) for name, by_minutes in parts.items()}
        found[row["paper_id"]].append(record_of(Minutes, row, **said))
    return found


def load_parts(connection: sa.Connection, name: str, own: Own) -> dict[tuple[int, int], list[Any]]:
    """One kind of part of the minutes, by paper and minutes."""
    record, table = PARTS_OF_MINUTES[name]
    found = defaultdict[tuple[int, int], list[Any]](list)
    for row in rows(connection, table, own):
        found[row["paper_id"], row["minutes"]].append(record_of(record, row))
    return found


def one_a_paper(connection: sa.Connection, own: Own) -> dict[int, Meeting]:
    """The meeting of each paper."""
    query = meetings.select().where(meetings.c.paper_id.in_(own))
    found = connection.execute(query).mappings()
    return {row["paper_id"]: record_of(Meeting, row) for row in found}


def rows(connection: sa.Connection, table: sa.Table, own: Own) -> Collection[sa.RowMapping]:
    """The rows of a table that are of those papers, in the papers' order."""
    query = table.select().where(table.c.paper_id.in_(own))
    ordered = query.order_by(table.c.paper_id, table.c.position)
    return connection.execute(ordered).mappings().all()
