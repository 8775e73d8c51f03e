"""Component ``committee_sentences``: where sentences start."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

from extractor.language.boundaries import boundaries


@Language.factory("committee_sentences")  # type: ignore[untyped-decorator]
def make(nlp: Any, name: str) -> Any:
    """The factory."""
    return mark_starts


def mark_starts(doc: Any) -> Any:
    """The first token at or after a boundary starts a sentence."""
    places = [token.idx for token in doc]
    starts = {bisect_left(places, start) for start in (0, *boundaries(doc.text))}
    marks = [[1 if place in starts else -1] for place in range(len(places))]
    return (
        doc.from_array([SENT_START], np.array(marks, dtype="int64").astype("uint64"))
        if marks
        else doc
    )
