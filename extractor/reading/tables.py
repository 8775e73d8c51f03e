"""A ruled grid becomes rows of cells with words, and at last a table as a person sees it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.paper import Box, Cell, Row, Table
from extractor.reading.glyphs import Fill, Sheet
from extractor.reading.grid import Grid, Square
from extractor.reading.lines import TextLine, broken_word, lines_of, runs_on, would_fit, wrapped
from extractor.reading.paragraphs import DASHES, usual_pitch
from extractor.reading.passages import BULLETS, cell, compose

MOST_HEADERS = 4


@dataclass(slots=True)
class Part:
    """The lines of a cell on one page, and the cell's box there."""

    lines: list[TextLine]
    box: Box

    @property
    def right(self) -> float:
        """How far its words may reach: the padding of the left side is kept on the right."""
        pad = min((ln.x0 for ln in self.lines), default=self.box[0]) - self.box[0]
        return self.box[2] - min(max(pad, 1.0), 8.0)


@dataclass(slots=True)
class GridCell:
    """A cell with its words, in parts where a page break splits it; ``shaded`` is a number for
    its colour, 0 for none."""

    column: int
    col_span: int
    row_span: int
    parts: list[Part]
    shaded: int = 0

    @property
    def lines(self) -> list[TextLine]:
        """Its lines over all pages."""
        return [ln for part in self.parts for ln in part.lines]

    @property
    def text(self) -> str:
        """Its words with single spaces, as they stand (for comparing)."""
        return " ".join(ln.text for ln in self.lines)

    @property
    def bold(self) -> bool:
        """Whether nearly all of its words are bold."""
        lines = self.lines
        return bool(lines) and sum(ln.bold_share for ln in lines) > 0.9 * len(lines)

    def joints(self, known: Container[str]) -> list[str]:
        """How each of its lines joins the next; a line feed parts paragraphs."""
        return list(_joints(self, known))


@dataclass(slots=True)
class GridRow:
    """One row on a page: its cells, its top and bottom."""

    cells: list[GridCell]
    page: int
    top: float
    bottom: float

    @property
    def texts(self) -> list[str]:
        """The words of each cell."""
        return [c.text for c in self.cells]

    @property
    def filled(self) -> list[GridCell]:
        """The cells that hold words."""
        return [c for c in self.cells if any(p.lines for p in c.parts)]

    @property
    def empty(self) -> bool:
        """Whether the row stands for itself and holds no words."""
        return bool(self.cells) and not self.filled and all(c.row_span == 1 for c in self.cells)


@dataclass(slots=True)
class Ruled:
    """A table on its way: column edges, rows, how many of them are header rows."""

    xs: list[float]
    rows: list[GridRow]
    header: int
    open_top: bool = False
    open_bottom: bool = False
    captions: list[GridRow] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1


def ruled(grid: Grid, sheet: Sheet) -> Ruled:
    """Read the words of a grid into rows, and tell its header rows by weight and shading."""
    rows = list(_rows(grid, sheet))
    table = Ruled(grid.xs, rows, 0, grid.open_top, grid.open_bottom)
    _lift_caption(table)
    table.header = header_rows(table)
    return table


def _rows(grid: Grid, sheet: Sheet) -> Iterator[GridRow]:
    by_row: dict[int, list[Square]] = {}
    for square in grid.cells:
        by_row.setdefault(square.row, []).append(square)
    for r, (top, bottom) in enumerate(pairwise(grid.ys)):
        squares = sorted(by_row.get(r, ()), key=lambda s: s.column)
        cells = [_cell(s, sheet, r <= MOST_HEADERS) for s in squares]
        row = GridRow(cells, sheet.number, top, bottom)
        if not row.empty:
            yield row


def _cell(square: Square, sheet: Sheet, look: bool) -> GridCell:
    lines = lines_of(square.words, sheet.number) if square.words else []
    dark = shaded(square.box, sheet.fills) if look else 0
    return GridCell(
        square.column, square.col_span, square.row_span, [Part(lines, square.box)], dark
    )


def shaded(box: Box, fills: Sequence[Fill]) -> int:
    """The colour of the last fill that covers at least half of the box; 0 for none."""
    x0, y0, x1, y1 = box
    half = 0.5 * (x1 - x0) * (y1 - y0)
    colour = 0
    for left, top, right, bottom, shade in fills:
        if left >= x1 or right <= x0 or top >= y1 or bottom <= y0:
            continue  # nearly all: a page has many fills, each beside most of its cells
        wide, high = min(x1, right) - max(x0, left), min(y1, bottom) - max(y0, top)
        if wide > 0 and high > 0 and wide * high >= half:
            colour = shade
    return colour


# ----------------------------------------------------------------------------- header rows


