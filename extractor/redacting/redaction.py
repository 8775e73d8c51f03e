"""Words without the names of the public: each becomes "Person 1" and so on.

A name is replaced with its title wherever it is told to be one; a surname once known is replaced
alone too, and within file names and addresses, whatever the case of its letters.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Any

from extractor.redacting.known import Council, Known, Person
from extractor.redacting.mentions import POSSESSIVE, mentions, of_a_place, spoken_here
from extractor.redacting.words import forenames, never_names, words

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# a file name, an address of the web or of mail: "papers/orrell-petition.pdf", "t.orrell@x.example"
ADDRESS = re.compile(r"[/\\@_]|[\w-]\.\w")
HUMP = re.compile(r"[^\W\d_][^\W\d_A-Z]*|[A-Z]+(?![a-z])")  # "Orrell" and "Petition" of both
LEFT = re.compile(r"([^\W\d_][\w’'-]*)\.?[ \n]$")
RIGHT = re.compile(r",[ ]([^\W\d_][\w’'-]*)\.?")
OWN = re.compile(
    r"['’]s?[ ]+(?:petition|question|statement|deputation|letter|concern|complaint)", re.I
)
SHORTEST = 4  # letters of a surname that is looked for within a longer word

Change = tuple[int, int, str | None]  # None: an official's name, which stays


class Redaction:
    """Replaces the names of the public by what is ``known`` of a library; ``count`` of them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.count = known.settle()
        self.papers: dict[str, str] = {}
        self.taken: set[str] = set()

    def paper(self, council: str | None, paper: str) -> str:
        """The name of a paper, which is no other paper's."""
        if paper not in self.papers:
            plain = found = self.text(paper, council, paper)
            n = 1
            while found in self.taken:
                n += 1
                found = f"{plain} ({n})"
            self.taken.add(found)
            self.papers[paper] = found
        return self.papers[paper]

    def text(self, text: str, council: str | None, paper: str, *, public: bool = False) -> str:
        """A text of a paper without the names of the public; ``public`` under their headings."""
        of = self.known.of(council, paper)
        if not of.by_surname:
            return text
        changes = sorted(of_mentions(text, of, paper, public))
        for more in (of_addresses, of_surnames, of_forenames):
            for each in more(text, of, paper):
                place = bisect(changes, each[:1])
                if free(each, changes[max(place - 1, 0) : place + 1]):
                    changes.insert(place, each)
        for start, end, label in reversed(changes):
            if label is not None:
                text = text[:start] + label + text[end:]
        return text

    def cell(self, value: Any, council: str | None, paper: str, *, public: bool = False) -> Any:
        """A value of a row: words, lists and what is in them; all else stays."""
        if isinstance(value, str):
            return self.text(value, council, paper, public=public)
        if isinstance(value, list):
            return [self.cell(each, council, paper, public=public) for each in value]
        if isinstance(value, dict):
            return {k: self.cell(v, council, paper, public=public) for k, v in value.items()}
        return value


def free(change: Change, others: list[Change]) -> bool:
    """Whether a change touches none of those beside it that are to be made already."""
    return not any(change[0] < end and start < change[1] for start, end, _ in others)


def of_mentions(text: str, of: Council, paper: str, public: bool) -> Iterator[Change]:
    """Whoever is named by more than a surname."""
    for each in mentions(text, public=public):
        person = of.of(paper, each)
        yield each.start, each.end, person.label if person else None


# ------------------------------------------------------------------ surnames alone


def of_surnames(text: str, of: Council, paper: str) -> Iterator[Change]:
    """Surnames without a title: ``Orrell said``, ``Orrell, Tamsin``, ``the orrell petition``."""
    reached = 0
    for match in WORD.finditer(text):
        for start, end in stems(match):
            person = of.by_surname_alone(paper, folded(text[start:end]))
            if person and start >= reached and stands(text, start, end, person):
                first, reached = with_forename(text, start, end, person, reached)
                yield first, reached, person.label


def stems(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A word, without what shows whose, and else its parts between hyphens."""
    whole = POSSESSIVE.sub("", match[0])
    yield match.start(), match.start() + len(whole)
    if "-" in whole:
        for part in re.finditer(r"[^-]+", whole):
            yield match.start() + part.start(), match.start() + part.end()


def folded(printed: str) -> str:
    """A surname as it is known."""
    return printed.lower().replace("’", "'")


def stands(text: str, start: int, end: int, person: Person) -> bool:
    """Whether a word is a person's surname here, and not a place's name or a word like others."""
    if of_a_place(text, end):
        return False
    surname = person.surname
    if surname not in words().ordinary | forenames() | never_names():
        return True
    left = LEFT.search(text, max(0, start - 40), start)
    own = left is not None and is_first(left[1], person)
    said = spoken_here(text, end) or OWN.match(text, end) is not None
    return text[start].isupper() and (own or (said and start_of(text, start)))


def start_of(text: str, start: int) -> bool:
    """Whether no other word with a capital stands before a place: not in "Quay Street was"."""
    left = LEFT.search(text, max(0, start - 40), start)
    return left is None or not left[1][0].isupper()


def with_forename(text: str, start: int, end: int, person: Person, reached: int) -> tuple[int, int]:
    """The stretch of a surname with the forenames and initials before or behind it."""
    while left := LEFT.search(text, max(reached, start - 40), start):
        particle = left[1].lower() in ("van", "von", "der", "den", "de", "la", "le", "al", "el")
        known = left[1].lower() in forenames() or is_first(left[1], person)
        if not (particle or known):
            break
        start = left.start()
    right = RIGHT.match(text, end)
    return start, right.end() if right and is_first(right[1], person) else end


def is_first(printed: str, person: Person) -> bool:
    """Whether a word is a person's forename, or its initial."""
    first = printed.lower()
    return bool(person.forename) and first in (person.forename, person.forename[0])


# ------------------------------------------------------------------ forenames, addresses


def of_forenames(text: str, of: Council, paper: str) -> Iterator[Change]:
    """A forename of somebody whom the paper names, where its bearer speaks: ``Tamsin asked``."""
    for match in WORD.finditer(text) if of.in_paper(paper) else ():
        printed = POSSESSIVE.sub("", match[0])
        person = of.by_forename(paper, printed.lower()) if printed[0].isupper() else None
        end = match.start() + len(printed)
        said = spoken_here(text, end) or OWN.match(text, end)
        if person and said and start_of(text, match.start()):
            yield match.start(), end, person.label


def of_addresses(text: str, of: Council, paper: str) -> Iterator[Change]:
    """Surnames within names of files and addresses: ``orrell-petition.pdf``."""
    for match in re.finditer(r"\S+", text):
        if ADDRESS.search(match[0]):
            yield from within(match, of, paper)


def within(match: re.Match[str], of: Council, paper: str) -> Iterator[Change]:
    """Surnames in one address, in a word of their own; those of the paper's persons in any."""
    for part in HUMP.finditer(match[0]):
        person = of.by_surname_alone(paper, folded(part[0]))
        if person and long_enough(person):
            start = match.start() + part.start()
            yield start, start + len(part[0]), f"person-{person.number}"
    for person in of.in_paper(paper):
        at = match[0].lower().find(person.surname) if long_enough(person) else -1
        if at >= 0:
            start = match.start() + at
            yield start, start + len(person.surname), f"person-{person.number}"


def long_enough(person: Person) -> bool:
    """Whether a surname can be told from other letters."""
    return len(person.surname) >= SHORTEST and person.surname not in words().ordinary
