"""Which rows of plans and which reports on agendas are one planned item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rapidfuzz import fuzz

from extractor.language.classifier import Classifier
from extractor.linking.assignment import assigned
from extractor.linking.chains import FREE, NEARER, Bounds, Chain, Likely, chains, edge
from extractor.linking.chains import Place as Spot
from extractor.linking.likeness import Features, TermWeights, gain
from extractor.linking.meetings import Place, in_order
from extractor.linking.subjects import Row, Tabled, bare, between_plans, other_year, to_agenda
from extractor.linking.wording import settled
from extractor.records import AgendaItem, Extraction, ItemKind

PLANS_BACK = 3  # an item may be off the plan for some meetings and come back
SETTLED = 2  # plans after which what is not on them is no longer waited for
MONTH = timedelta(days=30)
COME = 85.0  # how alike the names of a report that came and of what was planned are
LEAST = 0.2  # of rare words shared, or of the same words begun with, to be looked at at all
NOT_TABLED = {ItemKind.PROCEDURAL, ItemKind.FORWARD_PLAN, ItemKind.ACTION_SHEET, ItemKind.MINUTES}

Rows = Sequence[Row]


@dataclass(frozen=True, slots=True)
class PlanThread:
    """An item through successive plans, and the report with which it came; ``places`` are those of
    its rows."""

    rows: tuple[Row, ...]
    came: Tabled | None = None
    confidence: float = 1.0
    places: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """The plans of one committee in order, and what was on the agendas that are held."""

    plans: tuple[tuple[Row, ...], ...]
    agendas: Mapping[date, tuple[Tabled, ...]]

    @property
    def days(self) -> list[date | None]:
        """The meetings that the plans were for."""
        return [rows[0].as_of for rows in self.plans]

    @property
    def reports(self) -> list[Tabled]:
        """What was on the agendas, the first day first."""
        return [item for day in sorted(self.agendas) for item in self.agendas[day]]

    def row(self, place: Spot) -> Row:
        """A row of a plan."""
        return self.plans[place[0]][place[1]]


@dataclass(frozen=True, slots=True)
class PlanBounds:
    """What people decided: which ``rows`` are joined and which kept apart, and which go on from no
    ``first`` one; by one of its rows the report (or None) that an item ``came`` with, the last word
    first, and those that it came ``not_with``.  Reports are numbered as in a programme."""

    rows: Bounds = FREE
    first: frozenset[Spot] = frozenset()
    came: tuple[tuple[Spot, int | None], ...] = ()
    not_with: frozenset[tuple[Spot, int]] = frozenset()


UNBOUND = PlanBounds()


def programme(papers: Iterable[Extraction]) -> Programme:
    """What plans and agendas of one committee say."""
    order = in_order(papers)
    return Programme(tuple(tuple(rows_of(p)) for p in one_a_day(order)), agendas_of(order))


def one_a_day(papers: Sequence[Extraction]) -> list[Extraction]:
    """The plan of each meeting once, from the paper that has most of it."""
    best: dict[object, Extraction] = {}
    for paper in papers:
        key = paper.meeting.date or paper.paper.source
        if len(paper.records.plan) > (len(best[key].records.plan) if key in best else 0):
            best[key] = paper
    return in_order(best.values())


def rows_of(paper: Extraction) -> Iterator[Row]:
    """The entries of one plan."""
    for entry in paper.records.plan:
        yield Row(entry, paper.meeting.date, Place(paper.paper.source, entry.evidence.page))


def agendas_of(papers: Sequence[Extraction]) -> dict[date, tuple[Tabled, ...]]:
    """What came to each meeting, from the fullest agenda among its papers."""
    found: dict[date, tuple[Tabled, ...]] = {}
    for paper in papers:
        day = paper.meeting.date
        if day:
            items = tuple(tabled(paper, i, day) for i in paper.items if is_tabled(i))
            if len(items) > max(len(found.get(day, ())), 1):
                found[day] = items
    return found


def tabled(paper: Extraction, item: AgendaItem, day: date) -> Tabled:
    """An item of an agenda with its place."""
    page = item.evidence.page if item.evidence else item.first_page
    return Tabled(item.title, item.number, day, Place(paper.paper.source, item.first_page or page))


def is_tabled(item: AgendaItem) -> bool:
    """A numbered item of the agenda with business of its own."""
    return bool(item.number) and item.source == "agenda" and item.kind not in NOT_TABLED


def term_weights(known: Programme) -> TermWeights:
    """What words weigh among the subjects and titles."""
    titles = [item.title for items in known.agendas.values() for item in items]
    subjects = [row.entry.subject for rows in known.plans for row in rows]
    return TermWeights(map(settled, subjects + titles))


# ------------------------------------------------------------------ one assignment


def plan_threads(
    known: Programme, model: Classifier, bounds: PlanBounds = UNBOUND
) -> list[PlanThread]:
    """Every planned item: its rows decided together, then with which report each came, as far as
    people have not bound it otherwise."""
    weights = term_weights(known)
    items = [in_plans(known, chain) for chain in chained(known, weights, model, bounds)]
    came = delivered(known, items, weights, model, bounds)
    return [
        replace(item, came=came[n][0], confidence=min(item.confidence, came[n][1]))
        if n in came
        else item
        for n, item in enumerate(items)
    ]


def in_plans(known: Programme, chain: Chain) -> PlanThread:
    """The rows of a chain."""
    return PlanThread(tuple(map(known.row, chain.places)), None, chain.confidence, chain.places)


def chained(
    known: Programme, weights: TermWeights, model: Classifier, bounds: PlanBounds
) -> list[Chain]:
    """The rows that go on from one another through the plans."""
    places = [(p, n) for p, rows in enumerate(known.plans) for n in range(len(rows))]
    likely = (step for step in likely_rows(known, weights, model) if step[1] not in bounds.first)
    return chains(places, likely, model.threshold, bounds.rows)


def likely_rows(known: Programme, weights: TermWeights, model: Classifier) -> Iterator[Likely]:
    """The rows that may go on from one another, and how likely each pair is."""
    for one, two in row_pairs(known, weights):
        yield one, two, model.probability(likeness_of(known, one, two, weights))


def row_pairs(known: Programme, weights: TermWeights) -> Iterator[tuple[Spot, Spot]]:
    """A row and one of the plans soon after it that may be the same item."""
    for p, rows in enumerate(known.plans):
        for back in range(max(p - PLANS_BACK, 0), p):
            for k, earlier in enumerate(known.plans[back]):
                for n, later in enumerate(rows):
                    if like(earlier.entry.subject, later.entry.subject, weights):
                        yield (back, k), (p, n)


def like(one: str, two: str, weights: TermWeights) -> bool:
    """Whether two names have anything telling in common, and not different years."""
    return weights.cosine(settled(one), settled(two)) >= LEAST and not other_year(one, two)


def likeness_of(known: Programme, earlier: Spot, later: Spot, weights: TermWeights) -> Features:
    """What is alike in a row and one of a later plan."""
    plan = known.plans[later[0]]
    one, two = known.row(earlier), known.row(later)
    settled_by = ", come" if had_come(known, one, two.as_of) else ""
    return between_plans(
        one, two, weights, settled_by=", still there" if still_there(plan, one) else settled_by
    )


def still_there(plan: Rows, row: Row) -> bool:
    """Whether a later plan has a row's name with the same date."""
    name = settled(row.entry.subject)
    return any(r.planned == row.planned and settled(r.entry.subject) == name for r in plan)


