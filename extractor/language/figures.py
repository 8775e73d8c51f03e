"""Reads the figures of a paragraph with the trained pipeline, where one can stand.

Most paragraphs of a pack hold no number that measures anything: the tagger runs only where
:func:`may_hold_figures` finds one, which costs a hundredth of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from extractor.language.joining import Joined
from extractor.language.numbers import VALUE, find_numbers
from extractor.records import Period

FigureReader = Callable[[str, Period | None], Sequence[Joined]]
ROLES = (VALUE, "limit")


def may_hold_figures(text: str) -> bool:
    """Whether a text has a number that may be a value; no other text has a figure."""
    return any(number.role in ROLES for number in find_numbers(text))


def reader(nlp: Any) -> FigureReader:
    """A reader of figures by a pipeline of :mod:`extractor.language.pipeline`.

    ``nlp`` is the pipeline; the reader takes a paragraph and the period beside which words
    without a year are read.
    """

    def read(text: str, context: Period | None) -> Sequence[Joined]:
        if not may_hold_figures(text):
            return ()
        doc = nlp.make_doc(text)
        doc._.context = context
        found: Sequence[Joined] = nlp(doc)._.figures
        return found

    return read
