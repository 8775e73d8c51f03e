"""Read each council's papers with models that were fitted without it.

For every council the trained models are fitted again on the paragraphs and made-up sentences of
the others, and its papers are read with those: what is reported of a council is then told by
models that have seen nothing of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from evaluation.joining_examples import Joins
from evaluation.matching import Json
from evaluation.reads import PROCESSES, Found, Read, score
from extractor.pipeline import Models
from models.examples import Example


def reread(reads: Sequence[Read], processes: int = PROCESSES) -> Iterator[list[Read]]:
    """The papers of each council in turn, as models tell them that were fitted without it."""
    councils = sorted({read.paper.council for read in reads})
    jobs = [[read for read in reads if read.paper.council == council] for council in councils]
    from evaluation import entity_training, joining_examples
    from evaluation.training_data import SEED

    known = Known(
        joining_examples.join_examples(SEED),
        tuple(joining_examples.sure_examples(SEED)),
        entity_training.spans(SEED),
    )
    if processes == 1:
        yield from (of_council(job, known) for job in jobs)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(of_council, known=known), jobs)


@dataclass(frozen=True, slots=True)
class Known:
    """What the models of running text are fitted on: made once, and then fitted again without
    each council."""

    joins: Joins
    sure: tuple[Example, ...]
    spans: tuple[Example, ...]


def of_council(own: Sequence[Read], known: Known) -> list[Read]:
    """Fit without one council, and read its papers again."""
    models = models_without(own[0].paper.gold, known)
    return [_again(read, models) for read in own]


def _again(read: Read, models: Models) -> Read:
    """A paper read by other models; where a record stands is not asked again."""
    again = score(read.paper, partial(found_by, models), proof=False)
    proof = tuple(row for row in read.rows if row.name == "evidence")
    return replace(again, rows=again.rows + proof)


def found_by(models: Models, path: Path) -> Found:
    """What the tool finds in a paper with these models."""
    from extractor.contract import as_json
    from extractor.pipeline import extract

    extraction = extract(path, models=models)
    return as_json(extraction), extraction.paper.text


def models_without(gold: Json, known: Known) -> Models:
    """The trained models, fitted on what all other councils have."""
    from corpus.fiction.words import profile
    from evaluation import entity_training, joining_examples, training, training_data
    from extractor.language.entities import Tagger
    from extractor.language.figures import reader
    from extractor.language.pipeline import build
    from models.entities import fit, weigher
    from models.linear import fitted

    key = gold["paper"]["council"]
    council = profile(key).about.name
    seed = training_data.SEED
    nlp = build()
    with tempfile.TemporaryDirectory() as folder:
        weights = Path(folder) / "entities.crf"
        texts = [e for e in entity_training.examples(seed) if e.council != council]
        fit(texts, weights)
        spans = weigher([e for e in known.spans if e.council != council])
        nlp.get_pipe("paper_entities").tagger = Tagger(weights, spans)
    nlp.get_pipe("figure_joiner").choosers = known.joins.choosers(frozenset({council}))
    said, items = (
        fitted([e for e in task.examples(seed) if e.council != council], task.plan)
        for task in map(training.TASKS.__getitem__, ("commitments", "kinds"))
    )
    sure = joining_examples.in_parts([e for e in known.sure if e.council != council])
    return Models(reader(nlp), said, fitted(sure, joining_examples.SURENESS), items)
