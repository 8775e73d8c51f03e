"""The register of indicators: that its files hold together, and how faults in one are told."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.registers.errors import RegisterError
from extractor.registers.indicators import (
    Indicator,
    Register,
    installed,
    normalised,
    read_theme,
)

VISITS = Indicator(
    slug="library-visits",
    label="Visits to libraries",
    theme="Culture",
    unit="count",
    polarity="high",
    period_type="financial-year",
    aliases=("library visits",),
    ids={"ni": ("NI 9",)},
)
ENTRY = """
[[indicator]]
slug = "library-visits"
label = "Visits to libraries"
unit = "count"
polarity = "high"
period_type = "financial-year"
"""


@pytest.fixture(scope="session")
def lait(shared: Path) -> Mapping[str, Mapping[str, str]]:
    """The department's indicators by topic and short name."""
    with (shared / "reference" / "lait-indicators.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    return {f"{row['Topic']} / {row['Measure_short']}": row for row in rows}


# ------------------------------------------------------------------ what is installed


@pytest.mark.parametrize("indicator", installed().indicators, ids=lambda each: each.slug)
def test_every_entry_is_found_by_each_of_its_names(indicator: Indicator) -> None:
    assert installed().get(indicator.slug) is indicator
    assert all(indicator in installed().named(name) for name in indicator.names)
    assert len(set(map(normalised, indicator.names))) == len(indicator.names)


@pytest.mark.parametrize("indicator", installed().indicators, ids=lambda each: each.slug)
def test_what_a_number_is_of_is_said(indicator: Indicator) -> None:
    if indicator.unit == "percent":
        assert indicator.denominator
    if indicator.unit == "rate":
        assert indicator.per


@pytest.mark.parametrize("indicator", installed().indicators, ids=lambda each: each.slug)
def test_no_name_is_of_another_unit(indicator: Indicator) -> None:
    names = [f" {normalised(name)} " for name in indicator.names]
    if indicator.unit in ("count", "rate", "gbp"):
        assert not [name for name in names if " percent " in name]
    if indicator.unit == "percent":
        assert not [name for name in names if name.startswith((" number of ", " no of "))]


def test_it_holds_what_councils_report() -> None:
    assert len(installed()) >= 250
    assert min(len(indicator.aliases) for indicator in installed()) >= 3
    assert {"lait", "ni", "ascof", "tsm", "lgbf"} <= {s for i in installed() for s in i.ids}


UNITS = {"% ": "percent", "Rate per": "rate", "Number": "count", "Score": "score"}


def test_identifiers_of_the_department_are_its_own(lait: Mapping[str, Mapping[str, str]]) -> None:
    for indicator in installed():
        for identifier in indicator.ids.get("lait", ()):
            row = lait[identifier]
            polarity = {"High": "high", "Low": "low"}.get(row["Polarity"], "none")
            unit = next((u for b, u in UNITS.items() if row["y_axis_name"].startswith(b)), None)
            assert indicator.polarity == polarity, indicator.slug
            assert unit in (None, indicator.unit), indicator.slug


# ------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("% of Re-referrals within 12 months", "re-referrals-within-12-months"),
        ("Percentage of repeat referrals in 12 months", "re-referrals-within-12-months"),
        ("CiC NEET", "children-in-care-neet"),
        ("Number of approved fostering households", "foster-households-approved"),
        ("% CT Collected", "council-tax-collected"),
        ("Ave days to re-let", "relet-time"),
        ("TP01", "tenants-satisfied-overall"),
        ("Fly-tips cleared on time", "fly-tips-cleared-in-time"),
        ("% fly-tips cleared within 24 hours", "fly-tips-cleared-in-1-day"),
        ("999 calls answered within target", "calls-999-in-time"),
        ("Percentage major applications determined in time", "planning-major-in-time"),
    ],
)
def test_printed_names(name: str, slug: str) -> None:
    assert [each.slug for each in installed().named(name)] == [slug]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("% EHCPs (in 20 weeks)", "Percentage of EHCPs in 20 weeks"),
        ("Children’s homes & hostels", "childrens homes and hostels"),
        ("  NEET:\n16–17 ", "NEET 16-17"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("% of referrals", "number of referrals"),
        ("aged 65+", "aged 65"),
        ("2.5 years", "25 years"),
        ("<18 years", "18 years"),
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@given(st.text())
def test_normalised_twice_is_normalised(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


# ------------------------------------------------------------------ faults


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (ENTRY.replace("count", "dozens"), "library-visits: unit: Input should be 'percent'"),
        (ENTRY + 'colour = "red"', "library-visits: colour: Unexpected keyword argument"),
        (ENTRY + 'per = "1,000 people"', "library-visits: Value error, only a rate is per"),
        (ENTRY + "valid_from = 2010\nvalid_to = 2008", "valid from 2010 to 2008 is no time"),
        (ENTRY.replace('slug = "library-visits"', ""), "entry 1: slug: Field required"),
        (ENTRY.replace("library-visits", "Library visits"), "slug: String should match"),
        (ENTRY + "[indicator.ids]\nxyz = 'A1'", "ids.xyz"),
        ("[[indicator]", "Expected ']]'"),
        ("themes = 1", "themes"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, wrong: str, told: str) -> None:
    source = tmp_path / "culture.toml"
    source.write_text(f'theme = "Culture"\n{wrong}')
    with pytest.raises(RegisterError, match=re.escape(told)) as error:
        read_theme(source)
    assert str(error.value).startswith("culture.toml: ")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (replace(VISITS, label="Others", aliases=(), ids={}), "slug 'library-visits'"),
        (replace(VISITS, slug="visits", ids={}), "name 'visits to libraries'"),
        (replace(VISITS, slug="visits", label="Others", aliases=()), "ni identifier 'NI 9'"),
    ],
)
def test_no_two_are_the_same(other: Indicator, told: str) -> None:
    with pytest.raises(RegisterError, match=told):
        Register([VISITS, other])


def test_one_name_in_two_units_is_two_indicators() -> None:
    rate = replace(VISITS, slug="visits-rate", unit="rate", per="1,000 people", ids={})
    assert Register([VISITS, rate]).named("library visits") == (VISITS, rate)


# ------------------------------------------------------------------ more of them


def test_more_of_the_same_adds_names_and_identifiers() -> None:
    more = replace(VISITS, slug="x", label="Footfall", aliases=("gate count",), theme="Y")
    more = replace(more, ids={"ni": ("NI 9",), "esd": ("1",)})
    (merged,) = Register([VISITS]).with_([more])
    names = ("library visits", "Footfall", "gate count")
    assert merged == replace(VISITS, aliases=names, ids={"ni": ("NI 9",), "esd": ("1",)})


def test_a_name_that_is_taken_stays_where_it_is() -> None:
    other = replace(VISITS, slug="x", label="Visits", aliases=("Library visits", "v"), ids={})
    register = Register([VISITS]).with_([other])
    assert register.named("library visits") == (VISITS,)
    assert register.get("x") == replace(other, aliases=("v",))
