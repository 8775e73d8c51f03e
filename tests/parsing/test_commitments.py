"""What is to be done: marked, resolved, or promised in passing; and what only tells a story."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.parsing.commitments import actions, with_listed
from extractor.records import Action, Block, BlockKind, Cell, Evidence, MinuteItem, Row, Table

ITEM = MinuteItem("12", "Roads", Evidence("12. Roads"))


def block(text: str) -> Block:
    """``- text`` is a list item; ``**words**`` are bold; ``# text`` is a heading."""
    kind = BlockKind.LIST_ITEM if text.startswith("- ") else BlockKind.PARAGRAPH
    kind = BlockKind.HEADING if text.startswith("# ") else kind
    text = text.removeprefix("- ").removeprefix("# ")
    before, mark, rest = text.partition("**")
    bold, _, after = rest.partition("**")
    stretches = ((len(before), len(before) + len(bold)),) if mark else ()
    return Block(kind=kind, text=before + bold + after, bold=stretches)


def found(*texts: str) -> tuple[Action, ...]:
    return actions([block(t) for t in texts], ITEM, date(2024, 3, 5), "item-1")


TASK = "A map of the works would be sent to Members."


@pytest.mark.parametrize(
    ("texts", "text", "owners", "due", "status"),
    [
        ([f"All went well. {TASK}", "ACTION"], TASK, (), None, "open"),
        ([f"- All went well. {TASK} **ACTION**"], TASK, (), None, "open"),
        ([f"{TASK} **ACTION – present to next Committee.**"], TASK, (), "next Committee", "open"),
        ([f"{TASK} **ADD TO THE FORWARD PLAN.**"], TASK, (), None, "forward-plan"),
        ([TASK, "AB"], TASK, ("AB",), None, "open"),
        ([f"{TASK}\nAB / CD"], TASK, ("AB", "CD"), None, "open"),
        ([TASK, "A C T I O N: AB"], TASK, ("AB",), None, "open"),
        ([TASK, "Action: Head of Roads"], TASK, ("Head of Roads",), None, "open"),
        ([TASK, "ACTION: AB / CD"], TASK, ("AB", "CD"), None, "open"),
        ([TASK, "[ACTION BY: Ann Birch]"], TASK, ("Ann Birch",), None, "open"),
        (
            ["ACTION: photographs of the flats to all Members by Monday – Head of Housing."],
            "photographs of the flats to all Members by Monday",
            ("Head of Housing",),
            "by Monday",
            "open",
        ),
        (
            ["ACTION: circulate the photographs of the flats (AB/CD)"],
            "circulate the photographs of the flats",
            ("AB", "CD"),
            None,
            "open",
        ),
        (
            ["ACTION: circulate the list of sites – Mill Lane and others to be added"],
            "circulate the list of sites – Mill Lane and others to be added",
            (),
            None,
            "open",
        ),
        (
            ["ACTION: Head of Roads to send the map within two weeks."],
            "Head of Roads to send the map within two weeks.",
            ("Head of Roads",),
            "within two weeks",
            "open",
        ),
        (
            ["Action – The Chair to write to the bus company"],
            "The Chair to write to the bus company",
            ("Chair",),
            None,
            "open",
        ),
        (
            ["The Head of Roads advised she could send a map. ACTION"],
            "The Head of Roads advised she could send a map.",
            ("Head of Roads",),
            None,
            "open",
        ),
        (
            ["There was a request that the Clerk shared the map. ACTION"],
            "There was a request that the Clerk shared the map.",
            ("Clerk",),
            None,
            "open",
        ),
        (
            ["The Chair advised that the notes would be shared with Members. ACTION"],
            "The Chair advised that the notes would be shared with Members.",
            (),
            None,
            "open",
        ),
    ],
)
def test_marked(
    texts: list[str], text: str, owners: tuple[str, ...], due: str | None, status: str
) -> None:
    (action,) = found(*texts)
    assert (action.text, action.owners, action.due, action.status) == (text, owners, due, status)
    assert (action.marked, action.confidence, action.minute, action.raised) == (
        True,
        1.0,
        "12",
        date(2024, 3, 5),
    )


