"""Of two readings of a number the surer stands, if it is sure enough."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.classifier import Classifier
from extractor.language.joining import Joined, Sure
from extractor.language.numbers import find_numbers
from extractor.parsing.sureness import RULE, TAGGED, Reading, features, unweighed, weighed
from extractor.records import Evidence, Figure, ItemKind

TEXT = "Lamps lit were 84% in all"
NUMBER = find_numbers(TEXT)[0]
FIGURE = Figure(
    "Lamps lit", 84.0, "percent", "actual", "prose", TEXT, Evidence(TEXT), confidence=0.9
)
JOINED = Joined(
    NUMBER, "actual", "Lamps", "sentence", None, False, False, (0, len(TEXT)), Sure(0.9)
)
BY_RULE = Reading(FIGURE, NUMBER.start, RULE, JOINED, inferred=True)
BY_TAGGER = Reading(replace(FIGURE, indicator="Lamps"), NUMBER.start, TAGGED, JOINED)


def model(threshold: float = 0.5, **weights: float) -> Classifier:
    told = {name: (weight,) for name, weight in weights.items()}
    return Classifier("toy", 1, ("wrong", "right"), (0.0,), told, 1.0, 0.0, threshold)


def test_the_surer_reading_stands() -> None:
    likes_rules = model(**{"by=rule-inferred": 2.0})
    (found,) = weighed([BY_TAGGER, BY_RULE], likes_rules, ItemKind.KPI_REPORT)
    assert (found.indicator, found.confidence) == ("Lamps lit", 0.88)
    likes_tagger = model(**{"by=tagged": 2.0})
    (found,) = weighed([BY_RULE, BY_TAGGER], likes_tagger, ItemKind.KPI_REPORT)
    assert found.indicator == "Lamps"


def test_a_name_that_leads_the_block_stands() -> None:
    led = replace(BY_RULE, inferred=False)
    likes_tagger = model(**{"by=tagged": 2.0})
    (found,) = weighed([led, BY_TAGGER], likes_tagger, ItemKind.KPI_REPORT)
    assert found.indicator == "Lamps lit"


def test_what_is_not_sure_enough_is_left_out() -> None:
    doubts = model(**{"by=rule-inferred": -2.0, "by=tagged": -2.0})
    assert list(weighed([BY_RULE, BY_TAGGER], doubts, ItemKind.KPI_REPORT)) == []
    fair = model(**{"by=rule-inferred": 1.0})
    assert list(weighed([BY_RULE], fair, ItemKind.REPORT)) == []  # reports on other things


def test_readings_know_of_each_other() -> None:
    told = features(BY_RULE, [BY_RULE, BY_TAGGER], ItemKind.MINUTES)
    assert {"rule-inferred|unlike=indicator", "rule-inferred|name=holds"} <= set(told)
    assert "rule-inferred|alone" in features(BY_RULE, [BY_RULE], ItemKind.MINUTES)


def test_without_a_model_the_rules_come_first() -> None:
    found = list(unweighed([BY_TAGGER, BY_RULE], ItemKind.KPI_REPORT))
    assert [f.indicator for f in found] == ["Lamps lit"]
    unlikely = replace(BY_TAGGER, joined=replace(JOINED, likely=False))
    assert list(unweighed([unlikely], ItemKind.KPI_REPORT)) == []
