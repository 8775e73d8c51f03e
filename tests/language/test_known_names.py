"""Words of known indicators, and classes of words."""

from __future__ import annotations

from importlib.resources import files

import pytest

from evaluation.known_names import lines
from extractor.language.known_names import FILE, frequency, known_runs, plain
from extractor.language.word_classes import classes


def test_the_names_are_those_of_the_register() -> None:
    """After a change of the register run python -m evaluation.known_names and train again."""
    held = files("extractor.language").joinpath(FILE).read_text("utf-8")
    assert held == lines()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("FOI answered in 20 days", "foi answered in 00 days"), ("Rent (%)", "rent ( % )")],
)
def test_plain(name: str, expected: str) -> None:
    assert plain(name) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("we saw that council tax collected fell", ["council tax collected"]),
        ("nobody hummed", []),
        ("", []),
    ],
)
def test_known_runs(said: str, expected: list[str]) -> None:
    words = said.split()
    found = [" ".join(words[first:end]) for first, end in known_runs(words)]
    assert [run for run in expected if not any(run in each for each in found)] == []
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(("word", "kind"), [("of", "4"), ("wombat", "0")])
def test_frequency(word: str, kind: str) -> None:
    assert frequency(word) == kind


def test_words_that_are_alike_are_of_one_class() -> None:
    assert classes("tuesday") == classes("friday") != classes("school")
    assert classes("wexmoorish") == {}
