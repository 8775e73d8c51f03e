"""What items and appendices are, by their titles and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.records import ItemKind, Paper
from extractor.segmenting.kinds import kind_of_appendix, kind_of_item, kind_of_title
from extractor.segmenting.openings import find_openings

OfText = Callable[[str], Paper]

TITLES = [
    ("Confirmation of Minutes", ItemKind.MINUTES),
    ("Minutes of the meeting held on 4 May 2023", ItemKind.MINUTES),
    ("To approve the minutes of the previous meeting", ItemKind.MINUTES),
    ("UNRESTRICTED MINUTES", ItemKind.MINUTES),
    ("Minute of Previous Meeting", ItemKind.MINUTES),
    ("Action Sheet", ItemKind.ACTION_SHEET),
    ("Scrutiny Action Log", ItemKind.ACTION_SHEET),
    ("Outstanding Actions", ItemKind.ACTION_SHEET),
    ("Matters Arising Schedule", ItemKind.ACTION_SHEET),
    ("Tracking of Decisions", ItemKind.ACTION_SHEET),
    ("Recommendation Tracker", ItemKind.ACTION_SHEET),
    ("Committee Planner", ItemKind.ACTION_SHEET),
    ("Business Statement", ItemKind.ACTION_SHEET),
    ("Forward Plan", ItemKind.FORWARD_PLAN),
    ("Work Programme 2023/24", ItemKind.FORWARD_PLAN),
    ("Select Committee Work Plan", ItemKind.FORWARD_PLAN),
    ("Forward Work Programme", ItemKind.FORWARD_PLAN),
    ("Exception Report: Timeliness of Assessments", ItemKind.EXCEPTION_REPORT),
    ("Key Performance Indicators (Q3)", ItemKind.KPI_REPORT),
    ("Public Health Performance Dashboard", ItemKind.KPI_REPORT),
    ("Quarter 2 Performance Report", ItemKind.KPI_REPORT),
    ("Balanced Scorecard", ItemKind.KPI_REPORT),
    ("Library Strategy Presentation", ItemKind.PRESENTATION),
    ("Children's Services Improvement Plan", None),
    ("Roads Action Plan", None),
    ("A minute's silence", None),
    ("School Attainment and Progress", None),
    ("Declarations of Interest", None),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_kind_of_title(title: str, kind: ItemKind | None) -> None:
    assert kind_of_title(title) is kind


ITEMS = [
    ("Apologies", False, None, ItemKind.PROCEDURAL),
    ("Confirmation of Minutes", False, None, ItemKind.PROCEDURAL),
    ("Confirmation of Minutes", None, None, ItemKind.MINUTES),
    ("Confirmation of Minutes", True, "minutes", ItemKind.MINUTES),
    ("Declarations of Interest", True, None, ItemKind.PROCEDURAL),
    ("Public Questions", False, None, ItemKind.PROCEDURAL),
    ("Dates of Future Meetings", False, None, ItemKind.PROCEDURAL),
    ("Any Other Urgent Business", False, None, ItemKind.PROCEDURAL),
    ("Library Review", False, None, ItemKind.OTHER),
    ("Library Review", True, "report", ItemKind.REPORT),
    ("Matters Outstanding", True, "action-sheet", ItemKind.ACTION_SHEET),
]


@pytest.mark.parametrize(("title", "paper", "opening", "kind"), ITEMS)
def test_kind_of_item(title: str, paper: bool | None, opening: str | None, kind: ItemKind) -> None:
    assert kind_of_item(title, (), paper=paper, opening=opening) is kind


def test_tables_tell_what_titles_do_not(of_text: OfText) -> None:
    table = "Minute\tAction\tOwner\tStatus\n12\tWrite to schools\tA Able\tComplete\n"
    blocks = of_text(f"Requests\n\n{table}").blocks
    item = kind_of_item("Requests", blocks, paper=True, opening=None)
    assert item is ItemKind.ACTION_SHEET


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Report title\tPurpose\tUpdate\tReport author", ItemKind.FORWARD_PLAN),
        ("Minute\tDecision\tUpdate\tLead officer", ItemKind.ACTION_SHEET),
        ("One\tTwo\tThree\tFour", ItemKind.ACTION_SHEET),
    ],
)
def test_a_planner_is_what_its_table_says(of_text: OfText, header: str, kind: ItemKind) -> None:
    blocks = of_text(f"# Committee Planner\n\n{header}\nBuses\tTo hear\tNone\tA Able\n").blocks
    assert kind_of_item("Committee Planner", blocks, paper=True, opening=None) is kind
    assert [o.kind for o in find_openings(blocks)] == [str(kind)]


def test_appendices_are_told_by_their_first_heading(of_text: OfText) -> None:
    blocks = of_text("# Appendix 1\n\n# Performance Scorecard\n\nWords.").blocks
    assert kind_of_appendix("Appendix 1", blocks) is ItemKind.KPI_REPORT
    assert kind_of_appendix("Appendix 1: Map", ()) is ItemKind.APPENDIX


OPENINGS = [
    ("Minutes of the Meeting held on 4 May 2023\n\nPresent:\n\nCllr A Able", ["minutes"]),
    ("ELMBROOK COUNCIL\nMinutes of the meeting held on 4 May 2023\n\nPresent: A Able", ["minutes"]),
    (
        "# Minutes of the Roads Commission\n\nMember\tAttendance\nCllr A Able\tP\nCllr B Bay\tA",
        ["minutes"],
    ),
    (
        "ELMBROOK, 4 May 2023. Minute of Meeting of the ROADS COMMITTEE.\n\nPresent:- A Able.",
        ["minutes"],
    ),
    (
        "COUNCIL\n\n4 May 2023\n\nPRESENT: Mr A Able\n\n1. ROADS\n\nRESOLVED – to agree.",
        ["minutes"],
    ),
    ("COUNCIL\n\nAGENDA\n\nPRESENT: all\n\n1. Roads\n\nRESOLVED – once.", []),
    ("COUNCIL\n\nPRESENT: Mr A Able\n\n1. Roads\n\nTo consider a report.", []),
    ("3. Minutes of the Meeting held on 4 May 2023\n\nTo confirm them.\n\n4. Reports", []),
    ("Minutes of the Meeting held on 4 May 2023 (Pages 1 - 4)\n\nReports\n\nDates", []),
    ("From: A Able\n\nTo: Cabinet\n\nSubject: Roads\n\nWords.", ["report"]),
    ("Report to: Cabinet\n\nReport of: A Able\n\nTitle: Roads\n\nWords.", ["report"]),
    ("Report title\tRoads\nDate\t4 May 2023\nWards\tAll\nOne\tTwo", ["report"]),
    ("ACTION LOG\n\nNo\tAction\tOwner\tStatus\n1\tWrite\tA Able\tOpen", ["action-sheet"]),
    ("Subject: a reply\n\nThank you for your letter.", []),
    ("Indicator\tTarget\tActual\nHomes\t5\t6", []),
]


@pytest.mark.parametrize(("text", "kinds"), OPENINGS)
def test_openings(of_text: OfText, text: str, kinds: list[str]) -> None:
    assert [opening.kind for opening in find_openings(of_text(text).blocks)] == kinds
