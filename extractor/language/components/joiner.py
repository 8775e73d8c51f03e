"""Component ``figure_joiner``: ``doc._.figures`` holds each value with what it is of.

``doc._.outside`` are the names that the words around a text give (a heading, what its block leads
with); set it before the pipeline runs (``nlp.make_doc``), or leave it empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.entities import Entity
from extractor.language.joining import Choosers, installed_choosers, join
from extractor.language.scenes import Paragraph


@Language.factory(  # type: ignore[untyped-decorator]
    "figure_joiner",
    requires=["doc.ents", "doc._.numbers", "doc._.periods"],
    assigns=["doc._.figures"],
)
def make(nlp: Any, name: str) -> FigureJoiner:
    """The factory."""
    Doc.set_extension("figures", default=(), force=True)
    Doc.set_extension("outside", default=(), force=True)
    return FigureJoiner()


class FigureJoiner:
    """The component; ``choosers`` are its trained models, without which rules choose."""

    def __init__(self) -> None:
        self.choosers: Choosers | None = None

    def __call__(self, doc: Any) -> Any:
        """Join the values of a document."""
        doc._.figures = tuple(join(paragraph_of(doc), self.choosers))
        return doc

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> FigureJoiner:
        """Take the models that are installed: a folder holds none."""
        self.choosers = installed_choosers()
        return self


def paragraph_of(doc: Any) -> Paragraph:
    """What the components before found in a document."""
    entities = [
        Entity(e.label_, e.start_char, e.end_char, e._.score) for e in doc.ents if e._.score
    ]
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    return Paragraph(
        doc.text,
        [*entities, *doc._.possible],
        doc._.numbers,
        doc._.periods,
        sentences,
        doc._.outside,
        doc._.context,
    )
