"""Errors of entities are told apart."""

from __future__ import annotations

import pytest

from evaluation.entity_errors import Error, Span, agreement, errors, shown

NAME, FIGURE = (4, 18, "INDICATOR"), (23, 26, "FIGURE")


@pytest.mark.parametrize(
    ("true", "found", "kinds"),
    [
        ([NAME, FIGURE], [NAME, FIGURE], []),
        ([NAME], [(4, 12, "INDICATOR")], ["boundary"]),
        ([FIGURE], [(23, 26, "TARGET")], ["label"]),
        ([FIGURE], [(20, 26, "PERIOD")], ["both"]),
        ([FIGURE], [], ["missed"]),
        ([], [FIGURE], ["spurious"]),
        ([NAME], [(4, 10, "INDICATOR"), (11, 18, "INDICATOR")], ["boundary", "spurious"]),
        ([NAME], [(2, 18, "ORG"), (4, 12, "INDICATOR")], ["boundary", "spurious"]),
        ([NAME, FIGURE], [(4, 26, "INDICATOR")], ["boundary", "missed"]),
    ],
)
def test_kinds(true: list[Span], found: list[Span], kinds: list[str]) -> None:
    assert [each.kind for each in errors(true, found)] == kinds


@pytest.mark.parametrize(
    ("true", "found", "label", "expected"),
    [
        ([NAME], [NAME], "INDICATOR", (1.0, 1.0)),
        ([NAME], [(4, 12, "INDICATOR")], "INDICATOR", (0.0, 1.0)),
        ([NAME], [], "INDICATOR", (0.0, 0.0)),
        ([NAME], [NAME, FIGURE], "FIGURE", (0.0, 0.0)),
        ([NAME], [NAME, FIGURE], None, (2 / 3, 2 / 3)),
        ([FIGURE], [(23, 26, "TARGET")], "FIGURE", (0.0, 0.0)),
    ],
)
def test_agreement(
    true: list[Span], found: list[Span], label: str | None, expected: tuple[float, float]
) -> None:
    own = sum(label in (None, each[2]) for each in true)
    assert agreement(own, list(errors(true, found)), label) == pytest.approx(expected)


def test_an_error_is_shown_in_its_words() -> None:
    text = "The share of calls was 31%."
    assert shown(text, Error("boundary", (4, 18, "INDICATOR"), (4, 9, "INDICATOR"))) == (
        "boundary: The <[share> of calls] was 31%."
    )
