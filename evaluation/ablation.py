"""What each part is worth: the rules alone, the model alone, and both together, beside the
plain baseline: of commitments, kinds of items, measures of values, and figures as whole records.

``python -m evaluation.ablation`` prints it.  "Alone" a model is told nothing of what the rules make
of a sentence.  Each council, and each writer of day-to-day sentences, is told by models that have
seen nothing of it; held-out paragraphs by models of all the training data.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation import figure_ablation
from evaluation.sections import Section
from evaluation.shown import show
from evaluation.training import HELD_OUT, LEFT_OUT, TASKS, Task, left_out, scored
from evaluation.training_data import SEED
from models.examples import Example
from models.linear import Plan, counted, fitted
from models.scores import Scores, Told

RULES = "rule"  # how the names of the features begin that say what the rules make of it
WAYS = ("plain baseline", "rules alone", "model alone", "both")


@dataclass(frozen=True, slots=True)
class Ablated:
    """How one way of doing a task scores on councils left out, or on what is held out."""

    task: str
    way: str
    on: str
    scores: Scores


def ablation(seed: int = SEED) -> tuple[Ablated, ...]:
    """Every way of every task that has rules, on both."""
    ruled = ((name, task) for name, task in TASKS.items() if task.ruled)
    return (
        *(each for name, task in ruled for each in of_task(name, task, seed)),
        *of_figures(seed),
    )


def of_figures(seed: int) -> Iterator[Ablated]:
    """The ways of reading figures in running text."""
    for on, ways in (
        (LEFT_OUT, figure_ablation.left_out(seed)),
        (HELD_OUT, figure_ablation.held_out(seed)),
    ):
        yield from (Ablated("figures in prose", way, on, scores) for way, scores in ways)


def of_task(name: str, task: Task, seed: int) -> Iterator[Ablated]:
    """The ways of one task."""
    examples, held = task.examples(seed), task.held_out()
    tell: dict[str, Callable[[Sequence[Example]], Sequence[Example]]] = {
        "model alone": lambda each: [without(example) for example in each],
        "both": list,
    }
    for on, own in ((LEFT_OUT, counted(examples)), (task.apart, held)):
        for way, said in (("plain baseline", by_plain), ("rules alone", by_rules)):
            if own:
                labels = [(each.label, said(each)) for each in own]
                yield Ablated(name, way, on, scored(task.plan, list(flatly(labels, task.plan))))
    for way, told in tell.items():
        plan = task.plan
        yield Ablated(name, way, LEFT_OUT, scored(plan, list(left_out(told(examples), plan))))
        if held:
            model = fitted(told(examples), plan)
            shares = [Told(e.label, model.probabilities(e.features)) for e in told(held)]
            yield Ablated(
                name, way, task.apart, scored(plan, [(s, model.threshold) for s in shares])
            )


def without(example: Example) -> Example:
    """The example without what the rules make of it."""
    kept = {k: v for k, v in example.features.items() if not k.startswith(RULES)}
    return replace(example, features=kept)


def by_rules(example: Example) -> str | None:
    """What the rules alone say."""
    return example.rules


def by_plain(example: Example) -> str | None:
    """What a person would have written first."""
    return example.plain


def flatly(labels: Sequence[tuple[str, str | None]], plan: Plan) -> Iterator[tuple[Told, float]]:
    """True labels beside those that were said, as if quite sure; nothing is the first label."""
    for true, told in labels:
        said = plan.labels[0] if told is None else told
        yield Told(true, {label: float(label == said) for label in plan.labels}), 0.5


def section(rows: Sequence[Ablated]) -> Section:
    """A table of it."""
    lines = tuple(
        (
            each.task,
            each.way,
            each.on,
            *(f"{x:.3f}" for x in (each.scores.precision, each.scores.recall, each.scores.f1)),
            str(each.scores.true),
        )
        for each in rows
    )
    columns = ("task", "by", "on", "P", "R", "F1", "true")
    return Section("Rules alone, model alone, both", columns, lines, 3)


def main() -> None:
    """Print the table."""
    show([section(ablation())], sys.stdout)


if __name__ == "__main__":
    main()
