"""Which printed names are one indicator."""

from __future__ import annotations

import pytest

from extractor.linking.grouping import Printed, fits_unit, keys

PRIMARY = "Education: Primary: percentage of children attending Good/Outstanding schools"
SECONDARY = "Education: Secondary: percentage of children attending Good/Outstanding schools"
EXCLUDED = "Education: Permanent exclusions as a percentage of all primary school age children"


@pytest.mark.parametrize(
    ("tables", "prose", "unit", "same"),
    [
        ([PRIMARY, SECONDARY], "Good / Outstanding Schools: Primary Schools", "percent", PRIMARY),
        ([PRIMARY, SECONDARY], "Good / Outstanding schools", "percent", None),
        ([EXCLUDED], "Exclusions: Primary School aged children", "percent", EXCLUDED),
        ([EXCLUDED], "Exclusions: school aged children", "percent", None),
        (
            ["Number of berths let in harbours"],
            "Berths let in harbours",
            "count",
            "Number of berths let in harbours",
        ),
        (["Berths let with no notice given"], "Berths let with notice given", "percent", None),
        (["Berths let within 12 weeks of notice"], "Berths let of notice", "percent", None),
    ],
)
def test_a_name_that_leaves_words_out(
    tables: list[str], prose: str, unit: str, same: str | None
) -> None:
    printed = [Printed(name, unit) for name in tables]
    short = Printed(prose, unit, tabled=False)
    given = keys([*printed, short])
    assert [p.name for p in printed if given[p] == given[short]] == ([same] if same else [])


def test_units_are_apart_and_an_identifier_is_a_key() -> None:
    one, two = (
        Printed("Berths let", "count", known="berths"),
        Printed("Lets", "count", known="berths"),
    )
    assert keys([one, two]) == {one: "berths", two: "berths"}


@pytest.mark.parametrize(
    ("name", "unit", "fits"),
    [
        ("Social Care: Number of berths let", "percent", False),
        ("Number of berths let", "count", True),
        ("% of berths let", "count", False),
        ("Berths let", "percent", True),
    ],
)
def test_a_number_is_no_share(name: str, unit: str, *, fits: bool) -> None:
    assert fits_unit(Printed(name, unit)) is fits
