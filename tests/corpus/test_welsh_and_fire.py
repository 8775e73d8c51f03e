"""The papers of the Welsh county and of the fire authority: their pages hold what is noted."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pypdfium2
import pytest

from corpus.papers import Sample, item_page, pack, printed_minutes, report
from corpus.press.houses import fire, welsh
from corpus.press.model import World
from corpus.samples import world
from tests.corpus.conftest import squeezed

NAMES = {
    "welsh": "Glanmorfa County Council",
    "fire": "Merecombe and Tolland Fire and Rescue Authority",
}
HOUSES = tuple(NAMES)


def of_house(house: str, key: str = "wexmoor") -> World:
    """A sample council's history in another style."""
    council = world(key).council.model_copy(update={"name": NAMES[house]})
    return world(key).model_copy(update={"house": house, "council": council})


@cache
def made(house: str, number: int = 2) -> Sample:
    return pack(of_house(house), number)


@cache
def page(house: str, number: int) -> str:
    with pypdfium2.PdfDocument(made(house).content) as file:
        return squeezed(file[number - 1].get_textpage().get_text_range())


@pytest.mark.parametrize("house", HOUSES)
def test_facts_stand_on_the_pages_named(house: str) -> None:
    gold = made(house).answers
    tasks = [(a["text"], a) for a in gold["actions"] if a["source"] == "action-sheet"]
    subjects = [(p["subject"], p) for p in gold["plan"]]
    people = [(p["name"], p) for p in gold["minutes"][0]["attendance"]]
    assert tasks
    assert subjects
    for words, fact in (*tasks, *subjects, *people):
        assert squeezed(words)[:12] in page(house, fact["evidence"]["page"]), words


@pytest.mark.parametrize("house", HOUSES)
def test_the_same_answers_and_bytes_twice(house: str) -> None:
    again = pack(of_house(house), 2)
    assert again.content == made(house).content
    assert json.dumps(again.answers) == json.dumps(made(house).answers)


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_other_kinds_of_file(house: str, form: str) -> None:
    council = of_house(house)
    assert report(council, 3, form).answers["figures"]
    assert printed_minutes(council, 3, form).answers["minutes"]
    assert item_page(council, 2).content


def test_a_front_that_its_page_numbers_lengthen_is_counted() -> None:
    long = of_house("welsh")
    meeting = long.meetings[2]
    items = [i.model_copy(update={"summary": "Words. " * 40}) for i in meeting.items]
    for words in range(36, 48):
        items[0] = items[0].model_copy(update={"summary": "Words of an agenda. " * words})
        met = meeting.model_copy(update={"items": tuple(items)})
        meetings = (*long.meetings[:2], met, *long.meetings[3:])
        sample = pack(long.model_copy(update={"meetings": meetings}), 2)
        first = next(i for i in sample.answers["items"] if i["kind"] == "minutes")["first_page"]
        with pypdfium2.PdfDocument(sample.content) as file:
            text = squeezed(file[first - 1].get_textpage().get_text_range())
        assert "COFNODION/MINUTES" in text


def test_a_welsh_pack_speaks_both_languages() -> None:
    front = page("welsh", 1)
    assert "CyngorSirGlanmorfa" in front
    assert "Cynhelirycyfarfodddydd" in front
    assert "(Tudalennau/Pages3-4)" in front
    assert "Tudalen/Page3" in page("welsh", 3)
    assert "COFNODION/MINUTES" in page("welsh", 3)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("09:30", "9.30 o'r gloch y bore"),
        ("14:00", "2.00 o'r gloch y prynhawn"),
        ("18:15", "6.15 o'r gloch yr hwyr"),
    ],
)
def test_welsh_clock(time: str, said: str) -> None:
    assert welsh.welsh_clock(time) == said


def test_welsh_date() -> None:
    assert welsh.welsh_date(date(2024, 2, 8)) == "ddydd Iau, 8 Chwefror 2024"


def test_a_fire_pack_has_dots_before_its_pages() -> None:
    front = page("fire", 1)
    assert "PART1–OPEN" in front
    assert "ConfirmationofMinutes......" in front
    assert ".2-3" in front
    assert "AGENDAITEM3" in page("fire", 2)


def test_members_sit_for_the_councils_an_authority_is_named_after() -> None:
    council = of_house("fire").council
    groups = fire.constituents(council)
    assert set(groups) == {"Merecombe County Council", "Tolland Council"}
    assert sum(map(len, groups.values())) == len(council.members) + 2


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 4, 30), "23-24"),
        (date(2024, 5, 1), "24-25"),
        (date(1999, 12, 1), "99-00"),
    ],
)
def test_municipal(day: date, year: str) -> None:
    assert fire.municipal(day) == year
