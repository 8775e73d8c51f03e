"""What was known at each meeting."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from corpus.press.answers import Answers
from corpus.press.fronts import numbered
from corpus.press.history import (
    Paper,
    clock,
    listed,
    plan,
    printed,
    quarters_to,
    reading,
    sheet,
    told,
)
from corpus.press.model import Indicator, Item, Reading, World
from corpus.samples import WORLDS, world


def on_sheet(council: str, key: str) -> list[str | None]:
    """What the sheets of the three packs say of an action; None where it is not there."""
    found: list[str | None] = []
    for number in (1, 2, 3):
        said = {each.action.key: each.status for each in sheet(world(council), number)}
        found.append(said.get(key))
    return found


@pytest.mark.parametrize(
    ("council", "key", "said"),
    [
        ("wexmoor", "diversion", ["open", "complete", None]),
        ("wexmoor", "phases", ["open", None, None]),  # it vanishes
        ("wexmoor", "bases", [None, "forward-plan", "forward-plan"]),
        ("wexmoor", "audit", [None, "open", "superseded"]),
        ("wexmoor", "lost", [None, None, None]),  # raised at the last meeting
        ("brayford", "market", ["open", "open", None]),  # it vanishes
        ("brayford", "contact", [None, "open", "complete"]),
        ("brayford", "empty", [None, "forward-plan", "forward-plan"]),
    ],
)
def test_an_action_has_a_history(council: str, key: str, said: list[str | None]) -> None:
    assert on_sheet(council, key) == said


@pytest.mark.parametrize("council", WORLDS)
def test_every_sheet_action_was_raised_at_a_meeting(council: str) -> None:
    found = world(council)
    for action in found.actions:
        met = found.meetings[action.meeting]
        words = [w for item in met.items if item.title == action.item for w in item.words]
        assert action.key in {each.action for each in words}


def test_what_left_an_action_on_the_plan_is_on_the_plan() -> None:
    later = plan(world("wexmoor"), 2)
    assert "Resource Bases: progress report" in {e.subject for e in later[date(2024, 9, 10)]}
    assert date(2024, 9, 10) in plan(world("wexmoor"), 1)
    titles = {e.subject for entries in plan(world("wexmoor"), 1).values() for e in entries}
    assert "Resource Bases: progress report" not in titles


def test_a_subject_slips() -> None:
    subject = "Young Carers Strategy"
    days = [
        next(
            at for at, es in plan(world("wexmoor"), n).items() if subject in [e.subject for e in es]
        )
        for n in (1, 2, 3)
    ]
    assert days == [date(2024, 2, 6), date(2024, 6, 4), date(2024, 6, 4)]


@pytest.mark.parametrize(
    ("council", "key", "period", "values"),
    [
        ("wexmoor", "rereferrals", "2023-24 Q3", (24.1, 23.3)),
        ("brayford", "recycling", "2024-25 Q2", (47.2, 46.5)),
    ],
)
def test_a_reading_is_restated(
    council: str, key: str, period: str, values: tuple[float, float]
) -> None:
    indicator = world(council).indicator(key)
    found = [reading(indicator, period, number) for number in (2, 3)]
    assert tuple(r.actual for r in found if r) == values


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "sign", "words"),
    [
        ("percent", 1, 21.4, True, "21.4%"),
        ("percent", 1, 21.4, False, "21.4"),
        ("gbp", 0, 1250, True, "£1,250"),
        ("count", 0, 1043, True, "1,043"),
        ("days", 1, 20, True, "20.0"),
    ],
)
def test_printed(unit: str, decimals: int, value: float, sign: bool, words: str) -> None:
    indicator = Indicator(key="k", name="K", unit=unit, decimals=decimals, readings=())
    assert printed(indicator, value, sign=sign) == words


@pytest.mark.parametrize(
    ("period", "count", "quarters"),
    [
        ("2023-24 Q1", 3, ["2022-23 Q3", "2022-23 Q4", "2023-24 Q1"]),
        ("2023-24 Q4", 2, ["2023-24 Q3", "2023-24 Q4"]),
        ("1999-00 Q2", 3, ["1998-99 Q4", "1999-00 Q1", "1999-00 Q2"]),
    ],
)
def test_quarters_to(period: str, count: int, quarters: list[str]) -> None:
    assert quarters_to(period, count) == quarters


def test_told_notes_the_figures_it_prints() -> None:
    answers = Answers()
    paper = Paper(world("wexmoor"), 2, answers)
    text = told(
        paper, "Visits & more: {visits actual 2023-24 Q3} against {visits target 2023-24 Q3}."
    )
    assert text == 'Visits &amp; more: <fact n="0"/>96% against <fact n="1"/>95%.'
    assert [f.values["measure"] for f in answers.of("figure")] == ["actual", "target"]


@pytest.mark.parametrize(
    ("time", "words"), [("18:00", "6.00 pm"), ("09:30", "9.30 am"), ("12:05", "12.05 pm")]
)
def test_clock(time: str, words: str) -> None:
    assert clock(time) == words


@pytest.mark.parametrize(("names", "words"), [(["A"], "A"), (["A", "B", "C"], "A, B and C")])
def test_listed(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_items_under_another_have_letters() -> None:
    items = [Item(title=t, under_previous=t.islower()) for t in ("A", "B", "b", "bb", "C", "c")]
    assert [number for number, _ in numbered(tuple(items))] == ["1", "2", "2a", "2b", "3", "3a"]


@pytest.mark.parametrize(
    ("part", "data"),
    [(Reading, {"period": "2023-24 Q1", "targget": 3}), (World, {"key": "x"})],
)
def test_an_unknown_or_missing_key_is_an_error(
    part: type[Reading], data: dict[str, object]
) -> None:
    with pytest.raises(ValidationError):
        part.model_validate(data)
