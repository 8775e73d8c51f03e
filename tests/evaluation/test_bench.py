"""The benchmark measures what it says."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.bench import (
    Run,
    child,
    in_child,
    limits,
    page_count,
    peak_of_self,
    sample_packs,
    show,
)

FAST = Run("reading", 100, 0.5, 0.8, 90)
WHOLE = Run("extract", 100, 0.9, 2.0, 200)
STORED = Run("ingest", 100, 0.9, 2.0, 210)
SLOW = Run("pdfplumber", 100, 0.6, 6.0, 300)


def test_a_run_counts_start_up_apart() -> None:
    assert WHOLE.ms_a_page == pytest.approx(20)
    assert WHOLE.pages_a_second == pytest.approx(50)


@pytest.mark.parametrize(
    ("run", "kept"),
    [
        (FAST, [True, True, True, True, True]),
        (Run("reading", 100, 0.5, 1.5, 90), [False, True, True, True, True]),
        (Run("extract", 100, 0.9, 2.6, 200), [True, False, True, True, True]),
        (Run("extract", 100, 0.9, 2.0, 401), [True, True, True, True, False]),
        (Run("ingest", 100, 0.9, 2.1, 210), [True, True, False, False, True]),
    ],
)
def test_limits(run: Run, kept: list[bool]) -> None:
    found = {each.reader: each for each in (FAST, WHOLE, STORED, SLOW)} | {run.reader: run}
    assert [ok for _, ok in limits(found)] == kept


def test_show_says_when_pdftotext_is_absent(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(pack, {each.reader: each for each in (FAST, WHOLE, STORED, SLOW)})
    printed = capsys.readouterr().out
    assert "pdftotext is not installed" in printed
    assert "7.5" in printed, "reading is 7.5 times as fast as pdfplumber"


@pytest.mark.parametrize("reader", ["reading", "ingest"])
def test_what_a_pack_takes_is_measured(reader: str, pack: Path) -> None:
    run = child(reader, pack, pack)
    assert run.pages == page_count(pack)
    assert run.seconds > 0


@pytest.mark.skipif(sys.platform != "linux", reason="high-water marks are read from /proc")
def test_a_child_does_not_inherit_the_peak_of_its_parent(pack: Path) -> None:
    ballast = bytearray(300 * 2**20)
    assert peak_of_self() > 300
    assert in_child("reading", pack, pack).peak < 300
    assert len(ballast) > 0


def test_the_smallest_sample_pack_is_first(tmp_path: Path) -> None:
    packs = sample_packs(tmp_path)
    sizes = [page_count(path) for path in packs]
    assert len(packs) == 6
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(("pages", "judged"), [(14, False), (100, True)])
def test_limits_are_for_packs_of_real_size(
    pages: int, judged: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = replace(STORED, seconds=6.0)
    late = [replace(each, pages=pages) for each in (FAST, WHOLE, slow, SLOW)]
    assert show(Path("pack.pdf"), {each.reader: each for each in late}) is not judged
    assert ("MISSED" in capsys.readouterr().out) is judged
