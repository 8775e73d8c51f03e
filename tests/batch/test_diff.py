"""``ingest --diff``: what reading anew would change is shown, and nothing is written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import cli
from corpus.samples import samples
from extractor.batch.sources import papers_in
from extractor.library.connect import connect
from extractor.library.differing import NAMES, as_kept, differences, held_as
from extractor.pipeline import extract
from tests.library.conftest import a_pack

Told = list[dict[str, Any]]
MINUTES = "wexmoor-2024-06-04-minutes.txt"


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with minutes, and the library that this version made of them."""
    folder = tmp_path_factory.mktemp("diff")
    (folder / "papers").mkdir()
    [minutes] = [each for each in samples() if each.name == MINUTES]
    (folder / "papers" / MINUTES).write_bytes(minutes.content)
    where = ["--library", str(folder / "papers.sqlite"), "--workers", "0", "--no-linking"]
    assert cli.run(["ingest", str(folder / "papers"), *where]) == 0
    return folder


@pytest.fixture
def older(ingested: Path, tmp_path: Path) -> Path:
    """A copy of the library, to be altered as if an older version had read the papers."""
    copy = tmp_path / "older.sqlite"
    with closing(sqlite3.connect(ingested / "papers.sqlite")) as whole:
        whole.execute(f"VACUUM INTO '{copy}'")
    return copy


def altered(library: Path, *statements: str) -> None:
    """Change rows."""
    with closing(sqlite3.connect(library)) as file, file:
        for statement in statements:
            assert file.execute(statement).rowcount > 0, statement


def diff(folder: Path, library: Path, *more: str) -> int:
    """Type the command; neither the library nor what stands beside it may change."""
    before = {each.name: each.read_bytes() for each in library.parent.iterdir() if each.is_file()}
    status = cli.run(["ingest", str(folder / "papers"), "--diff", "--library", str(library), *more])
    after = {each.name: each.read_bytes() for each in library.parent.iterdir() if each.is_file()}
    assert after == before
    return status


def told(capsys: pytest.CaptureFixture[str]) -> Told:
    found: Told = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_same_version_changes_nothing(
    ingested: Path, older: Path, capsys: pytest.CaptureFixture[str], workers: str
) -> None:
    how = ["--format", "json", "--workers", workers]
    assert diff(ingested, older, *how) == 0
    [paper] = told(capsys)
    assert (paper["state"], paper["differences"]) == ("same", [])
    assert diff(ingested, older, "--workers", workers) == 0
    assert "nothing would change" in capsys.readouterr().out


ALTERED = [
    (
        "UPDATE actions SET due = 'at Easter' WHERE position = 0",
        [("actions", "changed", [("due", "at Easter")])],
    ),
    (
        "UPDATE actions SET owners = '[\"Mayor\"]', marked = NOT marked WHERE position = 0",
        [("actions", "changed", [("owners", ["Mayor"]), ("marked", True)])],
    ),
    ("DELETE FROM attendance WHERE position = 2", [("attendance", "added", [])]),
    (
        "UPDATE meetings SET committee = 'Roads Committee'",
        [("paper", "changed", [("committee", "Roads Committee")])],
    ),
    (
        "UPDATE items SET last_page = 9, confidence = 0.5 WHERE position = 0",
        [("items", "changed", [("last_page", 9), ("confidence", 0.5)])],
    ),
    (
        "INSERT INTO problems (paper_id, position, kind, message, page)"
        " SELECT paper_id, 0, 'page-unread', 'page 2 was not read', 2 FROM papers",
        [("problems", "removed", [])],
    ),
    (
        "UPDATE resolutions SET outcome = 'noted' WHERE position = 0",
        [("resolutions", "changed", [("outcome", "noted")])],
    ),
]


@pytest.mark.parametrize(("statement", "expected"), ALTERED)
def test_just_what_was_altered(
    ingested: Path,
    older: Path,
    capsys: pytest.CaptureFixture[str],
    statement: str,
    expected: list[tuple[str, str, list[tuple[str, Any]]]],
) -> None:
    altered(older, statement)
    assert diff(ingested, older, "--format", "json", "--workers", "0") == cli.DIFFERS
    [paper] = told(capsys)
    found = [
        (d["kind"], d["change"], [(f["field"], f["before"]) for f in d["fields"]])
        for d in paper["differences"]
    ]
    assert found == expected
    assert paper["state"] == "changed"
    assert sum(paper[c] for c in ("added", "removed", "changed")) == len(paper["differences"])


def test_an_action_more_shifts_no_other(ingested: Path, older: Path) -> None:
    """Ids count within a reading: the actions behind one that was not found are the same."""
    altered(older, "DELETE FROM actions WHERE position = 0")
    engine = connect(str(older))
    [place] = papers_in([str(ingested / "papers")])
    held = held_as(engine, place.name)
    assert held
    [found] = differences(held, as_kept(extract(Path(place.name))))
    assert (found.kind, found.change) == ("actions", "added")
    assert found.name.startswith("minutes · ")


def test_a_person_is_shown_each_field_and_the_sums(
    ingested: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    altered(older, "UPDATE actions SET due = 'at Easter' WHERE position = 0")
    assert diff(ingested, older, "--workers", "0") == cli.DIFFERS
    out = " ".join(capsys.readouterr().out.split())
    assert "due: at Easter →" in out
    assert MINUTES in out.replace(" ", "")  # a long path is broken where a line of a terminal ends
    assert "Added Removed Changed" in out


def test_csv_has_a_row_a_field(
    ingested: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    altered(older, "UPDATE actions SET due = 'x', minute = '99' WHERE position = 0")
    assert diff(ingested, older, "--workers", "0", "--format", "csv") == cli.DIFFERS
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "paper,change,kind,page,name,field,before,after"
    assert len(lines) == 3


def test_a_paper_that_is_not_held_changes_nothing(
    ingested: Path, older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    altered(older, "UPDATE papers SET source = 'elsewhere.txt'")
    assert diff(ingested, older, "--workers", "0", "--format", "json") == 0
    [paper] = told(capsys)
    assert paper["state"] == "not held"


@pytest.mark.parametrize("more", [["--report", "r.json"], ["--keep-files", "copies"]])
def test_what_would_write_is_refused(
    ingested: Path, older: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    assert diff(ingested, older, *more) == 2
    assert "--diff writes nothing" in capsys.readouterr().err


def test_without_a_library(ingested: Path, tmp_path: Path) -> None:
    where = ["--library", str(tmp_path / "none.sqlite")]
    assert cli.run(["ingest", str(ingested / "papers"), "--diff", *where]) == 1
    assert not (tmp_path / "none.sqlite").exists()


def test_every_kind_of_record_is_compared() -> None:
    """A paper against itself without anything: each kind that it has is told as added."""
    pack = as_kept(a_pack())
    nothing = as_kept(extract_nothing(pack.paper.source))
    kinds = {d.kind for d in differences(nothing, pack)}
    assert kinds == set(NAMES) - {"clearances", "responses"}  # of which the pack has none


def extract_nothing(source: str) -> Any:
    from extractor.batch.jobs import unread
    from extractor.records import Problem

    return unread(source, Problem("damaged", f"{source}: damaged"))
