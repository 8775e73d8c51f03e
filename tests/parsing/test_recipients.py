"""Whom an action is for, and tasks that are for nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsing.recipients import recipient


@pytest.mark.parametrize(
    ("task", "whom"),
    [
        ("The Clerk to circulate the map to Members", "Members"),
        ("circulate the map to all members of the Roads Panel", "members of the Roads Panel"),
        ("provide the Committee with a breakdown by ward", "Committee"),
        ("send the Chair the rent roll of the units", "Chair"),
        ("email the list of depots to the Chair", "Chair"),
        ("circulate the fees granted to young people to Members", "Members"),
        ("share the survey with the Panel before May", "Panel"),
        ("report back to the Panel on the gate", "Panel"),
        ("A report would be brought back to the Scrutiny Committee in June", "Scrutiny Committee"),
        ("write to the Secretary of State for Transport", "Secretary of State for Transport"),
        ("The Leader would write to the Home Office about the grant", "Home Office"),
        ("It would be supplied to Cllr Moss after the meeting", "Cllr Moss"),
        ("the note be sent to the Head of Parks", "Head of Parks"),
        ("Officers would inform ward members of the closures", "ward members"),
        ("raise the closures with the bus company", None),
        ("look into the gate", None),
        ("bring the report to the next meeting", None),
        ("respond to the consultation", None),
        ("add the map to the Committee report", None),
        ("reduce the fee in addition to the Council tax", None),
        ("The Clerk to send the map to the Chair's office", None),
        ("", None),
    ],
)
def test_whom_a_task_is_for(task: str, whom: str | None) -> None:
    assert recipient(task) == whom


@given(st.text(max_size=300))
def test_any_text_has_one_recipient_or_none_and_prints_it(task: str) -> None:
    found = recipient(task)
    assert found is None or found in task
