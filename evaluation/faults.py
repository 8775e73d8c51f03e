"""Findings beside the faults that were planted in made-up papers.

The papers of each council are typeset twice, with faults and without, read by the tool, and their
findings compared with what was planted.  What the history itself restates is true in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from evaluation.rows import Miss, Row, together
from extractor.linking.grouping import REFERENCE
from extractor.questions import FROM_FIGURES

if TYPE_CHECKING:
    from corpus.papers import Sample
    from corpus.press.model import World
    from extractor.records import Finding

FAULTY_YEARS, CLEAN_YEARS = 2, 1
NAMED = 85.0  # how alike an indicator's name and a finding's subject are
SAME = 1e-6
Value = float | str | None


@dataclass(frozen=True, slots=True)
class Job:
    """The performance papers of one council, with faults or without, written into a directory."""

    directory: Path
    key: str
    seed: int
    faulty: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What a finding should tell: of which kind, in which paper (None for any), with which values;
    a row that is left out has none, and is known by its ``names``."""

    kind: str
    paper: str | None
    values: tuple[Value, ...]
    names: tuple[str, ...] = ()
    period: str | None = None

    def is_told(self, found: Finding) -> bool:
        """Whether a finding tells this."""
        papers = {Path(v.paper).name for v in found.values}
        if found.kind != self.kind or self.paper not in (None, *papers):
            return False
        if self.paper is None and self.period != found.period:
            return False
        if not self.values:
            alike = (fuzz.partial_ratio(n.casefold(), found.subject.casefold()) for n in self.names)
            return max(alike, default=0.0) >= NAMED
        return all(any(same(value, v.value) for v in found.values) for value in self.values)


def same(true: Value, found: Value) -> bool:
    """The same number, or the same words but for a council's own number before them."""
    if isinstance(true, (int, float)) and isinstance(found, (int, float)):
        return abs(true - found) < SAME
    return true == (REFERENCE.sub("", found) if isinstance(found, str) else found)


def faults(directory: Path, councils: Sequence[str], seed: int, processes: int) -> list[Row]:
    """One measure a kind, over the councils' papers with faults and without."""
    jobs = [Job(directory, key, seed, faulty) for key in councils for faulty in (True, False)]
    if processes == 1:
        rows = together(row for job in jobs for row in score(job))
    else:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            rows = together(row for found in pool.map(score, jobs) for row in found)
    return [row for row in rows.values() if not row.empty]


def score(job: Job) -> list[Row]:
    """Typeset and read one council's papers, and compare what is found with what is true."""
    from corpus.fiction.faults import planted
    from corpus.fiction.history import history
    from corpus.papers import keep
    from extractor.batch.one_paper import attempt
    from extractor.linking.findings import findings
    from extractor.linking.registered import polarities
    from extractor.reading import Options
    from extractor.registers.indicators import installed

    years = FAULTY_YEARS if job.faulty else CLEAN_YEARS
    world = history(job.key, years, job.seed)
    world = planted(world, job.seed) if job.faulty else world
    home = job.directory / ("faulty" if job.faulty else "clean") / job.key
    samples = list(papers(world))
    paths = [keep(sample, home) for sample in samples]
    read = [attempt(path, Options()) for path in paths]
    found = findings(read, polarities(installed()))
    true = list(truths(world, samples))
    return [row_of(kind, true, found, list(known_twice(world))) for kind in FROM_FIGURES]


def papers(world: World) -> Iterator[Sample]:
    """The performance report of each meeting that has one: the first in its pack, which names the
    council, the others alone."""
    from corpus import papers as printed

    reported = [n for n in range(1, len(world.meetings)) if printed.performance_item(world, n)]
    yield printed.pack(world, reported[0])
    yield from (printed.report(world, number, "pdf") for number in reported[1:])


def truths(world: World, samples: Sequence[Sample]) -> Iterator[Truth]:
    """The faults of the papers, and what scorecards restate."""
    for sample in samples:
        for fault in sample.answers.get("faults", ()):
            names = tuple(fault["indicators"])
            values = tuple(fault["values"])
            yield Truth(fault["kind"], sample.name, values, names, fault["period"])
    yield from restated(samples)


def restated(samples: Sequence[Sample]) -> Iterator[Truth]:
    """Each value of a scorecard that the scorecard of a later meeting gives otherwise."""
    known: dict[tuple[str, str], float] = {}
    for sample in samples:
        for figure in sample.answers["figures"]:
            if figure["source"] == "scorecard" and figure["measure"] == "actual":
                place = (figure["indicator"], figure["period"])
                before = known.get(place, figure["value"])
                known[place] = figure["value"]
                if before != figure["value"]:
                    values = (before, figure["value"])
                    yield Truth("restatement", None, values, place[:1], place[1])


def known_twice(world: World) -> Iterator[Truth]:
    """Each value that the history restates: it may also show in words alone, which are not asked
    after but are no error."""
    for indicator in world.indicators:
        for period, readings in indicator.by_period.items():
            for one, two in pairwise(readings):
                values = (one.actual, two.actual)
                yield Truth("restatement", None, values, (indicator.name,), period)


def row_of(
    kind: str, truths: Iterable[Truth], findings: Iterable[Finding], also: Sequence[Truth] = ()
) -> Row:
    """Recall of what is true of one kind, and precision of what was found; what is ``also`` true
    need not be found."""
    true = [each for each in truths if each.kind == kind]
    found = [each for each in findings if each.kind == kind]
    missed = [t for t in true if not any(t.is_told(f) for f in found)]
    wrong = [f for f in found if not any(t.is_told(f) for t in (*true, *also))]
    misses = (
        *(Miss("missed", words_of(t), None, None, t.paper or "") for t in missed),
        *(Miss("invented", None, f.explanation, f.values[0].page, paper_of(f)) for f in wrong),
    )
    right = len(found) - len(wrong)
    return Row(kind, len(true) - len(missed), len(true), right, len(found), misses)


def words_of(true: Truth) -> str:
    """A truth in words."""
    names = ", ".join(true.names)
    return f"{names} {true.period or ''}: {', '.join(map(str, true.values))}".strip()


def paper_of(found: Finding) -> str:
    """The first of the papers of a finding."""
    return Path(found.values[0].paper).name
