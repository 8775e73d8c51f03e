"""Which mentions may continue which: those raised on the same day, on sheets near each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from extractor.linking.chains import Place
from extractor.linking.likeness import TermWeights
from extractor.linking.meetings import MINUTES, Document, Mention

SHEETS_BACK = 4  # an action may be off the sheet for some meetings and come back
MEETINGS_BACK = 6  # from which an action without a date may be
LIKE = 0.5  # cosine that lets a mention without its date be a candidate


def candidates(
    documents: Sequence[Document], weights: TermWeights
) -> Iterator[tuple[Place, Place]]:
    """An earlier mention and a later one that may be of one action."""
    dated = defaultdict[date | None, list[Place]](list)
    order = ordinals(documents)
    for number, document in enumerate(documents):
        here = [(number, n) for n in range(len(document.mentions))]
        for later in here if document.kind != MINUTES else ():
            raised = mention(documents, later).action.raised
            known = dated[raised] if raised else []
            for earlier in (*known, *undated(documents, dated, later, weights)):
                if near(order[earlier[0]], order[number]):
                    yield earlier, later
        for place in here:
            dated[mention(documents, place).action.raised].append(place)


def mention(documents: Sequence[Document], place: Place) -> Mention:
    """The mention at a place."""
    return documents[place[0]].mentions[place[1]]


def undated(
    documents: Sequence[Document],
    dated: dict[date | None, list[Place]],
    later: Place,
    weights: TermWeights,
) -> Iterator[Place]:
    """The mentions that are alike where one of the two does not say when it was raised."""
    found = mention(documents, later)
    days = [None] if found.action.raised else list(dated)
    for place in (p for day in days for p in dated.get(day, ())):
        text = mention(documents, place).action.text
        if weights.cosine(text, found.action.text) >= LIKE:
            yield place


def ordinals(documents: Sequence[Document]) -> list[tuple[bool, int, int]]:
    """Of each document whether it is minutes, and how many minutes and sheets came before it."""
    found, minutes, sheets = list[tuple[bool, int, int]](), 0, 0
    for document in documents:
        minuted = document.kind == MINUTES
        found.append((minuted, minutes, sheets))
        minutes, sheets = minutes + minuted, sheets + (not minuted)
    return found


def near(earlier: tuple[bool, int, int], later: tuple[bool, int, int]) -> bool:
    """Whether a sheet could go on with what a document has: minutes, or a sheet, of late."""
    if earlier[0]:
        return later[1] - earlier[1] <= MEETINGS_BACK
    return 0 < later[2] - earlier[2] <= SHEETS_BACK
