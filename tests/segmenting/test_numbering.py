"""Item numbers as agendas print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.segmenting.numbering import read_number, same_number, split_number

LABELS = [
    ("4", "4"),
    ("4.", "4"),
    ("(4)", "4"),
    ("04", "4"),
    ("4a", "4a"),
    ("4(a)", "4a"),
    ("4 a)", "4a"),
    ("a)", "a"),
    ("12.1", "12.1"),
    ("Item 3", "3"),
    ("Agenda Item 4a", "4a"),
    ("Item No. 5", "5"),
    ("A1", "A1"),
    ("IV.", "IV"),
    ("15/24", "15/24"),
    ("B.", "B"),
]


@pytest.mark.parametrize(("marker", "label"), LABELS)
def test_read_number(marker: str, label: str) -> None:
    number = read_number(marker)
    assert number
    assert number.label == label


@pytest.mark.parametrize("marker", ["", "7 - 16", "Notes", "•", "-", "2022-23", "(Pages 1 - 4)"])
def test_no_number(marker: str) -> None:
    assert read_number(marker) is None


TITLES = [
    ("4. Minutes", ("4.", "Minutes")),
    ("4 Minutes", ("4", "Minutes")),
    ("4.Minutes", ("4.", "Minutes")),
    ("Item 3 – Care Plan", ("Item 3", "Care Plan")),
    ("Item 3: Care Plan", ("Item 3:", "Care Plan")),
    ("a) Action Sheet", ("a)", "Action Sheet")),
    ("4a Action Sheet", ("4a", "Action Sheet")),
    ("12.1 Report by the Director", ("12.1", "Report by the Director")),
    ("9 24/00096 - School Places", ("9", "24/00096 - School Places")),
    ("A1 Introduction", ("A1", "Introduction")),
    ("1772. Apologies", ("1772.", "Apologies")),
    ("A report was given", None),
    ("I think so", None),
    ("10am start", None),
    ("2022 Budget", None),
    ("Minutes", None),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_split_number(text: str, expected: tuple[str, str] | None) -> None:
    assert split_number(text) == expected


def test_same_number() -> None:
    assert same_number("4(a)", "Item 4A")
    assert not same_number("4", "4a")


@given(st.text())
def test_never_raises(text: str) -> None:
    read_number(text)
    split_number(text)


@given(st.integers(1, 99), st.sampled_from(["{}", "{}.", "({})", "Item {}", "Agenda Item {}"]))
def test_every_form_reads_back(count: int, form: str) -> None:
    number = read_number(form.format(count))
    assert number
    assert number.count == count
