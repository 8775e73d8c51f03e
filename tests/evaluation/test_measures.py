"""The scorer notices what is missed, what is invented, and what is in the wrong place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evaluation.matching import Row
from evaluation.measures import measures

Json = dict[str, Any]


def rows(found: Json, gold: Json) -> dict[str, Row]:
    return {row.name: row for row in measures(found, gold)}


def test_a_perfect_reader_scores_one_in_everything(perfect: Json, gold: Json) -> None:
    scored = rows(perfect, gold)
    assert len(scored) == 18
    assert {name: row.f1 for name, row in scored.items()} == dict.fromkeys(scored, 1.0)
    assert all(row.true for row in scored.values())


def test_dropping_every_second_figure_halves_recall(perfect: Json, gold: Json) -> None:
    perfect["figures"] = perfect["figures"][::2]
    for name in ("figures: scorecard", "figures: prose"):
        row = rows(perfect, gold)[name]
        assert row.recall == pytest.approx(0.5, abs=0.13)
        assert row.precision == 1.0


def test_inventing_figures_lowers_precision(perfect: Json, gold: Json) -> None:
    perfect["figures"] += [{**f, "value": f["value"] + 1} for f in perfect["figures"]]
    for name in ("figures: scorecard", "figures: prose"):
        row = rows(perfect, gold)[name]
        assert row.precision == pytest.approx(0.5, abs=0.01)
        assert row.recall == 1.0


def test_an_empty_reader_finds_nothing(gold: Json) -> None:
    nothing: Json = {k: [] for k in ("items", "minutes", "actions", "plan", "figures")}
    scored = rows(nothing | {"meeting": None}, gold)
    dependent = {"agenda items: kind", "minutes: actions marked", "pages of what was found"}
    for name, row in scored.items():
        if row.true:
            assert row.recall == 0.0, name
    assert not dependent & {name for name, row in scored.items() if row.recall and row.true}


def test_inventing_what_the_paper_has_not_lowers_precision(perfect: Json, gold: Json) -> None:
    bare = {k: v for k, v in gold.items() if k not in ("action_sheet", "forward_plan", "figures")}
    scored = rows(perfect, bare)
    for name in ("action sheet: entries", "forward plan: entries", "figures: prose"):
        assert scored[name].precision == 0.0


def shift_pages(found: Json) -> None:
    for kind in ("actions", "plan", "figures", "items"):
        for each in found[kind]:
            each["evidence"]["page"] += 1


def swap_statuses(found: Json) -> None:
    for each in found["actions"]:
        each["status"] = "unknown"


def lose_letters(found: Json) -> None:
    for each in found["minutes"][0]["resolutions"]:
        each["minute"] = "25/99"


def swap_people(found: Json) -> None:
    for each in found["minutes"][0]["attendance"]:
        each["status"] = "apologies" if each["status"] == "present" else "present"


def swap_units(found: Json) -> None:
    for each in found["figures"]:
        each["unit"] = "ratio"


def undate_plan(found: Json) -> None:
    for each in found["plan"]:
        each["meeting_date"] = "2020-01-01"


def cut_items(found: Json) -> None:
    for each in found["items"]:
        each["last_page"] = each["first_page"]
        each["kind"] = "other"


def mark_otherwise(found: Json) -> None:
    for each in found["actions"]:
        each["marked"] = not each["marked"]


@pytest.mark.parametrize(
    ("spoil", "measure", "highest"),
    [
        (shift_pages, "pages of what was found", 0.5),
        (swap_statuses, "action sheet: status", 0.0),
        (lose_letters, "minutes: resolutions", 0.0),
        (swap_people, "minutes: attendance", 0.0),
        (swap_units, "figures: scorecard", 0.0),
        (undate_plan, "forward plan: entries", 0.0),
        (cut_items, "agenda items: kind", 0.0),
        (cut_items, "agenda items: pages", 0.9),
        (mark_otherwise, "minutes: actions marked", 0.0),
    ],
)
def test_a_planted_fault_shows_in_its_measure(
    perfect: Json, gold: Json, spoil: Callable[[Json], None], measure: str, highest: float
) -> None:
    before = rows(perfect, gold)
    spoil(perfect)
    after = rows(perfect, gold)
    assert before[measure].f1 == 1.0
    assert after[measure].f1 <= highest
