"""Splits a passage into sentences."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractor.records import Stretch


@cache
def splitter() -> Any:
    """The spaCy pipeline that marks where sentences start; made on first use."""
    import spacy

    from extractor.language.components import sentences as component  # noqa: F401

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("committee_sentences")
    return nlp


def sentences(text: str) -> list[Stretch]:
    """The sentences of ``text`` in order, as stretches without the space around them."""
    found = []
    for sent in splitter()(text).sents:
        piece = text[sent.start_char : sent.end_char]
        if piece.strip():
            start = sent.start_char + len(piece) - len(piece.lstrip())
            found.append((start, start + len(piece.strip())))
    return found