def had_come(known: Programme, row: Row, by: date | None) -> bool:
    """Whether a report of the row's name had come by a day to the meeting it was planned for."""
    if row.planned is None or by is None or row.planned > by:
        return False
    name = bare(row.entry.subject, frozenset())
    titles = (bare(item.title, frozenset()) for item in known.agendas.get(row.planned, ()))
    return any(fuzz.token_set_ratio(name, title) >= COME for title in titles)


# ------------------------------------------------------------------ plans against agendas


def delivered(
    known: Programme,
    threads: Sequence[PlanThread],
    weights: TermWeights,
    model: Classifier,
    bounds: PlanBounds = UNBOUND,
) -> dict[int, tuple[Tabled, float]]:
    """With which report each item came, and how surely; each report is taken once."""
    items, told, edges = known.reports, dict[tuple[int, int], float](), []
    home = {place: n for n, thread in enumerate(threads) for place in thread.places}
    settled = settled_by(bounds, home)
    refused = {(home[place], k) for place, k in bounds.not_with}
    for n, k, row in item_pairs(known, threads, items, weights):
        if n in settled or k in settled.values() or (n, k) in refused:
            continue
        sure = told[n, k] = model.probability(to_agenda(row, items[k], weights))
        away = abs((row.planned or items[k].day) - items[k].day) / MONTH
        edges.append(edge(n, k, gain(sure, model.threshold), NEARER * away))
    chosen = {n: (items[k], 1.0) for n, k in settled.items() if k is not None}
    return chosen | {n: (items[k], told[n, k]) for n, k in assigned(edges)}


def settled_by(bounds: PlanBounds, home: Mapping[Spot, int]) -> dict[int, int | None]:
    """The report, or none, that people gave each item; of an item or a report the last word
    counts."""
    found = dict[int, int | None]()
    for place, k in bounds.came:
        if home[place] not in found and (k is None or k not in found.values()):
            found[home[place]] = k
    return found


def item_pairs(
    known: Programme,
    threads: Sequence[PlanThread],
    items: Sequence[Tabled],
    weights: TermWeights,
) -> Iterator[tuple[int, int, Row]]:
    """An item through plans and a report that it may have come with, by its last row before."""
    by_day = defaultdict[date, list[int]](list)
    for k, item in enumerate(items):
        by_day[item.day].append(k)
    for n, thread in enumerate(threads):
        for day in waited(thread.rows, known):
            row = next(r for r in reversed(thread.rows) if r.as_of is None or r.as_of <= day)
            for k in by_day.get(day, ()):
                if like(row.entry.subject, items[k].title, weights):
                    yield n, k, row


def waited(rows: Rows, known: Programme) -> list[date]:
    """The meetings at which an item may come: those for which it was planned, and from its last
    plan until some plans later or until it is planned for."""
    first, last = rows[0].as_of, rows[-1].as_of
    if first is None or last is None:
        return [row.planned for row in rows if row.planned]
    plans = [day for day in known.days if day and day > last]
    end = plans[SETTLED - 1] if len(plans) >= SETTLED else date.max
    end = max(end, rows[-1].planned or end)
    planned = {row.planned for row in rows}
    return [d for d in sorted(known.agendas) if last <= d <= end or (first <= d and d in planned)]
