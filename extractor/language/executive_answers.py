"""What an executive answers to a recommendation, by its words."""

from __future__ import annotations

import re
from functools import cache

from extractor.language.patterns import PatternFile, load


class Words(PatternFile):
    """How an executive answers; regular expressions, the first list that fits tells."""

    partly: tuple[str, ...]
    rejected: tuple[str, ...]
    accepted: tuple[str, ...]


@cache
def answers() -> dict[str, re.Pattern[str]]:
    """The answers by name, in the order in which they are tried."""
    words = load("extractor.language", "executive_answers", Words)
    every = (("partly accepted", words.partly), ("rejected", words.rejected),
             ("accepted", words.accepted))  # fmt: skip
    return {name: re.compile("|".join(each), re.I) for name, each in every}


def outcome(words: str) -> str | None:
    """``accepted``, ``partly accepted`` or ``rejected``; None where the words say none of them."""
    text = " ".join(words.split())
    return next((name for name, cue in answers().items() if cue.search(text)), None)
