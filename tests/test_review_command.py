"""Deciding from the command line and from the spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import cli
from evaluation.reviewed_examples import reviewed_examples
from extractor import review_command
from extractor.exports.columns import as_exported
from extractor.library.connect import connect
from extractor.library.writes import keep
from extractor.linking.decided_indicators import key_of, typed
from extractor.linking.ledger import ledger
from extractor.records import Action, Evidence, Extraction, Figure, Meeting, Paper, Records
from extractor.registers.known import known
from tests.reviewing import library_of, told, typing

JAN, MARCH, MAY = date(2025, 1, 14), date(2025, 3, 14), date(2025, 5, 14)
LAMPS = "Harbourmaster to meet the lamp makers about the pier"
NOTE = "Circulate a note on the lamps of the pier to all members of the Committee"
AGAIN = "Provide all members with a note on lamps on the pier"


def paper(day: date, *actions: Action) -> Extraction:
    return Extraction(
        Paper(f"{day}.txt", "1", "text/plain"),
        Meeting("Westmere Council", None, "Quay Committee", day),
        records=Records(actions=actions),
        kind="pack",
    )


def row(text: str, page: int, **more: Any) -> Action:
    return Action("action-sheet", text, Evidence(text, page), raised=JAN, **more)


def papers() -> list[Extraction]:
    return [
        paper(MARCH, row(LAMPS, 3, owners=("Clerk",), status="open"), row(NOTE, 4)),
        paper(MAY, row(LAMPS, 5, owners=("Clerk",), status="open"), row(AGAIN, 6)),
    ]


@pytest.fixture
def library(tmp_path: Path) -> str:
    return library_of(papers(), tmp_path)


@pytest.fixture
def run(library: str) -> Callable[..., Result]:
    return typing(library)


def actions(library: str) -> dict[str, dict[str, Any]]:
    asked = ["actions", "--library", library, "--format", "json"]
    return {each["id"]: each for each in json.loads(CliRunner().invoke(cli.program, asked).stdout)}


def named(library: str, text: str) -> str:
    return next(name for name, each in actions(library).items() if each["text"] == text)


# ------------------------------------------------------------------ the list


def test_the_least_certain_first_with_candidates_and_pages(run: Callable[..., Result]) -> None:
    found = told(run, "list")
    known = [d["certainty"] for d in found if d["certainty"] is not None]
    assert known == sorted(known)
    assert [d["certainty"] for d in found[: len(known)]] == known
    [link] = [d for d in found if d["kind"] == "link"]
    assert (link["text"], link["page"], link["paper"]) == (AGAIN, 6, f"{MAY}.txt")
    [candidate] = link["candidates"]
    assert (candidate["text"], candidate["page"]) == (NOTE, 4)
    assert link["id"] == candidate["id"]


def test_kinds_and_limit(run: Callable[..., Result]) -> None:
    assert {d["kind"] for d in told(run, "list")} == {"link", "status", "owner"}
    assert {d["kind"] for d in told(run, "list", "--kind", "owner")} == {"owner"}
    assert len(told(run, "list", "--limit", "1")) == 1


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_what_is_decided_is_asked_no_more(
    run: Callable[..., Result], library: str, verdict: str
) -> None:
    [link] = told(run, "list", "--kind", "link")
    run(verdict, link["id"], "--why", "I was there")
    assert told(run, "list", "--kind", "link") == []
    assert len(actions(library)) == (2 if verdict == "accept" else 3)


def test_an_accepted_action_is_asked_of_no_more(run: Callable[..., Result]) -> None:
    [first, *_] = told(run, "list", "--kind", "owner")
    run("accept", first["id"])
    assert first["id"] not in {d["id"] for d in told(run, "list") if d["kind"] != "link"}


def test_a_decision_that_papers_have_overtaken_is_asked_again(
    run: Callable[..., Result], library: str
) -> None:
    run("correct", named(library, LAMPS), "--field", "status", "--to", "delivered", "--why", "x")
    assert not [d for d in told(run, "list", "--kind", "status") if d["text"] == LAMPS]
    later = paper(date(2025, 7, 14), row(LAMPS, 9, status="superseded"))
    keep(connect(library, create=True), later)
    [doubt] = [d for d in told(run, "list", "--kind", "status") if d["text"] == LAMPS]
    assert "superseded" in doubt["says"]


# ------------------------------------------------------------------ deciding


def test_a_correction_is_in_the_ledger_with_who_and_why(
    run: Callable[..., Result], library: str
) -> None:
    name = named(library, LAMPS)
    run(
        "correct",
        name,
        "--field",
        "owner",
        "--to",
        "Pilot; Clerk",
        "--why",
        "he said",
        "--by",
        "Zoë",
    )
    found = actions(library)[name]
    assert found["owners"] == ["Pilot", "Clerk"]
    [mark] = found["decided"]
    assert [mark[k] for k in ("field", "was", "by", "why")] == ["owner", "Clerk", "Zoë", "he said"]
    assert mark["when"].startswith("20")


def test_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_command, "name_in_git", lambda: "")
    monkeypatch.setattr(review_command, "getuser", lambda: "pilot")
    assert review_command.reviewer() == "pilot"
    monkeypatch.setattr(review_command, "name_in_git", lambda: "A Pilot")
    assert review_command.reviewer() == "A Pilot"

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(review_command, "name_in_git", nobody)
    with pytest.raises(click.UsageError, match="say it with --by"):
        review_command.reviewer()


def test_what_papers_alone_say_is_kept_beside_each_decision(
    run: Callable[..., Result], library: str
) -> None:
    name = named(library, NOTE)
    for owner in ("Pilot", "Clerk"):
        run("correct", name, "--field", "owner", "--to", owner, "--why", "x")
    assert [(d["was"], d["value"]) for d in told(run, "log")] == [("", "Pilot"), ("", "Clerk")]


def test_it_survives_papers_read_again(run: Callable[..., Result], library: str) -> None:
    name = named(library, LAMPS)
    run("correct", name, "--field", "owner", "--to", "Pilot", "--why", "x")
    first, second = papers()
    again = replace(first.records, actions=(row("Something new to do", 1), *first.records.actions))
    for each in (second, replace(first, records=again)):  # other rows, in another order
        keep(connect(library, create=True), each)
    assert actions(library)[name]["owners"] == ["Pilot"]


def test_undo(run: Callable[..., Result], library: str) -> None:
    name = named(library, LAMPS)
    run("correct", name, "--field", "owner", "--to", "Pilot", "--why", "x")
    run("undo", "1")
    assert actions(library)[name]["owners"] == ["Clerk"]
    run("undo", "2")
    assert actions(library)[name]["owners"] == ["Pilot"]
    assert [(d["id"], d["holds"]) for d in told(run, "log")] == [
        (1, "yes"),
        (2, "undone"),
        (3, "yes"),
    ]


def test_a_decision_whose_subject_is_gone_is_told(run: Callable[..., Result], library: str) -> None:
    run("correct", named(library, LAMPS), "--field", "owner", "--to", "Pilot", "--why", "x")
    for each in papers():
        keep(connect(library, create=True), replace(each, records=Records()))
    assert [(d["id"], d["holds"]) for d in told(run, "log")] == [(1, "lost")]
    for each in papers():
        keep(connect(library, create=True), each)
    assert [d["holds"] for d in told(run, "log")] == ["yes"]


def test_the_decisions_of_an_older_library(
    run: Callable[..., Result], library: str, tmp_path: Path
) -> None:
    run("correct", named(library, LAMPS), "--field", "owner", "--to", "Pilot", "--why", "x")
    new = str(tmp_path / "new.sqlite")
    for each in papers():
        keep(connect(new, create=True), each)
    typed = ["review", "copy", library, "--library", new]
    assert "1 decisions were taken over" in CliRunner().invoke(cli.program, typed).output
    assert actions(new)[named(new, LAMPS)]["owners"] == ["Pilot"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["accept", "a-0000000000"], "nothing in the library is called a-0000000000"),
        (["accept", "aa:aa"], "nothing in the library is called aa:aa"),
        (["undo", "7"], "there is no decision 7"),
        (
            ["correct", "NAME", "--field", "status", "--to", "gone", "--why", "x"],
            "'gone' is no status",
        ),
        (["correct", "NAME", "--field", "text", "--to", " ", "--why", "x"], "must say something"),
        (["correct", "LINK", "--field", "due", "--to", "May", "--why", "x"], "accept or reject it"),
        (["reject", "NAME"], "--why"),
        (["correct", "NAME", "--field", "indicator", "--to", "x", "--why", "x"], "no indicator"),
    ],
)
def test_what_cannot_be_decided(
    run: Callable[..., Result], library: str, words: list[str], said: str
) -> None:
    stands = {"NAME": named(library, LAMPS), "LINK": told(run, "list", "--kind", "link")[0]["id"]}
    assert said in run(*(stands.get(w, w) for w in words), ends=2).output
    assert told(run, "log") == []


# ------------------------------------------------------------------ examples to train on


def test_export(run: Callable[..., Result], library: str, tmp_path: Path) -> None:
    run("accept", told(run, "list", "--kind", "link")[0]["id"], "--why", "same")
    run("correct", named(library, LAMPS), "--field", "owner", "--to", "Pilot", "--why", "x")
    run("reject", named(library, LAMPS), "--why", "x")
    run("undo", "3")
    file = tmp_path / "lessons.jsonl"
    run("export", str(file))
    link, owner = map(json.loads, file.read_text("utf-8").splitlines())
    assert (link["label"], [m["text"] for m in link["mentions"]]) == ("same", [NOTE, AGAIN])
    assert (owner["field"], owner["was"], owner["value"]) == ("owner", "Clerk", "Pilot")
    [example] = reviewed_examples(file)
    assert (example.label, example.council) == ("same", "Westmere Council")
    assert example.features["on sheets"] == 1.0


# ------------------------------------------------------------------ indicators

RELET = "Average number of days to re-let a void property"
FOUND = "relet-time"


def with_figures(library: str, slug: str | None = FOUND) -> None:
    """Two papers that print one name, which the tool found to be an entry."""
    for day, value in ((MARCH, 31.0), (MAY, 29.0)):
        printed = Figure(
            RELET if day == MARCH else RELET.upper(),
            value,
            "days",
            "actual",
            "scorecard",
            f"{value:.0f}",
            Evidence(f"{value:.0f}", 7),
            period=f"{day.year}-{day.month:02}",
            period_type="month",
            indicator_id=slug,
        )
        more = replace(paper(day), records=Records(figures=(printed,)))
        held = replace(more.paper, source=f"figures-{day}.txt")
        keep(connect(library, create=True), replace(more, paper=held))


def identifiers(library: str) -> list[str | None]:
    asked = ["indicators", "--library", library, "--format", "json"]
    return [s["indicator_id"] for s in json.loads(CliRunner().invoke(cli.program, asked).stdout)]


def test_an_indicator_match_is_corrected_and_taken_back(
    run: Callable[..., Result], library: str
) -> None:
    other = next(each.slug for each in known() if each.unit == "days" and each.slug != FOUND)
    with_figures(library)
    name = typed(key_of("Westmere Council", RELET))
    run("correct", name, "--field", "indicator", "--to", other, "--why", "so the note says")
    assert identifiers(library) == [other]
    run("undo", "1")
    assert identifiers(library) == [FOUND]


def test_a_name_that_is_not_matched_is_asked(run: Callable[..., Result], library: str) -> None:
    with_figures(library, None)
    [doubt] = told(run, "list", "--kind", "indicator")
    assert (doubt["text"], doubt["page"], doubt["says"]) == (RELET, 7, "is in no entry")
    assert FOUND in [candidate["id"] for candidate in doubt["candidates"]]
    run("correct", doubt["id"], "--field", "indicator", "--to", FOUND, "--why", "it is")
    assert identifiers(library) == [FOUND]
    assert told(run, "list", "--kind", "indicator") == []


def test_an_entry_of_another_unit_is_not_taken(run: Callable[..., Result], library: str) -> None:
    with_figures(library)
    slug = next(each.slug for each in known() if each.unit == "percent")
    name = typed(key_of("Westmere Council", RELET))
    run("correct", name, "--field", "indicator", "--to", slug, "--why", "x")
    assert identifiers(library) == [FOUND]


def test_an_indicator_match_is_an_example(
    run: Callable[..., Result], library: str, tmp_path: Path
) -> None:
    with_figures(library)
    run("reject", typed(key_of("Westmere Council", RELET)), "--why", "it is of voids only")
    file = tmp_path / "lessons.jsonl"
    run("export", str(file))
    [lesson] = map(json.loads, file.read_text("utf-8").splitlines())
    assert (lesson["name"], lesson["slug"], lesson["was"]) == (RELET, None, FOUND)
    assert [d["holds"] for d in told(run, "log")] == ["yes"]


# ------------------------------------------------------------------ the spreadsheet


def spreadsheet(file: Path, edits: dict[tuple[int, str], Any]) -> Path:
    """The actions as they are exported, with cells of rows changed."""
    openpyxl = pytest.importorskip("openpyxl")
    from extractor.exports.workbook import workbook

    book = openpyxl.load_workbook(BytesIO(workbook(ledger(papers(), today=MAY), MAY)))
    sheet = book["Actions"]
    titles = [cell.value for cell in sheet[1]]
    for (number, title), value in edits.items():
        sheet.cell(number, titles.index(title) + 1).value = value
    book.save(file)
    return file


@pytest.fixture
def lamps(library: str) -> int:
    """The row of an action."""
    return next(n for n, e in enumerate(ledger(papers(), today=MAY), 2) if e.text == LAMPS)


def test_only_changed_cells_become_decisions(
    run: Callable[..., Result], library: str, tmp_path: Path, lamps: int
) -> None:
    edits = {
        (lamps, "Lead officer"): " Pilot, Clerk ",
        (lamps, "Due"): date(2025, 9, 7),
        (lamps, "Status"): "Delivered",
        (lamps, "Reviewer's note"): "the pilot rang",
        (lamps, "Action"): "not for reviewers to change",
    }
    file = spreadsheet(tmp_path / "a.xlsx", edits)
    run("import", str(file), "--by", "Zoë")
    made = [(d["field"], d["value"], d["by"], d["why"]) for d in told(run, "log")]
    assert made == [
        ("owner", "Pilot; Clerk", "Zoë", "the pilot rang"),
        ("due", "7 September 2025", "Zoë", "the pilot rang"),
        ("status", "delivered", "Zoë", "the pilot rang"),
    ]
    found = actions(library)[named(library, LAMPS)]
    assert (found["owners"], found["state"]) == (["Pilot", "Clerk"], "delivered")
    assert found["due_date"] == "2025-09-07"
    assert "nothing was changed" in run("import", str(file)).output


def test_nothing_changed_is_no_decision(
    run: Callable[..., Result], library: str, tmp_path: Path
) -> None:
    assert "nothing was changed" in run("import", str(spreadsheet(tmp_path / "a.xlsx", {}))).output
    assert told(run, "log") == []


def test_a_cell_that_was_emptied(
    run: Callable[..., Result], library: str, tmp_path: Path, lamps: int
) -> None:
    file = spreadsheet(tmp_path / "a.xlsx", {(lamps, "Lead officer"): None})
    run("import", str(file))
    assert actions(library)[named(library, LAMPS)]["owners"] == []


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"Reference": "a-0000000000"}, "the reference is a-0000000000; it was exported as a-"),
        ({"Reference": None}, "the reference is empty; it was exported as a-"),
        (
            {"Reference": "a-00", as_exported("Reference"): "a-00"},
            "no action of the library has the reference a-00",
        ),
        ({"Status": "Finished"}, "Finished is no status"),
        ({"Status": None}, "nothing is no status"),
    ],
)
def test_a_row_that_is_refused_is_named_and_nothing_is_imported(
    run: Callable[..., Result],
    library: str,
    tmp_path: Path,
    lamps: int,
    edits: dict[str, Any],
    said: str,
) -> None:
    other = 2 if lamps != 2 else 3
    cells = {(lamps, title): value for title, value in edits.items()}
    good = {(other, "Lead officer"): "Pilot"}
    file = spreadsheet(tmp_path / "a.xlsx", cells | good)
    assert f"row {lamps}: {said}" in run("import", str(file), ends=1).output
    assert told(run, "log") == []


def test_a_row_that_stands_twice(run: Callable[..., Result], library: str, tmp_path: Path) -> None:
    second = ledger(papers(), today=MAY)[1].id
    edits = {(2, "Reference"): second, (2, as_exported("Reference")): second}
    file = spreadsheet(tmp_path / "a.xlsx", edits)
    assert (
        f"row 3: the reference {second} stands in row 2 too"
        in run("import", str(file), ends=1).output
    )


def test_files_that_are_no_spreadsheets(run: Callable[..., Result], tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    text, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    text.write_text("Reference,Status\n")
    assert "is no spreadsheet" in run("import", str(text), ends=1).output
    openpyxl.Workbook().save(other)
    assert "has no sheet Actions" in run("import", str(other), ends=1).output
