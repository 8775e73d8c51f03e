"""Lists of people: who is named, with which post, and how they attended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.mentions import mentions
from extractor.language.names import forename, is_name, same_person, surname
from extractor.language.people import people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr A Lee, Cllr B Moss and\nCllr C Day", ["Cllr A Lee", "Cllr B Moss", "Cllr C Day"]),
        ("Councillors Moss and Day", ["Councillor Moss", "Councillor Day"]),
        (
            "Councillors: Lee (Chair), Moss, Van Der Berg and B O'Dell",
            ["Councillor Lee", "Councillor Moss", "Councillor Van Der Berg", "Councillor B O'Dell"],
        ),
        (
            "Cllrs D. Ash, E.F. Birch; Mr G Cole OBE, JP",
            ["Cllr D. Ash", "Cllr E.F. Birch", "Mr G Cole"],
        ),
        (
            "Robin\nAshdown (Clerk), Mary Lea-Smith (Head of Roads,\nParks & Play)",
            ["Robin Ashdown", "Mary Lea-Smith"],
        ),
        (
            "A Lee, Parent Governor\nB Moss, Parent Governor (Academy)\nC Day, MYP",
            ["A Lee", "B Moss", "C Day"],
        ),
        (
            "Ann Birch, Director of Legal and Democratic Services and Tom Cole",
            ["Ann Birch", "Tom Cole"],
        ),
        ("Ann Birch, Head of Children and Young People", ["Ann Birch"]),
        ("Ann Birch, Head of Roads and Provision\nTom Cole, Clerk", ["Ann Birch", "Tom Cole"]),
        ("Natalie Birch Co-Chair Northshire Housing Group", ["Natalie Birch"]),
        ("Ann Birch\nTom Cole\nVal Dene", ["Ann Birch", "Tom Cole", "Val Dene"]),
        ("* Cllr A Lee\n* Cllr B Moss", ["Cllr A Lee", "Cllr B Moss"]),
        (
            "Y Cynghorydd Alun Rees a'r Cynghorydd Mair Huws",
            ["Cynghorydd Alun Rees", "Cynghorydd Mair Huws"],
        ),
        (
            "Cllr Ann Lee (Chair) Bo Moss (Group Leader) and Day (Whip)",
            ["Cllr Ann Lee", "Bo Moss", "Day"],
        ),
        ("Cllr. John Ash (Chair)\nCllr. Jane Day", ["Cllr. John Ash", "Cllr. Jane Day"]),
        ("Head of Roads (Ann Lee), Solicitor (Bo Day)", ["Ann Lee", "Bo Day"]),
        (
            "Mr A Lee (Chair) Cllr B Moss\nMrs C Day Dr D Ash",
            ["Mr A Lee", "Cllr B Moss", "Mrs C Day", "Dr D Ash"],
        ),
        ("Lord Mayor Councillor A Lee", ["Lord Mayor Councillor A Lee"]),
        ("Rev Dr A Lee and Deputy Mayor Cllr B Day", ["Rev Dr A Lee", "Cllr B Day"]),
        (
            "Ann May, Bo Moss, Cy\nNorth, Di Lee, Eve Hall",
            ["Ann May", "Bo Moss", "Cy North", "Di Lee", "Eve Hall"],
        ),
        ("Ann Lee, Town Hall", ["Ann Lee"]),
        (
            "County Councillors A Lee and B Day",
            ["County Councillor A Lee", "County Councillor B Day"],
        ),
        ("In the Chair A.Lee, ,B.Moss and C.O'Dell (clerk)", ["A.Lee", "B.Moss", "C.O'Dell"]),
        ("Mrs A Lee Also PCSO Bo Day", ["Mrs A Lee"]),
        ("Mr A Lee Admin/Finance Office", ["Mr A Lee"]),
        ("Personal Assistant to Cllr Lee", []),
        ("the Chair", []),
        ("Children's Services Officers and the Director of Education", []),
        ("None", []),
        ("", []),
    ],
)
def test_names_of_a_list(text: str, expected: list[str]) -> None:
    assert [person.name for person in people(text)] == expected


@pytest.mark.parametrize(
    ("text", "role", "manner"),
    [
        ("Cllr A Lee – Chair", "Chair", None),
        ("Cllr A Lee (Vice-Chair) (virtually)", "Vice-Chair", "remote"),
        ("Cllr A Lee (via Teams)", None, "remote"),
        ("Councillor A Lee in the Chair", "in the Chair", None),
        ("Ann Lee, Director of Roads", "Director of Roads", None),
        ("Ann Lee (Head of Roads,\nParks & Play)", "Head of Roads, Parks & Play", None),
        (
            "Ann Lee (Participation and Engagement Manager)",
            "Participation and Engagement Manager",
            None,
        ),
        ("Cllr A Lee (substitute for Cllr B Moss)", None, "substitute"),
        ("Cllr A Lee (substitute)", None, "substitute"),
        ("Cllr A Lee (LD)", None, None),
        ("Cllr A Lee (from 7.15pm)", None, None),
        ("A Lee, Regional Adviser (observing)", "Regional Adviser", None),
        ("Councillor Ann Lee Leader", "Leader", None),
        ("Co-opted Member Ann Lee", "Co-opted Member", None),
        ("Ann Lee (via VC)", None, "remote"),
    ],
)
def test_post_and_manner(text: str, role: str | None, manner: str | None) -> None:
    (person,) = people(text)
    assert (person.role, person.manner) == (role, manner)


def test_a_run_of_titles_takes_no_time_by_its_square() -> None:
    assert people("Cllr " * 10_000) == []


def test_who_stands_in_for_whom() -> None:
    (one,) = people("Cllr A Lee (substitute for Cllr B Moss)")
    (other,) = people("Cllr B Moss (substitute: Cllr A Lee)")
    assert one.instead_of == "Cllr B Moss"
    came = ("attended as substitute", "substituting", "attended in his absence")
    for said in (f"Cllr A Lee{post} {how}" for how in came for post in ("", ", Head of Roads")):
        (absent,) = people(f"Cllr B Moss ({said})")
        assert (absent.replaced_by, absent.manner) == ("Cllr A Lee", None)
    assert (other.replaced_by, other.manner) == ("Cllr A Lee", None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ms L Day", "Lena Day", True),
        ("Cllr Day", "Councillor L Day", True),
        ("Cllr A Day", "Cllr B Day", False),
        ("Ann Day", "Anna Day", False),
        ("Cllr Day A", "Cllr Day B", False),
        ("Cllr Day A", "Cllr A Day", True),
        ("Cllr A Day OBE", "Cllr A Day", True),
        ("Cllr Day", "Cllr Lee", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr J Smith", True),
        ("RW Gower", True),
        ("Jane Smith", True),
        ("Democratic Services", False),
        ("Young People", False),
        ("Smith", False),
        ("MYP", False),
        ("the weather", False),
    ],
)
def test_is_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected


def test_parts_of_a_name() -> None:
    assert (surname("Cllr Dr A B Moss-Lee MBE"), forename("Cllr Dr A B Moss-Lee")) == (
        "moss-lee",
        "a",
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Independent Chair said he would attend", ["Independent Chair"]),
        ("The Director of Education advised she could", ["Director of Education"]),
        ("It was noted and Mrs Chandos offered to help", ["Mrs Chandos"]),
        (
            "The Head of Planning & Building Control undertook to",
            ["Head of Planning & Building Control"],
        ),
        ("A Member asked about roads", []),
    ],
)
def test_mentions(sentence: str, expected: list[str]) -> None:
    assert [mention.text for mention in mentions(sentence)] == expected


@given(st.text(alphabet="ABab .,;()-\n'Cllr&and", max_size=80))
def test_people_stand_in_the_text_in_order(text: str) -> None:
    found = people(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Councillor A Lee – Northmere District Council", ("Councillor A Lee", None, None)),
        ("Cllr A Lee (Chair) – Northmere Council", ("Cllr A Lee", "Chair", None)),
        ("Cllr A Lee (Northmere Council) (Chair)", ("Cllr A Lee", "Chair", None)),
        ("Cllr A Lee, Northmere Borough Council", ("Cllr A Lee", None, None)),
        ("Mr A Lee, Northmere Borough Council", ("Mr A Lee", "Northmere Borough Council", None)),
        (
            "Cllr A Lee – Leader, Northmere Council",
            ("Cllr A Lee", "Leader, Northmere Council", None),
        ),
        ("Cllr A Lee (attending remotely)", ("Cllr A Lee", None, "remote")),
        ("Cllr A Lee (for Cllr B Moss)", ("Cllr A Lee", None, "substitute")),
    ],
)
def test_the_council_that_a_councillor_sits_on_is_no_post(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    (found,) = people(text)
    assert (found.name, found.role, found.manner) == expected
