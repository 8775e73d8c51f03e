"""The baseline is honest: it finds what a few regular expressions can."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation import baseline
from evaluation.baseline.actions import actions
from evaluation.baseline.figures import in_sentence, in_table, period
from evaluation.baseline.pages import Page, day, paragraphs
from evaluation.papers import Paper
from evaluation.reads import score

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Quarter 3 2023-24", "2023-24 Q3"),
        ("Q1 2023/24 Outturn", "2023-24 Q1"),
        ("Outturn 2022/23", "2022-23"),
        ("in March 2024", "2024-03"),
        ("Outturn", None),
    ],
)
def test_period(words: str, expected: str | None) -> None:
    assert period(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Percentage of repeat referrals – this was 24.1% in Q3 against a target of 20.0%.",
            {("actual", "2023-24 Q3", 24.1), ("target", "2023-24 Q3", 20.0)},
        ),
        (
            "Number of carers – this has increased to 183 in Q3 from 181 in Q2.",
            {("actual", "2023-24 Q3", 183.0), ("actual", "2023-24 Q2", 181.0)},
        ),
        ("There were no questions.", set()),
    ],
)
def test_in_sentence(words: str, expected: set[tuple[str, str, float]]) -> None:
    found = in_sentence(words, "2023-24 Q3", 1)
    assert {(f["measure"], f["period"], f["value"]) for f in found} == expected


def test_in_table() -> None:
    grid = [
        ["Indicator", "2023/24", "", "2024/25", "Target"],
        ["", "Q3", "Q4", "Q1", ""],
        ["Percentage of visits", "91%", "93%", "n/a", "95%"],
    ]
    found = [(f["measure"], f["period"], f["value"], f["unit"]) for f in in_table(grid, None, 1)]
    assert found == [
        ("actual", "2023-24 Q3", 91.0, "percent"),
        ("actual", "2023-24 Q4", 93.0, "percent"),
        ("target", None, 95.0, "percent"),
    ]


def test_actions_of_minutes() -> None:
    lines = (
        "Minutes of the Meeting held on 7 February 2023.",
        "12. School places",
        "The Chair asked for a map of",
        "places by district. ACTION",
        "The Head of Access agreed to share the survey.",
        "The meeting ended at 8 pm.",
        "Officers agreed to meet again.",
    )
    found = list(actions([Page(3, lines, ())]))
    assert [(a["minute"], a["marked"], a["raised"]) for a in found] == [
        ("12", True, "2023-02-07"),
        ("12", False, "2023-02-07"),
    ]
    assert found[1]["owners"] == ["Head of Access"]


def test_actions_of_a_table() -> None:
    grid = [
        ["Minute", "Action", "Lead officer", "Due"],
        ["7 February 2023", "", "", ""],
        ["12", "Share the survey. Completed", "Head of Access", "May 2023"],
    ]
    (found,) = actions([Page(1, (), (grid,))])
    told = [found[name] for name in ("raised", "minute", "owners", "due", "status")]
    assert told == ["2023-02-07", "12", ["Head of Access"], "May 2023", "complete"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("on 7 February 2023", "2023-02-07"), ("07/02/2023", "2023-02-07"), ("31 June 2023", None)],
)
def test_day(words: str, expected: str | None) -> None:
    assert day(words) == expected


def test_paragraphs() -> None:
    page = Page(1, ("A line that", "goes on.", "• A point", "2. Next"), ())
    assert [each for each in paragraphs(page) if each] == [
        "A line that goes on.",
        "• A point",
        "2. Next",
    ]


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".txt", ".html"])
def test_every_format_is_read(papers: list[Paper], suffix: str) -> None:
    paper = next(p for p in papers if p.path.suffix == suffix)
    rows = {r.name: r for r in score(paper, baseline.read, baseline.KINDS, proof=False).rows}
    assert rows["figures: all"].found + rows["minutes: actions raised"].found > 0


def test_it_is_no_straw_man(papers: list[Paper]) -> None:
    pack: Path = next(p.path for p in papers if p.path.name == "wexmoor-2024-02-06-pack.pdf")
    paper = next(p for p in papers if p.path == pack)
    rows = {r.name: r for r in score(paper, baseline.read, baseline.KINDS, proof=False).rows}
    assert rows["figures: scorecard"].f1 > 0.9
    assert rows["minutes: actions raised"].f1 > 0.6
