"""Read the papers of a body and score each beside its answers, in two processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from evaluation.evidence import evidence_row
from evaluation.matching import Json
from evaluation.measures import KINDS, measures
from evaluation.papers import Paper
from evaluation.rows import Row

Found = tuple[Json, str]
Reader = Callable[[Path], Found]
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Read:
    """A paper, what was found in it, and how that scores."""

    paper: Paper
    found: Json
    rows: tuple[Row, ...]


def extract(path: Path) -> Found:
    """What the tool finds: the contract's JSON, and the plain text in which offsets count.

    A paper that cannot be read has nothing in it.
    """
    from extractor.batch.one_paper import attempt
    from extractor.contract import as_json
    from extractor.reading import Options

    extraction = attempt(path, Options())
    return as_json(extraction), extraction.paper.text


def score(
    paper: Paper, reader: Reader = extract, kinds: Sequence[str] = tuple(KINDS), proof: bool = True
) -> Read:
    """Read one paper; ``proof`` asks that its evidence be looked up in the file."""
    found, text = reader(paper.path)
    rows = list(measures(found, paper.gold, kinds))
    if proof:
        rows.append(evidence_row(found, paper.path, text))
    return Read(paper, found, tuple(named(row, paper) for row in rows))


def named(row: Row, paper: Paper) -> Row:
    """The row whose errors name the paper."""
    name = str(paper.path)
    return replace(row, misses=tuple(replace(miss, paper=name) for miss in row.misses))


def read_all(
    papers: Iterable[Paper],
    reader: Reader = extract,
    kinds: Sequence[str] = tuple(KINDS),
    *,
    proof: bool = True,
    processes: int = PROCESSES,
) -> Iterator[Read]:
    """Score each paper, in the papers' order; they are read while others are still typeset."""
    work = partial(score, reader=reader, kinds=kinds, proof=proof)
    if processes == 1:
        yield from map(work, papers)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(work, paper) for paper in papers]
        for each in waiting:
            yield each.result()
