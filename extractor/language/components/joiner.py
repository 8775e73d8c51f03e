"""Component ``figure_joiner``: ``doc._.figures`` holds each value with what it is of."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.entities import Entity
from extractor.language.joining import join


@Language.factory(  # type: ignore[untyped-decorator]
    "figure_joiner",
    requires=["doc.ents", "doc._.numbers", "doc._.periods"],
    assigns=["doc._.figures"],
)
def make(nlp: Any, name: str) -> Any:
    """The factory."""
    Doc.set_extension("figures", default=(), force=True)
    return join_figures


def join_figures(doc: Any) -> Any:
    """Join the values of a document."""
    entities = [
        Entity(e.label_, e.start_char, e.end_char, e._.score) for e in doc.ents if e._.score
    ]
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    doc._.figures = tuple(join(doc.text, entities, doc._.numbers, doc._.periods, sentences))
    return doc
