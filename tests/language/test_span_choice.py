"""What the weigher of spans sees of a span."""

from __future__ import annotations

import pytest

from extractor.language.features import features as token_features
from extractor.language.features import sentences_of
from extractor.language.possible_spans import Possible, possible
from extractor.language.span_choice import Tagged, features
from models.entities import tokens

TEXT = "Takings (car park takings) were £486. It will report in May."


def tagged() -> Tagged:
    cut = tokens(TEXT)
    shares = {f"{part}-{label}": [0.0] * len(cut) for part in "BI" for label in ("DUE", "FIGURE")}
    shares |= {"B-INDICATOR": [0.0] * len(cut), "I-INDICATOR": [0.0] * len(cut)}
    shares["B-INDICATOR"][0], shares["B-INDICATOR"][2] = 0.5, 0.7
    shares["I-INDICATOR"][3], shares["I-INDICATOR"][4] = 0.7, 0.4
    shares["B-FIGURE"][7], shares["I-FIGURE"][8] = 0.9, 0.9
    shares["B-DUE"][14] = 0.8
    spans = tuple(possible(shares, ("INDICATOR", "FIGURE", "DUE")))
    seen = token_features(TEXT, cut)
    return Tagged(sentences_of(TEXT, cut), seen, shares, spans)


def span(text: Tagged, label: str, first: int, last: int) -> Possible:
    return next(p for p in text.spans if (p.label, p.first, p.last) == (label, first, last))


@pytest.mark.parametrize(
    ("label", "place", "expected"),
    [
        ("INDICATOR", (2, 4), ["bracket=TrueTrue", "again1", "has=takings", "length3", "values1"]),
        ("INDICATOR", (2, 4), ["rank0", "before=(", "after2=) were", "last2=park takings"]),
        ("INDICATOR", (2, 3), ["rank1", "last=park"]),
        ("INDICATOR", (0, 0), ["begins=True", "again1", "names1"]),
        ("FIGURE", (7, 8), ["names1", "0:num=valueB", "number-after=-", "kind=before|-"]),
        ("DUE", (14, 14), ["comeTrue", "values0", "before=in"]),
    ],
)
def test_features(label: str, place: tuple[int, int], expected: list[str]) -> None:
    text = tagged()
    seen = features(text, span(text, label, *place))
    assert {f"{label}|{each}" for each in expected} <= set(seen)


def test_how_likely_it_is_counts_for_all_labels_and_for_its_own() -> None:
    text = tagged()
    seen = features(text, span(text, "INDICATOR", 0, 0))
    assert seen["odds"] == seen["INDICATOR|odds"] == pytest.approx(0.0)
