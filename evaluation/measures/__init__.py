"""The measures of one paper: what the contract's JSON says beside the true answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evaluation.matching import Json, Pairing, page_of
from evaluation.measures import actions, agenda, figures, meeting, minutes, plan, reports
from evaluation.rows import Miss, Row

Measured = Iterator[tuple[Row, Pairing | None]]
KINDS: dict[str, Callable[[Json, Json], Measured]] = {
    "meeting": meeting.measured,
    "agenda": agenda.measured,
    "minutes": minutes.measured,
    "actions": actions.measured,
    "plan": plan.measured,
    "figures": figures.measured,
    "statements": figures.statements,
    "reports": reports.measured,
}


def measures(found: Json, gold: Json, kinds: Iterable[str] = tuple(KINDS)) -> Iterator[Row]:
    """Every measure, also of what there is nothing of; then the pages of what was right."""
    pairings: list[Pairing] = []
    for kind in kinds:
        for row, pairing in KINDS[kind](found, gold):
            pairings += [pairing] if pairing else []
            yield row
    yield pages_of(pairings)


def pages_of(pairings: Iterable[Pairing]) -> Row:
    """Of everything that was known, where the paper has pages: is the evidence on its page?"""
    paged = [(p, each) for each in pairings for p in each.same if page_of(p.true)]
    wrong = tuple(
        Miss("wrong page", each.kind.words(p.true), f"page {page_of(p.found)}", page_of(p.true))
        for p, each in paged
        if page_of(p.true) != page_of(p.found)
    )
    hits = len(paged) - len(wrong)
    return Row("pages of what was found", hits, len(paged), hits, len(paged), wrong)
