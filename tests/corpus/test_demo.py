"""The demo runs and prints what the README says it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import cli
from corpus.damaged.kinds import write_damaged
from corpus.demo import main, steps
from corpus.papers import Sample


@pytest.fixture
def library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """The demo's library, after the demo has run in a folder of its own."""
    monkeypatch.setenv("COLUMNS", "160")
    assert main(tmp_path) == 0
    printed = capsys.readouterr().out
    (tmp_path / "printed.txt").write_text(printed, "utf-8")
    return tmp_path / "demo.sqlite"


def test_the_demo_prints_coverage_actions_and_a_series(library: Path) -> None:
    printed = (library.parent / "printed.txt").read_text("utf-8")
    assert "9 sample papers of two fictional councils" in printed
    assert "73 of 73 pages read" in printed
    assert printed.count("\n$ committee-papers ") == len(steps(library, library))
    assert "vanished" in printed
    assert "2023-24 Q3" in printed


def asked(
    capsys: pytest.CaptureFixture[str], library: Path, *words: str
) -> list[dict[str, object]]:
    """The rows that a command prints as JSON."""
    assert cli.run([*words, "--library", str(library), "--format", "json"]) == 0
    printed = capsys.readouterr().out.strip()
    found = (
        json.loads(printed)
        if printed.startswith("[")
        else [json.loads(line) for line in printed.splitlines()]
    )
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("diversion pilot", "reported-complete"),
        ("proposed market days", "vanished"),
        ("breakdown of exclusions by school phase", "vanished"),
        ("electric vehicles", "open"),
        ("repeat referral", "superseded"),
    ],
)
def test_the_ledger_tells_what_happened(
    library: Path, capsys: pytest.CaptureFixture[str], words: str, state: str
) -> None:
    entries = asked(capsys, library, "actions", "--as-of", "2025-04-09")
    named = [e for e in entries if words in str(e["text"]) or words in json.dumps(e["history"])]
    assert state in {e["state"] for e in named}


def test_the_series_has_the_restated_value(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (series,) = asked(capsys, library, "indicators", "repeat referrals")
    points = {p["period"]: p for p in series["points"]}  # type: ignore[attr-defined]
    assert points["2023-24 Q3"]["value"] == 23.3
    assert {r["value"] for r in points["2023-24 Q3"]["reported"]} == {24.1, 23.3}
    assert points["2023-24 Q4"]["value"] == 21.0


def test_damaged_papers_cost_a_run_nothing_but_themselves(
    papers: dict[str, Sample], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.pdf"
    good.write_bytes(papers["brayford-2025-04-09-pack.pdf"].content)
    damaged = write_damaged(tmp_path / "damaged", good.read_bytes())
    status = cli.run(["extract", "--format", "json", *map(str, [*damaged.values(), good])])
    printed = capsys.readouterr()
    assert status == 3
    errors = printed.err.strip().splitlines()
    assert len(errors) == len(damaged)
    for path, line in zip(damaged.values(), errors, strict=True):
        assert str(path) in line
        assert ";" in line, "it says what to do"
    states = [json.loads(line)["status"]["state"] for line in printed.out.splitlines()]
    assert states == ["failed"] * len(damaged) + ["complete"]
