"""Printed minutes of fictional councils, numbered and laid out in many ways."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.parsing import minutes
from extractor.parsing.context import Context
from extractor.parsing.minute_items import divide
from extractor.records import (
    AgendaItem,
    Block,
    BlockKind,
    Cell,
    ItemKind,
    Meeting,
    Minutes,
    Records,
    Row,
    Section,
    Table,
)


def block(text: str) -> Block:
    """``# text`` is a heading, ``**text`` bold, ``- 1. text`` a list item."""
    if text.startswith("# "):
        return Block(kind=BlockKind.HEADING, text=text[2:], level=2)
    if text.startswith("- "):
        marker, words = text[2:].split(" ", 1)
        return Block(kind=BlockKind.LIST_ITEM, text=words, marker=marker)
    bold = ((0, len(text) - 2),) if text.startswith("**") else ()
    return Block(kind=BlockKind.PARAGRAPH, text=text.removeprefix("**"), bold=bold)


def read(*texts: str, meeting: Meeting | None = None, table: Table | None = None) -> Records:
    blocks = [block(t) for t in texts]
    if table:
        blocks.append(Block(kind=BlockKind.TABLE, text="", table=table))
    item = AgendaItem("item-1", "agenda", "4", "Minutes", ItemKind.MINUTES)
    return minutes.parse(Section(item, tuple(blocks)), Context(meeting or Meeting()))


def one(*texts: str, meeting: Meeting | None = None) -> Minutes:
    (found,) = read(*texts, meeting=meeting).minutes
    return found


HEAD = (
    "NORTHSHIRE COUNCIL\nROADS AND BRIDGES SCRUTINY COMMITTEE",
    "Minutes of the Meeting held on 5 March 2024 at 6.30 pm",
    "Present: Cllr A Lee (Chair), Cllr B Moss",
)


def test_actions_counted_through_a_meeting_are_no_minutes() -> None:
    found = one(
        *HEAD,
        "# 9/23-24 Roads",
        "Members spoke of roads.",
        "ACTION 1: Head of Roads – Print the map",
        "# 10/23-24 Bridges",
        "ACTION 2: Head of Roads – Paint the bridge",
    )
    assert [i.number for i in found.items] == ["9/23-24", "10/23-24"]


def test_a_whole_meeting() -> None:
    found = one(
        *HEAD,
        "- 48. Apologies",
        "Apologies were received from Cllr C Day.",
        "- 49. Bridges",
        "The Head of Roads spoke. 1. One bridge was old.",
        "RESOLVED that the report be noted.",
        "The meeting ended at 8.05pm.",
        "CHAIR",
    )
    assert (found.meeting_date, found.start, found.end) == (date(2024, 3, 5), "18:30", "20:05")
    assert found.committee == "Roads and Bridges Scrutiny Committee"
    assert [(i.number, i.title) for i in found.items] == [("48", "Apologies"), ("49", "Bridges")]
    assert [(a.name, a.status) for a in found.attendance][-1] == ("Cllr C Day", "apologies")
    assert [(r.minute, r.text) for r in found.resolutions] == [("49", "that the report be noted.")]


