"""A council's papers read by models that never saw it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import entity_training, training
from evaluation.joining_examples import Joins
from evaluation.papers import papers_with_answers
from evaluation.reads import score
from evaluation.refitting import Known, of_council
from models import entities
from models.entities import Annotated
from models.examples import Example


def test_nothing_of_the_council_is_fitted(body: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The models are fitted on the others alone, and the papers are read with them."""
    seen: list[str] = []
    known = [
        Annotated("The rate was 12%.", ((4, 8, "INDICATOR"), (13, 16, "FIGURE")), council)
        for council in ("Wexmoor County Council", "Brayford Borough Council")
    ]
    promises = [
        Example({"would": float(n % 2)}, ("other", "commitment")[n % 2], each.council)
        for each in known
        for n in range(8)
    ]

    joins = tuple(
        Example({"near": float(n % 2)}, ("other", "own")[n % 2], each.council)
        for each in known
        for n in range(8)
    )

    sure = tuple(
        Example({"near": float(n % 2)}, ("wrong", "right")[n % 2], each.council)
        for each in known
        for n in range(8)
    )

    measures = tuple(replace(e, label=("actual", "target")[n % 2]) for n, e in enumerate(joins))

    def texts(seed: int) -> list[Annotated]:
        return known

    def kept(examples: list[Annotated], to: Path) -> None:
        seen.extend(each.council for each in examples)
        fit(examples, to)

    fit = entities.fit
    task = training.TASKS["commitments"]
    monkeypatch.setattr(entity_training, "examples", texts)
    monkeypatch.setattr("models.entities.fit", kept)
    plain = training.Task(task.plan, lambda seed: promises, task.held_out)
    monkeypatch.setitem(training.TASKS, "commitments", plain)
    of_items = [replace(e, label=("report", "minutes")[n % 2]) for n, e in enumerate(promises)]
    kinds = replace(training.TASKS["kinds"], examples=lambda seed: of_items)
    monkeypatch.setitem(training.TASKS, "kinds", kinds)
    paper = next(p for p in papers_with_answers(body) if p.path.suffix == ".html")
    again = of_council([score(paper)], Known(Joins(joins, joins, measures), sure, sure))
    assert seen == ["Wexmoor County Council"]
    assert {row.name for row in again[0].rows} >= {"meeting", "evidence"}
