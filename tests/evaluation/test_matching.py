"""Pairing and comparing."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.matching import Kind, alike, field, norm, pair, tells

Json = dict[str, Any]
KIND = Kind((field("name"), field("date")), (field("owner"),), lambda r: str(r["name"]))


def record(name: str, date: str = "d", owner: str = "o", page: int | None = None) -> Json:
    return {"name": name, "date": date, "owner": owner, "evidence": {"page": page}}


records = st.lists(
    st.builds(record, st.sampled_from("ab"), st.sampled_from("de"), st.sampled_from("op")),
    max_size=5,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Q3 – 45%, in all", "q3 45% in all"), ("The Chair’s", "the chair s"), (None, "")],
)
def test_norm(text: str | None, words: str) -> None:
    assert norm(text) == words


@pytest.mark.parametrize(
    ("true", "found", "same"),
    [
        ("Share the survey results.", "Share the survey results", True),
        ("Share the survey results.", "Share the survey results. Officers aware", False),
        ("Work programme", "Work plan", False),
        ("Head of Place", None, False),
    ],
)
def test_alike(true: str, found: str | None, same: bool) -> None:
    assert alike(true, found) is same


@pytest.mark.parametrize(
    ("true", "found", "same"),
    [
        ("Arrange a visit for Members", "and a visit for Members would be arranged.", True),
        ("Arrange a visit for Members", "The minutes were confirmed and signed.", False),
    ],
)
def test_tells(true: str, found: str, same: bool) -> None:
    assert tells(true, found) is same


@settings(deadline=None)
@given(records, records)
def test_each_record_is_paired_once(true: list[Json], found: list[Json]) -> None:
    result = pair(true, found, KIND)
    taken = [id(p.true) for p in result.pairs] + [id(r) for r in result.missed]
    assert sorted(taken) == sorted(map(id, true))
    taken = [id(p.found) for p in result.pairs] + [id(r) for r in result.extra]
    assert sorted(taken) == sorted(map(id, found))


@settings(deadline=None)
@given(records, records)
def test_no_pairing_has_more_records_of_the_same_identity(
    true: list[Json], found: list[Json]
) -> None:
    small, large = sorted((true, found), key=len)
    best = max(
        sum((a["name"], a["date"]) == (b["name"], b["date"]) for a, b in zip(small, order))  # noqa: B905
        for order in permutations(large, len(small))
    )
    assert len(pair(true, found, KIND).same) == best


@pytest.mark.parametrize(
    ("true", "found", "kinds"),
    [
        ([record("a")], [record("a")], []),
        ([record("a")], [], ["missed"]),
        ([], [record("a")], ["invented"]),
        ([record("a", "d")], [record("a", "e")], ["wrong date"]),
        ([record("a")], [record("b")], ["missed", "invented"]),
        # the one that is told wrongly does not take the place of the right one
        ([record("a"), record("a", "e")], [record("a", "f"), record("a")], ["wrong date"]),
    ],
)
def test_errors_are_told(true: list[Json], found: list[Json], kinds: list[str]) -> None:
    row = pair(true, found, KIND).row("m")
    assert [miss.kind for miss in row.misses] == kinds
    assert row.true - row.recalled == sum(k != "invented" for k in kinds)
    assert row.found - row.right == sum(k != "missed" for k in kinds)


def test_a_complete_record_is_right_in_all() -> None:
    pairing = pair([record("a"), record("b")], [record("a"), record("b", owner="p")], KIND)
    assert (pairing.row("m").f1, pairing.complete("m").f1) == (1.0, 0.5)
    assert [miss.kind for miss in pairing.complete("m").misses] == ["wrong owner"]
    assert pairing.told("m", "owner", lambda each: each["owner"]).f1 == 0.5


def test_of_two_that_agree_the_one_on_the_page_is_taken() -> None:
    found = [record("a", page=1), record("a", page=2)]
    assert pair([record("a", page=2)], found, KIND).pairs[0].found is found[1]
