"""An indicator that counts otherwise from a scorecard on, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings
from extractor.linking.series import series
from extractor.records import Extraction

DAYS = [date(2030, 8, 6), date(2030, 11, 5), date(2031, 2, 4), date(2031, 5, 6)]
QUARTERS = ["2030-31 Q1", "2030-31 Q2", "2030-31 Q3", "2030-31 Q4"]
LAMPS = [f"Lamps {word} lit at night" for word in ("east", "west", "north", "south")]
LONG = "Lobster pots hauled up by licensed boats, checked and put back before the tide turns"
OLD, NEW = "Berths let within 20 weeks", "Berths let within 15 weeks"


@pytest.fixture
def year(report: Any, said: Any) -> Any:
    """The scorecards of a year: what each prints between the lamps, and its words."""

    def make(*rows: list[str], words: tuple[str, ...] = ()) -> list[Extraction]:
        found: list[Extraction] = []
        for day, quarter, own in zip(DAYS, QUARTERS, rows, strict=False):
            names = [*LAMPS[:2], *own, *LAMPS[2:]]
            spoken = words if len(found) == len(rows) - 1 else ()
            found.append(report(day, *(said(name, quarter, "60%") for name in names), *spoken))
        return found

    return make


def kinds(papers: list[Extraction]) -> list[str]:
    return [found.kind for found in findings(papers)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([[OLD], [NEW]], ["definition-changed"]),
        ([[OLD], [OLD], [NEW]], ["definition-changed"]),
        ([[OLD], [OLD], [NEW], [NEW]], ["definition-changed"]),
        ([[OLD], [OLD], []], ["dropped-indicator"]),
        ([[OLD], [OLD], ["Boats moored"]], ["dropped-indicator"]),
        ([[OLD], [OLD], [OLD, NEW]], []),  # a new one beside it
        ([[OLD, NEW], [OLD], [NEW]], ["dropped-indicator"]),  # once side by side
        ([[OLD, NEW], [OLD, NEW], [NEW]], ["dropped-indicator"]),
        ([[OLD], [NEW], [OLD]], []),  # it comes back
        ([[OLD], [OLD], [NEW, "Berths let within 10 weeks"]], ["dropped-indicator"]),  # which?
        ([["Reefs in primary schools"], ["Reefs in secondary schools"]], []),
        ([["Boats moored aged 10 to 15"], ["Boats moored aged 10 to 16"]], ["definition-changed"]),
        ([["Berths let late"], ["Berths let late, excluding swaps"]], ["definition-changed"]),
        ([["Berths let at once"], ["Berths let at once to anglers"]], ["definition-changed"]),
        ([["Berths let at once"], [LAMPS[0], "Berths let"]], []),
        ([[LONG], [LONG[:40]], [LONG]], []),  # a name that a page cut
    ],
)
def test_which_is_which(year: Any, rows: list[list[str]], found: list[str]) -> None:
    assert kinds(year(*rows)) == found


def test_what_is_shown(year: Any) -> None:
    [found] = findings(year([OLD], [NEW]))
    assert [(v.value, v.paper) for v in found.values] == [
        (OLD, "2030-08-06.pdf"),
        (NEW, "2030-11-05.pdf"),
    ]
    assert (found.subject, found.period, found.committee) == (NEW, "2030-31 Q2", "Quay Committee")
    assert "the time within which it is counted changed" in found.explanation


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The definition of this measure has changed.", False),
        ("Some performance indicators have been revised this year.", False),
        ("Berths let are now measured against 15 weeks.", False),
        (f"The indicator {OLD} has been replaced by {NEW}.", False),
        (f"{LAMPS[0]} is counted by a new definition.", True),
        ("The team now includes two divers.", True),
        ("The new measures on the quay have helped.", True),
    ],
)
def test_where_the_paper_says_so(year: Any, words: str, *, found: bool) -> None:
    papers = year([OLD], [OLD], [NEW], words=(words,))
    assert kinds(papers) == ["definition-changed"] * found
    stated = None if found else words.rstrip(".")
    told = [s for s in series(papers) if s.name in (OLD, NEW)]
    assert [[(b.what, b.period, b.before, b.after, b.stated) for b in s.breaks] for s in told] == [
        [("definition", "2030-31 Q3", OLD, NEW, stated)]
    ] * 2


def test_a_sentence_under_another_name_says_nothing_of_this_one(year: Any) -> None:
    words = (LAMPS[0], "Actual: 60%", "A change of definition means that buoys are counted.")
    assert kinds(year([OLD], [OLD], [NEW], words=words)) == ["definition-changed"]


def test_nothing_where_the_scorecard_was_not_read_whole(year: Any) -> None:
    *before, last = year([OLD], [OLD], [NEW])
    assert kinds([*before, replace(last, state="partial")]) == []


def test_nothing_where_another_place_is_taken(report: Any, said: Any) -> None:
    rows = [
        [*LAMPS[:2], "Berths let at once", *LAMPS[2:]],
        [*LAMPS, "Berths let at once to anglers"],
    ]
    papers = [
        report(day, *(said(name, quarter, "60%") for name in names))
        for day, quarter, names in zip(DAYS, QUARTERS, rows, strict=False)
    ]
    assert kinds(papers) == []


def test_a_rate_of_another_number_is_no_restatement(report: Any, said: Any) -> None:
    """Values and targets on either side of a change are not held against each other."""
    one, two = "Boat thefts at night per 10,000 moorings", "Boat thefts at night per 1,000 moorings"
    papers = []
    for day, quarters, name, value in (
        (DAYS[0], QUARTERS[:1], one, "60"),
        (DAYS[1], QUARTERS[:2], one, "60"),
        (DAYS[2], QUARTERS[:3], two, "6"),
    ):
        rows = [
            said(name, quarter, value, unit="rate", indicator_id="thefts") for quarter in quarters
        ]
        target = said(
            name, quarters[-1], value, unit="rate", indicator_id="thefts", measure="target"
        )
        lamps = [said(lamp, quarters[-1], "60%") for lamp in LAMPS]
        papers.append(report(day, *rows, target, *lamps))
    [found] = findings(papers)
    assert found.kind == "definition-changed"
    [thefts] = [s for s in series(papers) if s.indicator_id]
    breaks = [(b.what, b.period, b.after) for b in thefts.breaks]
    assert ("definition", QUARTERS[0], two) in breaks
