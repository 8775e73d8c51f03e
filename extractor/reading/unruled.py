"""Tables without vertical rules: rows between horizontal rules, or columns of figures.

Where no rules part the rows, only figures are claimed: lists of names or agenda items in columns
stay text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.reading.glyphs import Rule, Sheet, Word
from extractor.reading.grid import merged
from extractor.reading.lines import TextLine, lines_of, runs_on, segments
from extractor.reading.paragraphs import marker_of
from extractor.reading.tables import GridCell, GridRow, Part, Ruled, header_rows

GAP = 1.0  # of the size: columns stand at least this far apart
FEWEST = 3  # rows
WRAPS = 2  # lines of a long name that may stand between two rows

# such as 14.20% or +£12.4m or (3,400) or n/a or 2/3 or TBC
FIGURE = re.compile(
    r"[-+–(]*£?[-+]?\d[\d,.]*\s?(%|k|m|bn|pp|p)?\)?\*?|n/?a|tbc|[-–]|nil", re.IGNORECASE
)


@dataclass(slots=True)
class _Run:
    """Consecutive lines ``start`` to ``end`` that look like rows of figures."""

    start: int
    end: int


def parted(lines: Sequence[TextLine], sheet: Sheet) -> list[list[TextLine] | Ruled]:
    """Part the lines of a page, top to bottom, into text and tables without vertical rules."""
    found: list[list[TextLine] | Ruled] = []
    done = 0
    for run, table in _between_rules(lines, sheet):
        found += [*_with_figures(lines[done : run.start], sheet), table]
        done = run.end
    return [*found, *_with_figures(lines[done:], sheet)]


def _with_figures(lines: Sequence[TextLine], sheet: Sheet) -> list[list[TextLine] | Ruled]:
    cut = [segments(line, GAP) for line in lines]
    found: list[list[TextLine] | Ruled] = []
    done = 0
    for run in _runs(cut):
        table = _table(cut[run.start : run.end], sheet)
        if table is not None:
            found += [list(lines[done : run.start]), table]
            done = run.end
    return [part for part in [*found, list(lines[done:])] if not isinstance(part, list) or part]


# --------------------------------------------------------------- rows between horizontal rules


def _between_rules(lines: Sequence[TextLine], sheet: Sheet) -> Iterator[tuple[_Run, Ruled]]:
    """Stacks of horizontal rules of one width whose rows have words in several columns."""
    done = 0
    for ys, x0, x1 in _stacks(lines, sheet):
        start = bisect_right([ln.base for ln in lines], ys[0])
        end = bisect_right([ln.base for ln in lines], ys[-1])
        if start < done or any(ln.x0 < x0 - 4 or ln.x1 > x1 + 4 for ln in lines[start:end]):
            continue
        table = _ruled_rows(lines[start:end], ys, sheet)
        if table is not None:
            run = _outer_rows(table, lines, _Run(start, end), done)
            table.header = header_rows(table) or _names(table)
            done = run.end
            yield run, table


def _outer_rows(table: Ruled, lines: Sequence[TextLine], run: _Run, done: int) -> _Run:
    """Take in the rows above the first rule (names of columns) and below the last (totals)."""
    page = lines[0].page
    while run.start > done and _fits(lines[run.start - 1], lines[run.start], table.xs):
        run.start -= 1
        table.rows.insert(0, _row([lines[run.start]], table.xs, page))
    while run.end < len(lines) and _fits(lines[run.end], lines[run.end - 1], table.xs):
        table.rows.append(_row([lines[run.end]], table.xs, page))
        run.end += 1
    return run


def _fits(line: TextLine, beside: TextLine, xs: Sequence[float]) -> bool:
    """Whether the line, next to a row, has pieces in several of the columns, one in each."""
    parts = segments(line, GAP)
    if len(parts) < 2 or abs(line.base - beside.base) > 3 * line.size:
        return False
    columns = [bisect_right(xs, (p.x0 + p.x1) / 2) for p in parts]
    return len(set(columns)) == len(columns)


def _stacks(lines: Sequence[TextLine], sheet: Sheet) -> Iterator[tuple[list[float], float, float]]:
    """The heights of rules of one width, beside the lines; their left and right ends."""
    if not lines or len(sheet.across) <= FEWEST:
        return
    top, foot = lines[0].base - 3 * lines[0].size, lines[-1].base + 3 * lines[-1].size
    stacks: dict[tuple[int, int], list[Rule]] = {}
    for rule in merged(sheet.across):
        if top < rule.at < foot and rule.end - rule.start > 0.4 * sheet.width:
            stacks.setdefault((round(rule.start / 3), round(rule.end / 3)), []).append(rule)
    for rules in stacks.values():
        if len(rules) > FEWEST:
            yield sorted(r.at for r in rules), rules[0].start, rules[0].end


def _ruled_rows(lines: Sequence[TextLine], ys: Sequence[float], sheet: Sheet) -> Ruled | None:
    bands: dict[int, list[TextLine]] = {}
    for line in lines:
        bands.setdefault(bisect_right(ys, line.base), []).append(line)
    pieces = [p for band in bands.values() for ln in band for p in _pieces(band, ln)]
    xs = _edges(pieces) if pieces else []
    if len(xs) < 3 or len(bands) < FEWEST:
        return None
    rows = [_row(band, xs, sheet.number) for band in bands.values()]
    if sum(len(row.filled) > 1 for row in rows) < 0.7 * len(rows):
        return None
    return Ruled(xs, rows, 0)


def _pieces(band: Sequence[TextLine], line: TextLine) -> list[TextLine]:
    """A line's pieces; those of a row with one long line only say nothing of columns."""
    return [] if len(band) == 1 and len(segments(line, GAP)) == 1 else segments(line, GAP)


