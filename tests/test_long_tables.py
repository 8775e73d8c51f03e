"""Tables of many rows look as rich's do."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.color import ColorSystem
from rich.style import Style

from extractor import tables
from extractor.long_tables import wrap
from extractor.tables import Answer, Column

COLUMNS = (
    Column("state", "State"),
    Column("days", "Days", right=True),
    Column("text", "Action", long=True),
    Column("owner", "Owner"),
)
ROWS = [
    {"state": "open", "days": 7, "text": "Write to the Lamp Trust about its lease " * n,
     "owner": "Clerk"}
    for n in range(1, 6)
]  # fmt: skip


def shown(many: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(tables, "MANY", many)
    out = StringIO()
    tables.show(Answer(ROWS, [], COLUMNS, "none"), "table", out=out)
    return out.getvalue().splitlines()


def test_many_rows_look_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(0, monkeypatch) == shown(100, monkeypatch)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("lighthouse at sea", 6, ["lighth", "ouse", "at sea"]),
        ("日本語 lamp", 6, ["日本語", "lamp"]),
    ],
)
def test_words_are_wrapped(words: str, width: int, expected: list[str]) -> None:
    assert wrap(words, width) == expected


class Terminal(StringIO):
    """What is printed on a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(words: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(tables, "MANY", 0)
    monkeypatch.setenv("COLUMNS", "80")
    out = Terminal()
    tables.show(Answer([{"state": words}], [], COLUMNS, "none"), "table", out=out)
    return out.getvalue()


@pytest.mark.parametrize("words", sorted(tables.STYLES))
def test_a_state_has_its_colour_beside_its_word(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    dressed = Style.parse(tables.STYLES[words]).render(words, color_system=ColorSystem.STANDARD)
    start, end = dressed.split(words)
    shown = on_terminal(words, monkeypatch)
    assert start in shown and shown.partition(start)[2].startswith(words) and end in shown


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colour_has_none(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in on_terminal("red", monkeypatch)


def test_headings_stand_over_many_tables_as_over_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [{"of": f"Percentage of berths let at {n} quays, {n}0", "state": "red"} for n in (1, 2)]
    said = list[str]()
    for many in (0, 100):
        monkeypatch.setattr(tables, "MANY", many)
        out = StringIO()
        tables.show(Answer(rows, [], COLUMNS, "none", heading="of"), "table", out=out)
        said.append(out.getvalue())
    assert said[0] == said[1]
