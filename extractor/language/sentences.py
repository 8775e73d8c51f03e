"""Splits a passage into sentences."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from extractor.language.boundaries import boundaries
from extractor.records import Stretch

ASKED_AGAIN = 1024  # texts: rules, tagger and commitments each ask for the sentences of a paragraph


def sentences(text: str) -> list[Stretch]:
    """The sentences of ``text`` in order, as stretches without the space around them."""
    return list(_sentences(text))


@lru_cache(maxsize=ASKED_AGAIN)
def _sentences(text: str) -> tuple[Stretch, ...]:
    found = []
    for begin, end in pairwise((0, *boundaries(text), len(text))):
        piece = text[begin:end]
        if piece.strip():
            start = begin + len(piece) - len(piece.lstrip())
            found.append((start, start + len(piece.strip())))
    return tuple(found)
