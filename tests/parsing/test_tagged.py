"""What becomes of the values that a tagger finds: kept, named, or left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extractor.language import fiscal
from extractor.language.figures import Named, Read
from extractor.language.joining import Joined, Sure
from extractor.language.numbers import find_numbers
from extractor.language.scenes import Outside
from extractor.language.sentences import sentences
from extractor.parsing import prose
from extractor.parsing.context import Context
from extractor.parsing.indicator_names import clean_name
from extractor.reading.text import blocks_of
from extractor.records import AgendaItem, Figure, ItemKind, Period, Records, Section

# as in: [calls answered] for a name, {82%} for a value
MARK = re.compile(r"\[(?P<name>[^\]]*)\]|\{(?P<value>[^}]*)\}")


def parsed(marked: str, kind: ItemKind = ItemKind.KPI_REPORT, heading: str = "") -> Records:
    """Parse a paragraph under a heading, its names and values being told by the marks."""
    text = MARK.sub(lambda m: m["name"] or m["value"], marked)
    names = [m["name"] for m in MARK.finditer(marked) if m["name"]]
    values = [m["value"] for m in MARK.finditer(marked) if m["value"]]

    def tagger(said: str, context: Period | None, named: bool, outside: Sequence[Outside]) -> Read:
        if said != text:
            return Read()
        found = [Named(n, said.index(n), said.index(n) + len(n)) for n in names]
        joined = (_joined(said, v, found, [o for o in outside if o.full]) for v in values)
        return Read(tuple(joined), tuple(found))

    paper = f"# {heading}\n\n{text}\n" if heading else f"{text}\n"
    item = AgendaItem("item-3", "agenda", "7", "Report", kind)
    context = Context(period=fiscal.quarter(2023, 3), figures=tagger)
    return prose.parse(Section(item, blocks_of(paper)), context)


def _joined(text: str, value: str, names: list[Named], outside: list[Outside]) -> Joined:
    start = text.index(value)
    number = next(n for n in find_numbers(text) if n.start <= start < n.end)
    sentence = next(s for s in sentences(text) if s[0] <= start < s[1])
    own = [n for n in names if sentence[0] <= n.start < sentence[1]]
    known = own or names
    name = known[-1].name if known else None
    how = "sentence" if own else "earlier"
    if outside and not known:
        name, how = outside[-1].name, outside[-1].how
    return Joined(number, "actual", name, how, None, False, False, sentence, Sure(0.95))


def brief(figures: tuple[Figure, ...]) -> list[tuple[str, float, str, float]]:
    return [(f.indicator, f.value, f.unit, f.confidence) for f in figures]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Crews reached {82%} of [dwelling fires in time].",
            [("dwelling fires in time", 82.0, "percent", 0.95)],
        ),
        (  # a name from the sentence before is less sure
            "Little has changed in [missed bins]. Crews left {39} behind.",
            [("missed bins", 39.0, "count", 0.76)],
        ),
        ("Crews reached {82%} in good time.", []),  # nobody's
        ("{39} Pupils excluded {130} [Suspensions] {242} Days lost", []),  # of a slide
        (
            "The [percentage of pleas heard] went to {14} last month.",
            [],
        ),  # a bare number of a share
        ("[Attendance above 95%] - above {95%} it was found once.", []),  # of its name
        ("[Pupils with attendance above] {95%} - the figure was low.", []),
        ("RESOLVED: ({1}) That the [list of cases] is noted.", []),
        (
            "The [letters in hand] are more than the English ({71}).",
            [("letters in hand", 71.0, "count", 0.95)],
        ),
        ("By March {61} [letters were lost].", [("letters were lost", 61.0, "count", 0.95)]),
        ("[Letters had moved to the loft], which was used for {30%} of the week.", []),
        (
            "[Letters in hand], which are few, were {30%} of all.",
            [("Letters in hand", 30.0, "percent", 0.95)],
        ),
        ("The office at {5}LD has [letters in hand].", []),
        ("{11} The [letters in hand] went down.", []),
        ("[Late letters] in June, an increase {21%} from May.", []),
        ("Tenants saw a {28%} increase in [late letters].", []),
        ("There was a fall in [late letters] of {40 per cent} in Oldham.", []),
        ("The rise was in the [number of late letters] ({24%}).", []),  # a share of a count
        (
            "Most [late letters] were in Holm, {31}, and Ashby {9}.",
            [("late letters", 31.0, "count", 0.95)],
        ),
        (
            "[Late letters], this took in some lost, made up {12%}.",
            [("Late letters", 12.0, "percent", 0.95)],
        ),
        (
            "It was good that {39} [letters were late and there were] more.",
            [("letters were late", 39.0, "count", 0.95)],
        ),
        (
            "It stood at {8} for [letters found through the].",
            [("letters found", 8.0, "count", 0.95)],
        ),
        ("{39} [Outstanding Actions]", []),  # of an item
        ("{8} (16%) had one and 2 ([4%]) had none.", []),  # no name
        ("Report on Lamps and [late letters] {1} Guide to Parks", []),  # numbers of a list
        (
            "Officers hope that [letters in hand] could be {40}.",
            [("letters in hand", 40.0, "count", 0.95)],
        ),
    ],
)
def test_values_of_a_paragraph(marked: str, expected: list[tuple[str, float, str, float]]) -> None:
    assert brief(parsed(marked).figures) == expected


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Exception report: Rate of calls lost", ["Rate of calls lost"]),
        ("Number of calls lost", ["Number of calls lost"]),
        ("Background", []),
    ],
)
def test_a_heading_names_what_is_counted(heading: str, names: list[str]) -> None:
    found = parsed("The lines held {82}, much as ever.", heading=heading).figures
    assert [f.indicator for f in found] == names


def test_below_an_exceptions_heading_figures_are_of_the_exception_report() -> None:
    found = parsed("They lost {82%} of [calls].", heading="Exception report: Calls lost").figures
    assert [f.source for f in found] == ["exception-report"]


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("There were {114} [entries] and all won.", 0),
        ("There were {20} [school exclusions], as against {72}.", 2),
        ("The [number of entries] was {114} by the end.", 1),
        ("It was {14%} of [entries] that won.", 1),
    ],
)
def test_minutes_count_things_in_passing(marked: str, count: int) -> None:
    assert len(parsed(marked, ItemKind.MINUTES).figures) == count


def test_reports_on_other_things_must_be_surer() -> None:
    marked = "Little has changed in [missed bins]. Crews left {39} behind."
    assert parsed(marked, ItemKind.REPORT).figures == ()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "It was said that {16%} of [cases came back] in a year; {93%} of [visits were made] in "
            "time; {29%} of [leavers were idle], which is above statistical neighbours; and {97%} "
            "of [reviews were held], better than before.",
            [("% of leavers were idle", "above-statistical-neighbours")],
        ),
        (
            "In respect of [criminal justice], the Panel heard that [witness attendance] stayed "
            "high and was above the national average.",
            [("witness attendance", "above-national")],
        ),
        (
            "Both [missed bins], [late bins] and [lost bins] are below target.",
            [(f"{which} bins", "below-target") for which in ("missed", "late", "lost")],
        ),
        (
            "Below target were [missed bins] as well as [late bins].",
            [("missed bins", "below-target"), ("late bins", "below-target")],
        ),
    ],
    ids=["darlington-2020-list", "worcestershire-pcp", "listed", "names last"],
)
def test_of_whom_a_standing_is_said(marked: str, expected: list[tuple[str, str]]) -> None:
    found = [s for s in parsed(marked).statements if s.standing]
    assert [(s.indicator, s.standing) for s in found] == expected


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("performance indicators", 0),
        ("proportion of key performance indicators on track", 0),
        ("KPIs that met their target", 0),
        ("% of targets met", 0),
        ("Eight KPIs", 0),
        ("stable or with no clear trend", 0),
        ("on track to be finished", 0),
        ("projected to meet their target", 0),
        ("measures taken against landlords", 1),
        ("indicator species seen", 1),
        ("repairs on target", 1),
    ],
)
def test_a_report_s_own_indicators_are_none(name: str, count: int) -> None:
    """As in reports of Anglesey, Bolsover and Medway: "91% of the performance indicators are"."""
    found = parsed(f"At the end of Quarter 3 [{name}] stood at {{91%}}, above the target.")
    assert (len(found.figures), bool(found.statements)) == (count, bool(count))


@pytest.mark.parametrize(
    "name",
    [
        "Councillor Roe noted the talks",
        "Ms Day shared that the queue",
        "that most of the lamps",
        "rated as green",
        "Green",
        "Quarter 3 Performance Report",
        "Cabinet Member for Parks",
    ],
)
def test_of_what_is_no_indicator_nothing_is_said(name: str) -> None:
    found = parsed(f"It was heard that [{name}] stood at {{91%}} and that is above the target.")
    assert (found.figures, found.statements) == ((), ())


def test_a_statement_of_a_name_that_only_the_tagger_knows() -> None:
    found = parsed("The team says that [missed bins] are below target.").statements
    assert [(s.indicator, s.standing) for s in found] == [("missed bins", "below-target")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Missed bins] were few. [Late bins] were many. Both are below target.",
            [("Missed bins", "below-target"), ("Late bins", "below-target")],
        ),
        (
            "[Missed bins] were few. [Late bins] were many. The first is above target.",
            [("Missed bins", "above-target")],
        ),
        (
            "[Missed bins] were few. It is lower than in comparable boroughs.",
            [("Missed bins", "below-statistical-neighbours")],
        ),
        (
            "[Missed bins] fell. This is below target and below that of our nearest neighbours.",
            [
                ("Missed bins", "below-target"),
                ("Missed bins", "below-statistical-neighbours"),
            ],
        ),
        # what it stands against, or how far off it is, is given: a figure's business
        ("[Missed bins] are above the national average of 4.2%.", []),
        ("[Missed bins] are six points below target.", []),
    ],
)
def test_of_what_a_sentence_without_names_speaks(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    found = [s for s in parsed(marked).statements if s.standing]
    assert [(s.indicator, s.standing) for s in found] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Rent arrears] have fallen since the autumn.", "improved"),
        ("[Library visits] have fallen since the autumn.", "worsened"),
        ("[Rent arrears] fell to £2.1m.", None),
        ("[Grants paid] have fallen since the autumn.", None),  # who knows whether that is good
        ("[Library visits] are where they should be.", None),
    ],
)
def test_a_rise_or_fall_is_good_by_what_is_counted(marked: str, expected: str | None) -> None:
    assert [s.direction for s in parsed(marked).statements if s.direction] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Children in Care (CiC", "Children in Care (CiC)"),
        ("Children in Care (CiC)", "Children in Care (CiC)"),
        ("Visits (in the last", "Visits (in the last"),
        ("2023/24 - New - Visits", "Visits"),
    ],
)
def test_letters_at_the_end_of_a_name_are_closed(printed: str, expected: str) -> None:
    assert clean_name(printed) == expected
