"""The scorer notices what is missed, what is invented, and what is in the wrong place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evaluation.measures import measures
from evaluation.rows import Row

Json = dict[str, Any]


def rows(found: Json, gold: Json) -> dict[str, Row]:
    return {row.name: row for row in measures(found, gold) if not row.empty}


def test_a_perfect_reader_scores_one_in_everything(perfect: Json, gold: Json) -> None:
    scored = rows(perfect, gold)
    assert len(scored) >= 28
    assert {name: row.f1 for name, row in scored.items()} == dict.fromkeys(scored, 1.0)
    assert all(row.true for row in scored.values())
    assert not [miss for row in scored.values() for miss in row.misses]


def test_an_empty_reader_finds_nothing(gold: Json) -> None:
    for name, row in rows({"meeting": None}, gold).items():
        assert row.recall == 0.0, name
        assert {miss.kind for miss in row.misses} <= {"missed", "divided wrongly"}


def drop_figures(found: Json) -> None:
    found["figures"] = found["figures"][::2]


def invent_a_figure(found: Json) -> None:
    first = next(f for f in found["figures"] if f["source"] == "scorecard")
    found["figures"].append({**first, "value": 12345.0, "indicator": "Moonrises"})


def double_figures(found: Json) -> None:
    found["figures"] += [{**f, "value": f["value"] + 1000} for f in found["figures"]]


def shift_pages(found: Json) -> None:
    for kind in ("actions", "plan", "figures", "items", "reports"):
        for each in found[kind]:
            each["evidence"] = {**each["evidence"], "page": each["evidence"]["page"] + 1}


def lose_owners(found: Json) -> None:
    for each in found["actions"]:
        each["owners"] = []


def swap(kind: str, field: str, value: Any) -> Callable[[Json], None]:
    def spoil(found: Json) -> None:
        for each in found[kind]:
            each[field] = value

    return spoil


def swap_in_minutes(part: str, field: str, value: Any) -> Callable[[Json], None]:
    def spoil(found: Json) -> None:
        for each in found["minutes"][0][part]:
            each[field] = value

    return spoil


def cut_items(found: Json) -> None:
    for each in found["items"]:
        each["last_page"] = each["first_page"]


def mark_otherwise(found: Json) -> None:
    for each in found["actions"]:
        each["marked"] = not each["marked"]


def lose_appendices(found: Json) -> None:
    found["items"] = [i for i in found["items"] if not i["parent"]]


FAULTS: list[tuple[Callable[[Json], None], set[str]]] = [
    (drop_figures, {"figures: all", "figures: scorecard", "figures: prose"}),
    (invent_a_figure, {"figures: all", "figures: scorecard"}),
    (double_figures, {"figures: all", "figures: scorecard", "figures: prose"}),
    (swap("figures", "unit", "ratio"), {"figures: all", "figures: scorecard", "figures: prose"}),
    (
        swap("figures", "source", "table"),
        {"figures: scorecard", "figures: prose", "figures: table"},
    ),
    (shift_pages, {"pages of what was found"}),
    (
        lose_owners,
        {"minutes: actions complete", "action sheet: owner", "action sheet: complete"},
    ),
    (
        swap("actions", "status", "unknown"),
        {"minutes: actions complete", "action sheet: status", "action sheet: complete"},
    ),
    (
        swap("actions", "due", "never"),
        {"minutes: actions complete", "action sheet: due", "action sheet: complete"},
    ),
    (
        mark_otherwise,
        {"minutes: actions complete"},
    ),
    (swap_in_minutes("resolutions", "minute", "25/99"), {"minutes: resolutions"}),
    (swap_in_minutes("items", "title", "Other business"), {"minutes: items"}),
    (swap_in_minutes("attendance", "role", "Jester"), {"minutes: attendance complete"}),
    (
        swap_in_minutes("attendance", "status", "absent"),
        {"minutes: attendance", "minutes: attendance complete"},
    ),
    (
        swap("plan", "meeting_date", "2020-01-01"),
        {"forward plan: entries", "forward plan: complete"},
    ),
    (
        swap("plan", "lead_officer", "Nobody"),
        {"forward plan: lead officers", "forward plan: complete"},
    ),
    (swap("items", "kind", "other"), {"agenda items: kind"}),
    (cut_items, {"agenda items: pages", "documents: exact", "documents: panoptic quality"}),
    (
        lose_appendices,
        {
            "agenda items: appendices",
            "documents: exact",
            "documents: panoptic quality",
            "documents: boundaries",
        },
    ),
    (swap("reports", "authors", ["Nobody"]), {"covering reports: complete"}),
]
# What was not known at all cannot be on a wrong page, nor have a field.
FOLLOWING = {"pages of what was found"}


@pytest.mark.parametrize(
    ("spoil", "concerned"),
    FAULTS,
    ids=[spoil.__name__ + str(n) for n, (spoil, _) in enumerate(FAULTS)],
)
def test_a_planted_fault_shows_in_just_its_measures(
    perfect: Json, gold: Json, spoil: Callable[[Json], None], concerned: set[str]
) -> None:
    before = rows(perfect, gold)
    spoil(perfect)
    after = rows(perfect, gold)
    lower = {name for name, row in after.items() if row.f1 < 1.0}
    assert lower - FOLLOWING == concerned - FOLLOWING
    assert concerned & FOLLOWING <= lower
    assert all(row.f1 == 1.0 for row in before.values())
    assert any(row.misses for row in after.values())


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("period", "2011-12", "wrong period"),
        ("unit", "ratio", "wrong unit"),
        ("measure", "forecast", "wrong measure"),
        ("value", -1.0, "wrong value"),
        ("indicator", "Moonrises", "wrong indicator"),
        ("source", "table", "wrong source"),
    ],
)
def test_what_a_figure_has_wrong_is_told(
    perfect: Json, gold: Json, field: str, value: Any, kind: str
) -> None:
    perfect["figures"][0][field] = value
    misses = [miss for row in rows(perfect, gold).values() for miss in row.misses]
    assert [miss.kind for miss in misses] == [kind]
    assert misses[0].page == perfect["figures"][0]["evidence"]["page"]


def test_half_of_the_figures_is_half_the_recall(perfect: Json, gold: Json) -> None:
    drop_figures(perfect)
    row = rows(perfect, gold)["figures: all"]
    assert row.recall == pytest.approx(0.5, abs=0.02)
    assert row.precision == 1.0


def test_doubled_figures_are_half_the_precision(perfect: Json, gold: Json) -> None:
    double_figures(perfect)
    row = rows(perfect, gold)["figures: all"]
    assert (row.precision, row.recall) == (0.5, 1.0)


def test_inventing_what_the_paper_has_not_lowers_precision(perfect: Json, gold: Json) -> None:
    bare: Json = gold | {"actions": [], "plan": [], "figures": [], "reports": [], "minutes": []}
    scored = rows(perfect, bare)
    for name in ("action sheet: entries", "forward plan: entries", "figures: prose"):
        assert scored[name].precision == 0.0
    assert scored["minutes: attendance"].precision == 0.0


@pytest.mark.parametrize(
    ("statements", "names"), [(None, set()), ([], {"statements"}), ("same", {"statements"})]
)
def test_statements_are_scored_where_they_are_annotated(
    perfect: Json, gold: Json, statements: Any, names: set[str]
) -> None:
    said = {"indicator": "Waits", "period": None, "standing": "on-target", "direction": None}
    perfect["statements"] = [said | {"evidence": {"page": 1, "text": "on target"}}]
    told = perfect["statements"] if statements == "same" else statements
    scored = rows(perfect, gold | {"statements": told})
    assert {name for name in scored if name == "statements"} == names
    if names:
        assert scored["statements"].f1 == float(statements == "same")