ITEMS: dict[str, tuple[tuple[str, ...], list[tuple[str | None, str]]]] = {
    "list markers": (
        ("- 1. Apologies", "None.", "- 2. Roads"),
        [("1", "Apologies"), ("2", "Roads")],
    ),
    "numbers in the text": (
        ("# 48. Apologies", "None.", "# 49. Roads"),
        [("48", "Apologies"), ("49", "Roads")],
    ),
    "with the year": (
        ("**39/20 Apologies", "None.", "**40/20 Roads"),
        [("39/20", "Apologies"), ("40/20", "Roads")],
    ),
    "year and capitals": (
        ("12/24 APOLOGIES", "None.", "13/24 ROADS"),
        [("12/24", "APOLOGIES"), ("13/24", "ROADS")],
    ),
    "letters and year": (
        ("**SC/23/15 Apologies", "None.", "**SC/23/16 Roads"),
        [("SC/23/15", "Apologies"), ("SC/23/16", "Roads")],
    ),
    "parts of an item": (
        ("**8.4 Apologies", "None.", "**8.5 Roads"),
        [("8.4", "Apologies"), ("8.5", "Roads")],
    ),
    "small letters before the number": (
        ("Rds/28/07-08 Apologies", "None.", "Rds/29/07-08 Roads"),
        [("Rds/28/07-08", "Apologies"), ("Rds/29/07-08", "Roads")],
    ),
    "numbers in brackets": (
        ("- (49) APOLOGIES", "None.", "- (50) ROADS AND BRIDGES", "(1) A member asked why"),
        [("49", "APOLOGIES"), ("50", "ROADS AND BRIDGES")],
    ),
    "numbered paragraphs below headings": (
        ("# APOLOGIES", "- 1. None were received by the clerk.", "# ROADS", "- 2. A report came."),
        [("1", "APOLOGIES"), ("2", "ROADS")],
    ),
    "a file's size behind the title": (
        ("# 4. Apologies", "None.", "# 5. Roads pdf icon PDF 135 KB"),
        [("4", "Apologies"), ("5", "Roads")],
    ),
    "Item N before": (
        ("# Item 4: Apologies", "None.", "# Item 5: Roads"),
        [("4", "Apologies"), ("5", "Roads")],
    ),
    "Item N below": (
        ("# Apologies", "(Item 1)", "None.", "# Roads and", "# bridges", "(Item 2)"),
        [("1", "Apologies"), ("2", "Roads and bridges")],
    ),
    "own number and Item N": (
        ("# 84. Apologies", "(Item 1)", "None.", "# 85. Roads", "(Item 2)"),
        [("84", "Apologies"), ("85", "Roads")],
    ),
    "Item N in the same block": (
        ("**Apologies (Item 1)", "None.", "**Roads (Item 2)"),
        [("1", "Apologies"), ("2", "Roads")],
    ),
    "inner paragraphs are no items": (
        (
            "# 7. Apologies",
            "- 1. None were received.",
            "- 2. All came.",
            "# 8. Roads",
            "- 1. Roads are long.",
            "- 2. So are bridges.",
            "- 3. The report was noted.",
        ),
        [("7", "Apologies"), ("8", "Roads")],
    ),
    "a gap for private items": (
        ("# 7. Apologies", "# 9. Roads", "# 10. Bridges"),
        [("7", "Apologies"), ("9", "Roads"), ("10", "Bridges")],
    ),
    "headings without numbers": (
        ("# Apologies", "None.", "# Roads", "RESOLVED: That it be noted."),
        [(None, "Apologies"), (None, "Roads")],
    ),
    "a number on its own line": (
        ("60/17", "Apologies", "None.", "61/17", "Roads"),
        [("60/17", "Apologies"), ("61/17", "Roads")],
    ),
    "letters, year and meeting, some padded, text behind the title": (
        (
            "CP22/2/07 Apologies: none were received.",
            "CP22/2/08 To review the roads:",
            "# 8.1 Lanes",
            "# 8.2 Bridges",
            "CP22/02/09 Ferries – they still run.",
            "It was a long talk.",
        ),
        [
            ("CP22/2/07", "Apologies"),
            ("CP22/2/08", "To review the roads"),
            ("CP22/02/09", "Ferries"),
        ],
    ),
    "the agenda's number behind the minute's, a full stop behind the title": (
        (
            "C048/23      1.         APOLOGIES FOR ABSENCE.",
            "None.",
            "C049/23      2.         PECUNIARY INTEREST(s)",
        ),
        [("C048/23", "APOLOGIES FOR ABSENCE"), ("C049/23", "PECUNIARY INTEREST(s)")],
    ),
    "no space behind the number, None behind a title": (
        ("# 2307.01 Present", "2307.02 Interests None.", "# 2307.03 Roads"),
        [("2307.01", "Present"), ("2307.02", "Interests"), ("2307.03", "Roads")],
    ),
    "no space behind a plain number": (
        ("37.APOLOGIES", "None.", "38. ROADS"),
        [("37", "APOLOGIES"), ("38", "ROADS")],
    ),
    "years, letters, a number": (
        ("23-24/FRA/1 Apologies", "None.", "23-24/FRA/2 Roads"),
        [("23-24/FRA/1", "Apologies"), ("23-24/FRA/2", "Roads")],
    ),
    "a pair of years": (
        ("2023/24-015 Apologies", "None.", "2023/24-016 Roads"),
        [("2023/24-015", "Apologies"), ("2023/24-016", "Roads")],
    ),
    "Roman numerals": (
        ("III APOLOGIES", "None.", "IV ROADS", "(a) LANES", "V. BRIDGES", "I was told of one."),
        [("III", "APOLOGIES"), ("IV", "ROADS"), ("V", "BRIDGES")],
    ),
    "plain numbers, text behind each title": (
        (
            "1. Apologies: none were received.",
            "2. Minutes. They were signed.",
            "3. Roads – they are long.",
            "4. Bridges: none.",
        ),
        [("1", "Apologies"), ("2", "Minutes"), ("3", "Roads"), ("4", "Bridges")],
    ),
    "dates are no items": (
        ("- 1. Apologies", "22 November 2023", "- 2. Roads"),
        [("1", "Apologies"), ("2", "Roads")],
    ),
}


