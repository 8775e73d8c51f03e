"""What a person types, what is printed, and the status that is left."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cli
from extractor.batch import one_paper
from extractor.records import (
    Action,
    AgendaItem,
    Block,
    BlockKind,
    Evidence,
    Extraction,
    Figure,
    ItemKind,
    Meeting,
    Minutes,
    Page,
    Paper,
    PlanEntry,
    Problem,
    Records,
)

JAN, MARCH, MAY = date(2031, 1, 14), date(2031, 3, 14), date(2031, 5, 14)
LAMPS = "Harbourmaster to meet the lamp makers about the pier"
NEET = "Percentage of children in care who are NEET"


def quay(day: date, status: str, value: float) -> Extraction:
    """A paper of a fictional committee: an item, an action, a planned subject and a figure."""
    figure = Figure(
        NEET,
        value,
        "percent",
        "actual",
        "scorecard",
        f"{value}%",
        Evidence(f"{value}%", 2),
        period=f"{day.year}-{day.month:02}",
        period_type="month",
        rag="amber",
    )
    action = Action("action-sheet", LAMPS, Evidence(LAMPS, 1), raised=JAN, status=status)
    item = AgendaItem("items-1", "agenda", "4a", "Action Sheet", ItemKind.ACTION_SHEET, 1, 1)
    return Extraction(
        Paper(
            "?",
            "?",
            "text/plain",
            (Block(text="The ferries were late.", kind=BlockKind.PARAGRAPH),),
            (Page(1, 595, 842, chars=40), Page(2, 595, 842, image_share=0.9)),
        ),
        Meeting("Westmere Council", None, "Quay Committee", day),
        (item,),
        Records(
            actions=(replace(action, owners=("Clerk",)),),
            plan=(PlanEntry("Lighthouse Bursary", Evidence("Lighthouse"), meeting_date=MAY),),
            figures=(figure,),
            minutes=(Minutes(JAN, "Quay Committee"),),
        ),
        "pack",
        "partial",
        (Problem("no-text", "the page is a picture without text", 2),),
    )


READ = {
    "march.txt": quay(MARCH, "open", 12.5),
    "may.txt": quay(MAY, "complete", 11.0),
}


def fake(path: Path, options: Any, facts: Any = None) -> Extraction:
    """Stands in for the pipeline: what a paper holds goes by its name."""
    if path.name == "crash.txt":
        raise RuntimeError("a bug\nin two lines")
    if path.name not in READ:
        problem = Problem("damaged", f"{path}: the file is damaged; fetch it again")
        return Extraction(Paper(str(path), "", ""), state="failed", problems=(problem,))
    found = READ[path.name]
    digest = sha256(path.read_bytes()).hexdigest()
    return replace(found, paper=replace(found.paper, source=path.name, sha256=digest))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two papers, a bad one, and what is no paper."""
    monkeypatch.setattr(one_paper, "extract", fake)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMMITTEE_PAPERS_LIBRARY", "papers.sqlite")
    monkeypatch.setenv("COLUMNS", "80")
    papers = tmp_path / "papers"
    (papers / "older" / ".hidden").mkdir(parents=True)
    (papers / "march.txt").write_text("march")
    (papers / "older" / "may.txt").write_text("may")
    (papers / "older" / ".hidden" / "lost.txt").write_text("lost")
    (papers / "logo.png").write_bytes(b"\x89PNG")
    return papers


Run = Callable[..., Result]


