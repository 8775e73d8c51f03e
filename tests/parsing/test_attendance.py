"""Who came: lists in many shapes, then what the items add, everybody once."""

from __future__ import annotations

import pytest

from extractor.parsing.attendance import attendance
from extractor.reading.text import blocks_of
from extractor.records import Block, BlockKind

BLOCK = BlockKind.PARAGRAPH


def blocks(*texts: str) -> list[Block]:
    return [Block(kind=BLOCK, text=text) for text in texts]


def who(head: list[Block], body: list[Block] | None = None) -> dict[str, str]:
    found = attendance(head, body or [])
    assert len({a.name for a in found}) == len(found)
    return {a.name: a.status for a in found}


P, R, A, ALSO, S, X = "present", "remote", "apologies", "in-attendance", "substitute", "absent"

HEADS = {
    "list with roles": (
        [
            "Present:-",
            "Cllr A Lee – Chair\nCllr B Moss – Vice-Chair",
            "Present: Cllr C Day, Cllr D Ash and\nCllr E Fir, Cllr G Elm (virtually)",
            "Co-Opted Members: H Oak, Parent Governor\nJ Yew, MYP",
            "Also in attendance: Cllr K Bay, Portfolio Holder for Children and Young People",
        ],
        {
            "Cllr A Lee": P,
            "Cllr B Moss": P,
            "Cllr C Day": P,
            "Cllr D Ash": P,
            "Cllr E Fir": P,
            "Cllr G Elm": R,
            "H Oak": P,
            "J Yew": P,
            "Cllr K Bay": ALSO,
        },
    ),
    "a list that follows a sentence": (
        [
            "Minutes of a meeting held in the Hall at 9.30 am when there were present:",
            "Councillors",
            "Mrs A Lee (Chairman)\nB Moss Bay",
            "Officers",
            "Mr C Day - Solicitor",
        ],
        {"Mrs A Lee": P, "B Moss Bay": P, "Mr C Day": ALSO},
    ),
    "members of another committee under a standing order": (
        [
            "Present:-",
            "Councillors Lee (Chairman), Moss and Day",
            "Members attending in accordance with Standing Order 25:-",
            "Councillors Ash and Elm",
        ],
        {
            "Councillor Lee": P,
            "Councillor Moss": P,
            "Councillor Day": P,
            "Councillor Ash": ALSO,
            "Councillor Elm": ALSO,
        },
    ),
    "two of a family, posts of several words, members of other councils": (
        [
            "PRESENT:",
            "Cllr A Lee\nCllr A V Lee",
            "Councillors not present: B Moss",
            "Officers:",
            "C Day, Neighbourhood Plan Continuity Officer\n"
            "Rev D Elm, Mayor’s Chaplain\nCounty Cllr E Fir",
            "Officers present: Chief Executive - G Ash",
            "Director of Operations – H Oak",
        ],
        {
            "Cllr A Lee": P,
            "Cllr A V Lee": P,
            "B Moss": X,
            "C Day": ALSO,
            "Rev D Elm": ALSO,
            "County Cllr E Fir": ALSO,
            "G Ash": ALSO,
            "H Oak": ALSO,
        },
    ),
    "the only list": (
        [
            "In Attendance",
            "Councillors A Lee, B Moss",
            "Officers: C Day, Town Clerk",
            "Apologies: Cllr D Elm",
        ],
        {"Councillor A Lee": P, "Councillor B Moss": P, "C Day": ALSO, "Cllr D Elm": A},
    ),
    "those of a school and of the public": (
        ["PRESENT", "School members:", "Ann Lee, Bob Moss", "Council Employees Present: Cy Day"],
        {"Ann Lee": P, "Bob Moss": P, "Cy Day": ALSO},
    ),
    "surname first": (
        ["Present: Lee, A (Chair); Moss, B; Day, C J", "Apologies: Ash, D; Elm, E"],
        {"A Lee": P, "B Moss": P, "C J Day": P, "D Ash": A, "E Elm": A},
    ),
    "initials behind two of one surname": (
        ["PRESENT\nCouncillors Lee A, Lee B and Moss"],
        {"Councillor Lee A": P, "Councillor Lee B": P, "Councillor Moss": P},
    ),
    "members of two councils": (
        [
            "Present:",
            "Elmbrook County Councillors:",
            "Councillors A Lee and B Moss.",
            "Ashford Borough Councillors:",
            "Councillors C Day and D Elm.",
        ],
        {
            "Councillor A Lee": P,
            "Councillor B Moss": P,
            "Councillor C Day": P,
            "Councillor D Elm": P,
        },
    ),
    "an observer, and a post before a name": (
        ["PRESENT", "Councillor A Lee – Observer", "Co-opted Member Kay Moss"],
        {"Councillor A Lee": ALSO, "Kay Moss": P},
    ),
    "list over two blocks": (
        [
            "PRESENT: Ann Lee (Chair), Bob Moss,",
            "Col Day and Dee Ash ALSO PRESENT: Eve Fir, Cabinet Member for Roads.",
        ],
        {"Ann Lee": P, "Bob Moss": P, "Col Day": P, "Dee Ash": P, "Eve Fir": ALSO},
    ),
    "marks before names": (
        ["Members Present\nP Councillor A Lee (Chair)\nA Councillor B Moss\nP Councillor C Day"],
        {"Councillor A Lee": P, "Councillor B Moss": A, "Councillor C Day": P},
    ),
    "stars": (
        ["PRESENT: Councillors:\n* Jane Lee (Chair)\n* Bob Moss\nClare Day", "*present"],
        {"Councillor Jane Lee": P, "Councillor Bob Moss": P, "Councillor Clare Day": X},
    ),
    "table of labels": (
        [
            "Present:\tCouncillor A Lee (Chair)\n\tCouncillor B Moss\n"
            "In Attendance:\tMrs P Cole, Clerk"
        ],
        {"Councillor A Lee": P, "Councillor B Moss": P, "Mrs P Cole": ALSO},
    ),
    "table of names": (
        [
            "Attendance",
            "Councillor A Lee\tPresent\nCouncillor B Moss\tApologies\nCouncillor C Day\tRemote",
        ],
        {"Councillor A Lee": P, "Councillor B Moss": A, "Councillor C Day": R},
    ),
    "remote officers stay officers": (
        [
            "PRESENT: Mr A Lee (Chairman)",
            "IN ATTENDANCE VIRTUALLY: Mr B Moss (Director of Roads)",
            "UNRESTRICTED ITEMS",
        ],
        {"Mr A Lee": P, "Mr B Moss": ALSO},
    ),
    "apologies and substitutes in the head": (
        [
            "Present: Councillors Lee (Chair) and Moss (substitute for Councillor Day)",
            "Apologies for absence: Councillor Ash",
            "Officers: Ann Fir – Head of Roads; Bob Elm, Solicitor",
        ],
        {
            "Councillor Lee": P,
            "Councillor Moss": S,
            "Councillor Day": A,
            "Councillor Ash": A,
            "Ann Fir": ALSO,
            "Bob Elm": ALSO,
        },
    ),
    "members by the councils that send them": (
        [
            "Present:",
            "Northmere County Council: A Lee (Chair), B Moss.",
            "Eastshire Council (2): Cara Day, Dan Ash, Eve Fir.",
            "Joined remotely: Cllr G Elm",
        ],
        {"A Lee": P, "B Moss": P, "Cara Day": P, "Dan Ash": P, "Eve Fir": P, "Cllr G Elm": R},
    ),
    "where they sit, and at whose request": (
        [
            "PRESENT IN CHAMBER: Deputy Mayor\nCouncillor A Lee",
            "Aldermen B Moss and C Day",
            "PRESENT IN REMOTE LOCATION: Alderman D Ash",
            "Non-members in attendance at request of Chief Officer:-",
            "Eve FIR",
            "Registered Nurse",
            "IN ATTENDANCE: Elmbrook & Castlemere City Council",
            "Chief Executive\nDirector of Roads",
        ],
        {
            "Councillor A Lee": P,
            "Alderman B Moss": P,
            "Alderman C Day": P,
            "Alderman D Ash": R,
            "Eve FIR": ALSO,
        },
    ),
    "two on a line, those with a vote marked": (
        ["Present: (v) Mrs A Lee, Chair\n(v) Cllr B Moss (v) Mr C Day\nMr D Ash Ms E Fir"],
        {"Mrs A Lee": P, "Cllr B Moss": P, "Mr C Day": P, "Mr D Ash": P, "Ms E Fir": P},
    ),
    "what brackets tell of one is not told of the others": (
        [
            "Chair:\tCllr Ann Lee",
            "Parish Councillors:\tCllrs Bo Moss, Cy Day & Di Ash (Cllr Eve Fir attended via Zoom)",
        ],
        {
            "Cllr Ann Lee": P,
            "Cllr Bo Moss": P,
            "Cllr Cy Day": P,
            "Cllr Di Ash": P,
            "Cllr Eve Fir": R,
        },
    ),
    "lines that open with initials": (
        [
            "AL Cllr. Ann Lee (Chair)\nDO Di O'Dell (Elm DC)\nXY Bo Moss",
            "Apologies received: Cy Day",
        ],
        {"Cllr. Ann Lee": P, "Di O'Dell": P, "Cy Day": A},
    ),
    "sentences below the lists": (
        ["PRESENT: Cllr A Lee", "Mr B Moss, Link Officer, was in attendance."],
        {"Cllr A Lee": P, "Mr B Moss": ALSO},
    ),
    "columns with a header": (
        ["Present:-", "Name", "Role", "Ann LEE", "Registered Nurse", "Bob MOSS", "Chief Officer"],
        {"Ann LEE": P, "Bob MOSS": P},
    ),
    "Welsh": (
        ["Yn bresennol: Y Cynghorydd Alun Rees (Cadeirydd) a'r Cynghorydd Mair Huws"],
        {"Cynghorydd Alun Rees": P, "Cynghorydd Mair Huws": P},
    ),
    "Scottish": (
        [
            "Sederunt: Councillors Ann Ross (Convener), Bob Muir; Bailie C Kerr",
            "In Attendance: D Weir, Clerk",
        ],
        {"Councillor Ann Ross": P, "Councillor Bob Muir": P, "Bailie C Kerr": P, "D Weir": ALSO},
    ),
    "prose is no list": (
        [
            "Present: Cllr A Lee",
            "The meeting was opened by the Mayor, Councillor Bo Grand, who welcomed all.",
        ],
        {"Cllr A Lee": P},
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_lists(name: str) -> None:
    head, expected = HEADS[name]
    assert who(blocks(*head)) == expected


PRESENT = "Present: Cllr A Lee, Cllr B Moss, Ann Day"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Apologies had been received from Councillor D Ash and Mark Elm.",
            {"Councillor D Ash": A, "Mark Elm": A},
        ),
        (
            "Apologies for absence were submitted on behalf of Cllrs Ash and Elm.",
            {"Cllr Ash": A, "Cllr Elm": A},
        ),
        (
            "The apologies of Councillors Ash and Elm were noted.",
            {"Councillor Ash": A, "Councillor Elm": A},
        ),
        ("Mrs C Fir had sent her apologies.", {"Mrs C Fir": A}),
        (
            "Apologies were received from Cllr Ash (substitute Cllr Elm).",
            {"Cllr Ash": A, "Cllr Elm": S},
        ),
        (
            "Councillor Fir attended as a substitute for Councillor Ash.",
            {"Councillor Fir": S, "Councillor Ash": A},
        ),
        ("Councillors Lee and Moss attended remotely.", {"Cllr A Lee": R, "Cllr B Moss": R}),
        ("Ms A Day was in attendance virtually.", {"Ann Day": R}),
        ("Ms Elm had given her apologies but was attending the meeting virtually.", {"Ms Elm": R}),
        (
            "An apology was received from Cllr D Ash and Cllr Gary Fir attended as substitute.",
            {"Cllr D Ash": A, "Cllr Gary Fir": S},
        ),
        (
            "Apologies had been received from Cllr Di Ash (Cllr Gus Fir attended as substitute) "
            "and Hal Elm (Ivy Yew substituting).",
            {"Cllr Di Ash": A, "Cllr Gus Fir": S, "Hal Elm": A, "Ivy Yew": S},
        ),
        ("(i) Cllr C Fir for Cllr D Ash; and", {"Cllr C Fir": S, "Cllr D Ash": A}),
        (
            "Cllr C Fir had been appointed as a substitute member for Cllr D Ash.",
            {"Cllr C Fir": S, "Cllr D Ash": A},
        ),
        ("Apologies for lateness were received from Cllr Ash.", {}),
        ("There were no apologies for absence.", {}),
        ("No apologies had been received.", {}),
    ],
)
def test_sentences_add_to_the_lists(sentence: str, expected: dict[str, str]) -> None:
    found = who(blocks(PRESENT), blocks(sentence))
    known = {"Cllr A Lee": P, "Cllr B Moss": P, "Ann Day": P}
    assert found == known | expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            ["Apologies were submitted on behalf of:-", "Members", "Role", "Di ASH", "Trade Union"],
            {"Di ASH": A},
        ),
        (
            [
                "Apologies giving the reason for absence had been received from: -",
                "Eve Fir, Gus Elm",
                "Non school members\nNone",
                "The Chair welcomed Hal Oak to the meeting.",
                "Ivy Yew, Jo Box",
            ],
            {"Eve Fir": A, "Gus Elm": A},
        ),
        (["Apologies had been received from: Kay Bay and\nLea Sun"], {"Kay Bay": A, "Lea Sun": A}),
        (
            ["The following apologies for absence were noted:", "Ed Fir (deputising for Di Ash)"],
            {"Ed Fir": S},
        ),
        (
            [
                "Apologies were received from:",
                "Cllr Di Ash (work), Cllr Ed Fir. These were accepted.",
            ],
            {"Cllr Di Ash": A, "Cllr Ed Fir": A},
        ),
        (
            [
                "Apologies were received from the following:",
                "Di Ash - Ed Fir substituted",
                "Gus Elm",
            ],
            {"Di Ash": A, "Ed Fir": S, "Gus Elm": A},
        ),
        (["No apologies were received from:", "2. Minutes", "Eve Fir, Gus Elm"], {}),
    ],
)
def test_names_below_their_apologies(body: list[str], expected: dict[str, str]) -> None:
    found = who(blocks(PRESENT), blocks(*body))
    assert found == {"Cllr A Lee": P, "Cllr B Moss": P, "Ann Day": P} | expected


