"""Words as printed become plain text that keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.paper import BlockKind, Cell, Row, Table
from extractor.reading.passages import (
    SOFT,
    PrintedLine,
    Run,
    block,
    cell,
    chain,
    compose,
    lay,
    normalise,
    part,
    plain,
    split_marker,
    squeeze,
    table_block,
)

BOX = (10.0, 10.0, 90.0, 20.0)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("oﬃcer", "officer"),
        ("the\u00a0council’s “plan”", 'the council\'s "plan"'),
        ("re\u00adport", "report"),
        ("part\u2011time", "part-time"),
        ("\uf0b7", "•"),
        ("zero\u200bwidth", "zerowidth"),
        ("12½% – café", "12½% – café"),
    ],
)
def test_normalises_letters_quotes_and_spaces(printed: str, text: str) -> None:
    assert normalise(printed) == text


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert squeeze(squeeze(text)) == squeeze(text)


def lines(*joined: tuple[str, str]) -> list[PrintedLine]:
    return [PrintedLine([Run(w) for w in text.split()], 1, BOX, joint) for text, joint in joined]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ((("The board met", " "), ("in May", " ")), "The board met in May"),
        ((("Interventio", ""), ("n Level", " ")), "Intervention Level"),
        ((("it was re-", SOFT), ("ported", " ")), "it was reported"),
        ((("Sub-", ""), ("Committee", " ")), "Sub-Committee"),
        ((("First.", "\n"), ("Second.", " ")), "First.\nSecond."),
    ],
)
def test_joins_lines(printed: tuple[tuple[str, str], ...], text: str) -> None:
    assert compose(lines(*printed)).text == text


def test_struck_words_stand_beside_the_text() -> None:
    words = [Run("due"), Run("in", struck=True), Run("June", struck=True), Run("July")]
    found = compose([PrintedLine(words, 1, BOX)])
    assert found.text == "due July"
    assert found.struck == ("in June",)
    assert found.printed == "due in June July"


def test_bold_words_run_together_over_lines() -> None:
    first = PrintedLine([Run("The"), Run("Chief", bold=True)], 1, BOX)
    second = PrintedLine([Run("Officer", bold=True), Run("agreed")], 1, BOX)
    found = compose([first, second])
    assert [found.text[s:e] for s, e in found.bold] == ["Chief Officer"]


def test_glued_runs_have_no_space_between() -> None:
    found = plain(Run("210", glued=True), Run("¹"), Run("places"))
    assert found.text == "210¹ places"


words = st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), min_size=1)


@given(st.lists(words, min_size=1, max_size=6))
def test_every_line_shows_its_own_words(printed: list[list[str]]) -> None:
    found = compose(PrintedLine([Run(w) for w in ws], n, BOX) for n, ws in enumerate(printed, 1))
    assert found.text == normalise(" ".join(w for ws in printed for w in ws)).strip()
    for line in found.lines:
        shown = normalise(" ".join(printed[line.page - 1])).strip()
        assert found.text[line.start : line.end] == shown


def test_a_part_keeps_lines_and_bold() -> None:
    words = [Run("4.1"), Run("Timely", bold=True), Run("visits")]
    whole = compose([PrintedLine(words, 3, BOX)])
    rest = part(whole, 4)
    assert rest.text == "Timely visits"
    assert [rest.text[s:e] for s, e in rest.bold] == ["Timely"]
    assert rest.page == 3


def test_a_chain_moves_the_second_passage() -> None:
    first = compose([PrintedLine([Run("carried")], 1, BOX)])
    second = compose([PrintedLine([Run("over", bold=True)], 2, BOX)])
    found = chain(first, " ", second)
    assert found.text == "carried over"
    assert [found.text[s:e] for s, e in found.bold] == ["over"]
    assert (found.page, found.last_page) == (1, 2)


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("3.4. Visits made", "3.4.", "Visits made"),
        ("48. Apologies", "48.", "Apologies"),
        ("(a) note the report", "(a)", "note the report"),
        ("iv) agree", "iv)", "agree"),
        ("• one point", "•", "one point"),
        ("3.1 Background", "3.1", "Background"),
        ("2023 was a hard year", None, "2023 was a hard year"),
        ("3.4% of pupils", None, "3.4% of pupils"),
        ("Present: all", None, "Present: all"),
    ],
)
def test_parts_the_marker_from_the_words(text: str, marker: str | None, rest: str) -> None:
    found, start = split_marker(text)
    assert found == marker
    assert text[start:] == rest


def made_cell(text: str, column: int) -> Cell:
    return cell(plain(Run(text)), column)


def test_offsets_count_in_the_plain_text() -> None:
    header = Row((made_cell("Measure", 0), made_cell("Q1", 1)))
    body = (Row((made_cell("Visits", 0), made_cell("", 1))),)
    table = table_block(Table((header,), body, 2))
    blocks = lay([block(BlockKind.PARAGRAPH, plain(Run("Before"))), table])
    text = "".join(f"{b.text}\n" for b in blocks)
    for one in blocks:
        assert text[one.offset : one.offset + len(one.text)] == one.text
        for row in (*one.table.header, *one.table.body) if one.table else ():
            for c in row.cells:
                assert text[c.offset : c.offset + len(c.text)] == c.text
