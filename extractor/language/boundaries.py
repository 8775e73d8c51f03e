"""Where sentences end: full stops that are no abbreviation's, and line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.patterns import PatternFile, load

# the end of a sentence, the closing marks and a footnote mark after it, and the space
END = re.compile(r"(?P<stop>[.!?]+)[\"')\]*]*\d?\s+")
WORD = re.compile(r"\S*$")
OPENING = re.compile(r"[\"'(\[*]*(?:[A-Z£]|\d)")
LINE = re.compile(r"\s*\n\s*")


class SentenceWords(PatternFile):
    """``abbreviations`` keep their full stop; those in ``may_end`` do so only before a small
    letter or a number."""

    abbreviations: frozenset[str]
    may_end: frozenset[str]


def words() -> SentenceWords:
    """The data file of abbreviations."""
    return load("extractor.language", "sentences", SentenceWords)


def boundaries(text: str) -> Iterator[int]:
    """Where each sentence after the first begins, as offsets into ``text``."""
    ends = {m.end() for m in LINE.finditer(text)}
    ends |= {m.end() for m in END.finditer(text) if _ends(text, m)}
    yield from sorted(e for e in ends if 0 < e < len(text))


def _ends(text: str, match: re.Match[str]) -> bool:
    following = OPENING.match(text, match.end())
    if not following:
        return False
    if match["stop"] != ".":
        return True
    word = WORD.search(text, max(0, match.start() - 20), match.start())
    name = word[0].lstrip("\"'([*.") if word else ""
    before = name.lower()
    if before in words().may_end:
        return following[0][-1].isupper()
    if before in words().abbreviations:
        return False
    return not (len(name) == 1 and name.isupper())
