"""Every scenario of the register, and that the docs have just these."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.faults.disks import DISKS
from tests.faults.killed import KILLED
from tests.faults.libraries import LIBRARIES
from tests.faults.register import Group, Scenario
from tests.faults.servers import SERVERS
from tests.faults.surroundings import SURROUNDINGS

GROUPS: tuple[Group, ...] = (DISKS, LIBRARIES, KILLED, SURROUNDINGS, SERVERS)
SCENARIOS = [each for group in GROUPS for each in group]
DOCS = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
HEADING = "## What happens when\n"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_scenario(scenario: Scenario, tmp_path: Path) -> None:
    said = scenario.run(tmp_path)
    assert scenario.said in said
    assert bool(said) is bool(scenario.said)
    assert "\n" not in said, "one line"
    assert not re.search(r"Traceback|\(sqlite3\.|\(psycopg\.|Background on this error", said)


def test_there_are_enough_and_each_is_another() -> None:
    assert len(SCENARIOS) >= 24
    assert len({each.name for each in SCENARIOS}) == len(SCENARIOS)
    assert len({each.happens for each in SCENARIOS}) == len(SCENARIOS)


def test_the_docs_have_just_these() -> None:
    text = DOCS.read_text("utf-8")
    section = text.partition(HEADING)[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    assert rows == [row(each) for each in SCENARIOS]


def row(scenario: Scenario) -> str:
    """A scenario as the table of the docs has it."""
    said = f"“{scenario.said}”" if scenario.said else "nothing"
    return f"| {scenario.happens} | {said} | {scenario.left} |"
