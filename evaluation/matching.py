"""Pair what was found with what is true, one to one, so that as much as can be agrees.

A record is known by its identity (a figure by its indicator, value, unit, measure and period);
what else is told of it is compared after that.  The pairing maximises agreement over the whole
paper, so that one wrong record does not take the place of the right one after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from evaluation.rows import Miss, Row

Json = dict[str, Any]
Same = Callable[[Json, Json], bool]
NOT_WORDS = re.compile(r"[^\w%£]+")  # "Q3 – 45%," is "q3 45%"
# One record that agrees in its identity outweighs whatever the others could gain without it.
IDENTITY, PAGE = 10.0, 0.1


@lru_cache(maxsize=65536)
def norm(text: str | None) -> str:
    """Lower case words parted by single spaces."""
    return NOT_WORDS.sub(" ", (text or "").replace("’", "'").lower()).strip()


def alike(true: str | None, found: str | None, floor: float = 90) -> bool:
    """Whether two texts are the same but for punctuation and a slip."""
    return fuzz.ratio(norm(true), norm(found), score_cutoff=floor) >= floor


@lru_cache(maxsize=65536)
def tells(true: str | None, found: str | None, floor: float = 60) -> bool:
    """Whether a passage has most of the words of a text, in any order."""
    return fuzz.token_set_ratio(norm(true), norm(found), score_cutoff=floor) >= floor


def page_of(record: Json) -> int | None:
    """The page of a record's evidence."""
    page: int | None = (record.get("evidence") or {}).get("page")
    return page


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is told of a record; ``name`` is what an error calls it."""

    name: str
    same: Same


def field(name: str, key: str | None = None) -> Field:
    """A field that has to be equal."""
    key = key or name
    return Field(name, lambda true, found: true.get(key) == found.get(key))


def first_agrees(agreed: frozenset[str], kind: Kind) -> bool:
    """Two records are one that is told wrongly where the first field of identity agrees."""
    return kind.identity[0].name in agreed


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: what it is known by, what else is told of it, how it is put in words.

    ``near`` says by the fields that agree whether two records are one that is told wrongly.
    """

    identity: tuple[Field, ...]
    others: tuple[Field, ...]
    words: Callable[[Json], str]
    near: Callable[[frozenset[str], Kind], bool] = first_agrees


@dataclass(frozen=True, slots=True)
class Pair:
    """A true record and a found one; ``wrong`` fields of identity, and of what else is told."""

    true: Json
    found: Json
    wrong: tuple[str, ...] = ()
    wrong_others: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether they are the same record."""
        return not self.wrong

    @property
    def complete(self) -> bool:
        """Whether all that is told agrees."""
        return not self.wrong and not self.wrong_others


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of true and found, what was left on either side, and how to tell of them."""

    kind: Kind
    pairs: tuple[Pair, ...]
    missed: tuple[Json, ...]
    extra: tuple[Json, ...]

    @property
    def same(self) -> tuple[Pair, ...]:
        """The pairs that are the same record."""
        return tuple(pair for pair in self.pairs if pair.same)

    @property
    def true(self) -> int:
        """How many true records there are."""
        return len(self.pairs) + len(self.missed)

    @property
    def found(self) -> int:
        """How many records were found."""
        return len(self.pairs) + len(self.extra)

    def row(self, name: str) -> Row:
        """Records known by their identity."""
        hits = len(self.same)
        return Row(name, hits, self.true, hits, self.found, (*self._unpaired(), *self._wrong()))

    def complete(self, name: str) -> Row:
        """Records of which all that is told is right."""
        hits = sum(pair.complete for pair in self.pairs)
        told = tuple(self._told(p, p.wrong_others) for p in self.same if p.wrong_others)
        return Row(name, hits, self.true, hits, self.found, told)

    def told(self, name: str, what: str, given: Callable[[Json], Any]) -> Row:
        """Of the records that were known, and that state a field, those with the field right."""
        stating = [pair for pair in self.same if given(pair.true)]
        hits = sum(what not in pair.wrong_others for pair in stating)
        return Row(name, hits, len(stating), hits, len(stating))

    def _unpaired(self) -> tuple[Miss, ...]:
        words = self.kind.words
        missed = [Miss("missed", words(each), None, page_of(each)) for each in self.missed]
        extra = [Miss("invented", None, words(each), page_of(each)) for each in self.extra]
        return (*missed, *extra)

    def _wrong(self) -> tuple[Miss, ...]:
        return tuple(self._told(pair, pair.wrong) for pair in self.pairs if pair.wrong)

    def _told(self, pair: Pair, wrong: Sequence[str]) -> Miss:
        words = (self.kind.words(pair.true), self.kind.words(pair.found))
        return Miss(f"wrong {' and '.join(wrong)}", *words, page_of(pair.true))


def pair(true: Sequence[Json], found: Sequence[Json], kind: Kind) -> Pairing:
    """Pair records so that the agreement of all pairs together is as great as can be."""
    compared = compare_all(true, found, kind)
    pairs = []
    left_true, left_found = set(range(len(true))), set(range(len(found)))
    for at, to in assigned(compared, len(true), len(found)):
        pairs.append(compared[at, to][1])
        left_true.discard(at)
        left_found.discard(to)
    missed = tuple(true[n] for n in sorted(left_true))
    return Pairing(kind, tuple(pairs), missed, tuple(found[n] for n in sorted(left_found)))


Compared = dict[tuple[int, int], tuple[float, Pair]]


def compare_all(true: Sequence[Json], found: Sequence[Json], kind: Kind) -> Compared:
    """How well each true record agrees with each found one, where they may be the same."""
    result: Compared = {}
    for at, fact in enumerate(true):
        for to, each in enumerate(found):
            if told := compare(fact, each, kind):
                result[at, to] = told
    return result


def compare(true: Json, found: Json, kind: Kind) -> tuple[float, Pair] | None:
    """The weight and the differences of two records; None where they are not the same one."""
    agreed = frozenset(f.name for f in kind.identity if f.same(true, found))
    whole = len(agreed) == len(kind.identity)
    if not whole and not kind.near(agreed, kind):
        return None
    wrong = tuple(f.name for f in kind.identity if f.name not in agreed)
    others = tuple(f.name for f in kind.others if not f.same(true, found))
    share = 1 - (len(wrong) + len(others)) / (len(kind.identity) + len(kind.others))
    here = page_of(true) == page_of(found)
    return IDENTITY * whole + share + PAGE * here, Pair(true, found, wrong, others)


def assigned(compared: Compared, true: int, found: int) -> list[tuple[int, int]]:
    """The one-to-one pairs of the greatest weight; pairs that may not be are left out."""
    if not compared:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    weights = np.zeros((true, found))
    for place, (weight, _) in compared.items():
        weights[place] = weight
    rows, columns = linear_sum_assignment(weights, maximize=True)
    every = zip(rows.tolist(), columns.tolist(), strict=True)
    return [place for place in every if place in compared]
