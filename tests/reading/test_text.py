"""Text conversions, Markdown and plain text become blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import read
from extractor.reading.runs import marked
from extractor.reading.text import blocks_of
from extractor.records import Block, BlockKind, Table


def shape(text: str) -> list[tuple[str, str | None, str]]:
    """Each block's kind, marker and words."""
    return [(b.kind.value, b.marker, b.text) for b in blocks_of(text)]


def only_table(text: str) -> Table:
    """The one table of ``text``."""
    (block,) = blocks_of(text)
    assert block.table
    return block.table


def texts(table: Table) -> list[list[str]]:
    """The words of a table's body, row by row."""
    return [[c.text for c in row.cells] for row in table.body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Scrutiny Panel", [("heading", None, "Scrutiny Panel")]),
        ("## **4. Budget**", [("heading", "4.", "Budget")]),
        ("Scrutiny Panel\n==============", [("heading", None, "Scrutiny Panel")]),
        ("NORTHMERE COUNCIL", [("heading", None, "NORTHMERE COUNCIL")]),
        (
            "NORTHMERE COUNCIL\nHEALTH PANEL",
            [("heading", None, "NORTHMERE COUNCIL\nHEALTH PANEL")],
        ),
        ("**Voting record**", [("heading", None, "Voting record")]),
        ("48. Apologies", [("heading", "48.", "Apologies")]),
        ("39/20 Apologies for absence", [("heading", "39/20", "Apologies for absence")]),
        ("12 **Forward plan**", [("heading", "12", "Forward plan")]),
        (
            "4a. Action sheet\nThe Panel noted the sheet.",
            [("heading", "4a.", "Action sheet"), ("paragraph", None, "The Panel noted the sheet.")],
        ),
        (
            "Background\n\n1. The service moved to Eastgate in May.",
            [
                ("heading", None, "Background"),
                ("list-item", "1.", "The service moved to Eastgate in May."),
            ],
        ),
        (
            "Summary of risk\n\n15. None\n\nBackground papers\n\nNone",
            [
                ("heading", None, "Summary of risk"),
                ("list-item", "15.", "None"),
                ("paragraph", None, "Background papers"),
                ("paragraph", None, "None"),
            ],
        ),
    ],
)
def test_headings(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ACTION",
        "**RESOLVED** that the report be noted",
        "RESOLVED that the report be noted",
        "21 November 2030",
        "7 - 16",
        "2029/30 Q3 outturn: 58%",
        "Quarterly Target: 285",
        "The Panel noted the report.",
        "Councillor A Reed",
        "Minutes:",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert [b.kind for b in blocks_of(text)] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one\n- two", [("-", 0, "one"), ("-", 0, "two")]),
        ("• one\n\n• two", [("•", 0, "one"), ("•", 0, "two")]),
        ("- one\n  - in it\n- two", [("-", 0, "one"), ("-", 1, "in it"), ("-", 0, "two")]),
        ("- (a) noted; and\n- (b) approved", [("(a)", 0, "noted; and"), ("(b)", 0, "approved")]),
        ("- 3.1. **Homes** – 12 in Q2.", [("3.1.", 0, "Homes – 12 in Q2.")]),
        ("3.1.Homes rose to 12 in Q2.", [("3.1.", 0, "Homes rose to 12 in Q2.")]),
        (
            "1.\tNote the report.\n2.\tAgree it.",
            [("1.", 0, "Note the report."), ("2.", 0, "Agree it.")],
        ),
        ("•\tNote the report.", [("•", 0, "Note the report.")]),
        (
            "- the count had risen,\nas it had in May.",
            [("-", 0, "the count had risen, as it had in May.")],
        ),
    ],
)
def test_list_items(text: str, expected: list[tuple[str, int, str]]) -> None:
    blocks = blocks_of(text)
    assert [(b.marker, b.depth, b.text) for b in blocks] == expected
    assert {b.kind for b in blocks} == {BlockKind.LIST_ITEM}


WRAPPED = """The Panel considered a report of the Director on the number of
homes offered to young people who were leaving care in the
district, which had risen since the last meeting.

Cllr A Reed
Cllr B Moss

Officers said that the figure was expected to fall in the months

that followed, as it had in the year before that.
"""


def test_wrapped_lines_are_joined_and_short_ones_kept() -> None:
    first, names, last = blocks_of(WRAPPED)
    assert first.text.count("\n") == 0
    assert first.text.endswith("in the district, which had risen since the last meeting.")
    assert names.text == "Cllr A Reed\nCllr B Moss"
    assert "in the months that followed" in last.text


