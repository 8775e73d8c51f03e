"""Names that are one name but for what they count, names of two indicators, and other wordings."""

from __future__ import annotations

import pytest

from extractor.matching.redefinition import change, is_named, reword, stems_of

CARE = "Percentage of children in care"


@pytest.mark.parametrize(
    ("one", "other", "group", "plain"),
    [
        ("NEET aged 16-17", "NEET aged 16-18", "age", False),
        ("Care leavers aged 19 to 21 in EET", "Care leavers aged 17 to 21 in EET", "age", True),
        ("Berths let within 20 weeks", "Berths let within 15 weeks", "time limit", True),
        ("Berths let in 10 working days", "Berths let in 10 calendar days", "days", True),
        ("Plans issued late", "Plans issued late, excluding exceptions", "scope", True),
        ("Plans issued (excluding exceptions)", "Plans issued (incl. exceptions)", "scope", True),
        ("Boat thefts per 10,000 moorings", "Boat thefts per 1,000 moorings", "per", True),
        ("Percentage of berths let late", "Number of berths let late", "unit", True),
        ("Average days to relet a berth", "Median days to relet a berth", "average", True),
        ("Quays lit, snapshot", "Quays lit, year to date", "time", True),
        ("Boats moored at the end of the period", "Boats moored during the period", "time", True),
        (f"{CARE} placed far away", "% of care leavers placed far away", "learner", True),
        ("Children who are NEET", "Young people in care who are NEET", "learner", False),
        (
            "Exclusions, % of school age children",
            "Exclusions, % of pupils on roll",
            "people",
            False,
        ),
        (f"{CARE} with good attendance above 95%", f"{CARE} with good attendance", "share", True),
        (f"{CARE} with a savings plan", f"{CARE} with an agreed savings plan", "words", False),
    ],
)
def test_another_definition(one: str, other: str, group: str, *, plain: bool) -> None:
    found, back = change(one, other), change(other, one)
    assert found
    assert found == back
    assert (found.group, found.plain) == (group, plain)
    assert found.called


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Exclusions in primary schools aged 5 to 10",
            "Exclusions in secondary schools aged 11 to 16",
        ),
        ("Stage 1 complaints answered in 10 days", "Stage 2 complaints answered in 20 days"),
        (
            "Child protection plans started aged 5 to 9",
            "Child protection plans closed aged 5 to 10",
        ),
        ("Care leavers aged 19 to 21 in EET", "Care leavers aged 17 to 18 in good housing"),
        ("Plans issued (excluding exception cases)", "Plans issued (excl. exceptions)"),
        ("% of berths let late", "Percentage of berths that were let late"),
        ("Berths let", "Berths let and cleaned"),
        ("Lamps lit", "Boats moored"),
    ],
)
def test_no_other_definition(one: str, other: str) -> None:
    assert change(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "group"),
    [
        ("Boat thefts per 10,000", "Thefts of boats per 1,000", "per"),
        ("Berths let at the end of the quarter", "Berths let, year to date", "time"),
        ("Berths let late", "Berths let late, excluding swaps", "scope"),
        ("NEET", "NEET aged 16-17", None),  # told by one only
        ("Children who are NEET", "Young people who are NEET", None),
        ("Timeliness of letting", "Berths let within 20 weeks", None),
    ],
)
def test_one_indicator_under_another_name(one: str, other: str, group: str | None) -> None:
    found = reword(one, other)
    assert (found.group if found else None) == group


@pytest.mark.parametrize(
    ("words", "share", "named"),
    [
        ("We counted the berths that were let late.", 1.0, True),
        ("Late berths have been worked out anew.", 0.6, True),
        ("Late berths have been worked out anew.", 1.0, False),
        ("Lamps were lit.", 0.6, False),
    ],
)
def test_named(words: str, share: float, *, named: bool) -> None:
    assert is_named("Percentage of berths let late", stems_of(words), share) == named
