"""Minutes laid out as a table (number, what was said, who acts) become blocks like any others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.parsing.columns import match_columns
from extractor.records import Block, BlockKind, Cell, Row, Table

ACTION_CELL = "ACTION"
"""The marker of a block that was a cell of the column of actions."""

NUMBER = re.compile(r"\s*\d{1,4}(?:[./]\d{1,4})*[.)]?\s*")
# a line of its own in a cell of a committee system's page
WEB_LINE = re.compile(
    r"(?:^|\n)\s*(?:minutes|cofnodion|decision|additional documents)\s*:?\s*(?:\n|$)", re.I
)
# a committee system's marks around the minutes of an item
ITEM_MARK = re.compile(r"\s*</?(?:AI|TRAILER)\w*>\s*")
TITLE_CELLS = 2
LONGEST_TITLE = 200
NAMES = {
    "number": ("item", "no", "number", "minute", "ref"),
    "text": ("minute", "discussion", "subject", "notes", "item", "details", "agenda item"),
    "action": ("action", "action by", "actions", "owner", "lead"),
}


def rows_as_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with tables that only lay out minutes replaced by their cells in order."""
    found: list[Block] = []
    blocks = [block for block in blocks if not ITEM_MARK.fullmatch(block.text)]
    titles = [block for block in blocks if block.table and _is_title(block.table)]
    for block in blocks:
        titled = len(titles) > 1 and block in titles
        laid_out = titled or (block.table is not None and _lays_out_minutes(block.table))
        found += _cells(block.table) if laid_out and block.table else [block]
    return tuple(found)


def _is_title(table: Table) -> bool:
    """Whether a table is only a number and the title of an item beside it."""
    rows = [*table.header, *table.body]
    cells = [cell for row in rows for cell in row.cells if cell.text.strip()]
    return (
        len(rows) == 1
        and len(cells) == TITLE_CELLS
        and bool(NUMBER.fullmatch(cells[0].text))
        and len(cells[1].text) < LONGEST_TITLE
    )


def _lays_out_minutes(table: Table) -> bool:
    """Whether most rows of a narrow table are a number and a passage, or a title across."""
    if not 2 <= table.columns <= 4 or not table.body:
        return False
    numbered = [r for r in table.body if NUMBER.fullmatch(r.text(0) or "x")]
    long = any(len(cell.text) > 200 for row in table.body for cell in row.cells)
    rising = [re.sub(r"\D.*", "", r.text(0).strip()) for r in numbered]
    named = "action" in match_columns(table.names, NAMES, 85)
    return len(numbered) >= max(2, len(table.body) / 3) and (long or named) and rising != []


def _cells(table: Table) -> Iterator[Block]:
    action = match_columns(table.names, NAMES, 85).get("action")
    for row in table.body or table.header:
        yield from _row(row, action)


def _row(row: Row, action: int | None) -> Iterator[Block]:
    marker: str | None = None
    for cell in row.cells:
        if NUMBER.fullmatch(cell.text) and cell.column == 0:
            marker = cell.text.strip()
        elif WEB_LINE.search(cell.text) and cell.page is None:
            yield from _passages(cell, marker)
            marker = None
        elif cell.text.strip() and cell.column == action:
            yield _block(cell, ACTION_CELL)
        elif cell.text.strip():
            yield _block(cell, marker)
            marker = None


def _passages(cell: Cell, marker: str | None) -> Iterator[Block]:
    """A web page's cell holds an item's title, its papers and its minutes, each on its line."""
    start = 0
    for line in cell.text.split("\n"):
        if line.strip():
            end = start + len(line)
            bold = tuple((max(a, start) - start, min(b, end) - start) for a, b in cell.bold)
            yield replace(
                _block(cell, marker),
                text=line,
                lines=(),
                printed=None,
                bold=tuple((a, b) for a, b in bold if a < b),
                offset=None if cell.offset is None else cell.offset + start,
            )
            marker = None
        start += len(line) + 1


def _block(cell: Cell, marker: str | None) -> Block:
    return Block(
        kind=BlockKind.PARAGRAPH,
        text=cell.text,
        lines=cell.lines,
        offset=cell.offset,
        bold=cell.bold,
        printed=cell.printed,
        marker=marker,
    )