def test_a_sentence_that_a_page_break_parts_is_one_item() -> None:
    (item,) = blocks_of("- It takes time and\n\n\fof the plan little was done.")
    assert item.text == "It takes time and of the plan little was done."


PAGES = """NORTHMERE COUNCIL                Page 1
HEALTH PANEL – 5 March 2030
MINUTES of the meeting held in the Reed Room of the Town Hall in the
old town.
PRESENT: A Reed (Chair), B Moss, C Wren, D Finch, E Rook and the other
members of the Panel.
ALSO PRESENT: F Lark
Apologies
(Item 1)
1. RESOLVED that the apologies be noted.
Homes for young people
(Item 2)
a. The number of homes that were offered to young people had risen for
NORTHMERE COUNCIL                Page 2
the third year.
1
NORTHMERE COUNCIL                Page 3
The meeting closed at noon.
2
"""


def test_wrapped_text_without_blank_lines_is_parted() -> None:
    assert shape(PAGES) == [
        ("paragraph", None, "HEALTH PANEL – 5 March 2030"),
        (
            "paragraph",
            None,
            "MINUTES of the meeting held in the Reed Room of the Town Hall in the old town.",
        ),
        (
            "paragraph",
            None,
            "PRESENT: A Reed (Chair), B Moss, C Wren, D Finch, E Rook and the other "
            "members of the Panel.",
        ),
        ("paragraph", None, "ALSO PRESENT: F Lark\nApologies\n(Item 1)"),
        ("list-item", "1.", "RESOLVED that the apologies be noted."),
        ("paragraph", None, "Homes for young people\n(Item 2)"),
        (
            "list-item",
            "a.",
            "The number of homes that were offered to young people had risen for the third year.",
        ),
        ("paragraph", None, "The meeting closed at noon."),
    ]


def test_each_line_is_a_paragraph_where_nothing_is_parted() -> None:
    told = "The Clerk said that the hall would be open on each day of the summer but one. " * 3
    lines = [
        "Agenda item",
        "Village Hall",
        "Minutes:",
        told.strip(),
        "RESOLVED that:",
        "(a) it be noted;",
    ]
    assert [words for _, _, words in shape("\n".join(lines))] == [*lines[:-1], "it be noted;"]


def test_a_title_in_capitals_is_apart_from_the_words_below_it() -> None:
    title = "1360 MATTERS ARISING FROM THE MINUTES OF THE LAST MEETING OF THE COUNCIL"
    below = "There were no matters arising from the minutes of the last meeting of all."
    (found, *_) = blocks_of("\n".join([title, below, "The Clerk spoke of the hall " * 3]))
    assert found.text.split("\n")[0] in title
    assert "There" not in found.text.split("\n")[0]


def test_lines_set_in_by_tabs_are_no_table() -> None:
    (block,) = blocks_of("\tThe Panel met at noon.\n\tIt rose at two.")
    assert block.kind is BlockKind.PARAGRAPH


def test_filler_pages_are_left_out() -> None:
    text = "The report was noted.\n\nThis page is intentionally left blank\n\nThe end."
    assert [b.text for b in blocks_of(text)] == ["The report was noted.", "The end."]


@pytest.mark.parametrize(
    ("text", "words", "bold"),
    [
        ("**Target:** 90%", "Target: 90%", ["Target:"]),
        ("rated *Good* and education*", "rated Good and education*", []),
        ("***Homes*** – 12", "Homes – 12", ["Homes"]),
        ("Action* *Items stay until done.", "Action* *Items stay until done.", []),
        ("<p>Decision: <b>share</b> it.</p> <p>Done</p>", "Decision: share it.\nDone", ["share"]),
        ("<ul style='x'><li>one</li> <li>two</li></ul>", "• one\n• two", []),
        ("90%<br>(was 85%)", "90%\n(was 85%)", []),
        ("[the plan](https://example.org/p) ![x](y.png)", "the plan", []),
        ("<https://example.org/p>", "https://example.org/p", []),
        ("R&amp;D < 5 \\* 3", "R&D < 5 * 3", []),
        ("45%<sup>1</sup> of the 1<sup>st</sup> 3 m<sup>2</sup>", "45% of the 1st 3 m2", []),
        ("not <del>45%</del> 46%", "not 46%", []),
        ("“the oﬃce’s” 5\u00a0%", '"the office\'s" 5 %', []),
    ],
)
def test_marks_within_lines(text: str, words: str, bold: list[str]) -> None:
    passage = marked(text)
    assert passage.text == words
    assert [passage.text[start:end] for start, end in passage.bold] == bold


