"""What a library holds just now, by a name: whoever keeps an answer asks if it changed."""

from __future__ import annotations

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.schema import decisions, papers


def state(engine: sa.Engine) -> str:
    """A name that differs whenever a paper was ingested or a person decided something."""
    held = sa.select(
        sa.func.count(), sa.func.max(papers.c.paper_id), sa.func.max(papers.c.ingested)
    ).select_from(papers)
    with reading(engine) as connection:
        told = tuple(connection.execute(held).one())
        told += tuple(connection.execute(sa.select(sa.func.max(decisions.c.id))).one())
    return "-".join(map(str, told))
