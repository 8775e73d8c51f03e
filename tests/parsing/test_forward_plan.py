"""Forward plans of fictional councils: bands, date columns, undated sections, lists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsing import forward_plan
from extractor.parsing.context import Context
from extractor.records import (
    AgendaItem,
    Block,
    BlockKind,
    Cell,
    ItemKind,
    PlanEntry,
    Row,
    Section,
    Table,
)

MARCH, JUNE = date(2024, 3, 5), date(2024, 6, 4)


def row(text: str) -> Row:
    """Cells parted by bars; ``=text`` is one cell across the table."""
    if text.startswith("="):
        return Row((Cell(text=text[1:], column=0, col_span=4),))
    return Row(tuple(Cell(text=w.strip(), column=n) for n, w in enumerate(text.split("|"))))


def table(names: str, *rows: str) -> Block:
    header = row(names)
    body = tuple(row(r) for r in rows)
    return Block(kind=BlockKind.TABLE, text="", table=Table((header,), body, len(header.cells)))


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text)


def read(*blocks: Block) -> tuple[PlanEntry, ...]:
    item = AgendaItem("item-9", "agenda", "9", "Work Programme", ItemKind.FORWARD_PLAN)
    return forward_plan.parse(Section(item, blocks), Context()).plan


def test_a_column_for_each_meeting() -> None:
    found = read(
        table(
            "5 March 2024|4 June 2024",
            "Roads (Head of Roads)|Rail – Chief Officer",
            "Bridges (East)|",
            "|None",
        )
    )
    assert [(e.subject, e.meeting_date, e.lead_officer) for e in found] == [
        ("Roads", MARCH, "Head of Roads"),
        ("Bridges (East)", MARCH, None),
        ("Rail", JUNE, "Chief Officer"),
    ]


def test_marks_in_the_column_of_each_meeting() -> None:
    found = read(
        table(
            "Item|12 June 2024|11 September 2024",
            "Budget|X|X",
            "Waste||✓",
            "Parks||",
        )
    )
    assert [(e.subject, str(e.meeting_date)) for e in found] == [
        ("Budget", "2024-06-12"),
        ("Budget", "2024-09-11"),
        ("Waste", "2024-09-11"),
    ]


def test_bands_of_dates_and_of_undated_items() -> None:
    found = read(
        table(
            "|Subject and background|Anticipated benefits and value|Lead Officer",
            "=5 March 2024",
            "1.|Roads\nTo include bridges|To look ahead|Ann Birch, Head of Roads",
            "=DATE to be allocated",
            "•|Rail||TBC",
            "=Commissioned Work Work commissioned by the committee is listed below, one piece "
            "at a time:",
            "=Note – one piece of work runs at a time.",
            "•|||",
            "=Information Briefings",
            "|None arranged||",
        )
    )
    assert [
        (e.section, e.meeting_date, e.subject, e.background, e.lead_officer) for e in found
    ] == [
        ("5 March 2024", MARCH, "Roads", "To include bridges", "Ann Birch, Head of Roads"),
        ("DATE to be allocated", None, "Rail", None, "TBC"),
    ]
    assert found[0].purpose == "To look ahead"
    assert found[0].item_id == "item-9"


HEADERS = [
    "Meeting Date|Item|Purpose|Report Author",
    "Committee date|Report title|Reason for scrutiny|Responsible Officer",
    "Date of meeting|Topic|Objective|Lead",
    "Date|Agenda Item|Expected outcomes|Contact officer",
    "Decision due date|Key decision|Rationale|Lead Officer",
]


@pytest.mark.parametrize("names", HEADERS)
def test_a_column_of_dates_holds_for_rows_below(names: str) -> None:
    found = read(
        table(
            names, "5 March 2024|Roads|Look ahead|Ann Birch", "|Rail||Tom Cole", "4 June 2024|Bus||"
        )
    )
    assert [(e.meeting_date, e.subject, e.lead_officer) for e in found] == [
        (MARCH, "Roads", "Ann Birch"),
        (MARCH, "Rail", "Tom Cole"),
        (JUNE, "Bus", None),
    ]
    assert found[0].purpose == "Look ahead"


def test_a_plan_of_key_decisions() -> None:
    """From when to when the plan runs is no meeting's day; each row has its own."""
    found = read(
        line("1 April 2024 - 31 July 2024"),
        table(
            "Decision to be taken|Decision maker and date|Key?|Contact Officer",
            "Roads|Cabinet\n5 March 2024|Yes|Ann Birch, Head of Roads\nann.birch@maplin.gov.uk",
            "Rail|Cabinet\n4 June 2024|No|Tom Cole (Tel: 01202 123456)",
        ),
    )
    assert [(e.section, e.meeting_date, e.lead_officer) for e in found] == [
        ("Cabinet 5 March 2024", MARCH, "Ann Birch, Head of Roads"),
        ("Cabinet 4 June 2024", JUNE, "Tom Cole"),
    ]


