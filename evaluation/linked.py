"""How well linking does on four years of the press's councils, each with models that never saw it.

``python -m evaluation.linked`` prints it.  A pack has its agenda, minutes, action sheet and plan as
any other, typeset and read back; only its reports are left out: nothing here is told by them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from corpus import papers
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.press.model import World
from evaluation.link_scores import Heard, scores
from evaluation.progress import followed
from evaluation.reads import PROCESSES
from evaluation.rows import Row, together
from evaluation.sections import Section, share, shares
from evaluation.shown import show
from evaluation.training import ACTION_LINKS, SUBJECT_LINKS, TASKS
from evaluation.training_data import SEED as TRAINED
from extractor.linking.trained import LinkModels
from extractor.pipeline import extract
from models.examples import Example
from models.linear import fitted

YEARS, SEED = 4, 1
LINKS = "links"
# what is asked of all councils together: F1, or of what vanished the precision
TARGETS = {LINKS: 0.93, "action states": 0.93, "actions vanished": 0.90, "plan states": 0.93}


@dataclass(frozen=True, slots=True)
class Job:
    """A council's years, to be read and scored."""

    council: str
    years: int
    seed: int


def linked(
    years: int = YEARS, seed: int = SEED, processes: int = PROCESSES
) -> dict[str, list[Row]]:
    """The measures of each council."""
    jobs = [Job(key, years, seed) for key in COUNCILS]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = list(followed(pool.map(of_council, jobs), "councils linked", len(jobs)))
    return dict(zip(COUNCILS, found, strict=True))


def of_council(job: Job) -> list[Row]:
    """One council: its packs typeset, read and linked by models fitted without it."""
    world = without_reports(history(job.council, job.years, job.seed))
    with tempfile.TemporaryDirectory() as folder:
        heard = list(packs(world, Path(folder)))
    rows = together(scores(world, heard, models_without(job.council)))
    links = together(
        replace(row, name=LINKS) for name, row in rows.items() if name.startswith(LINKS)
    )
    return [*links.values(), *rows.values()]


def without_reports(world: World) -> World:
    """A council whose packs have no reports behind their agendas."""
    meetings = tuple(
        meeting.model_copy(
            update={"items": tuple(i.model_copy(update={"report": None}) for i in meeting.items)}
        )
        for meeting in world.meetings
    )
    return world.model_copy(update={"meetings": meetings})


def packs(world: World, home: Path) -> Iterator[Heard]:
    """The pack for each meeting, read; its words are not kept."""
    for number in range(1, len(world.meetings)):
        sample = papers.pack(world, number)
        found = extract(papers.keep(sample, home))
        bare = replace(found.paper, blocks=(), bookmarks=())
        yield Heard(number, replace(found, paper=bare), sample.answers)


def models_without(council: str) -> LinkModels:
    """Both models, fitted on the other councils."""
    plans = {"action-links": ACTION_LINKS, "subject-links": SUBJECT_LINKS}
    actions, subjects = (
        fitted([each for each in examples(name) if each.council != council], made)
        for name, made in plans.items()
    )
    return LinkModels(actions, subjects)


@cache
def examples(name: str) -> Sequence[Example]:
    """The examples of a model."""
    return TASKS[name].examples(TRAINED)


def section(found: Mapping[str, Sequence[Row]]) -> Section:
    """The measures of all councils together, and the council at which each is lowest."""
    rows = together(row for own in found.values() for row in own)
    by_council = {key: {row.name: row for row in own} for key, own in found.items()}
    cells = tuple(
        (name, *shares(row), f"{row.true}", f"{row.found}", lowest(by_council, name), asked(row))
        for name, row in rows.items()
    )
    columns = ("measure", "P", "R", "F1", "true", "found", "lowest at", "asked for")
    note = "States as they stood at the last meeting of each municipal year."
    return Section(f"Linking, {YEARS} years of eight councils", columns, cells, note=note)


def lowest(by_council: Mapping[str, Mapping[str, Row]], name: str) -> str:
    """The council with the lowest F1."""
    scored = {key: rows[name].f1 for key, rows in by_council.items() if name in rows}
    least = min(scored, key=lambda key: (scored[key], key))
    return f"{least} {share(scored[least])}"


def asked(row: Row) -> str:
    """The target of a measure, and whether it is met."""
    target = TARGETS.get(row.name)
    if target is None:
        return ""
    value = row.precision if row.name == "actions vanished" else row.f1
    return f"{target:.2f} {'met' if value >= target else 'missed'}"


def main() -> None:
    """``python -m evaluation.linked [--years N]``."""
    parser = argparse.ArgumentParser(prog="evaluation.linked", description=__doc__)
    parser.add_argument("--years", type=int, default=YEARS)
    found = linked(parser.parse_args().years)
    show([section(found)], sys.stdout)


if __name__ == "__main__":
    main()
