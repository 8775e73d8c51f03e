"""The log of what people decided: only ever added to, and apart from what papers say.

Its table has no key into any other, so that ingesting a paper again leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from extractor.library.connect import PATIENCE, make_engine, reading, writing
from extractor.library.rows import record_of, row_of
from extractor.library.schema import decisions
from extractor.library.turns import one_at_a_time
from extractor.records import Decision


def log(engine: sa.Engine) -> tuple[Decision, ...]:
    """Every decision in the order in which they were made."""
    with reading(engine) as connection:
        if not sa.inspect(connection).has_table(decisions.name):
            return ()
        rows = connection.execute(decisions.select().order_by(decisions.c.id)).mappings()
        return tuple(record_of(Decision, row) for row in rows)


def log_of(where: str) -> tuple[Decision, ...]:
    """The decisions of a library of whatever schema, by its path or URL."""
    return log(make_engine(where, create=False, patience=PATIENCE))


def take_over(engine: sa.Engine, made: Iterable[Decision]) -> list[int]:
    """Keep the decisions of another library that are not here yet, in their order."""
    numbers, kept, known = dict[int, int](), list[int](), log(engine)
    with writing(engine) as connection:
        one_at_a_time(connection, ["decisions"])
        for each in made:
            own = replace(each, undoes=numbers.get(each.undoes or 0))
            same = (d.id for d in known if replace(d, id=each.id) == own)
            if (number := next(same, None)) is None:
                number = insert(connection, own)
                kept.append(number)
            numbers[each.id] = number
    return kept


def add(engine: sa.Engine, made: Iterable[Decision]) -> list[int]:
    """Keep decisions, all or none of them, and return their numbers."""
    with writing(engine) as connection:
        one_at_a_time(connection, ["decisions"])
        return [insert(connection, each) for each in made]


def insert(connection: sa.Connection, made: Decision) -> int:
    """Keep one decision; the log gives it its number."""
    row = row_of(made)
    del row["id"]
    key = connection.execute(decisions.insert(), row).inserted_primary_key
    return int(key[0]) if key else 0
