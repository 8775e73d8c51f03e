"""The words that numbers stand beside: units, limits, references, ages; see the data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from extractor.language.patterns import PatternFile, load


class NumberWords(PatternFile):
    """Which words make a number a reference, a limit or an age, and what units are called."""

    references: frozenset[str]
    limits: frozenset[str]
    limits_after: frozenset[str]
    spans: frozenset[str]
    ages: frozenset[str]
    age_limits: frozenset[str]
    people: frozenset[str]
    plus_ages: frozenset[int]
    ranks: frozenset[str]
    services: frozenset[str]
    service_words: frozenset[str]
    sayings: frozenset[str]
    approximations: frozenset[str]
    changed_before: frozenset[str]
    changed_in: frozenset[str]
    changed_after: frozenset[str]
    changed_between: frozenset[str]
    words: Mapping[str, int]
    multiples: Mapping[str, int]
    fractions: Mapping[str, int]
    magnitudes: Mapping[str, int]
    units: Mapping[str, str]
    missing: Mapping[str, tuple[str, ...]]


@cache
def words() -> NumberWords:
    """The data file of number words."""
    return load("extractor.language", "numbers", NumberWords)


def one_of(names: Iterable[str]) -> str:
    """An alternation of ``names``, the longest first, any white space between their words."""
    longest = sorted(names, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(w) for w in name.split()) for name in longest)


@cache
def ending(names: frozenset[str]) -> re.Pattern[str]:
    """One of ``names`` at the very end: "aged ", "no. ", "up to a ", "(<"."""
    spelt = one_of(n for n in names if n[0].isalpha())
    signs = one_of(n for n in names if not n[0].isalpha())
    known = rf"(?:^|[^\w])(?:{spelt})\.?[\s-]*(?:the\s+|a\s+)?" + (
        rf"|(?:{signs})=?\s*" if signs else ""
    )
    return re.compile(rf"(?:{known})$", re.IGNORECASE)


@cache
def beginning(names: frozenset[str]) -> re.Pattern[str]:
    """One of ``names`` at the very beginning: " or more", "-fewer"."""
    return re.compile(rf"[\s-]*(?:{one_of(names)})\b", re.IGNORECASE)