def test_a_column_of_answers_names_no_subject() -> None:
    found = read(
        table(
            "Title and description of decision|Taken by|Date of decision|Key decision|Contact",
            "Bridge repairs|Cabinet|5 March 2024|Yes|Ann Birch",
            "Parking charges|Cabinet|4 June 2024|No|Joe Oak",
        )
    )
    assert [(e.subject, e.meeting_date, e.lead_officer) for e in found] == [
        ("Bridge repairs", MARCH, "Ann Birch"),
        ("Parking charges", JUNE, "Joe Oak"),
    ]


def test_a_month_is_no_day() -> None:
    (found,) = read(table("Date|Item|Lead Officer", "June 2024|Roads|Ann Birch"))
    assert (found.section, found.meeting_date) == ("June 2024", None)


def test_one_table_a_meeting_with_the_date_above() -> None:
    found = read(
        line("Work Programme – updated 1 January 2024", BlockKind.HEADING),
        line("Tuesday 5 March 2024", BlockKind.HEADING),
        table("Item|Purpose|Lead Officer", "Roads|Look ahead|Ann Birch"),
        line("Items to be scheduled", BlockKind.HEADING),
        table("Item|Purpose|Lead Officer", "Rail|Look back|"),
    )
    assert [(e.section, e.meeting_date, e.subject) for e in found] == [
        ("Tuesday 5 March 2024", MARCH, "Roads"),
        ("Items to be scheduled", None, "Rail"),
    ]


def test_cells_that_go_on_and_tables_that_go_on() -> None:
    found = read(
        table("Date|Item|Lead Officer|Notes", "5 March 2024|Roads|Ann Birch,|Added"),
        table("|||", "||Head of Roads|by Cllr Lee", "4 June 2024|Rail||"),
    )
    assert [(e.meeting_date, e.subject, e.lead_officer, e.note) for e in found] == [
        (MARCH, "Roads", "Ann Birch, Head of Roads", "Added by Cllr Lee"),
        (JUNE, "Rail", None, None),
    ]


def test_key_decisions_as_labels_and_values() -> None:
    found = read(
        table(
            "Title|Buying the depot",
            "Decision maker|Cabinet",
            "Decision due date|5 March 2024",
            "Contact officer|Ann Birch",
        ),
        table("Colour|Red", "Size|Ten"),
    )
    assert [(e.subject, e.meeting_date, e.lead_officer) for e in found] == [
        ("Buying the depot", MARCH, "Ann Birch"),
    ]


def test_a_member_leads_where_no_officer_does() -> None:
    (found,) = read(table("Date|Item|Cabinet Member", "5 March 2024|Roads|Cllr A Lee"))
    assert found.lead_officer == "Cllr A Lee"


def test_a_plan_set_as_a_list() -> None:
    found = read(
        line("The committee plans:"),
        line("5 March 2024", BlockKind.HEADING),
        line("Roads (Lead: Ann Birch)", BlockKind.LIST_ITEM),
        line("Rail", BlockKind.LIST_ITEM),
        line("Purpose: to look back"),
        line("None arranged", BlockKind.LIST_ITEM),
        line("Future items", BlockKind.HEADING),
        line("Bus", BlockKind.LIST_ITEM),
    )
    assert [(e.section, e.meeting_date, e.subject, e.lead_officer, e.purpose) for e in found] == [
        ("5 March 2024", MARCH, "Roads", "Ann Birch", None),
        ("5 March 2024", MARCH, "Rail", None, "to look back"),
        ("Future items", None, "Bus", None, None),
    ]


