"""What is printed fits its place: a terminal, a spreadsheet, a program."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from extractor.tables import (
    Answer,
    Column,
    cell,
    csv_cell,
    fitting,
    flat,
    measured,
    print_table,
    show,
)

COLUMNS = (
    Column("state", "State"),
    Column("committee", "Committee", wide=True),
    Column("text", "Action", long=True),
    Column("value", "Value", right=True),
)
ROWS: list[dict[str, Any]] = [
    {
        "state": "reported-complete",
        "committee": "Quay Committee",
        "text": "circulate the ferry safety audit " * 6,
        "value": 12.5,
    },
    {
        "state": "open",
        "committee": None,
        "text": "[bold]meet[/bold] the lamp makers",
        "value": None,
    },
]


def answer(rows: list[dict[str, Any]] | None = None) -> Answer:
    rows = ROWS if rows is None else rows
    return Answer(rows, ["state", "text", "value"], COLUMNS, "no actions found")


def printed(form: str, rows: list[dict[str, Any]] | None = None, *, bom: bool = False) -> str:
    out = io.StringIO()
    show(answer(rows), form, bom=bom, out=out)
    return out.getvalue()


@pytest.mark.parametrize(("width", "committee"), [(80, False), (120, True), (200, True)])
def test_fits_the_terminal(width: int, *, committee: bool) -> None:
    out = io.StringIO()
    print_table(Console(file=out, width=width), ROWS, COLUMNS)
    assert max(map(len, out.getvalue().splitlines())) <= width
    assert ("Quay Committee" in out.getvalue()) is committee
    assert "reported-complete" in out.getvalue()


LEDGER = (
    Column("state", "State"),
    Column("raised", "Raised"),
    Column("committee", "Committee", wide=True),
    Column("minute", "Minute", wide=True),
    Column("text", "Action", long=True),
    Column("owners", "Owners"),
    Column("due", "Due", wide=True),
)
FULL = {
    "state": "reported-complete",
    "raised": "2031-01-14",
    "committee": "Harbour Overview and Scrutiny Committee",
    "minute": "31/12",
    "text": "circulate the ferry safety audit to all Members",
    "owners": ["Harbourmaster", "Assistant Director of Piers"],
    "due": "before the lamps are lit",
}


@pytest.mark.parametrize("width", [60, 80, 110, 120, 160, 240])
def test_no_word_is_cut_off(width: int) -> None:
    out = io.StringIO()
    print_table(Console(file=out, width=width), [FULL], LEDGER)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    assert "…" not in out.getvalue()
    printed = set(out.getvalue().split())
    kept = [c for c in LEDGER if set(c.title.split()) <= printed]
    assert {"State", "Raised", "Action", "Owners"} <= {c.title for c in kept}
    for column in kept if width >= 80 else ():
        assert set(flat(FULL[column.name]).split()) <= printed


@pytest.mark.parametrize(
    ("width", "dropped"),
    [(160, set()), (125, {"due"}), (110, {"due", "minute", "committee"})],
)
def test_the_last_of_the_less_important_columns_go_first(width: int, dropped: set[str]) -> None:
    cells = {c: [cell(FULL[c.name], c)] for c in LEDGER}
    assert {c.name for c in cells} - {c.name for c in fitting(cells, width)} == dropped


def test_no_colour_when_piped() -> None:
    assert "\x1b" not in printed("table", [{"state": "red"}])


def test_colour_stands_beside_its_word() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=80)
    print_table(console, [{"state": "amber"}, {"state": "green"}], COLUMNS)
    assert "\x1b[" in out.getvalue()
    assert "amber" in out.getvalue()


def test_words_of_a_paper_are_not_markup() -> None:
    assert "[bold]meet[/bold]" in printed("table")


@pytest.mark.parametrize(
    ("given_value", "shown"),
    [
        ("a\x1b[2Jb", "a[2Jb"),
        ("two\nlines\tand tabs", "two lines and tabs"),
        (None, ""),
        (["Clerk", "Chair"], "Clerk; Chair"),
    ],
)
def test_cell(given_value: Any, shown: str) -> None:
    assert cell(given_value, COLUMNS[0]) == shown


def test_file_shows_its_name() -> None:
    assert cell("packs/2031/quay.pdf", Column("paper", "Paper", file=True)) == "quay.pdf"


def test_nothing_found() -> None:
    assert printed("table", []) == "no actions found\n"
    assert printed("json", []) == "[]\n"
    assert printed("csv", []) == "state,text,value\n"


def test_json_is_one_list_with_an_object_a_line() -> None:
    assert json.loads(printed("json")) == ROWS
    assert len(printed("json").splitlines()) == len(ROWS) + 2


def test_csv() -> None:
    rows = list(csv.reader(io.StringIO(printed("csv"))))
    assert rows[0] == ["state", "text", "value"]
    assert rows[1][2] == "12.5"


def test_byte_order_mark() -> None:
    assert printed("csv", bom=True).startswith("\ufeffstate,")


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44", "'+44"),
        ("-5% on last year", "'-5% on last year"),
        ("@clerk", "'@clerk"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        (["=1", "2"], "'=1; 2"),
        (-5.25, -5.25),
        (0, 0),
        (None, None),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula(value: Any, safe: Any) -> None:
    assert csv_cell(value) == safe


@given(st.text())
def test_no_words_are_a_formula(words: str) -> None:
    assert not str(csv_cell(words)).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ([{"date": "2031-01-14", "page": None, "text": "raised"}], "2031-01-14 raised"),
        ([], ""),
        (250000.0, "250000"),
        (0.1, "0.1"),
        ({"a": [1, 2]}, "1; 2"),
    ],
)
def test_flat(value: Any, line: str) -> None:
    assert flat(value) == line


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (12.5, "percent", "12.5%"),
        (1200.0, "gbp", "£1,200"),
        (41.0, "count", "41"),
        (None, "percent", ""),
        (3.0, None, "3"),
    ],
)
def test_measured(value: float | None, unit: str | None, shown: str) -> None:
    assert measured(value, unit) == shown
