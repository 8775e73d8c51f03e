"""Reads a paragraph with the trained pipeline, where it can say something of an indicator.

Most paragraphs of a pack hold no number that measures anything: the tagger runs only where
:func:`may_hold_figures` finds one, or where the caller wants the names, which costs a hundredth
of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.language.joining import Joined, name_words
from extractor.language.numbers import VALUE, find_numbers
from extractor.language.scenes import Outside
from extractor.records import Period, Stretch

ROLES = (VALUE, "limit")


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator's name as printed, and where it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read:
    """What the tagger finds in a paragraph: values with what they are of, all names, and words
    that are only possibly one (``maybe``)."""

    figures: tuple[Joined, ...] = ()
    names: tuple[Named, ...] = ()
    maybe: tuple[Named, ...] = ()


FigureReader = Callable[[str, Period | None, bool, Sequence[Outside]], Read]


def may_hold_figures(text: str) -> bool:
    """Whether a text has a number that may be a value; no other text has a figure."""
    return any(number.role in ROLES for number in find_numbers(text))


def _named(text: str, stretches: Iterable[Stretch]) -> tuple[Named, ...]:
    return tuple(Named(name_words(text[a:b]), a, b) for a, b in stretches)


def reader(nlp: Any) -> FigureReader:
    """A reader by a pipeline of :mod:`extractor.language.pipeline`.

    The reader takes a paragraph, the period beside which words without a year are read,
    whether its names are wanted even where it has no figure, and the names from outside of it.
    """

    def read(
        text: str, context: Period | None, named: bool, outside: Sequence[Outside] = ()
    ) -> Read:
        if not named and not may_hold_figures(text):
            return Read()
        doc = nlp.make_doc(text)
        doc._.context, doc._.outside = context, tuple(outside)
        doc = nlp(doc)
        names = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "INDICATOR"]
        maybe = [(e.start, e.end) for e in doc._.possible if e.label == "INDICATOR"]
        return Read(tuple(doc._.figures), _named(text, names), _named(text, maybe))

    return read
