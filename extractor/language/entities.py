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
POSSIBLE = (("INDICATOR",), VALUES)  # alike labels, of which one is looked for where it is unlikely
LEAST = 0.1  # probability of one that is possible


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the text with its label; ``score`` is the tagger's probability of its tags,
    the least of them.  One that is not ``likely`` may be so, but something else is likelier."""

    label: str
    start: int
    end: int
    score: float
    likely: bool = True


class Tagger:
    """A loaded model.  Raises FileNotFoundError where there is none at ``path``."""

    def __init__(self, path: Path) -> None:
        import pycrfsuite

        if not path.is_file():
            raise FileNotFoundError(path)
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def entities(self, text: str, tokens: list[Token]) -> list[Entity]:
        """The entities of a text in order, without those that are not likely."""
        return [each for each in self.every(text, tokens) if each.likely]

    def every(self, text: str, tokens: list[Token]) -> list[Entity]:
        """The entities of a text in order; then names and values that are only possible."""
        if not tokens:
            return []
        tags = self._tagger.tag(features(text, tokens))
        scores = [self._tagger.marginal(tag, place) for place, tag in enumerate(tags)]
        found = [
            Entity(
                label,
                tokens[first].start,
                tokens[last].end,
                round(min(scores[first : last + 1]), 4),
            )
            for label, first, last in runs(tags)
        ]
        return [*found, *self._possible(tags, tokens)]

    def _possible(self, tags: Sequence[str], tokens: list[Token]) -> Iterator[Entity]:
        """Runs of tokens that may be a name or a value, though the likeliest tags say otherwise."""
        known = set(self._tagger.labels())
        for labels in POSSIBLE:
            shares = [
                max(
                    (
                        sum(
                            self._tagger.marginal(tag, place)
                            for tag in (f"B-{label}", f"I-{label}")
                            if tag in known
                        ),
                        label,
                    )
                    for label in labels
                )
                if tags[place][2:] not in labels
                else (0.0, "")
                for place in range(len(tokens))
            ]
            yield from _runs_of(shares, tokens)


def _runs_of(shares: Sequence[tuple[float, str]], tokens: Sequence[Token]) -> Iterator[Entity]:
    """Each run of tokens that are possible enough."""
    first: int | None = None
    for place in range(len(shares) + 1):
        enough = place < len(shares) and shares[place][0] >= LEAST
        if enough and first is None:
            first = place
        if not enough and first is not None:
            score, label = max(shares[first:place])
            yield Entity(label, tokens[first].start, tokens[place - 1].end, round(score, 4), False)
            first = None


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
