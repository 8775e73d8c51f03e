"""Which entry of the register a printed name is, how sure that is, and what else it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.language.classifier import Classifier, load
from extractor.matching.index import Index
from extractor.matching.likeness import VERSION, Asked, Known, alike, likeness, ruled_out, stems
from extractor.registers.indicators import Register
from extractor.registers.known import known

ENTRIES, NAMES = "indicators", "indicator-names"  # the models: a name and an entry, two names
FEW = 2  # words that say too little by themselves
SHOWN = 5  # candidates that are kept
SUREST = 0.999  # no likeness is certain


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may be: ``alike`` says how probable that is of the two by themselves,
    from 0 to 1; ``differs`` in what it cannot be it."""

    slug: str
    label: str
    unit: str | None
    alike: float
    differs: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to be: ``slug`` is None where no entry is sure enough.
    ``confidence`` is that the first of the ``candidates`` is right, all others weighed against."""

    slug: str | None
    confidence: float
    candidates: tuple[Candidate, ...] = ()


class Matcher:
    """Finds printed names in a register, and among themselves, by trained models."""

    def __init__(self, index: Index, entries: Classifier, names: Classifier) -> None:
        self.index = index
        self.entries = entries
        self.names = names

    @lru_cache(maxsize=8192)  # noqa: B019 - a matcher lives as long as its process
    def match(self, name: str, unit: str | None = None, context: str = "") -> Match:
        """The entry of a printed name; ``unit`` is that of its figures, ``context`` what it
        stands under."""
        asked = self.index.asked(name, unit, context)
        best = self.compared(asked, self.candidates(asked))[:SHOWN]
        if not best:
            return Match(None, 0.0)
        confidence = share(best)
        sure = confidence >= self.entries.threshold and self.enough(asked, best[0].slug)
        return Match(best[0].slug if sure else None, confidence, tuple(best))

    def candidates(self, asked: Asked) -> list[Known]:
        """The entries that are looked at: the one that bears just this name, or the nearest."""
        bearing = [e for e in self.index.bearing(asked.name) if not ruled_out(asked, e)]
        return bearing if len(bearing) == 1 else self.index.near(asked.name)

    def enough(self, asked: Asked, slug: str) -> bool:
        """Whether a name has words enough to mean one entry: with two or fewer it must be just a
        name of it, and with one, stand under its theme too."""
        known, mine = self.index.known(slug), stems(asked.name.content)
        if len(mine) > FEW:
            return True
        just = any(mine == stems(each.content) for each in known.names)
        return just and (asked.name.printed > 1 or bool(known.about & asked.context))

    def compared(self, asked: Asked, several: Sequence[Known]) -> list[Candidate]:
        """Entries with how like a name they are, the likest first."""
        differs = {each.key: ruled_out(asked, each) for each in several}
        left = [each for each in several if not differs[each.key]]
        found = likeness(asked, left, self.index.weights)
        told = {e.key: self.entries.probability(f) for e, f in zip(left, found, strict=True)}
        every = [
            Candidate(e.key, e.label, e.unit, told.get(e.key, 0.0), differs[e.key]) for e in several
        ]
        return sorted(every, key=lambda each: -each.alike)

    def same(self, one: Asked, other: Known) -> float:
        """The probability that two printed names of one council are the same indicator."""
        if ruled_out(one, other):
            return 0.0
        return self.names.probability(alike(one.name, other.names[0], self.index.weights))


def share(found: Sequence[Candidate]) -> float:
    """The probability that the first is right where one of them or none is."""
    odds = [a / (1 - a) for a in (min(each.alike, SUREST) for each in found)]
    return odds[0] / (1 + sum(odds))


def of_register(register: Register) -> Matcher:
    """The matcher of a register by the models that came with the tool.

    Raises :class:`~extractor.language.classifier.UnfitModelError` where there are none.
    """
    return Matcher(Index(register), load(ENTRIES, VERSION), load(NAMES, VERSION))


@cache
def installed() -> Matcher:
    """The matcher of the register as this run knows it."""
    return of_register(known())
