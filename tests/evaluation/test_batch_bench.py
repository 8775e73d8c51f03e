"""The tenths of a run, and what its processes use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evaluation.batch_bench import Moment, dealt, show_steady, show_two, tenths, two_to_one
from evaluation.made_papers import at_least
from evaluation.processes import Use, Watch, below, processor_seconds
from tests.batch.conftest import pdf


def run(slower: float) -> list[Moment]:
    """A hundred pages, ten a second, in the last tenth slower by a factor."""
    clock, found = 0.0, [Moment(0, 0.0, 0.0)]
    for page in range(1, 101):
        clock += 0.1 * (slower if page > 90 else 1.0)
        found.append(Moment(page, clock, clock / 2, clock / 100))
    return found


def test_tenths() -> None:
    found = list(tenths(run(2.0)))
    assert [round(clock, 3) for clock, _, _ in found] == [10.0] * 9 + [5.0]
    assert [round(spent, 3) for _, spent, _ in found] == [20.0] * 9 + [10.0]
    assert [round(writer, 3) for _, _, writer in found] == [1.0] * 9 + [2.0]


def test_tenths_have_the_same_mixture() -> None:
    papers = [Path(f"{n}/{home}/{home}-pack.pdf") for n in range(20) for home in ("ash", "elm")]
    found = dealt(papers)
    assert sorted(found) == sorted(papers)
    for n in range(0, 40, 4):
        assert sorted(path.parent.name for path in found[n : n + 4]) == ["ash"] * 2 + ["elm"] * 2


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
def test_two_beside_one(two: float, kept: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert show_two({1: 10.0, 2: two}, {1: 4.0, 2: 5.0}) is kept
    assert "two plain programs get 1.60 times as much done as one" in capsys.readouterr().out


def test_both_take_turns() -> None:
    asked: list[tuple[str, int]] = []

    def timed(name: str) -> Callable[[int], float]:
        def seconds(count: int) -> float:
            asked.append((name, count))
            return float(len(asked))

        return seconds

    assert two_to_one(timed("a"), timed("b")) == [{1: 1.0, 2: 3.0}, {1: 2.0, 2: 4.0}]
    assert asked == [("a", 1), ("b", 1), ("a", 2), ("b", 2)] * 2


def test_papers_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds: list[int] = []

    def write_body(folder: Path, councils: int, years: int, seed: int) -> Iterator[Path]:
        seeds.append(seed)
        folder.mkdir(parents=True)
        yield pdf(folder / "pack.pdf", pages=3)

    monkeypatch.setattr("corpus.sample.write_body", write_body)
    home = tmp_path / "papers"
    assert [folder.name for folder in at_least(home, 3)] == ["1"]
    assert [folder.name for folder in at_least(home, 7)] == ["1", "2", "3"]
    assert seeds == [1, 2, 3]
    assert sorted(path.name for path in home.iterdir()) == ["1", "2", "3"]


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
