"""How well a model tells: precision, recall, F1, accuracy, and whether its confidence holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

STEPS = tuple(step / 100 for step in range(10, 91, 2))
BINS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """A true label beside the probabilities that a model gave."""

    label: str
    shares: Mapping[str, float]

    @property
    def likeliest(self) -> str:
        """The label with the greatest probability."""
        return max(self.shares, key=lambda label: self.shares[label])


@dataclass(frozen=True, slots=True)
class Scores:
    """Of two classes precision, recall and F1 of the one looked for; of more, accuracy in all
    three.  ``off`` is the expected calibration error."""

    examples: int
    true: int
    precision: float
    recall: float
    f1: float
    off: float

    def as_data(self) -> dict[str, float]:
        """For the manifest."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def scores(told: Sequence[Told], looked_for: str, thresholds: Sequence[float]) -> Scores:
    """Of what a model told: where ``looked_for`` is at least its threshold, it is said."""
    true = [each.label == looked_for for each in told]
    sure = [each.shares[looked_for] for each in told]
    said = [share >= least for share, least in zip(sure, thresholds, strict=True)]
    hits = sum(t and s for t, s in zip(true, said, strict=True))
    precision = hits / sum(said) if any(said) else 1.0
    recall = hits / sum(true) if any(true) else 1.0
    f1 = 2 * hits / (sum(said) + sum(true)) if any(said) or any(true) else 1.0
    off = calibration_error(list(zip(sure, true, strict=True)))
    return Scores(len(told), sum(true), precision, recall, f1, off)


def accuracy(told: Sequence[Told]) -> Scores:
    """Of what a model told where one of several labels is always said."""
    right = [each.likeliest == each.label for each in told]
    share = sum(right) / len(right) if right else 1.0
    sure = [max(each.shares.values()) for each in told]
    off = calibration_error(list(zip(sure, right, strict=True)))
    return Scores(len(told), len(told), share, share, share, off)


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """How far confidence is from how often it is right: bins of equal width, weighed by size."""
    total = 0.0
    for low in range(BINS):
        inside = [p for p in pairs if low <= min(p[0] * BINS, BINS - 0.001) < low + 1]
        if inside:
            sure = sum(share for share, _ in inside) / len(inside)
            right = sum(hit for _, hit in inside) / len(inside)
            total += abs(sure - right) * len(inside) / len(pairs)
    return total


def chosen_threshold(told: Sequence[Told], looked_for: str, precision: float) -> float:
    """The threshold of the best F1 among those that keep the precision; the highest among
    equals.  Where none keeps it, the one of the best precision."""
    each = [(step, scores(told, looked_for, [step] * len(told))) for step in STEPS]
    kept = [(found.f1, step) for step, found in each if found.precision >= precision]
    if kept:
        return max(kept)[1]
    return max((found.precision, step) for step, found in each)[1]
