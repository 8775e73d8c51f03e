"""When a thing is to be done, as minutes and action sheets say it: a day, a meeting, an event."""

from __future__ import annotations

import re
from functools import cache

from extractor.language.dates import parse_date
from extractor.language.patterns import PatternFile, load

# as in: Send the map (30 June 2024)
BRACKETED = re.compile(r"\s*\((?:by\s+)?(?P<due>[^()]{3,40})\)\s*\.?$", re.I)
NAMED = re.compile(r"\b[A-Z]{3,}\b")  # a word of the data file in a pattern
WORD = re.compile(r"[a-z]+")


class Form(PatternFile):
    """Regular expressions for one way of saying when, what they are like, and the words of which
    one stands wherever they fit."""

    like: str
    needs: tuple[str, ...]
    patterns: tuple[str, ...]


class DueWords(PatternFile):
    """The data file."""

    words: dict[str, tuple[str, ...]]
    forms: tuple[Form, ...]


def words() -> DueWords:
    """The data file of times."""
    return load("extractor.parsing", "due", DueWords)


def due(text: str) -> str | None:
    """When it is to be done, as printed."""
    said = frozenset(WORD.findall(text.lower()))
    for needed, patterns in forms():
        if not said.isdisjoint(needed):
            for pattern in patterns:
                if found := pattern.search(text):
                    return found[0].strip()
    return None


def bracketed_due(text: str) -> re.Match[str] | None:
    """A bracket at the end of a task that says when it is to be done: "(30 June 2024)"."""
    found = BRACKETED.search(text)
    when = found["due"] if found else ""
    return found if parse_date(when) or due(when) or due(f"by {when}") else None


@cache
def forms() -> tuple[tuple[frozenset[str], tuple[re.Pattern[str], ...]], ...]:
    """The words that each form needs and its patterns, in their order; raises KeyError for a word
    in capitals that is not listed."""
    return tuple(
        (
            frozenset("|".join(map(_spelt, form.needs)).lower().split("|")),
            tuple(re.compile(_spelt(each), re.I) for each in form.patterns),
        )
        for form in words().forms
    )


def _spelt(pattern: str) -> str:
    """A pattern with the words that it names, and those that they name."""
    known = words().words
    return NAMED.sub(lambda m: _spelt("|".join(known[m[0]])), pattern)
