"""Reading kept answers: all of a question's, or a page of them that a filter lets through."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.kept_filters import Condition, Window
from extractor.library.kept_schema import VERSION, asked, askings, scopes, state

TOGETHER = 500  # entries that are asked for at once
WHOLE = ("", "")  # the words of an asking that leaves nothing out


@dataclass(frozen=True, slots=True)
class Entry:
    """One kept answer: the contract's object, and the days of its committee's meetings."""

    told: dict[str, Any]
    meetings: tuple[date, ...]


def is_there(connection: sa.Connection) -> bool:
    """Whether the tables are there, and are those of this version."""
    if not sa.inspect(connection).has_table(state.name):
        return False
    return value(connection, "version") == VERSION


def value(connection: sa.Connection, key: str) -> str | None:
    """What is noted under a key."""
    return connection.execute(sa.select(state.c.value).where(state.c.key == key)).scalar()


def noted(engine: sa.Engine, keys: Sequence[str]) -> dict[str, str]:
    """What is noted under some keys; nothing where no answers are kept."""
    with reading(engine) as connection:
        if not is_there(connection):
            return {}
        query = sa.select(state.c.key, state.c.value).where(state.c.key.in_(keys))
        return {row[0]: row[1] for row in connection.execute(query)}


def has_asking(engine: sa.Engine, question: str, words: tuple[str, str]) -> bool:
    """Whether it is known which scopes answer a question about these words."""
    with reading(engine) as connection:
        return connection.execute(of_asking(question, words)).first() is not None


def keys(engine: sa.Engine, question: str) -> dict[str, int]:
    """The scopes of a question, by the keys of what they were told from."""
    query = sa.select(scopes.c.key, scopes.c.scope_id).where(scopes.c.question == question)
    with reading(engine) as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def of_asking(questions: str | Sequence[str], words: tuple[str, str]) -> sa.Select[tuple[int]]:
    """The numbers of the askings."""
    council, committee = words
    names = [questions] if isinstance(questions, str) else list(questions)
    return sa.select(askings.c.asking_id).where(
        askings.c.question.in_(names),
        askings.c.council == council,
        askings.c.committee == committee,
    )


def place(
    questions: str | Sequence[str], table: sa.Table, words: tuple[str, str]
) -> sa.Select[Any]:
    """A table's rows of some questions, with their scopes."""
    chosen = asked.c.asking_id.in_(of_asking(questions, words))
    both = table.join(asked, asked.c.scope_id == table.c.scope_id)
    return sa.select().select_from(both).where(chosen)


def entries(
    engine: sa.Engine,
    question: str,
    table: sa.Table,
    words: tuple[str, str] = WHOLE,
    conditions: Iterable[Condition] = (),
) -> list[Entry]:
    """Every answer to a question about these words, scope by scope, in the order of the papers."""
    query = place(question, table, words).where(*conditions)
    query = query.order_by(asked.c.place, table.c.position)
    with reading(engine) as connection:
        found = connection.execute(query.add_columns(table.c.entry, table.c.scope_id)).all()
        days = days_of(connection, {number for _, number in found})
    every = json.loads(f"[{','.join(text for text, _ in found)}]")  # faster than one by one
    return [Entry(told, days[number]) for told, (_, number) in zip(every, found, strict=True)]


def listed(
    engine: sa.Engine, question: str, table: sa.Table, words: tuple[str, str], names: Sequence[str]
) -> list[dict[str, Any]]:
    """Some columns of every answer, and where each is kept: in place of entries that are long."""
    columns = [table.c[name] for name in ("scope_id", "position", *names)]
    query = place(question, table, words).add_columns(*columns)
    with reading(engine) as connection:
        rows = connection.execute(query.order_by(asked.c.place, table.c.position)).mappings()
        return [dict(row) for row in rows]


def at(
    engine: sa.Engine, table: sa.Table, places: Sequence[tuple[int, int]]
) -> list[dict[str, Any]]:
    """The entries at some places, in the order of the places."""
    with reading(engine) as connection:
        return [each.told for each in read(connection, table, places)]


