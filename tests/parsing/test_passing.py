"""Commitments in passing, told by the trained model; what the skip loses, and what it does not."""

from __future__ import annotations

import pytest

from evaluation.paragraphs import SPLITS, gold
from evaluation.training_data import labelled
from extractor.language.classifier import Classifier, load
from extractor.parsing.commitment_features import VERSION, Said, deed, features
from extractor.parsing.passing import certainty, may_promise, promises


@pytest.fixture(scope="module")
def model() -> Classifier:
    return load("commitments", VERSION)


@pytest.mark.parametrize("split", SPLITS)
def test_no_annotated_commitment_is_skipped(split: str) -> None:
    told = [each for p in gold(split) if p.meta.kind == "minutes" for each in labelled(p)]
    assert told
    assert not [said.text for said, promises in told if promises and not may_promise(said.text)]


def test_most_other_sentences_are_skipped() -> None:
    told = [each for p in gold("train") if p.meta.kind == "minutes" for each in labelled(p)]
    others = [said.text for said, promises in told if not promises]
    assert sum(may_promise(text) for text in others) < 0.5 * len(others)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Clerk would circulate the list of venues to Members.",
        "Mrs Chandos undertook to write to the bus company and report back.",
        "The Head of Parks was content to email the plan to ward councillors within a week.",
        "In reply to Cllr Roe, he agreed to supply the figures for each ward.",
        "A breakdown by school would be provided to the Committee by the Director.",
    ],
)
def test_promises(sentence: str, model: Classifier) -> None:
    sure = certainty(Said(sentence), model)
    assert sure is not None
    assert model.threshold <= sure <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Members thanked officers for the report.",
        "The crossing would be built in the spring.",
        "Staff would continue to visit the schools.",
        "The Director could not commit to publishing the price.",
        "Councillor Roe felt that the letters should be written in plainer English.",
        "The map had been circulated to Members in May.",
        "Waiting lists would be monitored each month.",
        "The Panel noted the report.",
        # what a body is to decide
        "Agree to submit a bid to the Towns Trust for the Quay and the Mill to be rebuilt",
        "whether to ask for the Quay to be included in the scheme;",
        "Note that joining the scheme will commit the Council to a vote",
    ],
)
def test_tells_a_story(sentence: str, model: Classifier) -> None:
    assert certainty(Said(sentence), model) is None


def test_two_promises_of_two_people(model: Classifier) -> None:
    text = "Mr Day would send Members the map and the Clerk would write to the parish council."
    found = list(promises(Said(text), model))
    assert [promise.owners for promise in found] == [("Mr Day",), ("Clerk",)]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (" supply the list", "give"),
        (" also gladly circulate it", "give"),
        (" continue to visit", "go-on"),
        (" be circulated to Members", "be given"),
        (" be happy to share it", "willing"),
        (" be reviewed each year", "be kept"),
        ("", "none"),
    ],
)
def test_deeds(after: str, told: str) -> None:
    assert deed(after) == told


def test_features_are_numbers_by_name() -> None:
    found = features(Said("The Clerk would send the list.", ("Cllr Roe asked for a list.",)))
    assert found["who:would post"] == found["before:asked"] == 1.0
    assert not found["first"]
