"""What a table says of an answer."""

from __future__ import annotations

from typing import Any

import pytest

from extractor import answers, tables
from extractor.indicator_answers import places
from extractor.records import Finding, FindingValue


def said(date: str | None, page: int | None, value: float) -> dict[str, Any]:
    return {"paper": "a.pdf", "date": date, "page": page, "value": value, "source": "prose"}


@pytest.mark.parametrize(
    ("reported", "shown"),
    [
        ([], []),
        ([said("2031-02-04", 66, 12.5)], ["2031-02-04 p. 66"]),
        ([said("2031-02-04", None, 12.5)], ["2031-02-04"]),
        ([said(None, 3, 12.5)], ["undated p. 3"]),
        (
            [said("2031-02-04", page, 12.5) for page in (66, 58, 66, None)],
            ["2031-02-04 p. 58, 66"],
        ),
        (
            [said("2031-02-04", 66, 12.5), said("2031-02-04", 58, 12), said("2031-05-06", 9, 12)],
            ["2031-02-04 p. 66", "2031-02-04 p. 58 (12%)", "2031-05-06 p. 9 (12%)"],
        ),
    ],
)
def test_where_a_value_stands_in_short(reported: list[dict[str, Any]], shown: list[str]) -> None:
    assert places({"value": 12.5, "unit": "percent", "reported": reported}) == shown


def test_findings_stand_under_what_they_are_about(capsys: pytest.CaptureFixture[str]) -> None:
    places = tuple(FindingValue(v, "packs/a.pdf", 5, "words") for v in (12.0, 14.0))
    found = Finding(
        "disagreement", "Westmere", None, "Berths let", "2030-31 Q3", places, "It differs.", 0.9
    )
    tables.show(answers.findings([found]), "table")
    printed = capsys.readouterr().out
    assert "Berths let, 2030-31 Q3 – Westmere" in printed
    assert printed.count("a.pdf p. 5") == 1
