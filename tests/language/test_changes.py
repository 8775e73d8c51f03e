"""Changes, shares and totals that are stated whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.changes import find_changes, find_shares, find_sums


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Numbers fell by 38% - 263 in Q1 22/23 to 179 in Q2 22/23.", [(38, 263, 179)]),
        ("It rose by 33% from 302 in Q2 2023/24 to 403 in Q3 23/24.", [(33, 302, 403)]),
        ("44% at the end of Q3, a 1% increase from 43% in Q2.", [(1, 43, 44)]),
        ("It fell from 83.5% in quarter 2 to 75% in quarter 3 (8.5% decrease).", [(8.5, 83.5, 75)]),
        ("Costs went up from £1,200 to £1,450, an increase of £250.", [(250, 1200, 1450)]),
        ("An increase of 7.7 percentage points (from 51.0%) on 2019.", []),
        ("A fall of 2.4 points (from 61.0%), and a rise of 7.7 points (from 51.0%).", []),
        ("Calls rose from 0 in May to 12 in July and led to a 50% increase in repairs.", []),
        ("It fell by nearly 30% from 300 to 200.", []),
        ("It fell by 30%. From 300 berths 200 were let.", []),
        ("It rose by 5% from 300 to 21%.", []),
    ],
)
def test_changes(text: str, found: list[tuple[float, float, float]]) -> None:
    told = [(c.amount.value, c.before.value, c.after.value) for c in find_changes(text)]
    assert told == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("27 of 131 (21%) were let.", [(21, 27, 131)]),
        ("21% (27 out of 131) were let.", [(21, 27, 131)]),
        ("27 of 131 were let, and 21% of others.", []),
        ("About 21% (27 of 131) were let.", []),
    ],
)
def test_shares(text: str, found: list[tuple[float, float, float]]) -> None:
    assert [(s.share.value, s.part, s.whole) for s in find_shares(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were 120, made up of 70 in the east and 50 in the west.", [(120, [70, 50])]),
        ("120 lamps, comprising 70 old, 30 new and 20 lost.", [(120, [70, 30, 20])]),
        ("There were 120, made up of 70 in the east. 50 and 60 were let.", []),
        ("There were 120, made up of 70 in the east and 50% of those in the west.", []),
        ("There were 120: 70 in the east and 50 in the west.", []),
    ],
)
def test_sums(text: str, found: list[tuple[float, list[float]]]) -> None:
    assert [(s.total.value, [p.value for p in s.parts]) for s in find_sums(text)] == found


@given(st.text(alphabet="from to by 0123456789%£,.()-andofmade up ", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for change in find_changes(text):
        assert change.before is not change.after
    find_shares(text)
    find_sums(text)
