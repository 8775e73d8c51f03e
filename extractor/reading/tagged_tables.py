"""Table elements of a structure tree become rows with columns, spans and header rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from extractor.paper import hull
from extractor.reading import tables
from extractor.reading.furniture import Draft
from extractor.reading.headers import header_rows, is_value
from extractor.reading.lines import TextLine, broken_word
from extractor.reading.paragraphs import Paragraph
from extractor.reading.structure import Node
from extractor.reading.tables import GridCell, GridRow, Part, Ruled
from extractor.reading.tagged_lines import only_label

Cells = list[tuple[Node, list[Paragraph | Ruled]]]
"""The cells of one row, each with the paragraphs and tables in it."""


@dataclass(slots=True)
class TaggedCell(GridCell):
    """A cell whose paragraphs are known: ``ends`` holds the last line of each (by identity)."""

    head: bool = False
    ends: set[int] = field(default_factory=set)

    def joints(self, known: Container[str]) -> list[str]:
        """How each of its lines joins the next, as its paragraphs end."""
        rights = [part.right for part in self.parts for _ in part.lines]
        found = []
        for (line, following), right in zip(pairwise(self.lines), rights, strict=False):
            cut = broken_word(line, following, right - line.x1, known)
            found.append("\n" if id(line) in self.ends else "" if cut else " ")
        return found


# ----------------------------------------------------------------------- is it a table


def is_table(rows: Sequence[Cells], pages: dict[int, Draft]) -> bool:
    """Whether a table holds rows and columns, and does not only set text side by side."""
    full = [row for row in rows if any(_speaks(elements) for _, elements in row)]
    columns = {i for row in full for i, (_, elements) in enumerate(row) if elements}
    nested = any(isinstance(e, Ruled) for row in full for _, found in row for e in found)
    if len(full) < 2 or len(columns) < 2 or (nested and len(full) < 3):
        return False
    if not any(_filled(row) > 1 for row in full) or _numbered(full):
        return False
    return len(full) > 2 or _framed(full, pages)


def _speaks(elements: Iterable[Paragraph | Ruled]) -> bool:
    """Whether there are words and not only dots or strokes to write on."""
    return any(
        any(c.isalnum() for line in para for c in line.text) for para in _paragraphs(elements)
    )


def _framed(rows: Sequence[Cells], pages: dict[int, Draft]) -> bool:
    """Whether rules or shading stand where the first row is printed."""
    lines = [ln for _, elements in rows[0] for para in _paragraphs(elements) for ln in para]
    x0, y0, x1, y1 = hull([line.box for line in lines])
    sheet = pages[lines[0].page].sheet
    level = [r for r in sheet.across if y0 - 15 < r.at < y1 + 15 and r.start < x1 and r.end > x0]
    upright = [r for r in sheet.down if x0 - 15 < r.at < x1 + 15 and r.start < y1 and r.end > y0]
    return len(level) + len(upright) > 1 or any(
        f[0] < x1 and f[2] > x0 and f[1] < y1 and f[3] > y0 for f in sheet.fills
    )


def _filled(row: Cells) -> int:
    return sum(bool(elements) for _, elements in row)


def _numbered(rows: Sequence[Cells]) -> bool:
    """Two columns, the first of which only numbers the text in the second."""
    if any(len(row) != 2 for row in rows):
        return False
    first = [row[0][1] for row in rows]
    return any(first) and all(len(e) == 1 and only_label(e[0]) for e in first if e)


# ------------------------------------------------------------------- columns and spans


def table(rows: Sequence[Cells], pages: dict[int, Draft]) -> Ruled:
    """Build a table; ``pages`` gives the ruled grids, whose edges say how wide columns are."""
    placed = [_placed(row, taken) for row, taken in zip(rows, _taken(rows), strict=True)]
    columns = max((c.column + c.col_span for row in placed for c in row), default=0)
    xs = _edges(placed, columns, pages)
    for row in placed:
        if sum(c.col_span for c in row) < columns:
            _move_to_edges(row, xs)
        else:
            _swap_lone(row, xs)
    _measure(placed, columns)
    done = [_grid_row(row) for row in placed]
    built = Ruled(xs, [r for r in done if r.cells and not r.empty], 0)
    _shade(built, pages)
    built.header = _header(
        built, [all(c.head for c in r) for r in placed if any(c.lines for c in r)]
    )
    for name in (c for row in built.rows[: built.header] for c in row.cells):
        assert isinstance(name, TaggedCell)
        name.ends.clear()  # a name is one, on however many lines it is set
    return built


def _taken(rows: Sequence[Cells]) -> list[set[int]]:
    """For each row, the columns that cells of earlier rows reach down into."""
    taken: list[set[int]] = [set() for _ in rows]
    for r, row in enumerate(rows):
        column = 0
        for node, _ in row:
            while column in taken[r]:
                column += 1
            for below in range(r + 1, min(r + node.row_span, len(rows))):
                taken[below] |= set(range(column, column + node.col_span))
            column += node.col_span
    return taken


def _placed(row: Cells, taken: set[int]) -> list[TaggedCell]:
    placed, column = [], 0
    for node, elements in row:
        while column in taken:
            column += 1
        placed.append(_cell(node, elements, column))
        column += node.col_span
    return placed


def _cell(node: Node, elements: Sequence[Paragraph | Ruled], column: int) -> TaggedCell:
    paragraphs = _unrepeated(list(_paragraphs(elements)))
    lines = [line for para in paragraphs for line in para]
    parts = [
        Part(run, hull([line.box for line in run]))
        for _, group in groupby(lines, key=lambda ln: ln.page)
        if (run := list(group))
    ]
    ends = {id(para[-1]) for para in paragraphs}
    head = node.role == "TH" and node.scope != "Row"
    return TaggedCell(column, node.col_span, node.row_span, parts, False, head, ends)


def _paragraphs(elements: Iterable[Paragraph | Ruled]) -> Iterator[list[TextLine]]:
    for element in elements:
        if isinstance(element, Ruled):
            rows = (*element.captions, *element.rows)
            yield from (c.lines for row in rows for c in row.cells if c.lines)
        elif element.lines:
            yield element.lines


def _unrepeated(paragraphs: list[list[TextLine]]) -> list[list[TextLine]]:
    """Leave out the same words a page on: spreadsheets and browsers print them on each page."""
    kept: list[list[TextLine]] = []
    for para in map(_once, paragraphs):
        text = [line.text for line in para]
        if not any(
            text == [line.text for line in one] and one[0].page < para[0].page for one in kept
        ):
            kept.append(para)
    return kept


def _once(para: list[TextLine]) -> list[TextLine]:
    """A paragraph without what only says again on a later page what it says on the first."""
    first, *others = (list(group) for _, group in groupby(para, key=lambda ln: ln.page))
    text = [line.text for line in first]
    same = others and all([line.text for line in other] == text for other in others)
    return first if same else para


# -------------------------------------------------------------------------- geometry


def _edges(
    rows: Sequence[Sequence[TaggedCell]],
    columns: int,
    pages: dict[int, Draft],
) -> list[float]:
    """The edges of columns: as ruled, else as far as their words reach."""
    ruled = next(_ruled_edges(rows, columns, pages), None)
    if ruled:
        return ruled
    lefts = [[ln.x0 for row in rows for c in row if c.column == j for ln in c.lines]
             for j in range(columns)]  # fmt: skip
    rights = [ln.x1 for row in rows for c in row for ln in c.lines]
    edges: list[float] = []
    for xs in lefts:
        edges.append(max(min(xs, default=0.0) - 2, edges[-1] if edges else 0.0))
    return [*edges, max([*rights, *edges]) + 2]


def _ruled_edges(
    rows: Sequence[Sequence[TaggedCell]],
    columns: int,
    pages: dict[int, Draft],
) -> Iterator[list[float]]:
    line = next((ln for row in rows for c in row for ln in c.lines), None)
    grids = pages[line.page].grids if line else ()
    for grid in grids:
        x0, y0, x1, y1 = grid.box
        if line and x0 < line.x0 < x1 and y0 < line.base < y1 and len(grid.xs) == columns + 1:
            yield grid.xs


def _move_to_edges(row: list[TaggedCell], xs: Sequence[float]) -> None:
    """Put the cells of a row with too few of them under the columns where they are printed."""
    wanted = [_column_at(one, xs) for one in row]
    known = [w for w in wanted if w is not None]
    if len(known) != len(row) or any(b <= a for a, b in pairwise(known)):
        return
    for one, column in zip(row, known, strict=True):
        one.column = column
        one.col_span = min(one.col_span, len(xs) - 1 - column)


def _swap_lone(row: list[TaggedCell], xs: Sequence[float]) -> None:
    """A band's words may be tagged in a column on the right of where they are printed."""
    filled = [one for one in row if one.lines]
    column = _column_at(filled[0], xs) if len(filled) == 1 else None
    if column is None or column >= filled[0].column:
        return
    for other in row:
        if other.column == column:
            other.column, filled[0].column = filled[0].column, column
            other.col_span, filled[0].col_span = filled[0].col_span, other.col_span
            row.sort(key=lambda c: c.column)
            return


