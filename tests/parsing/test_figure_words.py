"""What is said around a number, and names that were cut short or run on."""

from __future__ import annotations

import pytest

from extractor.parsing.figure_words import around, features, whole_name


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("tickets sold and there were", "tickets sold"),
        ("homes made fit for use through the", "homes made fit for use"),
        ("occupancy rate, this included homes let by the night", "occupancy rate"),
        (
            "visits to museums, libraries and galleries",
            "visits to museums, libraries and galleries",
        ),
        ("households in band A", "households in band A"),
        ("recommendations complied with", "recommendations complied with"),
        ("births had", "births"),
        ("there were", ""),
    ],
)
def test_a_name_without_what_follows_it(name: str, whole: str) -> None:
    assert whole_name(name) == whole


@pytest.mark.parametrize(
    ("text", "number", "name", "expected"),
    [
        (
            "It was said that 82% of councils were in the same position.",
            "82%",
            "councils were in the same position",
            {"before1=that", "after1=of", "gap-after=of", "right-about=elsewhere"},
        ),
        (
            "The recycling rate was 51% against a target of 50%.",
            "51%",
            "recycling rate",
            {"gap-before=was", "verb-before=was", "sentence-about=measured", "name-before=the"},
        ),
        (
            "Question 2 found 48% agreeing.",
            "48%",
            "Budget Consultation",
            {"name-place=elsewhere", "sentence-about=asked", "after=agreeing ."},
        ),
        (
            "Castlewick had 45% and Sundon 30% of them.",
            "30%",
            "Sundon",
            {"capital-before=True", "name-capital=True", "name-alone=True"},
        ),
    ],
)
def test_what_is_said_around_a_number(
    text: str, number: str, name: str, expected: set[str]
) -> None:
    assert expected <= set(features(around(text, text.index(number), name)))


def test_a_sentence_of_its_own_is_told() -> None:
    text = "Budgets were cut. Calls came to 93%."
    told = set(features(around(text, text.index("93%"), "Calls")))
    assert "sentence-about=money" not in told
    assert "sentence=calls" in told
