"""``committee-papers train``: every model again, from what is in the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import (
    entity_training,
    indicator_names,
    item_kinds,
    joining_examples,
    training_data,
)
from evaluation.link_examples import OTHER, SAME, action_examples
from evaluation.paragraphs import gold
from evaluation.subject_examples import subject_examples
from extractor.linking import likeness, subjects
from extractor.parsing import commitment_features
from models.examples import Example, hashed
from models.linear import Plan, counted, fitted
from models.scores import Scores, Told, accuracy, scores
from models.storing import Made, Trained, home, store

COMMITMENTS = Plan(
    name="commitments",
    version=commitment_features.VERSION,
    labels=(training_data.NO, training_data.YES),
    # real minutes promise less than paragraphs do: at 0.96 "the purpose was to provide ..." passed
    precision=0.98,
)
ACTION_LINKS = Plan("action-links", likeness.VERSION, (OTHER, SAME), threshold=0.5)
SUBJECT_LINKS = Plan("subject-links", subjects.VERSION, (OTHER, SAME), threshold=0.4)
LEFT_OUT, HELD_OUT = "councils left out", "held-out paragraphs"
HELD_OUT_NAMES = "held-out councils"
HELD_OUT_TITLES = "held-out titles"


@dataclass(frozen=True, slots=True)
class Task:
    """A model to be made: its plan, its examples, what is held out of training for good, whether
    there are rules that do the same, and what the scores call that which is held out."""

    plan: Plan
    examples: Callable[[int], list[Example]]
    held_out: Callable[[], list[Example]]
    ruled: bool = True
    apart: str = HELD_OUT


def _of_names(plan: Plan, examples: Callable[[], Sequence[Example]]) -> Task:
    """A model of names, in the making of which nothing is by chance."""
    return Task(
        plan,
        lambda seed: indicator_names.trained_on(examples()),
        lambda: indicator_names.held_out(examples()),
        ruled=False,
        apart=HELD_OUT_NAMES,
    )


TASKS = {
    "commitments": Task(
        COMMITMENTS,
        training_data.commitment_examples,
        lambda: training_data.written(gold("held-out")),
    ),
    "kinds": Task(
        item_kinds.KINDS, item_kinds.trained_on, item_kinds.held_out, apart=HELD_OUT_TITLES
    ),
    "action-links": Task(ACTION_LINKS, action_examples, list, ruled=False),
    "subject-links": Task(SUBJECT_LINKS, subject_examples, list, ruled=False),
    **{plan.name: _of_names(plan, examples) for plan, examples in indicator_names.MODELS},
    "value-names": Task(
        joining_examples.NAMES,
        joining_examples.names,
        lambda: joining_examples.held_out(joining_examples.name_examples),
        ruled=False,
    ),
    "value-periods": Task(
        joining_examples.PERIODS,
        joining_examples.periods,
        lambda: joining_examples.held_out(joining_examples.period_examples),
        ruled=False,
    ),
    "value-measures": Task(
        joining_examples.MEASURES,
        joining_examples.measures,
        lambda: joining_examples.held_out_measures(training_data.SEED),
    ),
    "prose-figures": Task(
        joining_examples.SURENESS,
        joining_examples.sure,
        lambda: joining_examples.held_out_sure(training_data.SEED),
        ruled=False,
    ),
}


def train(
    names: Sequence[str], seed: int, to: Path | None = None, reviewed: Sequence[Example] = ()
) -> Iterator[Made]:
    """Make and write each model, and give it with its scores; the model of links learns from what
    people ``reviewed`` too."""
    for name in names:
        if reviewed and name == ACTION_LINKS.name:
            yield made(name, seed, to, reviewed)
        else:
            yield MODELS[name](seed, to)


def made(name: str, seed: int, to: Path | None, more: Sequence[Example] = ()) -> Made:
    """Make and write a linear model, from ``more`` examples beside its own."""
    trained = trained_model(TASKS[name], seed, more)
    store(trained, to or home())
    return Made(name, trained.scores)


def _classifier(name: str) -> Callable[[int, Path | None], Made]:
    return lambda seed, to: made(name, seed, to)


# every model by its name: made with a seed, written where it is to be
MODELS: dict[str, Callable[[int, Path | None], Made]] = {
    "entities": entity_training.make,
    **{name: _classifier(name) for name in TASKS},
}


def trained_model(task: Task, seed: int, more: Sequence[Example] = ()) -> Trained:
    """A model with its scores: on councils that it had not seen, and on what is held out."""
    examples = [*task.examples(seed), *more]
    model = fitted(examples, task.plan)
    found = {LEFT_OUT: scored(task.plan, list(left_out(examples, task.plan)))}
    if held := task.held_out():
        told = [(Told(e.label, model.probabilities(e.features)), model.threshold) for e in held]
        found[task.apart] = scored(task.plan, told)
    return Trained(model, task.plan, len(examples), hashed(examples), seed, found)


def left_out(examples: Sequence[Example], plan: Plan) -> Iterator[tuple[Told, float]]:
    """What models told that were made, calibrated and given a threshold without the council."""
    count = counted(examples)
    for council in sorted({each.council for each in count}):
        model = fitted([each for each in examples if each.council != council], plan)
        for each in count:
            if each.council == council:
                yield Told(each.label, model.probabilities(each.features)), model.threshold


def scored(plan: Plan, told: Sequence[tuple[Told, float]]) -> Scores:
    """The scores of what was told, each at its own model's threshold."""
    if not plan.binary:
        return accuracy([each for each, _ in told])
    return scores([each for each, _ in told], plan.labels[-1], [least for _, least in told])
