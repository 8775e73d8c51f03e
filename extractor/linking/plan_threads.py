"""Which rows of plans and which reports on agendas are one planned item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from extractor.language.classifier import Classifier
from extractor.linking.assignment import Edge, assigned
from extractor.linking.likeness import Features, TermWeights, gain
from extractor.linking.meetings import Place, in_order
from extractor.linking.subjects import Row, Tabled, bare, between_plans, other_year, to_agenda
from extractor.linking.wording import settled
from extractor.records import AgendaItem, Extraction, ItemKind

PLANS_BACK = 3  # an item may be off the plan for some meetings and come back
SETTLED = 2  # plans after which what is not on them is no longer waited for
NEARER, SAME_PLACE = 0.02, 1e-4
COME = 85.0  # how alike the names of a report that came and of what was planned are
LEAST = 0.2  # of rare words shared, or of the same words begun with, to be looked at at all
NOT_TABLED = {ItemKind.PROCEDURAL, ItemKind.FORWARD_PLAN, ItemKind.ACTION_SHEET, ItemKind.MINUTES}

Rows = Sequence[Row]
Spot = tuple[int, int]  # a plan and a row of it


@dataclass(frozen=True, slots=True)
class PlanThread:
    """An item through successive plans, and the report with which it came."""

    rows: tuple[Row, ...]
    came: Tabled | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Programme:
    """The plans of one committee in order, and what was on the agendas that are held."""

    plans: tuple[tuple[Row, ...], ...]
    agendas: Mapping[date, tuple[Tabled, ...]]

    @property
    def days(self) -> list[date | None]:
        """The meetings that the plans were for."""
        return [rows[0].as_of for rows in self.plans]


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


def plan_threads(known: Programme, model: Classifier) -> list[PlanThread]:
    """Every planned item: its rows decided together, then with which report each came."""
    weights = term_weights(known)
    chains = chained(known, weights, model)
    came = delivered(known, chains, weights, model)
    return [
        PlanThread(tuple(rows), *came.get(n, (None, sure))) for n, (rows, sure) in enumerate(chains)
    ]


def chained(
    known: Programme, weights: TermWeights, model: Classifier
) -> list[tuple[list[Row], float]]:
    """The rows that go on from one another through the plans."""
    places = [(p, n) for p, rows in enumerate(known.plans) for n in range(len(rows))]
    number = {place: n for n, place in enumerate(places)}
    told: dict[tuple[int, int], float] = {}
    edges = []
    for earlier, later in row_pairs(known, weights):
        sure = model.probability(likeness_of(known, earlier, later, weights))
        told[number[earlier], number[later]] = sure
        cost = NEARER * (later[0] - earlier[0]) + SAME_PLACE * abs(later[1] - earlier[1])
        edges.append(edge(number[earlier], number[later], sure, model.threshold, cost))
    after = dict(assigned(edges))
    heads = [n for n in range(len(places)) if n not in set(after.values())]
    return [
        followed(head, after, told, lambda n: known.plans[places[n][0]][places[n][1]])
        for head in heads
    ]


def followed(
    head: int,
    after: Mapping[int, int],
    told: Mapping[tuple[int, int], float],
    row: Callable[[int], Row],
) -> tuple[list[Row], float]:
    """A row with those that go on from it, and how sure the least sure step is."""
    found, sure = [head], 1.0
    while found[-1] in after:
        step = (found[-1], after[found[-1]])
        sure = min(sure, told[step])
        found.append(step[1])
    return [row(n) for n in found], sure


def edge(left: int, right: int, sure: float, threshold: float, cost: float) -> Edge:
    """A candidate; one that is not sure enough gains nothing."""
    worth = gain(sure, threshold)
    return Edge(left, right, worth - cost if worth > 0 else 0.0)


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
    one, two = known.plans[earlier[0]][earlier[1]], plan[later[1]]
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
    chains: Sequence[tuple[list[Row], float]],
    weights: TermWeights,
    model: Classifier,
) -> dict[int, tuple[Tabled, float]]:
    """With which report each item came, and how surely; each report is taken once."""
    items = [item for day in sorted(known.agendas) for item in known.agendas[day]]
    told: dict[tuple[int, int], float] = {}
    edges = []
    for n, k, row in item_pairs(known, chains, items, weights):
        sure = model.probability(to_agenda(row, items[k], weights))
        told[n, k] = sure
        late = NEARER * abs(((row.planned or items[k].day) - items[k].day).days) / 30
        edges.append(edge(n, k, sure, model.threshold, late))
    return {n: (items[k], min(told[n, k], chains[n][1])) for n, k in assigned(edges)}


def item_pairs(
    known: Programme,
    chains: Sequence[tuple[list[Row], float]],
    items: Sequence[Tabled],
    weights: TermWeights,
) -> Iterator[tuple[int, int, Row]]:
    """An item through plans and a report that it may have come with, by its last row before."""
    by_day = defaultdict[date, list[int]](list)
    for k, item in enumerate(items):
        by_day[item.day].append(k)
    for n, (rows, _) in enumerate(chains):
        for day in waited(rows, known):
            row = next(r for r in reversed(rows) if r.as_of is None or r.as_of <= day)
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
