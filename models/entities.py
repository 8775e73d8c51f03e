"""Fits the entity tagger on annotated texts.

A linear-chain conditional random field by CRFsuite (Okazaki 2007), L-BFGS with elastic net; the
same texts in the same order give the same weights.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.language.entities import Tagger, tags_of
from extractor.language.features import Token, features, tokens_of
from extractor.language.pipeline import build
from extractor.records import Stretch

Spans = tuple[tuple[int, int, str], ...]
SETTINGS = {"c1": 0.1, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its true spans (start, end, label), and whose paper it is from."""

    text: str
    spans: Spans
    council: str
    written: bool = True


def tokens(text: str) -> list[Token]:
    """The tokens of a text, as the shipped pipeline cuts it."""
    return tokens_of(_tokeniser()(text))


@cache
def _tokeniser() -> Any:
    return build().make_doc


def fit(examples: Iterable[Annotated], to: Path) -> None:
    """Train the tagger and write its weights."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for example in examples:
        cut = tokens(example.text)
        trainer.append(features(example.text, cut), tags_of(cut, example.spans))
    to.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(to))


def fitted(examples: Iterable[Annotated]) -> Tagger:
    """A tagger in memory alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entities.crf"
        fit(examples, path)
        return Tagger(path)


def agreement(tagger: Tagger, examples: Sequence[Annotated]) -> dict[str, tuple[int, int, int]]:
    """Of each label how many true spans there are, how many were found, and how many of those
    are the true ones to the letter."""
    true: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for example in examples:
        there: set[tuple[Stretch, str]] = {((s, e), label) for s, e, label in example.spans}
        said = {
            ((e.start, e.end), e.label) for e in tagger.entities(example.text, tokens(example.text))
        }
        true.update(label for _, label in there)
        found.update(label for _, label in said)
        right.update(label for _, label in there & said)
    return {label: (true[label], found[label], right[label]) for label in sorted(true | found)}
