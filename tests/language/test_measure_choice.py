"""What measure a value is, by the rules and by a model."""

from __future__ import annotations

import re

import pytest

from extractor.language.classifier import Classifier
from extractor.language.entities import Entity
from extractor.language.measure_choice import MEASURES, by_rule, chosen, features
from extractor.language.numbers import find_numbers
from extractor.language.scenes import Paragraph, Scene, scenes

LABELS = {"F": "FIGURE", "T": "TARGET", "C": "COMPARATOR"}
MARK = re.compile(r"\[(?P<label>[FTC]) (?P<value>[^\]]*)\]")


def scene_of(marked: str) -> Scene:
    """The scene of a sentence whose values are marked: [F 82%]."""
    text, found, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        found.append(Entity(LABELS[m["label"]], len(text), len(text) + len(m["value"]), 0.9))
        text, at = text + m["value"], m.end()
    text += marked[at:]
    paragraph = Paragraph(text, found, find_numbers(text), (), ((0, len(text)),))
    return next(scene for scene, _ in scenes(paragraph))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It was [F 82%] against a target of [T 85%].", ["actual", "target"]),
        ("It was [F 82%], below the floor of [T 85%].", ["actual", "intervention"]),
        ("It was [F 82%] (England [C 85%], London [C 84%]).", ["actual", "national", "regional"]),
        ("It was [F 82%] and our family group had [C 85%].", ["actual", "statistical-neighbours"]),
        ("It is forecast to be [F 82%].", ["forecast"]),
    ],
)
def test_by_the_label_and_the_words_beside(marked: str, expected: list[str]) -> None:
    scene = scene_of(marked)
    assert [by_rule(scene, place) for place in range(len(scene.values))] == expected


@pytest.mark.parametrize(
    ("marked", "place", "seen"),
    [
        # the tagger takes Scotland's value for the council's own
        ("Start-ups stand at [F 24.3], and Scotland at [F 16.7].", 1, "left=national"),
        ("It was [F 82%] (tgt [F 85%]).", 1, "left=target"),
        # what led to the first of two leads to the second
        ("Nationally they were [C 86.4%] and [F 58.3%].", 1, "led=national"),
        ("It was [F 82%] and [F 58.3%].", 1, "after=FIGURE|listed=True|FIGURE"),
    ],
)
def test_what_is_seen_of_a_value(marked: str, place: int, seen: str) -> None:
    scene = scene_of(marked)
    assert features(scene, place, by_rule(scene, place))[seen] == 1.0


def test_a_model_overrules_the_label() -> None:
    scene = scene_of("Start-ups stand at [F 24.3], and Scotland at [F 16.7].")
    to_nation = tuple(5.0 if measure == "national" else 0.0 for measure in MEASURES)
    weights = {"left=national": to_nation, "figures": to_nation}
    model = Classifier("value-measures", 1, MEASURES, (0.0,) * len(MEASURES), weights, 1, 0, 0.5)
    measure, sure = chosen(scene, 1, model)
    assert measure == "national"
    assert sure > 0.9
