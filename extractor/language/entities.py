"""The entities of a paragraph, as trained models find them.

The tagger is a conditional random field (Lafferty, McCallum and Pereira 2001) over the features of
:mod:`extractor.language.features`, by CRFsuite.  It says which spans are possible; a second model
(:mod:`extractor.language.span_choice`) weighs each of them whole, and the best that do not overlap
are the entities.  The weights of both are data, not code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.language import span_choice
from extractor.language.classifier import Classifier
from extractor.language.entity_labels import LABELS, VALUES
from extractor.language.features import Token, features, sentences_of
from extractor.language.possible_spans import Possible, Shares, best, possible
from extractor.language.span_choice import Tagged

__all__ = ["LABELS", "VALUES", "Entity", "Tagger", "runs", "tags_of"]
OUTSIDE = "O"
POSSIBLE = (("INDICATOR",), VALUES)  # alike labels, of which one is looked for where it is unlikely
LEAST = 0.1  # probability of one that is possible
SURELY = 0.999  # probability of a token that is outside, of whose tags no more is asked
NOTHING = (0.0, "")  # where none is
ENOUGH = 0.4  # probability of one that is likely, where nothing weighs it


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the text with its label; ``score`` is the probability that it is right.

    One that is not ``likely`` may be so, but something else is likelier.
    """

    label: str
    start: int
    end: int
    score: float
    likely: bool = True


class Tagger:
    """A loaded model, with what weighs its spans.  Raises FileNotFoundError where there is none at
    ``path``."""

    def __init__(self, path: Path, weigher: Classifier | None = None) -> None:
        import pycrfsuite

        if not path.is_file():
            raise FileNotFoundError(path)
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open(str(path))
        self._known = self._tagger.labels()
        self.weigher = weigher

    def entities(self, text: str, tokens: list[Token]) -> list[Entity]:
        """The entities of a text in order, without those that are not likely."""
        return [each for each in self.every(text, tokens) if each.likely]

    def every(self, text: str, tokens: list[Token]) -> list[Entity]:
        """The entities of a text in order; then names and values that are only possible."""
        if not tokens:
            return []
        tagged = self.tagged(text, tokens)
        chosen = best(self._weighed(tagged), self.weigher.threshold if self.weigher else ENOUGH)
        found = [
            Entity(
                each.label, tokens[each.first].start, tokens[each.last].end, round(each.share, 4)
            )
            for each in chosen
        ]
        return [*found, *_unlikely(tagged.shares, chosen, tokens)]

    def tagged(self, text: str, tokens: list[Token]) -> Tagged:
        """The text with every span that is possible."""
        parts = sentences_of(text, tokens)
        seen = features(text, tokens, parts)
        self._tagger.set([sight.every for sight in seen])
        shares = self._shares(len(tokens))
        spans = tuple(possible(shares, LABELS))
        return Tagged(parts, seen, shares, spans)

    def _shares(self, size: int) -> dict[str, list[float]]:
        """The probability of each tag at each of ``size`` tokens; none is asked for of a token that
        is surely outside, of which others have next to nothing together."""
        share = self._tagger.marginal
        asked = [k for k in range(size) if share(OUTSIDE, k) < SURELY]
        found: dict[str, list[float]] = {}
        for tag in self._known:
            if tag != OUTSIDE:
                found[tag] = [0.0] * size
                for k in asked:
                    found[tag][k] = share(tag, k)
        return found

    def _weighed(self, tagged: Tagged) -> list[Possible]:
        """The possible spans, each as likely as it is found to be on a second look."""
        if self.weigher is None:
            return list(tagged.spans)
        weigh = self.weigher.probability
        return [
            Possible(each.label, each.first, each.last, weigh(span_choice.features(tagged, each)))
            for each in tagged.spans
        ]


def _unlikely(
    shares: Shares, chosen: Sequence[Possible], tokens: Sequence[Token]
) -> Iterator[Entity]:
    """Runs of tokens that may be a name or a value, though they were not chosen to be one."""
    for labels in POSSIBLE:
        taken = {
            k for each in chosen if each.label in labels for k in range(each.first, each.last + 1)
        }
        inside = zip(*(_inside(shares, label, len(tokens)) for label in labels), strict=True)
        told = [
            NOTHING if place in taken or max(each) < LEAST else max(zip(each, labels, strict=True))
            for place, each in enumerate(inside)
        ]
        yield from _runs_of(told, tokens)


def _inside(shares: Shares, label: str, size: int) -> list[float]:
    """The probability that each of ``size`` tokens is part of an entity of a label."""
    none = [0.0] * size
    begins, goes_on = (shares.get(f"{part}-{label}", none) for part in "BI")
    return [sum(each) for each in zip(begins, goes_on, strict=True)]


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
