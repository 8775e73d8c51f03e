"""The unit of a value by what stands around it."""

from __future__ import annotations

import pytest

from extractor.language.figures import Read
from extractor.language.joining import Joined, Sure
from extractor.language.numbers import Number, find_numbers
from extractor.parsing.value_units import unit_of


def joined(text: str, number: Number, label: str, name: str) -> Joined:
    sentence = (0, len(text))
    sure = Sure(0.9)
    return Joined(number, "actual", name, "sentence", None, False, False, sentence, sure, label)


@pytest.mark.parametrize(
    ("text", "name", "place", "label", "unit"),
    [
        ("Voids took 23 days, the aim 18", "Voids", 1, "TARGET", "days"),
        ("Rent was 96.1%, peers 94", "Rent collected", 1, "COMPARATOR", "percent"),
        ("Rent was 96.1%, and 94 more", "Rent collected", 1, "FIGURE", "count"),
        ("We logged 41.7 complaints per 1,000 homes", "complaints", 0, "FIGURE", "rate"),
        ("We emptied 52 bins and had 41.7 calls per 1,000 homes", "bins", 0, "FIGURE", "count"),
        ("We had 41.7 calls per 1,000 homes, the aim 50", "calls", 2, "TARGET", "rate"),
        ("Per 1,000 homes 41.7 called and 50 wrote", "letters", 2, "FIGURE", "rate"),
        ("Staff lost 9.1, schools 6", "days lost per head", 0, "FIGURE", "days"),
        ("Diners gave 4.8 out of 5", "Diners' marks", 0, "FIGURE", "score"),
        ("They were stopped at 3.1 times the rate", "stops", 0, "FIGURE", "ratio"),
        ("The percentage lit was 14", "percentage lit", 0, "FIGURE", None),
        ("The percentage lit was below 14", "percentage lit", 0, "TARGET", "percent"),
        ("There were 39 bins", "missed bins", 0, "FIGURE", "count"),
    ],
)
def test_unit(text: str, name: str, place: int, label: str, unit: str | None) -> None:
    every = [
        joined(text, number, label if n == place else "FIGURE", name)
        for n, number in enumerate(n for n in find_numbers(text) if n.start is not None)
    ]
    assert unit_of(every[place], name, Read(tuple(every)), text) == unit
