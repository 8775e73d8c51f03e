"""The log of decisions: kept in order, all or none, and untouched by papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from extractor.library.connect import connect, writing
from extractor.library.decisions import add, log, log_of, take_over
from extractor.library.errors import LibraryError
from extractor.library.schema import decisions
from extractor.library.writes import keep
from extractor.records import Decision, Extraction, Said

OWNER = Decision(
    "action",
    "correct",
    "Zoë Reviewer",
    datetime(2031, 7, 20, 12, 30, tzinfo=UTC),
    "Westmere Council",
    None,
    (Said("minutes", date(2031, 1, 14), None, "circulate “the” timetable"),),
    field="owner",
    value="",
    was="Clerk",
    why="=1+1",
)
UNDO = Decision("action", "undo", "B", OWNER.when, undoes=1)


def test_decisions_come_back_as_they_were_made(library: sa.Engine) -> None:
    assert log(library) == ()
    assert add(library, [OWNER, UNDO]) == [1, 2]
    assert add(library, [OWNER]) == [3]
    assert log(library) == tuple(replace(d, id=n) for n, d in enumerate((OWNER, UNDO, OWNER), 1))


def test_papers_leave_decisions_alone(library: sa.Engine, extraction: Extraction) -> None:
    keep(library, extraction)
    add(library, [OWNER])
    keep(library, extraction)
    assert [d.was for d in log(library)] == ["Clerk"]


def test_all_or_none(library: sa.Engine) -> None:
    with pytest.raises((LibraryError, sa.exc.StatementError)):
        add(library, [OWNER, replace(OWNER, by=None)])  # type: ignore[arg-type]
    assert log(library) == ()


def test_a_library_from_before_there_were_decisions(tmp_path: Path) -> None:
    old = str(tmp_path / "old.sqlite")
    with writing(connect(old, create=True)) as connection:
        decisions.drop(connection)
    assert log_of(old) == ()


def test_decisions_of_another_library_are_taken_over_once(
    library: sa.Engine, tmp_path: Path
) -> None:
    old = str(tmp_path / "old.sqlite")
    other = replace(OWNER, value="Pilot")
    again = replace(UNDO, undoes=2, by="C")
    add(connect(old, create=True), [OWNER, UNDO, again])
    with writing(connect(old, create=True)) as connection:
        connection.execute(sa.text("UPDATE library SET value = '1' WHERE key = 'schema'"))
    with pytest.raises(LibraryError, match=f"review copy {old}"):
        connect(old)
    add(library, [other, OWNER])
    assert take_over(library, log_of(old)) == [3, 4]
    assert take_over(library, log_of(old)) == []
    assert [(d.by, d.undoes) for d in log(library)[2:]] == [("B", 2), ("C", 3)]


def test_nothing_ties_a_decision_to_a_row() -> None:
    assert decisions.foreign_keys == set()
