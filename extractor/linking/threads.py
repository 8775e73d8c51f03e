"""Which mentions are one action: a thread through minutes and sheets.

Every later mention may go on from one earlier one, and all of that is decided together; what is
left over is then looked at for rows that were split in two or merged into one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.language.classifier import Classifier
from extractor.linking.candidates import candidates, mention
from extractor.linking.chains import FREE, Bounds, Chain, Likely, Place, chains
from extractor.linking.likeness import TermWeights, features, texts
from extractor.linking.meetings import MINUTES, Document, Mention
from extractor.linking.wording import content

PART = 0.9  # of the words of a row that was split or merged
FEWEST = 3  # words of content that tell a part


@dataclass(frozen=True, slots=True)
class Thread:
    """The mentions of one action in order, and how sure the least sure link is."""

    mentions: tuple[Mention, ...]
    confidence: float = 1.0


def threads(
    documents: Sequence[Document], model: Classifier, bounds: Bounds = FREE
) -> list[Thread]:
    """Every action of one committee's documents, as far as people have not bound it otherwise."""
    found = chains(every_place(documents), likely(documents, model), model.threshold, bounds)
    parts = united(with_parts(documents, found, bounds), bounds)
    return [thread(documents, each) for each in parts]


def every_place(documents: Sequence[Document]) -> list[Place]:
    """The place of each mention."""
    return [(d, n) for d, document in enumerate(documents) for n in range(len(document.mentions))]


def likely(documents: Sequence[Document], model: Classifier) -> Iterator[Likely]:
    """The candidates, and how likely each is."""
    weights = TermWeights(texts([m for document in documents for m in document.mentions]))
    for earlier, later in candidates(documents, weights):
        pair = (mention(documents, earlier), mention(documents, later))
        yield earlier, later, model.probability(features(*pair, weights))


def thread(documents: Sequence[Document], parts: Sequence[Chain]) -> Thread:
    """The mentions of one action, of all its chains in order."""
    order = sorted(places_of(parts))
    sure = min(part.confidence for part in parts)
    return Thread(tuple(mention(documents, place) for place in order), sure)


# ------------------------------------------------------------------ rows split and merged


def with_parts(
    documents: Sequence[Document], found: Sequence[Chain], bounds: Bounds
) -> Iterator[list[Chain]]:
    """The chains, with the rows that one was split into and those of the row it was merged into,
    but for what is to stay apart."""
    every = [list(chain.places) for chain in found]
    owner = {place: n for n, places in enumerate(every) for place in places}
    whole = {
        n: split_from(documents, places, owner, every, bounds) for n, places in enumerate(every)
    }
    halves_of = defaultdict[int, list[Chain]](list)
    for n, other in whole.items():
        if other is not None:
            halves_of[other].append(found[n])
    for n, chain in enumerate(found):
        if whole[n] is None:
            rows = merged_into(documents, every[n], owner, every, bounds)
            merged = [Chain(tuple(rows))] if rows and not halves_of[n] else []
            yield [chain, *halves_of[n], *merged]


def united(found: Iterable[list[Chain]], bounds: Bounds) -> list[list[Chain]]:
    """The parts of each action, with those that people joined though no row goes on from two."""
    every = list(found)
    for pair in bounds.together:
        homes = [[parts for parts in every if place in places_of(parts)] for place in pair]
        one, two = homes[0][0], homes[1][0]
        if not any(parts in homes[1] for parts in homes[0]):
            one += two
            every = [parts for parts in every if parts is not two]
    return every


def places_of(parts: Iterable[Chain]) -> set[Place]:
    """The places of all parts of an action."""
    return {place for part in parts for place in part.places}


def split_from(
    documents: Sequence[Document],
    found: list[Place],
    owner: dict[Place, int],
    chains: list[list[Place]],
    bounds: Bounds,
) -> int | None:
    """The chain that a new row of a sheet is a second half of: both halves say what it said."""
    sheet, _ = head = found[0]
    earlier = sheet_before(documents, sheet)
    if documents[sheet].kind == MINUTES or earlier is None:
        return None
    for n in range(len(documents[sheet].mentions)):
        other = owner[sheet, n]
        ahead = [place for place in chains[other] if place[0] == earlier]
        new = (sheet, n) != head and not bounds.part(found, chains[other])
        if new and ahead and halves(documents, ahead[0], (sheet, n), head):
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
    bounds: Bounds,
) -> list[Place]:
    """The row of the next sheet, with what follows it, that says an action that is gone too."""
    last = found[-1]
    sheet = sheet_after(documents, last[0])
    if documents[last[0]].kind == MINUTES or sheet is None:
        return []
    for n in range(len(documents[sheet].mentions)):
        rows = chains[owner[sheet, n]]
        place = rows.index((sheet, n))
        if place and rows[place - 1][0] == last[0] and not bounds.part(found, rows[place:]):
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
