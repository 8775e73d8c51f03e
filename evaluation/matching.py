"""Pair what was found with what is true, one to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

Same = Callable[[Any, Any], bool]
NOT_WORDS = re.compile(r"[^\w%£]+")  # "Q3 – 45%," is "q3 45%"


def norm(text: str | None) -> str:
    """Lower case words parted by single spaces."""
    return NOT_WORDS.sub(" ", (text or "").replace("’", "'").lower()).strip()


def alike(true: str | None, found: str | None, floor: float = 90) -> bool:
    """Whether two texts are the same but for punctuation and a slip."""
    return fuzz.ratio(norm(true), norm(found)) >= floor


def tells(true: str | None, found: str | None, floor: float = 60) -> bool:
    """Whether a passage has most of the words of a text, in any order."""
    return fuzz.token_set_ratio(norm(true), norm(found)) >= floor


@dataclass(frozen=True, slots=True)
class Row:
    """How one measure came out; ``hits`` of ``true`` facts are among ``found``."""

    name: str
    hits: int
    true: int
    found: int
    missed: tuple[Any, ...] = ()
    extra: tuple[Any, ...] = ()

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 1 where nothing was."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1 where nothing is."""
        return self.hits / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.true + self.found
        return 2 * self.hits / total if total else 1.0

    def __add__(self, other: Row) -> Row:
        return Row(
            self.name,
            self.hits + other.hits,
            self.true + other.true,
            self.found + other.found,
            self.missed + other.missed,
            self.extra + other.extra,
        )


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of true and found, and what was left on either side."""

    pairs: tuple[tuple[Any, Any], ...]
    missed: tuple[Any, ...]
    extra: tuple[Any, ...]

    def row(self, name: str) -> Row:
        """The measure that this pairing gives."""
        hits = len(self.pairs)
        true, found = hits + len(self.missed), hits + len(self.extra)
        return Row(name, hits, true, found, self.missed, self.extra)


def pair(true: Iterable[Any], found: Sequence[Any], same: Same) -> Pairing:
    """Pair each true fact with the first found one that is the same and not yet taken."""
    left, pairs, missed = list(found), [], []
    for fact in true:
        place = next((k for k, each in enumerate(left) if same(fact, each)), None)
        if place is None:
            missed.append(fact)
        else:
            pairs.append((fact, left.pop(place)))
    return Pairing(tuple(pairs), tuple(missed), tuple(left))
