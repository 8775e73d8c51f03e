"""Which mentions are one action: a thread through minutes and sheets.

Every later mention may go on from one earlier one, and all of that is decided together; what is
left over is then looked at for rows that were split in two or merged into one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.classifier import Classifier
from extractor.linking.candidates import candidates, mention
from extractor.linking.chains import Chain, Likely, Place, chains
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


def threads(documents: Sequence[Document], model: Classifier) -> list[Thread]:
    """Every action of one committee's documents."""
    places = [(d, n) for d, document in enumerate(documents) for n in range(len(document.mentions))]
    found = chains(places, likely(documents, model), model.threshold)
    return [thread(documents, parts) for parts in with_parts(documents, found)]


def likely(documents: Sequence[Document], model: Classifier) -> Iterator[Likely]:
    """The candidates, and how likely each is."""
    weights = TermWeights(texts([m for document in documents for m in document.mentions]))
    for earlier, later in candidates(documents, weights):
        pair = (mention(documents, earlier), mention(documents, later))
        yield earlier, later, model.probability(features(*pair, weights))


def thread(documents: Sequence[Document], parts: Sequence[Chain]) -> Thread:
    """The mentions of one action, of all its chains in order."""
    order = sorted({place for part in parts for place in part.places})
    sure = min(part.confidence for part in parts)
    return Thread(tuple(mention(documents, place) for place in order), sure)


# ------------------------------------------------------------------ rows split and merged


def with_parts(documents: Sequence[Document], found: Sequence[Chain]) -> Iterator[list[Chain]]:
    """The chains, with the rows that one was split into and those of the row it was merged into."""
    every = [list(chain.places) for chain in found]
    owner = {place: n for n, places in enumerate(every) for place in places}
    whole = {n: split_from(documents, places, owner, every) for n, places in enumerate(every)}
    halves_of = defaultdict[int, list[Chain]](list)
    for n, other in whole.items():
        if other is not None:
            halves_of[other].append(found[n])
    for n, chain in enumerate(found):
        if whole[n] is None:
            rows = merged_into(documents, every[n], owner, every)
            merged = [Chain(tuple(rows))] if rows and not halves_of[n] else []
            yield [chain, *halves_of[n], *merged]


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
