"""Models as data: probabilities, and one line that says what to run where one does not fit."""

from __future__ import annotations

import json

import pytest

from extractor.language.classifier import (
    Classifier,
    UnfitModelError,
    as_data,
    from_data,
    load,
)

TWO = Classifier("two", 3, ("no", "yes"), (0.0,), {"a": (2.0,)}, 1.0, 0.0, 0.5)
MANY = Classifier("m", 3, ("x", "y"), (0.0, 1.0), {"a": (3.0, 0.0)}, 1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("model", "features", "label"),
    [
        (TWO, {"a": 1.0}, "yes"),
        (TWO, {"a": -1.0}, "no"),
        (MANY, {}, "y"),
        (MANY, {"a": 1.0, "unknown": 5.0}, "x"),
    ],
)
def test_the_likeliest_class(model: Classifier, features: dict[str, float], label: str) -> None:
    shares = model.probabilities(features)
    assert max(shares, key=lambda each: shares[each]) == label
    assert sum(shares.values()) == pytest.approx(1.0)


def test_a_file_of_weights_gives_the_model_back() -> None:
    assert from_data(json.dumps(as_data(TWO)), 3) == TWO


@pytest.mark.parametrize(
    ("text", "version"),
    [
        (json.dumps(as_data(TWO)), 4),
        (json.dumps(as_data(TWO) | {"format": 99}), 3),
        ("{}", 3),
        ("[]", 3),
        ("not JSON", 3),
    ],
)
def test_what_does_not_fit_is_refused(text: str, version: int) -> None:
    with pytest.raises(UnfitModelError):
        from_data(text, version)


def test_a_missing_model_says_what_to_run() -> None:
    with pytest.raises(UnfitModelError, match=r"^[^\n]*run: committee-papers train --only nosuch$"):
        load("nosuch", 1)
