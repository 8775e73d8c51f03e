"""What happened in a fictional council: its meetings, actions, plans and indicators.

Meetings are numbered from 0.  The first is only known from its minutes; the others have packs.
Dates are :class:`datetime.date`; periods are the contract's labels ("2023-24 Q3").
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["open", "complete", "forward-plan", "superseded"]


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


class Style(Fixed):
    """Which layout of each kind the council uses, and how its packs number their pages.

    ``unnumbered`` counts the pages at the front that bear no printed number."""

    front: str
    minutes: str
    sheet: str
    plan: str
    report: str
    scorecard: str
    unnumbered: int = 0


class Reading(Fixed):
    """An indicator in one period, as known from meeting ``known`` on; ``as_printed`` replaces
    the plain value, ``note`` is what the service says about it."""

    period: str
    actual: float | None = None
    target: float | None = None
    intervention: float | None = None
    rag: str | None = None
    as_printed: str | None = None
    note: str = ""
    known: int = 0


class Indicator(Fixed):
    """A measure with its history; ``decimals`` are those printed."""

    key: str
    name: str
    unit: str
    decimals: int = 0
    on_scorecard: bool = True
    readings: tuple[Reading, ...]


class Event(Fixed):
    """What the sheet for a meeting says of an action."""

    meeting: int
    status: Status
    note: str


class Action(Fixed):
    """Something asked for at ``meeting``; it leaves the sheet at ``vanishes``, or after it was
    once shown as complete."""

    key: str
    meeting: int
    item: str
    task: str
    owner: str | None = None
    due: str | None = None
    marked: bool = True
    events: tuple[Event, ...] = ()
    vanishes: int | None = None


class Placing(Fixed):
    """Where the plan for meeting ``known`` and later puts an entry: a date, or a heading."""

    known: int
    at: date | str


class Planned(Fixed):
    """A subject on the forward plan until meeting ``gone``."""

    subject: str
    purpose: str
    method: str
    lead: str
    note: str = ""
    placings: tuple[Placing, ...]
    gone: int | None = None


class Words(Fixed):
    """A paragraph of minutes; ``action`` names the action it raises and ``mark`` how it shows:
    ``end`` (after the words), ``alone`` (a line of its own), ``owner`` (with owner and task) or
    ``none`` (a commitment in passing)."""

    text: str
    bullet: bool = False
    action: str | None = None
    mark: Literal["end", "alone", "owner", "none"] = "none"


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
    resolved: tuple[str, ...] = ()
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


class World(Fixed):
    """All that happened in one council."""

    key: str
    council: Council
    style: Style
    indicators: tuple[Indicator, ...]
    actions: tuple[Action, ...]
    plan: tuple[Planned, ...]
    meetings: tuple[Meeting, ...]

    def action(self, key: str) -> Action:
        """The action of that key."""
        return next(a for a in self.actions if a.key == key)

    def indicator(self, key: str) -> Indicator:
        """The indicator of that key."""
        return next(i for i in self.indicators if i.key == key)


def load(path: Path) -> World:
    """Read a council's history from TOML."""
    return World.model_validate(tomllib.loads(path.read_text("utf-8")))