def test_evidence_is_the_words_of_the_person() -> None:
    (lee,) = attendance(blocks("Present", "Cllr A Lee (Chair)"), [])
    assert (lee.role, lee.evidence.text, lee.evidence.offset) == (
        "Chair",
        "Cllr A Lee (Chair)",
        (0, 18),
    )


def test_evidence_of_a_substitute_in_brackets() -> None:
    told = "Apologies were received from Cllr B Moss (Cllr C Day attended as substitute)."
    found = attendance(blocks("Present", "Cllr A Lee"), blocks(told))
    (day,) = (a for a in found if a.name == "Cllr C Day")
    assert (day.status, "Cllr C Day" in day.evidence.text) == ("substitute", True)


def test_a_couple_with_one_surname_is_two_people() -> None:
    assert who(blocks("Present: Mrs P T Cole and Mr P Cole")) == {"Mrs P T Cole": P, "Mr P Cole": P}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "Member\tAttendance\nCllr A Lee (Chair)\tP\nCllr B Moss\tA\nCllr C Day\tP (online)\n",
            [("Cllr A Lee", "Chair", P), ("Cllr B Moss", None, A), ("Cllr C Day", None, R)],
        ),
        (
            "Name\tMark\nCllr A Lee\tP\nAnn Oak (substitute for Cllr B Moss)\tP\n",
            [("Cllr A Lee", None, P), ("Ann Oak", None, S)],
        ),
        ("Room\tBooked\nHall\tP\nLoft\tA\n", []),
    ],
)
def test_a_table_with_a_mark_a_row(rows: str, expected: list[tuple[str, str | None, str]]) -> None:
    found = attendance(blocks_of(rows), [])
    assert [(a.name, a.role, a.status) for a in found] == expected
    assert all(a.evidence.text for a in found)


def test_a_sederunt_names_conveners_and_substitutes() -> None:
    told = (
        "Present:- Councillor Lee, Convener; and Councillors Moss (attending remotely) and Day "
        "(as substitute for Councillor Oak).\n"
        "Officers and others in attendance: Ann Fir, Head of Roads"
    )
    found = attendance(blocks(told), [])
    assert [(a.name, a.role, a.status) for a in found] == [
        ("Councillor Lee", "Convener", P),
        ("Councillor Moss", None, R),
        ("Councillor Day", None, S),
        ("Councillor Oak", None, A),
        ("Ann Fir", "Head of Roads", ALSO),
    ]


def test_posts_of_one_row_are_no_part_of_the_name_in_the_next() -> None:
    rows = "Members\tRole\nTess McLEAM (Vice Chairperson)\tNominated by Harbour Board (Member)\n"
    rows += "Lyn SHORE\tNominated by Otterholt Council (Elected Member)\nDan BERRY\tChief Officer\n"
    assert who([*blocks("Present:-"), *blocks_of(rows)]) == {
        "Tess McLEAM": P,
        "Lyn SHORE": P,
        "Dan BERRY": P,
    }
