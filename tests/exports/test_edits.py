"""What a reviewer changed in the spreadsheet is read back, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extractor.exports.columns import DUE, NOTE, OWNER, STATUS
from extractor.exports.edits import Edit, EditsError, read
from extractor.exports.workbook import workbook
from extractor.linking.ledger import Entry

DAY = date(2031, 6, 14)
FIRST, SECOND = "a-1f0c9be27d", "a-2f0c9be27d"
KNOWN = {FIRST, SECOND}
Make = Callable[..., Entry]


def edited(file: Path, entries: list[Entry], cells: dict[tuple[int, str], Any]) -> Path:
    """A spreadsheet of the entries with cells changed."""
    book = openpyxl.load_workbook(BytesIO(workbook(entries, DAY)))
    titles = [cell.value for cell in book["Actions"][1]]
    for (number, title), value in cells.items():
        book["Actions"].cell(number, titles.index(title) + 1).value = value
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("title", "typed", "field", "value"),
    [
        (OWNER, "Pilot", "owner", "Pilot"),
        (OWNER, "Pilot , Clerk", "owner", "Pilot; Clerk"),
        (OWNER, None, "owner", ""),
        (DUE, date(2031, 9, 7), "due", "7 September 2031"),
        (DUE, 2032, "due", "2032"),
        (DUE, "'-soon", "due", "-soon"),
        (STATUS, "delivered", "status", "delivered"),
        (STATUS, "Reported complete ", "status", "reported-complete"),
    ],
)
def test_a_changed_cell(
    tmp_path: Path, entry: Make, title: str, typed: Any, field: str, value: str
) -> None:
    entries = [entry(), entry(id=SECOND, owners=("Head of Piers, Quays and Docks",), due="=1+1")]
    cells = {(2, title): typed, (2, NOTE): "told so"}
    file = edited(tmp_path / "a.xlsx", entries, cells)
    assert read(file, KNOWN) == [Edit(2, FIRST, field, value, "told so")]


def test_every_refused_row_is_named(tmp_path: Path, entry: Make) -> None:
    entries = [entry(), entry(id=SECOND), entry(id="a-3")]
    file = edited(tmp_path / "a.xlsx", entries, {(2, "Reference"): "x", (3, STATUS): "Gone"})
    with pytest.raises(EditsError) as caught:
        read(file, KNOWN)
    lines = str(caught.value).splitlines()[1:]
    assert [line.split(":")[0].strip() for line in lines] == ["row 2", "row 3", "row 4"]


@pytest.mark.parametrize(
    ("cells", "edits"),
    [
        ({}, []),
        (
            {(3, OWNER): "Pilot", (3, NOTE): "told so", (2, DUE): date(2031, 9, 7)},
            [
                Edit(2, FIRST, "due", "7 September 2031", None),
                Edit(3, SECOND, "owner", "Pilot", "told so"),
            ],
        ),
    ],
)
def test_edits_come_through_libreoffice(
    tmp_path: Path,
    entry: Make,
    converted: Callable[[Path, str], Path],
    cells: dict[tuple[int, str], Any],
    edits: list[Edit],
) -> None:
    entries = [entry(due="31 May 2031"), entry(id=SECOND, owners=(), due="=1+1", state="vanished")]
    file = edited(tmp_path / "a.xlsx", entries, cells)
    assert read(converted(file, "xlsx"), KNOWN) == edits
