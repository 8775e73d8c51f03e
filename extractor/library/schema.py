"""The tables: one a kind of record, each row with its evidence.

The columns of a record's table are the fields of its dataclass.  A change of a record is a
change of the schema: raise :data:`SCHEMA_VERSION` with it and write the step that brings older
libraries there, ``migrations/versions/schema_N.py`` (tests watch; docs/library.md says how).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cached_property
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import sqlalchemy as sa

from extractor.library.words import Words
from extractor.records import (
    Action,
    AgendaItem,
    Attendance,
    Clearance,
    CoverReport,
    Decision,
    Evidence,
    Figure,
    Meeting,
    MinuteItem,
    Minutes,
    Page,
    PlanEntry,
    Problem,
    Resolution,
    Response,
    Sketch,
    Statement,
)

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA_VERSION = 6
OLDEST = 4  # that can be brought to this one


class Nested(sa.types.TypeDecorator[Any]):
    """A tuple, or records within a record, kept as JSON and given back as they were."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True  # the annotation says all

    def __init__(self, annotation: Any) -> None:
        super().__init__()
        self.annotation = annotation

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Made when the first value is written or read: many questions need none."""
        from pydantic import TypeAdapter

        return TypeAdapter(self.annotation)

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:
        return None if value is None else self.adapter.dump_python(value, mode="json")

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        return None if value is None else self.adapter.validate_python(value)


PLAIN: dict[Any, Any] = {
    str: Words,
    int: sa.Integer,
    float: sa.Float,
    bool: sa.Boolean,
    bytes: sa.LargeBinary,
    date: sa.Date,
}


def column_type(annotation: Any) -> Any:
    """The type of the column that holds a field of a record."""
    known = [each for each in get_args(annotation) if each is not NoneType]
    inner = known[0] if NoneType in get_args(annotation) else annotation
    if isinstance(inner, type) and issubclass(inner, Enum):
        return sa.Enum(inner, native_enum=False, values_callable=lambda e: [m.value for m in e])
    return PLAIN[inner] if inner in PLAIN else Nested(inner)


def columns(record: type, leave_out: frozenset[str] = frozenset()) -> Iterator[sa.Column[Any]]:
    """A column a field; evidence takes one for each of its own fields."""
    hints = get_type_hints(record)
    for field in fields(record):
        if field.name in leave_out:
            continue
        hint = hints[field.name]
        if hint is Evidence or Evidence in get_args(hint):
            for name, inner in get_type_hints(Evidence).items():
                yield sa.Column(f"evidence_{name}", column_type(inner))
        else:
            optional = NoneType in get_args(hint)
            yield sa.Column(field.name, column_type(hint), nullable=optional)


metadata = sa.MetaData()

library = sa.Table(
    "library",
    metadata,
    sa.Column("key", Words, primary_key=True),
    sa.Column("value", Words, nullable=False),
)

papers = sa.Table(
    "papers",
    metadata,
    sa.Column("paper_id", sa.Integer, primary_key=True),
    sa.Column("source", Words, nullable=False, unique=True),
    sa.Column("sha256", Words, nullable=False, index=True),
    sa.Column("media_type", Words, nullable=False),
    sa.Column("title", Words),
    sa.Column("reader", Words, nullable=False),
    sa.Column("kind", Words, nullable=False),
    sa.Column("state", Words, nullable=False),
    sa.Column("extractor", Words, nullable=False),
    sa.Column("options", Words, nullable=False),
    sa.Column("ingested", Words, nullable=False),
)


def of_paper(unique: bool = False) -> sa.Column[Any]:
    """The paper that a row belongs to; the row goes when the paper goes."""
    key = sa.ForeignKey("papers.paper_id", ondelete="CASCADE")
    return sa.Column("paper_id", sa.Integer, key, nullable=False, index=not unique, unique=unique)


def record_table(name: str, record: type, *more: str, leave_out: str = "") -> sa.Table:
    """A table of records in the paper's order; ``more`` are further number columns."""
    return sa.Table(
        name,
        metadata,
        of_paper(),
        sa.Column("position", sa.Integer, nullable=False),
        *(sa.Column(each, sa.Integer, nullable=False) for each in more),
        *columns(record, frozenset(leave_out.split())),
        sa.PrimaryKeyConstraint("paper_id", "position"),
    )


