"""Decisions are a table of every library; actions say whom they are for, items how sure their kind
is; pages have sketches of their words, recommendations answers; PostgreSQL finds the words that
SQLite does."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = None  # schema 4 is where libraries begin

WORDS = (
    "DROP INDEX IF EXISTS passages_words",
    "CREATE TEXT SEARCH DICTIONARY papers_stem (TEMPLATE = snowball, LANGUAGE = english)",
    'CREATE TEXT SEARCH CONFIGURATION papers_words (PARSER = "default")',
    "ALTER TEXT SEARCH CONFIGURATION papers_words ADD MAPPING FOR"
    " asciiword, word, numword, int, uint, float, sfloat WITH papers_stem",
    "CREATE INDEX passages_words ON passages USING gin"
    " (to_tsvector(CAST('papers_words' AS regconfig),"
    r" regexp_replace(regexp_replace(normalize(text, NFKD), '[\u0300-\u036f]+', '', 'g'),"
    r" '[\u0001-/:-@\[-`{-\u00bf\u2000-\u2bff\u3000-\u303f]+', ' ', 'g')))",
)


def upgrade() -> None:
    """From schema 4."""
    connection = op.get_bind()
    if not sa.inspect(connection).has_table("decisions"):
        make_decisions()
    op.add_column("actions", sa.Column("recipient", sa.Text))
    op.add_column("items", sa.Column("confidence", sa.Float))
    make_sketches()
    make_responses()
    if connection.dialect.name == "postgresql":
        for statement in WORDS:
            connection.exec_driver_sql(statement)


def make_sketches() -> None:
    """Those of papers that are there already come when they are read again."""
    paper = sa.ForeignKey("papers.paper_id", ondelete="CASCADE")
    op.create_table(
        "sketches",
        sa.Column("paper_id", sa.Integer, paper, nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("paper_id", "position"),
    )


def make_responses() -> None:
    """What is answered to recommendations."""
    paper = sa.ForeignKey("papers.paper_id", ondelete="CASCADE")
    words = ("outcome", "evidence_page_label", "number", "lead", "due")
    op.create_table(
        "responses",
        sa.Column("paper_id", sa.Integer, paper, nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in words),
        sa.Column("evidence_text", sa.Text),
        sa.Column("evidence_page", sa.Integer),
        sa.Column("evidence_bbox", sa.JSON),
        sa.Column("evidence_offset", sa.JSON),
        sa.Column("said", sa.Date),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("item_id", sa.Text),
        sa.PrimaryKeyConstraint("paper_id", "position"),
    )


def make_decisions() -> None:
    """The log, where no decision had been kept yet."""
    words = ("kind", "verdict", "by")
    may_be_empty = ("field", "value", "was", "why")
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("when", sa.JSON, nullable=False),
        sa.Column("council", sa.Text),
        sa.Column("committee", sa.Text),
        sa.Column("subject", sa.JSON, nullable=False),
        *(sa.Column(name, sa.Text) for name in may_be_empty),
        sa.Column("undoes", sa.Integer),
    )
