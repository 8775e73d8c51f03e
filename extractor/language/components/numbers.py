"""Component ``uk_numbers``: ``doc._.numbers`` holds every number with its unit and its role."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.numbers import find_numbers


@Language.factory("uk_numbers", assigns=["doc._.numbers"])  # type: ignore[untyped-decorator]
def make(nlp: Any, name: str) -> Any:
    """The factory."""
    Doc.set_extension("numbers", default=(), force=True)
    return mark_numbers


def mark_numbers(doc: Any) -> Any:
    """Find the numbers of a document."""
    doc._.numbers = tuple(find_numbers(doc.text))
    return doc
