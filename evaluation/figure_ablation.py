"""What the rules alone, the tagger alone and both are worth for figures in running text, beside the
plain baseline: whole records of the annotated paragraphs.

"Alone" the tagger's readings are weighed by a model that is told nothing of the rules'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.baseline.figures import in_sentence
from evaluation.entity_training import folds, whole
from evaluation.joining_examples import (
    SURENESS,
    Printed,
    example,
    in_parts,
    join_examples,
    label_of,
    of_fold,
    printed,
    reader_by,
)
from evaluation.matching import Json, pair
from evaluation.paragraph_score import FIGURE, true
from extractor.contract import plain as as_json
from extractor.language.classifier import Classifier
from extractor.language.figures import FigureReader
from extractor.language.sentences import sentences
from extractor.parsing import prose, sureness
from extractor.parsing.sureness import RULE, TAGGED, Reading
from extractor.records import Figure, ItemKind
from models.examples import Example
from models.linear import fitted
from models.scores import Scores


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph with the readings of its numbers, and the kind of item that it stands in."""

    each: Printed
    readings: tuple[Reading, ...]
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class Weights:
    """Models of how sure a reading is: of both readers' readings, and of the tagger's alone."""

    both: Classifier
    alone: Classifier


def held_out(seed: int) -> Iterator[tuple[str, Scores]]:
    """Each way on the held-out paragraphs, by models of all training data."""
    figures = reader_by(whole(seed), join_examples(seed).choosers())
    told = [read(each, figures) for each in printed("held-out", 0)]
    weights = weighing(_training(seed), frozenset())
    yield from _ways([(one, weights) for one in told])


def left_out(seed: int) -> Iterator[tuple[str, Scores]]:
    """Each way on the training paragraphs, by models that have seen nothing of their councils."""
    known = _training(seed)
    judged: list[tuple[Told, Weights]] = []
    for fold in folds(seed):
        weights = weighing(known, fold.councils)
        judged += [
            (one, weights)
            for one in known
            if one.each.written and one.each.paragraph.meta.council in fold.councils
        ]
    yield from _ways(judged)


def _training(seed: int) -> list[Told]:
    joins, every = join_examples(seed), printed("train", seed)
    found: list[Told] = []
    for fold in folds(seed):
        figures = reader_by(fold.tagger, joins.choosers(fold.councils))
        found += (read(each, figures) for each in of_fold(every, fold))
    return found


def read(each: Printed, figures: FigureReader) -> Told:
    """The readings of a paragraph's numbers by the rules and by a tagger."""
    for section, context in each.sections:
        for told in prose.blocks(section, replace(context, figures=figures)):
            if each.body in told.topic.block.text:
                return Told(each, tuple(told.readings), section.item.kind)
    return Told(each, (), ItemKind.OTHER)


def weighing(known: Sequence[Told], without: frozenset[str]) -> Weights:
    """Both models of sureness, fitted without some councils."""
    own = [one for one in known if one.each.paragraph.meta.council not in without]
    both = [e for one in own for e in _examples(one, one.readings)]
    alone = [e for one in own for e in _examples(one, _by(one, TAGGED))]
    return Weights(fitted(in_parts(both), SURENESS), fitted(in_parts(alone), SURENESS))


def _examples(told: Told, readings: Sequence[Reading]) -> Iterator[Example]:
    facts = true(told.each.paragraph).figures
    for several in sureness.by_number(readings):
        for one in several:
            features = sureness.features(one, several, told.kind)
            yield example(told.each, features, label_of(one, facts))


def _by(told: Told, reader: str) -> list[Reading]:
    return [each for each in told.readings if each.by == reader]


def _ways(judged: Sequence[tuple[Told, Weights]]) -> Iterator[tuple[str, Scores]]:
    ways: dict[str, Callable[[Told, Weights], list[Json]]] = {
        "plain baseline": lambda told, _: list(_plainly(told)),
        "rules alone": lambda told, _: _json(sureness.unweighed(_by(told, RULE), told.kind)),
        "model alone": lambda told, w: _json(
            sureness.weighed(_by(told, TAGGED), w.alone, told.kind)
        ),
        "both": lambda told, w: _json(sureness.weighed(told.readings, w.both, told.kind)),
    }
    for way, stand in ways.items():
        yield way, _scores([(told, stand(told, weights)) for told, weights in judged])


def _json(figures: Iterator[Figure]) -> list[Json]:
    return [as_json(figure, {}) for figure in figures]


def _plainly(told: Told) -> Iterator[Json]:
    paragraph = told.each.paragraph
    for start, end in sentences(paragraph.text):
        yield from in_sentence(paragraph.text[start:end], paragraph.meta.period, None)


def _scores(found: Sequence[tuple[Told, list[Json]]]) -> Scores:
    """Precision, recall and F1 of whole records."""
    pairs = [pair(true(told.each.paragraph).figures, have, FIGURE) for told, have in found]
    hits = sum(len(each.same) for each in pairs)
    gold, have = sum(each.true for each in pairs), sum(each.found for each in pairs)
    f1 = 2 * hits / (gold + have) if gold + have else 1.0
    return Scores(len(found), gold, hits / max(have, 1), hits / max(gold, 1), f1, 0.0)
