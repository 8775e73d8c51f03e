"""Deciding from the command line what planned items go on from and came with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cli
from extractor.library.connect import connect
from extractor.library.writes import keep
from extractor.records import (
    AgendaItem,
    Evidence,
    Extraction,
    ItemKind,
    Meeting,
    Paper,
    PlanEntry,
    Records,
)
from tests.reviewing import library_of, told, typing

JAN, MARCH, MAY = date(2025, 1, 14), date(2025, 3, 14), date(2025, 5, 14)
PIER, DUES, LIGHTS = "Pier Repairs", "Harbour Dues", "Lighthouse Grants (part to be agreed)"
GRANTS, CAME = "Lighthouse Grants", "Survey of Lighthouse Bursaries and Grants 2025"


def paper(day: date, planned: tuple[str, ...], titles: tuple[str, ...] = ()) -> Extraction:
    rows = (PlanEntry(name, Evidence(name, 7), meeting_date=MAY) for name in planned)
    items = (
        AgendaItem(f"i-{n}", "agenda", str(n), title, ItemKind.REPORT, n, n)
        for n, title in enumerate(titles, 1)
    )
    return Extraction(
        Paper(f"{day}.txt", "1", "text/plain"),
        Meeting("Westmere Council", None, "Quay Committee", day),
        tuple(items),
        Records(plan=tuple(rows)),
        "pack",
    )


def papers() -> list[Extraction]:
    return [
        paper(JAN, (GRANTS, PIER)),
        paper(MARCH, (LIGHTS, PIER)),
        paper(MAY, (), (CAME, PIER, DUES)),
    ]


@pytest.fixture
def library(tmp_path: Path) -> str:
    return library_of(papers(), tmp_path)


@pytest.fixture
def run(library: str) -> Callable[..., Result]:
    return typing(library)


def item(library: str, *more: str, subject: str = GRANTS) -> dict[str, Any]:
    """A planned item as ``plan`` has it."""
    words = ["plan", "--library", library, "--format", "json", *more]
    result = CliRunner().invoke(cli.program, words)
    assert result.exit_code == 0, result.output
    [found] = [each for each in json.loads(result.stdout) if each["subject"] == subject]
    return dict(found)


@pytest.fixture
def report(run: Callable[..., Result]) -> str:
    """The name of the link between an item and the report with which it may have come."""
    [doubt] = told(run, "list", "--kind", "report")
    [candidate] = [each for each in doubt["candidates"] if each["text"] == CAME]
    return str(candidate["id"])


def test_the_list_has_links_of_plans(run: Callable[..., Result], report: str) -> None:
    [doubt] = told(run, "list", "--kind", "report")
    assert (doubt["text"], doubt["page"], doubt["council"]) == (LIGHTS, 7, "Westmere Council")
    assert doubt["says"] in ("came with", "did not come with")
    assert report in run("list", "--kind", "report").stdout


@pytest.mark.parametrize(
    ("words", "came", "verdict"),
    [
        (("accept",), CAME, "accept"),
        (("reject", "--why", "x"), None, "reject"),
        (("correct", "--field", "report", "--to", "", "--why", "x"), None, "correct"),
    ],
)
def test_which_report_it_came_with_is_decided_and_taken_back(
    run: Callable[..., Result],
    library: str,
    report: str,
    words: tuple[str, ...],
    came: str | None,
    verdict: str,
) -> None:
    before = item(library)
    run(words[0], report, *words[1:], "--by", "Zoë")
    found = item(library)
    assert (found["delivered_by"] or {}).get("title") == came
    assert [(made["verdict"], made["field"], made["by"]) for made in found["decided"]] == [
        (verdict, "report", "Zoë")
    ]
    assert item(library, "--as-of", "2025-06-01") == found
    assert told(run, "list", "--kind", "report") == []
    run("undo", "1")
    assert item(library) == before
    assert before["decided"] == []


@pytest.mark.parametrize("other", [DUES, DUES.upper(), f"{DUES} ({MAY})"])
@pytest.mark.parametrize("by_item", [True, False])
def test_it_came_with_another_report(
    run: Callable[..., Result], library: str, report: str, *, other: str, by_item: bool
) -> None:
    name = item(library)["id"] if by_item else report
    run("correct", name, "--field", "report", "--to", other, "--why", "the clerk says")
    assert item(library)["delivered_by"]["title"] == DUES
    [made] = told(run, "log")
    assert (made["field"], made["value"], made["holds"]) == ("report", f"{DUES} ({MAY})", "yes")
    assert [each["text"] for each in made["subject"]] == [GRANTS if by_item else LIGHTS, DUES]


def test_a_report_and_a_row_are_named_by_their_ids(
    run: Callable[..., Result], library: str, report: str
) -> None:
    other = item(library, subject=PIER)["id"]
    [doubt] = told(run, "list", "--kind", "plan")
    for typed in (other, f"{doubt['id'].partition(':')[0]}:{other}"):
        run("correct", doubt["id"], "--field", "plan", "--to", typed, "--why", "x")
        assert told(run, "log")[-1]["value"] == f"{PIER} ({JAN})"
    assert item(library)["planned"][-1]["as_of"] == str(JAN)
    run("correct", item(library)["id"], "--field", "report", "--to", report, "--why", "x", ends=2)
    run("correct", report, "--field", "report", "--to", report, "--why", "x")
    run("accept", item(library)["id"], ends=2)


def test_rows_of_plans(run: Callable[..., Result], library: str) -> None:
    [doubt] = told(run, "list", "--kind", "plan")
    assert (doubt["text"], doubt["says"]) == (LIGHTS, "goes on from")
    run("reject", doubt["id"], "--why", "two matters")
    assert len(item(library)["planned"]) == 1
    run("undo", "1")
    assert len(item(library)["planned"]) == 2
    run("correct", doubt["id"], "--field", "plan", "--to", "", "--why", "it is new")
    assert len(item(library, subject=LIGHTS)["planned"]) == 1
    assert told(run, "list", "--kind", "plan") == []


def test_it_survives_papers_read_again(
    run: Callable[..., Result], library: str, report: str
) -> None:
    run("correct", report, "--field", "report", "--to", "", "--why", "x")
    for each in papers():  # other rows, in another order, of another file
        rows = (*reversed(each.records.plan), PlanEntry("Something new", Evidence("x", 9)))
        held = replace(each.paper, source=f"again-{each.paper.source}")
        again = replace(each, paper=held, records=Records(plan=rows if each.records.plan else ()))
        keep(connect(library, create=True), again)
    assert item(library)["delivered_by"] is None
    assert [made["holds"] for made in told(run, "log")] == ["yes"]


def test_a_decision_whose_row_is_gone_is_told(
    run: Callable[..., Result], library: str, report: str
) -> None:
    run("accept", report)
    keep(connect(library, create=True), paper(MARCH, (PIER,)))
    assert [made["holds"] for made in told(run, "log")] == ["lost"]
    keep(connect(library, create=True), papers()[1])
    assert [made["holds"] for made in told(run, "log")] == ["yes"]


def test_decisions_are_examples(
    run: Callable[..., Result], library: str, report: str, tmp_path: Path
) -> None:
    run("accept", report, "--why", "the same matter")
    file = tmp_path / "lessons.jsonl"
    run("export", str(file))
    [lesson] = map(json.loads, file.read_text("utf-8").splitlines())
    assert (lesson["model"], lesson["label"], lesson["kind"]) == ("subject-links", "same", "report")
    assert [each["text"] for each in lesson["mentions"]] == [LIGHTS, CAME]
    assert [each["page"] for each in lesson["mentions"]] == [7, 1]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("report", "nothing-like-it", "it cannot be 'nothing-like-it'"),
        ("report", "aaaaaaaa:bbbbbbbb", "it cannot be"),
        ("plan", "", "it has no plan; it has: report"),
        ("owner", "Pilot", "it has no owner; it has: report"),
    ],
)
def test_what_cannot_be_decided(
    run: Callable[..., Result], report: str, field: str, value: str, said: str
) -> None:
    words = ("correct", report, "--field", field, "--to", value, "--why", "x")
    assert said in run(*words, ends=2).output
    assert told(run, "log") == []
