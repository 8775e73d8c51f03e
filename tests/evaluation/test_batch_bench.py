"""The tenths of a run, and what its processes use."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from evaluation.batch_bench import Moment, show_steady, show_two, tenths
from evaluation.processes import Use, Watch, below, processor_seconds


def run(slower: float) -> list[Moment]:
    """A hundred pages, ten a second, in the last tenth slower by a factor."""
    clock, found = 0.0, [Moment(0, 0.0, 0.0)]
    for page in range(1, 101):
        clock += 0.1 * (slower if page > 90 else 1.0)
        found.append(Moment(page, clock, clock / 2))
    return found


def test_tenths() -> None:
    found = list(tenths(run(2.0)))
    assert [round(clock, 3) for clock, _ in found] == [10.0] * 9 + [5.0]
    assert [round(spent, 3) for _, spent in found] == [20.0] * 9 + [10.0]


@pytest.mark.parametrize(
    ("slower", "own", "worker", "kept"),
    [
        (1.0, 100, 100, True),
        (1.04, 499, 599, True),
        (1.1, 100, 100, False),
        (1.0, 501, 100, False),
        (1.0, 100, 601, False),
    ],
)
def test_limits_of_a_steady_run(slower: float, own: float, worker: float, kept: bool) -> None:
    assert show_steady(run(slower), Use(own, {1: worker})) is kept


@pytest.mark.parametrize(("two", "kept"), [(5.0, True), (5.6, False)])
def test_two_beside_one(two: float, kept: bool) -> None:
    assert show_two({1: 10.0, 2: two}) is kept


def test_processes() -> None:
    before = processor_seconds()
    code = "x = bytearray(50 * 2**20); sum(range(10**7)); print('done', flush=True); input()"
    with (
        Watch() as use,
        subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child,
    ):
        assert child.stdout
        child.stdout.readline()
        assert child.pid in below(os.getpid())
        assert processor_seconds() > before
        while child.pid not in use.below:
            pass
        child.communicate(b"\n")
    assert use.below[child.pid] > 50
    assert use.worst >= use.below[child.pid]
