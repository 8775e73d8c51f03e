"""Blocks of an untagged paper, told by fonts, spacing and ruling lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from extractor.paper import Block, BlockKind
from extractor.reading.columns import columns
from extractor.reading.furniture import Draft
from extractor.reading.glyphs import Sheet, Word
from extractor.reading.grid import grids
from extractor.reading.headings import Headings
from extractor.reading.joining import join
from extractor.reading.lines import TextLine, Vocabulary, lines_of
from extractor.reading.paragraphs import Paragraph, continues, paragraphs, run_on, text_right
from extractor.reading.passages import PrintedLine, block, compose, table_block
from extractor.reading.tables import GridRow, Ruled, finish, ruled
from extractor.reading.unruled import parted

Element = Paragraph | Ruled


def draft(sheet: Sheet) -> Draft:
    """Part a page into ruled tables and lines."""
    found, loose = grids(sheet)
    return Draft(sheet, found, lines_of(loose, sheet.number))


def vocabulary(drafts: Sequence[Draft]) -> Vocabulary:
    """Return the words of the paper."""
    return Vocabulary(_words(drafts))


def blocks(elements: Sequence[Element], known: Container[str]) -> Iterator[Block]:
    """Yield paragraphs and tables as blocks; what tags already say of one is not guessed."""
    headings = Headings(e for e in elements if isinstance(e, Paragraph))
    depths = _Depths()
    for element in elements:
        if isinstance(element, Ruled):
            depths.reset()
            yield from _table_blocks(element, known)
        else:
            yield _text_block(element, headings, depths, known)


def _words(drafts: Sequence[Draft]) -> Iterator[Word]:
    for one in drafts:
        yield from (w for line in one.lines for w in line.words)
        yield from (w for grid in one.grids for c in grid.cells for w in c.words)


# ---------------------------------------------------------------------- pages run together


def flow(drafts: Sequence[Draft], known: Container[str]) -> list[Element]:
    """Return all paragraphs and tables in reading order, once furniture is taken out; those
    that a page break split are whole."""
    feet = _feet(drafts)
    rights = _rights(drafts)
    found: list[Element] = []
    for one in drafts:
        right = rights[one.sheet.number]
        for strand in _strands(one, right):
            if isinstance(strand, Ruled):
                _add_table(found, strand, feet[_shape(one)])
            else:
                _add_text(found, paragraphs(*strand, known))
    return found


def _strands(one: Draft, right: float) -> Iterator[Ruled | tuple[list[TextLine], float]]:
    """A page's tables, and between them its lines in columns, each with how far it reaches."""
    rest = sorted(one.lines, key=lambda ln: ln.base)
    for grid in one.grids:
        above = [ln for ln in rest if ln.base < grid.ys[0] + 1]
        yield from _text_and_figures(above, one.sheet, right)
        rest = rest[len(above) :]
        yield ruled(grid, one.sheet)
    yield from _text_and_figures(rest, one.sheet, right)


def _text_and_figures(
    lines: list[TextLine], sheet: Sheet, right: float
) -> Iterator[Ruled | tuple[list[TextLine], float]]:
    for part in parted(lines, sheet):
        if isinstance(part, Ruled):
            yield part
        else:
            yield from _columns(part, right)


def _columns(lines: list[TextLine], right: float) -> Iterator[tuple[list[TextLine], float]]:
    strands = columns(lines)
    for strand in strands:
        own = text_right(strand)
        yield strand, own if len(strands) > 1 and own < 0.62 * right else right


def _add_text(flow: list[Element], found: list[Paragraph]) -> None:
    above = flow[-1] if flow else None
    if found and isinstance(above, Paragraph) and continues(above, found[0]):
        flow[-1] = run_on(above, found[0])
        found = found[1:]
    flow += found


def _add_table(flow: list[Element], table: Ruled, foot: float) -> None:
    above = flow[-1] if flow else None
    if not (isinstance(above, Ruled) and not table.captions and join(above, table, foot)):
        flow.append(table)


def _shape(one: Draft) -> tuple[int, int]:
    return (round(one.sheet.width), round(one.sheet.height))


def _feet(drafts: Sequence[Draft]) -> dict[tuple[int, int], float]:
    """How far down text reaches on pages of each shape (rare low ones left out)."""
    lows: dict[tuple[int, int], list[float]] = defaultdict(list)
    for one in drafts:
        ys = [ln.base for ln in one.lines[-1:]] + [g.ys[-1] for g in one.grids]
        lows[_shape(one)].append(max(ys, default=0.0))
    return {shape: sorted(ys)[int(0.95 * (len(ys) - 1))] for shape, ys in lows.items()}


def _rights(drafts: Sequence[Draft]) -> dict[int, float]:
    """How far right text reaches on each page: a page of short lines goes by its likes, or by
    its left margin."""
    own = {d.sheet.number: text_right(d.lines) for d in drafts}
    rights: dict[int, float] = {}
    for _, group in groupby(sorted(drafts, key=_shape), key=_shape):
        pages = [d.sheet.number for d in group]
        usual = sorted(own[p] for p in pages)[len(pages) * 3 // 4]
        rights |= {p: own[p] if own[p] > 0.93 * usual else usual for p in pages}
    for one in drafts:
        if rights[one.sheet.number] < 0.75 * one.sheet.width and one.lines:
            left = min(line.x0 for line in one.lines)
            rights[one.sheet.number] = one.sheet.width - left
    return rights


# ------------------------------------------------------------------------------- to blocks


class _Depths:
    """How deep list items stand, by where their markers begin."""

    def __init__(self) -> None:
        self.lefts: list[float] = []

    def reset(self) -> None:
        self.lefts = []

    def of(self, left: float) -> int:
        while self.lefts and left < self.lefts[-1] - 4:
            self.lefts.pop()
        if not self.lefts or left > self.lefts[-1] + 4:
            self.lefts.append(left)
        return len(self.lefts) - 1


def _text_block(
    para: Paragraph, headings: Headings, depths: _Depths, known: Container[str]
) -> Block:
    passage = para.passage(known)
    level = para.level or (None if para.item else headings.level(para))
    if level:
        depths.reset()
        return block(BlockKind.HEADING, passage, level=level, marker=para.marker)
    if para.marker or para.item:
        depth = para.depth if para.item else depths.of(para.left)
        return block(BlockKind.LIST_ITEM, passage, marker=para.marker, depth=depth)
    return block(BlockKind.PARAGRAPH, passage)


def _table_blocks(table: Ruled, known: Container[str]) -> Iterator[Block]:
    for row in table.captions:
        yield block(BlockKind.PARAGRAPH, compose(_caption(row)))
    filled = [c for row in table.rows for c in row.filled]
    if len(filled) == 1:
        yield block(BlockKind.PARAGRAPH, compose(ln.printed(" ") for ln in filled[0].lines))
    elif filled:
        yield table_block(finish(table, known))


def _caption(row: GridRow) -> Iterator[PrintedLine]:
    return (ln.printed(" ") for c in row.cells for ln in c.lines)
