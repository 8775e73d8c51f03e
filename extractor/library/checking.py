"""Whether a library is sound: the file, its tables, keys, full text and decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from pydantic import ValidationError

from extractor.library.carrying import counter
from extractor.library.connect import connect, make_engine, name_of, reading, told, writing
from extractor.library.errors import LibraryError
from extractor.library.rows import record_of
from extractor.library.schema import (
    PARTS_OF_MINUTES,
    RECORDS,
    decisions,
    meetings,
    metadata,
    minutes,
    papers,
    passages,
)
from extractor.records import Decision

VERDICTS = ("accept", "reject", "correct", "undo")
MOST = 5  # problems that are told of one check


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at; whether it is ``ok``, ``wrong`` or ``not checked``; what there was."""

    check: str
    result: str
    detail: str


def check(where: str) -> Iterator[Check]:
    """Check a library, one thing after another.  Raises :class:`LibraryError` where it cannot be
    opened at all."""
    engine = connect(where)
    with reading(engine) as connection:
        for name, problems in CHECKS.items():
            yield verdict(name, list(problems(connection)))
        yield Check("counts", "ok", counts(connection))
    yield full_text(where)


def verdict(name: str, problems: list[str]) -> Check:
    """A check with its first problems."""
    more = f"; and {len(problems) - MOST} more" if len(problems) > MOST else ""
    detail = "; ".join(problems[:MOST]) + more
    return Check(name, "wrong" if problems else "ok", detail)


def storage(connection: sa.Connection) -> Iterator[str]:
    """What the database itself finds wrong."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
        yield from (line for line in found if line != "ok")
        return
    query = (
        "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace"
    )
    yield from (f"index {n} is not valid" for n in connection.exec_driver_sql(query).scalars())


def tables(connection: sa.Connection) -> Iterator[str]:
    """Where the tables are not those of this schema, as Alembic compares them."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"include_name": compared})
    yield from (str(difference)[:200] for difference in compare_metadata(context, metadata))


def compared(name: str | None, kind: str, _: object) -> bool:
    """Whether Alembic compares a table or index: not full text, nor answers that are kept."""
    return not (name or "").startswith(("passages_words", "kept_"))


def keys(connection: sa.Connection) -> Iterator[str]:
    """Rows that belong to no paper, or parts that belong to no minutes."""
    for table in metadata.sorted_tables:
        if "paper_id" in table.columns and table is not papers:
            same = papers.c.paper_id == table.c.paper_id
            yield from lost(connection, table, papers, same)
    for _, table in PARTS_OF_MINUTES.values():
        same = sa.and_(
            minutes.c.paper_id == table.c.paper_id, minutes.c.position == table.c.minutes
        )
        yield from lost(connection, table, minutes, same)
    yield from lost(connection, papers, meetings, meetings.c.paper_id == papers.c.paper_id)


def lost(
    connection: sa.Connection, table: sa.Table, other: sa.Table, same: sa.ColumnElement[bool]
) -> Iterator[str]:
    """How many rows of a table have none in the other."""
    there = sa.exists().where(same).correlate(table)
    query = sa.select(sa.func.count()).select_from(table).where(~there)
    if count := connection.execute(query).scalar():
        yield f"{count} rows of {table.name} without one of {other.name}"


def log(connection: sa.Connection) -> Iterator[str]:
    """Decisions that cannot be read, or that take back one that was not made before them."""
    known = set[int]()
    ids = connection.execute(sa.select(decisions.c.id).order_by(decisions.c.id)).scalars().all()
    for number in ids:
        query = decisions.select().where(decisions.c.id == number)
        try:
            made = record_of(Decision, connection.execute(query).mappings().one())
        except (ValidationError, ValueError) as error:
            yield f"decision {number} cannot be read: {str(error).splitlines()[0]}"
            continue
        if made.verdict not in VERDICTS:
            yield f"decision {number} has no known verdict: {made.verdict!r}"
        if made.undoes and made.undoes not in known:
            yield f"decision {number} undoes {made.undoes}, which was not made before it"
        known.add(number)


CHECKS: dict[str, Callable[[sa.Connection], Iterator[str]]] = {
    "storage": storage,
    "tables": tables,
    "keys": keys,
    "decisions": log,
}


def counts(connection: sa.Connection) -> str:
    """How much there is."""
    count = counter(connection)
    kinds = (*RECORDS.values(), *PARTS_OF_MINUTES.values())
    records = sum(count(table) for _, table in kinds)
    return (
        f"{count(papers):,} papers, {records:,} records, {count(passages):,} passages,"
        f" {count(decisions):,} decisions"
    )


def full_text(where: str) -> Check:
    """Whether search looks through the very words that are there."""
    engine = make_engine(where, create=True, patience=1)
    if engine.dialect.name == "postgresql":
        query = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'passages_words'::regclass"
        with reading(engine) as connection:
            fine = connection.exec_driver_sql(query).scalar()
        return verdict("full text", [] if fine else ["its index is not valid"])
    statement = "INSERT INTO passages_words(passages_words, rank) VALUES ('integrity-check', 1)"
    try:
        with told(engine), writing(engine) as connection:
            connection.exec_driver_sql(statement)
            connection.rollback()
    except LibraryError as error:
        return of_error(str(error).removeprefix(f"{name_of(engine)} "))
    return Check("full text", "ok", "")


def of_error(said: str) -> Check:
    """What a full text that could not be checked has: nothing wrong, unless it is damaged."""
    result = "wrong" if "damaged" in said else "not checked"
    return Check("full text", result, said)
