"""What the tagger sees of a sentence beyond the words beside a token."""

from __future__ import annotations

import pytest

from extractor.language.features import Token, features, sentences_of
from models.entities import tokens


def seen(text: str, word: str) -> set[str]:
    """What is seen from the first token that is this word."""
    cut = tokens(text)
    return set(features(text, cut)[[t.text for t in cut].index(word)].every)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # the words on to the next number are a number's own
        ("Re-lets took 41 days against a target of 28.", "28", "to=target"),
        ("Re-lets took 41 days against a target of 28.", "28", "kind=target|-"),
        ("It was 31%, with England at 45%.", "45", "kind=other|-"),
        ("It was 31%, with England at 45%.", "31", "on=england"),
        ("It was 31%, with England at 45%.", "45", "same-unit=True|valueB"),
        # what is still to come
        ("The Chair will report by March.", "March", "s-come=True"),
        ("Performance fell in March.", "March", "s-come=False"),
        ("The Chair will report by March.", "March", "come-before=will"),
        ("The Chair will report by March.", "March", "come-before-at=3"),
        # periods without a year are periods
        ("Performance in the previous quarter was 81%.", "quarter", "0:per=I"),
        ("Performance in the previous quarter was 81%.", "previous", "0:per=B"),
        ("Performance in the previous quarter was 81%.", "the", "0:per=-"),
        # verbs, values, brackets
        ("Rent collected was 98%.", "Rent", "verb-after=was"),
        ("Rent collected was 98%.", "collected", "value-after=percent|2"),
        ("Takings of £486 (car park income).", "park", "bracket=False"),
        # names in capitals, and bodies that are known
        ("Asked by the Head of Housing and Repairs to reply.", "Housing", "cap-last=repairs"),
        ("A letter from Ofsted was read.", "Ofsted", "body=B"),
        ("The Care Quality Commission agreed.", "Commission", "body=I"),
        ("It was for the Fund to say.", "Fund", "bare-body=the"),
    ],
)
def test_features(text: str, word: str, expected: str) -> None:
    assert expected in seen(text, word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(0, 0)]),
        ("It fell. It rose again.", [(0, 3), (3, 7)]),
        (" It fell. ", [(0, 4)]),
    ],
)
def test_every_token_is_in_a_sentence(text: str, expected: list[tuple[int, int]]) -> None:
    cut: list[Token] = tokens(text)
    assert [tuple(each) for each in sentences_of(text, cut)] == expected
