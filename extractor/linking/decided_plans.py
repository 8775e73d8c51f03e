"""What people decided of forward plans: which rows of plans are one item, and which report it came
with.

A decision names a row by the plan's day, the day it was planned for and its words, a report by the
day of the agenda and its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.language.classifier import Classifier
from extractor.linking.chains import Bounds, Place
from extractor.linking.decided import PLAN, PLANNED, REJECT, REPORT
from extractor.linking.found_again import FoundAgain
from extractor.linking.plan_threads import PlanBounds, PlanThread, Programme, plan_threads
from extractor.linking.subjects import Row, Tabled
from extractor.records import Decided, Decision, Said

ROW, TABLED = "plan", "agenda"  # the sources of what is said


@dataclass(frozen=True, slots=True)
class Claim:
    """What a decision says of a row: that it goes on from the row ``other``, or came with the
    report of this number; or that it does not (``holds``).  None stands for nothing at all."""

    decision: Decision
    row: Place
    other: Place | int | None
    holds: bool


class PlanIndex:
    """The rows and reports of a programme by what they say."""

    def __init__(self, known: Programme) -> None:
        """Name each of them."""
        every = [(p, n) for p, plan in enumerate(known.plans) for n in range(len(plan))]
        plain = {place: of_row(known.row(place)) for place in every}
        self.rows = FoundAgain((said, place) for place, said in plain.items())
        self.said = {
            place: replace(said, nth=self.rows.number(said, place)) for place, said in plain.items()
        }
        self.reports = FoundAgain((of_report(item), k) for k, item in enumerate(known.reports))


def of_row(row: Row) -> Said:
    """What a row says."""
    return Said(ROW, row.as_of, row.planned, row.entry.subject)


def of_report(item: Tabled) -> Said:
    """What an agenda says of a report."""
    return Said(TABLED, item.day, None, item.title)


def followed(
    known: Programme, model: Classifier, decisions: Iterable[Decision] = ()
) -> list[PlanThread]:
    """Every planned item, as papers and people have it."""
    return plan_threads(known, model, bounds(claims(decisions, known)))


# ------------------------------------------------------------------ what counts


def claims(decisions: Iterable[Decision], known: Programme) -> list[Claim]:
    """What the decisions say that count and whose subjects are there, the last last."""
    own = [each for each in decisions if each.kind in PLANNED]
    index, found = PlanIndex(known) if own else None, list[Claim]()
    for each in own:
        claim = claim_of(each, index) if index else None
        if claim:
            found = [*(before for before in found if not overrides(claim, before)), claim]
    return found


def claim_of(decision: Decision, index: PlanIndex) -> Claim | None:
    """What a decision says, if papers have what it is about."""
    about, *others = decision.subject
    row, holds = index.rows.find(about), decision.verdict != REJECT
    if row is None:
        return None
    if not others:
        return Claim(decision, row, None, holds)
    if decision.kind == REPORT:
        report = index.reports.find(others[0])
        return Claim(decision, row, report, holds) if report is not None else None
    earlier = index.rows.find(others[0])
    return Claim(decision, row, earlier, holds) if earlier and earlier[0] < row[0] else None


def overrides(new: Claim, old: Claim) -> bool:
    """Whether a claim takes the place of an older one: of the same two, or where only one of both
    can be."""
    if (new.decision.kind, new.row) != (old.decision.kind, old.row):
        return False
    only_one = new.decision.kind == REPORT or None in (new.other, old.other)
    return new.other == old.other or (new.holds and old.holds and only_one)


def bounds(found: Sequence[Claim]) -> PlanBounds:
    """What the assignment must keep to."""
    rows = [c for c in reversed(found) if c.decision.kind == PLAN]
    pairs = [(c.other, c.row, c.holds) for c in rows if isinstance(c.other, tuple)]
    reports = [
        (c.row, None if isinstance(c.other, tuple) else c.other, c.holds)
        for c in reversed(found)
        if c.decision.kind == REPORT
    ]
    return PlanBounds(
        Bounds(
            tuple((one, two) for one, two, holds in pairs if holds),
            tuple((one, two) for one, two, holds in pairs if not holds),
        ),
        frozenset(c.row for c in rows if c.other is None),
        tuple((row, k) for row, k, holds in reports if holds),
        frozenset((row, k) for row, k, holds in reports if not holds and k is not None),
    )


# ------------------------------------------------------------------ what is told of them


def without_effect(
    decisions: Sequence[Decision], known: Programme, threads: Sequence[PlanThread]
) -> Iterator[Decision]:
    """The decisions of plans whose subject no paper has, and those that others rule out."""
    own = [each for each in decisions if each.kind in PLANNED]
    index = PlanIndex(known) if own else None
    yield from (each for each in own if index and not claim_of(each, index))
    home = {place: thread for thread in threads for place in thread.places}
    for claim in claims(own, known):
        if not upheld(claim, home[claim.row], known):
            yield claim.decision


def upheld(claim: Claim, thread: PlanThread, known: Programme) -> bool:
    """Whether what was linked is as a decision says."""
    if claim.decision.kind == PLAN:
        first = claim.other is None and thread.places[0] == claim.row
        return (first or claim.other in thread.places) == claim.holds
    report = known.reports[claim.other] if isinstance(claim.other, int) else None
    return (thread.came == report) == claim.holds


def marks(
    thread: PlanThread, found: Iterable[Claim], alone: Iterable[PlanThread]
) -> Iterator[Decided]:
    """What was decided of an item; ``alone`` are the items as papers alone have them."""
    by_papers = {place: each for each in alone for place in each.places}
    for claim in found:
        if claim.row in thread.places or claim.other in thread.places:
            each, was = claim.decision, printed(claim, by_papers[claim.row])
            changed = each.was is not None and each.was != was
            yield Decided(each.verdict, each.kind, was, changed, each.by, each.when, each.why)


def printed(claim: Claim, thread: PlanThread) -> str:
    """What a row goes on from or came with, in a line."""
    return printed_report(thread) if claim.decision.kind == REPORT else before(thread, claim.row)


def before(thread: PlanThread, place: Place) -> str:
    """The row that one of an item goes on from, in a line; empty where it is the first."""
    at = thread.places.index(place)
    return dated(of_row(thread.rows[at - 1])) if at else ""


def printed_report(thread: PlanThread) -> str:
    """The report that an item came with, in a line."""
    return dated(of_report(thread.came)) if thread.came else ""


def dated(said: Said) -> str:
    """Words with the day of their paper, as in: Pier Review (2031-03-14)."""
    return f"{said.text} ({said.day})" if said.day else said.text
