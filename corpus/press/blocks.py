"""What a layout says and every press can print: titles, paragraphs, list items and grids.

Words are a small markup: ``<b>bold</b>`` and ``<fact n="3"/>``, which prints nothing and says
that fact 3 stands here; everything else is escaped by :func:`plain`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

FACT = re.compile(r'<fact n="(\d+)"/>')  # <fact n="3"/>
TAG = re.compile(r"<[^>]+>")  # <b>, </b>, <fact n="3"/>


def plain(text: str) -> str:
    """Make any words safe to stand in the markup."""
    return escape(text, quote=False)


def bold(markup: str) -> str:
    """Set words in bold."""
    return f"<b>{markup}</b>"


def words_of(markup: str) -> str:
    """The words of a markup as printed."""
    return unescape(TAG.sub("", markup))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is a paper's title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``indent`` and ``before`` are points."""

    text: str
    align: str = "left"
    indent: float = 0
    before: float = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """A list item with the marker that is printed before it, ``hang`` points to its left;
    ``tail`` stands at the right margin after a row of dots."""

    marker: str
    text: str
    depth: int = 0
    tail: str = ""
    hang: float = 18


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs in one cell; ``span`` counts columns, ``down`` rows, ``fill`` is a colour."""

    text: tuple[str, ...]
    span: int = 1
    down: int = 1
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.  ``widths`` are shares of the page's width; the first ``header`` rows are
    repeated after a page break; one that is not ``ruled`` only sets columns, ``across`` rules
    it between rows alone, and one that is kept ``together`` begins on a new page rather than be
    split."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header: int = 0
    ruled: bool = True
    size: float = 11
    across: bool = False
    together: bool = False


def squares(grid: Grid) -> list[list[Cell | None]]:
    """The cells by row and column; None where a cell beside or above covers the square."""
    rows: list[list[Cell | None]] = [[None] * len(grid.widths) for _ in grid.rows]
    taken: set[tuple[int, int]] = set()
    for y, cells in enumerate(grid.rows):
        for each in cells:
            x = next(c for c in range(len(grid.widths)) if (y, c) not in taken)
            taken |= {(y + d, x + s) for d in range(each.down) for s in range(each.span)}
            rows[y][x] = each
    return rows


Block = Heading | Para | ListItem | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a pack that begins on a new page: front matter, an item, or an appendix.

    ``number`` is None for front matter and appendices; ``stamp`` is printed at the head of its
    first page."""

    title: str
    blocks: tuple[Block, ...]
    number: str | None = None
    landscape: bool = False
    stamp: str | None = None


def cell(*text: str, span: int = 1, down: int = 1, fill: str | None = None) -> Cell:
    """A cell of one or more paragraphs."""
    return Cell(text, span, down, fill)


LONGEST_SPAN = 4  # rows; a longer cell would not be parted by the foot of a page


def beside(text: str, count: int, place: int) -> tuple[Cell, ...]:
    """The cell that stands beside ``count`` rows, for the row at ``place``: it is there at the
    first of them, and again after so many that a page may end between."""
    if place % LONGEST_SPAN:
        return ()
    return (cell(text, down=min(LONGEST_SPAN, count - place)),)


def grid_row(*texts: str) -> tuple[Cell, ...]:
    """A row of cells of one paragraph each."""
    return tuple(cell(text) for text in texts)