def test_two_marks_in_one_passage() -> None:
    assert [a.text for a in found("A map be sent. ACTION The Clerk to ring the depot. ACTION")] == [
        "A map be sent.",
        "The Clerk to ring the depot.",
    ]


def test_a_list_of_actions() -> None:
    listed = found(
        "# Actions:", "- The Clerk to send the map", "- Ann Birch to ring the depot by 3 May"
    )
    assert [(a.text, a.owners, a.due) for a in listed] == [
        ("The Clerk to send the map", ("Clerk",), None),
        ("Ann Birch to ring the depot by 3 May", ("Ann Birch",), "by 3 May"),
    ]


def test_a_mark_below_an_item_of_a_list_is_that_item_s() -> None:
    told = found("- A map be sent.", "# ACTION", "- The bridge is old.", "- All went well.")
    assert [a.text for a in told] == ["A map be sent."]


def test_the_owner_s_subject_stands_behind_a_dash() -> None:
    (marked,) = found(TASK, "ACTION: Chief Officer – Housing")
    assert marked.owners == ("Chief Officer – Housing",)
    (resolved,) = found("RESOLVED to instruct the Chief Officer – Roads and Parks to send the map.")
    assert resolved.owners == ("Chief Officer – Roads and Parks",)


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        ("The Chair agreed to write to the bus company.", ("Chair",)),
        ("Roads matter and Mrs Chandos offered to circulate the map.", ("Mrs Chandos",)),
        ("Mr Reed said it would take a year and offered to come back to the Panel.", ("Mr Reed",)),
        ("Tom Cole (Head of Parks) undertook to look into the gate.", ("Tom Cole",)),
        ("Officers agreed to provide a breakdown by ward.", ("Officers",)),
        ("The Clerk would provide a written response to Members.", ("Clerk",)),
        ("It was agreed to circulate the map.", ()),
        ("Mr Reed asked if the Clerk could print the map, and this was agreed.", ("Clerk",)),
        ("It was said and agreed that the Clerk would contact officers.", ("Clerk",)),
        ("Clarification would be provided between meetings.", ()),
        ("Next it was agreed that a breakdown by ward be sent to the Panel by May.", ()),
        ("The Clerk advised that he would consult the depot by 3 May.", ("Clerk",)),
        ("A report would be brought back to a future meeting.", ()),
        ("Members asked the Head of Roads to come back with costs.", ("Head of Roads",)),
        ("The Panel requested that a breakdown by ward be circulated.", ()),
        ("The Head of Roads said that he would look into this.", ("Head of Roads",)),
        ("A written response would be circulated.", ()),
        ("Members requested further information on bridges.", ()),
        ("There would be a report on bridges coming to the Panel in June.", ()),
    ],
)
def test_in_passing(sentence: str, owners: tuple[str, ...]) -> None:
    (action,) = found(f"Bridges were old. {sentence}")
    assert (action.text, action.owners, action.marked) == (sentence, owners, False)
    assert 0 < action.confidence < 1


