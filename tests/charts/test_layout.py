"""Charts in the room that they have."""

from __future__ import annotations

import re

import pytest

from extractor.charts.drawing import drawn
from extractor.charts.layout import ROOMS, layout_of
from extractor.linking.comparing import Comparison

pytest.importorskip("vl_convert", reason="the extra `plot` is not installed")

PHONE, COLUMN = 343, 700  # pixels that a chart may have there


@pytest.mark.parametrize("name", ["one", "two"])
@pytest.mark.parametrize(("room", "most"), [("narrow", PHONE), ("beside", COLUMN)])
def test_a_chart_is_no_wider_than_its_room(
    name: str, room: str, most: int, request: pytest.FixtureRequest
) -> None:
    found: Comparison = request.getfixturevalue(name)
    svg = drawn(found, ".svg", lambda _: None, room=room).decode()
    width = re.search(r'width="([\d.]+)"', svg)
    assert width and float(width[1]) <= most
    assert "opens the page" not in svg


def test_every_room_has_a_layout() -> None:
    for room in ROOMS:
        assert layout_of(room, 1).size >= layout_of(room, 2).size
