"""The cues of sentences about indicators, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.parsing.indicator_names import any_of


class ProseWords(PatternFile):
    """Cues of changes, comparisons, standings and directions; see the data file."""

    measure_words: tuple[str, ...]
    measured_nouns: tuple[str, ...]
    aims: tuple[str, ...]
    groups: tuple[str, ...]
    group_words: tuple[str, ...]
    change_before: tuple[str, ...]
    change_nouns: tuple[str, ...]
    change_after: tuple[str, ...]
    earlier: tuple[str, ...]
    parts: tuple[str, ...]
    hopes: tuple[str, ...]
    forecasts: tuple[str, ...]
    value_before: tuple[str, ...]
    value_after: tuple[str, ...]
    passing: tuple[str, ...]
    own_counts: tuple[str, ...]
    no_names: tuple[str, ...]
    own_lines: tuple[str, ...]
    aimed_at: tuple[str, ...]
    proposed: tuple[str, ...]
    no_change: tuple[str, ...]
    not_yet: tuple[str, ...]
    anchors: tuple[str, ...]
    comparators: Mapping[str, tuple[str, ...]]
    standing: Mapping[str, tuple[str, ...]]
    unnumbered: Mapping[str, tuple[str, ...]]
    reached: Mapping[str, tuple[str, ...]]
    stands: Mapping[str, tuple[str, ...]]
    direction: Mapping[str, tuple[str, ...]]
    moves: Mapping[str, tuple[str, ...]]
    good_when: Mapping[str, tuple[str, ...]]
    availability: Mapping[str, tuple[str, ...]]


def prose_words() -> ProseWords:
    """The data file of prose."""
    return load("extractor.parsing", "prose", ProseWords)


@cache
def ends_with(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of ``names`` at the very end, perhaps "about" or "a total of" after it."""
    return re.compile(
        rf"{any_of(names).pattern}\s*"
        r"(?:about|around|approximately|just|only|over|a total of|the)?\s*$",
        re.IGNORECASE,
    )


def says_one(patterns: tuple[str, ...], words: str) -> bool:
    """Whether one of the regular expressions of a data file stands in the words."""
    return any(pattern.search(words) for pattern in _ready(patterns))


@cache
def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the regular expressions of a data file, which tell capitals from small letters."""
    return re.compile("|".join(patterns))


@cache
def _ready(patterns: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


@cache
def starts_with(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of ``names`` at the very beginning."""
    return re.compile(rf"\s*{any_of(names).pattern}", re.IGNORECASE)


VERB = (
    r"(?:is|are|was|were|has|have|had|will|can|should|would|stood|stands?|remain(?:s|ed)?"
    r"|continue[sd]?|peaked|declined|grew|rises|totalled|averaged|exceed(?:s|ed)|reached|went"
    r"|increase[sd]?|decrease[sd]?|reduce[sd]|rose|fell|dropped|improve[sd]|shows?)"
)
# a finite verb that is not in "children who are", "schools that have"
FINITE = re.compile(
    rf"(?<!\bwho )(?<!\bthat )(?<!\bwhich )(?<!\bwhom )(?<!\bwho )\b{VERB}\b", re.IGNORECASE
)
