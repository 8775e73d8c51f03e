"""Is a confidence of 0.8 right four times in five?

Asked of what the tool itself is unsure of: figures from prose, and unmarked actions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.matching import Json, pair
from evaluation.measures.actions import RAISED
from evaluation.measures.figures import FIGURE

BINS = 10
FEWEST = 30  # of fewer pairs nothing is learned
FIGURES, ACTIONS = "figures from prose", "unmarked actions"
Mend = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the tool was of a record, and whether it was right."""

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The records of one band of confidence."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def certainties(found: Json, gold: Json) -> list[Certainty]:
    """Every record of the kinds asked, with its confidence."""
    result = []
    for kind, key, true, have in _asked(found, gold):
        pairing = pair(true, have, key)
        right = {id(p.found) for p in pairing.same}
        result += [Certainty(kind, each["confidence"], id(each) in right) for each in have]
    return result


def unsure(found: Json) -> Iterator[tuple[str, Json]]:
    """The records whose confidence is asked after, with their kind."""
    for each in found.get("figures", []):
        if each["source"] == "prose":
            yield FIGURES, each
    for each in found.get("actions", []):
        if each["source"] == "minutes" and not each["marked"]:
            yield ACTIONS, each


def _asked(found: Json, gold: Json) -> Iterator[tuple[str, Any, list[Json], list[Json]]]:
    raised = [a for a in gold["actions"] if a["source"] == "minutes"]
    for kind, key, true in ((FIGURES, FIGURE, gold["figures"]), (ACTIONS, RAISED, raised)):
        yield kind, key, true, [each for name, each in unsure(found) if name == kind]


def reliability(told: Sequence[Certainty], bins: int = BINS) -> list[Bin]:
    """The bands that have records in them, the lowest first; 1.0 is in the highest."""
    held: dict[int, list[Certainty]] = {}
    for each in told:
        held.setdefault(min(int(each.confidence * bins), bins - 1), []).append(each)
    return [
        Bin(
            at / bins,
            (at + 1) / bins,
            len(own),
            sum(c.confidence for c in own) / len(own),
            sum(c.right for c in own) / len(own),
        )
        for at, own in sorted(held.items())
    ]


def calibration_error(told: Sequence[Certainty], bins: int = BINS) -> float:
    """Expected calibration error: how far confidence is from being right, a record at a time."""
    far = sum(b.count * abs(b.confidence - b.right) for b in reliability(told, bins))
    return far / len(told) if told else 0.0


def mended(told: Sequence[Certainty]) -> dict[str, Mend]:
    """Learn for each kind what share is right at a confidence, by isotonic regression.

    Of too few records nothing is learned, and confidence stays as it is.
    """
    kinds = {each.kind for each in told}
    return {kind: _learned([each for each in told if each.kind == kind]) for kind in kinds}


def _learned(told: Sequence[Certainty]) -> Mend:
    if len(told) < FEWEST:
        return float
    from sklearn.isotonic import IsotonicRegression

    model = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    model.fit([each.confidence for each in told], [float(each.right) for each in told])
    return lambda confidence: float(model.predict([confidence])[0])
