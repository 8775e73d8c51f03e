"""Component ``paper_entities``: the trained tagger; ``doc.ents``, each with ``ent._.score``.

``doc._.possible`` are names and values that may be so though something else is likelier.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.language.classifier import as_data, from_data
from extractor.language.entities import Entity, Tagger
from extractor.language.features import tokens_of
from extractor.language.span_choice import VERSION

WEIGHTS, WEIGHER = "entities.crf", "spans.json"


@Language.factory("paper_entities", assigns=["doc.ents", "span._.score", "doc._.possible"])  # type: ignore[untyped-decorator]
def make(nlp: Any, name: str) -> PaperEntities:
    """The factory; weights come with ``from_disk``."""
    Span.set_extension("score", default=None, force=True)
    Doc.set_extension("possible", default=(), force=True)
    return PaperEntities()


class PaperEntities:
    """The component; without weights it finds nothing."""

    def __init__(self) -> None:
        self._weights: bytes | None = None
        self.tagger: Tagger | None = None

    def __call__(self, doc: Any) -> Any:
        """Set a document's entities."""
        every: list[Entity] = self.tagger.every(doc.text, tokens_of(doc)) if self.tagger else []
        doc._.possible = tuple(each for each in every if not each.likely)
        found = []
        for entity in every:
            if not entity.likely:
                continue
            span = doc.char_span(entity.start, entity.end, label=entity.label)
            span._.score = entity.score
            found.append(span)
        doc.set_ents(found)
        return doc

    def load(self, path: Path) -> None:
        """Take the weights of a file, and those of the weigher of spans beside it.

        Raises OSError where they are not there, UnfitModelError where they do not fit."""
        weigher = from_data(path.with_name(WEIGHER).read_text("utf-8"), VERSION)
        self._weights, self.tagger = path.read_bytes(), Tagger(path, weigher)

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the weights into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        if self._weights is not None and self.tagger and self.tagger.weigher:
            (path / WEIGHTS).write_bytes(self._weights)
            told = json.dumps(as_data(self.tagger.weigher), separators=(",", ":"))
            (path / WEIGHER).write_text(told + "\n", "utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> PaperEntities:
        """Read the weights of a folder."""
        self.load(path / WEIGHTS)
        return self
