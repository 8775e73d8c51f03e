"""How many of the passages that a search finds are of each kind, council, committee and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.schema import meetings, passages
from extractor.library.search import Within, found, terms_of

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
    return narrowed(groups(engine, terms_of(words), within.without), within)


def narrowed(counted: Sequence[tuple[Group, int]], within: Within) -> Counts:
    """The counts of a search, of which the groups were counted before."""
    chosen = (within.kinds, within.council, within.committee, within.year)
    total = sum(number for group, number in counted if fits(group, chosen, but=-1))
    return Counts(total, {name: by_value(counted, chosen, n) for n, name in enumerate(FACETS)})


def groups(
    engine: sa.Engine, terms: list[str], without: tuple[int, ...] = ()
) -> list[tuple[Group, int]]:
    """The passages that hold the words, counted by kind, council, committee and year together,
    ``without`` those of some numbers."""
    if not terms:
        return []
    place, matched = found(engine, terms)
    if without:
        matched = sa.and_(matched, passages.c.passage_id.not_in(without))
    own = (passages.c.paper_id, passages.c.kind)
    counted = sa.select(*own, sa.func.count().label("number")).select_from(place).where(matched)
    by_paper = counted.group_by(*own).subquery()
    year = sa.extract("year", meetings.c.date)
    keys = (by_paper.c.kind, meetings.c.council, meetings.c.committee, year)
    both = by_paper.outerjoin(meetings, meetings.c.paper_id == by_paper.c.paper_id)
    query = sa.select(*keys, sa.func.sum(by_paper.c.number)).select_from(both).group_by(*keys)
    with reading(engine) as connection:
        return [(tuple(key), int(number)) for *key, number in connection.execute(query)]


def by_value(counts: Sequence[tuple[Group, int]], chosen: Group, facet: int) -> dict[str, int]:
    """One facet's values with their numbers, the most first."""
    counted = Counter[str]()
    for group, number in counts:
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
