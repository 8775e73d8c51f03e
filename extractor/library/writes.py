"""Keeping a paper: all that was found in it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from extractor import __version__
from extractor.library.connect import reading, writing
from extractor.library.errors import LibraryError
from extractor.library.inserting import index_words, insert
from extractor.library.paper_rows import PaperRows, columns, paper_rows
from extractor.library.schema import papers
from extractor.library.turns import one_at_a_time
from extractor.records import Extraction


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
    engine: sa.Engine,
    found: Sequence[tuple[Extraction | PaperRows, str]],
    *,
    once: bool = False,
) -> dict[str, str]:
    """Put several papers, each with how it was read, into the library in one transaction.

    With ``once``, a paper is left out where another source holds its content by now (another run
    was quicker); they are returned with that source.
    """
    each = [(paper if isinstance(paper, PaperRows) else paper_rows(paper), o) for paper, o in found]
    named = [*(f"source {p.source}" for p, _ in each), *(f"content {p.sha256}" for p, _ in each)]
    others = dict[str, str]()
    with writing(engine) as connection:
        one_at_a_time(connection, named)
        for paper, options in each:
            other = holder(connection, paper.source, paper.sha256, options) if once else None
            if other in (None, paper.source):
                put(connection, paper, options)
            else:
                others[paper.source] = str(other)
    return others


def put(connection: sa.Connection, paper: PaperRows, options: str) -> None:
    """Put one paper in place of what its source held, within a transaction."""
    connection.execute(papers.delete().where(papers.c.source == paper.source))
    paper_id = insert_paper(connection, paper_row(paper, options))
    for table, rows in paper.tables:
        insert(connection, table, columns(table), ((paper_id, *row) for row in rows))
    index_words(connection, paper_id)


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


def insert_paper(connection: sa.Connection, row: dict[str, str | None]) -> int:
    """Insert a paper's row and return its new id."""
    key = connection.execute(papers.insert(), row).inserted_primary_key
    return int(key[0]) if key else 0


def paper_row(paper: PaperRows, options: str) -> dict[str, str | None]:
    """The row that says how far the paper could be read."""
    return paper.head | {
        "options": options,
        "ingested": datetime.now(UTC).isoformat(timespec="microseconds"),
    }