def test_a_table_of_something_else_plans_nothing() -> None:
    assert read(table("Colour|Size", "Red|Ten")) == ()


CELLS = st.sampled_from(
    (
        "",
        "5 March 2024",
        "June 2024",
        "Roads\nTo include bridges",
        "None arranged",
        "•",
        "TBC",
        "Note –",
        "Annual Reports",
        "Ann Birch, Head of Roads",
    )
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=8))
def test_any_rows_give_entries_with_evidence(rows: list[list[str]]) -> None:
    found = read(table("Date|Item|Purpose|Lead Officer", *("|".join(r) for r in rows)))
    assert all(e.subject and e.evidence.text for e in found)


@pytest.mark.parametrize(
    ("text", "subject", "lead", "purpose"),
    [
        (
            "Bus Lanes – Head of Roads – to see the map",
            "Bus Lanes",
            "Head of Roads",
            "to see the map",
        ),
        ("Bus Lanes – Ann Lee, Head of Roads", "Bus Lanes", "Ann Lee, Head of Roads", None),
        ("Bus Lanes – Review – Ann Lee – to hear", "Bus Lanes – Review", "Ann Lee", "to hear"),
        ("Bus Lanes – to see the map", "Bus Lanes", None, "to see the map"),
        ("Bus Lanes – TBC – to see the map", "Bus Lanes", "TBC", "to see the map"),
        ("Bus Lanes – North and South", "Bus Lanes – North and South", None, None),
    ],
)
def test_a_listed_item_tells_who_leads_and_why(
    text: str, subject: str, lead: str | None, purpose: str | None
) -> None:
    (entry,) = read(line("4 June 2024", BlockKind.HEADING), line(text, BlockKind.LIST_ITEM))
    assert (entry.subject, entry.lead_officer, entry.purpose) == (subject, lead, purpose)
    assert entry.meeting_date == JUNE


REPORT = (
    line("4 June 2024"),
    line("Work Programme Report", BlockKind.HEADING),
    line("PURPOSE OF REPORT", BlockKind.HEADING),
    line("To ask Members to look at the programme.", BlockKind.LIST_ITEM),
    line("Recommendations", BlockKind.HEADING),
    line("that the programme be agreed;", BlockKind.LIST_ITEM),
)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (REPORT, []),
        (
            (
                line("4 June 2024"),
                line("The Committee is asked to:"),
                line("agree the plan;", BlockKind.LIST_ITEM),
            ),
            [],
        ),
        (
            (
                line("Annual items", BlockKind.HEADING),
                Block(kind=BlockKind.LIST_ITEM, marker="3.1", text="They come each year."),
            ),
            [],
        ),
        (
            (
                *REPORT,
                line("5 March 2024", BlockKind.HEADING),
                line("Roads", BlockKind.LIST_ITEM),
            ),
            ["Roads"],
        ),
    ],
)
def test_what_a_covering_report_says_plans_nothing(
    blocks: tuple[Block, ...], expected: list[str]
) -> None:
    assert [e.subject for e in read(*blocks)] == expected


def test_undated_items_in_a_list_below_the_table() -> None:
    found = read(
        table("Month|Item|Lead Officer", "June 2024|Roads|Ann Birch"),
        line("4 June 2024"),
        line("that is no item", BlockKind.LIST_ITEM),
        line("Items to be scheduled", BlockKind.HEADING),
        line("Rail", BlockKind.LIST_ITEM),
    )
    assert [(e.section, e.subject) for e in found] == [
        ("June 2024", "Roads"),
        ("Items to be scheduled", "Rail"),
    ]


def test_a_column_without_words_is_no_subject() -> None:
    found = read(table("Theme|Item|Lead Officer", "=5 March 2024", "|Roads|Ann Birch", "|Rail|"))
    assert [(e.subject, e.meeting_date, e.lead_officer) for e in found] == [
        ("Roads", MARCH, "Ann Birch"),
        ("Rail", MARCH, None),
    ]
