"""The spreadsheet, as openpyxl and LibreOffice read it back."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from extractor.exports import columns, edits, packing
from extractor.exports.workbook import workbook
from extractor.linking.events import Event

DAY = date(2031, 5, 14)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "＝1+1", '=HYPERLINK("http://a.example")')
EDITED = {
    "Lead officer": "Harbourmaster",
    "Due": DAY,
    "Status": "Delivered",
    "Reviewer's note": "she left",
}


@pytest.fixture
def opened(entry: Any) -> Callable[..., Any]:
    """``opened(entry(), …)``: the spreadsheet of entries, read back."""
    return lambda *entries: load_workbook(io.BytesIO(workbook(entries or [entry()], DAY)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by their titles."""
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def test_the_cells_of_an_action(opened: Any) -> None:
    assert rows(opened()["Actions"]) == [
        {
            "Reference": "a-1f0c9be27d",
            "Council": "Westmere Council",
            "Committee": "Quay & Pier Committee",
            "Raised": datetime(2031, 1, 14),
            "Origin": "Minute 12, Ferry Safety",
            "Action": "circulate the ferry safety audit",
            "Lead officer": "Clerk, Harbourmaster",
            "Due": "next meeting",
            "Due by": datetime(2031, 3, 14),
            "Action taken": "14 March 2031: Clerk has asked the harbour",
            "Status": "Open",
            "Attention": "Overdue since 14 March 2031",
            "Age in days": 120,
            "Age in meetings": 2,
            "First on page": "march.pdf, page 9",
            "Last on page": "march.pdf, page 17",
            "Reviewer's note": None,
            "Reference as exported": "a-1f0c9be27d",
            "Lead officer as exported": "Clerk, Harbourmaster",
            "Due as exported": "next meeting",
            "Status as exported": "Open",
        }
    ]


def test_what_is_not_known_is_empty(opened: Any, entry: Any) -> None:
    unknown = ("council", "committee", "raised", "minute", "item", "due", "due_date", "age_days")
    bare = entry(owners=(), overdue=False, **dict.fromkeys(unknown))
    [row] = rows(opened(bare)["Actions"])
    empty = {title for title, value in row.items() if value is None}
    assert empty >= {"Council", "Raised", "Origin", "Lead officer", "Due", "Due by", "Attention"}


def test_the_history_has_a_row_an_event(opened: Any) -> None:
    told = [list(row.values()) for row in rows(opened()["History"])]
    assert told == [
        [
            "a-1f0c9be27d",
            "circulate the ferry safety audit",
            datetime(2031, 1, 14),
            "raised",
            "ACTION: circulate the ferry safety audit",
            "march.pdf, page 9",
        ],
        [
            "a-1f0c9be27d",
            "circulate the ferry safety audit",
            datetime(2031, 3, 14),
            "listed",
            "Clerk has asked the harbour",
            "march.pdf, page 17",
        ],
    ]


def test_every_column_and_status_is_explained(opened: Any, entry: Any) -> None:
    words = {row[0] for row in opened()["Explanation"].iter_rows(values_only=True)}
    assert words >= {column.title for column in columns.COLUMNS}
    assert {"Open", "Vanished", "Reported complete", "scheduled"} <= words


def test_the_columns_are_those_of_the_page_for_officers() -> None:
    page = (Path(__file__).parents[2] / "docs" / "officers.md").read_text("utf-8")
    titles = [column.title for column in (*columns.COLUMNS, *columns.HIDDEN)]
    titles += [column.title for column in columns.HISTORY_COLUMNS]
    assert [title for title in titles if f"`{title}`" not in page] == []


def test_it_prints_on_a_landscape_page_with_its_header(opened: Any) -> None:
    sheet = opened()["Actions"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "B2")
    assert sheet.print_area == "'Actions'!$A$1:$N$2"
    assert sheet.auto_filter.ref == "A1:U2"
    assert sheet.oddHeader.right.text == "Westmere Council, Quay && Pier Committee"


