"""Popolo and Open Civic Data: as their schemas have it, and everything that is named is there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from extractor.exports import open_civic_data, popolo
from extractor.exports.body import Body
from extractor.exports.civic import votes_for
from extractor.library.connect import connect, reading
from extractor.library.writes import keep
from tests.exports.a_library import EASTMERE, westmere
from tests.exports.civic_schemas import OCD, POPOLO

jsonschema = pytest.importorskip("jsonschema")
Thing = dict[str, Any]


@pytest.fixture
def library(tmp_path: Path) -> sa.Engine:
    """Four papers: one names no council, one no day."""
    engine = connect(str(tmp_path / "papers.sqlite"), create=True)
    pack = westmere()
    for n, council in enumerate(["Westmere Council", "Ærø Council", None]):
        paper = replace(pack.paper, source=f"packs/{n}.pdf")
        keep(engine, replace(westmere(council), paper=paper))
    keep(engine, replace(westmere(day=None), paper=replace(pack.paper, source="packs/9.pdf")))
    keep(engine, EASTMERE)
    return engine


@pytest.fixture
def found(library: sa.Engine, tmp_path: Path) -> dict[str, list[Thing]]:
    """The Popolo file."""
    with reading(library) as connection:
        popolo.write(Body(connection), tmp_path)
    read: dict[str, list[Thing]] = json.loads((tmp_path / "popolo.json").read_text("utf-8"))
    return read


@pytest.mark.parametrize("name", POPOLO)
def test_popolo_is_as_its_schemas_have_it(found: dict[str, list[Thing]], name: str) -> None:
    assert found[name]
    for each in found[name]:
        jsonschema.validate(each, POPOLO[name])
    ids = [each["id"] for each in found[name]]
    assert len(ids) == len(set(ids))


def test_popolo_names_only_what_is_there(found: dict[str, list[Thing]]) -> None:
    ids = {name: {each["id"] for each in things} for name, things in found.items()}
    refers = {
        "organization_id": "organizations",
        "parent_id": "organizations",
        "person_id": "persons",
        "motion_id": "motions",
    }
    for things in found.values():
        for each in things:
            for field, of in refers.items():
                assert each.get(field) in {None, *ids[of]}
    attending = {person["id"] for each in found["events"] for person in each["attendees"]}
    assert attending <= ids["persons"]


def test_a_meeting_has_what_papers_say_of_it(found: dict[str, list[Thing]]) -> None:
    name = "Children's Scrutiny Panel, 2031-02-04"
    of_day = [each for each in found["events"] if each["name"] == name]
    assert len({each["organization_id"] for each in of_day}) == 3
    [event] = [each for each in of_day if each["sources"][0]["url"] == "packs/0.pdf"]
    assert event["extras"]["agenda"][0]["title"] == "Harbour Skills Review"
    assert event["extras"]["actions"][0]["owners"] == ["Head of Skills", "Clerk"]
    assert event["extras"]["figures"][0]["value"] == 41.0


def test_the_minutes_are_of_the_meeting_that_they_are_of(found: dict[str, list[Thing]]) -> None:
    days = {each["start_date"] for each in found["events"] if each["attendees"]}
    assert days == {"2031-01-14"}
    assert found["vote_events"][0]["counts"] == [
        {"option": "yes", "value": 6},
        {"option": "no", "value": 1},
    ]


def test_open_civic_data_is_as_its_schemas_have_it(library: sa.Engine, tmp_path: Path) -> None:
    folder = tmp_path / "ocd"
    folder.mkdir()
    with reading(library) as connection:
        open_civic_data.write(Body(connection), folder)
    kinds = set()
    for file in folder.iterdir():
        each = json.loads(file.read_text("utf-8"))
        assert file.name == f"{each['_type']}_{each['_id']}.json"
        jsonschema.validate(each, OCD[each["_type"]])
        kinds.add(each["_type"])
    assert kinds == set(OCD)


@pytest.mark.parametrize(
    ("printed", "counts"),
    [
        ("6 to 1", [("yes", 6), ("no", 1)]),
        ("6 votes to 1", [("yes", 6), ("no", 1)]),
        ("7 for, 2 against, 1 abstention", [("yes", 7), ("no", 2), ("abstain", 1)]),
        ("voting: 5 votes for and 0 against", [("yes", 5), ("no", 0)]),
        ("unanimously", []),
        ("nem con", []),
        (None, []),
    ],
)
def test_votes_are_counted_where_they_are_printed(
    printed: str | None, counts: list[tuple[str, int]]
) -> None:
    assert votes_for(printed) == counts


@pytest.mark.parametrize(
    ("day", "year"), [(date(2031, 4, 30), "2030-31"), (date(1999, 5, 1), "1999-00")]
)
def test_municipal_year(day: date, year: str) -> None:
    from extractor.exports.civic import Event

    event = Event("", "", day, (), (), (), (), (), ())
    assert open_civic_data.municipal_year(event) == year
