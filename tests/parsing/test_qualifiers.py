"""What figures are called beside their values."""

from __future__ import annotations

import pytest

from extractor.parsing.qualifiers import qualifier, unqualified


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        (
            "The provisional rate of lamps lit is 43.8%, against a target of 46%.",
            "43.8%",
            "provisional",
        ),
        ("The provisional rate of lamps lit is 43.8%, against a target of 46%.", "46%", None),
        ("Lamps lit were 94% (provisional) and benches 12.", "94%", "provisional"),
        ("Lamps lit – 25.4% in Q2 22/23 (provisional figure) – up again", "25.4%", "provisional"),
        ("It was 12 in May. Figures of June are estimated at 14.", "14", "estimated"),
        ("It was 12 in May. Figures of June are estimated at 14.", "12", None),
        ("An outturn of 81.2%, subject to audit.", "81.2%", None),
        ("An outturn of 81.2% subject to audit.", "81.2%", "subject to audit"),
        ("81.2%", "81.2%", None),
    ],
)
def test_what_a_value_is_called(text: str, number: str, expected: str | None) -> None:
    start = text.index(number)
    assert qualifier(text, start, start + len(number)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("provisional recycling rate", "recycling rate"),
        ("The unaudited outturn", "outturn"),
        ("recycling rate (provisional)", "recycling rate (provisional)"),
        ("provisional", "provisional"),
        ("draft", "draft"),
    ],
)
def test_a_name_without_it(name: str, expected: str) -> None:
    assert unqualified(name) == expected
