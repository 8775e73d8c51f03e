"""Indicator series: what is one indicator, and which value stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.grouping import name_words, same_name
from extractor.linking.meetings import Place
from extractor.linking.series import named, series
from extractor.records import Evidence

FEB, MAY = date(2031, 2, 4), date(2031, 5, 6)
LET = "Berths let in the harbours"
NEET = "Percentage of children in care who are NEET"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (NEET, "Social Care: % of CIC who are NEET"),
        (NEET, "percentage of Looked-after Children who are NEETs"),
        ("No. of approved foster homes", "Number of approved foster homes"),
        ("% of harbour berths let", "Per cent of Harbour Berths Let"),
        ("Percentage of lamps not knowns", "Percentage of lamps not know ns"),
        ("Children & families helped", "Children and family helped"),
        ("Berths let (cumulative figure)", "Berths let cumulative"),
        ("Assessments completed in time", "Assesments completed in time"),
    ],
)
def test_one_indicator(one: str, two: str) -> None:
    assert same_name(name_words(one), name_words(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Percentage of primary schools rated good", "Percentage of secondary schools rated good"),
        ("Number of repeat referrals", "Percentage of repeat referrals"),
        (NEET, "Percentage of children in need who are NEET"),
        (NEET, "Percentage of care leavers who are NEET"),
        (NEET, "Percentage of young people who are NEET"),
        ("Permanent exclusions", "Fixed term exclusions"),
        ("Referrals within 12 months", "Referrals within 6 months"),
        ("NEET aged 16-17", "NEET aged 16-18"),
        ("Closed with re-referral", "Closed with no re-referral"),
        ("Children with a plan", "Children with an achieved plan"),
        ("Authorised absence", "Unauthorised absence"),
        ("Male leavers", "Female leavers"),
        ("Education: Primary: schools", "Education: Special: schools"),
    ],
)
def test_two_indicators(one: str, two: str) -> None:
    assert not same_name(name_words(one), name_words(two))


@given(st.text(max_size=60), st.text(max_size=60))
def test_sameness_has_no_direction(one: str, two: str) -> None:
    first, second = name_words(one), name_words(two)
    assert same_name(first, first)
    assert same_name(first, second) == same_name(second, first)


def test_points_in_order_with_what_they_are_held_against(paper: Any, figure: Any) -> None:
    found = series(
        [
            paper(
                FEB,
                figure(NEET, "2030-31 Q3", 12.5, rag="amber"),
                figure(NEET, "2030-31 Q3", 10.0, measure="target"),
                figure(NEET, "2030-31 Q3", 15.0, measure="intervention"),
                figure(NEET, "2030-31 Q2", 14.0, measure="previous"),
                figure(NEET, "2030-31", 13.0, period_type="financial-year"),
                figure(NEET, "2031-01", 12.0, period_type="month"),
                figure(NEET, None, 99.0),
            )
        ]
    )
    [one] = found
    assert [(p.period, p.value, p.target, p.intervention, p.rag) for p in one.points] == [
        ("2030-31 Q2", 14.0, None, None, None),
        ("2030-31 Q3", 12.5, 10.0, 15.0, "amber"),
        ("2031-01", 12.0, None, None, None),
        ("2030-31", 13.0, None, None, None),
    ]


def test_scorecard_before_prose_and_all_are_kept(paper: Any, figure: Any) -> None:
    papers = [
        paper(MAY, figure(NEET, "2030-31 Q3", 12.0, source="prose")),
        paper(FEB, figure(f"Social Care: {NEET}", "2030-31 Q3", 12.5)),
    ]
    [one] = series(papers)
    [point] = one.points
    assert (one.name, point.value) == (f"Social Care: {NEET}", 12.5)
    assert [(r.date, r.value, r.source, r.page) for r in point.reported] == [
        (FEB, 12.5, "scorecard", 5),
        (MAY, 12.0, "prose", 5),
    ]


def test_later_paper_before_earlier(paper: Any, figure: Any) -> None:
    papers = [
        paper(FEB, figure(NEET, "2030-31 Q3", 12.5)),
        paper(MAY, figure(NEET, "2030-31 Q3", 12.7)),
    ]
    assert series(papers)[0].points[0].value == 12.7


def test_a_copy_without_pages_counts_once(paper: Any, figure: Any) -> None:
    def unpaged(value: float, **more: Any) -> Any:
        return replace(figure(NEET, "2030-31 Q3", value, **more), evidence=Evidence("", None))

    papers = [
        paper(FEB, unpaged(12.5), source="report.docx", council=None),
        paper(FEB, figure(NEET, "2030-31 Q3", 12.5), source="report.pdf"),
        paper(FEB, unpaged(12.5), unpaged(12.9), unpaged(12.5, source="prose"), source="a.txt"),
        paper(FEB, unpaged(12.9), source="b.txt"),
        paper(MAY, unpaged(12.5), source="next.txt"),
    ]
    [one] = series(papers)
    assert [(r.paper, r.value, r.source) for r in one.points[0].reported] == [
        ("report.pdf", 12.5, "scorecard"),
        ("a.txt", 12.9, "scorecard"),
        ("a.txt", 12.5, "prose"),
        ("next.txt", 12.5, "scorecard"),
    ]


def test_councils_and_units_are_apart(paper: Any, figure: Any) -> None:
    papers = [
        paper(FEB, figure(LET, "2030-31 Q3", 12.5), figure(LET, "2030-31 Q3", 4, unit="count")),
        paper(FEB, figure(LET, "2030-31 Q3", 9.0), council="Eastmere Council"),
    ]
    assert [(s.council, s.unit) for s in series(papers)] == [
        ("Eastmere Council", "percent"),
        ("Westmere Council", "count"),
        ("Westmere Council", "percent"),
    ]


def test_a_strange_period_stands_last(paper: Any, figure: Any) -> None:
    papers = [
        paper(
            FEB, figure(NEET, "some time", 1.0, period_type=None), figure(NEET, "2030-31 Q4", 2.0)
        )
    ]
    assert [p.period for p in series(papers)[0].points] == ["2030-31 Q4", "some time"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("NEET", [NEET]),
        ("neets in care", [NEET]),
        ("% of berths", ["Percentage of berths let"]),
        ("berths lett", ["Percentage of berths let"]),
        ("helicopters", []),
    ],
)
def test_named(paper: Any, figure: Any, asked: str, names: list[str]) -> None:
    both = paper(
        FEB, figure(NEET, "2030-31 Q3", 1), figure("Percentage of berths let", "2030-31 Q3", 2)
    )
    assert [s.name for s in named(series([both]), asked)] == names


def test_what_a_point_keeps(paper: Any, figure: Any) -> None:
    [one] = series(
        [
            paper(FEB, figure(NEET, "2030-31 Q1", 9.0), figure(NEET, "2030-31 Q3", 12.5)),
            paper(
                MAY,
                figure(NEET, "2030-31 Q3", 10.0, measure="target"),
                figure(NEET, "2030-31 Q3", 15.0, measure="intervention"),
                figure(NEET, "2030-31 Q4", 12.0, measure="target"),
                figure(NEET, "2030-31 Q3", 12.7),
            ),
        ]
    )
    point = one.points[1]
    assert (one.polarity, one.gaps) == ("lower-is-better", ("2030-31 Q2",))
    assert [(b.period, b.what, b.before, b.after) for b in one.breaks] == [
        ("2030-31 Q4", "target", "10", "12")
    ]
    assert (point.chosen, point.expected_rag) == ("the later meeting", "amber")
    assert [r.value for r in point.targets + point.interventions] == [10.0, 15.0]


def test_polarity_is_the_register_s_first(paper: Any, figure: Any) -> None:
    papers = [paper(FEB, figure(NEET, "2030-31 Q3", 12.5))]
    [one] = series(papers, lambda _identifier, name: "higher-is-better" if name == NEET else None)
    assert one.polarity == "higher-is-better"


def test_copies_are_named(paper: Any, figure: Any) -> None:
    papers = [
        paper(FEB, figure(NEET, "2030-31 Q3", 12.5), source="pack.pdf"),
        paper(FEB, figure(NEET, "2030-31 Q3", 12.5), source="report.pdf"),
    ]
    [told] = series(papers)[0].points[0].reported
    assert (told.paper, told.copies) == ("pack.pdf", (Place("report.pdf", 5),))
