"""What many tests need."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from extractor.registers.folder import VARIABLE

# What whoever runs the tests has imported is not under test.
os.environ[VARIABLE] = str(Path(__file__).with_name("nothing-imported"))
# Processes are for the tests of processes: elsewhere they would only take time.
os.environ["COMMITTEE_PAPERS_WORKERS"] = "0"
# How long a made-up text takes says more of the machine than of what reads it; that nothing takes
# time by the square of a text has tests that measure it.
SLOW = [HealthCheck.too_slow]
settings.register_profile("any machine", settings(), deadline=None, suppress_health_check=SLOW)
settings.load_profile("any machine")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers beside the checkout; skips the test where it is absent."""
    if not (SHARED / "papers").is_dir():
        pytest.skip("the real papers are not beside this checkout")
    return SHARED


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` keeps what tests find as what is right."""
    parser.addoption(
        "--accept", action="store_true", help="write the goldens anew; refused where CI is set"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """``golden(path, text)``: the file is this text."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            assert "CI" not in os.environ, "goldens are accepted by a person, never in CI"
            path.write_text(text, encoding="utf-8")
        assert path.read_text("utf-8") == text, f"{path.name} differs; see it, then --accept"

    return check
