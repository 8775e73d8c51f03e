"""Decisions in the many forms minutes print them."""

from __future__ import annotations

import pytest

from extractor.parsing.resolutions import resolutions
from extractor.records import Block, BlockKind

HEADING, LIST, PARAGRAPH = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH


def block(text: str) -> Block:
    """``- (a) text`` is a list item, ``-- (i) text`` a deeper one, ``**text**`` is bold."""
    depth = len(text) - len(text.lstrip("-"))
    marker, text = text.lstrip("- ").split(" ", 1) if depth else (None, text)
    bold = ((0, len(text) - 4),) if text.startswith("**") else ()
    kind = LIST if depth else PARAGRAPH
    return Block(kind=kind, text=text.strip("*"), marker=marker, depth=max(depth - 1, 0), bold=bold)


FORMS: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "list below a bare That": (
        ["RESOLVED –", "That:", "- 1. the plan be approved;", "- 2. the risks be noted."],
        [("resolved", "the plan be approved"), ("resolved", "the risks be noted.")],
    ),
    "what was considered is no decision": (
        [
            "Decisions:",
            "- 3.1 The Cabinet considered a report of the Clerk.",
            "- 3.2 That it be noted.",
        ],
        [("resolved", "That it be noted.")],
    ),
    "parts in letters without a stop": (
        [
            "RESOLVED that the Panel:",
            "A Considered the plan.",
            "B Requested a map.",
            "The Clerk left.",
        ],
        [("resolved", "Considered the plan."), ("resolved", "Requested a map.")],
    ),
    "a line that only leads to the parts": (
        [
            "Decision:",
            "That the Roads Panel resolves to:",
            "- 1. Agree the plan.",
            "- 2. Subject to the fee, give consent.",
        ],
        [("resolved", "Agree the plan."), ("resolved", "Subject to the fee, give consent.")],
    ),
    "bullets below a numbered part": (
        [
            "Decision:",
            "- (1) That the groups go on:",
            "- · Arts",
            "- · Parks",
            "- (2) That is all.",
        ],
        [("resolved", "That the groups go on: Arts Parks"), ("resolved", "That is all.")],
    ),
    "a body decides in plain words": (
        ["The Roads and Bridges Joint Board agreed to note the plan."],
        [("agreed", "to note the plan.")],
    ),
    "a body that will do something": (["The Joint Board agreed to meet in May."], []),
    "a body in capitals": (
        ["The ROADS & BRIDGES JOINT BOARD noted the plan."],
        [("noted", "the plan.")],
    ),
    "in plain words it only takes note": (["The Roads Committee noted the plan."], []),
    "no decision but a web page's files": (["RECEIVED.", "Supporting documents:"], []),
    "in the course of a passage": (
        ["An offer had come in June 2023 and it was resolved that it be declined. ES to say so."],
        [("resolved", "that it be declined.")],
    ),
    "an earlier meeting's": (["At its last meeting it was resolved that it be declined."], []),
    "in the course of a passage beside RESOLVED": (
        ["A vote was held and it was resolved to go on.", "RESOLVED: That the plan be noted."],
        [("resolved", "That the plan be noted.")],
    ),
    "a heading of key decisions decides nothing": (
        ["KEY DECISIONS", "Roads 2024/25", "RESOLVED that it be built."],
        [("resolved", "that it be built.")],
    ),
    "a word in small letters alone": (
        ["Decision", "- 1. Noted the plan.", "- 2. Agreed the fee."],
        [("resolved", "Noted the plan."), ("resolved", "Agreed the fee.")],
    ),
    "names below one part": (
        [
            "RESOLVED that –",
            "- (a) the plan be approved;",
            "- (b) these members be appointed –",
            "Arts – Councillor Ash",
            "Parks – Councillor Elm",
            "- (c) a date be set.",
        ],
        [
            ("resolved", "the plan be approved"),
            (
                "resolved",
                "these members be appointed – Arts – Councillor Ash Parks – Councillor Elm",
            ),
            ("resolved", "a date be set."),
        ],
    ),
    "letters set wide": (
        ["R E S O L V E D – that the report be noted."],
        [("resolved", "that the report be noted.")],
    ),
    "a motion carried is no second decision": (
        ["DECISION: That the plan be approved.", "The motion was put to the vote and CARRIED."],
        [("resolved", "That the plan be approved.")],
    ),
    "a motion carried alone": (
        ["Members spoke. The motion was carried by 7 votes to 2.", "Trade was carried out."],
        [("agreed", "The motion was carried by 7 votes to 2.")],
    ),
    "a page of Harrow's: who a recommendation goes to stands before it": (
        ["Resolved to RECOMMEND: (to Council)", "That the terms be approved."],
        [("recommended", "That the terms be approved.")],
    ),
    "a heading over nothing decided": (
        ["DECISION:", "Apologies were received from Cllr Ash."],
        [],
    ),
    "reasons are no decision": (
        ["RESOLVED: to agree.", "REASON FOR DECISION: To explain."],
        [("resolved", "to agree.")],
    ),
    "in one line": (
        ["RESOLVED that the report be noted."],
        [("resolved", "that the report be noted.")],
    ),
    "with a dash": (["RESOLVED – to note the report."], [("resolved", "to note the report.")]),
    "after the number of a paragraph": (
        ["- 4. RESOLVED that the plan be endorsed.", "- 5. The Chair thanked all."],
        [("resolved", "that the plan be endorsed.")],
    ),
    "lettered list": (
        [
            "RESOLVED that",
            "- (a) the plan be approved;",
            "- (b) the risks be noted.",
            "A talk followed.",
        ],
        [("resolved", "the plan be approved"), ("resolved", "the risks be noted.")],
    ),
    "numbers below a number": (
        [
            "- 7. RESOLVED that Cabinet:",
            "-- 1. Agree the bid;",
            "-- 2. Note the cost.",
            "- 8. Next.",
        ],
        [("resolved", "Agree the bid"), ("resolved", "Note the cost.")],
    ),
    "numbers that begin again beside a number": (
        [
            "- 7. RESOLVED that Cabinet:",
            "- 1. Agree the bid;",
            "- 2. Note the cost.",
            "- 8. Next.",
        ],
        [("resolved", "Agree the bid"), ("resolved", "Note the cost.")],
    ),
    "unmarked paragraphs that say what to do": (
        ["RESOLVED that Cabinet:", "Agree the bid.", "Note the cost.", "A talk followed."],
        [("resolved", "Agree the bid."), ("resolved", "Note the cost.")],
    ),
    "letters in one passage": (
        ["RESOLVED: (a) that the plan be approved; and (b) that the risks be noted."],
        [("resolved", "that the plan be approved"), ("resolved", "that the risks be noted.")],
    ),
    "paragraphs with That": (
        ["RESOLVED:", "That the plan be approved.", "That the risks be noted.", "The Chair spoke."],
        [("resolved", "That the plan be approved."), ("resolved", "That the risks be noted.")],
    ),
    "one paragraph below": (
        ["Resolved:-", "The minutes be signed.", "The Chair spoke."],
        [("resolved", "The minutes be signed.")],
    ),
    "deeper parts go on with their part": (
        ["RESOLVED to:", "- (a) ask for", "-- (i) a plan", "-- (ii) a map", "- (b) note the rest"],
        [("resolved", "ask for a plan a map"), ("resolved", "note the rest")],
    ),
    "inside a sentence": (
        ["On being put to the vote it was RESOLVED that the fee be kept."],
        [("resolved", "that the fee be kept.")],
    ),
    "recommended": (
        ["RECOMMENDED that Council adopt the scheme."],
        [("recommended", "that Council adopt the scheme.")],
    ),
    "agreed": (["AGREED: That the scope be kept."], [("agreed", "That the scope be kept.")]),
    "it was agreed": (
        ["It was agreed that the scope be kept."],
        [("agreed", "that the scope be kept.")],
    ),
    "it was agreed, listed": (
        ["It was agreed that: -", "- • Roads be read in June.", "- • The plan be noted."],
        [("agreed", "Roads be read in June."), ("agreed", "The plan be noted.")],
    ),
    "a bold cue": (
        ["**Decision**", "To note the report."],
        [("resolved", "To note the report.")],
    ),
    "noted": (["NOTED the report."], [("noted", "the report.")]),
    "deferred": (
        ["RESOLVED that the item be deferred to June."],
        [("deferred", "that the item be deferred to June.")],
    ),
    "lost": (["The amendment was put and was lost."], [("lost", "amendment was put and was lost")]),
    "Welsh": (
        ["PENDERFYNWYD: derbyn yr adroddiad."],
        [("resolved", "derbyn yr adroddiad.")],
    ),
    "Scottish": (
        ["Decision:-", "- 1. to note the report; and", "- 2. to ask for a plan."],
        [("resolved", "to note the report"), ("resolved", "to ask for a plan.")],
    ),
    "numbered paragraph": (
        ["1.4 RESOLVED: That the public be excluded."],
        [("resolved", "That the public be excluded.")],
    ),
    "the committee resolved": (
        ["The Committee resolved:-", "- (i) to note the report; and", "- (ii) to ask for a plan."],
        [("resolved", "to note the report"), ("resolved", "to ask for a plan.")],
    ),
    "at the end of a sentence": (
        ["All was read. The minutes were duly NOTED.", "The Chair spoke of roads."],
        [("noted", "The minutes were duly NOTED.")],
    ),
    "printed twice": (
        ["Decision:", "That it be noted.", "Talk.", "RESOLVED:", "That it be noted."],
        [("resolved", "That it be noted.")],
    ),
    "wrapped into the next block": (
        ["RESOLVED that the report on the", "bridges be noted."],
        [("resolved", "that the report on the bridges be noted.")],
    ),
    "agreed in plain words beside RESOLVED": (
        ["It was agreed that a map would be sent to Members.", "RESOLVED: That the plan be noted."],
        [("resolved", "That the plan be noted.")],
    ),
    "no decision in passing": (
        [
            "The plan was noted and members agreed that roads matter.",
            "- • It was noted that risks had grown.",
            "- a. It was agreed that children should stay close to home.",
            "The policy was recommended for approval in June.",
        ],
        [],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    texts, expected = FORMS[form]
    found = resolutions([block(t) for t in texts], "12")
    assert [(r.outcome, r.text) for r in found] == expected
    assert all(r.minute == "12" and r.evidence.text for r in found)


@pytest.mark.parametrize(
    ("texts", "votes"),
    [
        (
            ["RESOLVED that it be approved. (Voting: For – 5; Against – 3)"],
            "Voting: For – 5; Against – 3",
        ),
        (["RESOLVED unanimously that it be approved."], "unanimously"),
        (["RESOLVED that it be approved.", "Voting: Unanimous"], "Voting: Unanimous"),
        (["RESOLVED (by 7 votes to 3) that it be approved."], "by 7 votes to 3"),
        (
            ["RESOLVED by 6 votes to 1 with 1 abstention", "That it be approved."],
            "by 6 votes to 1 with 1 abstention",
        ),
        (
            ["DECISION: That it be approved.", "Put to the vote and CARRIED (5 for, 2 against)."],
            "5 for, 2 against",
        ),
        (
            ["The Motion received 5 votes and the Amendment 2 votes.", "Decided: to approve."],
            "Motion received 5 votes and the Amendment 2 votes",
        ),
        (
            ["RESOLVED that it be approved.", "For: 6, Against: 2, Abstentions: 1"],
            "For: 6, Against: 2, Abstentions: 1",
        ),
        (["RESOLVED that it be approved."], None),
    ],
)
def test_votes_as_printed(texts: list[str], votes: str | None) -> None:
    assert [r.votes for r in resolutions([block(t) for t in texts], None)] == [votes]


def test_a_vote_belongs_to_the_decision_just_above_it() -> None:
    texts = ["NOTED: the report.", "DECISION: That it be approved.", "CARRIED (5 for, 2 against)."]
    told = resolutions([block(t) for t in texts], None)
    assert [(r.outcome, r.votes) for r in told] == [
        ("noted", None),
        ("resolved", "5 for, 2 against"),
    ]


def test_what_somebody_agreed_to_do_decides_nothing() -> None:
    assert (
        resolutions([block("It was agreed that the Clerk would write to the bus firm.")], "4") == ()
    )
    decided = resolutions([block("It was agreed that the plan be sent to the bus firm.")], "4")
    assert [each.outcome for each in decided] == ["agreed"]


def test_who_decides_is_no_decision() -> None:
    told = resolutions(
        [block(t) for t in ("Decision:", "The Executive", "The roof be mended.")], "4"
    )
    assert "The Executive" not in {each.text for each in told}
    decided = resolutions([block("RESOLVED: That the Executive approve it.")], "4")
    assert [each.text for each in decided] == ["That the Executive approve it."]
