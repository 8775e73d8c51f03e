"""Joins each value of a paragraph to what it measures, to its measure and to its period.

The tagger says which numbers are values, which words are indicators' names and periods; what
belongs to what is told by their places: beside one another, in the same sentence, one after
another for "respectively", or in the sentence before for "this figure" and "performance".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractor.language import measure_choice, name_choice, period_choice
from extractor.language.classifier import Classifier, load
from extractor.language.join_words import any_of, words
from extractor.language.numbers import Number
from extractor.language.scenes import Paragraph, Scene, scenes
from extractor.records import Period, Stretch

ARTICLE = re.compile(r"^(?:the|a|an|our|its|this|these|those|all)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure each part of a joined value is: the probability of the value's tags, of its name
    and of the next likely one, of the name's tags, of its period, and of its measure."""

    value: float
    name: float = 1.0
    rival: float = 0.0
    tags: float = 1.0
    period: float = 1.0
    measure: float = 1.0


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
    """The trained models that choose a value's name, its period and its measure; without one
    rules choose."""

    names: Classifier | None = None
    periods: Classifier | None = None
    measures: Classifier | None = None


def installed_choosers() -> Choosers:
    """The choosers that came with the tool; raises :class:`UnfitModelError` where one does not
    fit."""
    return Choosers(
        load(name_choice.NAME, name_choice.VERSION),
        load(period_choice.NAME, period_choice.VERSION),
        load(measure_choice.NAME, measure_choice.VERSION),
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
    measure, measured = measure_choice.chosen(scene, place, by.measures)
    sure = Sure(value.score, period=timely, measure=measured)
    if named:
        sure = replace(sure, name=named[1], rival=named[2], tags=named[0].score)
    return Joined(
        number=scene.numbers[place],
        measure=measure,
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
