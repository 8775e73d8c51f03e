"""Findings beside planted faults: what is counted as told, and the tool on two councils."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation.faults import Truth, faults, row_of
from extractor.records import Finding, FindingValue


def finding(*values: Any, kind: str = "disagreement", **more: Any) -> Finding:
    places = tuple(FindingValue(value, "a/b/report.pdf", 5, "words") for value in values)
    given = {"subject": "Berths let in the harbours", "period": "2030-31 Q3", **more}
    return Finding(kind, None, None, values=places, explanation="so", confidence=0.9, **given)


@pytest.mark.parametrize(
    ("truth", "found", "told"),
    [
        (Truth("disagreement", "report.pdf", (1.5, 2)), finding(2.0, 1.5), True),
        (Truth("disagreement", "report.pdf", (1.5, 3)), finding(2.0, 1.5), False),
        (Truth("disagreement", "other.pdf", (1.5,)), finding(2.0, 1.5), False),
        (Truth("arithmetic", "report.pdf", (1.5,)), finding(2.0, 1.5), False),
        (
            Truth("period-mismatch", "report.pdf", ("Q5",)),
            finding("Q5", kind="period-mismatch"),
            True,
        ),
        (
            Truth("dropped-indicator", "report.pdf", (), ("berths let in the harbours",)),
            finding(None, kind="dropped-indicator"),
            True,
        ),
        (
            Truth("dropped-indicator", "report.pdf", (), ("Lamps lit",)),
            finding(None, kind="dropped-indicator"),
            False,
        ),
        (
            Truth("restatement", None, (1, 2), (), "2030-31 Q3"),
            finding(1.0, 2.0, kind="restatement"),
            True,
        ),
        (
            Truth("restatement", None, (1, 2), (), "2030-31 Q2"),
            finding(1.0, 2.0, kind="restatement"),
            False,
        ),
    ],
)
def test_what_is_told(truth: Truth, found: Finding, *, told: bool) -> None:
    assert truth.is_told(found) is told


def test_a_row() -> None:
    true = [Truth("disagreement", "report.pdf", (1,)), Truth("disagreement", "report.pdf", (3,))]
    row = row_of("disagreement", true, [finding(1.0), finding(1.0, 2.0), finding(9.0)])
    assert (row.recalled, row.true, row.right, row.found) == (1, 2, 2, 3)
    assert [miss.kind for miss in row.misses] == ["missed", "invented"]


def test_the_tool_on_two_councils(tmp_path: Path) -> None:
    rows = {row.name: row for row in faults(tmp_path, ["brayford", "glanmorfa"], 5, processes=1)}
    low = {
        name: row.misses for name, row in rows.items() if row.recall < 0.85 or row.precision < 0.9
    }
    assert not low
    assert len(rows) == 9
