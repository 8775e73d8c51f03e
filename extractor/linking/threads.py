"""Which mentions are one action: a thread through minutes and sheets.

Every later mention may go on from one earlier one, and all of that is decided together; what is
left over is then looked at for rows that were split in two or merged into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.language.classifier import Classifier
from extractor.linking.assignment import Edge, assigned
from extractor.linking.candidates import Place, candidates, mention
from extractor.linking.likeness import TermWeights, features, gain, texts
from extractor.linking.meetings import MINUTES, Document, Mention
from extractor.linking.wording import content

NEARER = 0.02  # what a sheet between two mentions costs, so that of equals the nearest goes on
SAME_PLACE = 1e-4  # and what a row between two rows costs
PART = 0.9  # of the words of a row that was split or merged
FEWEST = 3  # words of content that tell a part


@dataclass(frozen=True, slots=True)
class Link:
    """An earlier mention and a later one of one action, and how surely they are."""

    earlier: Place
    later: Place
    probability: float


@dataclass(frozen=True, slots=True)
class Thread:
    """The mentions of one action in order, and how sure the least sure link is."""

    mentions: tuple[Mention, ...]
    confidence: float = 1.0


def threads(documents: Sequence[Document], model: Classifier) -> list[Thread]:
    """Every action of one committee's documents."""
    links = linked(documents, model)
    after = {link.earlier: link for link in links}
    before = {link.later: link for link in links}
    places = [(d, n) for d, document in enumerate(documents) for n in range(len(document.mentions))]
    chains = [chain(head, after) for head in places if head not in before]
    return [thread(documents, found, before) for found in with_parts(documents, chains)]


def linked(documents: Sequence[Document], model: Classifier) -> list[Link]:
    """The links that are likeliest together, each at least as likely as the model asks."""
    every = [m for document in documents for m in document.mentions]
    weights = TermWeights(texts(every))
    numbers = {
        place: n
        for n, place in enumerate(
            (d, k) for d, document in enumerate(documents) for k in range(len(document.mentions))
        )
    }
    places = list(numbers)
    told: dict[tuple[int, int], float] = {}
    edges = []
    for earlier, later in candidates(documents, weights):
        pair = (mention(documents, earlier), mention(documents, later))
        sure = model.probability(features(*pair, weights))
        told[numbers[earlier], numbers[later]] = sure
        cost = NEARER * (later[0] - earlier[0]) + SAME_PLACE * abs(later[1] - earlier[1])
        worth = gain(sure, model.threshold)
        edges.append(Edge(numbers[earlier], numbers[later], worth - cost if worth > 0 else 0.0))
    return [Link(places[at], places[to], told[at, to]) for at, to in assigned(edges)]


def chain(head: Place, after: dict[Place, Link]) -> list[Place]:
    """A mention with those that go on from it."""
    found = [head]
    while found[-1] in after:
        found.append(after[found[-1]].later)
    return found


def thread(
    documents: Sequence[Document], places: Iterable[Place], before: dict[Place, Link]
) -> Thread:
    """The mentions at places, in order."""
    order = sorted(set(places))
    sure = [before[place].probability for place in order if place in before]
    return Thread(tuple(mention(documents, place) for place in order), min(sure, default=1.0))


# ------------------------------------------------------------------ rows split and merged


def with_parts(documents: Sequence[Document], chains: list[list[Place]]) -> Iterator[list[Place]]:
    """The chains, with the rows that one was split into and those of the row it was merged into."""
    owner = {place: n for n, found in enumerate(chains) for place in found}
    whole = {n: n for n in range(len(chains))}
    more: dict[int, list[Place]] = {n: [] for n in range(len(chains))}
    for n, found in enumerate(chains):
        if (other := split_from(documents, found, owner, chains)) is not None:
            more[other] += found
            whole[n] = other
    for n, found in enumerate(chains):
        if whole[n] == n and (rows := merged_into(documents, found, owner, chains)):
            more[n] += rows
    for n, found in enumerate(chains):
        if whole[n] == n:
            yield [*found, *more[n]]


def split_from(
    documents: Sequence[Document],
    found: list[Place],
    owner: dict[Place, int],
    chains: list[list[Place]],
) -> int | None:
    """The chain that a new row of a sheet is a second half of: both halves say what it said."""
    sheet, _ = head = found[0]
    earlier = sheet_before(documents, sheet)
    if documents[sheet].kind == MINUTES or earlier is None:
        return None
    for n in range(len(documents[sheet].mentions)):
        other = owner[sheet, n]
        ahead = [place for place in chains[other] if place[0] == earlier]
        if (sheet, n) != head and ahead and halves(documents, ahead[0], (sheet, n), head):
            return other
    return None


def halves(documents: Sequence[Document], whole: Place, one: Place, two: Place) -> bool:
    """Whether two rows each say more than an earlier row, and all that it said."""
    before, first, second = (mention(documents, place) for place in (whole, one, two))
    return part_of(before, first) and part_of(before, second)


def merged_into(
    documents: Sequence[Document],
    found: list[Place],
    owner: dict[Place, int],
    chains: list[list[Place]],
) -> list[Place]:
    """The row of the next sheet, with what follows it, that says an action that is gone too."""
    last = found[-1]
    sheet = sheet_after(documents, last[0])
    if documents[last[0]].kind == MINUTES or sheet is None:
        return []
    for n in range(len(documents[sheet].mentions)):
        rows = chains[owner[sheet, n]]
        place = rows.index((sheet, n))
        if place and rows[place - 1][0] == last[0]:
            gone, kept = mention(documents, last), mention(documents, rows[place - 1])
            row = mention(documents, (sheet, n))
            if part_of(gone, row) and part_of(kept, row) and not part_of(gone, kept):
                return rows[place:]
    return []


def part_of(one: Mention, two: Mention) -> bool:
    """Whether all that one mention says of the same day is said in a longer one."""
    mine, other = (set(content(m.action.text).split()) for m in (one, two))
    same_day = one.action.raised == two.action.raised
    return same_day and FEWEST <= len(mine) < len(other) and len(mine & other) >= PART * len(mine)


def sheet_before(documents: Sequence[Document], number: int) -> int | None:
    """The sheet before a document."""
    return next((n for n in range(number - 1, -1, -1) if documents[n].kind != MINUTES), None)


def sheet_after(documents: Sequence[Document], number: int) -> int | None:
    """The sheet after a document."""
    every = range(number + 1, len(documents))
    return next((n for n in every if documents[n].kind != MINUTES), None)
