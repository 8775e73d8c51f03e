"""Numbers of one sentence that do not give each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.linking.findings import findings

FEB = date(2031, 2, 4)


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        (
            "Berths let fell by 38%, from 263 to 179.",
            "From 263 to 179 is a change of 84, or 31.9%, not of 38%.",
        ),
        ("Berths let fell by 32%, from 263 to 179.", None),
        ("Berths let fell by 31%, from 263 to 179.", None),  # cut off, not rounded
        ("Berths let rose by 2%, from 40% to 42%.", None),  # points
        ("Berths let rose by 5%, from 40% to 42%.", None),  # per cent
        (
            "Berths let rose by 9 percentage points, from 40% to 42%.",
            "From 40% to 42% is a change of 2 percentage points, or 5.0%,"
            " not of 9 percentage points.",
        ),
        ("27 of 131 (21%) were let.", None),
        ("27 of 131 (38%) were let.", "27 of 131 is 20.6%, not 38%."),
        ("There were 120, made up of 70 in the east and 50 in the west.", None),
        (
            "There were 120, made up of 70 in the east and 40 in the west.",
            "70 and 40 make 110, not 120.",
        ),
    ],
)
def test_what_does_not_add_up(report: Any, text: str, explanation: str | None) -> None:
    told = findings([report(FEB, text)])
    assert [f.explanation for f in told] == ([explanation] if explanation else [])
    assert all(f.kind == "arithmetic" and v.page == 3 for f in told for v in f.values)


def test_a_copy_says_it_once_and_the_figure_names_it(report: Any, said: Any) -> None:
    text = "Berths let in the harbours fell by 38%, from 263 in Q1 to 179 in Q2."
    from dataclasses import replace

    figure = said("Berths let", "2030-31 Q2", "179", unit="count", source="prose")
    papers = [
        report(FEB, replace(figure, as_printed=text), text, source=name) for name in ("a", "b")
    ]
    [told] = findings(papers)
    assert (told.subject, told.period) == ("Berths let", "2030-31 Q2")
