"""A file of true answers: the contract's shape, checked when it is loaded.

An unknown key is an error, so that a misspelt fact cannot go unscored.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Json = dict[str, Any]


class Strict(BaseModel):
    """A part of a gold file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Where(Strict):
    """The page on which a fact is printed; null in a file without pages."""

    page: int | None


class Fact(Strict):
    """Something that a paper states."""

    evidence: Where


class PaperHead(Strict):
    """What the paper is; ``council`` is the key of the council whose paper it is."""

    source: str
    council: str
    kind: str
    format: Literal["pdf", "docx", "html", "txt"]
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()


class MeetingSaid(Strict):
    """What the paper says of its meeting; a key that is absent is not said."""

    council: str | None = None
    committee: str | None = None
    date: str | None = None
    time: str | None = None


class GoldItem(Fact):
    """An item of the agenda, or (number null) front matter or an appendix.

    Its content ends on ``content_last_page``; blank pages up to ``last_page`` may be given to it
    or to none.  ``exempt`` are the paragraphs by which it is not for the public.
    """

    source: Literal["agenda", "minutes"] = "agenda"
    number: str | None
    title: str
    kind: str | None
    first_page: int | None
    last_page: int | None
    content_last_page: int | None
    parent: str | None = None
    exempt: tuple[str, ...] = ()


class GoldMinute(Fact):
    """A numbered item of minutes."""

    number: str | None
    title: str


class GoldPerson(Fact):
    """Somebody who was at the meeting, or was missed there."""

    name: str
    role: str | None
    status: str


class GoldResolution(Fact):
    """What was resolved; ``votes`` as printed."""

    minute: str | None
    text: str
    votes: str | None = None


class GoldMinutes(Strict):
    """The minutes of one meeting."""

    meeting_date: date
    committee: str | None = None
    start: str | None = None
    end: str | None = None
    items: tuple[GoldMinute, ...] = ()
    attendance: tuple[GoldPerson, ...] = ()
    resolutions: tuple[GoldResolution, ...] = ()


class GoldAction(Fact):
    """An action; ``key`` is its name in all papers of one council.

    Owners and due date are empty where the paper states none; the recipient is whom the result is
    for, whether or not the paper's sentence says so.
    """

    key: str | None = None
    source: Literal["minutes", "action-sheet"]
    raised: date | None
    minute: str | None
    item: str | None
    text: str
    owners: tuple[str, ...]
    due: str | None
    status: str
    note: str | None
    marked: bool
    recipient: str | None = None


class GoldPlanned(Fact):
    """An entry of the forward plan under its date, or (date null) under its heading."""

    section: str | None
    meeting_date: date | None
    subject: str
    lead_officer: str | None = None
    note: str | None = None


class GoldFigure(Fact):
    """A figure; ``period`` may allow several ("2023-24|2024-03-31")."""

    indicator: str
    measure: str
    period: str | None
    value: float
    unit: str
    source: str


class GoldStatement(Fact):
    """What is said of an indicator without a number."""

    indicator: str
    period: str | None
    standing: str | None
    direction: str | None


class GoldReport(Fact):
    """The head of a covering report."""

    subject: str
    recommendation: str | None
    author: str | None


class GoldFault(Strict):
    """Something that the paper gets wrong on purpose, as a finding should tell it."""

    kind: str
    indicators: tuple[str, ...] = ()
    period: str | None = None
    values: tuple[float | str, ...] = ()


class GoldFile(Strict):
    """The true answers of one paper; statements are null where they were not annotated."""

    paper: PaperHead
    meeting: MeetingSaid
    items: tuple[GoldItem, ...] = ()
    minutes: tuple[GoldMinutes, ...] = ()
    actions: tuple[GoldAction, ...] = ()
    plan: tuple[GoldPlanned, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    statements: tuple[GoldStatement, ...] | None = None
    reports: tuple[GoldReport, ...] = ()
    faults: tuple[GoldFault, ...] = ()


def checked(answers: Json) -> Json:
    """The answers as plain JSON, every key there; raises pydantic's error where one is unknown."""
    told: Json = GoldFile.model_validate(answers).model_dump(mode="json")
    told["meeting"] = {k: v for k, v in told["meeting"].items() if v is not None}
    return told


def load(path: Path) -> Json:
    """Read and check a gold file."""
    return checked(json.loads(path.read_text("utf-8")))
