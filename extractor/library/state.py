"""What a library holds just now, by a name: whoever keeps an answer asks if it changed."""

from __future__ import annotations

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.decisions import decisions
from extractor.library.schema import papers


def state(engine: sa.Engine) -> str:
    """A name that differs whenever a paper was ingested or a person decided something."""
    held = sa.select(
        sa.func.count(), sa.func.max(papers.c.paper_id), sa.func.max(papers.c.ingested)
    ).select_from(papers)
    with reading(engine) as connection:
        told = tuple(connection.execute(held).one())
        if sa.inspect(connection).has_table(decisions.name):
            told += tuple(connection.execute(sa.select(sa.func.max(decisions.c.id))).one())
    return "-".join(map(str, told))
