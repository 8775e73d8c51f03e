"""Faults planted in performance reports: by a seed, off by default, said in the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from corpus import papers
from corpus.fiction.faults import planted
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.press.model import Indicator, World
from evaluation.gold_file import checked

KINDS = {
    "disagreement",
    "arithmetic",
    "period-mismatch",
    "future-period",
    "target-changed",
    "definition-changed",
    "dropped-indicator",
}


@pytest.fixture(scope="module")
def faulty() -> World:
    return planted(history("brayford", 2, 3), 3)


def test_a_history_has_none_by_itself() -> None:
    world = history("brayford", 1, 3)
    assert world.faults == ()
    assert "faults" not in papers.report(world, 1, "txt").answers


@pytest.mark.parametrize("key", COUNCILS)
def test_every_kind_is_planted(key: str) -> None:
    world = planted(history(key, 2, 3), 3)
    found = Counter(fault.kind for fault in world.faults)
    assert found.keys() >= KINDS
    assert planted(history(key, 2, 3), 3) == world
    assert planted(history(key, 2, 3), 4).faults != world.faults


def test_what_is_planted_is_printed_and_said(faulty: World) -> None:
    for number in {fault.meeting for fault in faulty.faults}:
        sample = papers.report(faulty, number, "txt")
        assert checked(sample.answers)["faults"]
        text = " ".join(sample.content.decode("utf-8").split())
        for fault in faulty.faults_of(number):
            for each in fault.misprints:
                wanted = f"{each.value:,.{faulty.indicator(each.indicator).decimals}f}"
                assert wanted in text, fault


def test_what_is_left_out_is_left_out(faulty: World) -> None:
    gone = next(f for f in faulty.faults if f.kind == "dropped-indicator")
    name = faulty.indicator(gone.indicators[0]).name
    there = [
        any(f["indicator"] == name for f in papers.report(faulty, n, "txt").answers["figures"])
        for n in range(1, len(faulty.meetings))
        if papers.performance_item(faulty, n)
    ]
    assert there == sorted(there, reverse=True)
    assert there[0]
    assert not there[-1]


@pytest.mark.parametrize("key", COUNCILS)
def test_another_definition_is_printed_in_place_of_the_old_one(key: str) -> None:
    world = planted(history(key, 2, 3), 3)
    for fault in world.faults:
        if fault.kind == "definition-changed":
            sample = papers.report(world, fault.meeting, "txt")
            printed = {f["indicator"] for f in sample.answers["figures"]}
            before, after = fault.values
            assert (before in printed, after in printed) == (False, True)


def test_what_only_looks_like_another_definition_is_no_fault() -> None:
    olds = list(renewed(planted(history(key, 2, 3), 3) for key in COUNCILS))
    assert any(old.gone is None for old in olds)  # a new one beside it
    assert any(old.gone for old in olds)  # one that the paper explains


def renewed(worlds: Iterable[World]) -> Iterator[Indicator]:
    """Indicators that another one counts otherwise, where that is no fault."""
    for world in worlds:
        told = {key for fault in world.faults for key in fault.indicators}
        new = (each.key for each in world.indicators if each.since and each.key not in told)
        yield from (world.indicator(key.removesuffix("-counted")) for key in new)
