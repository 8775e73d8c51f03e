"""The words by which values are joined to what they are of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.language.patterns import PatternFile, load


class JoinWords(PatternFile):
    """``measures`` are words near a value that tell its measure; ``apart`` are words between a
    period and a value that show it is another one's, ``since`` before a period that a change is
    counted from, ``earlier`` before a value of an earlier time; with ``said`` begins what is said
    of an indicator; with ``back`` a sentence that may speak of what was named before."""

    measures: Mapping[str, tuple[str, ...]]
    apart: tuple[str, ...]
    since: tuple[str, ...]
    earlier: tuple[str, ...]
    said: tuple[str, ...]
    back: frozenset[str]


def words() -> JoinWords:
    """The data file of joining."""
    return load("extractor.language", "joining", JoinWords)


@cache
def any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names as whole words."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
