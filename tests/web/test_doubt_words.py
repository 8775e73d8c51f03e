"""What is said of doubts."""

from __future__ import annotations

import pytest

from extractor.linking.doubtful import Candidate, Doubt
from extractor.web.doubt_words import likeness_words, said_of


def doubt(kind: str, says: str, certainty: float | None, *candidates: Candidate) -> Doubt:
    return Doubt("d-1", kind, None, None, certainty, says, "words", None, "a.pdf", 1, candidates)


def like(probability: float, joined: bool = False) -> Candidate:
    return Candidate("slug", "Berths let (%)", None, None, None, probability, joined)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (doubt("indicator", "is slug", 0.93, like(0.93, joined=True)),
         "taken for: Berths let (%), 93% certain"),
        (doubt("indicator", "is in no entry", 0.91, like(0.09)),
         "taken for none of the register’s, 91% certain"),
        (doubt("indicator", "is in no entry", 0.001, like(1.0)),
         "left open, perhaps: Berths let (%). The name alone does not settle it"),
        (doubt("indicator", "is in no entry", 1.0),
         "taken for none of the register’s, 100% certain"),
        (doubt("link", "goes on from", 0.7, like(0.7, joined=True)),
         "goes on from an earlier one, 70% certain"),
        (doubt("link", "does not go on from", 0.6, like(0.4)),
         "goes on from no earlier one, 60% certain"),
        (doubt("owner", "nobody is named", None), "nobody is named"),
    ],
)  # fmt: skip
def test_what_is_said(found: Doubt, words: str) -> None:
    assert said_of(found) == words


def test_how_near_a_candidate_is() -> None:
    assert likeness_words(doubt("indicator", "", 0.0), 1.0) == "name 100% alike"
    assert likeness_words(doubt("link", "", 0.6), 0.4) == "40% likely"
