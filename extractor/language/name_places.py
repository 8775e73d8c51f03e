"""Where the words of a sentence may name an indicator, told by the values and verbs around them.

The shapes, with the stretch that may be a name in brackets:

- ``told``: [Rent collected] was 98.1%
- ``bare``: [Reoffending] fell again
- ``marked``: [Voids re-let]: 41
- ``beside``: [Flooding calls] 58; [lift rescues] 31
- ``counted``: 84 [children] were adopted; 98% of [establishments]
- ``shared``: 81% of tenants were [satisfied with repairs]

They are features of the tagger, which decides: most stretches name nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language.patterns import PatternFile, load

NEAR = 7  # words after a verb in which its value stands
LONGEST = 9  # words of a name with its value right beside it
BESIDE = 4  # words after a colon, dash or bracket in which its value stands


class PlaceWords(PatternFile):
    """``verbs`` end a name; ``marks`` end one that a value follows; ``ends`` part clauses;
    ``articles`` begin a name and are no part of it."""

    verbs: frozenset[str]
    marks: frozenset[str]
    ends: frozenset[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of words (first, end) of a sentence, with its shape."""

    shape: str
    first: int
    end: int


@cache
def words() -> PlaceWords:
    """The data file."""
    return load("extractor.language", "name_places", PlaceWords)


def name_places(said: Sequence[str], valued: Sequence[bool]) -> Iterator[Place]:
    """The places in a sentence of lower-case words, of which ``valued`` are parts of values."""
    for place in (*_before(said, valued), *_after(said, valued)):
        first = place.first
        while first < place.end and said[first] in words().articles:
            first += 1
        if first < place.end:
            yield Place(place.shape, first, place.end)


def _before(said: Sequence[str], valued: Sequence[bool]) -> Iterator[Place]:
    """What stands before a verb or a mark, from where its clause begins."""
    start, told = 0, False
    for at, word in enumerate(said):
        if valued[at] and not valued[at - 1] and start < at <= start + LONGEST and not told:
            yield Place("beside", start, at)
        told = told or valued[at] or word in words().verbs
        if word in words().verbs:
            yield Place("told" if any(valued[at + 1 : at + 1 + NEAR]) else "bare", start, at)
        elif word in words().marks and any(valued[at + 1 : at + 1 + BESIDE]):
            yield Place("marked", start, at)
        if _parts(said, at):
            start, told = at + 1, False


def _parts(said: Sequence[str], at: int) -> bool:
    """Whether a word begins a clause: "and" only where an article follows."""
    joins = said[at] == "and" and said[at + 1 : at + 2] and said[at + 1] in words().articles
    return bool(joins) or said[at] in words().ends or said[at] in words().marks


def _after(said: Sequence[str], valued: Sequence[bool]) -> Iterator[Place]:
    """What follows a value, and what follows that with its verb."""
    for at in range(len(said) - 1):
        if not valued[at] or valued[at + 1]:
            continue
        first = at + 2 if said[at + 1] == "of" else at + 1
        end = _until(said, valued, first, verbs=True)
        yield Place("counted", first, end)
        if end < len(said) and said[end] in words().verbs:
            yield Place("shared", end + 1, _until(said, valued, end + 1, verbs=False))


def _until(said: Sequence[str], valued: Sequence[bool], at: int, *, verbs: bool) -> int:
    """Where the words from ``at`` are ended by a value, a mark or (``verbs``) a verb."""
    while at < len(said) and not valued[at]:
        ended = said[at] in words().ends or said[at] in words().marks or said[at] == "."
        if ended or (verbs and said[at] in words().verbs):
            break
        at += 1
    return at