meetings = sa.Table("meetings", metadata, of_paper(unique=True), *columns(Meeting))
pages = record_table("pages", Page)
problems = record_table("problems", Problem)
sketches = record_table("sketches", Sketch)
minutes = record_table("minutes", Minutes, leave_out="items attendance resolutions")

RECORDS: dict[str, tuple[type, sa.Table]] = {
    "items": (AgendaItem, record_table("items", AgendaItem)),
    "actions": (Action, record_table("actions", Action)),
    "plan": (PlanEntry, record_table("plan", PlanEntry)),
    "figures": (Figure, record_table("figures", Figure)),
    "statements": (Statement, record_table("statements", Statement)),
    "reports": (CoverReport, record_table("reports", CoverReport)),
    "clearances": (Clearance, record_table("clearances", Clearance)),
    "responses": (Response, record_table("responses", Response)),
}
PARTS_OF_MINUTES: dict[str, tuple[type, sa.Table]] = {
    "items": (MinuteItem, record_table("minute_items", MinuteItem, "minutes")),
    "attendance": (Attendance, record_table("attendance", Attendance, "minutes")),
    "resolutions": (Resolution, record_table("resolutions", Resolution, "minutes")),
}

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("passage_id", sa.Integer, primary_key=True),
    of_paper(),
    sa.Column("kind", Words, nullable=False),
    sa.Column("record_id", Words),
    sa.Column("page", sa.Integer),
    sa.Column("text", Words, nullable=False),
)

# The log of what people decided: it has no key into any other table, so that papers leave it alone.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *columns(Decision, frozenset({"id"})),
)

# ------------------------------------------------------------------ full text

# PostgreSQL is brought to find what SQLite's full text does: words are parted at whatever is no
# letter or digit, have no accents, are stemmed, and none is left out for being common.
WORDS = "CAST('papers_words' AS regconfig)"
ACCENTS, BETWEEN = r"[\u0300-\u036f]+", r"[\u0001-/:-@\[-`{-\u00bf\u2000-\u2bff\u3000-\u303f]+"
VECTOR = (
    f"to_tsvector({WORDS}, regexp_replace(regexp_replace("
    f"normalize(text, NFKD), '{ACCENTS}', '', 'g'), '{BETWEEN}', ' ', 'g'))"
)
# SQLite's is written by whoever inserts passages, many at once (:func:`.inserting.index_words`).
FULL_TEXT = {
    "postgresql": (
        "CREATE TEXT SEARCH DICTIONARY papers_stem (TEMPLATE = snowball, LANGUAGE = english)",
        'CREATE TEXT SEARCH CONFIGURATION papers_words (PARSER = "default")',
        "ALTER TEXT SEARCH CONFIGURATION papers_words ADD MAPPING FOR"
        " asciiword, word, numword, int, uint, float, sfloat WITH papers_stem",
        "ALTER TABLE passages ADD COLUMN passages_words tsvector"
        f" GENERATED ALWAYS AS ({VECTOR}) STORED",
        "CREATE INDEX passages_words ON passages USING gin (passages_words)",
    ),
    "sqlite": (
        "CREATE VIRTUAL TABLE passages_words USING fts5(text, content='passages',"
        " content_rowid='passage_id', tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN"
        " INSERT INTO passages_words(passages_words, rowid, text)"
        " VALUES ('delete', old.passage_id, old.text); END",
    ),
}
for name, statements in FULL_TEXT.items():
    for statement in statements:
        ddl = sa.DDL(statement)  # type: ignore[no-untyped-call]
        sa.event.listen(passages, "after_create", ddl.execute_if(dialect=name))
