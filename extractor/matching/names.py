"""Printed names of indicators in the one form in which they are compared.

"No. of LAC w/ 3+ placements" is number, cic, 3, and, over, placements.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from extractor.language.patterns import PatternFile, load

Words = tuple[str, ...]

LONG, VERY_LONG = 7, 10  # letters of a word in which one slip, or two, are put right
WHOLE = 4  # letters of a cut word by which the whole one is told


class Names(PatternFile):
    """How names are written; see the data file."""

    idle: frozenset[str]
    services: frozenset[str]
    units: Mapping[str, tuple[str, ...]]
    written: Mapping[str, tuple[str, ...]]


@cache
def names() -> Names:
    """The data file on names."""
    return load("extractor.matching", "names", Names)


class Phrases:
    """Finds phrases among words, the longest at a place first."""

    def __init__(self, meant: Iterable[tuple[str, str]]) -> None:
        """``meant`` has each phrase with what it stands for; one phrase may stand for several."""
        self._meant: dict[Words, list[str]] = {}
        for phrase, meaning in meant:
            self._meant.setdefault(tuple(phrase.split()), []).append(meaning)
        self._longest: dict[str, int] = {}
        for words in self._meant:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def at(self, words: Words, place: int) -> tuple[int, list[str]]:
        """How many words the longest phrase at a place has, and what it stands for; or 0."""
        for length in range(self._longest.get(words[place], 0), 0, -1):
            if found := self._meant.get(words[place : place + length]):
                return length, found
        return 0, []

    def taken_off(self, words: Words) -> Words:
        """The words that are of no phrase."""
        left: list[str] = []
        place = 0
        while place < len(words):
            length, _ = self.at(words, place)
            left += () if length else (words[place],)
            place += length or 1
        return tuple(left)

    def found(self, words: Words) -> set[str]:
        """What all phrases among the words stand for; a word is of one phrase only."""
        told, place = set[str](), 0
        while place < len(words):
            length, meanings = self.at(words, place)
            told.update(meanings)
            place += length or 1
        return told


# ------------------------------------------------------------------ from print to words

_BREAK = re.compile(r"(?<=[a-z])[-\u00ad]\s*\n\s*(?=[a-z])")  # exclu-⏎sions
_SIGNS = {
    "&": " and ",
    "%": " percent ",
    "£": " pounds ",
    "<": " under ",
    ">": " over ",
    "≥": " over ",
    "#": " number ",
}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")  # 10,000
_RANGE = re.compile(r"(\d)\s*(?:-|–|—|/)\s*(?=\d)")  # 16-17, 16/17
_AND_OVER = re.compile(r"(\d+)\s*(years|yrs|yr)?\s*\+")  # 65+, 2yrs+
_NO = re.compile(r"\bno\.|\bno(?= of\b)")  # No. of
_PLURAL = re.compile(r"(?<=\d)s\b")  # 16/17s
_GLUED = re.compile(r"(?<=\d)(?=(?:yrs?|hrs?|wks?|mths?|mins?|secs?|days?|weeks?)\b)")  # 20wks
_WORD = re.compile(r"\d+(?:\.\d+)?[a-z]?\b|[a-z]+\d*[a-z]*|\d+")


def spelt(name: str) -> Words:
    """The words of a name in small letters, signs written out, ranges with "to"."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    text = _NO.sub("number ", _BREAK.sub("", text).replace("'", ""))
    text = _GLUED.sub(" ", _PLURAL.sub("", _THOUSANDS.sub("", text)))
    text = _AND_OVER.sub(r"\1 \2 and over ", _RANGE.sub(r"\1 to ", text))
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return tuple(_WORD.findall(text))


@cache
def _written() -> Phrases:
    every = names().written.items()
    return Phrases((each, form) for form, others in every for each in {form, *others})


def in_one_form(words: Words) -> Words:
    """The words with every way of writing a thing made one; done twice, as forms hold forms."""
    return _replaced(_replaced(words))


def _replaced(words: Words) -> Words:
    found: list[str] = []
    place = 0
    while place < len(words):
        length, meanings = _written().at(words, place)
        found += meanings[0].split() if length else [words[place]]
        place += length or 1
    return tuple(found)


# A publisher's or a council's number before a name: TP01, RP02(2), PAM/018, NI 157a.
_CODE = re.compile(
    r"^(?:(?:NI|BVPI?|K?PI|LPI)[ ]?|[A-Z]{2,5}/?)\d{2,3}[a-z]?(?:[ ]?\(\d+\))?[ :.–-]+(?=\w)"
)
_ASCOF = re.compile(r"^ASCOF[ ]\d[A-Z](?:[ ]?\(\d\))?[ :.–-]+(?=\w)")


def parted(name: str) -> tuple[str, str]:
    """The service that is printed before a name with a colon, if any, and the name without it or
    a code: "Education: NEET" is Education, NEET."""
    name = _ASCOF.sub("", _CODE.sub("", name))
    head, mark, rest = name.partition(":")
    if mark and rest.strip() and " ".join(spelt(head)) in names().services:
        return head, rest.strip()
    return "", name


def content(words: Words) -> Words:
    """The words that say what is counted, in the singular."""
    idle = names().idle
    return tuple(singular(word) for word in words if word not in idle)


def singular(word: str) -> str:
    """Referrals is referral, families is family; less, status and is stay."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "siu" else word


# ------------------------------------------------------------------ slips and broken words


def mended(words: Words, known: Collection[str]) -> Words:
    """The words with broken ones joined and slips put right, where a known word results."""
    found: list[str] = []
    place = 0
    while place < len(words):
        word, used = _whole(words, place, known)
        found.append(word)
        place += used
    return tuple(found)


def _whole(words: Words, place: int, known: Collection[str]) -> tuple[str, int]:
    """The word that was meant at a place, and how many printed ones it takes."""
    word, after = words[place], words[place + 1 : place + 2]
    if after and not {word, *after} <= set(known) and word + after[0] in known:
        return word + after[0], 2
    if word in known or not word.isalpha():
        return word, 1
    last = place == len(words) - 1 and place > 0
    return (last and _completed(word, known)) or _put_right(word, known) or word, 1


def _put_right(word: str, known: Collection[str]) -> str | None:
    if len(word) < LONG:
        return None
    slips = 1 if len(word) < VERY_LONG else 2
    near = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near and near[0][0] == word[0] else None


def _completed(word: str, known: Collection[str]) -> str | None:
    """The one known word, but for its ending, that a cut word begins."""
    if len(word) < WHOLE:
        return None
    whole = sorted({each for each in known if each.startswith(word)}, key=len)
    return whole[0] if whole and all(each.startswith(whole[0]) for each in whole) else None
