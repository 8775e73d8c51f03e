"""Papers that leave their council out, beside papers that name it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.linking.bodies import body_of_names, by_body, with_councils
from extractor.records import Extraction, Meeting, Paper

JAN, MARCH = date(2031, 1, 14), date(2031, 3, 14)
WESTMERE = "Westmere Council"

of_papers = st.lists(
    st.builds(
        Extraction,
        st.just(Paper("a.txt", "1", "text/plain")),
        st.builds(
            Meeting,
            st.sampled_from([None, WESTMERE, "Eastmere Council"]),
            st.none(),
            st.sampled_from([None, "Quay Committee", "Pier Committee"]),
            st.sampled_from([None, JAN, MARCH]),
        ),
    ),
    max_size=6,
)


def test_a_web_page_is_of_the_council_whose_papers_share_a_meeting(paper: Any) -> None:
    papers = [paper(JAN, council=None, source="item.html"), paper(JAN), paper(MARCH, council=None)]
    assert [p.meeting.council for p in with_councils(papers)] == [WESTMERE] * 3
    assert [(body, len(found)) for body, found in by_body(papers).items()] == [
        (("westmere council", "quay committee"), 3)
    ]


@pytest.mark.parametrize(
    "others",
    [
        [{"day": MARCH}],  # no meeting of both
        [{"day": None}],
        [{"day": JAN, "committee": "Pier Committee"}],
        [{"day": JAN}, {"day": MARCH, "council": "Eastmere Council"}],  # which of the two?
    ],
)
def test_otherwise_the_council_stays_unknown(paper: Any, others: list[dict[str, Any]]) -> None:
    papers = [paper(JAN, council=None), *(paper(**other) for other in others)]
    assert with_councils(papers) == papers


def test_no_council_without_a_committee(paper: Any) -> None:
    papers = [paper(JAN, council=None, committee=None), paper(JAN, committee=None)]
    assert with_councils(papers) == papers


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Children's Services Overview and Scrutiny Committee", "Children’s Services OSC", True),
        ("Children's Services O&S Committee", "Children's Services Scrutiny Panel", True),
        ("Housing Select Committee", "Housing Scrutiny Board", True),
        ("Housing Scrutiny Committee", "Housing Scrutiny Sub-Committee", False),
        ("Housing Scrutiny Committee", "Health Scrutiny Committee", False),
        ("Housing Scrutiny Committee", "Housing Committee", False),
        ("Overview and Scrutiny Board", "Overview and Scrutiny Committee", False),
        ("Police and Crime Panel", "Police and Crime Board", False),
    ],
)
def test_names_of_committees(one: str, two: str, *, same: bool) -> None:
    assert (body_of_names(WESTMERE, one) == body_of_names(WESTMERE, two)) is same


@given(of_papers)
def test_what_is_named_stays_and_twice_is_as_once(papers: list[Extraction]) -> None:
    once = with_councils(papers)
    assert with_councils(once) == once
    assert all(
        after.meeting.council == before.meeting.council
        for before, after in zip(papers, once, strict=True)
        if before.meeting.council
    )


@pytest.mark.parametrize(
    ("printed", "committee", "council"),
    [
        (5, "Quay Committee", WESTMERE),
        (5, None, WESTMERE),
        (5, "Pier Committee", None),
        (2, "Quay Committee", None),
    ],
)
def test_told_by_the_indicators_it_prints(
    paper: Any, figure: Any, printed: int, committee: str | None, council: str | None
) -> None:
    names = [f"Lamps {word} lit at night" for word in ("east", "west", "north", "south", "inner")]
    known = paper(JAN, *(figure(name, "2030-31 Q3", 1.0) for name in names))
    report = paper(
        MARCH,
        *(figure(name, "2030-31 Q4", 2.0) for name in names[:printed]),
        council=None,
        committee=committee,
        source="report.pdf",
    )
    assert with_councils([report, known])[0].meeting.council == council
