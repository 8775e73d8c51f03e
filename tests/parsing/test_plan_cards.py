"""Plans of fictional councils that are set as cards: titles with labels below them."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.parsing import forward_plan
from extractor.parsing.context import Context
from extractor.parsing.plan_cards import known_label, pieces, told_in
from extractor.reading.text import blocks_of
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


def read(*blocks: Block) -> tuple[PlanEntry, ...]:
    item = AgendaItem("item-9", "agenda", "9", "Forward Plan", ItemKind.FORWARD_PLAN)
    return forward_plan.parse(Section(item, blocks), Context()).plan


SITE = """
Plan items

1.

PURCHASE OF THE OLD LIGHTHOUSE (FP 4)

Decision maker:  Cabinet Member for Harbours (Councillor Lee)

Decision:   22 September 2031

Lead officer:  Ann Birch

Decision status:  Item Deferred

2.

Ferry Strategy New!

Decision maker:  Cabinet

Decision due:   October 2031

Originally due:   31 January 2031

Notice first published: 1 August 2031

3.

Quay Wall

Decision maker:  Cabinet

Decision due:   Between 1 July 2031 and 2 August 2031

Lead officer:  Tom Cole

Reason for urgency:
The wall may fall into the sea before the next plan is printed, and the Chair has agreed that it
should be decided without the usual notice.

Anticipated restriction: Open
"""

LABELLED = """
Decision Title: Sale of the Fish Market

Decision Maker: Cabinet

Date of Decision: 15 October 2031

Key Decision: Yes

Portfolio Holder: Councillor J Marsh

Contact Officer: Helen Ridge, Head of Property

Exempt: No

Decision Title: Boats for Hire

Decision Maker: Cabinet

Date of Decision: 19 November 2031
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SITE,
            [
                (
                    "PURCHASE OF THE OLD LIGHTHOUSE (FP 4)",
                    "22 September 2031",
                    date(2031, 9, 22),
                    "Ann Birch",
                ),
                ("Ferry Strategy", "October 2031", None, None),
                ("Quay Wall", "Between 1 July 2031 and 2 August 2031", None, "Tom Cole"),
            ],
        ),
        (
            LABELLED,
            [
                (
                    "Sale of the Fish Market",
                    "15 October 2031",
                    date(2031, 10, 15),
                    "Helen Ridge, Head of Property",
                ),
                ("Boats for Hire", "19 November 2031", date(2031, 11, 19), None),
            ],
        ),
        ("Contact: Ann Birch\n\nTelephone: 01202 123456\n", []),
        (
            "About this plan\n\nPurpose: to tell of it.\n\nNote: it is changed often.\n",
            [],
        ),
    ],
)
def test_lines_of_labels(
    text: str, expected: list[tuple[str, str, date | None, str | None]]
) -> None:
    found = read(*blocks_of(text))
    assert [(e.subject, e.section, e.meeting_date, e.lead_officer) for e in found] == expected


def test_labels_in_the_cell_of_an_item() -> None:
    cells = (
        ("No.", "Item"),
        ("1.", "Ferry Strategy New!\nDecision maker: Cabinet\nDecision due: 4 May 2031\n"
               "Lead officer: Ann Birch\nAnticipated restriction: Open"),
        ("2.", "Quay Wall\nDecision maker: Cabinet\nDecision due: June 2031"),
    )  # fmt: skip
    header, *body = (Row(tuple(Cell(text=t, column=n) for n, t in enumerate(c))) for c in cells)
    table = Table((header,), tuple(body), 2)
    found = read(Block(kind=BlockKind.TABLE, text="", table=table))
    assert [(e.subject, e.meeting_date, e.lead_officer, e.background) for e in found] == [
        ("Ferry Strategy", date(2031, 5, 4), "Ann Birch", None),
        ("Quay Wall", None, None, None),
    ]


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Decision due", "", "date"),
        ("Decision", "22 September 2031", "date"),
        ("Decision", "October 2031", "date"),
        ("Decision", "To sell the boats", "subject"),
        ("Lead Officer", "", "lead_officer"),
        ("Decision maker", "", "decider"),
        ("Originally due", "", None),
    ],
)
def test_what_a_label_names(label: str, value: str, expected: str | None) -> None:
    assert known_label(label, value) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lead officer:  Ann Birch", [("Lead officer", "Ann Birch")]),
        (
            "Quay Wall Decision maker: Cabinet Decision due: May 2031",
            [("", "Quay Wall"), ("Decision maker", "Cabinet"), ("Decision due", "May 2031")],
        ),
        ("Anticipated restriction: Open  -", [("Anticipated restriction", "Open -")]),
        ("Ferry Strategy", [("", "Ferry Strategy")]),
        ("Harbours: the next steps", [("", "Harbours: the next steps")]),
    ],
)
def test_the_pieces_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(line) == expected


def test_one_label_in_a_cell_is_words() -> None:
    assert told_in(["Purpose: to see it", "and more"]) == ({}, "Purpose: to see it and more")
