"""The ledger as files for officers, from the command line."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cli
from extractor.library.connect import connect
from extractor.library.writes import keep
from extractor.records import Action, Evidence, Extraction, Meeting, Paper, Records

JAN = date(2031, 1, 14)
LAMPS = "Harbourmaster to meet the lamp makers"
WHOLE = {"xlsx": b"PK", "docx": b"PK", "ics": b"BEGIN:VCALENDAR"}


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """``ask(…)``: the command over a library of one action sheet."""
    action = Action("action-sheet", LAMPS, Evidence(LAMPS, 1), raised=JAN, due="31 January 2031")
    meeting = Meeting("Westmere Council", None, "Quay Committee", JAN)
    paper = Paper("pack.pdf", "1", "application/pdf")
    where = str(tmp_path / "library.sqlite")
    monkeypatch.setenv("COMMITTEE_PAPERS_LIBRARY", where)
    Path(tmp_path, "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    library = connect(where, create=True)
    keep(library, Extraction(paper, meeting, (), Records(actions=(action,))))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli.program, ["actions", *arguments])

    return run


@pytest.mark.parametrize("form", WHOLE)
def test_a_file_is_written_and_named(ask: Any, form: str) -> None:
    result = ask("--format", form, "--to", f"actions.{form}")
    assert (result.exit_code, result.stdout) == (0, f"1 action is in actions.{form}\n")
    assert Path(f"actions.{form}").read_bytes().startswith(WHOLE[form])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xlsx"], "--to FILE goes with --format xlsx, docx or ics"),
        (["--to", "actions.xlsx"], "--to FILE goes with --format xlsx, docx or ics"),
        (["--format", "ics", "--to", "."], "--to: . is a folder; name a file in it"),
        (["--format", "docx", "--to", "a", "--state", "open"], "all that a committee is owed"),
        (["--format", "docx", "--to", "a", "--owner", "Clerk"], "all that a committee is owed"),
        (["--format", "ics", "--to", "no/due.ics"], "--to: there is no folder no"),
    ],
)
def test_what_cannot_be_written_is_told(ask: Any, arguments: list[str], told: str) -> None:
    result = ask(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("form", "module"), [("xlsx", "openpyxl"), ("docx", "docx"), ("ics", "icalendar")]
)
def test_what_to_install_is_told(
    ask: Any, monkeypatch: pytest.MonkeyPatch, form: str, module: str
) -> None:
    for name in [n for n in sys.modules if n.startswith("extractor.exports")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    result = ask("--format", form, "--to", "file")
    assert result.exit_code == 1
    assert (
        f"{module} is not installed; run: pip install 'committee-papers[office]'" in result.stderr
    )


def test_a_file_that_cannot_be_made_is_told(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = ask("--format", "ics", "--to", "due.ics")
    assert result.exit_code == 2
    assert "--to: due.ics: No space left on device" in result.stderr


def test_only_what_is_asked_for_is_written(ask: Any) -> None:
    result = ask("--format", "ics", "--to", "due.ics", "--state", "delivered")
    assert result.stdout == "0 actions are in due.ics\n"
    assert "VEVENT" not in Path("due.ics").read_text()
