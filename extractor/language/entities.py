"""The entities of a paragraph, as a trained tagger finds them.

The tagger is a conditional random field (Lafferty, McCallum and Pereira 2001) over the features of
:mod:`extractor.language.features`, by CRFsuite.  Its weights are data, not code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.language.features import Token, features

LABELS = (
    "INDICATOR", "FIGURE", "TARGET", "COMPARATOR", "CHANGE", "PERIOD",
    "PERSON", "ROLE", "ORG", "COMMITTEE", "DUE",
)  # fmt: skip
VALUES = ("FIGURE", "TARGET", "COMPARATOR")
OUTSIDE = "O"


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the text with its label; ``score`` is the tagger's probability of its tags,
    the least of them."""

    label: str
    start: int
    end: int
    score: float


class Tagger:
    """A loaded model.  Raises FileNotFoundError where there is none at ``path``."""

    def __init__(self, path: Path) -> None:
        import pycrfsuite

        if not path.is_file():
            raise FileNotFoundError(path)
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def entities(self, text: str, tokens: list[Token]) -> list[Entity]:
        """The entities of a text, in order."""
        if not tokens:
            return []
        tags = self._tagger.tag(features(text, tokens))
        scores = [self._tagger.marginal(tag, place) for place, tag in enumerate(tags)]
        return [
            Entity(
                label,
                tokens[first].start,
                tokens[last].end,
                round(min(scores[first : last + 1]), 4),
            )
            for label, first, last in runs(tags)
        ]


def runs(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The runs of ``B-X I-X I-X``: label, first and last place."""
    first: int | None = None
    for place, tag in enumerate((*tags, OUTSIDE)):
        goes_on = first is not None and tag == f"I-{tags[first][2:]}"
        if first is not None and not goes_on:
            yield tags[first][2:], first, place - 1
            first = None
        if tag != OUTSIDE and not goes_on:
            first = place


def tags_of(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """``B-X I-X O`` for spans (start, end, label) over tokens; a span that cuts a token has the
    whole of it."""
    tags = [OUTSIDE] * len(tokens)
    for start, end, label in spans:
        inside = [k for k, t in enumerate(tokens) if t.start < end and t.end > start]
        for k in inside:
            tags[k] = f"{'B' if k == inside[0] else 'I'}-{label}"
    return tags
