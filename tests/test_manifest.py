"""What a manifest says of a paper, and that it wins over what the paper seems to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import manifest
from extractor.batch.run import way_of
from extractor.manifest import Harvested, ManifestError, facts_for, line_of, read
from extractor.pipeline import extract
from extractor.reading import Options
from extractor.reading.source import identify
from extractor.records import Meeting
from extractor.stated import stated_over

NOW = dt.datetime(2025, 3, 4, 12, 0, tzinfo=dt.UTC)
ROW = Harvested(
    url="https://democracy.wexmoor.example/documents/s1/Report.pdf",
    site="https://democracy.wexmoor.example/",
    system="moderngov",
    committee="Housing Scrutiny Committee",
    title="Repairs report",
    kind="report",
    file="democracy/housing/report.txt",
    sha256="",
    bytes=10,
    media_type="text/plain",
    fetched_at=NOW,
    checked_at=NOW,
    council="Wexmoor County Council",
    date=dt.date(2025, 3, 11),
    time="18:00",
    venue="The Moot Hall",
    item="6",
    item_title="Repairs",
)
REPORT = """WEXMOOR COUNTY COUNCIL

Report to the Care Panel

Date: 12 March 2024

Repairs to council homes

1. Recommendation

1.1 That the panel notes the report.

2. Background

2.1 Repairs were completed on time in most cases.
"""


def written(folder: Path, *rows: Harvested, torn: bytes = b"") -> Path:
    """A manifest in a folder."""
    file = folder / manifest.NAME
    file.write_bytes(b"".join(map(line_of, rows)) + torn)
    return file


def harvested(folder: Path, text: str = REPORT, **more: object) -> tuple[Path, Harvested]:
    """A paper in a folder with a manifest."""
    paper = folder / ROW.file
    paper.parent.mkdir(parents=True)
    paper.write_text(text, "utf-8")
    row = replace(ROW, sha256=identify(paper).sha256, **more)  # type: ignore[arg-type]
    written(folder, row)
    return paper, row


def test_the_last_line_about_an_address_counts(tmp_path: Path) -> None:
    later = replace(ROW, title="Repairs report (revised)")
    assert read(written(tmp_path, ROW, later)) == {ROW.url: later}


@pytest.mark.parametrize("cut", range(1, len(line_of(ROW)), 97))
def test_half_a_line_is_left_out(cut: int, tmp_path: Path) -> None:
    assert read(written(tmp_path, ROW, torn=line_of(ROW)[:cut])) == {ROW.url: ROW}


@pytest.mark.parametrize(
    "line",
    [b"{}\n", b"nonsense\n", b'{"url": 1}\n', line_of(ROW).replace(b'"url"', b'"uri"'), b"\xff\n"],
)
def test_a_line_that_is_no_row_is_told_with_its_number(line: bytes, tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="line 2"):
        read(written(tmp_path, ROW, torn=line))


def test_a_paper_is_found_by_its_place(tmp_path: Path) -> None:
    paper, row = harvested(tmp_path)
    assert facts_for(paper) == row
    assert facts_for(paper.with_name("other.txt")) is None
    assert facts_for(tmp_path.parent / "elsewhere.txt") is None


def test_a_manifest_that_changes_is_read_anew(tmp_path: Path) -> None:
    paper, row = harvested(tmp_path)
    assert facts_for(paper) == row
    written(tmp_path, row, replace(row, venue="The Guildhall"))
    assert (found := facts_for(paper)) and found.venue == "The Guildhall"


def test_the_system_wins_over_the_page(tmp_path: Path) -> None:
    paper, row = harvested(tmp_path)
    alone = extract(paper)
    assert (alone.meeting.committee, alone.meeting.date) != (row.committee, row.date)
    told = extract(paper, facts=row)
    assert told.meeting == Meeting(
        "Wexmoor County Council",
        None,
        "Housing Scrutiny Committee",
        dt.date(2025, 3, 11),
        "18:00",
        "The Moot Hall",
    )
    assert [item.number for item in told.items][:1] == ["6"]
    assert all(item.number == "6" or item.parent == "6" for item in told.items)
    assert [i.title for i in told.items] == [i.title for i in alone.items]


def test_a_file_that_was_changed_is_read_as_it_is(tmp_path: Path) -> None:
    paper, row = harvested(tmp_path)
    paper.write_text(REPORT + "\nAnother line.\n", "utf-8")
    assert extract(paper, facts=row).meeting == extract(paper).meeting


OLD = Meeting("Wexmoor County Council", "E9", "Care Panel", dt.date(2024, 1, 9), "10:00", "Here")


@pytest.mark.parametrize(
    ("more", "is_minutes", "expected"),
    [
        # Minutes that are a document of an item are of another meeting.
        ({}, True, OLD),
        (
            {"kind": "minutes", "item": None},
            True,
            Meeting(
                "Wexmoor County Council",
                "E9",
                "Housing Scrutiny Committee",
                dt.date(2025, 3, 11),
                "18:00",
                "The Moot Hall",
            ),
        ),
        # What the system does not say stays as it was read; a time is of its day.
        (
            {"council": None, "date": None, "time": None, "venue": None},
            False,
            replace(OLD, committee="Housing Scrutiny Committee"),
        ),
        (
            {"time": None, "venue": None},
            False,
            replace(OLD, committee="Housing Scrutiny Committee", date=ROW.date, time=None),
        ),
        # A code belongs to its council.
        (
            {"council": "Brayford Borough Council", "kind": "report"},
            True,
            replace(OLD, council="Brayford Borough Council", council_code=None),
        ),
    ],
)
def test_what_the_system_says(more: dict[str, object], is_minutes: bool, expected: Meeting) -> None:
    facts = replace(ROW, **more)  # type: ignore[arg-type]
    assert stated_over(OLD, facts, is_minutes=is_minutes) == expected


def test_a_paper_of_which_more_is_said_is_read_again() -> None:
    options = Options()
    ways = {
        way_of(options),
        way_of(options, ROW),
        way_of(options, replace(ROW, date=dt.date(2025, 3, 18))),
        way_of(options, replace(ROW, item="7")),
    }
    assert len(ways) == 4
    assert way_of(options, replace(ROW, checked_at=NOW + dt.timedelta(1))) == way_of(options, ROW)
