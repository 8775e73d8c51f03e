"""The names that are matched for the scores, and how well they must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import indicator_names as gold
from evaluation.name_scores import (
    CUTS,
    Told,
    by_model,
    chosen_cut,
    exact,
    held_out,
    in_list,
    pairs_told,
    scored,
    training,
)
from extractor.registers.indicators import installed

CONFUSED = (
    "absence-primary",
    "absence-secondary",
    "children-in-care-neet",
    "neet-16-17",
    "permanent-exclusions-number",
    "permanent-exclusions-percent",
    "child-protection-plans-started",
    "child-protection-plans-ceased",
    "ehcps-within-20-weeks-including-exceptions",
    "ehcps-within-20-weeks-excluding-exceptions",
    "planning-major-in-time",
    "planning-minor-in-time",
    "complaints-stage-1",
    "complaints-stage-2",
    "care-home-admissions-18-64",
    "care-home-admissions-65-and-over",
    "dwelling-fires",
    "incidents-attended",
    "response-emergency-urban-in-time",
    "response-emergency-rural-in-time",
)


def test_there_are_enough_names() -> None:
    names, pairs = gold.printed(), gold.pairs()
    none = [row for row in names if row.slug == gold.NONE]
    assert len(names) + len(pairs) >= 400
    assert len({row.council for row in names}) == 8
    assert 0.2 <= len(none) / len(names) <= 0.3
    assert len(held_out()) >= len(names) / 3
    assert len(gold.published()) == 60


def test_names_are_of_entries_in_their_unit() -> None:
    for row in gold.printed():
        entry = installed().get(row.slug)
        assert row.slug == gold.NONE or (entry and entry.unit == row.unit), row


def test_the_confusions_are_held_out() -> None:
    assert set(CONFUSED) <= {row.slug for row in held_out()}


@pytest.mark.parametrize(
    ("told", "precision", "recall", "rightly"),
    [
        ([Told("a", 0.9, True, "a")], 1.0, 1.0, 1.0),
        ([Told("a", 0.9, True, "b")], 0.0, 0.0, 1.0),
        ([Told("a", 0.9, True, None), Told("a", 0.9, True, "a")], 0.5, 1.0, 1.0),
        ([Told("a", 0.1, False, None), Told("a", 0.1, False, "a")], 1.0, 0.0, 0.5),
    ],
)
def test_scored(told: list[Told], precision: float, recall: float, rightly: float) -> None:
    found = scored(told)
    assert (found.precision, found.recall, found.rightly) == (precision, recall, rightly)


def test_the_cut_keeps_the_precision() -> None:
    told = [Told("a", 90, True, "a"), Told("a", 70, True, "b")]
    assert 70 < chosen_cut(told) <= 90
    assert chosen_cut([Told("a", 60, True, "a")]) == CUTS[0]


def test_names_of_councils_left_out() -> None:
    found = scored(by_model(training()))
    assert found.precision >= 0.97
    assert found.recall >= 0.85
    assert found.recall > 3 * scored(exact(training())).recall


def test_held_out_names() -> None:
    found = scored(by_model(held_out()))
    assert found.precision >= 0.97
    assert found.recall >= 0.85


def test_pairs_of_names() -> None:
    found = scored(pairs_told(gold.pairs()))
    assert found.precision >= 0.97
    assert found.recall >= 0.5


@pytest.mark.shared
def test_names_in_the_departments_list(shared: Path) -> None:
    found = in_list(shared / "reference" / "lait-indicators.csv")
    assert found.first / found.names >= 0.85
    assert found.third / found.names >= 0.95
    assert found.wrong / found.names <= 0.02
