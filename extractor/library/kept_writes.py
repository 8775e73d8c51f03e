"""Keeping answers: a scope in a transaction, and which scopes answer a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from extractor.library.connect import writing
from extractor.library.kept_reads import WHOLE, is_there, of_asking
from extractor.library.kept_schema import VERSION, asked, askings, derived, scopes, state
from extractor.library.rows import Row
from extractor.library.turns import one_at_a_time

TURN = "kept answers"  # of those who write them


@dataclass(frozen=True, slots=True)
class Scope:
    """What was told together: its key, its body as printed, the days of its meetings, and by table
    the rows that it answers with."""

    question: str
    key: str
    council: str | None
    committee: str | None
    meetings: tuple[date, ...]
    rows: Mapping[sa.Table, Sequence[Row]]


def prepare(engine: sa.Engine) -> None:
    """Make the tables; those of another version are dropped with all that is in them."""
    with writing(engine) as connection:
        one_at_a_time(connection, [TURN])
        if not is_there(connection):
            derived.drop_all(connection)
            derived.create_all(connection)
            connection.execute(state.insert(), {"key": "version", "value": VERSION})


def keep(engine: sa.Engine, scope: Scope) -> int:
    """Keep a scope, unless it is there, and return its number."""
    same = sa.select(scopes.c.scope_id).where(
        scopes.c.question == scope.question, scopes.c.key == scope.key
    )
    with writing(engine) as connection:
        one_at_a_time(connection, [TURN])
        if (number := connection.execute(same).scalar()) is not None:
            return int(number)
        number = insert(connection, scope)
        for table, rows in scope.rows.items():
            if rows:
                connection.execute(table.insert(), [row | {"scope_id": number} for row in rows])
        return number


def insert(connection: sa.Connection, scope: Scope) -> int:
    """Insert a scope's own row and return its number."""
    row = {
        "question": scope.question,
        "key": scope.key,
        "council": scope.council,
        "committee": scope.committee,
        "meetings": [day.isoformat() for day in scope.meetings],
    }
    key = connection.execute(scopes.insert(), row).inserted_primary_key
    return int(key[0]) if key else 0


def answered(
    engine: sa.Engine, question: str, words: tuple[str, str], numbers: Sequence[int]
) -> None:
    """Note which scopes answer a question about these words."""
    with writing(engine) as connection:
        one_at_a_time(connection, [TURN])
        if connection.execute(of_asking(question, words)).first() is None:
            insert_asking(connection, question, words, numbers)


def replaced(engine: sa.Engine, question: str, numbers: Sequence[int], stamp: str) -> None:
    """Let these scopes be all that answer a question, told from what ``stamp`` stands for; what
    was told from other papers goes."""
    own = sa.select(scopes.c.scope_id).where(scopes.c.question == question)
    with writing(engine) as connection:
        one_at_a_time(connection, [TURN])
        connection.execute(askings.delete().where(askings.c.question == question))
        for number in set(connection.execute(own).scalars()) - set(numbers):
            connection.execute(scopes.delete().where(scopes.c.scope_id == number))
        insert_asking(connection, question, WHOLE, numbers)
        connection.execute(state.delete().where(state.c.key == question))
        connection.execute(state.insert(), {"key": question, "value": stamp})


def insert_asking(
    connection: sa.Connection, question: str, words: tuple[str, str], numbers: Sequence[int]
) -> None:
    """Insert an asking with its scopes, in their order."""
    council, committee = words
    row = {"question": question, "council": council, "committee": committee}
    key = connection.execute(askings.insert(), row).inserted_primary_key
    asking = int(key[0]) if key else 0
    places = [
        {"asking_id": asking, "place": n, "scope_id": scope} for n, scope in enumerate(numbers)
    ]
    if places:
        connection.execute(asked.insert(), places)
