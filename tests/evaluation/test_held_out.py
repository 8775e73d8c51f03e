"""Leaving one council out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

import pytest

from evaluation.calibration import calibration_error, certainties
from evaluation.held_out import Reread, calibrated, held_out
from evaluation.matching import Json
from evaluation.papers import Paper
from evaluation.reads import Read


@pytest.fixture
def reads(papers: list[Paper], perfectly: Callable[[Json], Json]) -> list[Read]:
    """Everything read by a reader that misses nothing but is unsure of its figures."""
    told = []
    for paper in papers:
        found = perfectly(paper.gold)
        for each in found["figures"]:
            each["confidence"] = 0.6
        told.append(Read(paper, found, ()))
    return told


def test_a_council_is_not_among_those_it_is_fitted_on(reads: list[Read]) -> None:
    fitted: list[set[str]] = []

    def fit(training: Sequence[Read]) -> Reread:
        fitted.append({read.paper.council for read in training})
        return lambda read: read.found

    folds = list(held_out(reads, fit))
    assert [fold.council for fold in folds] == ["brayford", "wexmoor"]
    assert fitted == [{"wexmoor"}, {"brayford"}]
    assert sum(len(fold.reads) for fold in folds) == len(reads)


def test_what_is_fitted_is_what_is_scored(reads: list[Read]) -> None:
    def blind(_: Sequence[Read]) -> Reread:
        return lambda read: read.found | {"figures": []}

    for fold in held_out(reads, blind):
        assert fold.rows["figures: all"].recall == 0.0
        assert fold.rows["agenda items"].f1 == 1.0


def test_calibration_lowers_the_error_and_leaves_what_was_read(reads: list[Read]) -> None:
    before = copy.deepcopy([read.found for read in reads])
    folds = list(held_out(reads, calibrated))
    raw = [c for r in reads for c in certainties(r.found, r.paper.gold)]
    mended = [c for f in folds for r in f.reads for c in certainties(r.found, r.paper.gold)]
    assert calibration_error(mended) < calibration_error(raw)
    assert [read.found for read in reads] == before


def test_one_council_has_nothing_to_be_fitted_on(reads: list[Read]) -> None:
    def fit(_: Sequence[Read]) -> Reread:
        raise AssertionError("there are no others")

    alone: list[Read] = [read for read in reads if read.paper.council == "wexmoor"]
    assert not list(held_out(alone, fit))


def test_only_confidence_is_changed(reads: list[Read]) -> None:
    reader = calibrated(reads)
    found: Json = reader(reads[0])
    for before, after in zip(reads[0].found["figures"], found["figures"], strict=True):
        assert before | {"confidence": 0} == after | {"confidence": 0}
