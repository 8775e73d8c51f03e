"""Which lone lines are headings, told by their looks in files that do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.reading import passages
from extractor.reading.runs import is_bullet, take_marker, trimmed
from extractor.records import Block, BlockKind, Passage

LONGEST = 120
"""Characters of the longest line taken for a heading."""

# Minute numbers that no list has, such as 39/20 or 4a before capitals; 16 DECEMBER is a day
_MONTHS = "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
_MINUTE = re.compile(rf"(\d{{1,3}}/\d{{2,4}}\.?|\d{{1,3}}[a-z]?)\s+(?=[A-Z])(?!(?i:{_MONTHS})\b)")
# A label such as 48. or 4a. or 12.1 or 39/20
_NUMBER = re.compile(r"(\d+)((?:\.\d+)*)(?:/\d+)?[a-z]?[.):]*")
# Words that a heading does not end with
_UNFINISHED = re.compile(
    r"\b(?:a|an|and|as|at|by|for|from|in|is|of|on|or|that|the|to|was|were|with|be|are|which)$",
    re.IGNORECASE,
)
# A sentence whose first word only is in capitals, such as RESOLVED that the report be noted
_SHOUTED = re.compile(r"[A-Z]{5,}[:,]?\s+[a-z]")
# The end of a sentence, also with a footnote's number, or one sentence after another
_SENTENCE = re.compile(r"[;,\-–]$|\.\d{0,2}$|[a-z]\. ")
_TITLE_WORD = re.compile(r"[A-Z0-9(\"'£]")


def first_heading(blocks: Iterable[Block]) -> str | None:
    """The words of the first heading, for a file that gives no title of its own."""
    return next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)


def heading_label(passage: Passage) -> tuple[str | None, Passage]:
    """Part the number of a heading from its words."""
    marker, rest = take_marker(passage)
    if marker:
        return marker, rest
    minute = _MINUTE.match(passage.text)
    if minute and ("/" in minute[1] or is_loud(trimmed(passage, minute.end()))):
        return minute[1], trimmed(passage, minute.end())
    return None, passage


def is_loud(passage: Passage) -> bool:
    """Set in bold or in capitals."""
    return passage.is_bold or passage.text.isupper()


def is_title_like(text: str) -> bool:
    """Short, begins like a title and does not end or run on like a sentence."""
    return (
        0 < len(text) <= LONGEST
        and "\n" not in text
        and bool(_TITLE_WORD.match(text))
        and not _SENTENCE.search(text)
        and (text[-1] != ":" or len(text) <= 60)
        and not _UNFINISHED.search(text)
        and not _SHOUTED.match(text)
    )


def heading_of(passage: Passage) -> tuple[int, str | None, Passage] | None:
    """Return level, number and words of a lone line that looks like a heading, else None.

    Level 1 is in capitals, 2 bold or numbered, deeper for 3.1 and 3.1.1.
    """
    marker, words = heading_label(passage)
    if is_bullet(marker) or not is_title_like(words.text):
        return None
    if marker:
        numbered = _NUMBER.fullmatch(marker)
        return (2 + numbered[2].count("."), marker, words) if numbered else None
    several = len(words.text.split()) > 1
    if words.text.isupper():
        return (1, None, words) if several and len(words.text) > 6 else None
    return (2, None, words) if words.is_bold and len(words.text.split()) <= 14 else None


def titled_or_listed(passage: Passage, label: str | None = None, depth: int = 0) -> Block:
    """A paragraph, unless its looks say heading or its label list item.

    ``label`` is one that the file counts; a number that the words begin with goes before a
    mere bullet.
    """
    heading = heading_of(passage)
    if heading and is_loud(heading[2]):
        level, own, words = heading
        marker = own or (None if is_bullet(label) else label)
        return passages.block(BlockKind.HEADING, words, level=level + 2, marker=marker)
    own, words = take_marker(passage)
    if own and (label is None or is_bullet(label)):
        label, passage = own, words
    if label is None:
        return passages.block(BlockKind.PARAGRAPH, passage)
    return passages.block(BlockKind.LIST_ITEM, passage, marker=label, depth=depth)