def _lift_caption(table: Ruled) -> None:
    """A first row that spans the whole table over a header row is its caption."""
    rows = table.rows
    while (
        len(rows) > 2
        and len(rows[0].cells) == 1
        and rows[0].cells[0].col_span == table.columns > 1
        and _headlike(rows[1], 2)
        and not _headlike(rows[2], 2)
    ):
        table.captions.append(rows.pop(0))


def _headlike(row: GridRow, fewest: int) -> bool:
    filled = row.filled
    return len(filled) >= fewest and (all(c.bold for c in filled) or bool(_shade(row)))


def _shade(row: GridRow) -> int:
    """The colour that all cells of a row have; 0 for none."""
    first = row.cells[0].shaded if row.cells else 0
    return first if all(c.shaded == first for c in row.cells) else 0


def header_rows(table: Ruled) -> int:
    """Count the rows at the top that are set unlike the rest; none where all are set alike."""
    rows = table.rows
    if table.columns < 2 or len(rows) < 2 or _labelled(table):
        return 0
    count = _leading(rows, _all_bold) or _leading(rows, _shade)
    while count and len(rows[count - 1].filled) < 2:
        count -= 1  # a band under the header belongs to the body
    reach = max((i + c.row_span for i in range(count) for c in rows[i].cells), default=0)
    count = max(count, min(reach, MOST_HEADERS))
    return count if count < len(rows) else 0


def _all_bold(row: GridRow) -> int:
    return int(bool(row.filled) and all(c.bold for c in row.filled))


def _leading(rows: Sequence[GridRow], look: Callable[[GridRow], int]) -> int:
    """How many rows share the first one's look before one has another; 0 where none has."""
    looks = [look(row) for row in rows[: MOST_HEADERS + 1]]
    count = next((i for i, one in enumerate(looks) if one != looks[0]), 0)
    return count if looks[0] else 0


def _labelled(table: Ruled) -> bool:
    """Two columns whose first holds bold or shaded labels all the way down."""
    if table.columns != 2:
        return False
    pairs = [(r.cells[0], r.cells[1]) for r in table.rows if len(r.cells) == 2]
    bold = sum(a.bold for a, _ in pairs)
    dark = [a.shaded and a.shaded != b.shaded for a, b in pairs[: MOST_HEADERS + 1]]
    return bold > 0.7 * max(len(pairs), 1) or (len(dark) > 1 and all(map(bool, dark)))


# --------------------------------------------------------------------------- to the records


def finish(table: Ruled, known: Container[str]) -> Table:
    """Compose every cell and part header from body."""
    rows = [_finished(r, i < table.header, known) for i, r in enumerate(table.rows)]
    return Table(tuple(rows[: table.header]), tuple(rows[table.header :]), table.columns)


def _finished(row: GridRow, header: bool, known: Container[str]) -> Row:
    return Row(tuple(_composed(c, header, known) for c in row.cells))


def _composed(one: GridCell, header: bool, known: Container[str]) -> Cell:
    lines = one.lines
    spans = {"col_span": one.col_span, "row_span": one.row_span, "header": header}
    if not lines:
        return Cell(text="", column=one.column, **spans)  # type: ignore[arg-type]
    return cell(compose(wrapped(lines, one.joints(known), known)), one.column, **spans)


def _joints(one: GridCell, known: Container[str]) -> Iterator[str]:
    rights = [part.right for part in one.parts for _ in part.lines]
    lines = one.lines
    pitch = usual_pitch(lines)
    dashes = sum(ln.first.text in DASHES for ln in lines)
    items = BULLETS if dashes > 1 or lines[0].first.text in DASHES else BULLETS - DASHES
    for (line, following), right in zip(pairwise(lines), rights, strict=False):
        room = right - line.x1
        if broken_word(line, following, room, known):
            yield ""
        elif following.first.text in items and len(following.words) > 1:
            yield "\n"
        else:
            yield "\n" if _ended(line, following, room, pitch) else " "


def _ended(line: TextLine, following: TextLine, room: float, pitch: float) -> bool:
    """Whether a paragraph of the cell ends here: space below the line, or room left on it."""
    step = (following.base - line.base) / max(line.size, 1.0)
    if line.page == following.page and step > 1.12 * pitch and line.size == following.size:
        return not runs_on(line.text, following.text) or step > 1.6 * pitch
    dash = following.first.text in DASHES
    if line.bold_share > 0.9 and following.bold_share < 0.1 and following.text[:1].isupper():
        return True
    return would_fit(line, following, room) and not dash and not _flows(line, following)


def _flows(line: TextLine, following: TextLine) -> bool:
    return runs_on(line.text, following.text) or len(line.text) < 3
