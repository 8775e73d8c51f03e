"""What a library holds just now, by a name: whoever keeps an answer asks if it changed."""

from __future__ import annotations

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.schema import decisions, papers


def state(engine: sa.Engine) -> tuple[str, str]:
    """Two names: one that differs whenever a paper was ingested, one whenever a person decided."""
    held = sa.select(
        sa.func.count(), sa.func.max(papers.c.paper_id), sa.func.max(papers.c.ingested)
    ).select_from(papers)
    log = sa.select(sa.func.count(), sa.func.max(decisions.c.id)).select_from(decisions)
    with reading(engine) as connection:
        both = [tuple(connection.execute(query).one()) for query in (held, log)]
    of_papers, decided = ("-".join(map(str, told)) for told in both)
    return of_papers, decided
