"""Keeping a paper: all that was found in it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from extractor import __version__
from extractor.library.connect import reading, writing
from extractor.library.errors import LibraryError
from extractor.library.rows import Row, row_of, rows_of
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
from extractor.library.turns import one_at_a_time
from extractor.records import Evidence, Extraction, Minutes


def held(engine: sa.Engine, source: str, sha256: str, *options: str) -> str | None:
    """The source under which this content is held, read by this version in one of these ways.

    None where it must be read: it is not held, or ``source`` holds something else now.
    """
    with reading(engine) as connection:
        return holder(connection, source, sha256, *options)


def holder(connection: sa.Connection, source: str, sha256: str, *options: str) -> str | None:
    """What :func:`held` says, within a transaction."""
    same = sa.select(papers.c.source).where(
        papers.c.sha256 == sha256,
        papers.c.extractor == __version__,
        papers.c.options.in_(options or ("",)),
        papers.c.state != "failed",
    )
    found = connection.execute(same.order_by(papers.c.paper_id)).scalars().all()
    if source in found:
        return source
    own = sa.select(papers.c.source).where(papers.c.source == source)
    known = connection.execute(own).scalar()
    return found[0] if found and not known else None


def keep(engine: sa.Engine, extraction: Extraction, options: str = "") -> None:
    """Put a paper into the library in place of what its source held before.

    ``options`` says how it was read.  Nothing is changed where any part of it fails.
    """
    keep_all(engine, [(extraction, options)])


def keep_all(
    engine: sa.Engine, found: Sequence[tuple[Extraction, str]], *, once: bool = False
) -> dict[str, str]:
    """Put several papers, each with how it was read, into the library in one transaction.

    With ``once``, a paper is left out where another source holds its content by now (another run
    was quicker); they are returned with that source.
    """
    each = [extraction.paper for extraction, _ in found]
    named = [*(f"source {p.source}" for p in each), *(f"content {p.sha256}" for p in each)]
    others = dict[str, str]()
    with writing(engine) as connection:
        one_at_a_time(connection, named)
        for extraction, options in found:
            paper = extraction.paper
            other = holder(connection, paper.source, paper.sha256, options) if once else None
            if other in (None, paper.source):
                put(connection, extraction, options)
            else:
                others[paper.source] = str(other)
    return others


def put(connection: sa.Connection, extraction: Extraction, options: str) -> None:
    """Put one paper in place of what its source held, within a transaction."""
    connection.execute(papers.delete().where(papers.c.source == extraction.paper.source))
    paper_id = insert_paper(connection, paper_row(extraction, options))
    connection.execute(meetings.insert(), row_of(extraction.meeting) | {"paper_id": paper_id})
    for table, rows in every_row(extraction, paper_id):
        if rows:
            connection.execute(table.insert(), rows)


def remove(engine: sa.Engine, sources: Iterable[str]) -> None:
    """Take papers out with all that was found in them, all or none; what people decided stays.

    Raises :class:`LibraryError` where one is not held.
    """
    named = list(dict.fromkeys(sources))
    with writing(engine) as connection:
        one_at_a_time(connection, [f"source {source}" for source in named])
        for source in named:
            gone = connection.execute(papers.delete().where(papers.c.source == source))
            if not gone.rowcount:
                raise LibraryError(f"no paper {source} is held; see: committee-papers papers")


def insert_paper(connection: sa.Connection, row: Row) -> int:
    """Insert a paper's row and return its new id."""
    key = connection.execute(papers.insert(), row).inserted_primary_key
    return int(key[0]) if key else 0


def paper_row(extraction: Extraction, options: str) -> Row:
    """The row that says how far the paper could be read."""
    paper = extraction.paper
    return {
        "source": paper.source,
        "sha256": paper.sha256,
        "media_type": paper.media_type,
        "title": paper.title,
        "reader": paper.reader,
        "kind": extraction.kind,
        "state": extraction.state,
        "extractor": extraction.extractor,
        "options": options,
        "ingested": datetime.now(UTC).isoformat(timespec="microseconds"),
    }


def every_row(extraction: Extraction, paper_id: int) -> Iterator[tuple[sa.Table, list[Row]]]:
    """The rows of each table."""
    yield pages, rows_of(extraction.paper.pages, paper_id)
    yield problems, rows_of(extraction.problems, paper_id)
    yield sketches, rows_of(extraction.sketches, paper_id)
    yield minutes, minutes_rows(extraction.records.minutes, paper_id)
    for name, (_, table) in PARTS_OF_MINUTES.items():
        yield table, part_rows(extraction.records.minutes, name, paper_id)
    for name, (_, table) in RECORDS.items():
        found = extraction.items if name == "items" else getattr(extraction.records, name)
        yield table, rows_of(found, paper_id)
    yield passages, [{**row, "paper_id": paper_id} for row in passage_rows(extraction)]


def minutes_rows(found: tuple[Minutes, ...], paper_id: int) -> list[Row]:
    """Minutes without their parts, which have tables of their own."""
    rows = rows_of((replace(m, items=(), attendance=(), resolutions=()) for m in found), paper_id)
    return [{k: v for k, v in row.items() if k not in PARTS_OF_MINUTES} for row in rows]


def part_rows(found: tuple[Minutes, ...], name: str, paper_id: int) -> list[Row]:
    """One part of all the minutes of a paper; ``minutes`` says which minutes it is of."""
    rows: list[Row] = []
    for n, each in enumerate(found):
        rows += rows_of(getattr(each, name), paper_id, start=len(rows), minutes=n)
    return rows


# ------------------------------------------------------------------ what search looks through


def passage_rows(extraction: Extraction) -> Iterator[Row]:
    """The paper's words and its records, each with its page."""
    for kind, each in extraction.paper.passages():
        yield passage(kind, each.text, each.page)
    yield from record_rows(extraction)


def record_rows(extraction: Extraction) -> Iterator[Row]:
    """The words of each record by which a person would look for it."""
    records = extraction.records
    for item in extraction.items:
        evidence = item.evidence or Evidence("", item.first_page)
        yield passage("item", item.title, evidence.page, item.id)
    for minute in records.minutes:
        for resolution in minute.resolutions:
            yield passage("resolution", resolution.text, resolution.evidence.page)
    for action in records.actions:
        yield passage("action", words(action.text, action.note), action.evidence.page, action.id)
    for entry in records.plan:
        text = words(entry.subject, entry.background, entry.purpose, entry.note)
        yield passage("plan", text, entry.evidence.page, entry.id)
    for figure in records.figures:
        text = words(figure.indicator, figure.period, figure.as_printed)
        yield passage("figure", text, figure.evidence.page, figure.id)


def words(*parts: str | None) -> str:
    """The parts that are there, on one line."""
    return " – ".join(part for part in parts if part)


def passage(kind: str, text: str, page: int | None, record_id: str | None = None) -> Row:
    """One row for search."""
    return {"kind": kind, "text": text, "page": page, "record_id": record_id}
