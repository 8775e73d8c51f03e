"""Trained models as data: named weights in a JSON file, and the probability that they give.

A model is a table of weights, a class a row, with the calibration of its confidence: numbers only,
so that loading one runs nothing and needs no library.  It lives beside the code that trains it, in
``models/weights``, and is read on first use.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FORMAT = 1  # of the file of weights


@dataclass(frozen=True, slots=True)
class Classifier:
    """A linear model: ``weights`` of each class by feature, ``bias`` of each class.

    ``slope`` turns scores into probabilities that are right as often as they say; a class is
    chosen where its probability is at least ``threshold``.
    """

    name: str
    version: int
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    slope: float
    shift: float
    threshold: float

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """The probability of each class."""
        if len(self.bias) == 1:
            yes = self._of_two(features)
            return dict(zip(self.labels, (1 - yes, yes), strict=True))
        scores = list(self.bias)
        for name, value in features.items():
            if known := self.weights.get(name):
                for place, weight in enumerate(known):
                    scores[place] += value * weight
        scores = [self.slope * score for score in scores]
        top = max(scores)
        shares = [math.exp(score - top) for score in scores]
        return {k: s / sum(shares) for k, s in zip(self.labels, shares, strict=True)}

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability of the last class: of two, the one that is looked for."""
        if len(self.bias) == 1:
            return self._of_two(features)
        return self.probabilities(features)[self.labels[-1]]

    def _of_two(self, features: Mapping[str, float]) -> float:
        """The probability of the second of two classes, which have one row of weights."""
        score, weights = self.bias[0], self.weights
        for name, value in features.items():
            if name in weights:
                score += value * weights[name][0]
        return 1 / (1 + math.exp(-max(min(self.slope * score + self.shift, 30.0), -30.0)))


class UnfitModelError(ValueError):
    """A model is not there or does not fit; the message says so in one line and what to run."""


def as_data(model: Classifier) -> dict[str, object]:
    """What a file of weights holds."""
    return {
        "format": FORMAT,
        "name": model.name,
        "version": model.version,
        "labels": list(model.labels),
        "bias": list(model.bias),
        "slope": model.slope,
        "shift": model.shift,
        "threshold": model.threshold,
        "weights": {name: list(each) for name, each in sorted(model.weights.items())},
    }


def from_data(text: str, version: int) -> Classifier:
    """The model that a file of weights holds; raises :class:`UnfitModelError` for another one."""
    try:
        data = json.loads(text)
        if (data["format"], data["version"]) != (FORMAT, version):
            raise UnfitModelError(f"the model was made for version {data['version']}")
        return Classifier(
            name=str(data["name"]),
            version=int(data["version"]),
            labels=tuple(data["labels"]),
            bias=tuple(map(float, data["bias"])),
            weights={str(k): tuple(map(float, v)) for k, v in data["weights"].items()},
            slope=float(data["slope"]),
            shift=float(data["shift"]),
            threshold=float(data["threshold"]),
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise UnfitModelError(f"the model is no file of weights: {error!r}") from error


@cache
def load(name: str, version: int) -> Classifier:
    """The trained model of that name, for features of that version."""
    try:
        text = files("models").joinpath("weights", f"{name}.json").read_text("utf-8")
        return from_data(text, version)
    except (OSError, ModuleNotFoundError, UnfitModelError) as error:
        reason = str(error) if isinstance(error, UnfitModelError) else "it is not installed"
        raise UnfitModelError(
            f"the model of {name} is not used: {reason}; run: committee-papers train --only {name}"
        ) from error
