"""House styles: each council's pack can be composed in each, and its facts stand on its pages."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from corpus.papers import Sample, agenda_page, as_json, item_page, pack, printed_minutes, report
from corpus.press.model import Indicator
from corpus.samples import world
from evaluation.gold_file import checked
from evaluation.papers import Paper
from evaluation.printed import unprinted

HOUSES = ("district", "london", "police", "scottish")
FORMS = ("pdf", "docx", "txt")
COUNCILS = ("wexmoor", "brayford")


def in_house(council: str, house: str, number: int = 2) -> Sample:
    """A council's pack as another council would set it."""
    return pack(world(council).model_copy(update={"house": house}), number)


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("council", COUNCILS)
def test_facts_stand_on_the_pages_named(council: str, house: str, tmp_path: Path) -> None:
    sample = in_house(council, house)
    path = tmp_path / sample.name
    path.write_bytes(sample.content)
    gold = checked(json.loads(as_json(sample.answers)))
    assert unprinted(Paper(path, gold)) == []
    assert gold["minutes"][0]["resolutions"]
    assert {"minutes", "action-sheet"} == {each["source"] for each in gold["actions"]}
    assert gold["plan"]
    assert gold["figures"]


@pytest.mark.parametrize("house", HOUSES)
def test_the_same_bytes_twice(house: str) -> None:
    assert in_house("brayford", house).content == in_house("brayford", house).content


@pytest.mark.parametrize("house", HOUSES)
def test_the_page_of_a_whole_agenda(house: str) -> None:
    made = agenda_page(world("brayford").model_copy(update={"house": house}), 2)
    gold = checked(json.loads(as_json(made.answers)))
    assert len(gold["items"]) == len(gold["minutes"][0]["items"]) == 7
    assert [person["status"] for person in gold["minutes"][0]["attendance"]] == ["apologies"]
    page = made.content.decode()
    assert page.count("Minutes:") == 7
    assert "Wednesday, 15th January, 2025 7.00 pm" in page
    assert page.count("Appendix 1, item ") == 2


@pytest.mark.parametrize("house", HOUSES)
def test_other_kinds_of_file_are_set_too(house: str) -> None:
    council = world("brayford").model_copy(update={"house": house})
    alone = [make(council, 2, form) for make in (report, printed_minutes) for form in FORMS]
    for made in (item_page(council, 2), *alone):
        assert checked(json.loads(as_json(made.answers)))
        assert made.content


@pytest.mark.parametrize(
    ("house", "page", "words"),
    [
        ("london", 1, ["Membership", "Climate Officer", "6 - 7"]),
        ("london", 2, ["5. HOUSING AND HOMELESSNESS STRATEGY", "ACTION: Head of Housing to bring"]),
        ("london", 4, ["Item 4", "G – complete; A – in progress"]),
        ("scottish", 1, ["Convener; Councillor", "B U S I N E S S", "5.1"]),
        (
            "scottish",
            3,
            ["Agenda Item 3.1", "(ii) that Cabinet be recommended", "instruct the Head"],
        ),
        ("scottish", 5, ["BUSINESS STATEMENT", "Report expected", "Page 5"]),
        ("district", 1, ["PART II – ITEMS TO BE TAKEN IN PUBLIC", "Page 1 of the pack", "5 – 6"]),
        ("district", 2, ["Dilys Marchbank (Chairman)", "RESOLVED: that", "arrived during minute"]),
        ("district", 4, ["Agenda Item 4", "Key: B – complete", "15 January 2025"]),
        (
            "police",
            1,
            ["Hosted by Wenlow County Council", "– Penmoor District Council", "5. Climate"],
        ),
        ("police", 2, ["Members present:", "The Head of Housing", "RESOLVED – That:"]),
        ("police", 4, ["Matters arising schedule", "Request of the Panel", "9 October 2024"]),
    ],
)
def test_what_a_style_prints(house: str, page: int, words: list[str]) -> None:
    with pypdfium2.PdfDocument(in_house("brayford", house).content) as file:
        text = " ".join(file[page - 1].get_textpage().get_text_range().split())
    assert [each for each in words if each not in text] == []


def compared(each: Indicator, place: int) -> Indicator:
    """An indicator with a number, a service, and others' values beside its own."""
    told = each.model_dump() | {"ref": f"B{place}", "service": "Places"}
    readings = [r | {"neighbours": r["actual"], "national": r["actual"]} for r in told["readings"]]
    return Indicator.model_validate(told | {"readings": readings})


@pytest.mark.parametrize(
    ("house", "label"), [("london", "Similar councils"), ("scottish", "Family group")]
)
def test_indicators_may_be_set_with_neighbours_and_services(house: str, label: str) -> None:
    council = world("brayford")
    indicators = tuple(compared(each, n) for n, each in enumerate(council.indicators))
    made = pack(council.model_copy(update={"house": house, "indicators": indicators}), 2)
    measures = {figure["measure"] for figure in made.answers["figures"]}
    assert {"national", "statistical-neighbours"} <= measures
    with pypdfium2.PdfDocument(made.content) as file:
        text = " ".join(page.get_textpage().get_text_range() for page in file)
    assert label in " ".join(text.split())
    assert "Places" in text
