"""The entity tagger is fitted, counted and written as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.language.entities import Entity, Tagger
from extractor.language.features import Token
from models.entities import NOTHING, Annotated, counted, fit

TEXTS = ["The rate was 12%.", "The share was 31%.", "The total was 7%.", "The score was 55%."]


def example(text: str) -> Annotated:
    start = text.index("was") + 4
    return Annotated(
        text, ((4, text.index(" was"), "INDICATOR"), (start, len(text) - 1, "FIGURE")), "x"
    )


def test_the_same_texts_give_the_same_weights(tmp_path: Path) -> None:
    for name in "ab":
        fit(map(example, TEXTS), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    counts = counted(Tagger(tmp_path / "a"), [example(text) for text in TEXTS])
    assert counts.scores().f1 == 1
    assert counts.scores("FIGURE").true == len(TEXTS)


class Fixed:
    """A tagger that always says the same."""

    def entities(self, text: str, tokens: list[Token]) -> list[Entity]:
        return [Entity("FIGURE", 13, 16, 0.9), Entity("FIGURE", 0, 3, 0.5)]


@pytest.mark.parametrize(
    ("label", "precision", "recall", "f1"),
    [("FIGURE", 0.5, 1.0, 2 / 3), ("INDICATOR", 1.0, 0.0, 0.0), (None, 0.5, 0.5, 0.5)],
)
def test_counts(label: str | None, precision: float, recall: float, f1: float) -> None:
    counts = NOTHING + counted(Fixed(), [example(TEXTS[0])])  # type: ignore[arg-type]
    found = counts.scores(label)
    assert (found.precision, found.recall, found.f1) == pytest.approx((precision, recall, f1))