# ----------------------------------------------------------------------- columns of figures


def _is_row(parts: Sequence[TextLine]) -> bool:
    return len(parts) > 2 or (len(parts) == 2 and bool(FIGURE.fullmatch(parts[1].text)))


def _runs(cut: Sequence[Sequence[TextLine]]) -> Iterator[_Run]:
    """Stretches of rows, with few lines of wrapped words between them."""
    rows = [i for i, parts in enumerate(cut) if _is_row(parts)]
    start = 0
    for n in range(1, len(rows) + 1):
        if n == len(rows) or rows[n] - rows[n - 1] > WRAPS + 1:
            run = _Run(rows[start], _wrapped_end(cut, rows[n - 1]))
            if n - start >= FEWEST and _of_figures(cut[run.start : run.end]):
                yield run
            start = n


def _wrapped_end(cut: Sequence[Sequence[TextLine]], last: int) -> int:
    """Where the last row ends: the rest of its name may stand below it."""
    end = last + 1
    while end < min(len(cut), last + WRAPS + 1):
        above, below = cut[end - 1][0], cut[end][0]
        near = below.base - above.base < 1.6 * above.size and abs(below.x0 - above.x0) < 3
        if len(cut[end]) > 1 or not near or not runs_on(above.text, below.text):
            break
        end += 1
    return end


def _of_figures(cut: Sequence[Sequence[TextLine]]) -> bool:
    """Whether most rows hold figures beside their first words, and few begin with a label."""
    rows = [parts for parts in cut if _is_row(parts)]
    with_figures = sum(any(FIGURE.fullmatch(p.text) for p in parts[1:]) for parts in rows)
    rest = [p.text for parts in rows for p in parts[1:]]
    figures = sum(bool(FIGURE.fullmatch(text)) for text in rest)
    labels = sum(_labelled(parts) for parts in rows)
    return with_figures >= FEWEST and figures > 0.5 * len(rest) and labels < 0.3 * len(rows)


def _labelled(parts: Sequence[TextLine]) -> bool:
    words = [w for p in parts for w in p.words]
    return marker_of(TextLine(words, parts[0].page)) is not None


# --------------------------------------------------------------------------- rows and columns


def _table(cut: Sequence[Sequence[TextLine]], sheet: Sheet) -> Ruled | None:
    rows = [parts for parts in cut if _is_row(parts)]
    xs = _edges([p for parts in rows for p in parts])
    if len(xs) < 3:
        return None
    bands = _bands(cut, sheet.across, xs)
    made = [_row(lines, xs, sheet.number) for lines in bands]
    table = Ruled(xs, [row for row in made if row.filled], 0)
    table.header = header_rows(table) or _names(table)
    return table


def _edges(parts: Sequence[TextLine]) -> list[float]:
    """The middles of the gaps that no row's words cross, and the outer edges."""
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((p.x0, p.x1) for p in parts):
        if spans and x0 <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(spans)]
    return [spans[0][0] - 2, *inner, spans[-1][1] + 2]


def _bands(
    cut: Sequence[Sequence[TextLine]], across: Sequence[Rule], xs: Sequence[float]
) -> list[list[TextLine]]:
    """Lines of one row each: between rules where rules part them, else wrapped lines go with
    the nearest row."""
    flat = [p for parts in cut for p in parts]
    ys = sorted(r.at for r in across if min(r.end, xs[-1]) - max(r.start, xs[0]) > 0.6 *
                (xs[-1] - xs[0]))  # fmt: skip
    ys = [y for y in ys if flat[0].base - 2 * flat[0].size < y < flat[-1].base + flat[-1].size]
    if len(ys) >= FEWEST and len(ys) >= 0.6 * sum(map(_is_row, cut)):
        bands: dict[int, list[TextLine]] = {}
        for part in flat:
            bands.setdefault(bisect_right(ys, part.base), []).append(part)
        return [bands[k] for k in sorted(bands)]
    heads = [i for i, parts in enumerate(cut) if _is_row(parts)]
    rows: dict[int, list[TextLine]] = {i: [] for i in heads}
    for parts in cut:
        nearest = min(heads, key=lambda i: abs(cut[i][0].base - parts[0].base))
        rows[nearest] += parts
    return list(rows.values())


def _row(lines: Sequence[TextLine], xs: Sequence[float], page: int) -> GridRow:
    columns: list[list[Word]] = [[] for _ in xs[1:]]
    for word in (w for line in lines for w in line.words):
        at = bisect_right(xs, (word.x0 + word.x1) / 2) - 1
        columns[min(max(at, 0), len(columns) - 1)].append(word)
    top = min(ln.box[1] for ln in lines)
    foot = max(ln.box[3] for ln in lines)
    cells = [
        GridCell(c, 1, 1, [Part(lines_of(words, page) if words else [], (a, top, b, foot))])
        for c, (words, (a, b)) in enumerate(zip(columns, pairwise(xs), strict=True))
    ]
    return GridRow(cells, page, top, foot)


def _names(table: Ruled) -> int:
    """Count the rows above the first that holds a figure."""
    for count, row in enumerate(table.rows):
        if any(FIGURE.fullmatch(c.text) for c in row.cells[1:] if c.text):
            return count
    return 0
