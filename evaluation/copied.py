"""How well copies are told by content alone, among the papers of the press's councils.

``python -m evaluation.copied`` prints it.  Of every meeting there is the pack, the performance
report alone in three formats, the printed minutes and the web pages; a report stands in the pack
of its meeting, minutes in the pack of the next.  Only words are looked at, no dates or names.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path

from corpus import papers
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.papers import Sample
from corpus.press.model import World
from evaluation.linked import Job
from evaluation.progress import followed
from evaluation.reads import PROCESSES
from evaluation.rows import Row, together
from evaluation.sections import Section, shares
from evaluation.shown import show
from extractor.language.shingles import sketches
from extractor.linking.copies import Copies, copies
from extractor.linking.meetings import Place
from extractor.reading import Options, read
from extractor.records import Extraction
from extractor.registers.councils import councils
from extractor.segmenting import segment

YEARS, SEED = 2, 1
FORMS = ("pdf", "docx", "txt")
SCORECARD = "scorecard"


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper with the texts that it holds, each by a name: of its meeting's report, minutes."""

    sample: Sample
    texts: frozenset[str]
    found: Extraction


def copied(years: int = YEARS, seed: int = SEED, processes: int = PROCESSES) -> list[Row]:
    """The measures of all councils together."""
    jobs = [Job(key, years, seed) for key in COUNCILS]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = list(followed(pool.map(of_council, jobs), "councils compared", len(jobs)))
    return list(together(row for rows in found for row in rows).values())


def of_council(job: Job) -> list[Row]:
    """The measures of one council."""
    world = history(job.council, job.years, job.seed)
    with tempfile.TemporaryDirectory() as folder:
        every = list(published(world, Path(folder)))
    known = copies(each.found for each in every)
    return [whole_papers(every, known), figures(every, known)]


def published(world: World, home: Path) -> Iterator[Printed]:
    """Everything that was published, read."""
    for number in range(1, len(world.meetings)):
        for sample, texts in of_meeting(world, number):
            yield Printed(sample, frozenset(texts), as_read(papers.keep(sample, home)))


def of_meeting(world: World, number: int) -> Iterator[tuple[Sample, set[str]]]:
    """The papers of a meeting with the texts in them; an item's page has a part of the minutes."""
    minutes = {f"minutes {number}"}
    before = {f"minutes {number - 1}", f"item {number - 1}"}
    item = {f"item {number}"} if papers.performance_item(world, number) else set()
    report = {f"report {number}"} if item else set()
    yield papers.pack(world, number), {f"pack {number}"} | report | before
    yield papers.printed_minutes(world, number, FORMS[number % 3]), minutes | item
    yield papers.agenda_page(world, number), minutes | item
    for form in FORMS if item else ():
        yield papers.report(world, number, form), report
    if item:
        yield papers.item_page(world, number), item


def as_read(path: Path) -> Extraction:
    """A paper with its items and its sketches alone."""
    paper = read(path, Options())
    told = segment(paper, councils())
    return Extraction(paper, items=told.items, kind=told.kind, sketches=sketches(paper))


def whole_papers(every: Sequence[Printed], known: Copies) -> Row:
    """Pairs of papers of which one is in the other."""
    true = {
        frozenset({one.found.paper.source, two.found.paper.source})
        for one, two in combinations(every, 2)
        if one.texts <= two.texts or two.texts <= one.texts
    }
    found = {frozenset({held.paper, held.holder}) for held in known.held()}
    right = len(true & found)
    return Row("papers", right, len(true), right, len(found))


def figures(every: Sequence[Printed], known: Copies) -> Row:
    """Pairs of places of one value of a scorecard: in two papers with one report, or in the reports
    of two meetings, which are not one."""
    places = [(each, place) for each in every for place in scorecard(each)]
    by_value = dict[object, list[tuple[Printed, Place]]]()
    for each, (value, place) in places:
        by_value.setdefault(value, []).append((each, place))
    told = [
        (known.same(a, b), bool(reports(one) & reports(two)))
        for same in by_value.values()
        for (one, a), (two, b) in combinations(same, 2)
        if a.paper != b.paper
    ]
    right = sum(found and true for found, true in told)
    return Row(
        "figures", right, sum(true for _, true in told), right, sum(found for found, _ in told)
    )


def reports(each: Printed) -> set[str]:
    """The reports in a paper."""
    return {text for text in each.texts if text.startswith("report")}


def scorecard(each: Printed) -> Iterator[tuple[object, Place]]:
    """Every value of a paper's scorecard with its place, as is true of it."""
    for figure in each.sample.answers["figures"]:
        if figure["source"] == SCORECARD:
            value = tuple(figure[name] for name in ("indicator", "measure", "period", "value"))
            yield value, Place(each.found.paper.source, figure["evidence"]["page"])


def section(rows: Sequence[Row], years: int) -> Section:
    """The measures as a table."""
    cells = tuple((row.name, *shares(row), f"{row.true}", f"{row.found}") for row in rows)
    columns = ("pairs of", "P", "R", "F1", "true", "found")
    return Section(f"Copies by content, {years} years of eight councils", columns, cells)


def main() -> None:
    """``python -m evaluation.copied [--years N]``."""
    parser = argparse.ArgumentParser(prog="evaluation.copied", description=__doc__)
    parser.add_argument("--years", type=int, default=YEARS)
    years = parser.parse_args().years
    show([section(copied(years), years)], sys.stdout)


if __name__ == "__main__":
    main()