def _column_at(one: TaggedCell, xs: Sequence[float]) -> int | None:
    if not one.lines:
        return None
    x0 = min(line.x0 for line in one.lines)
    return max((j for j in range(len(xs) - 1) if xs[j] <= x0 + 2), default=0)


def _measure(rows: Sequence[Sequence[TaggedCell]], columns: int) -> None:
    """Give the parts of each cell the width that words of its columns reach."""
    reach = [0.0] * (columns + 1)
    for one in (c for row in rows for c in row if c.col_span == 1 and c.lines):
        reach[one.column] = max(reach[one.column], *(line.x1 for line in one.lines))
    for one in (c for row in rows for c in row):
        last = min(one.column + one.col_span, columns) - 1
        for part in one.parts:
            x0, y0, x1, y1 = part.box
            part.box = (x0 - 1, y0, max(x1, reach[last]) + 1, y1)


def _grid_row(row: list[TaggedCell]) -> GridRow:
    boxes = [(p.lines[0].page, p.box) for c in row for p in c.parts]
    page = max((number for number, _ in boxes), default=0)
    here = [box for number, box in boxes if number == page] or [(0.0, 0.0, 0.0, 0.0)]
    return GridRow(list(row), page, min(b[1] for b in here), max(b[3] for b in here))


# ------------------------------------------------------------------------ header rows


