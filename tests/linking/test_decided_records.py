"""What people decide of single records wins in every paper that says the same, and is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.corrections import impossible, undoing
from extractor.linking.decided_records import (
    Recorded,
    as_decided,
    called,
    recorded,
    with_names,
    without_effect,
)
from extractor.linking.figure_doubts import of_figures
from extractor.linking.record_kinds import BY_NAME, KINDS
from extractor.linking.reviewed import of_record
from extractor.linking.series import series
from extractor.records import (
    AgendaItem,
    Attendance,
    CoverReport,
    Decision,
    Evidence,
    Extraction,
    Figure,
    ItemKind,
    Meeting,
    Minutes,
    Paper,
    Records,
    Resolution,
    Statement,
)

MARCH, MAY = date(2031, 3, 14), date(2031, 5, 14)
NOON = datetime(2031, 7, 20, 12, tzinfo=UTC)
BERTHS, FERRIES = "Berths let on the north quay (%)", "Ferries on time (%)"
TWICE = "That the report of the harbourmaster be noted"


def figure(
    indicator: str = BERTHS, value: float = 44.0, period: str | None = "2030-31 Q3", **more: Any
) -> Figure:
    """A cell of a scorecard."""
    printed = f"{value:g}%"
    told = {"period": period, "period_type": "financial-quarter", **more}
    return Figure(
        *(indicator, value, "percent", "actual", "scorecard", printed),
        Evidence(f"{indicator} {printed}", 7),
        **told,
    )


def item(title: str, n: int, kind: ItemKind = ItemKind.REPORT) -> AgendaItem:
    return AgendaItem(f"items-{n}", "agenda", str(n), title, kind, evidence=Evidence(title, 1))


def resolution(text: str) -> Resolution:
    return Resolution("4", text, "resolved", None, Evidence(f"RESOLVED {text}", 3))


def present(name: str, role: str | None = None) -> Attendance:
    return Attendance(name, role, "present", Evidence(name, 2))


MINUTES = Minutes(
    MARCH,
    None,
    attendance=(present("Cllr Ann Marrow", "Chair"), present("Cllr Ann Barrow")),
    resolutions=(resolution(TWICE), resolution("That a ferry be bought"), resolution(TWICE)),
)


def pack(day: date | None = MARCH, council: str = "Westmere Council", **more: Any) -> Extraction:
    """A paper of the Quay Committee with a record of every kind."""
    records = {
        "figures": (
            figure(id="figures-1"),
            figure(period="2030-31 Q4", id="figures-2", confidence=0.6),
            figure(FERRIES, 91.5, id="figures-3"),
        ),
        "minutes": (MINUTES,),
        "statements": (
            Statement(FERRIES, Evidence("Fewer ferries were late."), direction="improved"),
        ),
        "reports": (CoverReport("The north quay", Evidence("Subject: the north quay", 5)),),
        **more,
    }
    return Extraction(
        Paper(f"packs/{council}-{day}.pdf", "ab" * 32, "application/pdf"),
        Meeting(council, None, "Quay Committee", day),
        (item("Appendix A", 1), item("Appendix B", 2), item("Harbour dues 2031", 3)),
        Records(**records),
    )


def named(paper: Extraction, kind: str, nth: int) -> Recorded:
    return recorded(paper, BY_NAME[kind])[nth]


def decide(paper: Extraction, kind: str, nth: int, verdict: str, **more: Any) -> Decision:
    """What somebody decides of a record of a paper."""
    made = of_record(paper, named(paper, kind, nth)).decision(verdict, "Ann", NOON, "so", **more)
    return replace(made, id=1)


def every(paper: Extraction, kind: str) -> list[Any]:
    return [record for _, record in BY_NAME[kind].every(paper)]


# ------------------------------------------------------------------ what a decision does


@pytest.mark.parametrize(
    ("kind", "nth"),
    [("figure", 1), ("resolution", 2), ("attendance", 1), ("item", 1), ("statement", 0),
     ("cover", 0)],
)  # fmt: skip
def test_what_is_rejected_is_gone_and_nothing_else(kind: str, nth: int) -> None:
    paper = pack()
    before = every(paper, kind)
    [after] = as_decided([paper], [decide(paper, kind, nth, "reject")])
    assert every(after, kind) == before[:nth] + before[nth + 1 :]
    others = [each.name for each in KINDS if each.name != kind]
    assert all(every(after, each) == every(paper, each) for each in others)


@pytest.mark.parametrize(
    ("kind", "nth", "field", "value", "shown"),
    [
        ("figure", 0, "value", "45.5%", {"value": 45.5}),
        ("figure", 0, "unit", "count", {"unit": "count"}),
        ("figure", 0, "measure", "target", {"measure": "target"}),
        ("figure", 0, "period", "2030-31 Q2", {"period": "2030-31 Q2"}),
        ("figure", 0, "period", "2031-02", {"period": "2031-02", "period_type": "month"}),
        ("figure", 0, "period", "", {"period": None, "period_type": None}),
        ("figure", 0, "indicator", FERRIES, {"indicator": FERRIES}),
        ("resolution", 2, "text", "That it be read", {"text": "That it be read"}),
        ("attendance", 1, "name", "Cllr Jo Barrow", {"name": "Cllr Jo Barrow"}),
        ("attendance", 0, "role", "", {"role": None}),
        ("attendance", 1, "status", "apologies", {"status": "apologies"}),
        ("item", 2, "title", "Harbour dues", {"title": "Harbour dues"}),
        ("item", 2, "kind", "kpi-report", {"kind": ItemKind.KPI_REPORT}),
        ("statement", 0, "direction", "worsened", {"direction": "worsened"}),
        ("cover", 0, "title", "The south quay", {"subject": "The south quay"}),
    ],
)
def test_what_is_put_right_wins(
    kind: str, nth: int, field: str, value: str, shown: dict[str, Any]
) -> None:
    paper = pack()
    made = decide(paper, kind, nth, "correct", field=field, value=value)
    before, [after] = every(paper, kind), as_decided([paper], [made])
    assert every(after, kind) == [*before[:nth], replace(before[nth], **shown), *before[nth + 1 :]]


def test_what_was_decided_is_told() -> None:
    paper = pack()
    made = decide(paper, "figure", 0, "correct", field="value", value="45")
    [(about, mark)] = as_decided([paper], [made])[0].decided
    assert (about, mark.verdict, mark.field, mark.was) == ("figures-1", "correct", "value", "44")
    assert (mark.by, mark.when, mark.why, mark.changed) == ("Ann", NOON, "so", False)
    (later,) = recorded(paper, BY_NAME["figure"], [replace(made, was="43")])[0].marks
    assert later.changed


def test_of_several_decisions_the_last_of_each_field_holds() -> None:
    paper = pack()
    pairs = [("value", "45"), ("value", "46"), ("measure", "target")]
    made = [
        replace(decide(paper, "figure", 0, "correct", field=field, value=value), id=n)
        for n, (field, value) in enumerate(pairs, 1)
    ]
    found = every(as_decided([paper], made)[0], "figure")[0]
    assert (found.value, found.measure) == (46.0, "target")
    gone = replace(decide(paper, "figure", 0, "reject"), id=4)
    back = replace(decide(paper, "figure", 0, "accept"), id=5)
    assert len(every(as_decided([paper], [*made, gone])[0], "figure")) == 2
    assert every(as_decided([paper], [*made, gone, back])[0], "figure")[0] == found


def test_without_decisions_papers_are_the_same_objects() -> None:
    paper = pack()
    assert as_decided([paper], [])[0] is paper
    elsewhere = pack(council="Eastmere Council")
    assert as_decided([paper], [decide(elsewhere, "figure", 0, "reject")])[0] is paper


# ------------------------------------------------------------------ of what it is


def test_every_paper_of_the_meeting_that_says_so_is_meant() -> None:
    one, other = pack(), replace(pack(), paper=Paper("alone.docx", "cd" * 32, ""))
    spelt = replace(other, meeting=replace(other.meeting, committee="The QUAY committee"))
    later, elsewhere = pack(MAY), pack(council="Eastmere Council")
    made = decide(one, "figure", 2, "reject")
    found = as_decided([one, other, spelt, later, elsewhere], [made])
    assert [len(p.records.figures) for p in found][:2] == [2, 2]
    assert [len(p.records.figures) for p in found][3:] == [3, 3]


@pytest.mark.parametrize(
    ("read", "again", "found"),
    [
        (figure(), figure(id="figures-88", confidence=0.4, rag="red", qualifier="(Dec)"), True),
        (figure(), replace(figure(), evidence=Evidence("elsewhere", 90)), True),
        (figure(), figure(BERTHS.replace("north", "nortn")), True),  # a slip of the reader
        (figure(), figure(value=45.0), False),
        (figure(), figure(period="2030-31 Q4"), False),
        (figure(), replace(figure(), measure="target"), False),
        (figure(), replace(figure(), source="prose"), False),
        (figure(), figure(FERRIES), False),
        (figure("Berths let, pier 2"), figure("Berths let, pier 3"), False),
    ],
)
def test_which_figure_of_a_later_reading_is_meant(read: Figure, again: Figure, found: bool) -> None:
    before, after = pack(figures=(read,)), pack(figures=(again,))
    made = decide(before, "figure", 0, "reject")
    assert (as_decided([after], [made])[0].records.figures == ()) == found
    assert (without_effect([after], [made]) == ()) == found


@pytest.mark.parametrize(
    ("kind", "nth", "left"),
    [("item", 0, ["Appendix B", "Harbour dues 2031"]), ("attendance", 0, ["Cllr Ann Barrow"])],
)
def test_the_next_of_its_kind_is_not_taken_for_what_is_no_longer_read(
    kind: str, nth: int, left: list[str]
) -> None:
    paper, table = pack(), BY_NAME[kind]
    made = decide(paper, kind, nth, "reject")
    without = table.put(paper, [None, *every(paper, kind)[1:]])
    assert [table.words(each) for each in every(as_decided([without], [made])[0], kind)] == left
    assert without_effect([without], [made]) == (made,)


def test_what_no_paper_has_counts_again_when_one_has() -> None:
    paper, without = pack(), pack(statements=())
    made = decide(paper, "statement", 0, "reject")
    assert without_effect([without], [made]) == (made,)
    assert without_effect([without, paper], [made]) == ()


def test_names_tell_records_apart_and_stay() -> None:
    paper = pack()
    names = [each.name for kind in KINDS for each in recorded(paper, kind)]
    assert len(set(names)) == len(names)
    again = [each.name for kind in KINDS for each in recorded(with_names(paper), kind)]
    assert again == names
    for name in names:
        found = called([paper, pack(MAY)], [], name)
        assert found is not None
        assert (found[0], found[1].name) == (paper, name)
    assert called([paper], [], "fig-aaaaaaaa") is None
    assert called([paper], [], "a-1f0c9be27d") is None


@given(st.data())
def test_a_decision_that_is_undone_leaves_everything_as_it_was(data: st.DataObject) -> None:
    paper = pack()
    kind = data.draw(st.sampled_from(KINDS))
    found = data.draw(st.sampled_from(recorded(paper, kind)))
    verdict = data.draw(st.sampled_from(("accept", "reject", "correct")))
    told = {}
    if verdict == "correct":
        field = data.draw(st.sampled_from(sorted(kind.fields)))
        choices = kind.fields[field].choices
        told = {"field": field, "value": data.draw(st.sampled_from(choices) if choices else LINES)}
    about = of_record(paper, found)
    made = replace(about.decision(verdict, "Ann", NOON, None, **told), id=1)
    undo = replace(undoing(made, "Bo", NOON, None), id=2)
    before = data.draw(st.sampled_from([(), (decide(paper, "item", 0, "reject"),)]))
    early = tuple(replace(each, id=0) for each in before)
    assert as_decided([paper], (*early, made, undo)) == as_decided([paper], early)
    redone = replace(undoing(undo, "Ann", NOON, None), id=3)
    again = as_decided([paper], (*early, made, undo, redone))
    assert again == as_decided([paper], (*early, made))


LINES = st.sampled_from(["12.5", "2030-31 Q1", "That it be read", "no value", "", "1e999"])


@pytest.mark.parametrize(
    ("kind", "field", "value", "why"),
    [
        ("figure", "value", "12.5%", None),
        ("figure", "value", "£1,200", None),
        ("figure", "value", "twelve", "no number"),
        ("figure", "value", "nan", "no number"),
        ("figure", "value", "1e999", "no number"),
        ("figure", "unit", "furlongs", "none of"),
        ("figure", "measure", "", "none of"),
        ("figure", "period", "2022-23 Q5", "no period"),
        ("figure", "period", "2022-23", None),
        ("figure", "period", "2022-13", "no period"),
        ("figure", "period", "", None),
        ("figure", "indicator", " ", "must say something"),
        ("figure", "owner", "Clerk", "it has no owner"),
        ("resolution", "text", "", "must say something"),
        ("attendance", "status", "asleep", "none of"),
        ("attendance", "role", "", None),
        ("item", "kind", "gossip", "none of"),
        ("statement", "direction", "", None),
    ],
)
def test_what_cannot_be_right(kind: str, field: str, value: str, why: str | None) -> None:
    paper = pack()
    said = impossible(of_record(paper, named(paper, kind, 0)), field, value)
    assert (said is None) == (why is None)
    assert why is None or why in (said or "")


# ------------------------------------------------------------------ what is told from it


def test_series_have_what_was_put_right_and_say_so() -> None:
    paper = with_names(pack())
    made = decide(paper, "figure", 2, "correct", field="value", value="90.5")
    [ferries] = [s for s in series(as_decided([paper], [made])) if s.name == FERRIES]
    [point] = ferries.points
    [reported] = point.reported
    assert point.value == reported.value == 90.5
    assert reported.text == "91.5%"
    assert reported.id == named(paper, "figure", 2).name
    assert [(mark.was, mark.by) for mark in reported.decided] == [("91.5", "Ann")]
    gone = decide(paper, "figure", 2, "reject")
    assert FERRIES not in {s.name for s in series(as_decided([paper], [gone]))}


def test_the_least_certain_figures_are_asked_until_they_are_decided() -> None:
    paper = pack()
    [found] = of_figures([paper, pack()], [])
    assert (found.id, found.certainty) == (named(paper, "figure", 1).name, 0.6)
    assert found.says == "actual of 2030-31 Q4: 44%"
    for made in (
        decide(paper, "figure", 1, "accept"),
        decide(paper, "figure", 1, "correct", field="value", value="43"),
    ):
        assert of_figures([paper], [made]) == []
