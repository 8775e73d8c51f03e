"""The tables of kept answers: what many papers say together, told from the other tables.

They hold nothing that could not be told again, so they may be dropped at any time: where they
are missing, or are those of another :data:`VERSION`, they are made anew and filled.  Each row is
of a scope, that which was told together from one set of papers: a committee's, or a council's.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from extractor.library.words import Words

VERSION = "5"

derived = sa.MetaData()

state = sa.Table(
    "kept_state",
    derived,
    sa.Column("key", Words, primary_key=True),
    sa.Column("value", Words, nullable=False),
)

scopes = sa.Table(
    "kept_scopes",
    derived,
    sa.Column("scope_id", sa.Integer, primary_key=True),
    sa.Column("question", Words, nullable=False),
    sa.Column("key", Words, nullable=False),  # a hash of all that it was told from
    sa.Column("council", Words),
    sa.Column("committee", Words),
    sa.Column("meetings", sa.JSON, nullable=False),  # its meetings' days, to count ages in
    sa.UniqueConstraint("question", "key"),
)

# What was asked: the scopes that answer, for words of a council's and a committee's name; those of
# the whole library where there are none.
askings = sa.Table(
    "kept_askings",
    derived,
    sa.Column("asking_id", sa.Integer, primary_key=True),
    sa.Column("question", Words, nullable=False),
    sa.Column("council", Words, nullable=False),
    sa.Column("committee", Words, nullable=False),
    sa.UniqueConstraint("question", "council", "committee"),
)


def of(table: sa.Table) -> sa.ForeignKey:
    """A key into a table; the row goes when that goes."""
    return sa.ForeignKey(next(iter(table.primary_key)), ondelete="CASCADE")


asked = sa.Table(
    "kept_asked",
    derived,
    sa.Column("asking_id", sa.Integer, of(askings), nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("scope_id", sa.Integer, of(scopes), nullable=False, index=True),
    sa.PrimaryKeyConstraint("asking_id", "place"),
)


def kept_table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """Rows of a scope in its order: what is filtered and sorted by, and the whole ``entry``, the
    contract's object as JSON."""
    return sa.Table(
        name,
        derived,
        sa.Column("scope_id", sa.Integer, of(scopes), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.Column("entry", Words, nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "position"),
    )


def words(name: str, *, index: bool = False) -> sa.Column[Any]:
    """A column of text."""
    return sa.Column(name, Words, index=index)


def day(name: str, *, index: bool = False) -> sa.Column[Any]:
    """A column of days."""
    return sa.Column(name, sa.Date, index=index)


# Ages and what is overdue depend on the day of the question: an action is overdue on a day after
# ``due_date`` where it is ``late``, that is, in a state that waits for something.
actions = kept_table(
    "kept_actions",
    words("id", index=True),
    words("council", index=True),
    words("committee"),
    day("raised", index=True),
    words("minute"),
    words("text"),
    words("owners"),
    words("state", index=True),
    day("due_date", index=True),
    sa.Column("late", sa.Boolean, nullable=False),
    sa.Column("completed_days", sa.Integer),
    day("changed", index=True),  # when papers last said that something became of it
    sa.Column("confidence", sa.Float, nullable=False),
)
sa.Index("ix_kept_actions_ages", actions.c.scope_id, actions.c.state, actions.c.raised)
plan = kept_table(
    "kept_plan",
    words("id", index=True),
    words("subject"),
    words("council", index=True),
    words("committee"),
    day("first_listed"),
    day("planned_for", index=True),
    words("state", index=True),
    day("delivered_at"),
    sa.Column("slips", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
)
series = kept_table(
    "kept_series",
    words("id", index=True),
    words("indicator_id", index=True),
    words("name", index=True),
    words("council", index=True),
    words("unit"),
    words("polarity"),
    words("theme", index=True),
    sa.Column("periods", sa.Integer, nullable=False),
    words("latest"),  # the label of the last period that has a value, and what is known of it
    day("latest_end", index=True),
    sa.Column("value", sa.Float),
    sa.Column("target", sa.Float),
    sa.Column("intervention", sa.Float),
    words("rag"),
    words("expected_rag"),
)
points = sa.Table(
    "kept_points",
    derived,
    sa.Column("scope_id", sa.Integer, of(scopes), nullable=False),
    sa.Column("series", sa.Integer, nullable=False),  # the position of the series in its scope
    sa.Column("position", sa.Integer, nullable=False),
    words("indicator_id", index=True),
    words("council"),
    words("period"),
    words("period_type"),
    day("start"),
    day("end", index=True),
    sa.Column("value", sa.Float),
    sa.Column("target", sa.Float),
    sa.Column("intervention", sa.Float),
    words("rag"),
    words("expected_rag"),
    sa.PrimaryKeyConstraint("scope_id", "series", "position"),
)
findings = kept_table(
    "kept_findings",
    words("id", index=True),
    words("kind", index=True),
    words("council", index=True),
    words("committee"),
    words("subject"),
    words("period"),
    sa.Column("confidence", sa.Float, nullable=False, index=True),
    words("explanation"),
)
doubts = kept_table(  # of actions and of printed names: what is least certain
    "kept_doubts",
    words("id", index=True),
    words("kind", index=True),
    words("council", index=True),
    words("committee"),
    sa.Column("certainty", sa.Float),
    words("text"),
)
links = (
    kept_table(  # between mentions of an action; between rows of a planned item, and to its report
        "kept_links",
        words("about", index=True),
        words("id"),
    )
)
recommendations = kept_table(
    "kept_recommendations",
    words("council", index=True),
    words("committee"),
    day("made", index=True),
    words("minute"),
    words("subject"),
    words("text"),
    words("outcome", index=True),
    sa.Column("response_days", sa.Integer),
    day("implemented"),
)
