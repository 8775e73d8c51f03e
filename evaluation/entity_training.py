"""Makes the entity tagger again, and says how well it tags what it has not seen."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from random import Random

from corpus.fiction.annotated import paragraphs
from corpus.fiction.words import COUNCILS
from evaluation.markup import compile_markup
from evaluation.paragraphs import Paragraph, gold
from extractor.language.classifier import Classifier, as_data
from extractor.language.components.entities import WEIGHER, WEIGHTS
from extractor.language.entities import LABELS, Tagger
from extractor.language.pipeline import build, home
from models.entities import (
    NOTHING,
    SETTINGS,
    SPANS,
    Annotated,
    Counts,
    counted,
    fit,
    fitted,
    span_examples,
    weigher,
)
from models.examples import Example
from models.scores import Scores
from models.storing import Made, write_card

NAME = "entities"
MADE_UP = 400  # sentences of the press: there are few ways of saying it
FOLDS = 5
LIBRARIES = ("python-crfsuite", "spacy", "scikit-learn")
LEFT_OUT, HELD_OUT = "councils left out", "held-out paragraphs"


def make(seed: int, to: Path | None = None) -> Made:
    """Fit the tagger, write its pipeline, manifest and card, and give its scores."""
    known = examples(seed)
    unseen = _left_out(seed)
    place = to / "papers" if to else home()
    nlp = build()
    weights = place / "paper_entities" / WEIGHTS
    weights.parent.mkdir(parents=True, exist_ok=True)
    weights.write_bytes(_weights(seed))
    told = json.dumps(as_data(weigher_without(seed)), separators=(",", ":"))
    weights.with_name(WEIGHER).write_text(told + "\n", "utf-8")
    nlp.get_pipe("paper_entities").load(weights)
    nlp.meta["name"] = "committee_papers"
    nlp.to_disk(place)
    held = counted(nlp.get_pipe("paper_entities").tagger, _written("held-out"))
    made = Made(NAME, {LEFT_OUT: unseen.scores(), HELD_OUT: held.scores()})
    _manifest(place, known, seed, {LEFT_OUT: unseen, HELD_OUT: held})
    write_card(made, to)
    return made


def examples(seed: int) -> list[Annotated]:
    """All that the tagger is trained on: the training paragraphs, and sentences of the press."""
    return [*_written("train"), *made_up(seed)]


def annotated(paragraph: Paragraph, *, written: bool = True) -> Annotated:
    """A paragraph's text and spans."""
    spans = tuple((s.start, s.end, str(s.label)) for s in paragraph.spans)
    return Annotated(paragraph.text, spans, paragraph.meta.council, written)


@cache
def _written(split: str) -> tuple[Annotated, ...]:
    return tuple(annotated(each) for each in gold(split))


def made_up(seed: int) -> list[Annotated]:
    """Sentences of the press with their spans."""
    return [annotated(each, written=False) for each in made_up_paragraphs(seed)]


@cache
def made_up_paragraphs(seed: int) -> tuple[Paragraph, ...]:
    """Sentences of the press, drawn from all councils."""
    found = [
        each for key in COUNCILS for text in paragraphs(key, seed) for each in compile_markup(text)
    ]
    Random(seed).shuffle(found)
    return tuple(found[:MADE_UP])


@dataclass(frozen=True, slots=True)
class Fold:
    """Some councils, and a tagger that saw nothing of them."""

    councils: frozenset[str]
    tagger: Tagger


@cache
def _unweighed(seed: int) -> tuple[Fold, ...]:
    """The councils in parts: one by one would take an hour."""
    every = examples(seed)
    written = sorted({each.council for each in every if each.written})
    pressed = sorted({each.council for each in every} - set(written))
    parts = [frozenset(written[at::FOLDS] + pressed[at::FOLDS]) for at in range(FOLDS)]
    taggers = fitted([[e for e in every if e.council not in out] for out in parts])
    return tuple(Fold(out, tagger) for out, tagger in zip(parts, taggers, strict=True))


@cache
def spans(seed: int) -> tuple[Example, ...]:
    """The spans that each part's tagger thinks possible in the written paragraphs of its councils,
    of which it has seen nothing."""
    return tuple(
        each
        for fold in _unweighed(seed)
        for each in span_examples(fold.tagger, _own(fold.councils, seed))
    )


def weigher_without(seed: int, councils: frozenset[str] = frozenset()) -> Classifier:
    """What weighs possible spans, fitted without some councils."""
    return weigher([each for each in spans(seed) if each.council not in councils])


@cache
def folds(seed: int) -> tuple[Fold, ...]:
    """The parts, each with a tagger and what weighs its spans."""
    for fold in _unweighed(seed):
        fold.tagger.weigher = weigher_without(seed, fold.councils)
    return _unweighed(seed)


def _own(councils: frozenset[str], seed: int) -> list[Annotated]:
    return [each for each in examples(seed) if each.written and each.council in councils]


@cache
def _weights(seed: int) -> bytes:
    """The tagger of all training data, as CRFsuite writes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entities.crf"
        fit(examples(seed), path)
        return path.read_bytes()


def whole(seed: int) -> Tagger:
    """The tagger of all training data, for scores on what is held out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entities.crf"
        path.write_bytes(_weights(seed))
        return Tagger(path, weigher_without(seed))


def _left_out(seed: int) -> Counts:
    """How each council's written paragraphs are tagged by a tagger that saw none of it."""
    total = NOTHING
    for fold in folds(seed):
        total += counted(fold.tagger, _own(fold.councils, seed))
    return total


def _manifest(place: Path, known: list[Annotated], seed: int, scores: dict[str, Counts]) -> None:
    """What the pipeline was made of and how it does, beside its weights."""
    told = {
        "name": NAME,
        "data": hashlib.sha256("\n".join(_lines(known)).encode()).hexdigest(),
        "examples": len(known),
        "seed": seed,
        "configuration": SETTINGS | {"spans": asdict(SPANS)},
        "libraries": {name: version(name) for name in LIBRARIES},
        "scores": {on: by_label(each) for on, each in scores.items()},
    }
    (place / "manifest.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _lines(known: list[Annotated]) -> Iterator[str]:
    return (json.dumps([e.text, e.spans, e.council]) for e in known)


def by_label(counts: Counts) -> dict[str, dict[str, float]]:
    """Each label's scores, and those of all together."""
    labels: dict[str, Scores] = {label: counts.scores(label) for label in LABELS}
    return {name: each.as_data() for name, each in (labels | {"all": counts.scores()}).items()}
