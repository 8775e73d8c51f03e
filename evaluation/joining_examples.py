"""Examples of what values are of and mean, and of how sure a figure of running text is.

Each annotated paragraph is printed as a small paper and read by a tagger that has seen nothing of
its council, as new papers are; for names and periods also with the true spans, so that what is
learned of joining does not depend on the tagger's slips alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.entity_training import FOLDS, Fold, folds, made_up_paragraphs, whole
from evaluation.matching import pair
from evaluation.measures.figures import month_of
from evaluation.paragraph_names import same_indicator, told_by
from evaluation.paragraph_score import FIGURE, as_read, paper, true
from evaluation.paragraphs import GoldFigure, Paragraph, gold
from extractor.language import measure_choice, name_choice, period_choice
from extractor.language.components.joiner import paragraph_of
from extractor.language.entities import Entity, Tagger
from extractor.language.figures import FigureReader, Read, may_hold_figures, reader
from extractor.language.joining import Choosers, name_words
from extractor.language.pipeline import build
from extractor.language.scenes import Outside, Scene, scenes
from extractor.parsing import prose, sureness
from extractor.parsing.context import Context
from extractor.records import Period, Section
from models.examples import Example
from models.linear import Plan, plain

OTHER, OWN = "other", "own"
WRONG, RIGHT = "wrong", "right"
MADE_UP = 0.3  # the weight of a made-up sentence: there are fewer ways of saying it
NAMES = Plan(name_choice.NAME, name_choice.VERSION, (OTHER, OWN), strength=0.3, threshold=0.5)
PERIODS = Plan(period_choice.NAME, period_choice.VERSION, (OTHER, OWN), strength=0.3, threshold=0.5)
MEASURES = Plan(measure_choice.NAME, measure_choice.VERSION, measure_choice.MEASURES)
SURENESS = Plan(sureness.NAME, sureness.VERSION, (WRONG, RIGHT), strength=0.1, precision=0.8)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as the tool sees it: the sections of its small paper, and where in a block its
    text stands (``body``, without the first ``cut`` characters)."""

    paragraph: Paragraph
    sections: tuple[tuple[Section, Context], ...]
    body: str
    cut: int
    written: bool = True

    def gold_of(self, value: Entity, shift: int) -> GoldFigure | None:
        """The true figure whose number a value's words overlap."""
        spans = self.paragraph.spans
        for figure in self.paragraph.figures:
            span = spans[figure.span]
            if span.start + shift < value.end and value.start < span.end + shift:
                return figure
        return None


@cache
def printed(split: str, seed: int) -> tuple[Printed, ...]:
    """The annotated paragraphs of a split, and for training the made-up ones, as read."""
    written = [(each, True) for each in gold(split)]
    made = [(each, False) for each in made_up_paragraphs(seed)] if split == "train" else []
    with tempfile.TemporaryDirectory() as folder:
        return tuple(_printed(each, Path(folder), told) for each, told in (*written, *made))


def _printed(paragraph: Paragraph, folder: Path, written: bool) -> Printed:
    from extractor.pipeline import family, periods_of_items
    from extractor.reading import read
    from extractor.reading.passages import split_marker
    from extractor.registers.councils import councils
    from extractor.segmenting import segment

    path = folder / f"{paragraph.meta.id}.txt"
    path.write_text(paper(paragraph), "utf-8")
    found = segment(read(path), councils())
    periods = periods_of_items(found.sections, found.meeting)
    told = tuple((s, Context(found.meeting, periods.get(family(s)))) for s in found.sections)
    _, cut = split_marker(paragraph.text)
    return Printed(paragraph, told, as_read(paragraph.text[cut:]), cut, written)


# --- names and periods --------------------------------------------------------------------------

Seen = tuple[Scene, int, GoldFigure, int]


def joins(each: Printed, nlp: Any) -> list[Seen]:
    """The values of a paragraph with their true figures, by the tagger of a pipeline."""
    found: list[Seen] = []

    def watching(
        text: str, context: Period | None, named: bool, outside: Sequence[Outside]
    ) -> Read:
        at = text.find(each.body)
        if at >= 0 and may_hold_figures(text):
            doc = nlp.make_doc(text)
            doc._.context, doc._.outside = context, tuple(outside)
            shift = at - each.cut
            for scene, place in scenes(paragraph_of(nlp(doc))):
                if figure := each.gold_of(scene.values[place], shift):
                    found.append((scene, place, figure, shift))
        return Read()

    for section, context in each.sections:
        list(prose.blocks(section, replace(context, figures=watching)))
    return found


