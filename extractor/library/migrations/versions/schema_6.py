"""Items and pages say whether they are for the public.  Full text is written a paper at a time:
SQLite's trigger did it a passage at a time, which costs four times as much; PostgreSQL keeps the
words of a passage, which it made anew for each that it ranked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"

WORDS = (
    "DROP INDEX passages_words",
    "ALTER TABLE passages ADD COLUMN passages_words tsvector GENERATED ALWAYS AS"
    " (to_tsvector(CAST('papers_words' AS regconfig),"
    r" regexp_replace(regexp_replace(normalize(text, NFKD), '[\u0300-\u036f]+', '', 'g'),"
    r" '[\u0001-/:-@\[-`{-\u00bf\u2000-\u2bff\u3000-\u303f]+', ' ', 'g'))) STORED",
    "CREATE INDEX passages_words ON passages USING gin (passages_words)",
)


def upgrade() -> None:
    """From schema 5."""
    op.add_column("items", sa.Column("exempt", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("pages", sa.Column("exempt", sa.Boolean, nullable=False, server_default="0"))
    connection = op.get_bind()
    words = WORDS if connection.dialect.name == "postgresql" else ("DROP TRIGGER passages_in",)
    for statement in words:
        connection.exec_driver_sql(statement)
