"""Councils' names as papers print them.  The names are public facts; the sentences are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.registers.councils import Council, councils

NAMED = [
    ("KENT COUNTY COUNCIL", "E10000016"),
    ("Minutes of BOURNEMOUTH, CHRISTCHURCH AND POOLE COUNCIL", "E06000058"),
    ("BCP Council Civic Centre", "E06000058"),
    ("London Borough of Tower Hamlets", "E09000030"),
    ("Tower Hamlets Council", "E09000030"),
    ("LONDON BOROUGH OF BARKING & DAGENHAM", "E09000002"),
    ("The Royal Borough of Kensington and Chelsea", "E09000020"),
    ("Westminster City Council", "E09000033"),
    ("City of London Corporation", "E09000001"),
    ("Telford and Wrekin Council", "E06000020"),
    ("Bradford Council", "E08000032"),
    ("the Council of the City of Wakefield", "E08000036"),
    ("Sandwell MBC", "E08000028"),
    ("Borough Council of King’s Lynn & West Norfolk", "E07000146"),
    ("Gloucester City Council", "E07000081"),
    ("Gloucestershire County Council", "E10000013"),
    ("Cyngor Caerdydd", "W06000015"),
    ("Cyngor Sir Ynys Môn", "W06000001"),
    ("Rhondda Cynon Taf County Borough Council", "W06000016"),
    ("The Highland Council", "S12000017"),
    ("Comhairle nan Eilean Siar", "S12000013"),
    ("Edinburgh Council", "S12000036"),
    ("WEST YORKSHIRE COMBINED AUTHORITY", "E47000003"),
    ("Somerset Council", "E06000066"),
    ("Somerset County Council", "E10000027"),
]


@pytest.mark.parametrize(("text", "gss"), NAMED)
def test_printed_names(text: str, gss: str) -> None:
    found = councils().find(text)
    assert found
    assert found.gss_code == gss


HOSTS = [
    ("write to a.clerk@kent.gov.uk", "Kent County Council"),
    ("press.office@bcpcouncil.gov.uk", "Bournemouth, Christchurch and Poole Council"),
    ("https://democracy.kirklees.gov.uk/mgAi.aspx?ID=1", "Kirklees Council"),
    ("www.surreycc.gov.uk", "Surrey County Council"),
    ("birmingham.cmis.uk.com", "Birmingham City Council"),
    ("worcestershire.moderngov.co.uk", "Worcestershire County Council"),
    ("www.east-ayrshire.gov.uk", "East Ayrshire Council"),
]


@pytest.mark.parametrize(("text", "name"), HOSTS)
def test_hosts(text: str, name: str) -> None:
    found = councils().find(text)
    assert found
    assert found.name == name


BODIES = [
    ("WOLD AND MARSH FIRE AND RESCUE AUTHORITY", "Wold and Marsh Fire and Rescue Authority"),
    ("The Wold and Marsh Police and Crime Panel", "Wold and Marsh Police and Crime Panel"),
    ("Minutes of Little Marsh Town Council", "Little Marsh Town Council"),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_other_bodies_by_their_endings(text: str, name: str) -> None:
    assert councils().find(text) == (name, None)


NOTHING = [
    "",
    "a reading council of elders",
    "Reading Council Tax bills",
    "the Council agreed",
    "Kent",
    "Cabinet Committee",
    "someone@example.gov.uk",
    "www.gov.uk/guidance",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found(text: str) -> None:
    assert councils().find(text) is None


def test_a_name_is_stronger_evidence_than_a_host() -> None:
    found = councils().find("x@dorsetcouncil.gov.uk on behalf of Kent County Council")
    assert found
    assert found.name == "Kent County Council"


@pytest.mark.parametrize("council", councils().register, ids=lambda c: c.code)
def test_every_official_name_finds_its_council(council: Council) -> None:
    found = councils().find(council.name.upper())
    assert found
    same_name = {c.gss for c in councils().register if c.name == council.name}
    assert found.gss_code in same_name


def test_successors_are_in_the_register() -> None:
    codes = {council.code for council in councils().register}
    gone = [council for council in councils().register if council.successor]
    assert gone
    assert {c for council in gone for c in (council.successor or "").split(",")} <= codes


@given(st.text())
def test_never_raises(text: str) -> None:
    councils().find(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NORTHMERE DISTRICT COUNCIL", "Northmere District Council"),
        ("Minutes of Little Brook Parish Council", "Little Brook Parish Council"),
        ("Northmere District Council, clerk@kent.gov.uk", "Kent County Council"),
        ("the County Council", None),
        ("London Borough of Eastmarsh\nHousing Commission", "London Borough of Eastmarsh"),
        ("ROYAL BOROUGH OF OLD PARK", "Royal Borough of Old Park"),
        ("LONDON BOROUGH OF QUEEN'S MARSH", "London Borough of Queen's Marsh"),
        ("KING’S LYNE DISTRICT COUNCIL", "King’s Lyne District Council"),
        ("Minutes\nNORTHMERE COUNCIL\nRoads Committee", "Northmere Council"),
        ("Northmere Council agreed to it", None),
        ("Full Council", None),
        ("Youth Council", None),
    ],
)
def test_a_council_that_no_register_holds_is_named_last(text: str, name: str | None) -> None:
    found = councils().find(text)
    assert (found and found.name) == name
