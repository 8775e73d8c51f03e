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


SHORT = "Good or outstanding schools: primary"


def test_a_table_says_more_than_the_registers_name_for_a_shorter_one() -> None:
    table = Printed(PRIMARY, "percent", known="pupils")
    prose = Printed(SHORT, "percent", tabled=False, known="schools")
    assert keys([table, prose]) == {table: "pupils", prose: "pupils"}
    assert keys([prose]) == {prose: "schools"}


def test_a_name_with_an_identifier_and_the_same_without_are_one() -> None:
    known, bare = Printed("Lamps lit", "count", known="lamps"), Printed("Lamps lit", "count")
    assert set(keys([bare, bare, known]).values()) == {"lamps"}


@pytest.mark.parametrize(("papers", "one"), [(("a", "b"), True), (("a", "a"), False)])
def test_another_wording_goes_on_in_later_papers(papers: tuple[str, str], one: bool) -> None:
    old, new = "Number of market stalls let", "Market stalls occupied (no.)"
    where = {(name, "count"): {paper} for name, paper in zip((old, new), papers, strict=True)}
    given = keys([Printed(old, "count"), Printed(new, "count")], where)
    assert (len(set(given.values())) == 1) == one
