"""Action logs of fictional councils: columns, bands, shared cells, states."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.parsing import action_sheet
from extractor.parsing.context import Context
from extractor.parsing.log_cells import entries
from extractor.parsing.log_states import legend_of, state_of
from extractor.records import (
    Action,
    AgendaItem,
    Block,
    BlockKind,
    Cell,
    ItemKind,
    Row,
    Section,
    Table,
)

MARCH, JUNE = date(2024, 3, 5), date(2024, 6, 4)


def row(text: str) -> Row:
    """Cells parted by bars; line feeds inside a cell are paragraphs."""
    return Row(tuple(Cell(text=w.strip(), column=n) for n, w in enumerate(text.split("|"))))


def table(names: str, *rows: str) -> Block:
    header = row(names)
    grid = Table((header,), tuple(row(r) for r in rows), len(header.cells))
    return Block(kind=BlockKind.TABLE, text="", table=grid)


def bare(*rows: str) -> Block:
    """A table whose reader marked no header."""
    laid = tuple(row(r) for r in rows)
    return Block(kind=BlockKind.TABLE, text="", table=Table((), laid, len(laid[0].cells)))


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind=kind, text=text)


def read(*blocks: Block) -> tuple[Action, ...]:
    item = AgendaItem("item-5", "agenda", "5", "Action Log", ItemKind.ACTION_SHEET)
    return action_sheet.parse(Section(item, blocks), Context()).actions


def test_bands_of_dates_and_entries_that_share_a_cell() -> None:
    found = read(
        table(
            "Minute|Item|Action*|Benefit",
            "5 March 2024|||",
            "|Roads|Decision Made: Send a map.\nAction – officers aware\n"
            "Decision Made: Ring the depot\nActioned – rung on 6 March|",
            "||Decision Made: Write to the bus company|",
            "||Action – add to Forward Plan|",
            "4 June 2024|||",
            "|Rail|Decision Made: Visit the station\nAction – report due in July|",
        )
    )
    assert [(a.text, a.status, a.raised, a.item) for a in found] == [
        ("Send a map.", "open", MARCH, "Roads"),
        ("Ring the depot", "complete", MARCH, "Roads"),
        ("Write to the bus company", "forward-plan", MARCH, "Roads"),
        ("Visit the station", "open", JUNE, "Rail"),
    ]
    assert [a.note for a in found][:2] == ["Action – officers aware", "Actioned – rung on 6 March"]
    assert all(a.item_id == "item-5" and a.source == "action-sheet" for a in found)


def test_a_minute_with_its_date() -> None:
    found = read(
        table(
            "Minute Ref|Action|Owner|RAG",
            "73 (5 March 2024)|Send a map|AB|Green",
            "5 March 2024|Ring the depot|AB|Amber",
        )
    )
    assert [(a.minute, a.raised) for a in found] == [("73", MARCH), (None, MARCH)]


def test_what_a_key_says_first_counts() -> None:
    key = line("Green: recommendation achieved – monitoring no longer required;")
    assert legend_of([key]) == {"green": "complete"}


def test_a_row_an_entry() -> None:
    found = read(
        table(
            "Ref|Date Raised|Subject|Action Required|Lead Officer|Due Date|Progress|Status",
            "12/24|05/03/2024|Roads|Send a map|Ann Birch / Tom Cole|May 2024|Sent to all|Complete",
            "13/24|||Ring the depot|Head of Roads|||In progress",
            "14/24|04/06/2024|Rail|Visit the station|AB, CD||Added to the work programme|",
        )
    )
    assert [(a.minute, a.raised, a.item) for a in found] == [
        ("12/24", MARCH, "Roads"),
        ("13/24", MARCH, "Roads"),
        ("14/24", JUNE, "Rail"),
    ]
    assert [a.owners for a in found] == [
        ("Ann Birch", "Tom Cole"),
        ("Head of Roads",),
        ("AB", "CD"),
    ]
    assert [a.status for a in found] == ["complete", "open", "forward-plan"]
    assert (found[0].due, found[0].note) == ("May 2024", "Sent to all")


HEADERS = [
    "Meeting Date|Agenda Item|Recommendation|Responsible Officer|Update",
    "Date of meeting|Topic|Agreed action|By whom|Response",
    "Date|Issue|Information requested|Officer|Comments",
    "Date raised|Minute title|Action point|Owner|Latest position",
    "Raised|Matter|Outstanding Action|Action by|Status update",
]


@pytest.mark.parametrize("names", HEADERS)
def test_many_headers_say_the_same(names: str) -> None:
    (found,) = read(table(names, "5 March 2024|Roads|Send a map|Head of Roads|Ongoing"))
    assert (found.raised, found.item, found.text) == (MARCH, "Roads", "Send a map")
    assert (found.owners, found.status, found.note) == (("Head of Roads",), "open", "Ongoing")


def test_a_number_under_the_name_of_the_task() -> None:
    rows = ("002|Move the planter|AB/CD|Open|", "013|Object to the plan|CD|Closed|")
    found = read(table("Action|Action|Owner|Status|Update", *rows))
    assert [(a.text, a.owners, a.status) for a in found] == [
        ("Move the planter", ("AB", "CD"), "open"),
        ("Object to the plan", ("CD",), "complete"),
    ]


def test_who_what_when_and_whether_done() -> None:
    found = read(table("What|Who|When|Done", "Book the hall|Clerk|15/03|✓", "Send it|Clerk|16/03|"))
    assert [(a.text, a.due, a.status) for a in found] == [
        ("Book the hall", "15/03", "complete"),
        ("Send it", "16/03", "unknown"),
    ]


def test_when_it_is_to_be_completed_or_implemented() -> None:
    for name in ("To be completed/ progressed to next stage", "Implementation date"):
        (found,) = read(table(f"Item|Date|Action|{name}", "1.|5 March 2024|Mend it|May 2024"))
        assert (found.raised, found.due) == (MARCH, "May 2024")


def test_a_header_that_is_not_marked_and_a_table_that_goes_on() -> None:
    found = read(
        bare("Actions|||", "Date|Item|Action|Status", "5 March 2024|Roads|Send a map|Open"),
        bare("|Rail|Visit the station|Closed"),
    )
    assert [(a.raised, a.text, a.status) for a in found] == [
        (MARCH, "Send a map", "open"),
        (MARCH, "Visit the station", "complete"),
    ]


def test_two_columns_say_how_far_it_has_come() -> None:
    found = read(
        table(
            "Ref|Item|Action|Officer|Deadline|Progress check|Response and date",
            "5 March 2024||||||",
            "A1|Roads|Share the map|Ann Birch|May 2024|1 April 2024|Complete: sent 2 April 2024",
            "A2|Rail|Ask the operator|Joe Oak|May 2024|In progress|",
        )
    )
    assert [(a.raised, a.status, a.note) for a in found] == [
        (date(2024, 3, 5), "complete", "Complete: sent 2 April 2024 1 April 2024"),
        (date(2024, 3, 5), "open", "In progress"),
    ]


def test_a_table_of_something_else_goes_on_with_no_log() -> None:
    log = table("Raised|Action|Owner|Due date|Status", "5 March 2024|Share it|Ann Birch|May|Open")
    figures = table("Measure|Quarter 1|Quarter 2|Target|RAG", "Bills paid|92%|94%|95%|Amber")
    assert [a.text for a in read(log, figures)] == ["Share it"]


def test_headings_between_tables_and_bands_of_state() -> None:
    found = read(
        line("Updated 1 July 2024", BlockKind.HEADING),
        line("Meeting held on 5 March 2024", BlockKind.HEADING),
        table("Item|Action|Owner", "Roads|Send a map|Clerk"),
        line("Completed actions", BlockKind.HEADING),
        table("Item|Action|Owner", "Rail|Visit the station|Clerk", "Bus|None|"),
    )
    assert [(a.text, a.raised, a.status) for a in found] == [
        ("Send a map", MARCH, "unknown"),
        ("Visit the station", MARCH, "complete"),
    ]


def test_colours_as_the_key_explains_them() -> None:
    found = read(
        line("Key: Green – completed\nAmber – in progress"),
        table("Item|Action|RAG", "Roads|Send a map|Green", "Rail|Visit|Amber", "Bus|Ask|Purple"),
    )
    assert [a.status for a in found] == ["complete", "open", "unknown"]


def test_letters_as_the_key_explains_them() -> None:
    found = read(
        line("Key: G – complete; A – in progress; B – superseded; P – moved to the work programme"),
        table("Action|RAG", "Send a map|G", "Visit|A", "Ask|B", "Report back|P", "Write|Z"),
    )
    states = ["complete", "open", "superseded", "forward-plan", "unknown"]
    assert [a.status for a in found] == states
    assert legend_of([line("Plan P – in progress")]) == {}


def test_a_statement_of_business() -> None:
    found = read(
        line("BUSINESS STATEMENT", BlockKind.HEADING),
        table(
            "No.|Minute reference|Committee decision|Update|Lead|Report due|Report expected",
            "1.|05.03.24\nArticle 7|Send a map|With the printer|Clerk|May 2024|",
            "2.|05.03.24\nArticle 9|Visit the depot|Complete. Seen in May|Clerk|May 2024|June 2024",
            "3.|04.06.24\nArticle 2|Report back|Added to the Committee Planner.|Clerk||TBC",
        ),
    )
    assert [(a.raised, a.minute, a.text, a.due, a.status) for a in found] == [
        (MARCH, "7", "Send a map", "May 2024", "open"),
        (MARCH, "9", "Visit the depot", "June 2024", "complete"),
        (JUNE, "2", "Report back", None, "forward-plan"),
    ]


def test_numbers_of_the_rows_are_no_minutes() -> None:
    names = "No|Date raised|Action"
    counted = read(table(names, "1|5 March 2024|Send a map", "2|5 March 2024|Visit"))
    assert [a.minute for a in counted] == [None, None]
    others = read(table(names, "73|5 March 2024|Send a map", "75|5 March 2024|Visit"))
    assert [a.minute for a in others] == ["73", "75"]


def test_a_log_set_as_a_list() -> None:
    found = read(
        line("Meeting of 5 March 2024", BlockKind.HEADING),
        line("Roads"),
        line("Clerk to send a map", BlockKind.LIST_ITEM),
        line("Update: circulated on 6 March"),
        line("Action: Head of Roads to ring the depot"),
        line("None", BlockKind.LIST_ITEM),
    )
    assert [(a.text, a.raised, a.item, a.status, a.owners) for a in found] == [
        ("Clerk to send a map", MARCH, "Roads", "complete", ("Clerk",)),
        ("Head of Roads to ring the depot", MARCH, "Roads", "unknown", ("Head of Roads",)),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Complete", "complete"),
        ("COMPLETED – 4/6/24", "complete"),
        ("Closed", "complete"),
        ("Discharged", "complete"),
        ("Proposed for closure", "complete"),
        ("Actioned – sent by email", "complete"),
        ("C", "complete"),
        ("The briefing note has been circulated to members.", "complete"),
        ("Details emailed to members on 5 March", "complete"),
        ("Letter to the Minister sent 28 April", "complete"),
        ("Reminder sent 28 April", "unknown"),
        ("O", "open"),
        ("Not complete", "open"),
        ("To be completed by May", "open"),
        ("Ongoing", "open"),
        ("On hold", "open"),
        ("Pending", "open"),
        ("In hand", "open"),
        ("Officers are awaiting guidance.", "open"),
        ("A report will be brought in June", "open"),
        ("Added to the Forward Plan for June", "forward-plan"),
        ("This item is now included on the work programme", "forward-plan"),
        ("Superseded by the new scheme", "superseded"),
        ("No longer required", "superseded"),
        ("", "unknown"),
        ("Green", "unknown"),
        ("Cllr Lee spoke to the Head of Roads", "unknown"),
    ],
)
def test_states(text: str, state: str) -> None:
    assert state_of([text]) == state


def test_letters_of_a_key_and_the_day_beside_the_minute() -> None:
    found = read(
        line("Key: O – open; C – closed; S – superseded; F – moved to the forward plan"),
        table(
            "Ref|Minute|Action|Owner|Target date|Progress|O/C",
            "1|12/23-24 05/03/2024|Send a map|Ann Birch|May 2024|Posted|S",
            "2|14/24-25 04/06/2024|Ring the depot|Head of Roads||Rang twice|F",
        ),
    )
    assert [(a.minute, a.raised, a.status) for a in found] == [
        ("12/23-24", MARCH, "superseded"),
        ("14/24-25", JUNE, "forward-plan"),
    ]


def test_letters_are_no_key_where_no_line_says_so() -> None:
    assert legend_of([line("S – superseded")]) == {}


def test_a_key_without_states_explains_nothing() -> None:
    assert legend_of([line("Red: Roads; Green: Parks")]) == {}


@pytest.mark.parametrize(
    ("text", "labelled", "tasks"),
    [
        ("Send a map", False, ["Send a map"]),
        ("Action: Send a map", False, ["Send a map"]),
        ("1. Send a map\n2. Ring the depot", False, ["Send a map", "Ring the depot"]),
        ("(a) Send a map\n(b) Ring the depot", False, ["Send a map", "Ring the depot"]),
        (
            "Officers to give:\n1. a map\n2. a list",
            False,
            ["Officers to give:\n1. a map\n2. a list"],
        ),
        ("Decision: A. Decision: B.", True, ["A.", "B."]),
        ("", False, []),
    ],
)
def test_entries_of_a_cell(text: str, labelled: bool, tasks: list[str]) -> None:
    found = [text[slice(*e.task)].strip() for e in entries(text, labelled) if e.task]
    assert found == tasks


@given(st.text(alphabet="Dd: ecision–Action\n1.2a", max_size=60), st.booleans())
def test_entries_stand_in_the_cell_in_order(text: str, labelled: bool) -> None:
    places = [e.task or e.note for e in entries(text, labelled)]
    stretches = [p for p in places if p]
    assert all(0 <= start <= end <= len(text) for start, end in stretches)
    assert stretches == sorted(stretches)


CELLS = st.sampled_from(
    (
        "",
        "5 March 2024",
        "Action – aware",
        "Decision Made: Send a map\nActioned – sent",
        "None",
        "Open",
        "1. Ring\n2. Write",
        "Completed actions",
        "Roads",
        "12/24",
        "AB / CD",
    )
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=8))
def test_any_rows_give_entries_with_evidence(rows: list[list[str]]) -> None:
    found = read(table("Ref|Item|Action|Status", *("|".join(r) for r in rows)))
    assert all(a.text and a.evidence.text for a in found)


def test_letters_of_a_key_tell_states() -> None:
    found = read(
        line("Key: B – complete; G – in progress; R – overdue"),
        table(
            "Minute|Action|Officer|Target|RAG|Comments",
            "OS4|Share the map|AB|4 May 2024|B|The map will be redrawn in June",
            "OS5|Share the list|AB|4 May 2024|G|Sent on 4 May to the printer",
        ),
    )
    assert [action.status for action in found] == ["complete", "open"]


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("Response awaited. Letter sent on 4 May 2024.", "open"),
        ("Scheduled in the work plan. For July.", "forward-plan"),
    ],
)
def test_how_a_response_opens_tells_its_state(note: str, state: str) -> None:
    assert state_of([note]) == state


def test_a_task_that_opens_with_its_verb_names_nobody() -> None:
    found = read(table("Minute|Request|Response", "4|Provide Members with bags to carry|Ongoing"))
    assert [action.owners for action in found] == [()]


def test_what_a_covering_report_says_is_no_entry() -> None:
    found = read(
        line("Summary", BlockKind.HEADING),
        line("This report presents the log.", BlockKind.LIST_ITEM),
        line("Recommendations", BlockKind.HEADING),
        line("note the log;", BlockKind.LIST_ITEM),
        line("Actions from 5 March 2024", BlockKind.HEADING),
        line("Send the map to Members", BlockKind.LIST_ITEM),
        Block(kind=BlockKind.LIST_ITEM, marker="2.1", text="The log is kept by the clerk."),
    )
    assert [(a.text, a.raised) for a in found] == [("Send the map to Members", MARCH)]


def test_recommendations_that_the_log_is_on() -> None:
    found = read(
        line("Recommendations", BlockKind.HEADING),
        line("That the map be sent to Members", BlockKind.LIST_ITEM),
    )
    assert [a.text for a in found] == ["That the map be sent to Members"]


@pytest.mark.parametrize(
    ("names", "text", "note"),
    [
        ("Item|Date|Outcome|Officer|Status", "Send the map", None),
        ("Item|Date|Outcome|Officer|Lead", "Roads", "Send the map"),
    ],
)
def test_what_an_item_came_to_is_the_task_beside_a_status(
    names: str, text: str, note: str | None
) -> None:
    (found,) = read(table(names, "Roads|5 March 2024|Send the map|Ann Birch|Complete"))
    assert (found.text, found.note, found.raised) == (text, note, MARCH)
