"""Whole papers in their parts: packs, text conversions, reports, minutes, web pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, ItemKind, Paper
from extractor.segmenting import Segmented, segment

OfText = Callable[[str], Paper]
OfPages = Callable[..., Paper]

PACK = [
    ["# Care Scrutiny Committee", "Date: Tuesday, 9 May 2023 at 6.00 pm", "[p 1]"],
    [
        "# AGENDA",
        "1. Apologies",
        "2. Confirmation of Minutes",
        "5 - 6",
        "a) Action Sheet",
        "7 - 8",
        "3. Performance Indicators Report (Q4)",
        "9 - 14",
        "4. Forward Plan",
        "15 - 16",
        "[p 2]",
    ],
    ["Information for visitors.", "[p 3]"],
    ["[blank]", "[p 4]"],
    [
        "# CARE SCRUTINY COMMITTEE",
        "Minutes of the Meeting held on 4 April 2023",
        "Present: Cllr A",
        "1. Apologies",
        "None.",
        "2. Forward Plan",
        "Noted.",
        "[Item 2]",
        "[p 5]",
    ],
    ["The meeting ended at 8 pm.", "[p 6]"],
    ["# ACTION SHEET", "Officers to write.", "[Item 2a]", "[p 7]"],
    ["[blank]", "[p 8]"],
    ["# Care Scrutiny Committee", "Report subject: Indicators", "[Item 3]", "[p 9]"],
    ["# Appendices", "Appendix 1: Scorecard", "Appendix 2: Exception Report", "[p 10]"],
    ["# Appendix 1: Scorecard", "Numbers.", "[p 11]"],
    ["# Appendix 2: Exception Report", "Reasons.", "[p 12]"],
    ["[blank]", "[p 13]"],
    ["[blank]", "[p 14]"],
    ["# Forward Plan", "Items to come.", "[Item 4]", "[p 15]"],
]


def by_number(found: Segmented) -> dict[str, AgendaItem]:
    return {item.number: item for item in found.items if item.number}


def partition(paper: Paper, found: Segmented) -> None:
    assert sum((section.blocks for section in found.sections), ()) == paper.blocks
    ids = [item.id for item in found.items]
    assert len(set(ids)) == len(ids)
    assert all(section.item in found.items for section in found.sections)


def test_pack(of_pages: OfPages) -> None:
    paper = of_pages(PACK)
    found = segment(paper)
    items = by_number(found)
    partition(paper, found)
    assert found.kind == "pack"
    assert {n: (i.first_page, i.last_page, i.kind) for n, i in items.items()} == {
        "1": (None, None, ItemKind.PROCEDURAL),
        "2": (5, 6, ItemKind.MINUTES),
        "2a": (7, 7, ItemKind.ACTION_SHEET),
        "3": (9, 12, ItemKind.KPI_REPORT),
        "4": (15, 15, ItemKind.FORWARD_PLAN),
    }
    assert items["2a"].parent == "2"
    assert not any(item.problems for item in found.items)


def test_appendices_of_a_pack(of_pages: OfPages) -> None:
    appendices = [i for i in segment(of_pages(PACK)).items if i.number is None and i.parent]
    assert [(a.title, a.kind, a.first_page, a.last_page, a.parent) for a in appendices] == [
        ("Appendix 1: Scorecard", ItemKind.KPI_REPORT, 11, 11, "3"),
        ("Appendix 2: Exception Report", ItemKind.EXCEPTION_REPORT, 12, 12, "3"),
    ]


def without(pages: list[list[str]], mark: str) -> list[list[str]]:
    return [[line for line in page if not line.startswith(mark)] for page in pages]


@pytest.mark.parametrize("mark", ["[Item", "[p"])
def test_one_witness_is_enough(of_pages: OfPages, mark: str) -> None:
    items = by_number(segment(of_pages(without(PACK, mark))))
    assert [(i.first_page, i.last_page) for i in items.values()][1:] == [
        (5, 6),
        (7, 7),
        (9, 12),
        (15, 15),
    ]


def test_bookmarks_alone(of_pages: OfPages) -> None:
    marks = [("Agenda", 1), ("2 Confirmation of Minutes", 5), ("2a Action Sheet", 7)]
    marks += [("3 Performance Indicators Report (Q4)", 9), ("4 Forward Plan", 15)]
    bare = without(without(PACK, "[Item"), "[p")
    items = by_number(segment(of_pages(bare, marks)))
    assert [i.first_page for i in items.values()] == [None, 5, 7, 9, 15]


def test_witnesses_that_disagree_are_named(of_pages: OfPages) -> None:
    pages = [[line.replace("9 - 14", "10 - 14") for line in page] for page in PACK]
    item = by_number(segment(of_pages(pages)))["3"]
    assert item.first_page == 9
    assert item.problems == ("the stamp says page 9, the agenda page 10",)


def test_front_sheet_alone(of_pages: OfPages) -> None:
    found = segment(of_pages(PACK[:2]))
    assert found.kind == "agenda"
    assert {i.first_page for i in by_number(found).values()} == {None}
    assert by_number(found)["3"].kind is ItemKind.KPI_REPORT


def test_supplement(of_pages: OfPages) -> None:
    letter = [
        "Dear Member",
        "# CABINET - THURSDAY, 30 MAY 2024",
        "The following was unavailable when the agenda was published.",
        "# Agenda Item No",
        "# 7 School Places (Pages 1 - 2)",
    ]
    pages = [letter, ["[blank]"], ["# School Places", "[Item 7]", "[p 1]"], ["More.", "[p 2]"]]
    found = segment(of_pages(pages))
    item = by_number(found)["7"]
    assert found.kind == "supplement"
    assert (item.title, item.first_page, item.last_page) == ("School Places", 3, 4)


TEXT_PACK = """
Care Scrutiny Committee

