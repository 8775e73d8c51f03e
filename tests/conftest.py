"""What many tests need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.registers.folder import VARIABLE

# What whoever runs the tests has imported is not under test.
os.environ[VARIABLE] = str(Path(__file__).with_name("nothing-imported"))

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers beside the checkout; skips the test where it is absent."""
    if not (SHARED / "papers").is_dir():
        pytest.skip("the real papers are not beside this checkout")
    return SHARED
