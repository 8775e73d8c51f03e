"""Tables of text files: rows of cells parted by tabs or by Markdown's bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.reading import passages
from extractor.reading.headers import header_rows
from extractor.reading.runs import marked
from extractor.records import Block, Cell, Row, Table

# A separator such as --- or :--:
_DASHES = re.compile(r"\s*:?-{2,}:?\s*")
_BAR = re.compile(r"(?<!\\)\|")


WIDEST = 200
"""Cells of the widest row that is kept apart; what stands further right is dropped."""


@dataclass(slots=True)
class Rows:
    """The rows of one table as they are gathered; ``ruled`` counts the rows above a separator."""

    cells: list[list[str]] = field(default_factory=list)
    ruled: int = 0

    def add(self, line: str) -> None:
        """Take one line; a separator only tells where the header ends."""
        row = split_row(line)
        if not all(_DASHES.fullmatch(c) for c in row):
            self.cells.append(row)
        elif "|" in line and not self.ruled:
            self.ruled = len(self.cells)

    @property
    def columns(self) -> int:
        """Cells of the widest row."""
        return max(map(len, self.cells), default=0)


def split_row(line: str) -> list[str]:
    """The cells of a row of either kind."""
    if "\t" in line:
        return [c.strip() for c in line.split("\t")[:WIDEST]]
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [c.strip().replace("\\|", "|") for c in _BAR.split(inner)[:WIDEST]]


def is_barred(line: str) -> bool:
    """A row of a Markdown table."""
    line = line.strip()
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def continues(above: Rows, below: Rows) -> bool:
    """Whether rows after a page break belong to the table above it.

    They do when they are as wide and repeat its header, or begin within a row, or do not begin
    with a header of their own.
    """
    if above.columns != below.columns or not above.cells or not below.cells:
        return False
    first = below.cells[0]
    if repeated(above, below) or not first[0]:
        return True
    return not header_rows(below.cells)


def repeated(above: Rows, below: Rows) -> int:
    """How many rows at the head of ``below`` repeat the head of ``above``."""
    count = 0
    for printed, again in zip(above.cells[:3], below.cells, strict=False):
        if printed != again or not any(again):
            break
        count += 1
    return count


def join(above: Rows, below: Rows) -> None:
    """Put ``below`` under ``above``: repeated header rows go, a row cut by the page is one."""
    repeats = repeated(above, below)
    above.ruled = max(above.ruled, repeats)
    rest = below.cells[repeats:]
    if rest and is_rest_of(above.cells[-1], rest[0]):
        above.cells[-1] = merged(above.cells[-1], rest.pop(0))
    above.cells += rest


def is_rest_of(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the first row after a page break is the rest of the last row before it."""
    filled = [n for n, c in enumerate(above) if c]
    held = [n for n, c in enumerate(below) if c]
    if len(filled) < 2 or not held or len(held) > max(2, len(below) // 2):
        return False
    if held == [filled[0]]:
        return runs_on(above[held[0]], below[held[0]])
    return held[0] > filled[0] and all(n in filled or n == held[-1] for n in held)


def runs_on(text: str, more: str) -> bool:
    """Whether ``more`` goes on within the sentence of ``text``."""
    return more[:1].islower() and text[-1:] not in ".:;!?"


def merged(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """One row of two; words that go on are parted by a space, others stand on a line below."""
    row = []
    for upper, lower in zip(above, below, strict=False):
        joint = " " if runs_on(upper, lower) else "<br>"
        row.append(f"{upper}{joint}{lower}" if upper and lower else upper or lower)
    return row


def table(rows: Rows) -> Block:
    """Build the table of the rows gathered."""
    columns = rows.columns
    grid = [row + [""] * (columns - len(row)) for row in rows.cells]
    if columns == 2:
        grid = list(_labelled(grid))
    depth = max(rows.ruled, header_rows(grid))
    laid = [Row(tuple(_cells(row, header=n < depth))) for n, row in enumerate(grid)]
    return passages.table_block(Table(tuple(laid[:depth]), tuple(laid[depth:]), columns))


def _labelled(grid: list[list[str]]) -> list[list[str]]:
    """In a table of labels and values, a value without a label belongs to the one above."""
    kept: list[list[str]] = []
    for label, value in grid:
        if kept and not label and value and all(kept[-1]):
            kept[-1] = merged(kept[-1], ["", value])
        else:
            kept.append([label, value])
    return kept


def _cells(row: Sequence[str], header: bool) -> list[Cell]:
    cells = [passages.cell(marked(text), column) for column, text in enumerate(row)]
    return [replace(c, header=True) for c in cells] if header else cells
