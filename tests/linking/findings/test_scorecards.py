"""Colours, targets and rows of scorecards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings
from extractor.records import Problem

DAYS = [date(2030, 8, 6), date(2030, 11, 5), date(2031, 2, 4), date(2031, 5, 6)]
QUARTERS = ["2030-31 Q1", "2030-31 Q2", "2030-31 Q3", "2030-31 Q4"]
NAMES = [f"Lamps {word} lit at night" for word in ("east", "west", "north", "south", "inner")]
# value, colour: green from 50, amber from 45
RULE = [("60%", "green"), ("55%", "green"), ("48%", "amber"), ("46%", "amber"), ("30%", "red")]


def card(said: Any, quarter: str, rows: list[tuple[str, str]]) -> list[Any]:
    found = []
    for name, (value, colour) in zip(NAMES, rows, strict=False):
        found.append(said(name, quarter, value, rag=colour))
        found.append(said(name, quarter, "50%", measure="target"))
        found.append(said(name, quarter, "45%", measure="intervention"))
    return found


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (("60%", "green"), False),
        (("60%", "red"), True),
        (("47%", "green"), True),
        (("47%", "red"), True),
        (("47%", "amber"), False),
        (("20%", "amber"), True),
    ],
)
def test_a_colour_that_does_not_follow(
    report: Any, said: Any, row: tuple[str, str], *, found: bool
) -> None:
    papers = [
        report(day, *card(said, q, RULE)) for day, q in zip(DAYS[:3], QUARTERS[:3], strict=True)
    ]
    papers.append(report(DAYS[3], *card(said, QUARTERS[3], [row, *RULE[1:]])))
    told = findings(papers)
    assert [f.kind for f in told] == ["rag-mismatch"] * found


def test_too_few_rows_show_no_rule(report: Any, said: Any) -> None:
    assert findings([report(DAYS[0], *card(said, QUARTERS[0], [("60%", "red"), *RULE[1:]]))]) == ()


@pytest.mark.parametrize(
    ("quarters", "targets", "words", "found"),
    [
        (QUARTERS[:2], ["50%", "45%"], "", True),
        (QUARTERS[:2], ["50%", "50.0%"], "", False),
        (["2029-30 Q4", "2030-31 Q1"], ["50%", "45%"], "", False),
        (QUARTERS[:2], ["50%", "45%"], "The target has been revised after the storm.", False),
        (QUARTERS[:2], ["50%", "45%"], "The new target is for all lamps.", False),
        (["2030-31 Q1", "2030-31 Q1"], ["50%", "45%"], "", True),
    ],
)
def test_a_target_changed_without_a_word(
    report: Any, said: Any, quarters: list[str], targets: list[str], words: str, *, found: bool
) -> None:
    papers = [
        report(day, said(NAMES[0], quarter, target, measure="target"), words)
        for day, quarter, target in zip(DAYS, quarters, targets, strict=False)
    ]
    assert [f.kind for f in findings(papers)] == ["target-changed"] * found


@pytest.mark.parametrize(
    ("before", "now", "change", "found"),
    [
        (2, 4, {}, True),
        (1, 4, {}, False),  # in one scorecard only
        (2, 2, {}, False),  # another kind of scorecard
        (2, 4, {"state": "partial"}, False),
        (2, 4, {"problems": (Problem("no-text", "a page has no text", 4),)}, False),
    ],
)
def test_dropped(
    report: Any, said: Any, before: int, now: int, change: dict[str, Any], *, found: bool
) -> None:
    papers = [
        report(day, *(said(name, quarter, "60%") for name in NAMES))
        for day, quarter in zip(DAYS[:before], QUARTERS, strict=False)
    ]
    last = report(DAYS[3], *(said(name, QUARTERS[3], "60%") for name in NAMES[:now]))
    told = findings([*papers, replace(last, **change)])
    assert [f.kind for f in told] == ["dropped-indicator"] * found
    assert [f.subject for f in told] == [NAMES[4]] * found


def test_not_dropped_where_the_text_speaks_of_it(report: Any, said: Any) -> None:
    papers = [
        report(day, *(said(name, quarter, "60%") for name in NAMES))
        for day, quarter in zip(DAYS[:3], QUARTERS, strict=False)
    ]
    spoken = said(NAMES[4], QUARTERS[3], "60%", source="prose")
    last = report(DAYS[3], spoken, *(said(name, QUARTERS[3], "60%") for name in NAMES[:4]))
    assert findings([*papers, last]) == ()
