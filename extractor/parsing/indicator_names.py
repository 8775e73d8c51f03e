"""Indicators' names as they are printed: cleaned, and the unit that their words tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.language.patterns import PatternFile, load


class UnitWords(PatternFile):
    """Patterns in an indicator's name that tell its unit."""

    unit: str
    patterns: tuple[str, ...]


class ScorecardWords(PatternFile):
    """What the columns, rows and labels of scorecards are called; see the data file."""

    words: tuple[str, ...]
    direction: tuple[str, ...]
    polarity: tuple[str, ...]
    rag: tuple[str, ...]
    change: tuple[str, ...]
    unit: tuple[str, ...]
    code: tuple[str, ...]
    name: tuple[str, ...]
    defined: tuple[str, ...]
    never: tuple[str, ...]
    spending: tuple[str, ...]
    sums: tuple[str, ...]
    tags: tuple[str, ...]
    results: tuple[str, ...]
    measures: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[str, ...]]
    colours: Mapping[str, tuple[str, ...]]
    units: tuple[UnitWords, ...]


# letters that stand for a name, whose bracket was cut off: Children in Care (CiC
OPEN_LETTERS = re.compile(r"\s\([A-Za-z][A-Za-z&]{1,7}$")
BREAKABLE = 6  # letters of a word that a narrow column may break


@cache
def words() -> ScorecardWords:
    """The data file of scorecards."""
    return load("extractor.parsing", "scorecard", ScorecardWords)


@cache
def any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds one of ``names`` as whole words."""
    longest = sorted(names, key=len, reverse=True)
    options = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<![\w])(?:{options})(?![\w])", re.IGNORECASE)


def measure_in(text: str) -> str | None:
    """The measure that a header cell or label names ("Q3 Intervention Level" is intervention)."""
    flat = re.sub(r"[-_.:/]+", " ", text)
    return next((m for m, names in words().measures.items() if any_of(names).search(flat)), None)


def broken_measure_in(text: str) -> str | None:
    """The measure of a narrow header cell whose words broke: "Intervent ion", "Tar get"."""
    squeezed = re.sub(r"\W+", "", text.lower())
    for measure, names in words().measures.items():
        if any(name.replace(" ", "") in squeezed for name in names if len(name) >= BREAKABLE):
            return measure
    return None


def clean_name(text: str) -> str:
    """A name on one line, without footnote marks and without tags such as "2023/24 - New -";
    letters at its end are closed in their brackets."""
    name = " ".join(text.split())
    tags = any_of(words().tags).pattern
    name = re.sub(
        rf"^(?:\d{{4}}[/-]\d\d(?:\d\d)?\s*[-–—:]\s*)?(?:{tags}\s*[-–—:]\s+)", "", name, flags=re.I
    )
    name = name.strip(" *†‡:–—-")
    return f"{name})" if OPEN_LETTERS.search(name) else name


@cache
def unit_in_name(name: str) -> str | None:
    """The unit that the words of a name tell, or None."""
    return next((unit for unit, told in _units() if told.search(name)), None)


@cache
def _units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each unit with what tells it."""
    return tuple(
        (clue.unit, re.compile("|".join(f"(?:{p})" for p in clue.patterns), re.I))
        for clue in words().units
    )


def unit_of(name: str, printed: str | None, beside: list[str]) -> tuple[str, float]:
    """A value's unit and how sure it is.

    ``printed`` is the unit in its own cell, ``beside`` those printed in the same row.
    """
    told = unit_in_name(name)
    if printed:
        return printed, 1.0
    if told in ("points", "count", "rate", "days", "weeks", "score"):
        return told, 1.0
    if beside:
        return max(set(beside), key=beside.count), 1.0
    return (told, 0.9) if told else ("count", 0.5)


@cache
def colour_of(text: str) -> str | None:
    """ "G", "Green" and "on target" are green; None for words that are no colour."""
    plain = re.sub(r"[^a-z ]+", " ", text.lower()).strip()
    return next((colour for colour, names in words().colours.items() if plain in names), None)
