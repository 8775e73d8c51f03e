"""Ruling lines become grids of cells, by small geometry functions.

Horizontal and vertical rules that touch are one frame.  Its distinct positions are the edges
of rows and columns; squares with no rule between them are one merged cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.paper import Box
from extractor.reading.glyphs import Fill, Rule, Sheet, Word

SNAP = 2.0  # points: positions this near are one edge
REACH = 3.0  # points: rules this near touch
STRIPES = 6  # rules of the same length, this many and this near, are a colour that fades
TOO_MANY = 400_000  # pairs of rules: a drawing or a map


@dataclass(slots=True)
class Square:
    """One cell of a grid: ``row`` and ``column`` of its top left, spans, box and words."""

    row: int
    column: int
    row_span: int
    col_span: int
    box: Box
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table on one page.  ``open_top`` and ``open_bottom``: its vertical rules run on
    past the outermost horizontal one, so the page cut a row there."""

    xs: list[float]
    ys: list[float]
    cells: list[Square]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> Box:
        """The box around the table."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def grids(sheet: Sheet) -> tuple[list[Grid], list[Word]]:
    """Return the ruled tables of a page with their words, from top to bottom, and the words
    that are in none."""
    framed = frames(sheet.across, sheet.down)
    found = [g for across, down in framed if (g := _grid(across, down, sheet.fills))]
    found = sorted(_outermost(found), key=lambda g: (g.ys[0], g.xs[0]))
    loose = _fill(found, sheet.words)
    return [g for g in found if any(c.words for c in g.cells)], loose


# ------------------------------------------------------------------------- rules that touch


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Snap rules to common positions and join collinear ones that touch."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][0].at <= SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return [joined for row in rows for joined in _collinear(row)]


def _without_gradients(rules: Sequence[Rule]) -> list[Rule]:
    """Leave out stacks of stripes: a colour that fades is drawn as many thin boxes."""
    stacks: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        stacks[round(rule.start), round(rule.end)].append(rule)
    return [r for stack in stacks.values() for r in _unstriped(sorted(stack))]


def _unstriped(stack: list[Rule]) -> list[Rule]:
    if len(stack) < STRIPES:
        return stack
    near = [b.at - a.at <= 2 * REACH for a, b in pairwise(stack)]
    return [r for r, before, after in zip(stack, [False, *near], [*near, False], strict=True)
            if not (before and after)]  # fmt: skip


def _collinear(row: list[Rule]) -> Iterator[Rule]:
    at = sum(r.at for r in row) / len(row)
    start, end = None, 0.0
    for rule in sorted(row, key=lambda r: r.start):
        if start is None:
            start, end = rule.start, rule.end
        elif rule.start - end <= REACH:
            end = max(end, rule.end)
        else:
            yield Rule(at, start, end)
            start, end = rule.start, rule.end
    if start is not None:
        yield Rule(at, start, end)


def frames(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the sets of horizontal and vertical rules that hang together."""
    level, upright = merged(_without_gradients(across)), merged(_without_gradients(down))
    if not level or not upright or len(level) * len(upright) > TOO_MANY:
        return
    parent = list(range(len(level) + len(upright)))
    for i, a in enumerate(level):
        for j, d in enumerate(upright, len(level)):
            if _touch(a, d):
                parent[_root(parent, j)] = _root(parent, i)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i in range(len(parent)):
        pair = sets.setdefault(_root(parent, i), ([], []))
        pair[i >= len(level)].append(level[i] if i < len(level) else upright[i - len(level)])
    yield from (pair for pair in sets.values() if all(pair))


def _touch(a: Rule, d: Rule) -> bool:
    return a.start - REACH <= d.at <= a.end + REACH and d.start - REACH <= a.at <= d.end + REACH


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


# ----------------------------------------------------------------------- edges and squares


def _grid(across: list[Rule], down: list[Rule], fills: Sequence[Fill]) -> Grid | None:
    """Build the grid of one frame; None for a lone line, cross or box, or a single column
    (boxed text)."""
    across = across + _shaded_bands(across, down, fills)
    xs = _edges([d.at for d in down], [a.start for a in across], [a.end for a in across])
    ys = _edges([a.at for a in across], [d.start for d in down], [d.end for d in down])
    ys = _used(ys, xs, across)
    xs = _used(xs, ys, down)
    if len(xs) < 3 or len(ys) < 2:
        return None
    levels = [a.at for a in across]
    return Grid(
        xs,
        ys,
        list(_squares(xs, ys, across, down)),
        open_top=ys[0] < min(levels) - REACH,
        open_bottom=ys[-1] > max(levels) + REACH,
    )


