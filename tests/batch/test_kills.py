"""Runs killed at random moments and typed again end as one that nothing happened to."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.kills import DEEDS, tried
from tests.batch.conftest import write_papers


@pytest.mark.parametrize("seed", [3])
def test_killed_and_finished(tmp_path: Path, seed: int) -> None:
    write_papers(tmp_path / "papers", 40)
    found = tried(tmp_path / "papers", len(DEEDS), 2, seed)
    assert [(one.equal, one.orphans) for one in found] == [(True, 0)] * len(DEEDS)