def hidden(sheet: Any) -> set[str]:
    """The titles of the columns that hide."""
    dimensions = sheet.column_dimensions
    return {cell.value for cell in sheet[1] if dimensions[cell.column_letter].hidden}


def test_what_is_the_same_throughout_hides(opened: Any, entry: Any) -> None:
    exported = {column.title for column in columns.HIDDEN}
    assert hidden(opened()["Actions"]) == {"Council", "Committee", *exported}
    two = opened(entry(), entry(committee="Lighthouse Board"))
    assert hidden(two["Actions"]) == {"Council", *exported}


def test_links_open_the_page(opened: Any, entry: Any) -> None:
    event = Event(DAY, "raised", "https://quay.example/pack.pdf", 17, "")
    book = opened(entry(history=(event,)))
    cells = [*book["Actions"][2], *book["History"][2]]
    links = [(c.value, c.hyperlink.target) for c in cells if c.hyperlink]
    assert links == [("pack.pdf, page 17", "https://quay.example/pack.pdf#page=17")] * 3


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula(opened: Any, entry: Any, words: str) -> None:
    event = Event(DAY, "listed", words, None, words)
    book = opened(
        entry(id=words, council=words, item=words, minute=None, text=words, owners=(words,),
              due=words, history=(event,))
    )  # fmt: skip
    for sheet in book:
        for cell in (cell for row in sheet for cell in row if isinstance(cell.value, str)):
            assert cell.data_type == "s"
            assert not cell.value.startswith(("=", "+", "-", "@", "\t", "＝"))


def test_control_characters_are_left_out(opened: Any, entry: Any) -> None:
    [row] = rows(opened(entry(text="the\x07 pier\x1b\ud800"))["Actions"])
    assert row["Action"] == "the pier"


def test_no_actions_is_a_header(opened: Any) -> None:
    book = load_workbook(io.BytesIO(workbook([], DAY)))
    assert rows(book["Actions"]) == []


def test_the_same_actions_give_the_same_bytes(entry: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = workbook([entry()], DAY)
    monkeypatch.setattr("time.localtime", lambda *_: (2040, 1, 1, 0, 0, 0, 0, 1, 0))
    assert workbook([entry()], DAY) == first
    assert packing.midnight(DAY).isoformat().encode() in parts(first)["docProps/core.xml"]


def parts(packed: bytes) -> dict[str, bytes]:
    """The parts of an office file."""
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_it_opens_in_libreoffice(entry: Any, tmp_path: Path, converted: Any) -> None:
    hostile = [entry(id=f"a-{n}", text=words) for n, words in enumerate(HOSTILE)]
    (tmp_path / "actions.xlsx").write_bytes(workbook([entry(), *hostile], DAY))
    found = converted(tmp_path / "actions.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")
    with found.open(encoding="utf-8", newline="") as file:
        first, *others = csv.DictReader(file)
    assert first["Reference"] == "a-1f0c9be27d"
    assert first["Raised"] == "14 Jan 2031"
    assert first["Status as exported"] == "Open"
    assert [row["Action"] for row in others] == [f"'{words.strip()}" for words in HOSTILE]


def test_edits_are_the_same_when_libreoffice_saves_them(
    entry: Any, tmp_path: Path, converted: Any
) -> None:
    book = load_workbook(io.BytesIO(workbook([entry(id="a-1"), entry(id="a-2", due="=1")], DAY)))
    cells = {cell.value: cell.column for cell in book["Actions"][1]}
    for title, value in EDITED.items():
        book["Actions"].cell(2, cells[title], value)
    book.save(tmp_path / "actions.xlsx")
    saved = converted(tmp_path / "actions.xlsx", "xlsx")
    assert edits.read(saved, {"a-1", "a-2"}) == [
        edits.Edit(2, "a-1", "owner", "Harbourmaster", "she left"),
        edits.Edit(2, "a-1", "due", "14 May 2031", "she left"),
        edits.Edit(2, "a-1", "status", "delivered", "she left"),
    ]