def total(
    engine: sa.Engine,
    questions: str | Sequence[str],
    table: sa.Table,
    conditions: Iterable[Condition],
) -> int:
    """How many answers of the whole library there are."""
    query = place(questions, table, WHOLE).where(*conditions).add_columns(sa.func.count())
    with reading(engine) as connection:
        return connection.execute(query).scalar() or 0


def some(
    engine: sa.Engine,
    questions: str | Sequence[str],
    table: sa.Table,
    conditions: Iterable[Condition],
    window: Window,
    words: tuple[str, str] = WHOLE,
) -> list[Entry]:
    """Some of the answers about these words."""
    query = place(questions, table, words).where(*conditions)
    order = [*(ordered(table, name) for name in window.sort), asked.c.place, table.c.position]
    own = query.order_by(*order).offset(window.offset).limit(window.limit)
    where = own.add_columns(table.c.scope_id, table.c.position)
    with reading(engine) as connection:
        return read(connection, table, [(n, at) for n, at in connection.execute(where)])


def ordered(table: sa.Table, name: str) -> sa.ColumnElement[Any]:
    """A column to sort by."""
    column = table.c[name.removeprefix("-")]
    return (column.desc() if name.startswith("-") else column.asc()).nulls_last()


def counts(
    engine: sa.Engine,
    questions: str | Sequence[str],
    table: sa.Table,
    column: str,
    conditions: Iterable[Condition] = (),
) -> dict[str | None, int]:
    """How many answers there are of each value of a column, the most first."""
    by, number = table.c[column], sa.func.count()
    query = place(questions, table, WHOLE).where(*conditions).add_columns(by, number)
    with reading(engine) as connection:
        rows = connection.execute(query.group_by(by).order_by(number.desc(), by))
        return {row[0]: row[1] for row in rows}


def rows(
    engine: sa.Engine,
    question: str,
    table: sa.Table,
    conditions: Iterable[Condition],
    order: Sequence[sa.Column[Any]],
) -> list[dict[str, Any]]:
    """Rows of a table that has no entries, by column."""
    columns = [column for column in table.c if column.name != "scope_id"]
    query = place(question, table, WHOLE).where(*conditions).add_columns(*columns)
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(query.order_by(*order)).mappings()]


def read(
    connection: sa.Connection, table: sa.Table, places: Sequence[tuple[int, int]]
) -> list[Entry]:
    """The entries at some places in their order, with the days of their scopes.

    A list is sorted by its places alone: entries are long, and only those of a page are read."""
    own = (table.c.scope_id, table.c.position)
    found = dict[tuple[int, int], str]()
    for start in range(0, len(places), TOGETHER):
        some = places[start : start + TOGETHER]
        query = sa.select(*own, table.c.entry).where(among(*own, some))
        found |= {(scope, n): text for scope, n, text in connection.execute(query)}
    days = days_of(connection, {number for number, _ in places})
    return [Entry(json.loads(found[each]), days[each[0]]) for each in places]


def among(
    one: sa.ColumnElement[Any], two: sa.ColumnElement[Any], pairs: Iterable[tuple[int, int]]
) -> sa.ColumnElement[bool]:
    """That two columns are one of some pairs, said so that SQLite looks each up in their index."""
    seconds = dict[int, list[int]]()
    for first, second in pairs:
        seconds.setdefault(first, []).append(second)
    return sa.or_(
        sa.false(), *(sa.and_(one == first, two.in_(found)) for first, found in seconds.items())
    )


def days_of(connection: sa.Connection, numbers: set[int]) -> dict[int, tuple[date, ...]]:
    """The days of the meetings of some scopes."""
    query = sa.select(scopes.c.scope_id, scopes.c.meetings).where(scopes.c.scope_id.in_(numbers))
    return {
        number: tuple(map(date.fromisoformat, days)) for number, days in connection.execute(query)
    }
