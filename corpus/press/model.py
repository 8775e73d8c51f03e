"""What happened in a fictional council: its meetings, actions, plans and indicators.

Meetings are numbered from 0.  The first is only known from its minutes; the others have packs.
Dates are :class:`datetime.date`; periods are the contract's labels ("2023-24 Q3").
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

Status = Literal["open", "complete", "forward-plan", "superseded"]
Told = Literal["owner", "due"]


class Fixed(BaseModel):
    """A part of the model: unknown keys in the data files are an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Council(Fixed):
    """Who meets, where, and whom to ask; ``members`` sit on the body without being its chair."""

    name: str
    committee: str
    venue: str
    chair: str
    vice_chair: str
    members: tuple[str, ...]
    contact: str
    chief_executive: str
    portfolio: str


class Reading(Fixed):
    """An indicator in one period, as known from meeting ``known`` on; ``as_printed`` replaces
    the plain value, ``note`` is what the service says about it."""

    period: str
    actual: float | None = None
    target: float | None = None
    intervention: float | None = None
    national: float | None = None
    regional: float | None = None
    neighbours: float | None = None
    rag: str | None = None
    as_printed: str | None = None
    note: str = ""
    known: int = 0


class Indicator(Fixed):
    """A measure with its history; ``decimals`` are those printed, ``prose`` is its name as it
    stands in a sentence where that differs.

    ``ref`` is the council's own number for it, ``service`` the section of the scorecard it
    stands in, ``higher`` whether a higher value is better, ``since`` the meeting from whose
    scorecard on it is there, and ``gone`` that from which on it is left out."""

    key: str
    name: str
    prose: str = ""
    unit: str
    decimals: int = 0
    on_scorecard: bool = True
    ref: str = ""
    service: str = ""
    higher: bool = True
    since: int = 0
    gone: int | None = None
    readings: tuple[Reading, ...]

    @cached_property
    def by_period(self) -> dict[str, tuple[Reading, ...]]:
        """The readings of each period, in the order in which they became known."""
        found: dict[str, list[Reading]] = {}
        for reading in self.readings:
            found.setdefault(reading.period, []).append(reading)
        return {period: tuple(each) for period, each in found.items()}


class Event(Fixed):
    """What the sheet for a meeting says of an action; ``task``, ``owner`` and ``due`` where they
    are no longer those first listed.

    From then on ``rows`` are the several rows that it has there, and ``under`` names the action
    into whose row it was merged."""

    meeting: int
    status: Status
    note: str
    task: str | None = None
    rows: tuple[str, ...] = ()
    under: str | None = None
    owner: str | None = None
    due: str | None = None


class Action(Fixed):
    """Something asked for at ``meeting``; it leaves the sheet at ``vanishes``, or after it was
    once shown as complete.  ``recipient`` is whom the result is for; ``cleared`` is the meeting
    whose minutes say that it and others are superseded and go."""

    key: str
    meeting: int
    item: str
    task: str
    owner: str | None = None
    due: str | None = None
    recipient: str | None = None
    marked: bool = True
    events: tuple[Event, ...] = ()
    vanishes: int | None = None
    cleared: int | None = None


class Placing(Fixed):
    """Where the plan for meeting ``known`` and later puts an entry: a date, or a heading."""

    known: int
    at: date | str


class Planned(Fixed):
    """A subject on the forward plan until meeting ``gone``; ``fate`` says what became of it,
    ``action`` which action put it there, ``item`` what the agenda calls it."""

    subject: str
    purpose: str
    method: str
    lead: str
    note: str = ""
    placings: tuple[Placing, ...]
    gone: int | None = None
    fate: Literal["delivered", "dropped"] | None = None
    action: str | None = None
    item: str | None = None


class Words(Fixed):
    """A paragraph of minutes; ``action`` names the action it raises and ``mark`` how it shows:
    ``end`` (after the words), ``alone`` (a line of its own), ``owner`` (with owner and task) or
    ``none`` (a commitment in passing).  ``tells`` names what the words say of the action."""

    text: str
    bullet: bool = False
    action: str | None = None
    mark: Literal["end", "alone", "owner", "none"] = "none"
    tells: tuple[Told, ...] = ()


class Resolved(Fixed):
    """A resolution, or a part of one; ``action`` names what it asks somebody to do."""

    text: str
    action: str | None = None
    tells: tuple[Told, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, given: Any) -> Any:
        return {"text": given} if isinstance(given, str) else given


class Passage(Fixed):
    """A headed stretch of a report."""

    heading: str
    text: tuple[str, ...]


class Focus(Fixed):
    """An exception report on one indicator."""

    indicator: str
    period: str
    reason: str
    actions: tuple[str, ...]


class Report(Fixed):
    """A covering report; ``period`` is the quarter that a performance report is for.

    ``appendix`` names an appendix of words only."""

    author: str
    summary: str
    recommendation: str
    passages: tuple[Passage, ...] = ()
    period: str | None = None
    focus: tuple[Focus, ...] = ()
    appendix: Passage | None = None


class Item(Fixed):
    """An item of business: what the agenda says, the report, and what the minutes say."""

    title: str
    kind: str = "procedural"
    under_previous: bool = False
    summary: str = ""
    report: Report | None = None
    words: tuple[Words, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    votes: str | None = None


class Present(Fixed):
    """One person at a meeting; ``status`` as in the contract."""

    name: str
    status: str = "present"
    role: str | None = None


class Meeting(Fixed):
    """A meeting; ``first_minute`` is the number of its first minute."""

    date: date
    time: str
    ended: str
    first_minute: int
    people: tuple[Present, ...]
    items: tuple[Item, ...]

    def of_status(self, *statuses: str) -> list[Present]:
        """The people of those statuses, in their order."""
        return [p for p in self.people if p.status in statuses]


class Misprint(Fixed):
    """What one place of a paper (prose, exception-report) states instead of what is known;
    ``measure`` is a reading's, or ``change``, the amount that words say it has changed by."""

    indicator: str
    measure: str = "actual"
    period: str
    source: str
    value: float


class Fault(Fixed):
    """Something that the papers for ``meeting`` get wrong on purpose.  ``kind`` is that of the
    finding it should be; ``values`` are among the values that show it, and ``indicators`` those
    concerned."""

    kind: str
    meeting: int
    indicators: tuple[str, ...] = ()
    period: str | None = None
    values: tuple[float | str, ...] = ()
    misprints: tuple[Misprint, ...] = ()


class World(Fixed):
    """All that happened in one council; ``house`` names the style its papers are set in."""

    key: str
    house: str
    council: Council
    indicators: tuple[Indicator, ...]
    actions: tuple[Action, ...]
    plan: tuple[Planned, ...]
    meetings: tuple[Meeting, ...]
    faults: tuple[Fault, ...] = ()

    def faults_of(self, number: int) -> tuple[Fault, ...]:
        """The faults of the papers for a meeting."""
        return tuple(fault for fault in self.faults if fault.meeting == number)

    @cached_property
    def _actions(self) -> dict[str, Action]:
        return {action.key: action for action in self.actions}

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.key: indicator for indicator in self.indicators}

    def action(self, key: str) -> Action:
        """The action of that key."""
        return self._actions[key]

    def indicator(self, key: str) -> Indicator:
        """The indicator of that key."""
        return self._indicators[key]


def load(path: Path) -> World:
    """Read a council's history from TOML."""
    return World.model_validate(tomllib.loads(path.read_text("utf-8")))