@pytest.mark.parametrize("layout", ITEMS)
def test_items(layout: str) -> None:
    texts, expected = ITEMS[layout]
    assert [(i.number, i.title) for i in one(*HEAD, *texts).items] == expected


@pytest.mark.parametrize(
    ("opening", "day", "committee", "start"),
    [
        (
            "Minutes of a meeting of the Elmbrook Overview Committee "
            "held on Tuesday, 5th March 2024 at 10.00 am",
            date(2024, 3, 5),
            "Elmbrook Overview Committee",
            "10:00",
        ),
        (
            "MINUTES of a meeting of the Cabinet held in the Hall on Monday, 4 March 2024.",
            date(2024, 3, 4),
            "Cabinet",
            None,
        ),
        (
            "Minute of Meeting of the Planning Committee held in the Hall on 5 May 2024 at 10 am",
            date(2024, 5, 5),
            "Planning Committee",
            "10:00",
        ),
        (
            "CORPORATE PARENTING PANEL– 29 October 2024\nMINUTES of the meeting held in the Hall",
            date(2024, 10, 29),
            "Corporate Parenting Panel",
            None,
        ),
    ],
)
def test_the_meeting_names_itself(
    opening: str, day: date, committee: str, start: str | None
) -> None:
    found = one(opening, "Present: Cllr A Lee", "# 1. Roads", "Talk.", "# 2. Bridges")
    assert (found.meeting_date, found.committee, found.start) == (day, committee, start)


def test_who_came_may_stand_in_the_first_item() -> None:
    found = one(
        "Minutes of a meeting of Elmbrook Parish Council held on 4 February 2024",
        "# 28. Present",
        "Members: Cllr A Lee (Chairman), Cllr B Moss.",
        "# 29. Apologies",
        "Apologies were received from Cllr C Day.",
    )
    assert [(a.name, a.status) for a in found.attendance] == [
        ("Cllr A Lee", "present"),
        ("Cllr B Moss", "present"),
        ("Cllr C Day", "apologies"),
    ]


def test_names_alone_below_the_title_apologies() -> None:
    told = "Cllr C Day (work) and Cllr D Ash (leave). The meeting accepted these reasons."
    found = one(*HEAD, "# 1. Apologies", told, "# 2. Roads", "Cllr E Fir spoke.")
    absent = [a.name for a in found.attendance if a.status == "apologies"]
    assert absent == ["Cllr C Day", "Cllr D Ash"]


def web_table(*rows: tuple[str, str]) -> Table:
    body = tuple(Row(tuple(Cell(text=t, column=n) for n, t in enumerate(r))) for r in rows)
    return Table(body=body, header=(), columns=2)


