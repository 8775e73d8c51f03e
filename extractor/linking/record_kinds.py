"""The single records of papers that people decide: a row of :data:`KINDS` each.

A row says where a paper has such records, what tells one from the others, and what of it can be
corrected; all else is the same for every kind (:mod:`extractor.linking.decided_records`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from extractor.linking import record_fields as fields
from extractor.linking.record_fields import Field
from extractor.records import Extraction, ItemKind, Minutes

UNITS = ("percent", "count", "points", "gbp", "days", "weeks", "rate", "ratio", "score")
MEASURES = (
    *("actual", "target", "intervention", "national", "regional", "statistical-neighbours"),
    *("forecast", "previous"),
)
STATUSES = ("present", "remote", "apologies", "absent", "in-attendance", "substitute")
DIRECTIONS = ("", "improved", "worsened", "unchanged")
ITEMS, MINUTES = "items", "minutes"
Telling = Callable[[Any], str]
Placed = tuple[date | None, Any]  # the day of the meeting that a record is of, and the record


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Records of one kind.

    ``name`` is the kind of their decisions and ``prefix`` begins their IDs; ``reads`` is where a
    paper has them, and of its minutes which ``part``; ``source`` says what part of the paper says
    it, and ``words`` are its words.  ``apart`` gives what else tells it, which must be the same to
    the letter, as must the words where they are ``exact``.
    """

    name: str
    prefix: str
    reads: str
    source: Telling
    words: Telling
    fields: Mapping[str, Field]
    part: str = ""
    apart: Callable[[Any], tuple[tuple[str, str], ...]] = field(default=lambda _: ())
    exact: bool = False

    @property
    def table(self) -> str:
        """The table of a library that holds them, in the order of :meth:`every`."""
        return self.part or self.reads

    def every(self, paper: Extraction) -> Iterator[Placed]:
        """Every record of a paper in its order, with the day of its meeting."""
        if not self.part:
            for record in paper.items if self.reads == ITEMS else of(paper.records, self.reads):
                yield paper.meeting.date, record
        for minutes in paper.records.minutes if self.part else ():
            for record in of(minutes, self.part):
                yield minutes.meeting_date or paper.meeting.date, record

    def put(self, paper: Extraction, now: Sequence[Any]) -> Extraction:
        """A paper with other records, in the order of :meth:`every`; None for one that is gone."""
        left = iter(now)
        if self.part:
            minutes = tuple(self._in_minutes(each, left) for each in paper.records.minutes)
            return replace(paper, records=replace(paper.records, minutes=minutes))
        kept = tuple(record for record in left if record is not None)
        if self.reads == ITEMS:
            return replace(paper, items=kept)
        return replace(paper, records=replace(paper.records, **{self.reads: kept}))

    def _in_minutes(self, minutes: Minutes, left: Iterator[Any]) -> Minutes:
        """Minutes with the next of the records."""
        own = [next(left) for _ in of(minutes, self.part)]
        kept: dict[str, Any] = {self.part: tuple(each for each in own if each is not None)}
        return replace(minutes, **kept)


def of(record: Any, name: str) -> tuple[Any, ...]:
    """The records that another has under a name."""
    found: tuple[Any, ...] = getattr(record, name)
    return found


def always(source: str) -> Telling:
    """One and the same part of a paper."""
    return lambda _: source


FIGURE = RecordKind(
    "figure",
    "fig-",
    "figures",
    lambda figure: figure.source,
    lambda figure: figure.indicator,
    {
        "indicator": fields.indicator(matched=True),
        "value": fields.number(),
        "unit": fields.one_of("unit", UNITS),
        "period": fields.period(typed=True),
        "measure": fields.one_of("measure", MEASURES),
    },
    apart=lambda figure: ((f"{figure.measure} {figure.period or ''}".strip(), figure.as_printed),),
)
RESOLUTION = RecordKind(
    "resolution",
    "res-",
    MINUTES,
    always(MINUTES),
    lambda resolution: resolution.text,
    {"text": fields.words("text")},
    part="resolutions",
)
ATTENDANCE = RecordKind(
    "attendance",
    "att-",
    MINUTES,
    always(MINUTES),
    lambda person: person.name,
    {
        "name": fields.words("name"),
        "role": fields.words("role", wanted=False),
        "status": fields.one_of("status", STATUSES),
    },
    part="attendance",
    exact=True,
)
ITEM = RecordKind(
    "item",
    "itm-",
    ITEMS,
    lambda item: item.source,
    lambda item: item.title,
    {
        "title": fields.words("title"),
        "kind": fields.one_of("kind", tuple(each.value for each in ItemKind), ItemKind),
    },
)
STATEMENT = RecordKind(
    "statement",
    "say-",
    "statements",
    always("statement"),
    lambda statement: statement.indicator,
    {
        "indicator": fields.indicator(matched=False),
        "period": fields.period(typed=False),
        "direction": fields.one_of("direction", DIRECTIONS),
    },
    apart=lambda said: (
        (" ".join(filter(None, (said.standing, said.period))), said.evidence.text),
    ),
)
COVER = RecordKind(
    "cover",
    "rep-",
    "reports",
    always("report"),
    lambda report: report.subject or "",
    {"title": fields.words("subject")},
)
KINDS = (FIGURE, RESOLUTION, ATTENDANCE, ITEM, STATEMENT, COVER)
BY_NAME = {each.name: each for each in KINDS}
FIELDS = tuple(dict.fromkeys(name for kind in KINDS for name in kind.fields))


def kind_of(name: str) -> RecordKind | None:
    """The kind of the record that a name stands for: ``fig-k5v2m7qa`` is a figure's."""
    return next((each for each in KINDS if name.startswith(each.prefix)), None)
