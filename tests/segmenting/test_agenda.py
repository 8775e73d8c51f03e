"""Agendas of many layouts, for fictional councils."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.records import Block, BlockKind, Line, Paper
from extractor.segmenting.agenda import Entry, read_agenda
from extractor.segmenting.page_ranges import PageRange
from extractor.segmenting.printed import printed_lines

OfText = Callable[[str], Paper]


def entries(paper: Paper) -> list[Entry]:
    return read_agenda(printed_lines(paper.blocks))


def table(found: list[Entry]) -> list[tuple[str, str, PageRange | None]]:
    return [(e.number, e.title, e.pages) for e in found]


RANGES_BELOW = """
Care Scrutiny Committee

AGENDA

1. Apologies

To receive apologies.

2. Confirmation of Minutes

3 - 10

To confirm the minutes of the meeting held on 4 May 2023.

a) Action Sheet

11 - 12

3. Fostering Review 2021-2022

13 - 20

The report looks at 13 standards in turn.

13 inspection standards were rated.

4. Dates of Future Meetings

- 6 June 2023
- 9 July 2023

No other items of business can be considered unless the Chair decides so.
"""

RANGES_IN_TITLES = """
CABINET

Thursday, 4th May, 2023, at 10.00 am

UNRESTRICTED ITEMS

1. Apologies

2. Declarations of Interest

3. Minutes of the Meeting held on 6th April 2023 (Pages 1 - 10)

4. 23/00108 - Budget Monitoring - March 2022-23 (Pages 11 - 84)

5. Draft Strategy for Roads,
and Bridges (Pages 85 - 90)
"""

NO_RANGES = """
Wold and Marsh Fire and Rescue Authority

ORDER OF BUSINESS

1. Apologies for absence

2. Declarations of interest

To note that members must

1. declare an interest
2. leave the room
3. and not vote.

3. Minutes of the last meeting

4. Community Risk Plan

5. Any other urgent business
"""

PAGE_COLUMN = """
Item\tTitle\tPage No.
1\tApologies for Absence\t
2\tMinutes of the previous meeting\t3
3\tTreasury Management Report\t9
"""

SCOTTISH = """
Order of Business

1. Order of Business

1.1 Including any notices of motion

2. Declarations of Interest

2.1 Members should declare interests

3. Minutes

3.1 Minute of the Culture Committee of 2 May 2023 (Pages 5 - 12)

4. Performance

4.1 Performance Report Quarter 4 (Pages 13 - 20)
4.2 Roads Capital Programme (Pages 21 - 30)
"""

LETTERS_AND_NUMBERS = """
AGENDA

A1 Webcast announcement

A2 Apologies and Substitutes

A3 Declarations of Interest

B1 Verbal update by the Director

C1 Performance Dashboard (Pages 1 - 14)
"""

MINUTE_NUMBERS = """
Agenda

15/24 Apologies for Absence

16/24 Declarations of Interest

17/24 Allotments Report
"""

ROMAN = """
AGENDA

I. Apologies

II. Minutes

III. Libraries Review
"""

WELSH = """
AGENDA

1. Ymddiheuriadau / Apologies

2. Datganiadau o Fuddiannau / Declarations of Interest

