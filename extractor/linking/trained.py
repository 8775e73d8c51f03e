"""The trained models that link papers, and what a caller hands to the functions that use them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.language.classifier import Classifier, load
from extractor.linking import likeness, subjects


@dataclass(frozen=True, slots=True)
class LinkModels:
    """``actions`` tells whether two mentions are of one action, ``subjects`` whether a planned
    item is that of another plan or of an agenda."""

    actions: Classifier
    subjects: Classifier


@cache
def installed() -> LinkModels:
    """The models that came with the tool; raises UnfitModelError, which says what to run."""
    return LinkModels(
        load("action-links", likeness.VERSION), load("subject-links", subjects.VERSION)
    )
