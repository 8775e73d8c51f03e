"""A sentence set out for joining: its values, and all that each of them may be of.

A value's indicator may be named in its own sentence, in another one of the paragraph, or outside
of it: by the words that the block leads with or by the heading above.  Its period may stand in its
own sentence, in one before, or be the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractor.language.entities import VALUES, Entity
from extractor.language.fiscal import DAY, MONTH
from extractor.language.name_places import name_places
from extractor.language.numbers import VALUE, Number
from extractor.language.periods import FoundPeriod
from extractor.language.said_periods import pointing, said_period
from extractor.records import Period, Stretch

ROLES = (VALUE, "limit", "length")
MOST = 9  # values of a sentence; more is a table that lost its rules, and nobody's names hold
# as in: 82% (of) calls answered, 14 (per cent of the) pupils
OF_NAME = re.compile(r"\s*(?:of|for|in|on)?\s*(?:all\s+|the\s+|our\s+|these\s+)*", re.IGNORECASE)
TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*%?|[^\w\s]")
SEMICOLON = re.compile(r";\s+(?:and\s+)?")  # before the next part of a list
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outside:
    """A name from outside of the sentences: ``how`` is lead or heading; a lead stands before
    what is at ``start``.  ``full`` says that its words tell what is counted."""

    name: str
    how: str
    start: int = 0
    full: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """Words for a period; ``period`` is None where the grammar cannot tell which it is."""

    start: int
    end: int
    period: Period | None


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A stretch that may be a name by where it stands (:mod:`extractor.language.name_places`)."""

    shape: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with what was found in it, and what is known from outside of it."""

    text: str
    entities: Sequence[Entity]
    numbers: Sequence[Number]
    periods: Sequence[FoundPeriod]
    sentences: Sequence[Stretch]
    outside: Sequence[Outside] = ()
    context: Period | None = None


@dataclass(frozen=True)
class Scene:
    """One sentence of a paragraph with its values, their numbers, its names and its periods."""

    paragraph: Paragraph
    stretch: Stretch
    values: tuple[Entity, ...]
    numbers: tuple[Number, ...]

    @property
    def text(self) -> str:
        """The whole paragraph's text, so that offsets are the paragraph's."""
        return self.paragraph.text

    def holds(self, place: int) -> bool:
        """Whether something at ``place`` is in this sentence."""
        return self.stretch[0] <= place < self.stretch[1]

    @cached_property
    def every_name(self) -> list[Entity]:
        """The names of the whole paragraph."""
        return [e for e in self.paragraph.entities if e.label == "INDICATOR" and e.likely]

    @cached_property
    def possible_names(self) -> list[Entity]:
        """Words of the paragraph that may be a name."""
        return [e for e in self.paragraph.entities if e.label == "INDICATOR" and not e.likely]

    @cached_property
    def placed_names(self) -> list[PlacedName]:
        """The stretches of this sentence where a name may stand by their shape, none of them in
        a likely name."""
        words = [(m.start(), m.end()) for m in TOKEN.finditer(self.text, *self.stretch)]
        valued = [any(v.start <= start < v.end for v in self.values) for start, _ in words]
        said = [self.text[start:end].lower() for start, end in words]
        found: dict[Stretch, str] = {}
        for place in name_places(said, valued):
            stretch = (words[place.first][0], words[place.end - 1][1])
            if not any(n.start < stretch[1] and stretch[0] < n.end for n in self.every_name):
                found.setdefault(stretch, place.shape)
        return [PlacedName(shape, *stretch) for stretch, shape in found.items()]

    @cached_property
    def names(self) -> list[Entity]:
        """The names in this sentence."""
        return [e for e in self.every_name if self.holds(e.start)]

    @cached_property
    def every_period(self) -> list[Said]:
        """The periods that the grammar finds outside of names ("reviewed in the last year"), and
        words for one that only the tagger knows, or of which it knows more."""
        tagged = [e for e in self.paragraph.entities if e.label == "PERIOD"]
        wider = [e for e in tagged if self._points(e)]
        apart = [(e.start, e.end) for e in (*self.every_name, *wider)]
        known = [
            Said(p.start, p.end, p.period)
            for p in self.paragraph.periods
            if not any(start < p.end and p.start < end for start, end in apart)
        ]
        blind = [
            Said(
                e.start, e.end, said_period(self.text, e.start, e.end, self._counted_from(e, known))
            )
            for e in tagged
            if not any(p.start < e.end and e.start < p.end for p in known)
        ]
        return sorted([*known, *blind], key=lambda p: p.start)

    def _points(self, said: Entity) -> bool:
        """Whether words count from the report's period: "the same quarter of 2015"."""
        return pointing(self.text[said.start : said.end], self.paragraph.context) is not None

    def _counted_from(self, said: Entity, known: Sequence[Said]) -> Period | None:
        """The period from which words like "a year ago" count: a day or month that their sentence
        names before them, else the report's."""
        words = self.text[said.start : said.end]
        begin = max((s for s, _ in self.paragraph.sentences if s <= said.start), default=0)
        days = [
            p.period
            for p in known
            if begin <= p.start < said.start and p.period and p.period.type in (DAY, MONTH)
        ]
        if days and "quarter" not in words and pointing(words, days[-1]):
            return days[-1]
        return self.paragraph.context

    @cached_property
    def periods(self) -> list[Said]:
        """The periods in this sentence."""
        return [p for p in self.every_period if self.holds(p.start)]

    @cached_property
    def changes(self) -> list[Entity]:
        """The amounts of change in this sentence."""
        return [e for e in self.paragraph.entities if e.label == "CHANGE" and self.holds(e.start)]

    @cached_property
    def together(self) -> bool:
        """Whether the sentence says that its values are in the order of their names."""
        return bool(RESPECTIVELY.search(self.text, *self.stretch))

    def between(self, one: Stretch, two: Stretch) -> Stretch:
        """The stretch between two others."""
        first, second = sorted((one, two))
        return first[1], max(first[1], second[0])


