"""Deciding from pages: what a name stands for, and keeping what a reviewer says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from extractor.asking import LEDGER, kinds
from extractor.asking.current import refresh
from extractor.asking.scopes import Member, members
from extractor.asking.selection import Selection
from extractor.library.connect import connect
from extractor.library.decisions import add, log
from extractor.library.reads import extractions
from extractor.linking.bodies import body_of_names
from extractor.linking.decided_indicators import printed_names
from extractor.linking.decided_records import as_decided
from extractor.linking.reviewed import Review, Subject, reviewed
from extractor.records import Decision, Extraction
from extractor.web.holdings import Holdings

OF_NAMES = "i-"  # how the name of a printed name begins


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC).replace(microsecond=0)


def subject(held: Holdings, name: str, council: str, committee: str) -> Subject | None:
    """What a name stands for in the papers of a council, or of one of its committees."""
    body, made = body_of_names(council, committee), log(held.engine)
    if name.startswith(OF_NAMES):
        told = members(held.engine, kinds.SERIES, Selection())
        own = [m for m in told if body_of_names(m.meeting.council, None)[0] == body[0]]
        return Review((), printed_names(read(held, own, ("figures",)), made)).subject(name)
    told = members(held.engine, kinds.ACTIONS, Selection())
    own = [m for m in told if body_of_names(m.meeting.council, m.meeting.committee) == body]
    papers = as_decided(read(held, own, LEDGER), made)
    return reviewed(papers, made, held.settings.day).subject(name)


def read(held: Holdings, own: Sequence[Member], wanted: Sequence[str]) -> list[Extraction]:
    """Some papers, each with its council even where only other papers name it."""
    meetings = {member.head.source: member.meeting for member in own}
    found = extractions(held.engine, *wanted, only=[m.head.paper_id for m in own])
    return [replace(paper, meeting=meetings[paper.paper.source]) for paper in found]


def keep(held: Holdings, made: Decision) -> int:
    """Keep a decision, tell anew what follows from it, and return its number; raises
    ``LibraryError``."""
    engine = connect(held.settings.library, create=True)
    (number,) = add(engine, [made])
    refresh(engine)
    held.changed()
    return number