SCORECARD = (
    "Measure\tQ1 2030/31\tQ2 2030/31\tComment\n"
    "Homes offered\t12\t14\tRising\n"
    "\n"
    "Assessments on time\t90%\t85%\t<p>Fell in May.</p> <p>Better in June.</p>\n"
    "Share of all care leavers signed up\tn/a\ttbc\t\n"
    "\n"
    "to the new standard\t\t\t\n"
    "---\t---\t---\t---\n"
    "\n"
    "Measure\tQ1 2030/31\tQ2 2030/31\tComment\n"
    "Exclusions\t0.1\t0.2\tTwo pupils\n"
)


def test_a_table_over_page_breaks_is_one() -> None:
    table = only_table(SCORECARD)
    assert table.names == ("Measure", "Q1 2030/31", "Q2 2030/31", "Comment")
    assert texts(table) == [
        ["Homes offered", "12", "14", "Rising"],
        ["Assessments on time", "90%", "85%", "Fell in May.\nBetter in June."],
        ["Share of all care leavers signed up to the new standard", "n/a", "tbc", ""],
        ["Exclusions", "0.1", "0.2", "Two pupils"],
    ]


SHEET = (
    "Minute\tItem\tAction\n"
    "3 May 2030\t\t\n"
    "\tYouth voice\t<p>Decision: meet Cllr Moss</p>\n"
    "\n"
    "\t\t<p>Decision: write to schools</p>\n"
    "7 June 2030\t\t\n"
    "\n"
    "\tExclusions\t<p>Decision: share data</p>\n"
)


def test_a_row_that_a_page_break_splits_is_one_and_bands_stay() -> None:
    assert texts(only_table(SHEET)) == [
        ["3 May 2030", "", ""],
        ["", "Youth voice", "Decision: meet Cllr Moss\nDecision: write to schools"],
        ["7 June 2030", "", ""],
        ["", "Exclusions", "Decision: share data"],
    ]


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        ("| Item | Owner |\n|---|:--:|\n| Plan \\| map | AB |", 1, [["Plan | map", "AB"]]),
        ("Subject\tHomes\nDate\t3 May 2030\n\nAuthor\tA Reed", 0, 3),
        ("Recommendations\tThat:\n\tit be noted", 0, [["Recommendations", "That:\nit be noted"]]),
        ("Cllr Reed\tLabour\tPresent\nCllr Moss\tGreen\tPresent", 0, 2),
        ("\t2029\t\t2030\t\nHomes\tQ1\tQ2\tQ1\tQ2\nBuilt\t3\t4\t5\t6", 2, 1),
        ("Year\tHomes\n2029\t3\n2030\t4", 1, 2),
    ],
)
def test_headers(text: str, header: int, rows: int | list[list[str]]) -> None:
    table = only_table(text)
    assert len(table.header) == header
    assert (texts(table) if isinstance(rows, list) else len(table.body)) == rows


def test_tables_of_other_widths_or_headers_stay_apart() -> None:
    apart = "Risk\tScore\tOwner\nFlood\t4\tAB\n\nAction\tCost\tDone\nWall\t9\tNo\n\nOne\tTwo\nA\tB"
    assert [b.table.columns for b in blocks_of(apart) if b.table] == [3, 3, 2]


words = st.text(st.sampled_from("ab A1.\t\n*-|#<>p/&()“é\f"), max_size=80)


def places(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    """Every block and cell with the offset where it says it stands."""
    found = [(b.offset, b.text) for b in blocks]
    for block in blocks:
        if block.table:
            rows = block.table.header + block.table.body
            found += [(c.offset, c.text) for row in rows for c in row.cells]
    return found


@given(words | st.text(max_size=60))
def test_offsets_show_the_words(text: str) -> None:
    blocks = blocks_of(text)
    plain = "".join(f"{b.text}\n" for b in blocks)
    for offset, told in places(blocks):
        assert plain[offset : offset + len(told)] == told


@pytest.mark.shared
def test_a_real_pack_keeps_its_tables_whole(shared: Path) -> None:
    paper = read(shared / "papers/bcp/bcp-childrens-scrutiny-2023-02-07-pack.txt")
    assert paper.pages == ()
    assert not paper.problems
    scorecard = next(b.table for b in paper.blocks if b.table and b.table.columns == 10)
    assert len(scorecard.header) == 1
    assert len(scorecard.body) == 20
    for offset, told in places(paper.blocks):
        assert paper.text[offset : offset + len(told)] == told
