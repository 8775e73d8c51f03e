"""What people decided, found again in what the papers say.

A decision names its subject by what papers say, so that it holds however often they are read; a
subject that no paper has any longer leaves its decision without effect, and that is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.linking.bodies import Body, body_of_names
from extractor.linking.candidates import mention
from extractor.linking.chains import Bounds, Place
from extractor.linking.found_again import FoundAgain
from extractor.linking.meetings import Document, Mention
from extractor.linking.threads import Thread, every_place
from extractor.records import Decision, Said

LINK, ACTION, INDICATOR, FINDING = "link", "action", "indicator", "finding"
BECAME = "became"  # the item of the plan that an action became
PLAN, REPORT = "plan", "report"  # what a row of a plan goes on from, and what it came with
PLANNED = (PLAN, REPORT)
# Single records of papers; of them only what :mod:`.decided_records` tells is asked.
OF_RECORDS = ("figure", "resolution", "attendance", "item", "statement", "cover")
FIELDS = ("owner", "status", "due", "text", BECAME)
ACCEPT, REJECT, CORRECT, UNDO = "accept", "reject", "correct", "undo"


Ruling = dict[str | None, Decision]  # of one action: the last decision of each field


def parted(names: str | None) -> tuple[str, ...]:
    """Several owners in one line, parted by semicolons."""
    return tuple(name.strip() for name in (names or "").split(";") if name.strip())


def undone(log: Iterable[Decision]) -> set[int]:
    """The numbers of the decisions that were taken back; one that takes back another may be taken
    back itself."""
    found = set[int]()
    for each in sorted(log, key=lambda d: d.id, reverse=True):
        if each.undoes is not None and each.id not in found:
            found.add(each.undoes)
    return found


def standing(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not taken back, in their order."""
    order = sorted(log, key=lambda d: d.id)
    gone = undone(order)
    return [d for d in order if d.undoes is None and d.id not in gone]


def of_body(decisions: Iterable[Decision], body: Body) -> tuple[Decision, ...]:
    """The decisions about the actions of one committee."""
    own = (d for d in decisions if d.kind not in (FINDING, *OF_RECORDS))
    return tuple(d for d in own if body_of_names(d.council, d.committee) == body)


# ------------------------------------------------------------------ finding what was meant


class Index:
    """The mentions of one committee by what tells them apart."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Sort the mentions by what says them, when, and the day of the action."""
        every = [(place, mention(documents, place)) for place in every_place(documents)]
        self._places = FoundAgain((named(m), (place, m)) for place, m in every)
        self._mentions = FoundAgain((named(m), m) for _, m in every)

    def mention(self, wanted: Said) -> Mention | None:
        """The mention that was meant, if it is there."""
        return self._mentions.find(wanted)

    def find(self, wanted: Said) -> tuple[Place, Mention] | None:
        """The mention with its place."""
        return self._places.find(wanted)

    def name(self, found: Mention) -> Said:
        """What names a mention, with its number among those of the same words."""
        return named(found, self._mentions.number(named(found), found))


def named(found: Mention, nth: int = 1) -> Said:
    """What a mention says of itself."""
    return Said(found.action.source, found.day, found.action.raised, found.action.text, nth)


# ------------------------------------------------------------------ what follows


def of_pairs(decisions: Iterable[Decision], index: Index) -> dict[tuple[Place, ...], Decision]:
    """The last decision of each pair of mentions, in the order of the decisions."""
    last = dict[tuple[Place, ...], Decision]()
    for each in decisions:
        if pair := pair_of(each, index):
            last.pop(pair, None)
            last[pair] = each
    return last


def pair_of(decision: Decision, index: Index) -> tuple[Place, ...]:
    """The two places that a decision of a link is about, the earlier first, if both are there."""
    found = map(index.find, decision.subject) if decision.kind == LINK else ()
    places = sorted({each[0] for each in found if each})
    return tuple(places) if len(places) == 2 else ()


def bounds(decisions: Iterable[Decision], index: Index) -> Bounds:
    """Which mentions are to be joined and which kept apart."""
    last = of_pairs(decisions, index)
    newest = [(one, two, last[one, two].verdict) for one, two in reversed(last)]
    return Bounds(
        tuple((one, two) for one, two, verdict in newest if verdict == ACCEPT),
        tuple((one, two) for one, two, verdict in newest if verdict == REJECT),
    )


def rulings(
    decisions: Iterable[Decision], index: Index, threads: Sequence[Thread]
) -> dict[int, Ruling]:
    """What was decided of each action, by its number among the threads."""
    home = {m: n for n, thread in enumerate(threads) for m in thread.mentions}
    home |= {thread.mentions[0]: n for n, thread in enumerate(threads)}
    found = defaultdict[int, Ruling](dict)
    for each in decisions:
        if each.kind == ACTION and (about := index.mention(each.subject[0])):
            found[home[about]][each.field] = each
    return dict(found)


def rejected(ruling: Ruling) -> bool:
    """Whether it is no action."""
    return None in ruling and ruling[None].verdict == REJECT


def without_effect(
    decisions: Sequence[Decision], index: Index, threads: Sequence[Thread]
) -> tuple[Decision, ...]:
    """The decisions of actions whose subject no paper has, and those of links that others rule
    out."""
    own = [d for d in decisions if d.kind not in PLANNED]
    lost = [d for d in own if not all(map(index.mention, d.subject))]
    for decision in of_pairs(own, index).values():
        told = [index.mention(each) for each in decision.subject]
        joined = any(all(m in thread.mentions for m in told) for thread in threads)
        if joined != (decision.verdict == ACCEPT):
            lost.append(decision)
    return tuple(lost)
