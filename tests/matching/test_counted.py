"""Names that differ in what they count are never the same indicator, however alike."""

from __future__ import annotations

import pytest

from extractor.matching.counted import ages, limits, shares
from extractor.matching.index import read
from extractor.matching.likeness import Asked, Known, ruled_out
from extractor.matching.matcher import installed


def between(one: str, unit: str, other: str, other_unit: str | None = None) -> str | None:
    name = read(other)
    known = Known(other, other, other_unit or unit, (name,), (name.told,))
    return ruled_out(Asked(read(one), unit), known)


@pytest.mark.parametrize(
    ("one", "other", "group"),
    [
        ("Absence: primary", "Absence: secondary", "phase"),
        ("Absence", "Absence: primary", "phase"),
        ("NEET 16-17", "NEET 16-17 children in care", "learner"),
        ("EHCPs in 20 weeks inc. exceptions", "EHCPs in 20 weeks exc. exceptions", "exceptions"),
        ("EHCPs in 20 weeks", "EHCPs in 20 weeks without exceptions", "exceptions"),
        ("CP plans started", "CP plans closed", "flow"),
        ("Enforcement cases opened", "Enforcement cases closed", "flow"),
        ("Planning apps received", "Planning apps determined", "flow"),
        ("Majors in time", "Minors in time", "application"),
        ("Householder apps in time", "Major apps in time", "application"),
        ("Stage 1 complaints", "Stage two complaints", "stage"),
        ("Admissions 18-64", "Admissions 65+", "age"),
        ("NEET 16-17", "NEET 16-18", "age"),
        ("Dwelling fires", "All fires", "fire"),
        ("Accidental dwelling fires", "Deliberate dwelling fires", "cause"),
        ("Response urban", "Response rural", "place"),
        ("Overweight: reception", "Overweight: year 6", "class"),
        ("Appeals allowed", "Appeals dismissed", "decision"),
        ("Current tenant arrears", "Former tenant arrears", "tenants"),
        ("Life expectancy males", "Life expectancy females", "sex"),
        ("Long term sickness", "Short-term sickness", "spell"),
        ("Pay gap (mean)", "Pay gap (median)", "average"),
        ("Health checks offered", "Health checks received", "offer"),
        ("Prevention duty", "Relief duty", "duty"),
        ("New claims", "Changes in circumstances", "claim"),
        ("Calls answered in 20 secs", "Calls answered in 30 seconds", "time limit"),
        ("Calls answered", "Calls answered in 30 seconds", "time limit"),
        ("Class A roads", "Class B roads", "road"),
        ("Authorised absence", "Unauthorised absence", "absence"),
        ("On-call availability", "Wholetime availability", "crew"),
        ("CP plans", "Repeat CP plans", "again"),
        ("Direct payments: carers", "Direct payments: service users", "client"),
        ("Council tax collected", "Business rates collected", "tax"),
    ],
)
def test_confusions(one: str, other: str, group: str) -> None:
    assert between(one, "count", other) == group
    assert between(other, "count", one) == group


@pytest.mark.parametrize(
    ("name", "unit", "other"),
    [
        ("Permanent exclusions", "count", "percent"),
        ("Permanent exclusions", "percent", "count"),
        ("Number of permanent exclusions", "count", "rate"),
        ("% of permanent exclusions", "count", "count"),
        ("Number of tenants", "percent", "percent"),
    ],
)
def test_units_are_apart(name: str, unit: str, other: str) -> None:
    assert between(name, unit, "Permanent exclusions", other) == "unit"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NEET 16/17", "16 to 17 year olds NEET"),
        ("Missed bins put right in 24 hrs", "Missed bins put right in 1 day"),
        ("First reply in one working day", "First reply within 1 day"),
        ("Under 18 conceptions", "Conceptions 0-17"),
        ("Re-referrals within 12 months", "Re-referrals within 1 year"),
        ("Major works voids relet", "Voids with major works relet"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert between(one, "percent", other) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16 to 17 year olds", ["16 to 17"]),
        ("0 to 17", ["under 18"]),
        ("people aged 65 and over", ["65 and over"]),
        ("under 18", ["under 18"]),
        ("6 to 8 weeks", []),
        ("17 to 16", []),
        ("under 2 years", []),
        ("2 year olds", ["2"]),
    ],
)
def test_ages(text: str, found: list[str]) -> None:
    assert list(ages(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within 20 weeks", ["20 weeks"]),
        ("in 24 hours", ["1 days"]),
        ("rolling 12 months", []),
        ("2 year programme", []),
        ("over 2 years", ["2 years"]),
    ],
)
def test_limits(text: str, found: list[str]) -> None:
    assert list(limits(text)) == found


def test_every_name_of_the_register_may_be_its_own_entry() -> None:
    index = installed().index
    entries = [(index.known(each.slug), each) for each in index.register]
    wrong = [
        (name, each.slug)
        for known, each in entries
        for name in each.names
        if ruled_out(index.asked(name, each.unit), known) not in (None, "unit")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In care at a good school, attendance above 95%", "In care at a good school"),
        ("Missed 10% or more of sessions", "Missed 50% or more of sessions"),
    ],
)
def test_names_of_other_shares(one: str, other: str) -> None:
    assert between(one, "percent", other) == "share"
    assert between(other, "percent", one) == "share"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cic with attendance above 95 percent", ["95"]),
        ("absence of 10 percent or more", ["10"]),
        ("at least 50 percent attended", ["50"]),
        ("95 percent of calls", []),
    ],
)
def test_shares_that_a_name_tells(text: str, expected: list[str]) -> None:
    assert list(shares(text)) == expected