def test_a_web_page_lays_its_minutes_out_in_a_table() -> None:
    told = read(
        *HEAD,
        table=web_table(
            ("1.", "Apologies\nThe Chairman to report apologies.\nMinutes:\nNone."),
            (
                "2.",
                "Roads PDF 84 KB\nDecision:\nRESOLVED that the Head of Roads be asked to report "
                "to the next meeting.\nREASON FOR DECISION: To explain.\nMinutes:\nMembers spoke."
                "\nRESOLVED that the Head of Roads be asked to report to the next meeting.",
            ),
        ),
    )
    (found,) = told.minutes
    assert [(i.number, i.title) for i in found.items] == [("1", "Apologies"), ("2", "Roads")]
    assert [r.minute for r in found.resolutions] == ["2"]
    assert [(a.minute, a.owners) for a in told.actions] == [("2", ("Head of Roads",))]


def test_what_is_numbered_on_a_page_of_one_item_are_paragraphs() -> None:
    found = one(
        "Agenda item",
        "Issues to report to the Clerk",
        "Minutes:",
        "- 1. The Head of Roads spoke.",
        "**- 2. Members asked about:",
        "Minute 12 – Bridges",
        "RESOLVED that the report be noted.",
    )
    assert found.items == ()
    assert [(r.minute, r.text) for r in found.resolutions] == [(None, "that the report be noted.")]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("*450 Roads", "Words.", "*451 Bridges", "Words."), ["450", "451"]),
        (
            ("1772.", "Roads (Agenda item 1)", "Words.", "1773.", "Rail (Agenda item 6)", "Words."),
            ["1772", "1773"],
        ),
    ],
)
def test_numbers_with_a_star_and_above_the_agendas(
    texts: tuple[str, ...], numbers: list[str]
) -> None:
    assert [i.number for i in one(*HEAD, *texts).items] == numbers


def test_a_minute_spoken_of_is_no_item() -> None:
    found = one(*HEAD, "1. Apologies", "None.", "2. Matters arising", "Minute 3 – Bridges", "Done.")
    assert [i.number for i in found.items] == ["1", "2"]


def test_minutes_that_are_approved_are_of_another_meeting() -> None:
    day = date(2024, 3, 5)
    found = one(
        "Agenda and minutes",
        "To approve the minutes of the meeting held on 6 February 2024.",
        "The Committee approve the minutes of the meeting held on 6 February 2024.",
        "The minutes of the meeting held on 6 February 2024 were approved.",
        "Apologies were received from Cllr A Lee.",
        meeting=Meeting(date=day),
    )
    assert found.meeting_date == day


def test_a_page_of_minutes_has_its_own_day_whoever_was_present() -> None:
    day = date(2024, 3, 5)
    found = one(
        "Agenda and minutes",
        "Apologies",
        "All members were present.",
        "Minute of Previous Meeting",
        "To approve the minutes of the meeting held on 6 February 2024.",
        "The Committee resolved that the minutes of 6 February 2024 be a correct record.",
        meeting=Meeting(date=day),
    )
    assert found.meeting_date == day


def test_posts_in_the_head_are_no_committee() -> None:
    found = one(
        "Minutes of a meeting of the Roads Committee held on 5 May 2024",
        "Present: Mr A Lee",
        "In Attendance:\nChief Executive\nCommittee Members' Clerk",
        "# 1. Roads",
        "None.",
        "# 2. Bridges",
    )
    assert found.committee == "Roads Committee"


def test_minutes_of_an_earlier_meeting_are_no_second_meeting() -> None:
    found = read(
        *HEAD,
        "# 1. Minutes",
        "To confirm the minutes of the meeting held on 30 June 2020.",
        "# 2. Interests",
        "All Members present are required to declare them.",
    )
    assert len(found.minutes) == 1


def test_minutes_without_a_head_are_of_the_papers_meeting() -> None:
    meeting = Meeting(committee="Panel", date=date(2024, 9, 1))
    found = one(
        "Figures to 31 August 2024 were read.", "RESOLVED:", "That they be noted.", meeting=meeting
    )
    assert (found.meeting_date, found.committee, len(found.resolutions)) == (
        date(2024, 9, 1),
        "Panel",
        1,
    )


def test_two_meetings_in_one_section() -> None:
    second = [t.replace("5 March", "9 April") for t in HEAD]
    found = read(
        *HEAD, "# 1. Roads", "# 2. Rail", *second, "# 3. Roads", "ACTION: Clerk to ring", "# 4. End"
    )
    assert [m.meeting_date for m in found.minutes] == [date(2024, 3, 5), date(2024, 4, 9)]
    assert [[i.number for i in m.items] for m in found.minutes] == [["1", "2"], ["3", "4"]]
    assert [(a.minute, a.raised) for a in found.actions] == [("3", date(2024, 4, 9))]