def name_examples(each: Printed, seen: Seen) -> Iterator[Example]:
    """Every name that a value may be of, and whether it is its own."""
    scene, place, figure, shift = seen
    paragraph = each.paragraph
    names = told_by(paragraph, figure.indicator, paragraph.child(figure.span, "of-indicator"))
    own = [
        (span.start + shift, span.end + shift)
        for n, span in enumerate(paragraph.spans)
        if span.label == "INDICATOR" and paragraph.name(n) == figure.indicator
    ]
    options = name_choice.options(scene, place)
    rule = name_choice.by_rule(scene, place, options)
    right = [
        any(o.start < end and start < o.end for start, end in own)
        if o.how in ("sentence", "earlier", "later")
        else same_indicator(names, {"indicator": name_words(o.name)})
        for o in options
    ]
    told_of = name_choice.features(scene, place, options, rule)
    yield from _examples(each, told_of, right)


def period_examples(each: Printed, seen: Seen) -> Iterator[Example]:
    """Every period that a value may be of, and whether it is its own."""
    scene, place, figure, shift = seen
    options = period_choice.options(scene)
    rule = period_choice.by_rule(scene, place, options)
    wanted = month_of(figure.period)
    right = [month_of(o.period.label if o.period else None) == wanted for o in options]
    child = each.paragraph.child(figure.span, "in-period")
    if child is not None:
        span = each.paragraph.spans[child]
        start, end = span.start + shift, span.end + shift
        there = [o.said is not None and o.said.start < end and start < o.said.end for o in options]
        right = there if wanted is None else [a or b for a, b in zip(there, right, strict=True)]
    told_of = period_choice.features(scene, place, options, rule)
    yield from _examples(each, told_of, right)


def measure_examples(each: Printed, seen: Seen) -> Iterator[Example]:
    """A value as the tagger labels it, with its true measure."""
    scene, place, figure, _ = seen
    rule = measure_choice.by_rule(scene, place)
    true = figure.measure if figure.measure in measure_choice.MEASURES else measure_choice.ACTUAL
    features = measure_choice.features(scene, place, rule)
    yield replace(example(each, features, true), rules=rule)


def _examples(
    each: Printed, told_of: Sequence[dict[str, float]], right: Sequence[bool]
) -> Iterator[Example]:
    """The options of a value of which at least one is right."""
    if any(right):
        labels = (OWN if own else OTHER for own in right)
        yield from (example(each, f, name) for f, name in zip(told_of, labels, strict=True))


def example(each: Printed, features: dict[str, float], label: str) -> Example:
    """One thing seen in a paragraph, with its true label."""
    weight = 1.0 if each.written else MADE_UP
    return Example(features, label, each.paragraph.meta.council, each.written, weight)


@dataclass(frozen=True, slots=True)
class Joins:
    """The examples of names, of periods and of measures."""

    names: tuple[Example, ...]
    periods: tuple[Example, ...]
    measures: tuple[Example, ...]

    def choosers(self, without: frozenset[str] = frozenset()) -> Choosers:
        """Models of all three, fitted without some councils."""
        every = ((self.names, NAMES), (self.periods, PERIODS), (self.measures, MEASURES))
        return Choosers(
            *(plain([e for e in own if e.council not in without], plan) for own, plan in every)
        )


class TrueSpans:
    """Stands in the tagger's place and gives a paragraph's own spans."""

    def __init__(self, each: Printed) -> None:
        self.each = each

    def every(self, text: str, tokens: object) -> list[Entity]:
        """The spans, where they stand in this text."""
        at = text.find(self.each.body)
        if at < 0:
            return []
        cut = self.each.cut
        spans = (s for s in self.each.paragraph.spans if s.start >= cut)
        return [Entity(s.label, s.start - cut + at, s.end - cut + at, 1.0) for s in spans]