Date: Tuesday, 9 May 2023 at 6.00 pm

AGENDA

1. Apologies

2. Confirmation of Minutes

5 - 8

3. Children's Homes Review

9 - 14

4. Portfolio Holder Update

5. Forward Plan

15 - 16

NORTHSHIRE COUNCIL
CARE SCRUTINY COMMITTEE

Minutes of the Meeting held on 4 April 2023 at 6.00 pm

Present:

Cllr A Able

11. Apologies

There were none.

12. Forward Plan

RESOLVED that the plan be noted.

CARE SCRUTINY COMMITTEE

Report subject\tChildren's Homes Review
Meeting date\t9 May 2023
Status\tPublic Report
Executive summary\tAll homes were visited.

Background

1. Homes were visited.

Appendices

Appendix 1 - Visits

Appendix 1 - Visits

Home\tDate\tResult
One\t1 May\tGood
Two\t2 May\tGood

Forward Plan - Care Scrutiny Committee

\tSubject\tPurpose\tLead Officer
1\tBudgets\tTo scrutinise them\tA Able
2\tSchools\tTo scrutinise them\tB Best
"""


def test_text_without_pages(of_text: OfText) -> None:
    paper = of_text(TEXT_PACK)
    found = segment(paper)
    partition(paper, found)
    starts = {s.item.number or s.item.title: s.blocks[0].text for s in found.sections}
    assert found.kind == "pack"
    assert set(starts) == {"Agenda", "2", "3", "Appendix 1 - Visits", "5"}
    assert starts["3"] == "CARE SCRUTINY COMMITTEE"
    assert starts["5"].startswith("Forward Plan")
    assert by_number(found)["5"].kind is ItemKind.FORWARD_PLAN


def test_report_alone(of_text: OfText) -> None:
    report = TEXT_PACK[TEXT_PACK.index("Report subject") : TEXT_PACK.index("Forward Plan - ")]
    paper = of_text(f"CARE SCRUTINY COMMITTEE\n\n{report}")
    found = segment(paper)
    partition(paper, found)
    assert found.kind == "report"
    assert [(i.number, i.title, i.kind) for i in found.items] == [
        (None, "Children's Homes Review", ItemKind.REPORT),
        (None, "Appendix 1 - Visits", ItemKind.APPENDIX),
    ]


def test_minutes_alone(of_text: OfText) -> None:
    text = TEXT_PACK[
        TEXT_PACK.index("NORTHSHIRE") : TEXT_PACK.index("CARE SCRUTINY COMMITTEE\n\nR")
    ]
    found = segment(of_text(text))
    assert found.kind == "minutes"
    assert [i.kind for i in found.items] == [ItemKind.MINUTES]


WEB_PAGE = """
Agenda and minutes

Care Scrutiny Committee - Tuesday, 9th May, 2023 6.00 pm

Venue: Town Hall

1. Apologies

Minutes:

There were none.

2. Library Review PDF 158 KB

Additional documents:

Minutes:

