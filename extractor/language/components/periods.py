"""Component ``uk_periods``: ``doc._.periods`` holds every period with its true days.

``doc._.context`` is the period beside which words without a year are read; set it before the
pipeline runs (``nlp.make_doc``), or leave it None.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.periods import find_periods


@Language.factory("uk_periods", assigns=["doc._.periods"])  # type: ignore[untyped-decorator]
def make(nlp: Any, name: str) -> Any:
    """The factory."""
    Doc.set_extension("context", default=None, force=True)
    Doc.set_extension("periods", default=(), force=True)
    return mark_periods


def mark_periods(doc: Any) -> Any:
    """Find the periods of a document."""
    doc._.periods = tuple(find_periods(doc.text, doc._.context))
    return doc
