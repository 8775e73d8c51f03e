"""Joins each value of a paragraph to what it measures, to its measure and to its period.

The tagger says which numbers are values, which words are indicators' names and periods; what
belongs to what is told by their places: beside one another, in the same sentence, one after
another for "respectively", or in the sentence before for "this figure" and "performance".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language import name_choice, period_choice
from extractor.language.classifier import Classifier, load
from extractor.language.entities import Entity
from extractor.language.join_words import any_of, words
from extractor.language.numbers import Number
from extractor.language.scenes import Paragraph, Scene, scenes
from extractor.records import Period, Stretch

ARTICLE = re.compile(r"^(?:the|a|an|our|its|this|these|those|all)\s+", re.IGNORECASE)
# where a part of a sentence ends
PART_END = re.compile(r"[,;:()]|\band\b|\bwhile\b|\bwhereas\b")
KINDS = {
    "FIGURE": ("forecast", "actual"),
    "TARGET": ("intervention", "target"),
    "COMPARATOR": ("statistical-neighbours", "regional", "national"),
}


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure each part of a joined value is: the probability of the value's tags, of its name
    and of the next likely one, of the name's tags, and of its period."""

    value: float
    name: float = 1.0
    rival: float = 0.0
    tags: float = 1.0
    period: float = 1.0


@dataclass(frozen=True, slots=True)
class Joined:
    """A value with what it is of.

    ``indicator`` is the name as printed, or None where nothing names it; ``named`` is how
    it was found: sentence, earlier or later (in another sentence), lead or heading.  ``period`` is
    None where the sentence names none, or (``told``) one that cannot be told; ``earlier`` says
    that it is of some time before.  ``label`` is the tagger's of the value.
    """

    number: Number
    measure: str
    indicator: str | None
    named: str
    period: Period | None
    told: bool
    earlier: bool
    sentence: Stretch
    sure: Sure
    label: str = "FIGURE"
    likely: bool = True


@dataclass(frozen=True, slots=True)
class Choosers:
    """The trained models that choose a value's name and its period; without one rules choose."""

    names: Classifier | None = None
    periods: Classifier | None = None


def installed_choosers() -> Choosers:
    """The choosers that came with the tool; raises :class:`UnfitModelError` where one does not
    fit."""
    return Choosers(
        load(name_choice.NAME, name_choice.VERSION),
        load(period_choice.NAME, period_choice.VERSION),
    )


def join(paragraph: Paragraph, by: Choosers | None = None) -> Iterator[Joined]:
    """Every value of a paragraph, in order.  Raises nothing: what cannot be told is None."""
    for scene, place in scenes(paragraph):
        if scene.values[place].likely or by is not None:
            yield _joined(scene, place, by or Choosers())


def _joined(scene: Scene, place: int, by: Choosers) -> Joined:
    value = scene.values[place]
    named = name_choice.chosen(scene, place, by.names)
    timed, timely = period_choice.chosen(scene, place, by.periods)
    sure = Sure(value.score, period=timely)
    if named:
        sure = Sure(value.score, named[1], named[2], named[0].score, timely)
    return Joined(
        number=scene.numbers[place],
        measure=_measure(scene, place, value),
        indicator=name_words(named[0].name) if named else None,
        named=named[0].how if named else "nothing",
        period=timed.period if timed.said else None,
        told=timed.said is not None,
        earlier=timed.how == period_choice.EARLIER,
        sentence=scene.stretch,
        sure=sure,
        label=value.label,
        likely=value.likely,
    )


def name_words(name: str) -> str:
    """A name as printed, without its article and without what is said of it: "retention rates"
    of "the retention rates also fell"."""
    bare = ARTICLE.sub("", name)
    said = _said_of(words().said).search(bare)
    return bare[: said.start()].rstrip(" ,") if said and said.start() > 3 else bare


@cache
def _said_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:(?:has|have|had|also|again)\s)*{any_of(names).pattern}", re.IGNORECASE
    )


def _measure(scene: Scene, place: int, value: Entity) -> str:
    """The measure of a value by its label and the words beside it, up to its neighbours: those
    of its own part of the sentence first, after it before before it."""
    start = scene.values[place - 1].end if place else scene.stretch[0]
    following = scene.values[place + 1].start if place + 1 < len(scene.values) else None
    left = scene.text[start : value.start]
    right = PART_END.split(scene.text[value.end : following or scene.stretch[1]])[0]
    kinds = KINDS[value.label]
    told = (_kind_in(part, kinds) for part in (right, PART_END.split(left)[-1], left))
    return next((kind for kind in told if kind), kinds[-1])


def _kind_in(text: str, kinds: tuple[str, ...]) -> str | None:
    measures = words().measures
    return next((k for k in kinds if k in measures and any_of(measures[k]).search(text)), None)
