"""What is written in place of names, once all papers of a council are known."""

from __future__ import annotations

import time

import pytest

from extractor.redacting.known import Known
from extractor.redacting.mentions import mentions
from extractor.redacting.redaction import Redaction

WEST, EAST = "Westmere Council", "Eastmere Council"
MINUTES = "\n".join(
    (
        "Present: Councillors A Marrow, Hill and Cllr Jo Quell",
        "Ms Tamsin Orrell, a parent, asked about buses.",
        "Mr Kit Hill (local resident) asked about noise.",
        "A question from Tesfa Woldu was put.",
        "Ms Ann Lee, Head of Roads, replied to Mrs Green, a petitioner.",
    )
)


def redaction(*papers: tuple[str, str, str]) -> Redaction:
    """A redaction that knows these papers: council, name, words."""
    known = Known()
    for council, paper, text in papers:
        for line in text.split("\n"):
            known.note(council, paper, mentions(line))
    return Redaction(known)


@pytest.fixture(scope="module")
def known() -> Redaction:
    return redaction((WEST, "a.pdf", MINUTES), (WEST, "b.pdf", "Mr Hill asked. Mr Dale asked."))


CASES = [
    # the whole name, with its title, and what is left of it later
    ("Ms Tamsin Orrell asked", "Person 1 asked"),
    ("Ms Orrell's question", "Person 1's question"),
    ("T. Orrell and T Orrell and Tamsin Orrell", "Person 1 and Person 1 and Person 1"),
    ("Orrell, Tamsin; the Orrell petition; ORRELL", "Person 1; the Person 1 petition; Person 1"),
    ("Orrell, T. (parent)", "Person 1 (parent)"),
    ("Tamsin asked again, and Tamsin's petition", "Person 1 asked again, and Person 1's petition"),
    ("Miss Orrell, Mrs Orrell", "Person 1, Person 1"),
    ("Woldu said", "Person 3 said"),
    # file names and addresses
    ("papers/orrell-petition.pdf", "papers/person-1-petition.pdf"),
    ("Statement_Orrell_2031.docx", "Statement_person-1_2031.docx"),
    ("OrrellPetition.pdf", "person-1Petition.pdf"),
    ("mail tamsin.orrell@post.example", "mail tamsin.person-1@post.example"),
    ("tamsinorrell@post.example", "tamsinperson-1@post.example"),
    # councillors and officers stay
    ("Councillor Hill asked Mr Hill", "Councillor Hill asked Person 2"),
    ("Ms Lee and Ann Lee of Roads", "Ms Lee and Ann Lee of Roads"),
    ("Jo Quell and Quell", "Jo Quell and Quell"),
    # others whose name it is not
    ("Orrell Road and Orrell Primary School", "Orrell Road and Orrell Primary School"),
    ("Green spaces, Green Lane, the green", "Green spaces, Green Lane, the green"),
    ("Green said that Mrs Green's road", "Person 4 said that Person 4's road"),
    ("The hill was steep", "The hill was steep"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_redacted(known: Redaction, text: str, expected: str) -> None:
    assert known.text(text, WEST, "a.pdf") == expected


def test_who_is_told_in_no_paper_is_redacted(known: Redaction) -> None:
    """Nobody says who Mr Dale is; Mr Hill is of the name of a councillor, and of nobody else in
    his paper."""
    text = "Mr Hill asked. Mr Dale asked."
    assert known.text(text, WEST, "b.pdf") == "Mr Hill asked. Person 5 asked."


def test_another_council_has_other_people() -> None:
    found = redaction((WEST, "a.pdf", "Mr Orrell asked"), (EAST, "b.pdf", "Mr Orrell asked"))
    assert found.count == 2
    assert found.text("Mr Orrell", EAST, "b.pdf") == "Person 2"
    assert found.text("Orrell", "Northmere Council", "c.pdf") == "Orrell"


def test_one_person_over_two_papers_of_a_council() -> None:
    papers = [(WEST, "a.pdf", "Ms Tamsin Orrell spoke"), (WEST, "b.pdf", "Ms T Orrell spoke")]
    found = redaction(*papers, (WEST, "c.pdf", "Ms Orrell spoke"))
    assert found.count == 1


def test_people_of_one_surname_are_two() -> None:
    both = "Ms Tamsin Orrell spoke. Mr Piers Orrell spoke."
    found = redaction(
        (WEST, "a.pdf", both), (WEST, "b.pdf", "Mr Orrell"), (WEST, "c.pdf", "Dr Orrell")
    )
    assert found.text(both, WEST, "a.pdf") == "Person 1 spoke. Person 2 spoke."
    assert found.text("Mr Orrell", WEST, "b.pdf") == "Person 2"
    assert found.text("Dr Orrell", WEST, "c.pdf") == "Person 3"


def test_numbers_say_nothing_of_the_names() -> None:
    """They count in the order in which names come, not that of the alphabet."""
    found = redaction((WEST, "a.pdf", "Mr Zander asked. Mr Adeyemi asked."))
    assert found.text("Mr Zander, Mr Adeyemi", WEST, "a.pdf") == "Person 1, Person 2"


def test_papers_keep_names_of_their_own() -> None:
    found = redaction((WEST, "orrell.pdf", "Ms Orrell"), (WEST, "person-1.pdf", "Ms Orrell"))
    assert found.paper(WEST, "person-1.pdf") == "person-1.pdf"
    assert found.paper(WEST, "orrell.pdf") == "person-1.pdf (2)"
    assert found.paper(WEST, "orrell.pdf") == "person-1.pdf (2)"


def test_lists_and_what_is_in_them(known: Redaction) -> None:
    value = ["Ms Orrell", {"text": "Mr Hill"}, 3, None]
    assert known.cell(value, WEST, "a.pdf") == ["Person 1", {"text": "Person 2"}, 3, None]


@pytest.mark.parametrize(
    "text", ["A" * 10**6, "Mr " * 30_000, "a.b" * 10**5, "Ms Orrell, " * 3000, "A-" * 10**5]
)
def test_long_texts_take_time_by_their_length(known: Redaction, text: str) -> None:
    begun = time.process_time()
    found = known.text(text, WEST, "a.pdf")
    assert "Orrell" not in found
    assert time.process_time() - begun < 10
