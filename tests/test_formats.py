"""The examples in docs/formats.md have the fields that are printed, in the same order."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cli
from extractor.contract import as_json
from extractor.coverage import FIELDS, coverage
from extractor.library.connect import connect
from extractor.library.schema import metadata
from extractor.linking import events, ledger, plans, points, reported
from extractor.records import (
    Action,
    AgendaItem,
    Attendance,
    Clearance,
    CoverReport,
    Extraction,
    Figure,
    Meeting,
    MinuteItem,
    Minutes,
    Paper,
    PlanEntry,
    Problem,
    Resolution,
    Response,
    Statement,
)

FORMATS = (Path(__file__).resolve().parents[1] / "docs" / "formats.md").read_text("utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```", FORMATS, re.M | re.S)]
PAPER, OFFSETS, [ENTRY], [SUBJECT], [SERIES] = EXAMPLES
[MINUTES] = PAPER["minutes"]
[POINT] = SERIES["points"]


def names(kind: type) -> list[str]:
    return [f.name for f in fields(kind)]


def test_the_paper() -> None:
    empty = as_json(Extraction(Paper("a.pdf", "", "")))
    assert list(PAPER) == list(empty)
    assert list(PAPER["paper"]) == list(empty["paper"])
    assert list(PAPER["status"]) == list(empty["status"])


@pytest.mark.parametrize(
    ("example", "kind"),
    [
        (PAPER["meeting"], Meeting),
        (PAPER["items"][0], AgendaItem),
        (MINUTES, Minutes),
        (MINUTES["items"][0], MinuteItem),
        (MINUTES["attendance"][0], Attendance),
        (MINUTES["resolutions"][0], Resolution),
        (PAPER["actions"][0], Action),
        (PAPER["plan"][0], PlanEntry),
        (PAPER["figures"][0], Figure),
        (PAPER["statements"][0], Statement),
        (PAPER["clearances"][0], Clearance),
        (PAPER["reports"][0], CoverReport),
        (PAPER["responses"][0], Response),
        (ENTRY, ledger.Entry),
        (ENTRY["history"][0], events.Event),
        (SUBJECT, plans.Subject),
        (SUBJECT["planned"][0], plans.Planned),
        (SERIES, points.Series),
        (POINT, points.Point),
        (POINT["reported"][0], reported.Reported),
    ],
)
def test_records(example: dict[str, Any], kind: type) -> None:
    assert sorted(example) == sorted(names(kind))


def test_problems() -> None:
    assert sorted(PAPER["status"]["problems"][0]) == sorted(names(Problem))


def test_every_table_is_named() -> None:
    part = FORMATS.partition("## The library")[2]
    named = set(re.findall(r"`([a-z_]+)`", part))
    assert set(metadata.tables) <= named


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize(
    ("command", "first"),
    [
        (["papers"], FIELDS[0]),
        (["items"], "paper"),
        (["actions"], "id"),
        (["plan"], "subject"),
        (["indicators"], "indicator_id"),
        (["indicators", "lamps"], "indicator_id"),
        (["search", "lamps"], "paper"),
    ],
    ids=" ".join,
)
def test_an_empty_library(tmp_path: Path, command: list[str], first: str, form: str) -> None:
    library = str(tmp_path / "papers.sqlite")
    connect(library, create=True)
    result = CliRunner().invoke(cli.program, [*command, "--library", library, "--format", form])
    assert (result.exit_code, result.stderr) == (0, "")
    [line] = result.stdout.splitlines()
    if form == "json":
        assert line == "[]"
    elif form == "csv":
        assert line.startswith(f"{first},")
    else:
        assert line.startswith("no")


def test_coverage_has_its_fields() -> None:
    assert tuple(coverage(Extraction(Paper("a.pdf", "", "")))) == FIELDS
