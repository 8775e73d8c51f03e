"""What the tool is unsure of, for a person to decide: links, statuses, owners, whether something is
an action at all, what a planned item goes on from and came with, and which indicator a printed name
is.

Any decision of a doubt settles it.  The least certain come first, and after them what no
probability is known of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from extractor.linking.ages import LATE
from extractor.linking.candidates import mention
from extractor.linking.chains import Place
from extractor.linking.decided import ACTION, BECAME, INDICATOR, LINK, of_pairs
from extractor.linking.decided_indicators import PrintedName
from extractor.linking.doubtful import RIVAL, SURE, Candidate, Doubt
from extractor.linking.ledger import Entry
from extractor.linking.meetings import Mention
from extractor.linking.plan_doubts import of_plans
from extractor.linking.reviewed import Review, Reviewed
from extractor.linking.threads import likely
from extractor.linking.trained import installed
from extractor.matching import matcher as matching


def doubts(review: Review) -> list[Doubt]:
    """Everything that nobody has decided yet, the least certain first."""
    found = [d for each in review.committees for d in (*links(each), *of_entries(each))]
    found += (d for each in review.committees for d in of_plans(each.plan, each.names))
    found += of_names(review.names)
    return sorted(found, key=lambda d: (d.certainty is None, d.certainty, d.kind, d.id))


def doubt(
    name: str, kind: str, certainty: float | None, says: str, about: Mention, *more: Candidate
) -> Doubt:
    """A doubt about what a mention says."""
    meeting, (first, *_) = about.meeting, about.places
    body, place = (meeting.council, meeting.committee), (first.paper, first.page)
    return Doubt(name, kind, *body, certainty, says, about.action.text, about.day, *place, more)


# ------------------------------------------------------------------ links


@dataclass(frozen=True, slots=True)
class Step:
    """That a mention may go on from an earlier one, how likely that is, and whether it does."""

    earlier: Mention
    later: Mention
    probability: float
    joined: bool


def links(known: Reviewed) -> Iterator[Doubt]:
    """Of each mention, whether it goes on from the one that it was joined to; of one that was left
    alone, whether from the likeliest that nothing goes on from."""
    for found in undecided(known):
        first = found[0]
        certainty = first.probability if first.joined else 1 - first.probability
        if certainty < SURE:
            says = "goes on from" if first.joined else "does not go on from"
            shown = [s for s in found if s is first or s.probability >= RIVAL]
            more = (candidate(known, step) for step in shown)
            name = known.link(first.earlier, first.later)
            yield doubt(name, LINK, round(certainty, 3), says, first.later, *more)


def undecided(known: Reviewed) -> Iterator[list[Step]]:
    """What each mention may go on from, where nobody said it yet: the step that was taken first,
    then by how likely they are."""
    gone_on = {earlier for earlier, _ in joined(known)}
    decided = set(of_pairs(known.decisions, known.index))
    by_later = defaultdict[Place, list[tuple[bool, Step]]](list)
    for earlier, later, step in every_step(known):
        by_later[later].append(((earlier, later) in decided, step))
    for found in by_later.values():
        settled = any(step.joined and said for said, step in found)
        open_ = [s for said, s in found if not said and (s.joined or s.earlier not in gone_on)]
        if open_ and not settled:
            yield sorted(open_, key=lambda s: (not s.joined, -s.probability))


def every_step(known: Reviewed) -> Iterator[tuple[Place, Place, Step]]:
    """Every candidate of the assignment."""
    documents, taken = known.linked.documents, joined(known)
    for earlier, later, probability in likely(documents, installed().actions):
        pair = (mention(documents, earlier), mention(documents, later))
        yield earlier, later, Step(*pair, probability, pair in taken)


def joined(known: Reviewed) -> set[tuple[Mention, Mention]]:
    """The mentions that are one action, each with the next."""
    return {pair for thread in known.linked.threads for pair in pairwise(thread.mentions)}


def candidate(known: Reviewed, step: Step) -> Candidate:
    """An earlier mention that another may go on from."""
    about, place = step.earlier, step.earlier.places[0]
    name, sure = known.link(about, step.later), round(step.probability, 3)
    text = about.action.text
    return Candidate(name, text, about.day, place.paper, place.page, sure, step.joined)


# ------------------------------------------------------------------ actions


def of_entries(known: Reviewed) -> Iterator[Doubt]:
    """What is doubtful in an action itself, but for what was decided of it."""
    for entry, mentions in known.entries.values():
        first, last = mentions[0], mentions[-1]
        decided = {mark.field for mark in entry.decided}
        for each in doubts_of(entry, first, last):
            if None not in decided and each.kind not in decided:
                yield each
        for mark in entry.decided:
            if mark.changed:
                says = f"{mark.field} was decided before papers said: {mark.was}"
                yield doubt(entry.id, mark.field or ACTION, None, says, last)


def doubts_of(entry: Entry, first: Mention, last: Mention) -> Iterator[Doubt]:
    """Whether it is an action, where it stands, who owes it."""
    sure = first.action.confidence
    if sure < SURE:
        yield doubt(entry.id, ACTION, round(sure, 3), "is an action", first)
    if entry.state == "vanished":
        yield doubt(entry.id, "status", None, "left the sheet with nothing said", last)
    elif entry.state == "open" and last.action.status == "unknown" and not last.minuted:
        said = f": {last.action.note}" if last.action.note else ""
        yield doubt(entry.id, "status", None, f"open, for want of a status{said}", last)
    if entry.state == "on-forward-plan" and not entry.became:
        yield doubt(entry.id, BECAME, None, "went to the plan, and no item of it is found", last)
    if entry.state in LATE and not entry.owners:
        yield doubt(entry.id, "owner", None, "nobody is named", last)


# ------------------------------------------------------------------ names of indicators


def of_names(names: Mapping[str, PrintedName]) -> Iterator[Doubt]:
    """Which entry of the register a council's printed name is, or that it is none."""
    for name, found in names.items():
        figure, paper = found.figure, found.paper
        match = matching.installed().match(figure.indicator, figure.unit, title(found))
        certainty = match.confidence if found.slug else 1 - match.confidence
        if found.decided is None and certainty < SURE:
            says = f"is {found.slug}" if found.slug else "is in no entry"
            more = tuple(
                Candidate(
                    c.slug, c.label, None, None, None, round(c.alike, 3), c.slug == found.slug
                )
                for c in match.candidates
                if c.alike >= RIVAL
            )
            meeting, place = paper.meeting, (paper.paper.source, figure.evidence.page)
            about = (meeting.council, meeting.committee, round(certainty, 3), says)
            printed = (figure.indicator, meeting.date, *place)
            yield Doubt(name, INDICATOR, *about, *printed, more)


def title(found: PrintedName) -> str:
    """What a name stands under."""
    items = {item.id: item.title for item in found.paper.items}
    return items.get(found.figure.item_id or "", "")