def _shaded_bands(across: list[Rule], down: list[Rule], fills: Sequence[Fill]) -> list[Rule]:
    """The upper and lower edges of shading that runs from side to side of a frame: some
    programs part a header row from the rest by colour alone."""
    left = min([r.start for r in across] + [r.at for r in down])
    right = max([r.end for r in across] + [r.at for r in down])
    top, foot = min(r.start for r in down), max(r.end for r in down)
    edges = [
        Rule(y, f[0], f[2])
        for f in fills
        if f[0] > left - REACH and f[2] < right + REACH and f[3] - f[1] > 3 * REACH
        for y in (f[1], f[3])
        if top - REACH <= y <= foot + REACH
    ]
    return [r for r in merged(edges) if r.end - r.start > 0.9 * (right - left)]


def _edges(at: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """The distinct positions, and the outer ends of the rules that cross them where no edge is
    drawn (an open side, or a row that the page cut)."""
    edges: list[float] = []
    for position in sorted(at):
        if not edges or position - edges[-1] > SNAP:
            edges.append(position)
    low, high = min(starts), max(ends)
    if low < edges[0] - 2 * REACH:
        edges.insert(0, low)
    if high > edges[-1] + 2 * REACH:
        edges.append(high)
    return edges


def _used(edges: list[float], crossing: list[float], rules: list[Rule]) -> list[float]:
    """Keep outer edges, and inner ones that part at least one pair of squares (an underline
    inside a cell parts none)."""
    inner = [e for e in edges[1:-1] if any(_wall(e, a, b, rules) for a, b in pairwise(crossing))]
    return [edges[0], *inner, edges[-1]] if len(edges) > 1 else edges


def _wall(at: float, start: float, end: float, rules: Iterable[Rule]) -> bool:
    """Whether rules at ``at`` cover most of the way from ``start`` to ``end``."""
    covered = sum(
        max(0.0, min(r.end, end) - max(r.start, start)) for r in rules if abs(r.at - at) <= SNAP
    )
    return covered >= 0.7 * (end - start)


def _squares(
    xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
) -> Iterator[Square]:
    """Grow each free square right, then down, until a rule stops it."""
    rows, columns = len(ys) - 1, len(xs) - 1
    at_x = [[r for r in down if abs(r.at - x) <= SNAP] for x in xs]
    at_y = [[r for r in across if abs(r.at - y) <= SNAP] for y in ys]
    right = [[_wall(xs[c + 1], ys[r], ys[r + 1], at_x[c + 1]) for c in range(columns)]
             for r in range(rows)]  # fmt: skip
    below = [[_wall(ys[r + 1], xs[c], xs[c + 1], at_y[r + 1]) for c in range(columns)]
             for r in range(rows)]  # fmt: skip
    taken = [[False] * columns for _ in range(rows)]
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            wide = _extent(c, columns, lambda k, r=r: not right[r][k] and not taken[r][k + 1])
            high = _extent(r, rows, lambda k, c=c, w=wide: _open(k, c, w, below, right, taken))
            for i in range(r, r + high):
                taken[i][c : c + wide] = [True] * wide
            yield Square(r, c, high, wide, (xs[c], ys[r], xs[c + wide], ys[r + high]))


def _extent(start: int, limit: int, goes_on: object) -> int:
    k = start
    while k + 1 < limit and goes_on(k):  # type: ignore[operator]
        k += 1
    return k - start + 1


def _open(
    row: int,
    column: int,
    wide: int,
    below: list[list[bool]],
    right: list[list[bool]],
    taken: list[list[bool]],
) -> bool:
    span = range(column, column + wide)
    clear = not any(below[row][c] or taken[row + 1][c] for c in span)
    return clear and not any(right[row + 1][c] for c in span[:-1])


# ------------------------------------------------------------------------ words into cells


def _outermost(found: list[Grid]) -> list[Grid]:
    """Leave out grids inside another's: their words belong to the outer cell."""
    return [g for g in found if not any(o is not g and _inside(g.box, o.box) for o in found)]


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer[0] - SNAP <= inner[0]
        and outer[1] - SNAP <= inner[1]
        and inner[2] <= outer[2] + SNAP
        and inner[3] <= outer[3] + SNAP
    )


def _fill(found: list[Grid], words: Iterable[Word]) -> list[Word]:
    """Give each word to the cell under its middle; return the words outside all grids."""
    if not found:
        return list(words)
    loose = []
    maps = [(g, g.box, _owners(g)) for g in found]
    for word in words:
        x = (word.x0 + word.x1) / 2
        y = word.base - 0.3 * word.font.size if word.upright else (word.y0 + word.y1) / 2
        for grid, box, owners in maps:
            if box[0] <= x < box[2] and box[1] <= y < box[3]:
                at = (bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1)
                owners[at].words.append(word)
                break
        else:
            loose.append(word)
    return loose


def _owners(grid: Grid) -> dict[tuple[int, int], Square]:
    return {
        (r, c): square
        for square in grid.cells
        for r in range(square.row, square.row + square.row_span)
        for c in range(square.column, square.column + square.col_span)
    }
