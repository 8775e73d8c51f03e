"""Examples for the model that follows planned items: pairs of rows of plans, and of a row and an
item of an agenda, from made-up histories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from corpus.fiction.history import history
from corpus.fiction.turns import otherwise
from corpus.fiction.words import COUNCILS, notes
from corpus.press.history import plan
from corpus.press.model import World
from evaluation.link_examples import LEFT_OUT, OTHER, SAME, YEARS
from extractor.linking.meetings import Place
from extractor.linking.plan_threads import (
    PlanThread,
    Programme,
    item_pairs,
    likeness_of,
    row_pairs,
    term_weights,
)
from extractor.linking.subjects import Row, Tabled, to_agenda
from extractor.records import Evidence, PlanEntry
from models.examples import Example

RENAMED = 0.1  # of the rows are called otherwise than in the plan before
NEIGHBOURS = 0.05  # of the items that have another beside them whose name holds theirs
BESIDE = (
    "Feedback from the {} Working Group",
    "{} – complaints received",
    "Membership of the {} Board",
    "Consultation: {}",
    "Contract for the {}",
)


def subject_examples(seed: int) -> list[Example]:
    """Both kinds of pair, of every council."""
    return [each for key in COUNCILS for each in of_council(key, seed)]


def of_council(key: str, seed: int) -> Iterator[Example]:
    """The candidates of one council's history."""
    world = history(key, YEARS, seed)
    chance = Random(f"{seed} names {key}")
    named = [list(rows_at(world, number, chance)) for number in range(1, len(world.meetings))]
    items = {m.date: tuple(agenda(world, n)) for n, m in enumerate(world.meetings) if n}
    known = Programme(tuple(tuple(row for _, row in rows) for rows in named if rows), items)
    truth = [[entry for entry, _ in rows] for rows in named if rows]
    weights = term_weights(known)
    for (p, k), (q, n) in row_pairs(known, weights):
        same = truth[p][k] == truth[q][n]
        told = likeness_of(known, (p, k), (q, n), weights)
        yield Example(told, SAME if same else OTHER, key)
    every = [item for day in sorted(items) for item in items[day]]
    days = [meeting.date for meeting in world.meetings]
    threads, entries = whole_threads(known, truth)
    for n, k, row in item_pairs(known, threads, every, weights):
        item = every[k]
        entry = world.plan[entries[n]]
        same = entry.item == item.title and entry.gone == days.index(item.day) + 1
        yield Example(to_agenda(row, item, weights), SAME if same else OTHER, key)


def whole_threads(known: Programme, truth: list[list[int]]) -> tuple[list[PlanThread], list[int]]:
    """The true rows of each planned item, and which item that is."""
    rows: dict[int, list[Row]] = {}
    for plan_rows, entries in zip(known.plans, truth, strict=True):
        for row, entry in zip(plan_rows, entries, strict=True):
            if entry >= 0:
                rows.setdefault(entry, []).append(row)
    return [PlanThread(tuple(found)) for found in rows.values()], list(rows)


def rows_at(world: World, number: int, chance: Random) -> Iterator[tuple[int, Row]]:
    """The plan for a meeting, each entry with its place in the history."""
    day = world.meetings[number].date
    columns = Random(f"plan columns {world.key} {number // 3}")
    shown = {name for name in ("purpose", "lead") if columns.random() > LEFT_OUT}
    places = {id(entry): n for n, entry in enumerate(world.plan)}
    for at, entries in plan(world, number).items():
        for entry in entries:
            subject = entry.subject
            if chance.random() < RENAMED:
                subject = otherwise(subject, chance.choice(notes().listed_as))
            row = PlanEntry(
                subject,
                Evidence(subject, 1),
                meeting_date=at if isinstance(at, date) else None,
                purpose=entry.purpose if "purpose" in shown else None,
                lead_officer=entry.lead if "lead" in shown else None,
            )
            yield places[id(entry)], Row(row, day, Place(str(number), 1))
            if chance.random() < NEIGHBOURS:
                beside = replace(row, subject=beside_of(entry.subject, chance), purpose=None)
                yield -1 - len(places) * number - places[id(entry)], Row(beside, day, Place("", 1))


def beside_of(name: str, chance: Random) -> str:
    """The name of another matter that holds this one's."""
    return chance.choice(BESIDE).format(name)


def agenda(world: World, number: int) -> Iterator[Tabled]:
    """The reports of a meeting."""
    met = world.meetings[number]
    for place, item in enumerate(met.items, 1):
        if item.report:
            yield Tabled(item.title, str(place), met.date, Place(str(number), place))