3. Cofnodion / Minutes (Tudalennau / Pages 3 - 8)
"""

LAYOUTS = [
    (
        RANGES_BELOW,
        [
            ("1", "Apologies", None),
            ("2", "Confirmation of Minutes", PageRange(3, 10)),
            ("2a", "Action Sheet", PageRange(11, 12)),
            ("3", "Fostering Review 2021-2022", PageRange(13, 20)),
            ("4", "Dates of Future Meetings", None),
        ],
    ),
    (
        RANGES_IN_TITLES,
        [
            ("1", "Apologies", None),
            ("2", "Declarations of Interest", None),
            ("3", "Minutes of the Meeting held on 6th April 2023", PageRange(1, 10)),
            ("4", "23/00108 - Budget Monitoring - March 2022-23", PageRange(11, 84)),
            ("5", "Draft Strategy for Roads, and Bridges", PageRange(85, 90)),
        ],
    ),
    (
        NO_RANGES,
        [
            ("1", "Apologies for absence", None),
            ("2", "Declarations of interest", None),
            ("3", "Minutes of the last meeting", None),
            ("4", "Community Risk Plan", None),
            ("5", "Any other urgent business", None),
        ],
    ),
    (
        PAGE_COLUMN,
        [
            ("1", "Apologies for Absence", None),
            ("2", "Minutes of the previous meeting", PageRange(3, None)),
            ("3", "Treasury Management Report", PageRange(9, None)),
        ],
    ),
    (
        SCOTTISH,
        [
            ("1", "Order of Business", None),
            ("1.1", "Including any notices of motion", None),
            ("2", "Declarations of Interest", None),
            ("2.1", "Members should declare interests", None),
            ("3", "Minutes", None),
            ("3.1", "Minute of the Culture Committee of 2 May 2023", PageRange(5, 12)),
            ("4", "Performance", None),
            ("4.1", "Performance Report Quarter 4", PageRange(13, 20)),
            ("4.2", "Roads Capital Programme", PageRange(21, 30)),
        ],
    ),
    (
        LETTERS_AND_NUMBERS,
        [
            ("A1", "Webcast announcement", None),
            ("A2", "Apologies and Substitutes", None),
            ("A3", "Declarations of Interest", None),
            ("B1", "Verbal update by the Director", None),
            ("C1", "Performance Dashboard", PageRange(1, 14)),
        ],
    ),
    (
        MINUTE_NUMBERS,
        [
            ("15/24", "Apologies for Absence", None),
            ("16/24", "Declarations of Interest", None),
            ("17/24", "Allotments Report", None),
        ],
    ),
    (ROMAN, [("I", "Apologies", None), ("II", "Minutes", None), ("III", "Libraries Review", None)]),
    (
        WELSH,
        [
            ("1", "Ymddiheuriadau / Apologies", None),
            ("2", "Datganiadau o Fuddiannau / Declarations of Interest", None),
            ("3", "Cofnodion / Minutes", PageRange(3, 8)),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layouts(
    of_text: OfText, text: str, expected: list[tuple[str, str, PageRange | None]]
) -> None:
    assert table(entries(of_text(text))) == expected


NO_AGENDAS = [
    "Background\n\n1. The service was reviewed.\n\n2. Costs rose.\n\nFinance\n\n3. None.",
    "Contents\n\n1. Introduction\n\n2. Findings\n\n3. Conclusions",
    "Dear Leaders\n\nThank you for your letter.",
    "Ref\tIndicator\tQ1\tQ2\tTarget\nP1\tFerries run\t110\t112\t120\n"
    "P2\tLamps lit (%)\t44.1\t43\t46\nP3\tBins missed\t987\t950\t1000",
    "No.\tIndicator\tActual\tTarget\n1\tFerries run\t110\t120\n"
    "2\tLamps lit\t44\t46\n3\tBins missed\t987\t900",
    "No.\tIndicator\tActual\tTarget\n1\tFerries on time\t92%\t95\n"
    "2\tLamps lit\t95%\t96\n3\tBins emptied\t97%\t98",
    "",
]


@pytest.mark.parametrize("text", NO_AGENDAS)
def test_numbered_reports_are_no_agendas(of_text: OfText, text: str) -> None:
    assert entries(of_text(text)) == []


def test_lists_of_tasks_are_no_parts(of_text: OfText) -> None:
    text = """AGENDA

1. Apologies

2. Budget Report

a) to note the report;
b) to approve the budget.

3. Urgent Business
"""
    assert [e.number for e in entries(of_text(text))] == ["1", "2", "3"]


def test_lettered_sentences_are_no_parts_and_stars_no_part_of_a_number(of_text: OfText) -> None:
    text = """AGENDA

