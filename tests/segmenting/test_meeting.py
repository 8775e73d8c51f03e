"""Meetings as front sheets, heads and titles name them; all councils here are fictional save
where the register must find one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from extractor.language.casing import in_title_case
from extractor.records import Furniture, Meeting, Paper
from extractor.registers.councils import councils
from extractor.segmenting import segment
from extractor.segmenting.body_names import body_of_line, body_of_sentence

OfText = Callable[[str], Paper]
OfPages = Callable[..., Paper]

AGENDA = "\n\nAGENDA\n\n1. Apologies\n\n2. Declarations of Interest\n\n3. Library Review\n"
DAY = date(2023, 5, 9)

FRONTS = [
    (
        "Notice of Care Scrutiny Committee\n\nDate: Tuesday, 9 May 2023 at 6.00 pm\n\n"
        "Venue: Committee Room, Town Hall\n\n28 April 2023",
        Meeting(None, None, "Care Scrutiny Committee", DAY, "18:00", "Committee Room, Town Hall"),
    ),
    (
        "KENT COUNTY COUNCIL\n\nCABINET\n\nTuesday, 9th May, 2023, at 10.00 am",
        Meeting("Kent County Council", "E10000016", "Cabinet", DAY, "10:00", None),
    ),
    (
        "Meeting of the Planning Sub-Committee\n\nTuesday 9 May 2023\n\n7.30pm\n\n"
        "Clerk: a.clerk@kirklees.gov.uk",
        Meeting("Kirklees Council", "E08000034", "Planning Sub-Committee", DAY, "19:30", None),
    ),
    (
        "A meeting of the Audit and Risk Board will be held in the Council Chamber, Town Hall "
        "on Tuesday 9 May 2023 at 2 pm.\n\nPublished on Friday 28 April 2023",
        Meeting(None, None, "Audit and Risk Board", DAY, "14:00", "the Council Chamber, Town Hall"),
    ),
    (
        "WOLD AND MARSH FIRE AND RESCUE AUTHORITY\n\nDate: 09.05.2023\n\nTime: 10.30 hrs\n\n"
        "Place: Headquarters",
        Meeting(
            "Wold and Marsh Fire and Rescue Authority",
            None,
            "Wold and Marsh Fire and Rescue Authority",
            DAY,
            "10:30",
            "Headquarters",
        ),
    ),
    (
        "PERFORMANCE COMMITTEE\n\nTuesday 9 May 2023 in the Oak Room, Headquarters, Wold "
        "commencing at 1000 hours",
        Meeting(
            None, None, "Performance Committee", DAY, "10:00", "the Oak Room, Headquarters, Wold"
        ),
    ),
    (
        "Northmere County Council\n\nPWYLLGOR CRAFFU DYSGU\n\nLEARNING SCRUTINY COMMITTEE\n\n"
        "Cynhelir y cyfarfod ddydd Mawrth, 9 Mai 2023 am 2.00 o'r gloch y prynhawn.\n\n"
        "Lleoliad / Venue: Oak Room, Shire Hall",
        Meeting(
            "Northmere County Council",
            None,
            "Learning Scrutiny Committee",
            DAY,
            "14:00",
            "Oak Room, Shire Hall",
        ),
    ),
    (
        "Dear Member\n\nCABINET - TUESDAY, 9 MAY 2023\n\nDate: 3 May 2023",
        Meeting(None, None, "Cabinet", DAY, None, None),
    ),
]


@pytest.mark.parametrize(("front", "expected"), FRONTS)
def test_front_sheets(of_text: OfText, front: str, expected: Meeting) -> None:
    assert segment(of_text(front + AGENDA), councils()).meeting == expected


def test_minutes_that_say_when_they_began_at_their_end(of_text: OfText) -> None:
    text = (
        "CARE COMMITTEE\n\nMinutes of the meeting held on 9 May 2023\n\nPresent: Cllr A Able\n\n"
        "1. Minutes\n\nRESOLVED that they be signed.\n\n"
        "The meeting commenced at 10.30 am and concluded at 12.05 pm.\n"
    )
    assert segment(of_text(text), councils()).meeting.time == "10:30"


PLACE = "the Oak Room, Shire Hall"
MINUTES = [
    (
        "CARE PANEL – 9 May 2023\n\nMINUTES of the meeting held in the Oak Room, Shire Hall.\n\n"
        "PRESENT: A Able (Chair)",
        Meeting(None, None, "Care Panel", DAY, None, "the Oak Room, Shire Hall"),
    ),
    (
        "MINUTES of a meeting of the Cabinet held in the Oak Room, Shire Hall on Tuesday, "
        "9 May 2023.\n\nPRESENT: Mr A Able (Chairman)",
        Meeting(None, None, "Cabinet", DAY, None, "the Oak Room, Shire Hall"),
    ),
    (
        "CARE SCRUTINY COMMITTEE\n\nMinutes of the Meeting held on 9 May 2023 at 6.00 pm\n\n"
        "Present:\n\nCllr A Able",
        Meeting(None, None, "Care Scrutiny Committee", DAY, "18:00", None),
    ),
    (
        "NORTHMERE DISTRICT COUNCIL\nCARE COMMITTEE\nMinutes of the meeting of the Committee held "
        "in the Oak Room, Shire Hall on 9 May 2023 at 6.00 pm. Present: Cllr A Able",
        Meeting("Northmere District Council", None, "Care Committee", DAY, "18:00", PLACE),
    ),
    (
        "CARE COMMITTEE\n\n9 MAY 2023 AT 6.00 PM\n\nPRESENT: Mr A Able – Chairman",
        Meeting(None, None, "Care Committee", DAY, "18:00", None),
    ),
]


@pytest.mark.parametrize(("head", "expected"), MINUTES)
def test_minutes(of_text: OfText, head: str, expected: Meeting) -> None:
    text = f"{head}\n\n1. Minutes\n\nRESOLVED that the minutes of 4 April 2023 be signed.\n"
    assert segment(of_text(text), councils()).meeting == expected


REPORTS = [
    (
        "CARE SCRUTINY COMMITTEE\n\nSCRUTINY ACTION LOG\n\n"
        "No.\tRaised\tAction required\tOwner\tDue\tStatus\n"
        "14\t12 September 2023\tReport on spend\tKD\t12 December 2023\tOpen\n"
        "17\t10 October 2023\tInvite the ICB to attend the March meeting\tSO\tMar-24\tOpen",
        "Care Scrutiny Committee",
        None,
    ),
    (
        "Performance Report\n\nNorthmere Borough Council\nCare Scrutiny Committee\n9 May 2023\n\n"
        "# Purpose of Report\n\nHomes closed.",
        "Care Scrutiny Committee",
        DAY,
    ),
    (
        "CARE SCRUTINY COMMITTEE\n\nReport subject\tHomes\nMeeting date\t9 May 2023\n"
        "Status\tPublic\nExecutive summary\tOn 1 April 2022 homes closed.",
        "Care Scrutiny Committee",
        DAY,
    ),
    (
        "NORTHMERE FIRE AND RESCUE AUTHORITY\n\nCARE SCRUTINY COMMITTEE\n\n**9 May 2023**\n\n"
        "Report of the Clerk",
        "Care Scrutiny Committee",
        DAY,
    ),
    (
        "From: Director of Roads\n\nTo: Cabinet, 9 May 2023\n\nSubject: Roads\n\n"
        "Classification: Unrestricted",
        "Cabinet",
        DAY,
    ),
    (
        "Northmere Council\n\nCommittee Care Scrutiny Committee\n\nDate 9 May 2023\n\n"
        "Subject Homes\n\nReport of the Clerk",
        "Care Scrutiny Committee",
        DAY,
    ),
    (
        "CARE SCRUTINY COMMITTEE\n\nReport subject\tHomes\nMeeting date\tBy email\n"
        "Status\tPublic\nExecutive summary\tHomes closed.",
        "Care Scrutiny Committee",
        None,
    ),
]


@pytest.mark.parametrize(("text", "committee", "day"), REPORTS)
def test_report_heads(of_text: OfText, text: str, committee: str, day: date | None) -> None:
    meeting = segment(of_text(text), councils()).meeting
    assert (meeting.committee, meeting.date) == (committee, day)


def test_title_of_the_file(of_pages: OfPages) -> None:
    pages = [["Agenda", "1. Apologies", "2. Declarations of Interest", "28 April 2023"]]
    title = "Agenda Document for Care Scrutiny Committee, 09/05/2023 18:00"
    meeting = segment(of_pages(pages, title=title), councils()).meeting
    assert (meeting.committee, meeting.date, meeting.time) == (
        "Care Scrutiny Committee",
        DAY,
        "18:00",
    )


def test_neighbours_in_sentences_are_not_the_council(of_text: OfText) -> None:
    text = "To: Cabinet, 9 May 2023\n\nFrom: Leader\n\nSubject: Roads\n\nSummary: Roads\n\n"
    text += "To endorse the joint work between this authority, Medway Council and the district "
    text += "councils on the roads that cross the border between them in the coming year."
    assert segment(of_text(text), councils()).meeting.council is None


BODIES = [
    ("CARE SCRUTINY COMMITTEE MEETING", "Care Scrutiny Committee"),
    ("Meeting of Care Panel, Tuesday 9 May 2023 4.00 p.m. (Item 116.)", "Care Panel"),
    ("Care Committee – Outcome Tracker", "Care Committee"),
    ("The Cabinet thanks the committee.", None),
    ("Notice of the Care Panel", "Care Panel"),
    ("CARE AND CHILDREN’S PANEL", "Care and Children’s Panel"),
    ("Overview and Scrutiny - Thursday, 9th May, 2023 5.00 pm", "Overview and Scrutiny"),
    ("Agenda for Cabinet", "Cabinet"),
    ("Audit and Care Committee – Outstanding Actions", "Audit and Care Committee"),
    ("Care Committee: Work Programme", "Care Committee"),
    ("Care Scrutiny Committee Action Tracker", "Care Scrutiny Committee"),
    ("Care Panel Work Programme 2024/25", "Care Panel"),
    ("Scrutiny Work Programme", None),
    ("ELMBROOK, 9 May 2023. Minute of Meeting of the ROADS COMMITTEE.", "Roads Committee"),
    ("Membership of Committees", None),
    ("The Committee", None),
    ("RD To review the budget of the Roads Committee", None),
    ("Nominated by Health Board (Non-Executive Member)", None),
    ("Councillor A Able, Chair of the Panel", None),
    ("The Committee is asked to note", None),
    ("Outstanding Actions of the Committee", None),
    ("Care Committee (Item 5.)", "Care Committee"),
    ("CHIEF EXECUTIVE", None),
    ("Executive summary", None),
    ("Town Hall", None),
    ("Issues to Report from Scrutiny Committees", None),
    ("Responses of the Cabinet to Reports of the Scrutiny Committee", None),
    ("Care Committee (Item 5)", "Care Committee"),
    ("Joint Committee (Waste)", "Joint Committee (Waste)"),
    ("Care Committee - Recommendation and Action Tracker", "Care Committee"),
]


@pytest.mark.parametrize(("line", "body"), BODIES)
def test_bodies(line: str, body: str | None) -> None:
    assert body_of_line(line) == body


def test_a_plan_of_decisions_is_of_no_meeting(of_text: OfText) -> None:
    cards = "Decision Title: Quay\n\nDate of Decision: {}\n\nContact Officer: Ann Birch"
    text = "\n\n".join(["FORWARD PLAN", *map(cards.format, ("9 May 2023", "6 June 2023"))])
    assert segment(of_text(text)).meeting.date is None


def test_body_of_a_sentence() -> None:
    said = "MINUTES OF A MEETING OF THE CARE AND HOMES COMMITTEE HELD AT THE QUAY ON 9 MAY 2023"
    assert body_of_sentence(said) == "Care and Homes Committee"
    text = "All Members of the Care Panel are summoned to attend this meeting"
    assert body_of_sentence(text) == "Care Panel"


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("As both are being held in June, he thought it right to go on.", None),
        ("A meeting will be held in March Town Hall on 9 May 2023.", "March Town Hall"),
    ],
)
def test_a_month_is_no_venue(of_text: OfText, said: str, venue: str | None) -> None:
    text = f"CARE PANEL - 9 May 2023\n\n{said}\n{AGENDA}"
    assert segment(of_text(text), councils()).meeting.venue == venue


def test_title_case_keeps_mixed_names() -> None:
    assert in_title_case("SEND and CAMHS Board") == "SEND and CAMHS Board"


def test_minutes_put_to_a_meeting_are_of_another_day(of_text: OfText) -> None:
    text = (
        "Care Panel\n\nWed 10 May 2023\n\nPresent: Cllr A Lee\n\nRESOLVED that the minutes of the "
        "Care Panel meeting held on Tuesday, 4 April 2023 at 6.00 pm be signed as a correct record."
    )
    assert str(segment(of_text(text), councils()).meeting.date) == "2023-05-10"


@pytest.mark.parametrize(
    ("body", "council"),
    [
        ("Ashby Mill Town Council", "Ashby Mill Town Council"),
        ("Full Council", None),
        ("Care Scrutiny Committee", None),
    ],
)
def test_a_council_that_no_register_has(of_text: OfText, body: str, council: str | None) -> None:
    text = f"Minutes of the Meeting of {body} held on 9 May 2023 at 7.00 pm\n\nPresent: Cllr A Lee"
    assert segment(of_text(text), councils()).meeting.council == council


def test_a_name_that_runs_over_the_pages_names_the_body(of_pages: OfPages) -> None:
    first = ["Hosted by Kent County Council", "Tuesday 9 May 2023 at 10.00 am", "# AGENDA"]
    paper = of_pages([[*first, "1. Apologies", "2. Declarations of Interest"]])
    name = Furniture("header", "NORTHMERE POLICE AND CRIME PANEL")
    pages = (replace(paper.pages[0], furniture=(name,)),)
    meeting = segment(replace(paper, pages=pages), councils()).meeting
    assert meeting.committee == "Northmere Police and Crime Panel"
    assert meeting.council == "Northmere Police and Crime Panel"
