"""Which words of a text are those of indicators that are known beforehand.

``known_names.txt`` holds the names of the register of indicators, an indicator a line, its names
parted by tabs, as :func:`plain` writes them.  ``python -m evaluation.known_names`` makes it again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

FILE = "known_names.txt"
WORD = re.compile(r"[a-z0-9%'’-]+|[^\s\w]")
DIGIT = re.compile(r"\d")
LONGEST = 4  # words in a row that are looked up at once
# a word's kind by how many indicators have it: none, one or two, up to 9, up to 39, more
STEPS = (1, 3, 10, 40)


def plain(name: str) -> str:
    """A name in lower-case words, all digits alike."""
    return " ".join(WORD.findall(DIGIT.sub("0", name.lower())))


def frequency(word: str) -> str:
    """How many known indicators have a lower-case word: "0" for none to "4" for very many."""
    return str(sum(_indicators()[word] >= step for step in STEPS))


def known_runs(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches (first, end) of lower-case words that stand so in names of indicators."""
    first = 0
    while first < len(said):
        size = min(LONGEST, len(said) - first)
        while size > 1 and tuple(said[first : first + size]) not in _stretches():
            size -= 1
        if size == 1:
            first += 1
            continue
        end = first + size
        while end < len(said) and tuple(said[end - LONGEST + 1 : end + 1]) in _stretches():
            end += 1
        yield first, end
        first = end


@cache
def _names() -> tuple[tuple[tuple[str, ...], ...], ...]:
    text = files("extractor.language").joinpath(FILE).read_text("utf-8")
    return tuple(
        tuple(tuple(name.split()) for name in line.split("\t")) for line in text.splitlines()
    )


@cache
def _indicators() -> Counter[str]:
    """How many indicators have each word in any of their names."""
    return Counter(word for names in _names() for word in {w for name in names for w in name})


@cache
def _stretches() -> frozenset[tuple[str, ...]]:
    """Every two to four words in a row of a name."""
    return frozenset(
        name[first : first + size]
        for names in _names()
        for name in names
        for size in range(2, LONGEST + 1)
        for first in range(len(name) - size + 1)
    )
