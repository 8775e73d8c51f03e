"""What a model is trained on: plain named numbers with the true answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """One thing with its true label.

    ``council`` is whose paper it is from: nothing is told of a council by a model that has seen
    it.  Made-up examples (``written`` False) have little weight, and no score counts them where
    there are written ones.  ``rules`` is the label that the rules alone would give, ``plain``
    that of the plain baseline.
    """

    features: Mapping[str, float]
    label: str
    council: str
    written: bool = True
    weight: float = 1.0
    rules: str | None = None
    plain: str | None = None


def hashed(examples: Sequence[Example]) -> str:
    """The SHA-256 of everything that the examples say."""
    digest = hashlib.sha256()
    for each in examples:
        told = [sorted(each.features.items()), each.label, each.council, each.weight]
        digest.update(json.dumps(told).encode())
    return digest.hexdigest()
