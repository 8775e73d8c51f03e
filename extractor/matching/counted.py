"""What a name says of what it counts: phase, stage, sex, age, limits, unit.

Names that tell different things of one of these are never the same indicator.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.matching.names import Phrases, Words, names

AGE, LIMIT, SHARE = "age", "time limit", "share"

Told = Mapping[str, frozenset[str]]


class Groups(PatternFile):
    """Values of each group with the phrases that tell them; see the data file."""

    unmeant: tuple[str, ...]
    strict: Mapping[str, Mapping[str, tuple[str, ...]]]
    told: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def groups() -> Groups:
    """The data file on what names count."""
    return load("extractor.matching", "counted", Groups)


@cache
def strict() -> frozenset[str]:
    """The groups in which silence tells something too."""
    return frozenset(groups().strict) | {LIMIT, SHARE}


@cache
def _phrases() -> dict[str, Phrases]:
    nothing = [(phrase, "") for phrase in groups().unmeant]
    every = {**groups().strict, **groups().told}
    return {
        group: Phrases([*nothing, *((each, value) for value in values for each in values[value])])
        for group, values in every.items()
    }


@cache
def _beginning() -> dict[str, frozenset[str]]:
    """The groups that have a phrase beginning with a word."""
    found = defaultdict[str, set[str]](set)
    for group, values in (*groups().strict.items(), *groups().told.items()):
        for phrase in (each for many in values.values() for each in many):
            found[phrase.split()[0]].add(group)
    return {word: frozenset(some) for word, some in found.items()}


def told(words: Words) -> Told:
    """The values that a name's words tell, by group; groups of which it is silent are left out."""
    asked = {group for word in words for group in _beginning().get(word, ())}
    found = {group: frozenset(_phrases()[group].found(words)) - {""} for group in sorted(asked)}
    text = " ".join(words)
    found[AGE] = frozenset(ages(text))
    found[LIMIT] = frozenset(limits(text))
    found[SHARE] = frozenset(shares(text))
    return {group: values for group, values in found.items() if values}


def difference(own: Told, other: tuple[Told, ...]) -> str | None:
    """The first group in which a name fits none of the ``other`` names of one indicator."""
    for group in strict():
        mine = own.get(group, frozenset())
        if all(mine != each.get(group, frozenset()) for each in other):
            return group
    for group, mine in own.items():
        theirs = [each[group] for each in other if group in each]
        if theirs and mine not in theirs:
            return group
    return None


@cache
def _units() -> Phrases:
    return Phrases((phrase, unit) for unit, many in names().units.items() for phrase in many)


def units(words: Words) -> frozenset[str]:
    """The units that a name's words tell: "number of days" tells two."""
    return frozenset(_units().found(words))


# ------------------------------------------------------------------ ages and limits

_NO_TIME = r"(?! (?:weeks|days|months|hours|minutes|seconds|years?\b(?! olds?)))"
_AGES = re.compile(
    rf"\b(?:(?P<low>\d{{1,2}}) (?:to|and) (?P<high>\d{{2}})\b{_NO_TIME}"
    rf"|under (?P<under>\d{{1,2}})s?\b{_NO_TIME}"
    r"|(?P<over>\d{2}) and over\b|(?P<year>\d{1,2}) years? olds?)"
)


def ages(text: str) -> Iterator[str]:
    """Ages that a name tells: "16 to 17", "65 and over", "under 18" (0 to 17 too)."""
    for match in _AGES.finditer(text):
        if match["low"]:
            low, high = int(match["low"]), int(match["high"])
            if low < high:
                yield f"under {high + 1}" if low == 0 else f"{low} to {high}"
        elif match["under"]:
            yield f"under {match['under']}"
        elif match["over"]:
            yield f"{match['over']} and over"
        else:
            yield match["year"]


_LIMIT = re.compile(
    r"(?<!rolling )\b(?:\d+(?:\.\d+)? (?:days|weeks|months|hours|minutes|seconds|years)"
    r"|1 year)\b(?! olds?\b)"
)
SAME = {
    "24 hours": "1 days",
    "48 hours": "2 days",
    "72 hours": "3 days",
    "12 months": "1 year",
    "24 months": "2 years",
    "84 days": "12 weeks",
    "1 years": "1 year",
    "60 minutes": "1 hours",
}


def limits(text: str) -> Iterator[str]:
    """Stretches of time that a name tells: "20 weeks"; a day and 24 hours are one."""
    for match in _LIMIT.finditer(text):
        yield SAME.get(match[0], match[0])


_SHARE = re.compile(
    r"\b(?:above|over|more than|at least|below|less than) (?P<past>\d+(?:\.\d+)?) percent\b"
    r"|\b(?P<from>\d+(?:\.\d+)?) percent or (?:more|above|over|less|below)\b"
)


def shares(text: str) -> Iterator[str]:
    """Shares that those counted are past: "attendance above 95 percent"."""
    for match in _SHARE.finditer(text):
        yield match["past"] or match["from"]


def without_numbers(text: str) -> str:
    """A name's words without the ages, limits and shares that it tells."""
    for pattern in (_SHARE, _LIMIT, _AGES):
        text = pattern.sub(" ", text)
    return text
