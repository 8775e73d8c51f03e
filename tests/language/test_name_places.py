"""Where an indicator's name may stand."""

from __future__ import annotations

import pytest

from extractor.language.name_places import name_places

# the words, values in braces, and the places that are to be found
SAID = [
    ("the rent collected was {98.1%} .", [("told", "rent collected")]),
    ("reoffending fell again .", [("bare", "reoffending")]),
    ("voids re-let : {41} .", [("marked", "voids re-let")]),
    ("{84} children were adopted .", [("counted", "children"), ("shared", "adopted")]),
    (
        "{81%} of tenants were satisfied with repairs , {2%} more",
        [("counted", "tenants"), ("shared", "satisfied with repairs"), ("counted", "more")],
    ),
    ("sickness rose , while the staff turnover was {9%}", [("told", "staff turnover")]),
    ("calls and the letters were {9}", [("told", "letters")]),
    ("members asked about this .", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_places_of_names(text: str, expected: list[tuple[str, str]]) -> None:
    valued = [word.startswith("{") for word in text.split()]
    words = [word.strip("{}") for word in text.split()]
    found = [(p.shape, " ".join(words[p.first : p.end])) for p in name_places(words, valued)]
    for place in expected:
        assert place in found
    assert expected or not found
