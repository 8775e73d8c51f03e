"""Tables of many rows look as rich's do."""

from __future__ import annotations

from io import StringIO

import pytest

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