@cache
def join_examples(seed: int) -> Joins:
    """All that the models of names, periods and measures are trained on; a true span tells the
    measure, so that those are learned from the tagger's alone."""
    nlp, every = build(), printed("train", seed)
    tagger = nlp.get_pipe("paper_entities")
    true: list[tuple[Printed, Seen]] = []
    tagged: list[tuple[Printed, Seen]] = []
    for each in every:
        tagger.tagger = TrueSpans(each)
        true += ((each, one) for one in joins(each, nlp))
    for fold in folds(seed):
        tagger.tagger = fold.tagger
        for each in of_fold(every, fold):
            tagged += ((each, one) for one in joins(each, nlp))
    return Joins(
        tuple(e for each, one in (*true, *tagged) for e in name_examples(each, one)),
        tuple(e for each, one in (*true, *tagged) for e in period_examples(each, one)),
        tuple(e for each, one in tagged for e in measure_examples(each, one)),
    )


def of_fold(every: Sequence[Printed], fold: Fold) -> Iterator[Printed]:
    """The paragraphs of a part of the councils."""
    return (each for each in every if each.paragraph.meta.council in fold.councils)


# --- how sure -----------------------------------------------------------------------------------


def readings(each: Printed, figures: FigureReader) -> Iterator[Example]:
    """Every reading of a figure in a paragraph, and whether the record is right."""
    facts = true(each.paragraph).figures
    for section, context in each.sections:
        for told in prose.blocks(section, replace(context, figures=figures)):
            if each.body not in told.topic.block.text:
                continue
            for several in sureness.by_number(told.readings):
                for one in several:
                    features = sureness.features(one, several, section.item.kind)
                    yield example(each, features, label_of(one, facts))


def label_of(reading: sureness.Reading, facts: Sequence[Any]) -> str:
    """Whether a reading is one of the true figures."""
    from extractor.contract import plain as as_json

    found = as_json(reading.figure, {})
    return RIGHT if any(pair([fact], [found], FIGURE).same for fact in facts) else WRONG


@cache
def sure_examples(seed: int) -> tuple[Example, ...]:
    """The readings of each fold's paragraphs by models that have seen nothing of its councils."""
    known, every = join_examples(seed), printed("train", seed)
    found: list[Example] = []
    for fold in folds(seed):
        figures = reader_by(fold.tagger, known.choosers(fold.councils))
        found += (e for each in of_fold(every, fold) for e in readings(each, figures))
    return tuple(found)


def reader_by(tagger: Tagger, choosers: Choosers) -> FigureReader:
    """A reader of figures by other models than the installed ones."""
    nlp = build()
    nlp.get_pipe("paper_entities").tagger = tagger
    nlp.get_pipe("figure_joiner").choosers = choosers
    return reader(nlp)


# --- for training -------------------------------------------------------------------------------


def names(seed: int) -> list[Example]:
    """The examples of names, a part for a council: one by one would take too long."""
    return in_parts(join_examples(seed).names)


def periods(seed: int) -> list[Example]:
    """The examples of periods, a part for a council."""
    return in_parts(join_examples(seed).periods)


def measures(seed: int) -> list[Example]:
    """The examples of measures, a part for a council."""
    return in_parts(join_examples(seed).measures)


def sure(seed: int) -> list[Example]:
    """The examples of readings, a part for a council."""
    return in_parts(sure_examples(seed))


def in_parts(examples: Iterable[Example]) -> list[Example]:
    """The examples with a part of the councils in the place of each."""
    every = list(examples)
    councils = sorted({each.council for each in every})
    part = {council: f"part {n % FOLDS + 1}" for n, council in enumerate(councils)}
    return [replace(each, council=part[each.council]) for each in every]


def held_out(kind: Callable[[Printed, Seen], Iterator[Example]]) -> list[Example]:
    """The examples of the held-out paragraphs with their true spans."""
    nlp = build()
    found: list[Example] = []
    for each in printed("held-out", 0):
        nlp.get_pipe("paper_entities").tagger = TrueSpans(each)
        found += (e for one in joins(each, nlp) for e in kind(each, one))
    return found


def held_out_measures(seed: int) -> list[Example]:
    """The values of the held-out paragraphs as the tagger of all training data labels them."""
    nlp = build()
    nlp.get_pipe("paper_entities").tagger = whole(seed)
    every = ((each, one) for each in printed("held-out", 0) for one in joins(each, nlp))
    return [e for each, one in every for e in measure_examples(each, one)]


def held_out_sure(seed: int) -> list[Example]:
    """The readings of the held-out paragraphs by models of all training data."""
    figures = reader_by(whole(seed), join_examples(seed).choosers())
    return [e for each in printed("held-out", 0) for e in readings(each, figures)]
