"""How many of the passages that a search finds are of each kind, council, committee and year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.schema import meetings, passages
from extractor.library.search import Within, by_fts5, by_tsvector, terms_of

FACETS = ("kind", "council", "committee", "year")
Group = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many passages there are in all, and of each facet how many by its values; those of a
    facet are counted as if it were not narrowed itself."""

    total: int
    by: dict[str, dict[str, int]]


def counts(engine: sa.Engine, words: str, within: Within) -> Counts:
    """Count the passages that hold all the words."""
    terms = terms_of(words)
    if not terms:
        return Counts(0, {name: {} for name in FACETS})
    chosen = (within.kinds, within.council, within.committee, within.year)
    found = groups(engine, terms)
    total = sum(number for group, number in found if fits(group, chosen, but=-1))
    return Counts(total, {name: by_value(found, chosen, n) for n, name in enumerate(FACETS)})


def groups(engine: sa.Engine, terms: list[str]) -> list[tuple[Group, int]]:
    """The passages that hold the words, counted by kind, council, committee and year together."""
    base = by_fts5(terms) if engine.dialect.name == "sqlite" else by_tsvector(terms)
    year = sa.extract("year", meetings.c.date)
    keys = (passages.c.kind, meetings.c.council, meetings.c.committee, year)
    query = base.with_only_columns(*keys, sa.func.count()).order_by(None).group_by(*keys)
    with reading(engine) as connection:
        return [(tuple(key), number) for *key, number in connection.execute(query)]


def by_value(found: list[tuple[Group, int]], chosen: Group, facet: int) -> dict[str, int]:
    """One facet's values with their numbers, the most first."""
    counted = Counter[str]()
    for group, number in found:
        if group[facet] is not None and fits(group, chosen, but=facet):
            counted[str(group[facet])] += number
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def fits(group: Group, chosen: Group, *, but: int) -> bool:
    """Whether a group is within what was chosen, one facet left aside."""
    pairs = enumerate(zip(group, chosen, strict=True))
    return all(
        n == but or not wanted or (own in wanted if isinstance(wanted, tuple) else own == wanted)
        for n, (own, wanted) in pairs
    )
