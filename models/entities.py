"""Fits the entity tagger on annotated texts.

A linear-chain conditional random field by CRFsuite (Okazaki 2007), L-BFGS with elastic net, and
logistic regression over the spans that it thinks possible; the same texts in the same order give
the same weights.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from extractor.language import span_choice
from extractor.language.classifier import Classifier
from extractor.language.entities import Tagger, tags_of
from extractor.language.features import Token, features, tokens_of
from extractor.language.pipeline import build
from models.examples import Example
from models.linear import Plan, plain
from models.scores import Scores, calibration_error

Spans = tuple[tuple[int, int, str], ...]
SETTINGS = {
    "c1": 0.3,
    "c2": 0.1,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
    "max_iterations": 80,
}
CORES = 2
WRONG, RIGHT = "wrong", "right"
# the threshold is about half of the F1 that is reached, as is best where misses cost what
# wrong spans do
SPANS = Plan(
    span_choice.NAME, span_choice.VERSION, (WRONG, RIGHT), strength=0.05, seen=3, threshold=0.4
)


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
        seen = [sight.every for sight in features(example.text, cut)]
        trainer.append(seen, tags_of(cut, example.spans))
    to.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(to))


def fitted(several: Sequence[Sequence[Annotated]]) -> list[Tagger]:
    """Taggers in memory alone, one of each set of examples; two are fitted at a time."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(CORES) as pool:
        paths = [Path(folder) / f"{place}.crf" for place in range(len(several))]
        list(pool.map(fit, several, paths))
        return [Tagger(path) for path in paths]


def span_examples(tagger: Tagger, examples: Iterable[Annotated]) -> Iterator[Example]:
    """Every span that the tagger thinks possible, and whether it is right."""
    for example in examples:
        cut = tokens(example.text)
        tagged = tagger.tagged(example.text, cut)
        for span in tagged.spans:
            stands = (cut[span.first].start, cut[span.last].end, span.label)
            label = RIGHT if stands in example.spans else WRONG
            yield Example(span_choice.features(tagged, span), label, example.council)


def weigher(examples: Sequence[Example]) -> Classifier:
    """What weighs possible spans, fitted on spans of paragraphs that the tagger had not seen."""
    return replace(plain(examples, SPANS), threshold=SPANS.threshold or 0.5)


def counted(tagger: Tagger, examples: Sequence[Annotated]) -> Counts:
    """How the tagger's spans agree with the true ones, to the letter."""
    true: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    sure: list[tuple[float, bool]] = []
    for example in examples:
        there = {((start, end), label) for start, end, label in example.spans}
        said = tagger.entities(example.text, tokens(example.text))
        true.update(label for _, label in there)
        for each in said:
            hit = ((each.start, each.end), each.label) in there
            found[each.label] += 1
            right[each.label] += hit
            sure.append((each.score, hit))
    return Counts(true, found, right, sure)


@dataclass(frozen=True, slots=True)
class Counts:
    """Of each label: true spans, found ones, and those of them that are right; and for every
    span found its score, and whether it is right."""

    true: Counter[str]
    found: Counter[str]
    right: Counter[str]
    sure: list[tuple[float, bool]]

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.true + other.true,
            self.found + other.found,
            self.right + other.right,
            self.sure + other.sure,
        )

    def scores(self, label: str | None = None) -> Scores:
        """Precision, recall and F1 of a label, or of all together."""
        true, found, right = (
            each[label] if label else each.total() for each in (self.true, self.found, self.right)
        )
        f1 = 2 * right / (true + found) if true + found else 1.0
        share = right / found if found else 1.0
        whole = right / true if true else 1.0
        return Scores(true, true, share, whole, f1, calibration_error(self.sure))


NOTHING = Counts(Counter(), Counter(), Counter(), [])
