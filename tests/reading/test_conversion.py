"""What conversions to text leave behind is put right before the text is read."""

from __future__ import annotations

import pytest

from extractor.reading.conversion import with_labels, without_furniture


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["4.", "Budget for the year"], ["", "4. Budget for the year"]),
        (["85.", "", "Minutes of the Panel"], ["", "", "85. Minutes of the Panel"]),
        (["(a)", "note the report."], ["", "(a) note the report."]),
        (["39/20", "Apologies"], ["", "39/20 Apologies"]),
        (["-", "more homes for young people"], ["", "- more homes for young people"]),
        (["1.", "2.", "Apologies"], ["1.", "2.", "Apologies"]),
        (["Target:", "-", "12%"], ["Target:", "-", "12%"]),
        (["7", "Apologies"], ["7", "Apologies"]),
        (["4.", "", "", "Apologies"], ["4.", "", "", "Apologies"]),
        (["4.", "Measure\tQ1"], ["4.", "Measure\tQ1"]),
        ([], []),
    ],
)
def test_labels_are_set_before_their_words(lines: list[str], expected: list[str]) -> None:
    assert with_labels(lines) == expected


def page(number: int, words: str) -> str:
    return f"NORTHMERE COUNCIL\n\n{words}\n\nPage {number} of 4\n"


def test_edges_of_pages_are_taken_off() -> None:
    text = "\f".join(page(n, f"Part {n} was noted.") for n in range(1, 5))
    kept = [line for line in without_furniture(text).splitlines() if line]
    assert kept == [f"Part {n} was noted." for n in range(1, 5)]


def test_text_without_pages_and_lines_on_few_pages_stay() -> None:
    assert without_furniture(page(1, "Noted.")) == page(1, "Noted.")
    two = "NORTHMERE COUNCIL\nNoted.\fNORTHMERE COUNCIL\nAgreed."
    assert without_furniture(two).count("NORTHMERE") == 2
