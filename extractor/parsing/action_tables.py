"""Tables of actions in minutes: "Action | Owner | Deadline"."""

from __future__ import annotations

from extractor.parsing.columns import Columns, find_columns
from extractor.parsing.log_states import words as log_words
from extractor.records import Table


def tabled_columns(table: Table) -> Columns | None:
    """The columns of a table that lists a meeting's actions: "Action | Owner | Deadline"."""
    columns = find_columns(table, log_words().columns, log_words().floor)
    known = columns and {"action", "owner"} <= columns.index.keys()
    return columns if known and table.columns > 1 else None
