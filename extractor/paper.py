"""A paper as it was read: pages of blocks, and the evidence any stretch of them can show.

Pages count from 1 as in the file.  Boxes are ``(x0, y0, x1, y1)`` in points from
the top left corner of the page as a person sees it.  Offsets count characters of
:attr:`Paper.text`, the reader's plain text.  Dates are :class:`datetime.date`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact can be seen: page and box in a paged file, else offsets in the plain text."""

    text: str
    page: int | None = None
    page_label: str | None = None
    bbox: Box | None = None
    offset: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept a paper, or a page of it, from being read whole.

    ``kind`` is a short code such as ``encrypted`` or ``no-text``; ``message`` is a sentence for
    a person that says what to do.
    """

    kind: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a passage: which of its characters, on which page, in which box."""

    start: int
    end: int
    page: int
    bbox: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words as they stand in a paper.

    ``text`` is normalised (ligatures, quotes, spaces; a broken word joined; words struck
    through left out; paragraphs of one cell parted by a line feed); ``printed`` keeps the
    words as printed where that differs.  ``lines`` place it on pages and are empty in files
    without pages; ``offset`` is where ``text`` begins in :attr:`Paper.text`.
    """

    text: str
    lines: tuple[Line, ...] = ()
    offset: int = 0
    bold: tuple[Stretch, ...] = ()
    printed: str | None = None
    struck: tuple[str, ...] = ()

    @property
    def page(self) -> int | None:
        """The page on which the passage begins, or None in a file without pages."""
        return self.lines[0].page if self.lines else None

    @property
    def last_page(self) -> int | None:
        """The page on which the passage ends."""
        return self.lines[-1].page if self.lines else None

    @property
    def is_bold(self) -> bool:
        """Whether nearly all of the passage is set in bold."""
        return sum(end - start for start, end in self.bold) >= 0.9 * max(len(self.text), 1)

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """Show the characters ``start`` to ``end``: the page of the first, and its box there."""
        end = len(self.text) if end is None else end
        words = self.text[start:end].strip()
        if not self.lines:
            return Evidence(words, offset=(self.offset + start, self.offset + end))
        touched = [ln for ln in self.lines if ln.start < end and ln.end > start] or [self.lines[0]]
        page = touched[0].page
        return Evidence(words, page=page, bbox=hull(ln.bbox for ln in touched if ln.page == page))


def hull(boxes: Iterator[Box] | list[Box] | tuple[Box, ...]) -> Box:
    """Return the smallest box around ``boxes`` (at least one)."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Passage):
    """One cell: its column counts from 0, spans are 1 or more."""

    column: int
    col_span: int = 1
    row_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a person sees it, joined over page breaks; empty cells are present, merged
    cells stand once at their first column (and in their first row)."""

    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell | None:
        """The cell that covers ``column``, or None."""
        return next((c for c in self.cells if c.column <= column < c.column + c.col_span), None)

    def text(self, column: int) -> str:
        """The words at ``column``; empty where there is no cell."""
        cell = self.cell(column)
        return cell.text if cell else ""

    @property
    def lone(self) -> Cell | None:
        """The only cell that holds words, or None where there are several or none."""
        filled = [c for c in self.cells if c.text.strip()]
        return filled[0] if len(filled) == 1 else None

    @property
    def band(self) -> Cell | None:
        """The cell of a band row: alone in its row, at its head or across most columns."""
        lone = self.lone
        width = sum(c.col_span for c in self.cells)
        if lone is None or width < 2:
            return None
        return lone if lone.column == 0 or lone.col_span > width / 2 else None


@dataclass(frozen=True, slots=True)
class Table:
    """What a person sees as one table: ``header`` rows once, then ``body`` rows."""

    header: tuple[Row, ...]
    body: tuple[Row, ...]
    columns: int

    @property
    def names(self) -> tuple[str, ...]:
        """Each column's name: the words of its header cells from top to bottom."""
        return tuple(
            " ".join(dict.fromkeys(r.text(c) for r in self.header if r.text(c)))
            for c in range(self.columns)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Passage):
    """A heading, paragraph, list item or table.

    ``level`` of a heading counts from 1, from size and weight; ``marker`` is the printed label
    of a list item or numbered heading ("3.4.", "(a)", "•"), which ``text`` leaves out;
    ``depth`` of a list item counts from 0.  The ``text`` of a table is its cells, parted by
    tabs and line feeds.
    """

    kind: BlockKind
    level: int | None = None
    marker: str | None = None
    depth: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that belong to the page, not to the text: ``kind`` is ``header``, ``footer``,
    ``page-number``, ``item-stamp`` ("Agenda Item 4a") or ``filler``."""

    kind: str
    text: str
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``label`` is the printed or stamped number; ``chars`` counts the characters of
    its text layer; ``image_share`` is the part of it under its largest image, from 0 to 1;
    ``recognised`` says that its words were seen in a picture, ``exempt`` that it is marked as not
    for the public."""

    number: int
    width: float
    height: float
    label: str | None = None
    chars: int = 0
    image_share: float = 0.0
    furniture: tuple[Furniture, ...] = ()
    filler: bool = False
    read: bool = True
    recognised: bool = False
    exempt: bool = False

    @property
    def without_text(self) -> bool:
        """A scan (a picture over half the page and under 150 characters) or an empty page."""
        scanned = self.image_share > 0.5 and self.chars < 150 and not self.recognised
        return not self.filler and (self.chars == 0 or scanned)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of a PDF's outline; ``level`` counts from 0."""

    title: str
    page: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sketch:
    """Some of the runs of words of one page (None: of a file without pages), which pages with the
    same words share: ``hashes`` are eight bytes each, in order."""

    page: int | None
    hashes: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as read: pages of blocks in reading order.  ``pages`` is empty for files without."""

    source: str
    sha256: str
    media_type: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    title: str | None = None
    reader: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """The plain text that offsets count in: the blocks' texts, a line feed after each."""
        return "".join(f"{block.text}\n" for block in self.blocks)

    def passages(self) -> Iterator[tuple[str, Passage]]:
        """Every block with its kind; of a table every row that holds words, as ``row``."""
        for block in self.blocks:
            if block.table is None:
                yield ("row" if block.kind is BlockKind.TABLE else str(block.kind)), block
            else:
                for row in block.table.header + block.table.body:
                    filled = [cell for cell in row.cells if cell.text.strip()]
                    if filled:
                        words = " | ".join(cell.text for cell in filled)
                        yield "row", Passage(text=words, lines=filled[0].lines[:1])