@pytest.mark.parametrize(
    "texts",
    [
        ["RESOLVED that the Head of Roads be requested to report back in six months."],
        ["RESOLVED that relevant Heads of Services provide a full update."],
        ["RESOLVED that:", "- the Scrutiny Coordinator email all members about interest."],
        ["RESOLVED:", "- To request that the Chief Officer circulate the map to all members."],
        ["RESOLVED – to note the report and that costs would be brought back to a future meeting."],
        ["RESOLVED that a map be circulated to the Committee by the Head of Roads."],
        ["RESOLVED that the Head of Roads press the county for an answer."],
        ["RESOLVED that a timetable be prepared."],
        ["RESOLVED that a monitor be established to follow what was asked for."],
        ["RESOLVED that a workshop on budgets be held for all Members."],
        ["RESOLVED that a letter of thanks be sent to the crews."],
        ["RESOLVED that matters for Cabinet be brought to their November meetings."],
    ],
)
def test_resolved(texts: list[str]) -> None:
    (action,) = found(*texts)
    assert action.marked
    assert action.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "The service was repairing bridges and would continue to do so.",
        "The action plan was in place and actions were being taken.",
        "RESOLVED that the report be noted.",
        "RESOLVED that Cabinet agree to transfer the depot.",
        "RESOLVED that the Committee receive the report and Council adopt it.",
        "RESOLVED that authority be delegated to the Head of Roads.",
        "RESOLVED that the minutes be confirmed and signed by the Chair.",
        "# WRITTEN STATEMENT OF ACTION",
        "Actions: PDF 162 KB",
        "The ACTION PLAN was noted.",
        "The county offered the lane as a pilot.",
        "Ann Birch agreed that there could be other ways to manage this.",
        "A Member asked what the council planned to do.",
        "The Council had agreed to provide funds to Members in 2019.",
        "New smoke-free places were due to launch.",
        "Every case would be looked at by a social worker to find improvements.",
        "A leaflet would be produced with the help of residents.",
        "Members agreed to note the report.",
        "The Chair invited the Head of Roads to take the Committee through the map.",
        "Ann Birch asked whether the map could be discussed, and the Clerk said it could not.",
        "RESOLVED that the map be considered by the Cabinet.",
        "RESOLVED that the sub-committees be established with these members.",
        "RESOLVED that £3,000 be provided to the village hall.",
        "RESOLVED to agree the rules under which maps are to be published.",
        "The Chair invited the Head of Roads to take Members through the report.",
        "Asked whether a visit could be arranged, the Head of Roads said it would not be allowed.",
        "A Member asked for the address and the Clerk explained why it could not be given.",
    ],
)
def test_no_action(text: str) -> None:
    assert found(text) == ()


def test_a_marked_sentence_is_not_found_twice() -> None:
    assert len(found("The Chair agreed to write to the bus company. ACTION")) == 1


def test_a_list_of_further_information() -> None:
    texts = [
        "ACTIONS/FURTHER INFORMATION TO BE PROVIDED:",
        "- R16/24 - The Clerk will provide a map of the works.",
        "- R17/24 - The RSO to share the dates of the next meetings.",
    ]
    assert [(a.owners, a.marked) for a in found(*texts)] == [(("Clerk",), True), (("RSO",), True)]


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        ("HM to bring the figures to the next meeting.", ("HM",)),
        ("Head of Parks to circulate the map.", ("Head of Parks",)),
        ("He said that he would be happy to share the survey with Members.", ()),
    ],
)
def test_who_is_to_do_it_opens_the_sentence(sentence: str, owners: tuple[str, ...]) -> None:
    (action,) = found(sentence)
    assert (action.owners, action.marked) == (owners, False)


@pytest.mark.parametrize("text", ["II", "NIL", "The total was 5.\nTBC", "Members to note it."])
def test_short_lines_that_are_no_owners(text: str) -> None:
    assert found("The paper was read by all members.", text) == ()


def actions_table(*rows: tuple[str, str, str]) -> Block:
    header = Row(
        tuple(Cell(text=t, column=n) for n, t in enumerate(("Action", "Owner", "Deadline")))
    )
    body = tuple(Row(tuple(Cell(text=t, column=n) for n, t in enumerate(r))) for r in rows)
    return Block(kind=BlockKind.TABLE, text="Action", table=Table((header,), body, 3))


def test_a_table_of_actions_adds_what_the_text_does_not_say() -> None:
    known = found("HM to bring the waiting list figures to the next meeting.")
    table = actions_table(
        ("Bring the waiting list figures to the next meeting", "HM", "June"),
        ("Write to the bus company", "Ann Birch", "31 March 2024"),
        ("None", "", ""),
    )
    first, added = with_listed([table], ITEM, date(2024, 3, 5), known, of_all=False)
    assert (first.text, first.due) == ("Bring the waiting list figures to the next meeting", "June")
    assert (added.text, added.owners, added.due, added.marked) == (
        "Write to the bus company",
        ("Ann Birch",),
        "31 March 2024",
        True,
    )
    assert actions([table], ITEM, None, "item-1") == ()


