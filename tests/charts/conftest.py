"""Comparisons of fictional councils."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractor.linking.comparing import Comparison, Question, compare
from extractor.linking.published import Published, differences
from extractor.linking.series import series
from extractor.records import Evidence, Extraction, Figure, Meeting, Paper, Records

BERTHS = "Percentage of harbour berths let"
# Quarter, value, target, intervention level, colour as printed; a quarter is missing.
LET: tuple[tuple[str, float, float | None, float | None, str | None], ...] = (
    ("2030-31 Q1", 71.0, None, None, None),
    ("2030-31 Q2", 74.5, 75.0, 65.0, "amber"),
    ("2030-31 Q4", 62.0, 75.0, 65.0, "red"),
    ("2031-32 Q1", 81.0, 80.0, 70.0, None),
)
COUNCILS = ("Eastmere Council", "Westmere Council")


def reports(council: str, more: float) -> Extraction:
    """A paper with every quarter, whose values are so much higher."""
    figures = [
        Figure(
            BERTHS, value, "percent", measure, "scorecard", f"{value:g}%",
            Evidence(f"{value:g}%", 7), period=quarter, period_type="financial-quarter",
            rag=rag if measure == "actual" else None,
        )
        for quarter, actual, target, level, rag in LET
        for measure, value in (
            ("actual", actual + more), ("target", target), ("intervention", level))
        if value is not None
    ]  # fmt: skip
    source = f"papers/{council.split(maxsplit=1)[0].lower()}.pdf"
    return Extraction(
        Paper(source, source, "application/pdf"),
        Meeting(council, None, "Quay Committee"),
        records=Records(figures=tuple(figures)),
    )


def compared(*councils: str) -> Comparison:
    """What the councils report, each a little more than the one before."""
    papers = [reports(council, 2.0 * n) for n, council in enumerate(councils)]
    found = compare(series(papers), Question(BERTHS))
    assert found
    return found


@pytest.fixture
def one() -> Comparison:
    """One council, with a published value that agrees and one that differs."""
    found = compared("Westmere Council")
    known: list[Any] = [
        Published("Westmere Council", "Quays / Let", label, "financial-quarter", value, 1.0)
        for label, value in (("2030-31 Q2", 75.0), ("2030-31 Q4", 66.0))
    ]
    told = tuple(differences(found.series, known))
    return replace(found, published=tuple(known), differences=told)


@pytest.fixture
def two() -> Comparison:
    """Two councils."""
    return compared(*COUNCILS)
