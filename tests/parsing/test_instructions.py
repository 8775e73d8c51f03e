"""Sentences that tell somebody to do something in so many words, and those that only look so."""

from __future__ import annotations

import pytest

from extractor.parsing.commitments import actions
from extractor.parsing.instructions import instructed
from extractor.records import Block, BlockKind


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Atul Dene to provide Ann with the counts", ("Atul Dene",)),
        ("AB/CD to circulate the list by 3 May.", ("AB", "CD")),
        ("The Clerk and Cllr Moss to meet the contractor.", ("Clerk", "Cllr Moss")),
        ("Cllrs Moss and Day to inspect the bench", ("Cllr Moss", "Cllr Day")),
        ("Head of Roads and Parks to send the map", ("Head of Roads and Parks",)),
        ("The Clerk was instructed to obtain three prices.", ("Clerk",)),
        ("After a long talk the Clerk was asked to write to the mill.", ("Clerk",)),
        # who speaks of an item, what a body does, what a thing is for
        ("Head of Roads to present the report.", ()),
        ("Members to contact the Clerk.", ()),
        ("Traffic Regulation Order to amend the limit", ()),
        ("Invitation to visit the school", ()),
        ("RESOLVED to purchase a bench", ()),
        ("The Head of Roads was asked to clarify the count.", ()),
    ],
)
def test_who_is_told(sentence: str, told: tuple[str, ...]) -> None:
    assert instructed(sentence) == told


def test_a_forename_is_whoever_was_named_so_before() -> None:
    before = ("Robin Dene said that nobody was left.",)
    assert instructed("Robin to speak to the school.", before) == ("Robin Dene",)
    assert instructed("Robin to speak to the school.") == ()


def test_what_is_asked_before_a_resolution_in_the_same_paragraph() -> None:
    text = "The Clerk was asked to write to the mill. The Council RESOLVED that the talk be noted."
    found = actions([Block(kind=BlockKind.PARAGRAPH, text=text)], None, None, "items-1")
    assert [(a.text, a.owners, a.marked) for a in found] == [
        ("The Clerk was asked to write to the mill.", ("Clerk",), False)
    ]


def test_an_owner_whose_surname_is_a_word() -> None:
    told = ["A note on fees was being prepared for schools.", "Action: Cherry Hall"]
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text) for text in told]
    (found,) = actions(blocks, None, None, "items-1")
    assert (found.text, found.owners) == (told[0], ("Cherry Hall",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A litter pick would be held in May – AS",
            [("A litter pick would be held in May", ("AS",))],
        ),
        (
            "The sign would be mended - MN/AV\nThe path was dry – KB",
            [("The sign would be mended", ("MN", "AV"))],
        ),
        ("The work would be paid for by the NHS – NHS", []),
        (
            "An offer had come and it was resolved that it be declined. ES to tell the owner.",
            [("ES to tell the owner.", ("ES",))],
        ),
    ],
)
def test_initials_of_owners(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    told = actions([Block(kind=BlockKind.PARAGRAPH, text=text)], None, None, "items-1")
    assert [(a.text, a.owners) for a in told] == found
