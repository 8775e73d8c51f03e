"""Which measure a value is: an actual one, a target, the nation's, and so on.

The tagger's label tells most of it; the words around a value, and what the value before it is,
often tell it better.  What the rules alone would say is among it; a trained model weighs it
(``models/cards/value-measures.md``), and without the model the rules decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.language.classifier import Classifier
from extractor.language.join_words import any_of, words
from extractor.language.scenes import Scene

NAME, VERSION = "value-measures", 1
RULE = "rule"
ACTUAL = "actual"
MEASURES = (
    ACTUAL, "target", "intervention", "forecast", "national", "regional", "statistical-neighbours",
)  # fmt: skip
# the measures that a label of the tagger's may be, the commonest last
KINDS = {
    "FIGURE": ("forecast", ACTUAL),
    "TARGET": ("intervention", "target"),
    "COMPARATOR": ("statistical-neighbours", "regional", "national"),
}
# where a part of a sentence ends
PART_END = re.compile(r"[,;:()]|\band\b|\bwhile\b|\bwhereas\b")
CLAUSE_END = re.compile(r"[;.]\s|\bwhile\b|\bwhereas\b|\bbut\b")
# between two values of one measure: "86.4% and 58.3%", "20, 8 and 5"
LISTED = re.compile(r"\s*(?:,|/|&|and|,\s*and)\s*")
WORD = re.compile(r"[^\W\d_][\w'’-]*|[:()=]")
# how a value stands that follows: reported above target with (95% of them in time)
STANDS = re.compile(
    r"\b(?:above|below|ahead\sof|behind|exceed\w*|met|missed|within)\s(?:(?:its|our|the|their)\s)?"
    r"targets?,?\swith\s$",
    re.IGNORECASE,
)
NEAR, BANDS = 3, 4


def chosen(scene: Scene, place: int, model: Classifier | None) -> tuple[str, float]:
    """The likeliest measure of a value, with its probability."""
    rule = by_rule(scene, place)
    if STANDS.search(_beside(scene, place)[0]):
        return ACTUAL, 1.0
    if model is None:
        return rule, 1.0
    shares = model.probabilities(features(scene, place, rule))
    best = max(shares, key=shares.__getitem__)
    return best, shares[best]


# --- by rule ------------------------------------------------------------------------------------


def by_rule(scene: Scene, place: int) -> str:
    """The measure of a value by its label and the words beside it, up to its neighbours: those
    of its own part of the sentence first, after it before before it."""
    kinds = KINDS[scene.values[place].label]
    left, right = _beside(scene, place)
    parts = (PART_END.split(right)[0], PART_END.split(left)[-1], left)
    told = (next((k for k in kinds if _says(part, k)), None) for part in parts)
    return next((kind for kind in told if kind), kinds[-1])


def _beside(scene: Scene, place: int) -> tuple[str, str]:
    """The words of the sentence to the left and right of a value, up to the next values."""
    value, values = scene.values[place], scene.values
    start = values[place - 1].end if place else scene.stretch[0]
    end = values[place + 1].start if place + 1 < len(values) else scene.stretch[1]
    return scene.text[start : value.start], scene.text[value.end : end]


@lru_cache(maxsize=2048)
def _says(text: str, kind: str) -> bool:
    measures = words().measures
    return kind in measures and any_of(measures[kind]).search(text) is not None


# --- what speaks for a measure ------------------------------------------------------------------


def features(scene: Scene, place: int, rule: str) -> dict[str, float]:
    """What is seen of a value that may tell its measure."""
    return dict.fromkeys((*_of_label(scene, place, rule), *_of_words(scene, place)), 1.0)


def _of_label(scene: Scene, place: int, rule: str) -> Iterator[str]:
    value = scene.values[place]
    yield f"{RULE}={rule}"
    yield f"tag={value.label}"
    yield f"tag={value.label}|sure={int(value.score * BANDS)}"
    figures = sum(v.label == "FIGURE" for v in scene.values[:place])
    yield f"tag={value.label}|figures={min(figures, 2)}"
    if place:
        before = scene.values[place - 1]
        gap = scene.text[before.end : value.start]
        listed = LISTED.fullmatch(gap) is not None
        yield f"after={before.label}|listed={listed}|{value.label}"
        yield f"unlike={scene.numbers[place].unit != scene.numbers[place - 1].unit}|{value.label}"


def _of_words(scene: Scene, place: int) -> Iterator[str]:
    """The cues on either side, the nearest ones apart, and the words right beside the value."""
    left, right = _beside(scene, place)
    if place and LISTED.fullmatch(left):  # what led to the value before led to this one
        led, _ = _beside(scene, place - 1)
        yield from (f"led={kind}" for kind in _cues(PART_END.split(led)[-1]))
    yield from (f"right={kind}" for kind in _cues(PART_END.split(right)[0]))
    yield from (f"left={kind}" for kind in _cues(PART_END.split(left)[-1]))
    yield from (f"clause={kind}" for kind in _cues(CLAUSE_END.split(left)[-1]))
    said = [w.lower() for w in WORD.findall(left)]
    for step, word in enumerate(reversed(said[-NEAR:]), 1):
        yield f"before{step}={word}"
    yield f"before={' '.join(said[-2:])}"
    following = [w.lower() for w in WORD.findall(right)]
    yield f"after1={following[0] if following else '-'}"
    yield f"after={' '.join(following[:2])}"
    yield f"first={said[0] if said and not place else '-'}"


def _cues(text: str) -> Iterator[str]:
    found = [kind for kind in MEASURES if _says(text, kind)]
    yield from found or ("none",)