def test_a_table_under_an_item_is_that_items_and_one_at_the_end_may_be_all_items() -> None:
    known = found("The Clerk agreed to send the waiting list figures to Members.")
    table = actions_table(("Send the waiting list figures to Members", "Head of Roads", "June"))
    other = MinuteItem("13", "Rail", Evidence("13. Rail"))
    of_rail = with_listed([table], other, date(2024, 3, 5), known, of_all=False)
    assert [(a.minute, a.marked, a.owners) for a in of_rail] == [
        ("12", False, ("Clerk",)),
        ("13", True, ("Head of Roads",)),
    ]
    (whole,) = with_listed([table], other, date(2024, 3, 5), known, of_all=True)
    assert (whole.minute, whole.marked, whole.due) == ("12", True, "June")


@pytest.mark.parametrize(
    ("text", "task", "owners", "due"),
    [
        (
            "ACTION 3: Treasurer – Print the map (30 June 2024)",
            "Print the map",
            ("Treasurer",),
            "30 June 2024",
        ),
        (
            "ACTION 12: Head of Roads – Bring the rota back (Next meeting)",
            "Bring the rota back",
            ("Head of Roads",),
            "Next meeting",
        ),
        ("Action: Ann Birch: Ring the depot", "Ring the depot", ("Ann Birch",), None),
        (
            "ACTION 4: Clerk – Print it (all of it)",
            "Print it (all of it)",
            ("Clerk",),
            None,
        ),
    ],
)
def test_somebody_a_dash_and_a_task(
    text: str, task: str, owners: tuple[str, ...], due: str | None
) -> None:
    (one,) = found("Somebody spoke of maps.", text)
    assert (one.text, one.owners, one.due, one.marked) == (task, owners, due, True)


@pytest.mark.parametrize(
    ("text", "owners", "due"),
    [
        ("The Head of Parks undertook to survey the paths.", ("Head of Parks",), None),
        ("It was agreed that officers would explain the delay.", ("Officers",), None),
        ("The Commissioner was asked to share the audit.", ("Commissioner",), None),
        ("Members requested that the Clerk write to the bus firm.", ("Clerk",), None),
        (
            "The Panel asked the Chair of the Board to say why by 4 May 2024.",
            ("Chair of the Board",),
            "by 4 May 2024",
        ),
        (
            "Cllr Moss asked whether the Clerk could email the map, and this was agreed.",
            ("Clerk",),
            None,
        ),
        ("The Head of Parks confirmed that the team would send Members the map.", (), None),
        ("A map would be sent to all members of the Panel by the Clerk.", ("Clerk",), None),
    ],
)
def test_promises_in_many_words(text: str, owners: tuple[str, ...], due: str | None) -> None:
    (one,) = found(text)
    assert (one.owners, one.due, one.marked) == (owners, due, False)


@pytest.mark.parametrize(
    "text",
    [
        "The Chair invited the Head of Parks to take Members through the report.",
        "The Head of Parks was asked to explain the fall in visits and did so.",
        "Cllr Moss asked for the address and the Clerk said why it could not be given.",
    ],
)
def test_what_was_done_there_and_then_is_no_promise(text: str) -> None:
    assert found(text) == ()


def test_otherwise_begins_another_promise() -> None:
    text = (
        "The Chair asked after the map and it was agreed that the Clerk would contact the depot"
        " within the next fortnight, otherwise the Chair would write to the Chief Executive."
    )
    assert [(a.owners, a.due) for a in found(text)] == [
        (("Clerk",), "within the next fortnight"),
        (("Chair",), None),
    ]
