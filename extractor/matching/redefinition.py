"""Whether two names are one name that counts something else: "within 20 weeks", "within 15 weeks".

The words that tell what is counted are taken off both; what is left must be the same words, or
nearly, and what was taken off must differ.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.language.patterns import PatternFile, load
from extractor.matching import counted
from extractor.matching.counted import AGE, LIMIT, SHARE, Told
from extractor.matching.likeness import FIRM, stems
from extractor.matching.names import Phrases, Words, content, in_one_form, parted, spelt

PER, SCOPE, UNIT, WORDS, PEOPLE = "per", "scope", "unit", "words", "people"
NEAR = 0.7  # of the words that two nearly same names share
LEAST = 2  # words that names share; fewer say too little
SHARED, ADDED = 3, 2  # words that are shared, and at most added, where nothing else is told
SAME_SCOPE = 0.8  # of the words of two clauses that leave out the same

# (excluding exception cases), incl. short breaks, without agreed extensions
_CLAUSE = re.compile(
    r"[(,;]?\s*\b(?:(?P<out>excl(?:uding|udes|\.)?|exc\.?|except(?:ing| for)?|without"
    r"|not including)|incl(?:uding|udes|\.)?|inc\.)\s+(?P<what>[^(),;]+)\)?",
    re.IGNORECASE,
)
_PER = re.compile(r"\bper (\d+)\b")  # per 10000


class Redefinitions(PatternFile):
    """In what names may count differently; see the data file."""

    groups: frozenset[str]
    beside: frozenset[str]
    called: Mapping[str, str]
    told: Mapping[str, Mapping[str, tuple[str, ...]]]
    people: Mapping[str, tuple[str, ...]]


@cache
def redefinitions() -> Redefinitions:
    """The data file."""
    return load("extractor.matching", "redefinition", Redefinitions)


@dataclass(frozen=True, slots=True)
class Counts:
    """A name in two parts: what it tells of what is counted, by group, and the ``rest`` of its
    words, of which ``who`` say who is counted; ``apart`` is what makes another indicator of it,
    ``clauses`` what it leaves out (True) or takes in, each with the words for it."""

    told: Told
    apart: Told
    clauses: frozenset[tuple[bool, frozenset[str]]]
    rest: frozenset[str]
    who: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """In what group two names differ; ``plain`` where enough words beside it are the same, and
    all of them."""

    group: str
    plain: bool

    @property
    def called(self) -> str:
        """The group in words."""
        return redefinitions().called[self.group]


def change(one: str, other: str) -> Change | None:
    """What changes from one name of a council's scorecards to another one that came in its place,
    or None where they are two indicators, or one that is only worded otherwise."""
    mine, theirs = counts(one), counts(other)
    if differs(mine.apart, theirs.apart):
        return None
    group = group_of(mine, theirs)
    own, others = mine.rest, theirs.rest
    if mine.who != theirs.who:
        own, others = own - mine.who, others - theirs.who
    if group and own and own == others:
        return Change(group, plain=len(own) >= LEAST)
    if group and is_near(own, others):
        return Change(group, plain=False)
    return Change(WORDS, plain=False) if not group and is_narrowed(own, others) else None


def reword(one: str, other: str) -> Change | None:
    """What changes from one name of an indicator to another that is known to be its name too:
    only what both tell, and clauses that leave out or take in."""
    mine, theirs = counts(one), counts(other)
    if differs(mine.apart, theirs.apart):
        return None
    if scope_differs(mine, theirs):
        return Change(SCOPE, plain=True)
    groups = sorted((set(mine.told) & set(theirs.told)) - {PEOPLE})
    found = next((g for g in groups if mine.told[g] != theirs.told[g]), None)
    return Change(found, plain=True) if found else None


def is_named(name: str, words: frozenset[str], share: float = 1.0) -> bool:
    """Whether words, in stems, have this share of those of a name that say what it is of."""
    own = counts(name).rest
    return len(own & words) >= max(share * len(own), 1)


@cache
def stems_of(text: str) -> frozenset[str]:
    """The stems of a sentence's words, in which names are looked for."""
    return frozenset(stems(content(in_one_form(spelt(text)))))


# ------------------------------------------------------------------ what differs


