"""Turns tables that give each indicator a column, so that each has a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.language.periods import dated
from extractor.parsing.indicator_names import any_of, unit_in_name, words
from extractor.parsing.scorecard_columns import is_measure_label
from extractor.records import Row, Table

LEAST, LONGEST = 2, 40  # labels down the first column


def turned(table: Table) -> Table | None:
    """The table with rows for columns; None unless its first column holds only measures or
    periods and its first row only names that tell a unit."""
    rows = table.header + table.body
    if not LEAST < len(rows) <= LONGEST or not _is_even(rows, table.columns):
        return None
    labels, names = [r.text(0) for r in rows[1:]], [c.text for c in rows[0].cells[1:]]
    if not names or not all(map(_is_name, names)) or not all(map(_is_label, labels)):
        return None
    columns = tuple(_column(rows, c) for c in range(table.columns))
    return Table(columns[:1], columns[1:], len(rows))


def _is_even(rows: Sequence[Row], columns: int) -> bool:
    """Whether every row has a cell of its own in every column."""
    return all(
        len(row.cells) == columns and all(c.col_span == c.row_span == 1 for c in row.cells)
        for row in rows
    )


def _is_name(text: str) -> bool:
    """ "Number of repairs", not "Number", which may be a column's measure or unit."""
    told = len(text.split()) > 1 and unit_in_name(text) is not None
    return told and not is_measure_label(text) and not any_of(words().change).search(text)


def _is_label(text: str) -> bool:
    """ "Target", "RAG", "Q1 2023/24"."""
    plain = " ".join(text.split())
    known = plain.lower().strip(" :*") in (*words().rag, *words().direction)
    return known or is_measure_label(plain) or dated(plain) == [(0, len(plain))]


def _column(rows: Sequence[Row], column: int) -> Row:
    """A column as a row; the corner's words, which name the labels, are left out."""
    cells = [replace(row.cells[column], column=n) for n, row in enumerate(rows)]
    return Row((replace(cells[0], text=""), *cells[1:]) if column == 0 else tuple(cells))
