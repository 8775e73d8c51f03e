"""Tables that a page break split are one table, and rows that it cut are one row.

Words alone mislead: a row is joined only where geometry allows that it was cut.
"""

from __future__ import annotations

from collections.abc import Container

from extractor.reading.lines import broken_word, runs_on, would_fit
from extractor.reading.tables import GridCell, GridRow, Ruled

SAME_EDGE = 3.0  # points
MOST_REPEATED = 3


def join(above: Ruled, below: Ruled, foot: float) -> bool:
    """Append ``below`` to ``above`` where a person sees one table; nothing stands between them.

    ``foot`` is how far down text reaches on the pages of ``above``, in points.
    """
    repeated = _repeated_rows(above, below)
    if not repeated and not _same_table(above, below, foot):
        return False
    if not repeated:
        _align(above, below)
    rows = below.rows[repeated:]
    if repeated:
        above.header = max(above.header, repeated)
    if rows and rows[0].page > above.rows[-1].page and _was_cut(above, rows[0], rows[1:]):
        _mend(above.rows[-1], rows[0])
        rows = rows[1:]
    above.rows += rows
    above.open_bottom = below.open_bottom
    return True


# ---------------------------------------------------------------------- is it the same table


def _repeated_rows(above: Ruled, below: Ruled) -> int:
    """How many of the lower table's first rows repeat the upper one's header."""
    if above.columns != below.columns:
        return 0
    for count in range(min(MOST_REPEATED, len(above.rows), len(below.rows)), 0, -1):
        heads = above.rows[:count], below.rows[:count]
        if all(_same_words(a, b) for a, b in zip(*heads, strict=True)):
            marked = above.header >= count or below.header >= count
            return count if marked or _over_page(above, below) else 0
    return 0


def _same_words(a: GridRow, b: GridRow) -> bool:
    left, right = ["".join(t.split()) for t in a.texts], ["".join(t.split()) for t in b.texts]
    return left == right and sum(bool(t) for t in left) > 1


def _over_page(above: Ruled, below: Ruled) -> bool:
    return below.rows[0].page > above.rows[-1].page


def _same_table(above: Ruled, below: Ruled, foot: float) -> bool:
    """Without a repeated header: the same edges, straight over a page break, and no room left
    where the upper part ends."""
    if not below.rows or not above.rows or below.rows[0].page != above.rows[-1].page + 1:
        return False
    if not _edges_agree(above.xs, below.xs):
        return False
    if below.header and above.header:
        return False
    if above.open_bottom or below.open_top:
        return True
    first = below.rows[0]
    return above.rows[-1].bottom + (first.bottom - first.top) > foot - 24


def _edges_agree(a: list[float], b: list[float]) -> bool:
    """Whether one table's column edges are all among the other's, outer edges in common."""
    few, many = sorted((a, b), key=len)
    if abs(few[0] - many[0]) > SAME_EDGE or abs(few[-1] - many[-1]) > SAME_EDGE:
        return False
    return all(any(abs(x - y) <= SAME_EDGE for y in many) for x in few)


def _align(above: Ruled, below: Ruled) -> None:
    """Count both tables' columns by the finer edges of the two."""
    if len(above.xs) == len(below.xs):
        return
    coarse, fine = sorted((above, below), key=lambda t: len(t.xs))
    place = [min(range(len(fine.xs)), key=lambda i: abs(fine.xs[i] - x)) for x in coarse.xs]
    for row in coarse.rows:
        for cell in row.cells:
            end = place[cell.column + cell.col_span]
            cell.column = place[cell.column]
            cell.col_span = end - cell.column
    coarse.xs = list(fine.xs)


# ------------------------------------------------------------------------- was a row cut


def _was_cut(above: Ruled, first: GridRow, others: list[GridRow]) -> bool:
    """Whether ``first`` is the rest of the last row: every cell with words in both parts was
    full, and the lead cell is empty below or the words run on."""
    last = above.rows[-1]
    halves = _halves(last, first)
    if len(above.rows) <= above.header or halves is None:
        return False
    if any(b.lines and not a.lines for a, b in halves):
        return False
    pairs = [(a, b) for a, b in halves if b.lines]
    if not pairs or any(_room_below(a, last) for a, _ in pairs):
        return False
    lead = last.filled[0]
    if above.open_bottom or all(_continues(a, b) for a, b in pairs):
        return True
    rows = [*above.rows[above.header : -1], *others]
    return lead is not pairs[0][0] and not any(_grouped(r, lead.column) for r in rows)


def _grouped(row: GridRow, lead: int) -> bool:
    """Whether a whole row stands under another's lead cell, its own left empty."""
    return bool(row.filled) and len(row.cells) > 1 and row.filled[0].column > lead


def _halves(last: GridRow, first: GridRow) -> list[tuple[GridCell, GridCell]] | None:
    """The cells of a row beside those that may be the rest of them; None where the two rows are
    not shaped alike.  A cell without words may stand under one that is merged over rows."""
    upper = {(c.column, c.col_span): c for c in last.cells}
    lower = {(c.column, c.col_span): c for c in first.cells}
    alone = [c for place, c in lower.items() if place not in upper]
    if len(upper) < 2 or not upper.keys() <= lower.keys() or any(c.lines for c in alone):
        return None
    return [(upper[place], lower[place]) for place in upper]


def _room_below(cell: GridCell, row: GridRow) -> bool:
    line = cell.lines[-1]
    return cell.parts[-1].box[3] - line.base > 1.6 * line.size and row.page == line.page


def _continues(above: GridCell, below: GridCell, known: Container[str] = ()) -> bool:
    line, following = above.lines[-1], below.lines[0]
    room = above.parts[-1].right - line.x1
    if runs_on(line.text, following.text) or broken_word(line, following, room, known):
        return True
    ended = line.text.endswith((".", "!", "?"))
    return not ended and not would_fit(line, following, room)


def _mend(last: GridRow, rest: GridRow) -> None:
    for a, b in _halves(last, rest) or ():
        if b.lines:
            a.parts += b.parts
    last.page, last.bottom = rest.page, rest.bottom