1. Apologies

2. Exclusion of the Press and Public

a) It is likely that they would hear what is private
b) In all the circumstances this is right

*3. Roads (Pages 3 - 4)
Report of the Head of Roads.
"""
    assert [(e.number, e.title) for e in entries(of_text(text))] == [
        ("1", "Apologies"),
        ("2", "Exclusion of the Press and Public"),
        ("3", "Roads"),
    ]


def test_notes_after_the_last_item_are_no_items(of_text: OfText) -> None:
    text = """AGENDA

1. Apologies

2. Minutes

3. Library Strategy

Notes:

4. Members are reminded to bring their papers.
"""
    assert [e.number for e in entries(of_text(text))] == ["1", "2", "3"]


def test_every_item_shows_where_it_stands(of_text: OfText) -> None:
    found = entries(of_text(RANGES_BELOW))
    assert [e.parent for e in found] == [None, None, "2", None, None]
    assert all(e.evidence.text and e.evidence.offset for e in found)


FIRST_PAGES = """
AGENDA

1. Apologies

2. Minutes of the last meeting

2

To approve the minutes of 4 May 2023.

3. Matters arising

5

4. Public questions

5. The terms on which fire stations may be let to the ambulance service

9
"""


def test_numbers_alone_under_titles_are_first_pages(of_text: OfText) -> None:
    found = [(e.number, e.pages and e.pages.first) for e in entries(of_text(FIRST_PAGES))]
    assert found == [("1", None), ("2", 2), ("3", 5), ("4", None), ("5", 9)]


def test_numbers_that_do_not_rise_are_no_pages(of_text: OfText) -> None:
    text = FIRST_PAGES.replace("\n9\n", "\n3\n")
    assert {e.pages for e in entries(of_text(text))} == {None}


def test_a_page_read_into_a_title_that_wraps() -> None:
    lines = (Line(0, 24, 1, (50, 50, 500, 62)), Line(25, 32, 1, (50, 64, 500, 76)))
    blocks = [
        Block(
            kind=BlockKind.LIST_ITEM,
            text=text,
            marker=marker,
            lines=lines if marker == "2." else (),
        )
        for marker, text in (
            ("1.", "Minutes"),
            ("2.", "Leases of fire houses 6 and lofts"),
            ("3.", "Plan"),
        )
    ]
    for place, number in ((1, "3"), (4, "8")):
        blocks.insert(place, Block(kind=BlockKind.PARAGRAPH, text=number))
    found = read_agenda(printed_lines([Block(kind=BlockKind.HEADING, text="AGENDA"), *blocks]))
    assert [(e.title, e.pages and e.pages.first) for e in found] == [
        ("Minutes", 3),
        ("Leases of fire houses and lofts", 6),
        ("Plan", 8),
    ]


def test_a_heading_beside_the_heading_of_its_pages(of_text: OfText) -> None:
    text = "CABINET\n\nAGENDA          Page No.\n\n1. Apologies\n\n2. Quay Wall   4 - 16\n"
    assert table(entries(of_text(text))) == [
        ("1", "Apologies", None),
        ("2", "Quay Wall", PageRange(4, 16)),
    ]


PLAN_ITEMS = "Plan items\nNo. Item\n\n1.\n\nFerry Strategy\n\nDecision maker: Cabinet\n"
PLAN_TABLE = (
    "Item\tLead Officer\tScope\n5 March 2031\t\t\n(Q3) Ferries\tAnn Birch\tAll\n"
    "4 June 2031\t\t\n(Q4) Quays\tTom Cole\tAll\n"
)


@pytest.mark.parametrize("text", [PLAN_ITEMS, PLAN_TABLE])
def test_what_is_planned_is_no_agenda(of_text: OfText, text: str) -> None:
    assert entries(of_text(text)) == []
