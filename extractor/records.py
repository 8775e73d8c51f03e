"""The nouns of the house: what a paper is made of, and what is found in it.

Every record is a frozen dataclass and carries its evidence: the words as printed and where
they stand.  Pages count from 1 as in the file.  Boxes are ``(x0, y0, x1, y1)`` in points from
the top left corner of the page as a person sees it.  Offsets count characters of
:attr:`Paper.text`, the reader's plain text.  Dates are :class:`datetime.date`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
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


# ------------------------------------------------------------------ a paper as it was read


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
    its text layer; ``image_share`` is the part of it under its largest image, from 0 to 1."""

    number: int
    width: float
    height: float
    label: str | None = None
    chars: int = 0
    image_share: float = 0.0
    furniture: tuple[Furniture, ...] = ()
    filler: bool = False
    read: bool = True

    @property
    def without_text(self) -> bool:
        """A scan (a picture over half the page and under 150 characters) or an empty page."""
        scanned = self.image_share > 0.5 and self.chars < 150
        return not self.filler and (self.chars == 0 or scanned)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of a PDF's outline; ``level`` counts from 0."""

    title: str
    page: int
    level: int = 0


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


# ------------------------------------------------------------------ what is found in it


class ItemKind(StrEnum):
    """What an item of a pack, or an appendix to one, is."""

    MINUTES = "minutes"
    ACTION_SHEET = "action-sheet"
    FORWARD_PLAN = "forward-plan"
    KPI_REPORT = "kpi-report"
    REPORT = "report"
    APPENDIX = "appendix"
    EXCEPTION_REPORT = "exception-report"
    PRESENTATION = "presentation"
    PROCEDURAL = "procedural"
    AGENDA = "agenda"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting a paper is for.  ``time`` is ``HH:MM``; unknown values are None."""

    council: str | None = None
    council_code: str | None = None
    committee: str | None = None
    date: date | None = None
    time: str | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda or of minutes, or (number None) an appendix or front matter.

    ``parent`` is the number of the item it belongs to; ``problems`` say where the agenda, the
    stamps and the bookmarks disagreed about its pages.
    """

    id: str
    source: str
    number: str | None
    title: str
    kind: ItemKind
    first_page: int | None = None
    last_page: int | None = None
    parent: str | None = None
    evidence: Evidence | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a paper that belongs together: an item's own text, or an appendix."""

    item: AgendaItem
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its true days.  ``label`` as in the contract ("2022-23 Q3", "2022-11",
    "2023-24 HT2", "2022-12-31"); ``type`` one of financial-quarter, financial-year,
    academic-year, municipal-year, calendar-year, half-term, month, day."""

    label: str
    type: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class MinuteItem:
    """A numbered item of printed minutes."""

    number: str | None
    title: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at (or missing from) a meeting; ``role`` as printed ("Chair", "Parent
    Governor"); ``status`` one of present, remote, apologies, absent, in-attendance, substitute."""

    name: str
    role: str | None
    status: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a meeting resolved; lettered parts are resolutions of their own.  ``outcome`` is
    resolved, recommended, agreed, noted, lost or deferred; ``votes`` as printed or None."""

    minute: str | None
    text: str
    outcome: str
    votes: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting.  ``start`` and ``end`` are ``HH:MM``."""

    meeting_date: date | None
    committee: str | None
    items: tuple[MinuteItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    start: str | None = None
    end: str | None = None
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody is to do.  ``source`` is minutes or action-sheet; ``raised`` is the
    date of the meeting that raised it; ``due`` as printed; ``marked`` is False for a commitment
    in passing."""

    source: str
    text: str
    evidence: Evidence
    raised: date | None = None
    minute: str | None = None
    item: str | None = None
    owners: tuple[str, ...] = ()
    due: str | None = None
    status: str = "unknown"
    note: str | None = None
    marked: bool = True
    confidence: float = 1.0
    id: str = ""
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One row of a forward plan; ``section`` is the band it stands under, as printed."""

    subject: str
    evidence: Evidence
    section: str | None = None
    meeting_date: date | None = None
    background: str | None = None
    purpose: str | None = None
    method: str | None = None
    lead_officer: str | None = None
    note: str | None = None
    id: str = ""
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one indicator.  ``period`` is a label as in :class:`Period`; measures, units
    and sources as in the contract; ``as_printed`` is the cell or the words of the sentence."""

    indicator: str
    value: float
    unit: str
    measure: str
    source: str
    as_printed: str
    evidence: Evidence
    period: str | None = None
    period_type: str | None = None
    qualifier: str | None = None
    rag: str | None = None
    indicator_id: str | None = None
    confidence: float = 1.0
    id: str = ""
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of an indicator without a number."""

    indicator: str
    evidence: Evidence
    period: str | None = None
    standing: str | None = None
    direction: str | None = None
    indicator_id: str | None = None
    id: str = ""
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class CoverReport:
    """The head of a covering report; ``fields`` are its other labelled rows as printed."""

    subject: str | None
    evidence: Evidence
    meeting_date: date | None = None
    recommendations: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    classification: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that parsing found, by kind; ``+`` joins two."""

    minutes: tuple[Minutes, ...] = ()
    actions: tuple[Action, ...] = ()
    plan: tuple[PlanEntry, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[CoverReport, ...] = ()

    def __add__(self, other: Records) -> Records:
        return Records(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one paper gave, and how far it could be read (complete, partial or failed)."""

    paper: Paper
    meeting: Meeting = field(default_factory=Meeting)
    items: tuple[AgendaItem, ...] = ()
    records: Records = field(default_factory=Records)
    kind: str = "other"
    state: str = "complete"
    problems: tuple[Problem, ...] = ()
