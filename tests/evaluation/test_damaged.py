"""A sample of the damaged body is ingested as a person would: the run holds, and says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.damaged import Found, show, tried

EVERY = 24


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What became of one damaged file in so many."""
    return tried(tmp_path_factory.mktemp("damaged"), workers=2, every=EVERY)


def test_every_file_has_a_row_and_none_ends_the_run(found: Found) -> None:
    assert found.good, (found.status, found.said, found.missing)
    assert len(found.rows) == found.files > 30
    assert sum(found.held.values()) == found.files
    assert {"complete", "failed"} <= set(found.states)


def test_nothing_asks_to_be_reported(found: Found) -> None:
    assert [row["paper"] for row in found.unforeseen] == []


def test_what_would_not_be_good(found: Found) -> None:
    slow = ({**found.rows[0], "seconds": 100.0}, *found.rows[1:])
    assert not replace(found, status=-11).good
    assert not replace(found, missing=("a.pdf",)).good
    assert not replace(found, rows=slow).good


def test_what_is_said(found: Found, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    show(found)
    said = capsys.readouterr().out
    assert "crashes of the run: 0" in said
    assert "files without a row: 0" in said
    assert "not foreseen: none" in said
