"""Which printed names of one council are one indicator: the only place where names are compared.

:func:`keys` takes the names and gives each a key; names with the same key are one series.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extractor.language.patterns import PatternFile, load
from extractor.linking.wording import words
from extractor.matching.rewording import Wording, reworded

SLIP = 88.0
SHORT = 3  # words that a shortened name must have

# a council's own number before a name of some words, as in: HC02 Percentage of routine repairs
REFERENCE = re.compile(r"^[A-Z]{1,5}(?:/\d+|\s?\d{2,4})[a-z]?[\s:.–-]+(?=\S+\s+\S+\s+\S)")

Name = tuple[str, ...]
OTHERWISE: dict[str, Name] = {"percent": ("number",), "count": ("percentage",)}


class Names(PatternFile):
    """What makes two printed names the same indicator."""

    idle: frozenset[str]
    services: tuple[str, ...]
    told_by_unit: dict[str, frozenset[str]]
    telling: frozenset[str]
    written: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A name as printed, with the unit of its figures; ``tabled`` says that a table has it,
    ``sentence`` is that of running text, and ``known`` is the register's identifier where that is
    known."""

    name: str
    unit: str
    tabled: bool = True
    known: str | None = None
    sentence: str = ""


def keys(
    found: Iterable[Printed], papers: Mapping[Wording, Collection[str]] | None = None
) -> dict[Printed, str]:
    """A key for each name of one council; ``papers`` says in which a name with its unit stands.

    The same words in any order are one name, and so is a slip of the pen, or another wording in
    other papers.  A name of running text that is a table's name with words left out is that one,
    where only one table's name has them; and so is one whose sentence has all the words of only
    one table's name.
    """
    counted = Counter(found)
    often = sorted(counted, key=lambda p: (not p.known, -counted[p], p.unit, p.name))
    tabled = first_keys([p for p in often if p.tabled], {})
    if papers:
        tabled = joined(tabled, papers)
    return first_keys([p for p in often if not p.tabled], tabled)


def joined(
    given: Mapping[Printed, str], papers: Mapping[Wording, Collection[str]]
) -> dict[Printed, str]:
    """The keys, with one for names that are other wordings of each other."""
    local = {(p.name, p.unit): key for p, key in given.items() if not p.known}
    same = reworded(list(local), papers)
    head = {local[wording]: local[first] for wording, first in same.items()}
    return {each: head.get(key, key) for each, key in given.items()}


def first_keys(found: Sequence[Printed], known: Mapping[Printed, str]) -> dict[Printed, str]:
    """The keys of ``known`` and of further names, each the key of what came first and is alike.

    What a table calls an indicator says more than the register's name for a shorter one.
    """
    given = dict(known)
    heads = {(p.unit, key): counted_words(p) for p, key in known.items()}
    for each in found:
        name = counted_words(each)
        own = each.known if each.tabled else None
        key = own or alike(each, name, heads) or shortened(each, name, heads) or each.known
        given[each] = key or " ".join(name)
        heads.setdefault((each.unit, given[each]), name)
    return given


def alike(each: Printed, name: Name, heads: Mapping[tuple[str, str], Name]) -> str | None:
    """The key of the first name that is the same."""
    own = [(key, other) for (unit, key), other in heads.items() if unit == each.unit]
    return next((key for key, other in own if same_name(name, other)), None)


def shortened(each: Printed, name: Name, heads: Mapping[tuple[str, str], Name]) -> str | None:
    """The key of the one table's name that has all these words, if it is only one."""
    if each.tabled or len(set(name)) < SHORT:
        return None
    own = [(key, other) for (unit, key), other in heads.items() if unit == each.unit]
    said = set(name_words(each.sentence))
    for fits in (leaves_out, is_within):
        whole = [key for key, other in own if fits(name, other, said)]
        if whole:
            return whole[0] if len(whole) == 1 else None
    return None


def leaves_out(name: Name, other: Name, said: set[str]) -> bool:
    """Whether ``name`` is ``other`` without words that do not change what is counted, or without
    words that the sentence says elsewhere."""
    left = set(other) - set(name)
    if not set(name) <= set(other) or len(left) > len(set(name)):
        return False
    return left <= said or not any(map(is_telling, left))


def is_within(name: Name, other: Name, said: set[str]) -> bool:
    """Whether the sentence has all the words of ``other``, and ``name`` is the most part of it."""
    mine, whole = set(name), set(other)
    return len(whole) >= SHORT and whole <= said and len(mine & whole) > len(mine) / 2


def is_telling(word: str) -> bool:
    """Whether a word makes another indicator of a name that lacks it."""
    return word in names().telling or any(c.isdigit() for c in word)


def counted_words(printed: Printed) -> Name:
    """The words of a name but for those that only say its unit."""
    said = names().told_by_unit.get(printed.unit, frozenset())
    found = name_words(printed.name)
    return tuple(word for word in found if word not in said) or found


def fits_unit(printed: Printed) -> bool:
    """Whether a name can have values of this unit: a number of things is no percentage, so a share
    told beside it is of something else."""
    head = name_words(printed.name)[:1]
    return head != OTHERWISE.get(printed.unit)


@cache
def names() -> Names:
    """The data file on names."""
    return load("extractor.linking", "series", Names)


@cache
def name_words(name: str) -> Name:
    """The words of an indicator's name that say what it counts.

    "Social Care: % of CIC who are NEET" is percentage, child, in, care, neet.
    """
    text = REFERENCE.sub("", name).casefold().replace("’", "'").replace("-", " ")
    head, colon, rest = text.partition(":")
    if colon and head.strip() in names().services:
        text = rest
    for form, written in spellings():
        text = written.sub(f" {form} ", text)
    return tuple(singular(w) for w in words(text) if w not in names().idle)


@cache
def spellings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form with what it is also written as; signs need no space around them."""
    found = []
    for form, others in names().written.items():
        parts = [
            rf"(?<!\w){re.escape(o)}(?!\w)" if o[0].isalnum() else re.escape(o) for o in others
        ]
        found.append((form, re.compile("|".join(parts))))
    return tuple(found)


def singular(word: str) -> str:
    """Referrals is referral, families is family; less, status and is stay."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > 4 and word.endswith("s") and word[-2] not in "siu"
    return word[:-1] if plural else word


def same_name(one: Name, two: Name) -> bool:
    """The same words in any order, but for a slip of the pen or a word that a column broke."""
    mine = "".join(word for word in one if word not in two)
    theirs = "".join(word for word in two if word not in one)
    if not mine and not theirs:
        return True
    if not mine or not theirs or mine[0] != theirs[0]:
        return False
    digits = any(c.isdigit() for c in mine + theirs)
    return not digits and fuzz.ratio(mine, theirs) >= SLIP
