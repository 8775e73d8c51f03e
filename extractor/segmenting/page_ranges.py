"""Page ranges of an agenda's page column: "7 - 16", "(Pages 7 - 16)", "Pages 7 to 16"."""

from __future__ import annotations

import re
from typing import NamedTuple


class PageRange(NamedTuple):
    """Printed page numbers; ``last`` is None where only the first is printed."""

    first: int
    last: int | None


_DASH = r"\s*(?:-|–|—|to|and)\s*"
_WELSH = r"tudalen(?:nau)?"
_WORD = rf"(?:{_WELSH}\s*/\s*)?(?:{_WELSH}|pages?|pgs?\.?|pp?\.)\s*(?:nos?\.?|numbers?)?\s*:?\s*"
# (Pages 7 - 16); Pages 7 to 16; Page 5
_WORDED = re.compile(
    rf"[(\[]?\s*\b{_WORD}(?P<a>\d{{1,4}})\b(?!\s*of\s+\d)"
    rf"(?:{_DASH}(?P<b>\d{{1,4}}))?\s*[)\]]?",
    re.IGNORECASE,
)
# 7 - 16, and nothing else
_BARE = re.compile(rf"[(\[]?\s*(?P<a>\d{{1,4}}){_DASH}(?P<b>\d{{1,4}})\s*[)\]]?")
# a title, then 7 - 16
_TRAILING = re.compile(
    r"(?P<title>.*?(?:[^\d\s/–-]|\s(?:19|20)\d\d(?:[/-]\d\d)?))[\t ]+"
    r"[(\[]?(?P<a>\d{1,4})\s*[-–—]\s*(?P<b>\d{1,4})[)\]]?"
)
_LEADER = re.compile(r"\s*(?:[.…]\s?){4,}$")  # the dots that lead from a title to its pages
_SINGLE = re.compile(r"(?P<a>\d{1,4})")


def whole_range(text: str, *, single: bool = False) -> PageRange | None:
    """The range that a cell or a line holds and nothing else; with ``single`` a lone number too."""
    text = text.strip()
    match = _BARE.fullmatch(text) or _WORDED.fullmatch(text)
    if match is None and single:
        match = _SINGLE.fullmatch(text)
    return _range(match) if match else None


def worded_ranges(text: str) -> list[PageRange]:
    """The ranges in ``text`` that say they are pages."""
    return [found for match in _WORDED.finditer(text) if (found := _range(match))]


def split_range(text: str, *, bare: bool = True) -> tuple[str, PageRange | None]:
    """Part a title from the page range after it.

    ``bare`` allows a range without the word: "Confirmation of Minutes 7 - 16", never a pair of
    years ("School Attainment 2021-2022").
    """
    for match in _WORDED.finditer(text):
        found = _range(match)
        after = text[match.end() :].strip(" .)")
        bracketed = match[0][:1] in "([" and match[0][-1:] in ")]"
        if found and (not after or (bracketed and after[:1].isupper())):
            return text[: match.start()].rstrip(" \t-–—,("), found
    trailing = _TRAILING.fullmatch(text.strip()) if bare else None
    found = _range(trailing) if trailing else None
    if not trailing or not found:
        return text.strip(), None
    return _LEADER.sub("", trailing["title"].rstrip()), found


def _range(match: re.Match[str]) -> PageRange | None:
    first = int(match["a"])
    later = match.groupdict().get("b")
    last = int(later) if later else None
    if first < 1 or (last is not None and (last < first or _years(first, last))):
        return None
    return PageRange(first, last)


def _years(first: int, last: int) -> bool:
    return first >= 1900 and last < 2100