@pytest.fixture
def run(folder: Path) -> Run:
    """Carry out a command in the folder's parent."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli.program, arguments, standalone_mode=True)

    return invoke


@pytest.fixture
def asked(run: Run) -> Callable[..., Any]:
    """Ingest the folder, then ask a question and give its JSON."""
    assert run("ingest", "papers").exit_code == 0

    def ask(*arguments: str) -> Any:
        result = run(*arguments, "--format", "json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return ask


# ------------------------------------------------------------------ extract


def test_extract_prints_an_object_a_line(run: Run) -> None:
    result = run("extract", "papers/march.txt", "papers/older/may.txt", "--format", "json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [f["paper"]["source"] for f in found] == ["papers/march.txt", "papers/older/may.txt"]
    assert found[0]["meeting"]["date"] == "2031-03-14"
    assert result.exit_code == 0


def test_extract_as_tables(run: Run) -> None:
    result = run("extract", "papers/march.txt")
    assert "papers/march.txt, pack, 2 pages, partial" in result.stdout
    assert "Westmere Council, Quay Committee, 2031-03-14" in result.stdout
    assert "minutes of 2031-01-14: 0 items, 0 people, 0 resolutions" in result.stdout
    assert "actions: 1" in result.stdout
    assert "12.5%" in result.stdout
    assert "problem: the page is a picture without text (p. 2)" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("papers", "status"),
    [
        (["march.txt"], 0),
        (["march.txt", "bad.txt"], cli.SOME_FAILED),
        (["bad.txt", "march.txt", "crash.txt"], cli.SOME_FAILED),
        (["bad.txt"], cli.NONE_READ),
        (["crash.txt", "bad.txt"], cli.NONE_READ),
    ],
)
@pytest.mark.parametrize("form", ["json", "table"])
def test_status_of_extract(run: Run, papers: list[str], status: int, form: str) -> None:
    result = run("extract", *(f"papers/{name}" for name in papers), "--format", form)
    assert result.exit_code == status
    told = result.stderr.splitlines()
    assert len(told) == sum(name != "march.txt" for name in papers)
    assert all(line.startswith("Error: papers/") for line in told)
    if form == "json":
        states = [json.loads(line)["status"]["state"] for line in result.stdout.splitlines()]
        assert states == ["partial" if name == "march.txt" else "failed" for name in papers]


def test_a_bug_is_told_in_one_line(run: Run) -> None:
    result = run("extract", "papers/crash.txt")
    assert result.stderr == (
        "Error: papers/crash.txt: reading it went wrong (RuntimeError: a bug in two lines);"
        " please report it\n"
    )


# ------------------------------------------------------------------ ingest


def test_ingest_ends_with_the_coverage(run: Run) -> None:
    (Path("papers") / "bad.txt").write_text("bad")
    result = run("ingest", "papers")
    assert result.exit_code == cli.SOME_FAILED
    assert "Error: papers/bad.txt: the file is damaged; fetch it again" in result.stderr
    assert "3 papers: 2 partial, 1 failed; 4 of 4 pages read, 2 without text" in result.stdout
    rows = json.loads(run("papers", "--format", "json").stdout)
    assert {row["paper"]: row["state"] for row in rows} == {
        "papers/march.txt": "partial",
        "papers/older/may.txt": "partial",
        "papers/bad.txt": "failed",
    }


def test_ingest_again_reads_only_what_is_new(run: Run) -> None:
    run("ingest", "papers")
    Path("papers/march.txt").write_text("march, corrected")
    rows = json.loads(run("ingest", "papers", "./papers/march.txt", "--format", "json").stdout)
    assert {row["paper"]: row["run"] for row in rows} == {
        "papers/march.txt": "read",
        "papers/older/may.txt": "unchanged",
    }
    again = run("ingest", "papers")
    assert "2 already held and left as they were" in again.stdout


def test_read_in_another_way_is_read_again(run: Run) -> None:
    run("ingest", "papers")
    rows = json.loads(run("ingest", "papers", "--ocr", "--format", "json").stdout)
    assert [row["run"] for row in rows] == ["read", "read"]


def test_a_copy_is_not_held_twice(run: Run) -> None:
    run("ingest", "papers/march.txt")
    Path("copy.txt").write_text("march")
    [row] = json.loads(run("ingest", "copy.txt", "--format", "json").stdout)
    assert (row["run"], row["same_as"], row["paper"]) == (
        "unchanged",
        "papers/march.txt",
        "copy.txt",
    )


def test_a_path_without_a_file_leaves_no_trace(run: Run) -> None:
    run("ingest", "papers/march.txt")
    Path("papers/march.txt").unlink()
    assert run("ingest", "papers/march.txt", "nowhere.txt").exit_code == cli.NONE_READ
    assert len(json.loads(run("papers", "--format", "json").stdout)) == 1


def test_a_folder_without_papers(run: Run) -> None:
    Path("empty").mkdir()
    result = run("ingest", "empty")
    assert result.exit_code == 2
    assert "no papers in empty" in result.stderr


def test_json_of_ingest_is_nothing_but_json(run: Run) -> None:
    result = run("ingest", "papers", "--format", "json")
    assert len(json.loads(result.stdout)) == 2
    assert result.stderr.startswith("2 papers: 2 partial")


# ------------------------------------------------------------------ questions


def test_actions(asked: Any) -> None:
    [action] = asked("actions")
    fields = "id council committee raised minute item text owners due state age_days history"
    assert " ".join(action).startswith(fields)
    assert (action["state"], action["raised"], action["owners"]) == (
        "reported-complete",
        "2031-01-14",
        ["Clerk"],
    )
    assert [(h["date"], h["event"], h["page"]) for h in action["history"]] == [
        ("2031-03-14", "listed", 1),
        ("2031-05-14", "reported complete", 1),
    ]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--state", "reported-complete"], 1),
        (["--state", "open"], 0),
        (["--state", "open", "--as-of", "2031-04-01"], 1),
        (["--as-of", "2031-01-01"], 0),
        (["--owner", "clerk"], 1),
        (["--owner", "mayor"], 0),
        (["--committee", "quay"], 1),
        (["--committee", "pier"], 0),
        (["--council", "westmere"], 1),
    ],
)
def test_actions_asked_for(asked: Any, options: list[str], count: int) -> None:
    assert len(asked("actions", *options)) == count


def test_items(asked: Any) -> None:
    rows = asked("items")
    assert [(r["date"], r["number"], r["kind"]) for r in rows] == [
        ("2031-03-14", "4a", "action-sheet"),
        ("2031-05-14", "4a", "action-sheet"),
    ]
    assert asked("items", "--kind", "minutes") == []


def test_plan(asked: Any) -> None:
    [subject] = asked("plan")
    assert (subject["subject"], subject["state"]) == ("Lighthouse Bursary", "scheduled")
    assert [p["as_of"] for p in subject["planned"]] == ["2031-03-14", "2031-05-14"]


def test_indicators(asked: Any, run: Run) -> None:
    [series] = asked("indicators", "neet")
    assert [(p["period"], p["value"]) for p in series["points"]] == [
        ("2031-03", 12.5),
        ("2031-05", 11.0),
    ]
    assert asked("indicators", "helicopters") == []
    assert "11%" in run("indicators").stdout
    assert {"12.5%", "11%", "amber"} <= set(run("indicators", "NEET").stdout.split())
    rows = list(csv.DictReader(io.StringIO(run("indicators", "--format", "csv").stdout)))
    assert [(r["period"], r["value"]) for r in rows] == [("2031-03", "12.5"), ("2031-05", "11.0")]


def test_search(asked: Any) -> None:
    assert [hit["text"] for hit in asked("search", "ferry")] == ["The ‹ferries› were late."] * 2
    assert len(asked("search", "lamp", "makers", "--kind", "action", "--limit", "1")) == 1


@pytest.mark.parametrize("state", ["partial", "complete"])
def test_papers(asked: Any, state: str) -> None:
    rows = asked("papers", "--state", state)
    assert [row["pages_without_text"] for row in rows] == ([[2], [2]] if state == "partial" else [])


QUESTIONS = ["papers", "items", "actions", "plan", "indicators", "search ferry"]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("width", ["80", "120"])
def test_tables_fit(
    asked: Any, run: Run, question: str, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = run(*question.split()).stdout.splitlines()
    assert len(lines) >= 3
    assert max(map(len, lines)) <= max(int(width), 80)


@pytest.mark.parametrize("question", QUESTIONS)
def test_csv_has_the_fields_of_json(asked: Any, run: Run, question: str) -> None:
    text = run(*question.split(), "--format", "csv", "--bom").stdout
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    first = asked(*question.split())[0]
    missing = set(first) - set(rows[0]) - {"points"}
    assert (missing, None in rows[0]) == (set(), False)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_library(run: Run, question: str) -> None:
    result = run(*question.split(), "--library", "none.sqlite")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: there is no library at none.sqlite; make one with")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "typed", [["bogus"], ["extract"], ["actions", "--state", "done"], ["actions", "--as-of", "May"]]
)
def test_not_typed_right(run: Run, typed: list[str]) -> None:
    assert run(*typed).exit_code == 2
