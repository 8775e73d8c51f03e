"""Tables of files that give spans: cells find their columns, rows their header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.reading import passages
from extractor.reading.headers import header_rows
from extractor.records import Block, Passage, Row, Table

WIDEST = 200
"""Columns of the widest table that is laid out; what stands further right is dropped."""


@dataclass(frozen=True, slots=True)
class Spanned:
    """One cell as a file gives it; ``header`` where the file says that it names its column."""

    passage: Passage
    col_span: int = 1
    row_span: int = 1
    header: bool = False


@dataclass(slots=True)
class _Placed:
    """One row's cells by column, and the columns that cells from above hang down in."""

    cells: dict[int, Spanned]
    hung: set[int]

    def texts(self, columns: int) -> list[str]:
        """The words in each column."""
        return [self.cells[c].passage.text if c in self.cells else "" for c in range(columns)]

    @property
    def filled(self) -> list[Spanned]:
        """The cells that hold words."""
        return [s for s in self.cells.values() if s.passage.text]


def table(rows: Sequence[Sequence[Spanned]]) -> Block | None:
    """Lay the cells of ``rows`` in columns; None for a table without words.

    A cell moves right past those that hang down from rows above.  Header rows are those the
    file says, or else those that look like names of columns.
    """
    placed = _placed(rows)
    columns = max((c + s.col_span for row in placed for c, s in row.cells.items()), default=0)
    kept = [row for row in placed if row.filled or row.hung]
    if not any(row.filled for row in kept):
        return None
    depth = _depth(kept, columns)
    laid = [_row(row, columns, n < depth) for n, row in enumerate(kept)]
    return passages.table_block(Table(tuple(laid[:depth]), tuple(laid[depth:]), columns))


def _placed(rows: Sequence[Sequence[Spanned]]) -> list[_Placed]:
    """Each row's cells by column; a cell that hangs down stands only in its first row."""
    hanging: dict[int, int] = {}
    placed = []
    for number, row in enumerate(rows):
        here, column = _Placed({}, set(hanging)), 0
        for cell in row:
            while column in here.hung:
                column += 1
            if column >= WIDEST:
                break
            width = max(1, min(cell.col_span, WIDEST - column))
            depth = max(1, min(cell.row_span, len(rows) - number))
            here.cells[column] = replace(cell, col_span=width, row_span=depth)
            hanging |= dict.fromkeys(range(column, column + width), depth)
            column += width
        hanging = {c: left - 1 for c, left in hanging.items() if left > 1}
        placed.append(here)
    return placed


def _depth(rows: Sequence[_Placed], columns: int) -> int:
    """How many rows at the head name the columns: as the file says, by their words, or in bold."""
    said = 0
    while said < len(rows) - 1 and all(s.header for s in rows[said].filled):
        said += 1
    if said:
        return said
    looks = header_rows([row.texts(columns) for row in rows])
    return looks or int(len(rows) > 1 and _is_bold_header(rows))


def _is_bold_header(rows: Sequence[_Placed]) -> bool:
    """Whether the first row alone is in bold, so that it is no column of labels that is."""
    first = rows[0].filled
    below = [s for row in rows[1:] for s in row.filled]
    bold = len(first) > 1 and all(s.passage.is_bold for s in first)
    return bold and sum(s.passage.is_bold for s in below) * 2 < len(below)


def _row(row: _Placed, columns: int, header: bool) -> Row:
    """The cells from left to right, an empty one where none stands or hangs."""
    covered = {c for start, s in row.cells.items() for c in range(start, start + s.col_span)}
    cells = [
        passages.cell(
            s.passage, c, col_span=s.col_span, row_span=s.row_span, header=header or s.header
        )
        for c, s in row.cells.items()
    ]
    empty = set(range(columns)) - covered - row.hung
    cells += [passages.cell(Passage(text=""), c, header=header) for c in empty]
    return Row(tuple(sorted(cells, key=lambda cell: cell.column)))
