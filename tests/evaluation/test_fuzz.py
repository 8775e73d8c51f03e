"""A few seconds of what ``python -m evaluation.fuzz`` does for minutes, and that it finds."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.fuzz import inputs
from evaluation.fuzz.hunting import TALLY, Hunt
from evaluation.fuzz.targets import TARGETS
from evaluation.fuzz.told import Told

DATA = st.binary(max_size=300)
SLOW = {"pdf": 4, "docx": 4}  # examples of what takes long
USUAL = 25


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_unforeseen(name: str) -> None:
    @settings(
        max_examples=SLOW.get(name, USUAL),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(DATA)
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()


@given(DATA)
def test_bytes_tell_every_choice(data: bytes) -> None:
    one, two = Told(data), Told(data)
    assert [one.randrange(n) for n in range(1, 99)] == [two.randrange(n) for n in range(1, 99)]
    assert inputs.agenda(Told(data)) == inputs.agenda(Told(data))


def test_the_first_byte_tells_the_first_choice() -> None:
    assert [Told(bytes([n])).randrange(255) for n in range(255)] == list(range(255))


@pytest.mark.parametrize("make", [inputs.pdf, inputs.docx, inputs.html, inputs.xml, inputs.txt])
def test_inputs_are_made_from_choices_alone(make: object) -> None:
    data = random.Random(4).randbytes(200)
    assert callable(make)
    assert make(Told(data)) == make(Told(data))


def test_a_hunt_keeps_one_input_a_place(tmp_path: Path) -> None:
    def target(data: bytes) -> None:
        if data.startswith(b"a"):
            raise ValueError(f"byte {data[-1]}")

    hunt = Hunt(target, tmp_path, "chance")
    for data in (b"a1", b"b", b"a2"):
        hunt.one(data)
    hunt.note(at_once=True)
    tally = json.loads((tmp_path / TALLY).read_text())
    assert tally["executions"] == 3
    [kept] = tally["finds"].values()
    assert (tmp_path / kept).read_bytes() == b"a1"
    assert "ValueError" in (tmp_path / f"{kept}.txt").read_text()
