"""The nouns of the house: what a paper is made of, and what is found in it.

Every record is a frozen dataclass and carries its evidence: the words as printed and where
they stand.  Dates are :class:`datetime.date`; how pages, boxes and offsets count is said in
:mod:`extractor.paper`, whose nouns are offered here too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from extractor import __version__
from extractor.decision import Decided, Decision, Said
from extractor.paper import (
    Block,
    BlockKind,
    Bookmark,
    Box,
    Cell,
    Evidence,
    Furniture,
    Line,
    Page,
    Paper,
    Passage,
    Problem,
    Row,
    Sketch,
    Stretch,
    Table,
    hull,
)

__all__ = [
    "Action",
    "AgendaItem",
    "Attendance",
    "Block",
    "BlockKind",
    "Bookmark",
    "Box",
    "Cell",
    "Clearance",
    "CoverReport",
    "Decided",
    "Decision",
    "Evidence",
    "Exemption",
    "Extraction",
    "Figure",
    "Finding",
    "FindingValue",
    "Furniture",
    "ItemKind",
    "Line",
    "Meeting",
    "MinuteItem",
    "Minutes",
    "Page",
    "Paper",
    "Passage",
    "Period",
    "PlanEntry",
    "Problem",
    "Records",
    "Resolution",
    "Response",
    "Row",
    "Said",
    "Section",
    "Sketch",
    "Statement",
    "Stretch",
    "Table",
    "hull",
]


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
class Exemption:
    """A place where a paper says that something is not for the public, and why: ``schedule`` is
    12A (of the Local Government Act 1972) or 7A (of the Local Government (Scotland) Act 1973),
    ``paragraphs`` are those of it."""

    evidence: Evidence
    schedule: str | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda or of minutes, or (number None) an appendix or front matter.

    ``parent`` is the number of the item it belongs to; ``problems`` say where the agenda, the
    stamps and the bookmarks disagreed about its pages.  ``confidence`` says how sure its ``kind``
    is, and is None where that was not told by a trained model.  ``exempt`` is where the paper says
    that it is not for the public.
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
    confidence: float | None = None
    exempt: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a paper that belongs together: an item's own text, or an appendix."""

    item: AgendaItem
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its true days.  ``label`` as in the contract ("2022-23 Q3", "2022-11",
    "2023-24 HT2", "2022-12-31"); ``type`` one of financial-quarter, financial-year,
    academic-year, municipal-year, calendar-year, half-term, month, day; or a run: year-to-date,
    rolling-year and term have the label of the period they run up to, span ("2023-10/2024-03")
    that of both ends."""

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
    date of the meeting that raised it; ``due`` as printed; ``recipient`` is whom the result is
    for; ``marked`` is False for a commitment in passing; ``inferred`` says the task so that it
    stands alone, where the words as printed do not."""

    source: str
    text: str
    evidence: Evidence
    raised: date | None = None
    minute: str | None = None
    item: str | None = None
    owners: tuple[str, ...] = ()
    due: str | None = None
    recipient: str | None = None
    status: str = "unknown"
    note: str | None = None
    marked: bool = True
    confidence: float = 1.0
    inferred: str | None = None
    id: str = ""
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Clearance:
    """A sentence of minutes that says that the actions raised up to a day go from the sheet, being
    superseded; ``said`` is the meeting's day."""

    text: str
    until: date
    evidence: Evidence
    said: date | None = None
    minute: str | None = None
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
class FindingValue:
    """One of the values that a finding holds against another: ``value`` is a number, or what is
    said in its place (a period, a colour, a state), and ``text`` the words as printed."""

    value: float | str | None
    paper: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What papers say that does not fit together.  ``kind`` as in the contract, ``subject`` the
    indicator, action or report concerned, ``values`` the places side by side, ``explanation`` a
    plain sentence, ``confidence`` how sure it is that the papers are wrong, from 0 to 1."""

    kind: str
    council: str | None
    committee: str | None
    subject: str
    period: str | None
    values: tuple[FindingValue, ...]
    explanation: str
    confidence: float


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
class Response:
    """What is answered to one recommendation: ``text`` repeats it, ``outcome`` is accepted, partly
    accepted, rejected or None, ``answer`` the words; ``said`` is the day of the answer where the
    paper names it, ``due`` by when it will be done, as printed."""

    text: str
    outcome: str | None
    answer: str
    evidence: Evidence
    number: str | None = None
    lead: str | None = None
    due: str | None = None
    said: date | None = None
    id: str = ""
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
    clearances: tuple[Clearance, ...] = ()
    responses: tuple[Response, ...] = ()

    def __add__(self, other: Records) -> Records:
        return Records(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one paper gave, and how far it could be read (complete, partial or failed).
    ``extractor`` is the version that read it, and so found every record of it; ``decided`` is what
    people said of its records, by their ids, where it is as they have it."""

    paper: Paper
    meeting: Meeting = field(default_factory=Meeting)
    items: tuple[AgendaItem, ...] = ()
    records: Records = field(default_factory=Records)
    kind: str = "other"
    state: str = "complete"
    problems: tuple[Problem, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    extractor: str = __version__
    decided: tuple[tuple[str, Decided], ...] = ()
