"""Comparing the words of two papers: names, actions, subjects."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from extractor.language.patterns import PatternFile, load

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’]s?\b")  # Children's, Members'
STEM = 6


class Wording(PatternFile):
    """Words that say little about what is to be done."""

    idle: frozenset[str]


@cache
def idle() -> frozenset[str]:
    """The words that are left out of a comparison."""
    return load("extractor.linking", "wording", Wording).idle


def words(text: str) -> list[str]:
    """The words of a text in small letters, ``&`` written out and possessives bare."""
    return WORD.findall(APOSTROPHE.sub("", text.casefold().replace("&", " and ")))


@cache
def content(text: str) -> str:
    """The words that say what a text is about, cropped so that endings do not count."""
    return " ".join(word[:STEM] for word in words(text) if word not in idle())


def numbers(text: str) -> frozenset[str]:
    """The words with a digit: years, quarters, ages."""
    return frozenset(word for word in words(text) if any(c.isdigit() for c in word))


def alike_in_content(one: str, two: str) -> float:
    """How far one text says what the other says, perhaps at more length: 0 to 100.

    Two words of content must be shared, so that "share the data" is not every request for data.
    """
    first, second = content(one), content(two)
    if first == second:
        return 100.0 if first else 0.0
    if len(set(first.split()) & set(second.split())) < 2:
        return 0.0
    return fuzz.token_set_ratio(first, second)


def alike_as_copied(one: str, two: str) -> float:
    """How far two texts are the same words, perhaps with more written after: 0 to 100."""
    first, second = " ".join(words(one)), " ".join(words(two))
    shorter, longer = sorted((first, second), key=len)
    if len(shorter.split()) >= 4 and longer.startswith(shorter):
        return 100.0
    return fuzz.token_sort_ratio(first, second)
