"""Patterns are compiled before the first example is timed."""

from __future__ import annotations

import pytest

from extractor.language.number_kinds import classify
from extractor.language.period_slips import find_slips


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Read something once."""
    classify("84% in Q3")
    find_slips("Q3")