RESOLVED that the review be noted.
"""


def test_web_page_of_a_meeting(of_text: OfText) -> None:
    paper = of_text(WEB_PAGE)
    found = segment(paper)
    partition(paper, found)
    assert found.kind == "minutes"
    assert [i.title for i in by_number(found).values()] == ["Apologies", "Library Review"]
    assert [s.item.kind for s in found.sections] == [ItemKind.MINUTES]


@pytest.mark.parametrize("page", ["Agenda item", "Issue - meetings", "Decision details"])
def test_web_page_of_one_item(page: str, of_text: OfText) -> None:
    found = segment(of_text(f"{page}\n\nLibrary Review\n\nMinutes:\n\nIt was noted."))
    assert found.kind == "item"
    assert [(i.title, i.kind) for i in found.items] == [("Library Review", ItemKind.MINUTES)]


def test_a_web_page_that_tells_what_was_resolved(of_text: OfText) -> None:
    text = "Meeting documents\n\nCare Panel\n\nThursday, 9 May 2023 7.30 pm\n\nPresent:\n\n"
    text += (
        "Cllr A Lee\n\n3. Lanes\n\nRESOLVED that it be noted.\n\n4. Parks\n\nAGREED that it wait."
    )
    assert segment(of_text(text)).kind == "minutes"


@pytest.mark.parametrize(
    "title",
    [
        "88/17 MINUTES OF A MEETING OF FULL COUNCIL HELD",
        "Safer Elm Partnership meeting minutes 9 May 2023",
    ],
)
def test_titles_of_minutes(title: str, of_text: OfText) -> None:
    text = f"{title}\n\nPRESENT: Cllr A Lee\n\n3. Lanes\n\nThey are long.\n"
    assert segment(of_text(text)).kind == "minutes"


def test_a_page_of_a_decision_says_its_day_below(of_text: OfText) -> None:
    parts = "\n\n".join(f"({n}) That lane {n} be mended in the spring." for n in range(1, 11))
    text = f"Decision details\n\nLanes\n\nDecision Maker: Care Panel\n\nDecision:\n\n{parts}\n\n"
    text += "Publication date: 10/05/2023\n\nDate of decision: 09/05/2023"
    found = segment(of_text(text)).meeting
    assert (found.committee, str(found.date)) == ("Care Panel", "2023-05-09")


ONE_ITEM = [
    # what is told under no heading is minutes, and no sheet or plan
    (
        "Agenda item\n\nQuarter 2 Performance 2023/24\n\nReport of the Head of Care\n\n"
        "The Head of Care presented the report.\n\nRESOLVED: That it be noted.",
        "Quarter 2 Performance 2023/24",
        ItemKind.MINUTES,
    ),
    (
        "Skip to content\n\nAgenda item\n\nAction Tracking\n\n(a) That it be noted;\n\n"
        "The Clerk reported that all actions were complete.",
        "Action Tracking",
        ItemKind.MINUTES,
    ),
    ("Agenda item\n\nForward Plan\n\nTo consider it.", "Forward Plan", ItemKind.FORWARD_PLAN),
]


@pytest.mark.parametrize(("text", "title", "kind"), ONE_ITEM)
def test_a_page_of_one_item_without_a_heading_of_minutes(
    text: str, title: str, kind: ItemKind, of_text: OfText
) -> None:
    found = segment(of_text(text))
    assert [(i.title, i.kind) for i in found.items] == [(title, kind)]


def test_a_page_of_one_item_takes_no_meeting_from_its_sentences(of_text: OfText) -> None:
    told = "The panel would meet on Tuesday, 9 May 2023 at 6.00 pm in the Hall."
    found = segment(of_text(f"Agenda item\n\nWork Plan\n\n{told}"))
    assert (found.meeting.date, found.meeting.venue) == (None, None)
    named = "Meeting: 09/05/2023 - Care Panel - Expired 1/6/24 (Item 3)"
    found = segment(of_text(f"Issue - meetings\n\nWork Plan\n\n{named}\n\n{told}"))
    assert (found.meeting.committee, str(found.meeting.date)) == ("Care Panel", "2023-05-09")


@pytest.mark.parametrize("below", ["", "Venue: The Hall\n\nNo. Item\n\n"])
def test_a_page_of_a_meeting_without_numbers(below: str, of_text: OfText) -> None:
    found = segment(
        of_text(
            f"Agenda and draft minutes\n\nCare Panel - Tuesday, 9 May 2023 6.00 pm\n\n{below}"
            "Apologies\n\nApologies were received from Ann Lee.\n\nMinutes\n\n"
            "To approve the minutes of the meeting held on 4 April 2023."
        )
    )
    assert found.kind == "minutes"
    assert (found.meeting.committee, str(found.meeting.date)) == ("Care Panel", "2023-05-09")
    assert [i.kind for i in found.items] == [ItemKind.MINUTES]


@pytest.mark.parametrize("numbers", [("FC79/19", "FC80/19"), ("23/5", "23/6")])
def test_numbers_of_a_web_page_in_other_forms(numbers: tuple[str, str], of_text: OfText) -> None:
    one, two = numbers
    parts = "RESOLVED –\n\n1. That the list be amended; and\n\n2. That the minutes be approved."
    text = f"{one}\n\nApologies for absence\n\nMinutes:\n\nNone.\n\n{two}\n\nMinutes\n\n{parts}"
    head = "Agenda and minutes\n\nCare Board (Children) - Tuesday, 9 May 2023\n\nNo. Item\n\n"
    found = segment(of_text(head + text))
    assert [i.number for i in found.items if i.number] == [one, two]
    assert found.meeting.committee == "Care Board (Children)"


def test_a_page_of_decisions_holds_minutes(of_text: OfText) -> None:
    items = "1.\n\nApologies\n\nDecision:\n\nNone.\n\n2.\n\nHomes\n\nDecision:\n\nThat it be built."
    found = segment(of_text(f"Agenda and decisions\n\nCare Panel - 9 May 2023\n\n{items}"))
    assert [s.item.kind for s in found.sections] == [ItemKind.MINUTES]


def test_a_table_says_what_a_paper_alone_is(of_text: OfText) -> None:
    rows = "Ref\tMeeting date\tRecommendation made\tOutcome\nC1\t9 May 2023\tShare the map\tPending"
    assert segment(of_text(f"Select Committee\n\n{rows}")).kind == "action-sheet"


WELSH_PAGE = """
Agenda a Chofnodion

