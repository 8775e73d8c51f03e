"""What a harvest's manifest says reaches the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import program
from corpus.papers import Sample
from corpus.samples import samples
from corpus.served.fictional import Body, Published, Sitting
from corpus.served.moderngov_site import moderngov
from extractor.library.connect import connect
from extractor.library.reads import extractions
from extractor.records import Extraction
from tests.corpus.harvest.conftest import Serve

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DAY = date(2024, 6, 18)
COMMITTEE = "Children's Scrutiny (Joint) Committee"


@pytest.fixture(scope="module")
def told() -> dict[str, Sample]:
    """The papers of the meeting of June 2024, by what they are."""
    found = {s.name: s for s in samples() if "2024-06-04" in s.name}
    return {name.removeprefix("wexmoor-2024-06-04-").split(".")[0]: s for name, s in found.items()}


def published(told: dict[str, Sample]) -> Body:
    """The papers as the committee system has them: the meeting was put off by a fortnight after
    they were printed, and the minutes are those of the meeting before."""
    papers = (
        Published("Public reports pack", told["pack"].content, "pack"),
        Published(
            "Performance", told["performance-report"].content, "report", "6", "Figures", DOCX
        ),
        Published("Minutes", told["minutes"].content, "report", "3", "Minutes", "text/plain"),
    )
    return Body(7, COMMITTEE, (Sitting(70, DAY, "2.00 pm", "The Moot Hall", papers),))


def harvested(serve: Serve, folder: Path, body: Body) -> list[Extraction]:
    """The library after a harvest and an ingest."""
    web = serve(moderngov((body,), service=True))
    library = str(folder / "library.sqlite")
    way = ["--to", str(folder), "--allow-private", "--delay", "0", "--council", "Wexmoor Council"]
    for command in (["harvest", web.address, *way], ["ingest", str(folder), "--library", library]):
        result = CliRunner().invoke(program, command)
        assert result.exit_code == 0, result.output
    return extractions(connect(library))


def test_facts_of_the_system_reach_the_library(
    told: dict[str, Sample], serve: Serve, tmp_path: Path
) -> None:
    body = published(told)
    found = {
        Path(e.paper.source).name.rsplit("-", 1)[0]: e for e in harvested(serve, tmp_path, body)
    }
    pack, report, minutes = (
        found[n] for n in ("public-reports-pack", "6-performance", "3-minutes")
    )
    for paper in (pack, report):
        meeting = paper.meeting
        assert (meeting.council, meeting.committee) == ("Wexmoor Council", COMMITTEE)
        assert (meeting.date, meeting.time, meeting.venue) == (DAY, "14:00", "The Moot Hall")
    assert (report.items[0].number, {i.parent for i in report.items[1:]}) == ("6", {"6"})
    assert minutes.meeting.date == date(2024, 6, 4)
    assert minutes.meeting.committee != COMMITTEE
    assert len({item.number for item in pack.items}) > 3


def test_a_meeting_that_was_moved_is_read_again(
    told: dict[str, Sample], serve: Serve, tmp_path: Path
) -> None:
    body = published(told)
    (sitting,) = body.sittings
    alone = replace(body, sittings=(replace(sitting, papers=sitting.papers[1:2]),))
    moved = replace(alone, sittings=(replace(alone.sittings[0], day=date(2024, 7, 2)),))
    web = serve(moderngov((alone,), service=True))
    library = str(tmp_path / "library.sqlite")
    ingest = ["ingest", str(tmp_path), "--library", library, "--format", "json"]
    harvest = ["harvest", web.address, "--to", str(tmp_path), "--allow-private", "--delay", "0"]
    days = []
    for site in (alone, moved):
        web.routes.update(moderngov((site,), service=True).routes)
        for command in (harvest, ingest, ingest):
            result = CliRunner().invoke(program, command)
            assert result.exit_code == 0, result.output
        assert '"run": "unchanged"' in result.stdout
        (paper,) = extractions(connect(library))
        days.append(paper.meeting.date)
    assert days == [DAY, date(2024, 7, 2)]
