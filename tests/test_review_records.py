"""Deciding single records of papers from the command line, and every answer that tells of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cli
from extractor.asking.decided_rows import decided_rows
from extractor.library.connect import connect
from extractor.library.decided_rows import AS_READ
from extractor.library.schema import passages
from extractor.library.writes import keep, remove
from extractor.linking.record_kinds import BY_NAME
from extractor.records import Extraction
from tests.library.conftest import a_pack
from tests.reviewing import library_of, told, typing

HOMES = "Number of approved foster homes"
LEFT = {"attendance": 1, "item": 1}  # of which the paper has two
KINDS = ("figure", "resolution", "attendance", "item", "statement", "cover")


@pytest.fixture
def paper() -> Extraction:
    return a_pack()


@pytest.fixture
def library(paper: Extraction, tmp_path: Path) -> str:
    return library_of([paper], tmp_path)


@pytest.fixture
def run(library: str) -> Callable[..., Result]:
    return typing(library)


def asked(library: str, *words: str) -> list[dict[str, Any]]:
    """The answer of a question."""
    typed = [*words, "--library", library, "--format", "json"]
    result = CliRunner().invoke(cli.program, typed)
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def name_of(run: Callable[..., Result], paper: Extraction, kind: str) -> str:
    """The ID of the first record of a kind."""
    return str(told(run, "records", paper.paper.source, "--kind", kind)[0]["id"])


def exported(library: str, folder: Path, table: str) -> list[dict[str, str]]:
    """A table of an export as CSV."""
    typed = ["export", str(folder), "--library", library, "--format", "csv"]
    result = CliRunner().invoke(cli.program, typed)
    assert result.exit_code == 0, result.output
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------------ from the command line


def test_records_are_listed_with_their_ids(run: Callable[..., Result], paper: Extraction) -> None:
    rows = told(run, "records", paper.paper.source)
    assert {each["kind"] for each in rows} == set(KINDS)
    [figure] = [each for each in rows if each["kind"] == "figure"]
    assert figure["fields"]["value"] == "41"
    assert figure["id"] in run("records", paper.paper.source).stdout
    assert "no paper" in run("records", "nowhere.pdf", ends=2).output


def test_the_least_certain_figures_are_listed(run: Callable[..., Result]) -> None:
    [figure] = told(run, "list", "--kind", "figure")
    assert (figure["text"], figure["certainty"]) == (HOMES, 0.9)
    run("accept", figure["id"])
    assert told(run, "list", "--kind", "figure") == []
    run("undo", "1")
    assert told(run, "list", "--kind", "figure") == [figure]


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_one_is_rejected_and_undone(
    run: Callable[..., Result], paper: Extraction, kind: str
) -> None:
    before = told(run, "records", paper.paper.source)
    name = name_of(run, paper, kind)
    run("reject", name, "--why", "it is none")
    [row] = [r for r in told(run, "records", paper.paper.source) if r["id"] == name]
    assert (row["fields"], row["decided"][0]["verdict"]) == ({}, "reject")
    [made] = told(run, "log")
    assert (made["kind"], made["holds"], made["why"]) == (kind, "yes", "it is none")
    run("undo", "1")
    assert told(run, "records", paper.paper.source) == before


def test_a_figure_is_corrected_in_every_answer_and_still_when_it_is_read_again(
    run: Callable[..., Result], library: str, paper: Extraction, tmp_path: Path
) -> None:
    name = name_of(run, paper, "figure")
    assert "no number" in run(
        *("correct", name, "--field", "value", "--to", "many", "--why", "so"), ends=2
    ).output  # fmt: skip
    run("correct", name, "--field", "value", "--to", "43", "--why", "the sheet says so")
    keep(connect(library, create=True), paper)  # is read again
    later = replace(paper.records.figures[0], id="figures-7", confidence=0.5, rag=None)
    keep(
        connect(library, create=True),
        replace(paper, records=replace(paper.records, figures=(later,))),
    )
    [series] = [each for each in asked(library, "indicators") if each["name"] == HOMES]
    [point] = series["points"]
    [reported] = point["reported"]
    assert (point["value"], reported["value"], reported["text"]) == (43.0, 43.0, "41")
    [mark] = reported["decided"]
    assert (reported["id"], mark["was"], mark["why"]) == (name, "41", "the sheet says so")
    [row] = exported(library, tmp_path / "out", "figures")
    assert (float(row["value"]), row["as_printed"]) == (43.0, "41")


def test_what_is_rejected_is_in_no_answer(
    run: Callable[..., Result], library: str, paper: Extraction, tmp_path: Path
) -> None:
    for kind in KINDS:
        run("reject", name_of(run, paper, kind), "--why", "it is none")
    assert asked(library, "indicators") == []
    assert len(asked(library, "items")) == len(paper.items) - 1
    assert {hit["kind"] for hit in asked(library, "search", "foster")} == {"row"}
    for n, kind in enumerate(KINDS):
        table = BY_NAME[kind].table
        rows = exported(library, tmp_path / f"out{n}", table)
        assert len(rows) == LEFT.get(kind, 0)
    words = exported(library, tmp_path / "words", "passages")
    assert not {"figure", "resolution"} & {each["kind"] for each in words}


def test_items_say_what_was_decided(
    run: Callable[..., Result], library: str, paper: Extraction
) -> None:
    before = asked(library, "items")
    assert all(each["decided"] == [] for each in before)
    run(*("correct", name_of(run, paper, "item"), "--field", "kind", "--to", "presentation"),
        "--why", "slides")  # fmt: skip
    item, *_ = asked(library, "items")
    assert (item["kind"], item["title"]) == ("presentation", before[0]["title"])
    assert [mark["field"] for mark in item["decided"]] == ["kind"]


def test_what_no_paper_has_any_longer_is_lost(
    run: Callable[..., Result], library: str, paper: Extraction
) -> None:
    run("reject", name_of(run, paper, "resolution"), "--why", "it is none")
    remove(connect(library, create=True), [paper.paper.source])
    assert [each["holds"] for each in told(run, "log")] == ["lost"]
    keep(connect(library, create=True), paper)
    assert [each["holds"] for each in told(run, "log")] == ["yes"]


def test_decisions_are_examples(
    run: Callable[..., Result], paper: Extraction, tmp_path: Path
) -> None:
    run("correct", name_of(run, paper, "figure"), "--field", "value", "--to", "43", "--why", "so")
    run("export", str(tmp_path / "examples.jsonl"))
    [made] = map(json.loads, (tmp_path / "examples.jsonl").read_text("utf-8").splitlines())
    assert (made["kind"], made["was"], made["value"], made["text"]) == ("figure", "41", "43", HOMES)


def test_nothing_has_the_name(run: Callable[..., Result]) -> None:
    assert "nothing in the library" in run("accept", "fig-aaaaaaaa", ends=2).output


def test_meetings_in_civic_formats_are_as_people_have_them(
    run: Callable[..., Result], library: str, paper: Extraction, tmp_path: Path
) -> None:
    run(*("correct", name_of(run, paper, "attendance"), "--field", "name", "--to", "Cllr A Barrow"),
        "--why", "so")  # fmt: skip
    run("reject", name_of(run, paper, "resolution"), "--why", "it is none")
    typed = ["export", str(tmp_path / "out"), "--library", library, "--format", "ocd"]
    assert CliRunner().invoke(cli.program, typed).exit_code == 0
    written = "".join(p.read_text("utf-8") for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert "Cllr A Barrow" in written
    assert "Cllr A Marrow" not in written
    assert "that the report be noted" not in written


def test_where_nothing_is_decided_nothing_is_read(library: str) -> None:
    assert decided_rows(connect(library)) is AS_READ
    assert AS_READ.of(passages) is passages