def _shade(built: Ruled, pages: dict[int, Draft]) -> None:
    """Tell which cells of the first rows are shaded, empty ones too."""
    for row in built.rows[: tables.MOST_HEADERS + 1]:
        fills = pages[row.page].sheet.fills if row.page in pages else ()
        for one in row.cells if fills else ():
            end = min(one.column + one.col_span, built.columns)
            box = (built.xs[one.column], row.top, built.xs[end], row.bottom)
            one.shaded = tables.shaded(box, fills)


def _header(built: Ruled, told: Sequence[bool]) -> int:
    """Rows set unlike the rest, or told to be headers: but programs tell it of any first row,
    and some of every row, so their word counts only where the words allow it."""
    by_style = tables.header_rows(built) or _under_lone_row(built)
    by_tags = next((i for i, head in enumerate(told) if not head), len(told))
    if not by_style < by_tags < len(built.rows) or len(built.rows[by_tags - 1].filled) < 2:
        return by_style
    texts = [[c.text for c in row.cells] for row in built.rows]
    plausible = built.columns > 2 and not any(is_value(t) for row in texts[:by_tags] for t in row)
    return by_tags if plausible or header_rows(texts) == by_tags else by_style


def _under_lone_row(built: Ruled) -> int:
    """Header rows under a first row with one cell of words, such as All figures in £m; where
    that cell spans the table it is its caption."""
    if len(built.rows) < 3 or len(built.rows[0].filled) != 1:
        return 0
    count = tables.header_rows(Ruled(built.xs, built.rows[1:], 0))
    if count and len(built.rows[0].cells) == 1:
        built.captions.append(built.rows.pop(0))
        return count
    return count + 1 if count else 0
