"""Fits linear models, calibrates their confidence and chooses their threshold.

Logistic regression (scikit-learn), then Platt's scaling (Platt 1999) on scores that each council's
examples got from a model of the other councils, and on the same scores the threshold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractor.language.classifier import Classifier
from models.examples import Example
from models.scores import Told, chosen_threshold


@dataclass(frozen=True, slots=True)
class Plan:
    """How a model is made: its name, the version of its features, its labels (of two, the one that
    is looked for last), the strength of its regularisation, and the least precision asked for."""

    name: str
    version: int
    labels: tuple[str, ...]
    strength: float = 1.0  # scikit-learn's C
    seen: int = 2  # examples that must have a feature
    precision: float = 0.96
    threshold: float | None = None  # where none is chosen

    @property
    def binary(self) -> bool:
        """Whether one class is looked for."""
        return len(self.labels) == 2


def fitted(examples: Sequence[Example], plan: Plan) -> Classifier:
    """The calibrated model of the examples, its threshold chosen on councils left out."""
    told = left_out(examples, plan)
    model = plain(examples, plan)
    if not told:
        return replace(model, threshold=plan.threshold or model.threshold)
    slope, shift = calibration(told, plan)
    if plan.threshold is not None:
        return replace(model, slope=slope, shift=shift, threshold=plan.threshold)
    mended = [(each, replace(one, slope=slope, shift=shift)) for each, one in told]
    known = [Told(e.label, one.probabilities(e.features)) for e, one in mended]
    threshold = chosen_threshold(known, plan.labels[-1], plan.precision)
    return replace(model, slope=slope, shift=shift, threshold=threshold)


def counted(examples: Sequence[Example]) -> list[Example]:
    """Those that scores count: the written ones, or all where none is written."""
    return [each for each in examples if each.written] or list(examples)


def left_out(examples: Sequence[Example], plan: Plan) -> list[tuple[Example, Classifier]]:
    """Each example that counts with a model that has seen nothing of its council."""
    found = []
    count = counted(examples)
    for council in sorted({each.council for each in count}):
        others = [each for each in examples if each.council != council]
        if len({each.label for each in others}) > 1:
            model = plain(others, plan)
            found += [(each, model) for each in count if each.council == council]
    return found


def plain(examples: Sequence[Example], plan: Plan) -> Classifier:
    """The model as it was fitted, not calibrated."""
    from sklearn.linear_model import LogisticRegression

    names, matrix = _matrix(examples, plan)
    solver = "liblinear" if plan.binary else "lbfgs"
    fit = LogisticRegression(C=plan.strength, max_iter=2000, random_state=0, solver=solver)
    weight = [each.weight for each in examples]
    fit.fit(matrix, [_code(each.label, plan) for each in examples], sample_weight=weight)
    columns = fit.coef_.T.round(4).tolist()
    return Classifier(
        name=plan.name,
        version=plan.version,
        labels=tuple(plan.labels[code] for code in fit.classes_),
        bias=tuple(fit.intercept_.round(4).tolist()),
        weights={n: tuple(row) for n, row in zip(names, columns, strict=True) if any(row)},
        slope=1.0,
        shift=0.0,
        threshold=0.5,
    )


def _code(label: str, plan: Plan) -> int:
    return plan.labels.index(label)


def _matrix(examples: Sequence[Example], plan: Plan) -> tuple[list[str], Any]:
    """The names of the features that enough examples have, and their values."""
    from sklearn.feature_extraction import DictVectorizer

    seen = Counter(name for each in examples for name, value in each.features.items() if value)
    kept = {name for name, count in seen.items() if count >= plan.seen}
    vectors = DictVectorizer(sort=True)
    values = [{k: v for k, v in each.features.items() if k in kept} for each in examples]
    matrix = vectors.fit_transform(values)
    matrix.indices = matrix.indices.astype("int32")  # as liblinear wants them
    matrix.indptr = matrix.indptr.astype("int32")
    return list(vectors.get_feature_names_out()), matrix


def calibration(told: Sequence[tuple[Example, Classifier]], plan: Plan) -> tuple[float, float]:
    """Platt's slope and shift for two classes; one slope ("temperature", Guo et al. 2017) for
    more."""
    if not plan.binary:
        return _temperature(told), 0.0
    from sklearn.linear_model import LogisticRegression

    scores = [[_score(one, each)] for each, one in told]
    fit = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
    fit.fit(scores, [_code(each.label, plan) for each, _ in told])
    return round(float(fit.coef_[0][0]), 4), round(float(fit.intercept_[0]), 4)


def _score(model: Classifier, example: Example) -> float:
    pairs = ((model.weights.get(name, (0.0,))[0], x) for name, x in example.features.items())
    return model.bias[0] + sum(weight * value for weight, value in pairs)


SLOPES = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)


def _temperature(told: Sequence[tuple[Example, Classifier]]) -> float:
    """The slope under which the true classes are least surprising."""
    from math import log

    def surprise(slope: float) -> float:
        shares = (
            replace(one, slope=slope).probabilities(each.features).get(each.label, 0.0)
            for each, one in told
        )
        return -sum(log(max(share, 1e-6)) for share in shares)

    return min(SLOPES, key=surprise)