Pwyllgor Safonau - Dydd Llun, 21ain Tachwedd, 2022 2.00 yp

1. Ymddiheuriadau am absenoldeb

Cofnodion:

Nid oedd dim.

2. Llyfrgelloedd

Dogfennau ychwanegol:
"""


def test_welsh_web_page(of_text: OfText) -> None:
    found = segment(of_text(WELSH_PAGE))
    assert [i.number for i in found.items if i.number] == ["1", "2"]
    assert (found.meeting.committee, found.meeting.time) == ("Pwyllgor Safonau", "14:00")


def test_a_report_alone_is_called_by_its_title(of_text: OfText) -> None:
    lines = ["Care Committee", "9 May 2023", "Report of the Head of Care", "A New Day Centre"]
    found = segment(of_text("\n\n".join([*lines, "Summary", "1. Words of the report."])))
    assert [i.title for i in found.items] == ["A New Day Centre"]


ALONE = [
    ("Appendix B: Risk Register\n\nWords.", "appendix"),
    ("NORTHSHIRE COUNCIL - RECORD OF DECISION\n\nDecision taken by:\n\nThe Leader", "decision"),
    ("To all councils\n\nDear Leaders\n\nThank you.", "other"),
    ("Quarterly Performance Scorecard\n\nWords.", "kpi-report"),
]


@pytest.mark.parametrize(("text", "kind"), ALONE)
def test_papers_of_other_kinds(of_text: OfText, text: str, kind: str) -> None:
    paper = of_text(text)
    found = segment(paper)
    partition(paper, found)
    assert found.kind == kind
    assert found.meeting.date is None


def test_report_alone_with_a_stamp(of_pages: OfPages) -> None:
    pages = [
        ["# Care Committee", "From: A", "To: Cabinet", "Subject: Homes", "[Item 7]"],
        ["More."],
    ]
    found = segment(of_pages(pages))
    item = by_number(found)["7"]
    assert (item.title, item.kind) == ("Homes", ItemKind.REPORT)
    assert (found.kind, item.first_page, item.last_page) == ("report", 1, 2)


def test_pack_whose_agenda_cannot_be_read(of_pages: OfPages) -> None:
    marks = [("5 Roads Review", 2), ("6 Homes Review", 3)]
    pages = [["A picture."], ["# Roads", "[Item 5]"], ["# Homes", "[Item 6]"]]
    found = segment(of_pages(pages, marks))
    assert found.kind == "pack"
    assert [(i.number, i.title, i.first_page) for i in found.items if i.number] == [
        ("5", "Roads Review", 2),
        ("6", "Homes Review", 3),
    ]


def test_empty_paper(of_text: OfText) -> None:
    found = segment(of_text(""))
    assert found.sections == ()


WORDS = [*TEXT_PACK.split("\n\n"), *WEB_PAGE.split("\n\n"), "Appendix 2", "3 - 8", "4.", ""]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("\n\n".join))
def test_sections_are_always_the_whole_paper(text: str) -> None:
    paper = Paper("x.txt", "0", "text/plain", blocks=blocks_of(text))
    partition(paper, segment(paper))


def test_the_lines_of_a_head_above_a_title_are_of_its_paper(of_pages: OfPages) -> None:
    pack = [
        [
            "# AGENDA",
            "1. Apologies",
            "2. Declarations of Interest",
            "3. Bus Lanes",
            "4. Play Areas",
        ],
        ["# NORTHMERE PANEL", "9 May 2023", "# Bus Lanes", "There are nine of them in the town."],
        ["# NORTHMERE PANEL", "9 May 2023", "# Play Areas", "There are ten of them in the town."],
    ]
    pages = {i.number: (i.first_page, i.last_page) for i in segment(of_pages(pack)).items}
    assert (pages["3"], pages["4"]) == ((2, 2), (3, 3))
