"""Comparing the words of two papers: names, actions, subjects."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from extractor.language.patterns import PatternFile, load

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’]s?\b")  # Children's, Members'
STEM = 6
RECIPIENT = re.compile(  # "circulated to all Members", "provide the Chair with"
    r"\b(?:to|with|provide[sd]?|send|sent|email(?:ed)?|give|given|supply|supplied)\s+"
    r"(?:(?:all|the)\s+)*(?P<who>members?|chair(?:man)?|committee|panel|board|sub-committee)\b",
    re.I,
)
CHAIR, ALL = "chair", "members"


class Wording(PatternFile):
    """Words that say little about what is to be done, and those that leave something open."""

    idle: frozenset[str]
    open: frozenset[str]


@cache
def wording() -> Wording:
    """The data file."""
    return load("extractor.linking", "wording", Wording)


@cache
def idle() -> frozenset[str]:
    """The words that are left out of a comparison."""
    return wording().idle


@cache
def settled(text: str) -> str:
    """The words of a name without those that stand for what is not known yet; all of them where
    none would be left."""
    found = words(text)
    return " ".join([word for word in found if word not in wording().open] or found)


def words(text: str) -> list[str]:
    """The words of a text in small letters, ``&`` written out and possessives bare."""
    return WORD.findall(APOSTROPHE.sub("", text.casefold().replace("&", " and ")))


@cache
def content(text: str) -> str:
    """The words that say what a text is about, cropped so that endings do not count."""
    return " ".join(word[:STEM] for word in words(text) if word not in idle())


@cache
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


@cache
def recipients(text: str) -> frozenset[str]:
    """Whom something is for, where that is the chair or the members."""
    found = (match["who"].casefold() for match in RECIPIENT.finditer(text))
    return frozenset(CHAIR if who.startswith(CHAIR) else ALL for who in found)
