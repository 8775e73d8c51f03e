"""Component ``committee_sentences``: where sentences start."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language

from extractor.language.boundaries import boundaries


@Language.factory("committee_sentences")  # type: ignore[untyped-decorator]
def make(nlp: Any, name: str) -> Any:
    """The factory."""
    return mark_starts


def mark_starts(doc: Any) -> Any:
    """The first token at or after a boundary starts a sentence."""
    starts: Iterable[int] = boundaries(doc.text)
    following = iter(starts)
    start: int | None = 0
    for token in doc:
        token.is_sent_start = start is not None and token.idx >= start
        while start is not None and start <= token.idx:
            start = next(following, None)
    return doc
