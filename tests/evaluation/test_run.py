"""A whole evaluation: what is read, said and written."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import cli
from evaluation.report import Report, as_json
from evaluation.run import Asked, evaluate, share, show_report
from evaluation.sections import sections
from evaluation.shown import as_markdown, show

# Floors a little under what is reached, so that a step back is seen.
FLOORS = {"meeting": 0.95}


@pytest.fixture(scope="module")
def to(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("evaluation")


@pytest.fixture(scope="module")
def told(body: Path, to: Path) -> Report:
    """The sample papers, read by the tool."""
    return evaluate(Asked(body, to=to, processes=1, refit=False), accepted=to / "none.json")


def test_the_tool_reads_the_sample_papers(told: Report) -> None:
    rows = told.overall.rows
    low = {name: round(row.f1, 3) for name, row in rows.items() if row.f1 < FLOORS.get(name, 0.97)}
    assert not low


def test_there_are_councils_formats_folds_and_a_baseline(told: Report) -> None:
    assert list(told.councils) == list(told.held_out) == ["brayford", "wexmoor"]
    assert list(told.formats) == ["docx", "html", "pdf", "txt"]
    assert told.beside
    assert told.beside.tool.keys() >= told.beside.baseline.keys()
    assert told.changes is None, "nothing was accepted of these papers"


def test_the_report_is_written(told: Report, to: Path) -> None:
    kept = json.loads((to / "report.json").read_text("utf-8"))
    assert kept == json.loads(json.dumps(as_json(told)))
    assert "| figures: all |" in (to / "report.md").read_text("utf-8")
    picture = ElementTree.parse(to / "f1.svg")
    words = {each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert words >= {"figures: all", "wexmoor", "brayford", "1.000"}


def test_tables_fit_a_hundred_columns(told: Report, tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with path.open("w") as file:
        show(sections(told), file)
    lines = path.read_text().splitlines()
    assert max(map(len, lines)) <= 100
    assert any("figures: scorecard" in line for line in lines)


def test_examples_are_links(told: Report) -> None:
    assert "#page=" in as_markdown(sections(told))


def test_every_error_is_said_where_asked(
    told: Report, to: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_report(told, to, misses=True)
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    for group in told.errors:
        begin = f"{group.measure}: {group.kind}: "
        assert sum(line.startswith(begin) for line in lines) == group.count
    assert "No accepted figures" in printed


def test_the_share_of_the_baseline(told: Report, body: Path) -> None:
    from evaluation.papers import papers_with_answers

    names = [paper.path.name for paper in share(papers_with_answers(body))]
    assert names == [
        "brayford-2024-10-09-pack.pdf",
        "brayford-2025-01-15-item.html",
        "wexmoor-2023-11-14-pack.pdf",
        "wexmoor-2024-06-04-minutes.txt",
        "wexmoor-2024-06-04-performance-report.docx",
    ]


def test_figures_are_not_accepted_in_ci_before_anything_is_read(
    body: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert cli.run(["evaluate", "--papers", str(body), "--accept"]) == 1
    assert "CI" in capsys.readouterr().err


def test_the_command_prints_json(
    body: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "brayford/{}brayford-2025-01-15-item.html{}"
    for name in (page.format("", ""), page.format("answers/", ".json")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((body / name).read_bytes())
    arguments = ["evaluate", "--no-refit", "--papers", str(tmp_path), "--to", str(tmp_path / "to")]
    assert cli.run([*arguments, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["body"]["papers"] == 1


def test_papers_are_made_up_and_stay_where_links_lead(tmp_path: Path) -> None:
    asked = Asked(councils=1, years=1, seed=3, to=tmp_path, refit=False)
    told = evaluate(asked, accepted=tmp_path / "none.json")
    assert told.body.source == "1 councils, 1 years, seed 3"
    assert not told.held_out, "with one council there is nothing to fit on"
    links = {e.link.partition("#")[0] for group in told.errors for e in group.examples}
    assert links
    assert [link for link in links if not (tmp_path / link).is_file()] == []
