"""The rows that pages show: the one place where pages ask the library and its kept answers.

Answers are told once and kept in the library (:mod:`extractor.asking`); what is small and often
asked for, such as which papers there are, is kept in memory (:class:`Holdings`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import sqlalchemy as sa

from extractor.asking import kept, kinds
from extractor.asking.current import elsewhere
from extractor.asking.kinds import Question
from extractor.asking.rebuilt import rebuilt
from extractor.asking.scopes import Member, members
from extractor.asking.selection import Selection
from extractor.library import kept_reads, kept_schema
from extractor.library.connect import reading
from extractor.library.kept_filters import Condition, Window
from extractor.library.reads import extractions
from extractor.linking.bodies import Body, body_of_names
from extractor.linking.ledger import Entry
from extractor.linking.plans import Subject
from extractor.records import Extraction, Meeting
from extractor.web.holdings import Holdings

T = TypeVar("T")
LISTED = ("pages", "problems", "items", "minutes")  # what lists and meetings show of papers


def answers(held: Holdings, *wanted: Question) -> sa.Engine:
    """A database with the kept answers to some questions, brought up to date."""
    where = held.settings.library
    return held.kept(
        f"answers: {[each.name for each in wanted]}",
        lambda held: elsewhere(where, wanted, Selection()) or held.engine,
        decided=True,
    )


# ------------------------------------------------------------------ papers


def papers(held: Holdings) -> list[Extraction]:
    """Every paper with what lists and meetings show, by the days of their meetings; each with its
    council even where only other papers name it."""
    return held.kept("papers", lambda held: with_meetings(held, LISTED))


def agendas(held: Holdings, body: Body, first: date, last: date) -> list[Extraction]:
    """The papers for a committee's meetings from one day to another, with their items alone."""
    own = [
        m.head.paper_id
        for m in known(held)
        if m.meeting.date and first <= m.meeting.date <= last and of_meeting(m.meeting) == body
    ]
    return with_meetings(held, ("items",), own)


def of_meeting(meeting: Meeting) -> Body:
    """The committee of a meeting."""
    return body_of_names(meeting.council, meeting.committee)


def known(held: Holdings) -> list[Member]:
    """The heads of all papers."""
    return held.kept("heads", lambda held: members(held.engine, kinds.OF_PAPERS, Selection()))


def with_meetings(
    held: Holdings, wanted: Sequence[str], only: Collection[int] | None = None
) -> list[Extraction]:
    """Papers with some of their records; all, or those with ``only`` these numbers."""
    meetings = {member.head.source: member.meeting for member in known(held)}
    found = extractions(held.engine, *wanted, only=only)
    return [replace(p, meeting=meetings.get(p.paper.source, p.meeting)) for p in found]


def hashes(held: Holdings) -> Mapping[str, str]:
    """The hash of each paper by the source that records name."""
    return held.kept("hashes", lambda held: {p.paper.source: p.paper.sha256 for p in papers(held)})


# ------------------------------------------------------------------ actions


def total(held: Holdings, question: Question, conditions: Iterable[Condition]) -> int:
    """How many answers to a question there are."""
    return kept_reads.total(answers(held, question), question.name, question.table, conditions)


def entries(
    held: Holdings, conditions: Iterable[Condition], window: Window, *, history: bool = True
) -> list[Entry]:
    """Some actions of the ledger; a list does without their history."""
    question, day = kinds.ACTIONS, held.settings.day
    home = answers(held, question)
    found = kept_reads.some(home, question.name, question.table, conditions, window)
    told = [kept.aged(each, day) for each in found]
    rows = told if history else [row | {"history": []} for row in told]
    return [rebuilt(Entry, row) for row in rows]


def entry(held: Holdings, name: str) -> Entry | None:
    """The action of a name."""
    found = entries(held, [kept_schema.actions.c.id == name], Window())
    return found[0] if found else None


def ages(held: Holdings, conditions: Iterable[Condition]) -> list[tuple[str, date | None, int]]:
    """How many actions are in each state of those that were raised on each day."""
    question = kinds.ACTIONS
    keys, number = (question.table.c.state, question.table.c.raised), sa.func.count()
    query = kept_reads.place(question.name, question.table, kept_reads.WHOLE).where(*conditions)
    with reading(answers(held, question)) as connection:
        rows = connection.execute(query.add_columns(*keys, number).group_by(*keys))
        return [(state, raised, count) for state, raised, count in rows]


def standings(held: Holdings) -> list[tuple[str | None, str | None, str, int, int]]:
    """How many actions of each council and committee are in each state, and how many of these are
    overdue."""
    question, c = kinds.ACTIONS, kept_schema.actions.c
    keys = (c.council, c.committee, c.state)
    overdue = sa.func.sum(sa.case((c.late & (c.due_date < held.settings.day), 1), else_=0))
    query = kept_reads.place(question.name, question.table, kept_reads.WHOLE)
    query = query.add_columns(*keys, sa.func.count(), overdue).group_by(*keys)
    with reading(answers(held, question)) as connection:
        return [(*row[:3], row[3], row[4] or 0) for row in connection.execute(query)]


# ------------------------------------------------------------------ plans


def subjects(held: Holdings, conditions: Iterable[Condition], window: Window) -> list[Subject]:
    """Some items of the forward plans."""
    question = kinds.PLAN
    home = answers(held, question)
    found = kept_reads.some(home, question.name, question.table, conditions, window)
    return [rebuilt(Subject, each.told) for each in found]


def subject(held: Holdings, name: str) -> Subject | None:
    """The planned item of a name."""
    found = subjects(held, [kept_schema.plan.c.id == name], Window())
    return found[0] if found else None
