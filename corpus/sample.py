"""``committee-papers sample``: a body of papers of fictional councils, with true answers.

``DIR/COUNCIL/PAPER`` is a paper and ``DIR/COUNCIL/answers/PAPER.json`` what is true of it.  Each
meeting is written as soon as it is typeset, so that twenty years of eight councils need no more
memory than one council's history.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus import papers
from corpus.fiction.faults import planted
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.papers import Sample, keep
from corpus.press import damage
from corpus.press.model import World

FORMS = ("pdf", "docx", "txt")
PAGES = {"item": papers.item_page, "agenda": papers.agenda_page}
DAMAGED = 2  # the meeting of whose pack damaged copies are made
AT_ONCE = 4  # meetings handed to a process at a time


@dataclass(frozen=True, slots=True)
class Job:
    """The papers of one meeting of one council, to be written into a directory; with ``faults``
    its performance report has some."""

    directory: Path
    key: str
    years: int
    seed: int
    number: int
    faults: bool = False


def write_body(
    directory: Path, councils: int, years: int, seed: int, *, faults: bool = False
) -> Iterator[Path]:
    """Write the papers of the first ``councils`` councils over ``years`` municipal years, and
    give each one's path once it is there.  The same numbers give the same bytes."""
    jobs = [
        Job(directory, key, years, seed, number, faults)
        for key in COUNCILS[:councils]
        for number in range(1, _told(key, years, seed))
    ]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for written in pool.map(_write, jobs, chunksize=AT_ONCE):
            yield from written


def size(councils: int, years: int, seed: int) -> int:
    """How many papers :func:`write_body` will write."""
    return sum(
        len(list(_kinds(_world(key, years, seed), number)))
        for key in COUNCILS[:councils]
        for number in range(1, _told(key, years, seed))
    )


def _told(key: str, years: int, seed: int) -> int:
    return len(_world(key, years, seed).meetings)


@lru_cache(maxsize=2)
def _world(key: str, years: int, seed: int, faults: bool = False) -> World:
    world = history(key, years, seed)
    return planted(world, seed) if faults else world


def _write(job: Job) -> list[Path]:
    world = _world(job.key, job.years, job.seed, job.faults)
    home = job.directory / job.key
    return [keep(_printed(world, job.number, *kind), home) for kind in _kinds(world, job.number)]


def _kinds(world: World, number: int) -> Iterator[tuple[str, str]]:
    """What is published for a meeting, and in which form: forms take turns."""
    yield "pack", "pdf"
    yield "minutes", FORMS[number % 3]
    if papers.performance_item(world, number):
        yield "report", FORMS[(number + 1) % 3]
        yield "item", "html"
    if number % 3 == 1:
        yield "agenda", "html"
    if number == DAMAGED:
        yield from (("pack", damaged) for damaged in ("turned", "part-scanned", "scanned"))


def _printed(world: World, number: int, kind: str, form: str) -> Sample:
    if kind == "pack":
        whole = papers.pack(world, number)
        return whole if form == "pdf" else _damaged(whole, form)
    if kind in PAGES:
        return PAGES[kind](world, number)
    make = papers.printed_minutes if kind == "minutes" else papers.report
    return make(world, number, form)


def _damaged(whole: Sample, form: str) -> Sample:
    """A copy of a pack with a page turned, some pages as pictures, or all of them."""
    name = whole.name.replace("pack", f"pack-{form}")
    pages = whole.answers["paper"]["pages"]
    answers: dict[str, Any] = {**whole.answers, "paper": {**whole.answers["paper"], "source": name}}
    if form == "turned":
        content = damage.turned(whole.content, pages // 2)
        return replace(whole, name=name, content=content, answers=answers)
    lost = range(1, pages + 1) if form == "scanned" else range(pages // 2, pages // 2 + 3)
    content = damage.scanned(whole.content, lost)
    return Sample(name, content, damage.without_text(answers, lost))