def differs(one: Told, other: Told) -> bool:
    """Whether two names are of two indicators: in a strict group silence tells too."""
    for group in set(one) | set(other):
        told = group in counted.strict() or (group in one and group in other)
        if told and one.get(group) != other.get(group):
            return True
    return False


def group_of(one: Counts, other: Counts) -> str | None:
    """The first group in which what is counted differs."""
    if scope_differs(one, other):
        return SCOPE
    for group in sorted(set(one.told) | set(other.told)):
        both = group in one.told and group in other.told
        heard = both or group not in (UNIT, *redefinitions().told)
        if heard and one.told.get(group) != other.told.get(group):
            return group
    return None


def scope_differs(one: Counts, other: Counts) -> bool:
    """Whether a clause of one has none like it in the other."""
    return any(
        not any(sign == s and dice(words, w) >= SAME_SCOPE for s, w in against.clauses)
        for own, against in ((one, other), (other, one))
        for sign, words in own.clauses
    )


def is_near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words are the same."""
    return len(one & other) >= LEAST and dice(one, other) >= NEAR


def is_narrowed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one has all words of the other and a few more."""
    added = one ^ other
    inside = one < other or other < one
    return inside and len(one & other) >= SHARED and len(added) <= ADDED


def dice(one: Collection[str], other: Collection[str]) -> float:
    """The share of words that two have in common (Dice 1945)."""
    return 2 * len(set(one) & set(other)) / max(len(one) + len(other), 1)


# ------------------------------------------------------------------ one name


@cache
def counts(name: str) -> Counts:
    """A printed name in its two parts."""
    _, own = parted(name)
    printed = spelt(_CLAUSE.sub(" ", own))
    words = in_one_form(printed)
    every = counted.told(words)
    ours = redefinitions().groups | {AGE, LIMIT, SHARE}
    told = {group: values for group, values in every.items() if group in ours}
    told |= {group: found for group, found in ours_in(printed, words) if found}
    apart = {group: values for group, values in every.items() if group not in ours}
    left, who = rest(words)
    return Counts(told, apart, frozenset(clauses(own)), left, who)


def ours_in(printed: Words, words: Words) -> Iterator[tuple[str, frozenset[str]]]:
    """What is told of the groups that only redefinitions have."""
    for group, phrases in _printed().items():
        yield group, frozenset(phrases.found(printed))
    yield PEOPLE, frozenset(_people().found(words))
    yield PER, frozenset(_PER.findall(" ".join(words)))
    yield UNIT, counted.units(words) & FIRM


def clauses(name: str) -> Iterator[tuple[bool, frozenset[str]]]:
    """What a name leaves out (True) or takes in (False), in stems."""
    for found in _CLAUSE.finditer(name):
        words = content(in_one_form(spelt(found["what"])))
        telling = tuple(word for word in words if word not in redefinitions().beside)
        yield bool(found["out"]), frozenset(stems(telling))


def rest(words: Words) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the words that are left where those that tell what is counted are taken off,
    and those of them that say who is counted."""
    text = _PER.sub(" ", counted.without_numbers(" ".join(words)))
    left = _telling().taken_off(tuple(text.split()))
    beside = redefinitions().beside | FIRM
    found = frozenset(stems(tuple(word for word in content(left) if word not in beside)))
    others = frozenset(stems(content(_who().taken_off(left))))
    return found, found - others


@cache
def _printed() -> dict[str, Phrases]:
    every = redefinitions().told
    return {group: _phrases(values) for group, values in every.items()}


@cache
def _people() -> Phrases:
    return _phrases(redefinitions().people)


@cache
def _who() -> Phrases:
    return Phrases((each, "") for each in _whom())


@cache
def _telling() -> Phrases:
    """The phrases that tell what is counted, to be taken off, but for those of people."""
    known = counted.groups()
    both = {**known.strict, **known.told}
    several = [*redefinitions().told.values(), *(both[g] for g in redefinitions().groups)]
    every = {each for values in several for many in values.values() for each in many}
    return Phrases((each, "") for each in every - _whom())


@cache
def _whom() -> frozenset[str]:
    values = redefinitions().people.values()
    return frozenset(each for many in values for each in many)


def _phrases(values: Mapping[str, tuple[str, ...]]) -> Phrases:
    return Phrases((each, value) for value, many in values.items() for each in many)
