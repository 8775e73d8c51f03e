"""What a library holds just now, by a name: whoever keeps an answer asks if it changed."""

from __future__ import annotations

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.heads import DECIDED
from extractor.library.schema import papers


def state(engine: sa.Engine) -> tuple[str, str]:
    """Two names: one that differs whenever a paper was ingested, one whenever a person decided."""
    held = sa.select(
        sa.func.count(), sa.func.max(papers.c.paper_id), sa.func.max(papers.c.ingested)
    ).select_from(papers)
    with reading(engine) as connection:
        both = [tuple(connection.execute(query).one()) for query in (held, DECIDED)]
    of_papers, decided = ("-".join(map(str, told)) for told in both)
    return of_papers, decided
