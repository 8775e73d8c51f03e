"""Which pages a structure tree speaks for, and the words of each of its marks there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.reading.furniture import Draft
from extractor.reading.glyphs import Word
from extractor.reading.grid import Grid
from extractor.reading.structure import TABLE_PARTS, Mark, Node

COVERED = 0.9  # of a page's letters: then the tree speaks for the page
LUMP = 2000  # letters: a paragraph has fewer
HEADER_ROWS = 3  # rows of a table that may be printed again on its next pages, untagged


@dataclass(frozen=True, slots=True)
class Cover:
    """``words``: those of each mark in printing order, on the pages the tree speaks for;
    ``loose``: the words of these pages that stand outside the tree (repeated header rows are
    left out)."""

    words: dict[Mark, list[Word]]
    loose: dict[int, list[Word]]

    @property
    def pages(self) -> set[int]:
        """The pages the tree speaks for."""
        return set(self.loose)


def cover(tree: Node, drafts: Sequence[Draft]) -> Cover:
    """Join the words that no furniture took to the tree's marks, page by page."""
    tables = list(_tables(tree))
    marks = set(tree.marks())
    in_tables = {mark for table in tables for mark in table.marks()}
    kept = {d.sheet.number: _kept(d) for d in drafts}
    repeated = _repeated(tables, kept)
    found, loose = defaultdict(list), {}
    for draft in drafts:
        page = draft.sheet.number
        words = kept[page]
        outside = [w for w in words if Mark(page, w.mcid) not in marks]
        outside = [w for w in outside if w.text not in repeated.get(page, ())]
        enough = letters(outside) <= (1 - COVERED) * letters(words)
        if words and enough and not _lumped(words) and not _untold_grid(draft, page, in_tables):
            loose[page] = outside
            for word in words:
                found[Mark(page, word.mcid)].append(word)
    return Cover({m: w for m, w in found.items() if m in marks}, loose)


def letters(words: Iterable[Word]) -> int:
    """Count the characters of words."""
    return sum(len(w.text) for w in words)


def _kept(draft: Draft) -> list[Word]:
    """The words of a page that its furniture left, in printing order."""
    kept = {id(w) for line in draft.lines for w in line.words}
    kept |= {id(w) for grid in draft.grids for c in grid.cells for w in c.words}
    return [w for w in draft.sheet.words if id(w) in kept]


def _tables(node: Node) -> Iterator[Node]:
    for kid in node.nodes():
        if kid.role == "Table":
            yield kid
        else:
            yield from _tables(kid)


def _repeated(tables: Iterable[Node], kept: dict[int, list[Word]]) -> dict[int, set[str]]:
    """For each page on which a table goes on, the words of its first rows."""
    found: dict[int, set[str]] = defaultdict(set)
    for table in tables:
        pages = sorted({mark.page for mark in table.marks()})
        if len(pages) < 2:
            continue
        head = {m for row in list(rows(table))[:HEADER_ROWS] for m in row.marks()}
        words = {w.text for w in kept.get(pages[0], ()) if Mark(pages[0], w.mcid) in head}
        for page in range(pages[0] + 1, pages[-1] + 1):
            found[page] |= words
    return found


def rows(table: Node) -> Iterator[Node]:
    """Yield the rows of a table, those of its parts too, not those of tables in its cells."""
    for kid in table.nodes():
        if kid.role == "TR":
            yield kid
        elif kid.role in TABLE_PARTS:
            yield from rows(kid)


def _lumped(words: Sequence[Word]) -> bool:
    """Whether one mark holds most of a full page: then the tree tells nothing of its parts."""
    shares: Counter[int] = Counter()
    for word in words:
        shares[word.mcid] += len(word.text)
    _, most = shares.most_common(1)[0]
    return most > LUMP and most > 0.7 * shares.total()


def _untold_grid(draft: Draft, page: int, in_tables: set[Mark]) -> bool:
    """Whether the page prints a ruled table which the tree takes for paragraphs."""
    return any(_untold(grid, page, in_tables) for grid in draft.grids if _is_table(grid))


def _is_table(grid: Grid) -> bool:
    filled = [c for c in grid.cells if c.words]
    several = len({c.row for c in filled}) > 2 and len({c.column for c in filled}) > 1
    return several and len(filled) > 5


def _untold(grid: Grid, page: int, in_tables: set[Mark]) -> bool:
    words = [w for c in grid.cells for w in c.words]
    told = [w for w in words if Mark(page, w.mcid) in in_tables]
    return letters(told) < 0.5 * letters(words)
