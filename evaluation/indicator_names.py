"""Printed names with their right entry of the register, and how well they are matched.

``gold/indicator_names/printed.csv`` has names of eight fictional councils with the slug, or "none"
where the register has no entry; ``pairs.csv`` two names of one council that are the same indicator
or not; ``lait.csv`` names with an identifier of the Local Authority Interactive Tool.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from extractor.matching.index import Index
from extractor.matching.likeness import VERSION, Asked, Known, Name, alike, likeness, ruled_out
from extractor.registers.indicators import installed
from models.examples import Example
from models.linear import Plan

HELD_OUT = frozenset({"Brayford", "Glanmorfa", "Ashlode"})  # nothing is trained on their names
NONE = "none"
OTHER, SAME = "other", "same"
REGISTER = "the register"
# The thresholds are of the decisions, not of the pairs that a model is fitted on, and high: a wrong
# name is worse than none.
ENTRIES = Plan("indicators", VERSION, (OTHER, SAME), threshold=0.75)
NAMES = Plan("indicator-names", VERSION, (OTHER, SAME), threshold=0.8)
GIVEN = 0.1  # the weight of a pair of the register's own names
SIBLINGS = 4  # other entries that each entry's names are paired with


class Printed(NamedTuple):
    """A name as a council prints it, with the slug of its entry or "none"."""

    council: str
    name: str
    unit: str
    context: str
    slug: str


class Pair(NamedTuple):
    """Two names of one council; ``same`` is yes or no."""

    council: str
    name: str
    unit: str
    other: str
    other_unit: str
    same: str


class Published(NamedTuple):
    """A name with its identifier in the Local Authority Interactive Tool."""

    name: str
    unit: str
    context: str
    identifier: str


@cache
def printed() -> tuple[Printed, ...]:
    """The names with their entries."""
    return tuple(Printed(**row) for row in _rows("printed"))


@cache
def pairs() -> tuple[Pair, ...]:
    """The pairs of names."""
    return tuple(Pair(**row) for row in _rows("pairs"))


@cache
def published() -> tuple[Published, ...]:
    """The names with their identifiers."""
    return tuple(Published(**row) for row in _rows("lait"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    source = files("evaluation").joinpath("gold", "indicator_names", f"{name}.csv")
    with source.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


# ------------------------------------------------------------------ what is trained on


@cache
def index() -> Index:
    """The installed register."""
    return Index(installed())


def trained_on(found: Iterable[Example]) -> list[Example]:
    """The examples of councils that are not held out."""
    return [each for each in found if each.council not in HELD_OUT]


def held_out(found: Iterable[Example]) -> list[Example]:
    """Those of councils of which nothing is trained on."""
    return [each for each in found if each.council in HELD_OUT]


@cache
def entry_examples() -> tuple[Example, ...]:
    """Every printed name with each entry near it that nothing rules out."""
    return tuple(_with_entries())


def _with_entries() -> Iterator[Example]:
    for row in printed():
        asked = index().asked(row.name, row.unit, row.context)
        left = [each for each in index().near(asked.name) if not ruled_out(asked, each)]
        found = likeness(asked, left, index().weights)
        for known, features in zip(left, found, strict=True):
            yield Example(features, SAME if known.key == row.slug else OTHER, row.council)


@cache
def name_examples() -> tuple[Example, ...]:
    """Pairs of names that nothing rules out: those of councils, and the register's own."""
    return (*_of_councils(), *_of_register())


def _of_councils() -> Iterator[Example]:
    for row in pairs():
        asked, known = both(row)
        if not ruled_out(asked, known):
            features = alike(asked.name, known.names[0], index().weights)
            yield Example(features, SAME if row.same == "yes" else OTHER, row.council)


def _of_register() -> Iterator[Example]:
    """Two names of one entry are the same; those of entries that are near each other are not."""
    for entry in map(index().known, (e.slug for e in index().register)):
        head, others = entry.names[0], entry.names[1:]
        for name in others[:SIBLINGS]:
            yield _given(head, name, SAME)
        near = [e for e in index().near(head) if e.key != entry.key and e.unit == entry.unit]
        asked = Asked(head, entry.unit)
        for other in [each for each in near if not ruled_out(asked, each)][:SIBLINGS]:
            for name in other.names[:2]:
                yield _given(head, name, OTHER)


def _given(one: Name, other: Name, label: str) -> Example:
    features = alike(one, other, index().weights)
    return Example(features, label, REGISTER, written=False, weight=GIVEN)


def both(row: Pair) -> tuple[Asked, Known]:
    """A pair as a printed name and one that is known."""
    return index().asked(row.name, row.unit), index().printed(row.other, row.other_unit)


MODELS = ((ENTRIES, entry_examples), (NAMES, name_examples))