def test_a_running_header_between_a_task_and_its_mark() -> None:
    header = "ROADS AND BRIDGES SCRUTINY COMMITTEE\n5 March 2024"
    found = read(*HEAD, "- 1. Apologies", "- 2. Roads", "A map would be sent.", header, "ACTION")
    assert [a.text for a in found.actions] == ["A map would be sent."]


def test_a_table_for_each_title() -> None:
    def titled(number: str, title: str) -> Block:
        row = Row((Cell(text=number, column=0), Cell(text=title, column=1)))
        return Block(kind=BlockKind.TABLE, text="", table=Table((), (row,), 2))

    said = [block(text) for text in ("<AI1>", "None were received.", "</AI1>", "Roads are long.")]
    laid = (said[0], titled("45/24", "Apologies"), *said[1:3], titled("46/24", "Roads"), said[3])
    item = AgendaItem("item-4", "agenda", "4", "Minutes", ItemKind.MINUTES)
    found = minutes.parse(Section(item, (*map(block, HEAD), *laid)), Context()).minutes
    assert [(i.number, i.title) for i in found[0].items] == [
        ("45/24", "Apologies"),
        ("46/24", "Roads"),
    ]


def test_minutes_laid_out_as_a_table() -> None:
    said = "The committee spoke of roads at length. " * 6
    rows = [
        ("1", "Apologies", ""),
        ("2", f"Roads\n{said}Ann Birch to ring the depot.", "AB"),
        ("3", "Bridges", ""),
    ]
    body = tuple(Row(tuple(Cell(text=w, column=n) for n, w in enumerate(r))) for r in rows)
    names = Row(
        tuple(Cell(text=w, column=n, header=True) for n, w in enumerate(("No", "Item", "Action")))
    )
    found = read(*HEAD, table=Table((names,), body, 3))
    assert [(a.text, a.owners) for a in found.actions] == [
        ("Ann Birch to ring the depot.", ("AB",))
    ]


def test_an_agendas_stub_holds_no_minutes() -> None:
    assert read("To confirm the minutes of the meeting held on 5 March 2024.") == Records()


WORDS = st.sampled_from(
    (
        *("RESOLVED", "that", ":-", "(a)", "(b)", "1.", "48.", "Item", "ACTION", "Present:", "and"),
        *(
            "Cllr A Lee",
            "Chair\n",
            "(Item 3)",
            "agreed to",
            "circulate",
            "be requested",
            "officers",
        ),
        *("Apologies", "from", "next meeting", ";", "#", "-", "5 March 2024", "\t", "–"),
    )
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), max_size=10))
@example([["RESOLVED"], ["that", "(a)", "(b)", "that"]])
def test_any_words_give_records_with_evidence(lines: list[list[str]]) -> None:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=" ".join(line)) for line in lines]
    item = AgendaItem("item-1", "agenda", "4", "Minutes", ItemKind.MINUTES)
    found = minutes.parse(Section(item, tuple(blocks)), Context())
    assert all(a.evidence.offset and a.text for a in found.actions)
    assert all(r.evidence.offset for m in found.minutes for r in m.resolutions)


@given(st.lists(st.text(alphabet="ab. 1\n(#:", max_size=12), max_size=12))
def test_no_block_is_lost_or_doubled(texts: list[str]) -> None:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=t) for t in texts]
    parts = divide(blocks)
    kept = [b for part in parts for b in part.blocks]
    assert len(kept) <= len(blocks)
    assert [id(b) for b in kept] == [id(b) for b in blocks if any(b is k for k in kept)]


def test_where_a_guest_is_from_is_no_committee() -> None:
    found = one(
        "Minutes of a meeting of the Roads Committee held on 5 March 2024",
        "Present: Cllrs Ann Birch (Chair), Tom Cole",
        "Mike Oak (Harbour Economic Partnership)",
        "# 1. Roads",
        "None.",
    )
    assert found.committee == "Roads Committee"
