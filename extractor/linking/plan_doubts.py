"""What is doubtful in forward plans: of each row, which row of an earlier plan it goes on from; of
each planned item, with which report it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractor.linking.chains import Place
from extractor.linking.decided import PLAN, REPORT
from extractor.linking.doubtful import RIVAL, SURE, Candidate, Doubt
from extractor.linking.plan_threads import (
    PlanThread,
    item_pairs,
    likely_rows,
    term_weights,
)
from extractor.linking.reviewed_plans import BETWEEN, ReviewedPlan
from extractor.linking.subjects import to_agenda
from extractor.linking.trained import installed

SAYS = {
    PLAN: ("goes on from", "does not go on from"),
    REPORT: ("came with", "did not come with"),
}
Names = tuple[str | None, str | None]  # of the council and the committee


def of_plans(known: ReviewedPlan, names: Names) -> Iterator[Doubt]:
    """Everything that nobody has decided yet."""
    for kind, every in ((PLAN, of_rows(known)), (REPORT, of_items(known))):
        for place, found in every.items():
            yield from doubt(known, names, kind, place, found)


def doubt(
    known: ReviewedPlan, names: Names, kind: str, place: Place, found: Sequence[Candidate]
) -> Iterator[Doubt]:
    """Whether a row goes on from, or came with, what it was joined to; of one that was left alone,
    whether with the likeliest."""
    first, *others = sorted(found, key=lambda c: (not c.joined, -c.probability, c.id))
    certainty = first.probability if first.joined else 1 - first.probability
    if certainty < SURE:
        row, says = known.known.row(place), SAYS[kind][not first.joined]
        shown = (first, *(c for c in others if c.probability >= RIVAL))
        paper, page = row.place.paper, row.place.page
        yield Doubt(
            first.id,
            kind,
            *names,
            round(certainty, 3),
            says,
            row.entry.subject,
            row.as_of,
            paper,
            page,
            shown,
        )


# ------------------------------------------------------------------ rows


def of_rows(known: ReviewedPlan) -> Mapping[Place, list[Candidate]]:
    """The rows that each row may go on from, but for those that another goes on from."""
    steps = {pair for t in known.threads for pair in zip(t.places, t.places[1:], strict=False)}
    gone_on, found = {one for one, _ in steps}, defaultdict[Place, list[Candidate]](list)
    settled, refused = told_of(known, PLAN)
    model, weights = installed().subjects, term_weights(known.known)
    for one, two, sure in likely_rows(known.known, weights, model):
        joined = (one, two) in steps
        open_ = two not in settled and (two, one) not in refused
        if open_ and (joined or one not in gone_on):
            row, name = (
                known.known.row(one),
                f"{known.row_names[two]}{BETWEEN}{known.row_names[one]}",
            )
            place = (row.as_of, row.place.paper, row.place.page)
            found[two].append(Candidate(name, row.entry.subject, *place, round(sure, 3), joined))
    return found


def told_of(known: ReviewedPlan, kind: str) -> tuple[set[Place], set[tuple[Place, object]]]:
    """The rows of which people said what they go on from or came with; and what of it they said
    is not so."""
    own = [claim for claim in known.claims if claim.decision.kind == kind]
    return {c.row for c in own if c.holds}, {(c.row, c.other) for c in own if not c.holds}


# ------------------------------------------------------------------ reports


def of_items(known: ReviewedPlan) -> Mapping[Place, list[Candidate]]:
    """The reports with which each item may have come, but for those that another came with; by the
    item's last row."""
    reports, found = known.known.reports, defaultdict[Place, list[Candidate]](list)
    taken = {thread.came for thread in known.threads}
    settled, refused = told_of(known, REPORT)
    model, weights = installed().subjects, term_weights(known.known)
    for n, k, row in item_pairs(known.known, known.threads, reports, weights):
        thread, item = known.threads[n], reports[k]
        joined = thread.came == item
        if is_open(thread, k, settled, refused) and (joined or item not in taken):
            sure = model.probability(to_agenda(row, item, weights))
            own = known.row_names[thread.places[thread.rows.index(row)]]
            name, place = f"{own}{BETWEEN}{known.report_names[k]}", item.place
            told = (name, item.title, item.day, place.paper, place.page)
            found[thread.places[-1]].append(Candidate(*told, round(sure, 3), joined))
    return found


def is_open(
    thread: PlanThread,
    report: int,
    settled: set[Place],
    refused: set[tuple[Place, object]],
) -> bool:
    """Whether nobody said of an item with which report it came, or that it was not this one."""
    said = any((place, report) in refused for place in thread.places)
    return not said and settled.isdisjoint(thread.places)
