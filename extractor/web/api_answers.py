"""The questions of the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractor.asking import kinds, names
from extractor.contract import plain
from extractor.coverage import coverage
from extractor.library.facets import counts
from extractor.library.kept_filters import Window
from extractor.library.search import Hit
from extractor.library.search import search as searched
from extractor.linking.bodies import Body
from extractor.linking.comparing import Comparison, Question, compare
from extractor.linking.ledger import Entry
from extractor.linking.plans import Subject
from extractor.linking.points import Series
from extractor.records import AgendaItem, Decided, Exemption, Extraction, Finding
from extractor.web import compare as comparing
from extractor.web import filtered_actions, findings, indicators, plan, questions, series_rows
from extractor.web.api_declared import Declared, Json, Paging, Rows
from extractor.web.asked import Asked, Text
from extractor.web.bodies import asked_for
from extractor.web.compare import CompareAsked
from extractor.web.filtered_actions import ActionsAsked
from extractor.web.findings import FindingsAsked
from extractor.web.holdings import Holdings
from extractor.web.indicators import IndicatorsAsked
from extractor.web.papers import PapersAsked, latest_first, matching
from extractor.web.plan import PlanAsked
from extractor.web.record_reads import as_decided, decided_rows
from extractor.web.searching import SearchAsked


class ItemsAsked(Asked):
    """Which items."""

    council: Text = ""
    committee: Text = ""
    kind: Text = ""
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What kept a page from being read."""

    page: int | None
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Paper:
    """How far a paper was read."""

    paper: str
    state: str
    kind: str
    council: str | None
    committee: str | None
    date: date | None
    pages: int | None
    pages_read: int | None
    pages_without_text: tuple[int, ...]
    pages_exempt: tuple[int, ...]
    problems: tuple[Problem, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda, with its first page in the paper."""

    id: str
    paper: str
    page: int | None
    last_page: int | None
    council: str | None
    committee: str | None
    date: date | None
    number: str | None
    title: str
    kind: str
    exempt: tuple[Exemption, ...]
    decided: tuple[Decided, ...]
    extractor: str


def papers(held: Holdings, asked: PapersAsked, paging: Paging) -> Rows:
    """Papers, the latest meeting first."""
    every = matching(held, asked)
    return [coverage(each) for each in some(every, paging)], len(every)


def items(held: Holdings, asked: ItemsAsked, paging: Paging) -> Rows:
    """Items, in the order of their papers."""
    fits, words = asked_for(asked.council, asked.committee), asked.text.casefold()
    every = [
        (paper, each)
        for paper, body in held.kept("papers as decided", people_have, decided=True)
        if fits(body)
        for each in paper.items
        if asked.kind in ("", each.kind) and words in each.title.casefold()
    ]
    return [plain(item_of(*each), {}) for each in some(every, paging)], len(every)


def people_have(held: Holdings) -> list[tuple[Extraction, Body]]:
    """Every paper as people have its records, with its committee, the latest meeting first."""
    return [(as_decided(held, paper), body) for paper, body in latest_first(held)]


def item_of(paper: Extraction, each: AgendaItem) -> Item:
    """An item with its meeting."""
    meeting = paper.meeting
    return Item(
        id=each.id,
        paper=paper.paper.source,
        page=each.first_page,
        last_page=each.last_page,
        council=meeting.council,
        committee=meeting.committee,
        date=meeting.date,
        number=each.number,
        title=each.title,
        kind=str(each.kind.value),
        exempt=each.exempt,
        decided=tuple(mark for about, mark in paper.decided if about == each.id),
        extractor=paper.extractor,
    )


def some(rows: Sequence[Any], paging: Paging) -> Sequence[Any]:
    """The rows that are asked for."""
    return rows[paging.offset : paging.offset + paging.limit]


def actions(held: Holdings, asked: ActionsAsked, paging: Paging) -> Rows:
    """Actions of the ledger."""
    wanted = list(filtered_actions.conditions(held, asked))
    window = filtered_actions.window(asked, paging.offset, paging.limit)
    found = questions.entries(held, wanted, window)
    return [plain(each, {}) for each in found], questions.total(held, kinds.ACTIONS, wanted)


def planned(held: Holdings, asked: PlanAsked, paging: Paging) -> Rows:
    """Items of forward plans, the soonest first."""
    window = Window(plan.SOONEST, paging.offset, paging.limit)
    wanted = list(plan.conditions(held, asked))
    found = questions.subjects(held, wanted, window)
    return [plain(each, {}) for each in found], questions.total(held, kinds.PLAN, wanted)


def series(held: Holdings, asked: IndicatorsAsked, paging: Paging) -> Rows:
    """Indicators of councils with all their periods."""
    window = Window(indicators.order(asked), paging.offset, paging.limit)
    wanted = list(indicators.conditions(held, asked))
    rows = [
        {"id": names.of_told(each["council"], each["name"], each["unit"]), **each}
        for each in series_rows.told(held, wanted, window)
    ]
    return rows, questions.total(held, kinds.SERIES, wanted)


def found(held: Holdings, asked: FindingsAsked, paging: Paging) -> Rows:
    """Findings, the surest first."""
    window = Window(findings.order(asked), paging.offset, paging.limit)
    wanted = list(findings.conditions(held, asked))
    rows = findings.some(held, wanted, window)
    return [named(names.of_finding(each), each) for each in rows], findings.total(held, wanted)


def named(name: str, record: Any) -> Json:
    """A record with the name of its page."""
    return {"id": name, **plain(record, {})}


def beside(held: Holdings, asked: CompareAsked, paging: Paging) -> Rows:
    """One indicator over councils: one row, or none where no council has it."""
    every = comparing.series(held, asked.indicator) if asked.indicator.strip() else []
    wanted = [s for s in every if not asked.council or s.council in asked.council]
    question = Question(asked.indicator, asked.council, period_type=asked.by or None)
    told = compare(wanted, question)
    rows = [plain(told, {})] if told else []
    return some(rows, paging), len(rows)


def passages(held: Holdings, asked: SearchAsked, paging: Paging) -> Rows:
    """Passages and records with words, the best first."""
    within = asked.within(decided_rows(held).passages)
    total = counts(held.engine, asked.q, within).total
    hits = searched(held.engine, asked.q, within=within, limit=paging.limit, offset=paging.offset)
    return [plain(each, {}) for each in hits], total


QUESTIONS = (
    Declared("/api/papers", "How far each paper was read", PapersAsked, Paper, papers),
    Declared("/api/items", "Items of agendas", ItemsAsked, Item, items),
    Declared("/api/actions", "The ledger of actions", ActionsAsked, Entry, actions),
    Declared("/api/plan", "Items of forward plans", PlanAsked, Subject, planned),
    Declared("/api/indicators", "Indicators", IndicatorsAsked, Series, series, named=True),
    Declared("/api/compare", "One indicator over councils", CompareAsked, Comparison, beside),
    Declared("/api/findings", "What does not fit together", FindingsAsked, Finding, found, True),
    Declared("/api/search", "Words in papers and records", SearchAsked, Hit, passages),
)
