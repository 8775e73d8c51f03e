"""What the tables say."""

from __future__ import annotations

from io import StringIO

import pytest

from evaluation.rows import Row
from evaluation.sections import Section, share, shares, short
from evaluation.shown import as_markdown, escaped, show


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (Row("m", 8, 10, 8, 16), ("0.500", "0.800", "0.615")),
        (Row("m", 0, 6, 0, 0), ("·", "0.000", "0.000")),
        (Row("m", 0, 0, 0, 3), ("0.000", "·", "0.000")),
        (Row("m", 9999, 10000, 9999, 10000), ("0.999", "0.999", "0.999")),
    ],
)
def test_shares(row: Row, cells: tuple[str, ...]) -> None:
    assert shares(row) == cells


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "1.000"), (0.99996, "0.999"), (0.9994, "0.999"), (0.0, "0.000")]
)
def test_only_what_is_perfect_is_one(value: float, words: str) -> None:
    assert share(value) == words


def test_long_facts_are_cut() -> None:
    assert short("a  b\nc") == "a b c"
    assert len(short("word " * 100)) == 110


def test_eight_councils_fit_a_hundred_columns() -> None:
    names = [f"strathorrin{n}" for n in range(8)]
    row = ("minutes: attendance complete", *["0.999"] * 8)
    out = StringIO()
    show([Section("F1 by council", ("measure", *names), (row,))], out)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 100
    assert any(line.count("0.999") == 8 for line in lines)


def test_markdown_escapes_words_and_links_pages() -> None:
    example = ("papers/a/1.pdf#page=7 | true: a*b",)
    section = Section("Errors", ("measure", "count"), (("a|b", "3"),), below=(example,))
    told = as_markdown([section])
    assert "| measure | count | examples |\n| --- | ---: | --- |" in told
    assert r"| a\|b | 3 | [papers/a/1.pdf#page=7](papers/a/1.pdf#page=7) \| true: a\*b |" in told
    assert escaped("<b>") == r"\<b\>"
