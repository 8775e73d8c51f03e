"""Who is named in words, and whose the words say that the name is."""

from __future__ import annotations

import pytest

from extractor.redacting.mentions import mentions
from extractor.redacting.words import is_public_role, speaks_of_the_public

OFF, PUB, NAM = "official", "public", "named"

FORMS = [
    # titles
    ("Ms Orrell asked why.", [("Ms Orrell", NAM)]),
    ("Mr. T. Orrell spoke", [("Mr. T. Orrell", NAM)]),
    ("Ms T.B. Orrell", [("Ms T.B. Orrell", NAM)]),
    ("Miss Tamsin Jane Orrell thanked them", [("Miss Tamsin Jane Orrell", NAM)]),
    ("Mr and Mrs Pemberton spoke", [("Mr and Mrs Pemberton", NAM)]),
    ("MR ORRELL ASKED", [("MR ORRELL", NAM)]),
    ("Mr J. van der Berg said", [("Mr J. van der Berg", NAM)]),
    ("Mrs O’Dell-Hart's question", [("Mrs O’Dell-Hart", NAM)]),
    ("Messrs A Quell and B Orrell", [("Messrs A Quell", NAM), ("B Orrell", NAM)]),
    ("Dr Nadia Quell wrote", [("Dr Nadia Quell", NAM)]),
    ("Revd Quell blessed the hall", [("Revd Quell", NAM)]),
    ("Ms Tamsin\nOrrell asked", [("Ms Tamsin\nOrrell", NAM)]),
    ("Ms Orrell\nFostering", [("Ms Orrell", NAM)]),
    ("Ms Orrell Parking Petition", [("Ms Orrell", NAM)]),
    # of the public, by the words beside the name
    ("a member of the public, Ms Orrell, asked", [("Ms Orrell", PUB)]),
    ("from Ms Tamsin Orrell, a parent, about", [("Ms Tamsin Orrell", PUB)]),
    ("Mr Quell (local resident)", [("Mr Quell", PUB)]),
    ("Mr Quell – lead petitioner", [("Mr Quell", PUB)]),
    ("The Lead Petitioner, Mr Quell, said", [("Mr Quell", PUB)]),
    ("Residents Jo Quell and Tesfa Woldu", [("Jo Quell", PUB), ("Tesfa Woldu", PUB)]),
    # without a title
    ("a petition of 40 names presented by Bushra Qadir", [("Bushra Qadir", NAM)]),
    ("Question 2 from Tesfa Woldu", [("Tesfa Woldu", NAM)]),
    (
        "Questions from Tesfa Woldu, Jo Quell and Olu Ade were put",
        [("Tesfa Woldu", NAM), ("Jo Quell", NAM), ("Olu Ade", NAM)],
    ),
    ("Thank Tamsin Orrell for it", [("Tamsin Orrell", NAM)]),
    ("TAMSIN ORRELL", [("TAMSIN ORRELL", NAM)]),
    # councillors and officers
    ("Councillor Lee and Cllr A Marrow", [("Councillor Lee", OFF), ("Cllr A Marrow", OFF)]),
    ("Councillors Lee, Moss and Day", [("Councillors Lee", OFF), ("Moss", OFF), ("Day", OFF)]),
    ("Y Cynghorydd Nia Rees", [("Cynghorydd Nia Rees", OFF)]),
    ("the Director of Children's Services, Ms Day, replied", [("Ms Day", OFF)]),
    ("Ann Lee, Head of Roads", [("Ann Lee", OFF)]),
    ("Ann Lee (Clerk)", [("Ann Lee", OFF)]),
    ("Head of Roads (Ann Lee)", [("Ann Lee", OFF)]),
    ("For more of this please contact: Ann Lee, ann.lee@x.example", [("Ann Lee", OFF)]),
    ("ANN LEE\nCHIEF EXECUTIVE", [("ANN LEE", OFF)]),
    ("led by HM Inspector Ann Lee", [("Inspector Ann Lee", OFF)]),
    ("A Lee, LGA Associate", []),
    ("Report author: Ann Lee", [("Ann Lee", OFF)]),
    ("Contact Officer\tImogen Sayle", [("Imogen Sayle", OFF)]),
    ("Tamsin Rowntree MP", [("Tamsin Rowntree", OFF)]),
    ("Mrs Quell (Parent Governor)", [("Mrs Quell", OFF)]),
    ("a petition presented by Councillor Quell", [("Councillor Quell", OFF)]),
    # nobody
    ("Amber PEPs and Kim PEPs", []),
    ("Sir John Moss School, Victoria Road", []),
    ("Dr Challoner's Grammar School", []),
    ("St Mary's Church and Charlotte Street", []),
    ("the Youth Justice Service said", []),
    ("Northmere Academy presented a plan", []),
    ("Appendix B Finance and Option A Roads", []),
    ("from Adult Social Care to Early Help", []),
    ("Ms Teams, MS Word", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_who_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.standing) for m in mentions(text)] == expected


def test_under_a_heading_of_the_public_a_name_needs_no_sign() -> None:
    text = "1. Tesfa Woldu: When will the crossing be built?"
    assert mentions(text) == ()
    [found] = mentions(text, public=True)
    assert text[found.start : found.end] == "Tesfa Woldu"


@pytest.mark.parametrize(
    ("name", "surname", "forename", "gender"),
    [
        ("Ms Tamsin Orrell", "orrell", "tamsin", "f"),
        ("Mr T. Orrell", "orrell", "t", "m"),
        ("Mr and Mrs Orrell", "orrell", "", None),
        ("Dr TB Orrell", "orrell", "t", None),
        ("Mrs O’Dell", "o'dell", "", "f"),
        ("MS TAMSIN ORRELL", "orrell", "tamsin", "f"),
    ],
)
def test_what_a_name_says(name: str, surname: str, forename: str, gender: str | None) -> None:
    [found] = mentions(name)
    assert (found.surname, found.forename, found.gender) == (surname, forename, gender)


@pytest.mark.parametrize(
    ("heading", "public"),
    [
        ("5. Public Questions", True),
        ("To receive petitions", True),
        ("DEPUTATIONS AND PETITIONS", True),
        ("Public Health Report", False),
        ("Apologies", False),
    ],
)
def test_headings(heading: str, public: bool) -> None:
    assert speaks_of_the_public(heading) is public


@pytest.mark.parametrize(
    ("role", "public"),
    [("Local resident", True), ("Parent", True), ("Parent Governor", False), ("Clerk", False)],
)
def test_roles(role: str, public: bool) -> None:
    assert is_public_role(role) is public