def scenes(paragraph: Paragraph) -> Iterator[tuple[Scene, int]]:
    """Every value with its scene, in which it has that place.

    A value that is only possible has a scene of its own, so that the others' is without it.
    """
    for stretch in _stretches(paragraph):
        found = [e for e in paragraph.entities if stretch[0] <= e.start < stretch[1]]
        read = [
            (e, number)
            for e in found
            if e.label in VALUES and (number := _number_of(e, paragraph.numbers))
        ]
        likely = [pair for pair in read if pair[0].likely]
        if len(likely) > MOST:
            continue
        scene = _scene(paragraph, stretch, likely)
        yield from ((scene, place) for place in range(len(likely)))
        taken = {number.start for _, number in likely}
        for pair in read:
            if not pair[0].likely and pair[1].start not in taken:
                several = sorted([*likely, pair], key=lambda each: each[0].start)
                yield _scene(paragraph, stretch, several), several.index(pair)


def _stretches(paragraph: Paragraph) -> Iterator[Stretch]:
    """The sentences; one with more values than a sentence has names for is cut at its semicolons,
    where each part of the list tells of its own."""
    for begin, end in paragraph.sentences:
        values = [
            e
            for e in paragraph.entities
            if e.label in VALUES and e.likely and begin <= e.start < end
        ]
        marks = SEMICOLON.finditer(paragraph.text, begin, end) if len(values) > MOST else ()
        yield from pairwise((begin, *(m.end() for m in marks), end))


def _scene(
    paragraph: Paragraph, stretch: Stretch, values: Sequence[tuple[Entity, Number]]
) -> Scene:
    return Scene(paragraph, stretch, tuple(v for v, _ in values), tuple(n for _, n in values))


def _number_of(value: Entity, numbers: Sequence[Number]) -> Number | None:
    """The number that a value's words hold; one that the grammar knows for a time of day, a
    reference or an age is none."""
    inside = (n for n in numbers if n.start < value.end and n.end > value.start)
    return next((n for n in inside if n.role in ROLES), None)
