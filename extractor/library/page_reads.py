"""What a library holds of one page of a paper, without the rest of the paper."""

from __future__ import annotations

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.reads import block_of, words_of
from extractor.library.schema import PARTS_OF_MINUTES, RECORDS, papers, passages
from extractor.records import Block, Box

SEEN = ("evidence_text", "evidence_page", "evidence_bbox")
TABLES = [  # with evidence, as plain columns: statements of many columns are slow to put together
    sa.table(table.name, sa.column("paper_id"), *map(sa.column, SEEN))
    for _, table in (*RECORDS.values(), *PARTS_OF_MINUTES.values())
    if set(SEEN) <= set(table.c.keys())
]


def words_on(engine: sa.Engine, sha256: str, page: int) -> list[Block]:
    """The passages of a page."""
    with reading(engine) as connection:
        own = passages.c.paper_id == number_of(connection, sha256)
        rows = connection.execute(words_of(sa.and_(own, passages.c.page == page)))
        return [block_of(row) for row in rows.mappings()]


def evidence_on(engine: sa.Engine, sha256: str, page: int) -> list[tuple[str, Box]]:
    """The words of each record of a page, and the box in which they stand."""
    with reading(engine) as connection:
        number = number_of(connection, sha256)
        each = [
            sa.select(table.c.evidence_text, sa.type_coerce(table.c.evidence_bbox, sa.JSON)).where(
                table.c.paper_id == number, table.c.evidence_page == page
            )
            for table in TABLES
        ]
        rows = connection.execute(sa.union_all(*each))
        return [(text, (box[0], box[1], box[2], box[3])) for text, box in rows if box]


def number_of(connection: sa.Connection, sha256: str) -> int | None:
    """The number of the first paper of a content."""
    query = sa.select(sa.func.min(papers.c.paper_id)).where(papers.c.sha256 == sha256)
    return connection.execute(query).scalar()
