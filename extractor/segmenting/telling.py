"""Tells the kind of an item: by a trained model where one is handed in, else by the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from extractor.language.classifier import Classifier
from extractor.records import ItemKind
from extractor.segmenting.kind_features import Seen, by_rules, features


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind, and how sure the model is of it; None where the rules alone have told it."""

    kind: ItemKind
    confidence: float | None = None


Tell = Callable[[Seen], Kind]


def ruled(seen: Seen) -> Kind:
    """The kind that the rules give."""
    return Kind(by_rules(seen))


def teller(model: Classifier | None) -> Tell:
    """What tells kinds by this model, to which the rules' word is one of the things it is told."""
    return partial(_modelled, model) if model else ruled


def _modelled(model: Classifier, seen: Seen) -> Kind:
    shares = model.probabilities(features(seen))
    likeliest = max(shares, key=lambda label: shares[label])
    return Kind(ItemKind(likeliest), round(shares[likeliest], 3))
