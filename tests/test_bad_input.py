"""Files that are no papers: one line each, and the papers beside them are read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli

MINUTES = """Westmere Borough Council

Quay Committee

Minutes of the meeting held on 14 January 2031 at 6.00 pm

1. Apologies

There were none.
"""


def pdf(password: str | None = None) -> bytes:
    """A PDF of three pages."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    drawn = canvas.Canvas(out, encrypt=password)
    for page in range(3):
        drawn.drawString(72, 700, f"Quay Committee, page {page + 1}: the ferries were late.")
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def sparse(path: Path) -> None:
    """Two gigabytes that take no room."""
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2 * 2**30)


BAD: dict[str, Callable[[Path], object]] = {
    "empty.pdf": lambda path: path.touch(),
    "zeros.pdf": lambda path: path.write_bytes(bytes(4096)),
    "picture.pdf": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "cut-at-the-head.pdf": lambda path: path.write_bytes(pdf()[:60]),
    "locked.pdf": lambda path: path.write_bytes(pdf("secret")),
    "broken.docx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
    "folder.pdf": lambda path: path.mkdir(),
    "missing.pdf": lambda _: None,
    "sparse.pdf": sparse,
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good paper."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(MINUTES)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.program, arguments)


@pytest.mark.parametrize("name", BAD)
def test_one_line_that_names_the_file(here: Path, name: str) -> None:
    BAD[name](here / name)
    result = run("extract", name, "good.txt", "--format", "json")
    bad, good = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == cli.SOME_FAILED
    assert (bad["status"]["state"], bad["paper"]["source"]) == ("failed", name)
    assert good["status"]["state"] == "complete"
    [told] = result.stderr.splitlines()
    assert told.startswith(f"Error: {name}: ")
    assert ";" in told, "what it is; what to do"
    assert "report it" not in told


@pytest.mark.parametrize("name", BAD)
def test_alone_nothing_could_be_read(here: Path, name: str) -> None:
    BAD[name](here / name)
    assert run("extract", name).exit_code == cli.NONE_READ


def test_a_pdf_cut_short_is_read_as_far_as_it_goes_or_fails(here: Path) -> None:
    whole = pdf()
    for share in (0.3, 0.6, 0.9):
        (here / "cut.pdf").write_bytes(whole[: int(len(whole) * share)])
        result = run("extract", "cut.pdf", "--format", "json")
        status = json.loads(result.stdout)["status"]
        assert status["state"] in ("complete", "partial", "failed")
        assert result.exit_code == (cli.NONE_READ if status["state"] == "failed" else 0)
        assert len(result.stderr.splitlines()) == (status["state"] == "failed")


def test_ingest_keeps_what_it_can(here: Path) -> None:
    for name, make in BAD.items():
        make(here / name)
    result = run("ingest", ".", "--library", "papers.sqlite", "--format", "json")
    states = {row["paper"]: row["state"] for row in json.loads(result.stdout)}
    assert result.exit_code == cli.SOME_FAILED
    assert states.pop("good.txt") == "complete"
    assert set(states) == set(BAD) - {"folder.pdf", "missing.pdf"}
    assert set(states.values()) == {"failed"}
    held = json.loads(run("papers", "--library", "papers.sqlite", "--format", "json").stdout)
    assert all(row["problems"] for row in held if row["state"] == "failed")
