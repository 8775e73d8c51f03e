"""What is kept is what would be told afresh, whatever came, changed and went before."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from corpus.samples import write_samples
from evaluation.link_bench import councils
from extractor.answers import as_rows
from extractor.asking import asked, current, kept, kinds
from extractor.asking.indicators import series as chosen
from extractor.asking.rebuilt import records
from extractor.asking.selection import Selection
from extractor.library import kept_schema
from extractor.library.connect import connect
from extractor.library.decisions import add, log
from extractor.library.errors import LibraryError
from extractor.library.kept_filters import OfActions, OfFindings, OfPlan, OfSeries
from extractor.library.reads import KINDS, WORDS, extractions
from extractor.library.writes import keep, remove
from extractor.linking import findings, plans, recommendations, registered
from extractor.linking.bodies import with_councils
from extractor.linking.corrections import undoing
from extractor.linking.decided_indicators import with_indicators
from extractor.linking.decided_records import as_decided, recorded, with_names
from extractor.linking.ledger import Entry, ledger
from extractor.linking.points import Series
from extractor.linking.record_kinds import FIGURE, ITEM
from extractor.linking.reviewed import of_record, reviewed
from extractor.linking.series import named, series
from extractor.pipeline import extract
from extractor.records import Decision, Extraction
from extractor.registers.known import known

TODAY = date(2025, 3, 3)
ALL = Selection()
SELECTIONS = (
    ALL,
    Selection(council="mere"),
    Selection(committee="scrutiny"),
    Selection(council="nobody"),
)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Extraction]:
    """The told samples, and what the packs of two made-up councils would be read as."""
    folder = tmp_path_factory.mktemp("samples")
    read = [extract(path) for path in sorted(write_samples(folder)) if path.is_file()]
    made = [paper for packs, _ in islice(councils(), 2) for paper in packs[:4]]
    every = [*read, *made]
    return [
        replace(p, paper=replace(p.paper, source=f"{n:02d}-{p.paper.source}", sha256=str(n)))
        for n, p in enumerate(every)
    ]


@pytest.fixture
def where(tmp_path: Path, papers: list[Extraction]) -> str:
    """A library of them."""
    path = str(tmp_path / "library.sqlite")
    library = connect(path, create=True)
    for paper in papers:
        keep(library, paper)
    return path


def afresh(where: str, selection: Selection) -> dict[str, list[dict[str, Any]]]:
    """Every answer, linked from nothing."""
    library = connect(where)
    made, ends = log(library), registered.polarities(known())
    held = [
        p for p in with_councils(extractions(library, *KINDS, WORDS)) if selection.has(p.meeting)
    ]
    held = as_decided([with_names(each) for each in held], made)
    put_right = with_indicators(held, made, known())
    return {
        "actions": as_rows(ledger(held, today=TODAY, decisions=made)),
        "plan": as_rows(plans.plan(held, decisions=made)),
        "recommendations": as_rows(recommendations.recommendations(held)),
        "series": as_rows(registered.recognised(series(put_right, ends), known())),
        "findings": as_rows(findings.findings(put_right, ends, made)),
    }


def as_kept(where: str, selection: Selection) -> dict[str, list[dict[str, Any]]]:
    """Every answer, as commands have it."""
    return {
        "actions": asked.actions(where, selection, (), None, TODAY),
        "plan": asked.plan(where, selection),
        "recommendations": asked.recommendations(where, selection),
        "series": asked.series(where, selection),
        "findings": asked.findings(where, selection, ()),
    }


def hold(where: str, selections: Iterable[Selection] = SELECTIONS) -> None:
    """Kept answers are those that are told afresh, also when they are read a second time."""
    for selection in selections:
        expected = afresh(where, selection)
        for _ in range(2):
            found = as_kept(where, selection)
            for question, rows in expected.items():
                assert found[question] == rows, (question, selection)


def decided(where: str, verdict: str, **more: Any) -> Decision:
    """A decision of the first action."""
    held = extractions(connect(where), *kinds.ACTIONS.reads)
    every = reviewed(held, log(connect(where)), TODAY)
    [name, *_] = next(each.entries for each in every.committees if each.entries)
    about = every.subject(name)
    assert about
    return about.decision(verdict, "A Pilot", datetime(2025, 3, 1, tzinfo=UTC), "seen", **more)


def decided_plan(where: str) -> Decision:
    """That the first planned item which came did not come."""
    held = extractions(connect(where), *kinds.ACTIONS.reads)
    every = reviewed(held, log(connect(where)), TODAY)
    [name, *_] = [each.id for each in plans.plan(held) if each.delivered_by]
    about = every.subject(name)
    assert about
    when = datetime(2025, 3, 1, tzinfo=UTC)
    return about.decision("correct", "A Pilot", when, "seen", field="report", value="")


def scope_numbers(where: str) -> set[int]:
    """The scopes that are kept."""
    with connect(where).connect() as connection:
        return set(connection.execute(sa.select(kept_schema.scopes.c.scope_id)).scalars())


# ------------------------------------------------------------------ what is kept holds


def test_kept_answers_are_those_told_afresh(where: str) -> None:
    expected = afresh(where, ALL)
    assert all(expected[name] for name in ("actions", "plan", "series", "findings"))
    hold(where)


def test_papers_come_change_and_go(where: str, papers: list[Extraction]) -> None:
    library = connect(where, create=True)
    remove(library, [papers[-1].paper.source, papers[0].paper.source])
    hold(where, [ALL])
    keep(library, papers[0])
    hold(where, [ALL])
    first = papers[-2].records
    changed = replace(papers[-2], records=replace(first, actions=first.actions[1:]))
    keep(library, changed)
    hold(where)


def test_decisions_and_their_undoing(where: str) -> None:
    library = connect(where, create=True)
    before = as_kept(where, ALL)
    [number] = add(library, [decided(where, "correct", field="status", value="superseded")])
    hold(where)
    assert as_kept(where, ALL)["actions"] != before["actions"]
    [made] = log(library)
    add(library, [replace(made, verdict="undo", field=None, value=None, was=None, undoes=number)])
    hold(where, [ALL])
    assert as_kept(where, ALL) == before


def test_decisions_of_plans_and_their_undoing(where: str) -> None:
    library = connect(where, create=True)
    before = as_kept(where, ALL)
    [number] = add(library, [decided_plan(where)])
    hold(where)
    assert as_kept(where, ALL)["plan"] != before["plan"]
    [made] = log(library)
    add(library, [replace(made, verdict="undo", field=None, value=None, was=None, undoes=number)])
    hold(where, [ALL])
    assert as_kept(where, ALL) == before


def test_decisions_of_single_records_and_their_undoing(where: str) -> None:
    library = connect(where, create=True)
    before, held = as_kept(where, ALL), with_councils(extractions(library, *KINDS))
    paper = next(p for p in held if p.meeting.council and p.records.figures and p.items)
    when = datetime(2025, 3, 1, tzinfo=UTC)
    for kind in (FIGURE, ITEM):
        about = of_record(paper, recorded(paper, kind)[0])
        [number] = add(library, [about.decision("reject", "A Pilot", when, "seen")])
        hold(where, [ALL])
        assert kind is ITEM or as_kept(where, ALL)["series"] != before["series"]
        add(library, [undoing(log(library)[-1], "A Pilot", when, None)])
        assert log(library)[-1].undoes == number
    hold(where, [ALL])
    assert as_kept(where, ALL) == before


def test_only_what_changed_is_told_again(where: str, papers: list[Extraction]) -> None:
    library = connect(where, create=True)
    assert current.refresh(library)
    before = scope_numbers(where)
    assert not current.refresh(library)
    told = list[tuple[str, int, int]]()
    keep(library, papers[-1])
    assert current.refresh(library, progress=lambda *each: told.append(each))
    council = papers[-1].meeting.council
    assert {question for question, _, _ in told} == {each.name for each in kinds.EVERY}
    assert all(total == 1 for _, _, total in told), council
    assert len(scope_numbers(where) - before) == len(kinds.EVERY)


def test_kept_answers_may_be_dropped(where: str) -> None:
    before = as_kept(where, ALL)
    library = connect(where, create=True)
    kept_schema.derived.drop_all(library)
    assert as_kept(where, ALL) == before
    with library.begin() as connection:
        connection.execute(kept_schema.state.update().values(value="of another version"))
    assert as_kept(where, ALL) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_library_that_cannot_be_written_is_answered(where: str) -> None:
    expected = afresh(where, ALL)
    Path(where).chmod(0o444)
    assert as_kept(where, ALL) == expected
    assert not sa.inspect(connect(where)).has_table("kept_state")


def test_what_cannot_be_kept_is_answered(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: Any, **__: Any) -> None:
        raise LibraryError("locked")

    expected = afresh(where, ALL)
    monkeypatch.setattr(current, "refresh", locked)
    assert as_kept(where, ALL) == expected
    assert not sa.inspect(connect(where)).has_table("kept_state")


# ------------------------------------------------------------------ what commands make of it


def test_records_come_back(where: str) -> None:
    library = connect(where)
    held = [with_names(p) for p in with_councils(extractions(library, *KINDS, WORDS))]
    rows = as_kept(where, ALL)
    assert records(Entry, rows["actions"]) == list(ledger(held, today=TODAY))
    assert records(plans.Subject, rows["plan"]) == list(plans.plan(held))
    found = registered.recognised(series(held, registered.polarities(known())), known())
    assert records(Series, rows["series"]) == list(found)
    word = found[0].name.split()[0]
    assert chosen(where, ALL, name=word) == as_rows(named(found, word))


def test_pages_of_answers(where: str) -> None:
    rows = asked.actions(where, ALL, (), None, TODAY)
    library = connect(where)
    first, total = kept.actions(library, OfActions(), limit=3, today=TODAY)
    assert (total, first) == (len(rows), rows[:3])
    some, _ = kept.actions(library, OfActions(), offset=2, limit=2, today=TODAY)
    assert some == rows[2:4]
    late, _ = kept.actions(library, OfActions(overdue=True), today=TODAY)
    assert [row["id"] for row in late] == [row["id"] for row in rows if row["overdue"]]
    rest, _ = kept.actions(library, OfActions(overdue=False), today=TODAY)
    assert len(late) + len(rest) == total


def test_filters_and_counts(where: str) -> None:
    rows = as_kept(where, ALL)
    library = connect(where)
    council = rows["actions"][0]["council"]
    found, _ = kept.actions(library, OfActions(council=council.upper()), today=TODAY)
    assert found == [row for row in rows["actions"] if row["council"] == council]
    by_state = kept.counts(library, kinds.ACTIONS, "state")
    assert sum(by_state.values()) == len(rows["actions"])
    for state, number in by_state.items():
        _, total = kept.actions(library, OfActions(states=(str(state),)), limit=1)
        assert total == number
    assert kept.plan(library, OfPlan(), limit=1)[1] == len(rows["plan"])
    assert kept.series(library, OfSeries(), limit=1)[1] == len(rows["series"])
    kind = rows["findings"][0]["kind"]
    found, total = kept.findings(library, OfFindings(kinds=(kind,)))
    assert total == len(found) == sum(row["kind"] == kind for row in rows["findings"])
