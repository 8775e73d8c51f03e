"""``python -m evaluation.link_bench``: how long it takes to link ten thousand actions, on one core.

The actions are those of made-up histories, as they would be read; councils are told again under
other names until there are enough.  Then the papers of one more meeting are added.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from random import Random

from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.press.model import World
from evaluation.link_examples import packs_of
from evaluation.subject_examples import agenda, rows_at
from extractor.linking.ledger import Linked, ledger
from extractor.records import AgendaItem, Extraction, ItemKind, PlanEntry

ACTIONS, YEARS, SEED, LIMIT = 10_000, 6, 301, 60.0
TODAY = date(2025, 6, 1)


@dataclass(frozen=True, slots=True)
class Timed:
    """What was measured; seconds of CPU."""

    actions: int
    papers: int
    committees: int
    all: float
    one_more: float
    linked_again: int


def bench(actions: int = ACTIONS) -> Timed:
    """Link a library of that many actions, then again with one meeting more."""
    papers, last = library(actions)
    kept: dict[str, Linked] = {}
    begun = time.process_time()
    entries = ledger(papers, today=TODAY, kept=kept)
    ended = time.process_time()
    committees = len(kept)
    ledger([*papers, last], today=TODAY, kept=kept)
    again = time.process_time()
    return Timed(
        len(entries),
        len(papers),
        committees,
        ended - begun,
        again - ended,
        len(kept) - committees,
    )


def library(actions: int) -> tuple[list[Extraction], Extraction]:
    """Papers with at least that many actions, and those of one more meeting."""
    found: list[Extraction] = []
    raised = 0
    for papers, number in councils():
        found += papers
        raised += number
        if raised >= actions:
            return found[:-1], found[-1]
    raise AssertionError("there is always another council")


def councils() -> Iterator[tuple[list[Extraction], int]]:
    """The papers of one council after another, and how many actions they raise."""
    for turn in count():
        for key in COUNCILS:
            world = history(key, YEARS, SEED + turn)
            packs = zip(packs_of(world), planned(world), strict=True)
            papers = [renamed(with_plan(*pack), turn) for pack in packs]
            yield papers, sum(action.meeting + 1 < len(world.meetings) for action in world.actions)


def planned(world: World) -> Iterator[tuple[tuple[PlanEntry, ...], tuple[AgendaItem, ...]]]:
    """The plan and the agenda of each pack."""
    for number in range(1, len(world.meetings)):
        chance = Random(f"plan {world.key} {number}")
        items = tuple(
            AgendaItem(f"i{n}", "agenda", item.number, item.title, ItemKind.REPORT, n, n)
            for n, item in enumerate(agenda(world, number), 1)
        )
        yield tuple(row.entry for _, row in rows_at(world, number, chance)), items


def with_plan(
    paper: Extraction, pack: tuple[tuple[PlanEntry, ...], tuple[AgendaItem, ...]]
) -> Extraction:
    """A pack with its plan and its agenda."""
    plan, items = pack
    return replace(paper, items=items, records=replace(paper.records, plan=plan))


def renamed(paper: Extraction, turn: int) -> Extraction:
    """A paper of the same council in another county."""
    council = f"{paper.meeting.council} {turn}"
    return replace(paper, meeting=replace(paper.meeting, council=council))


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="evaluation.link_bench", description=__doc__)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    told = bench(parser.parse_args().actions)
    print(f"{told.actions} actions, {told.papers} papers, {told.committees} committees")
    print(f"all: {told.all:.1f} s (limit {LIMIT:.0f} s)")
    print(f"one meeting more: {told.one_more:.1f} s, committees linked again: {told.linked_again}")


if __name__ == "__main__":
    main()
