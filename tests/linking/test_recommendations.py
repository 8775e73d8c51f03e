"""A recommendation, the executive's answer, and the sheet that says it was carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractor.linking.recommendations import Recommendation, numbered, recommendations
from extractor.records import Evidence, MinuteItem, Minutes, Records, Resolution, Response

JAN, MARCH, MAY, JULY = (date(2031, month, 14) for month in (1, 3, 5, 7))
TEXT = "that Cabinet publish the waiting times of the ferry and the cost of each crossing"
FERRY = "Ferry Service Review"


def minuted(paper: Any, day: date, text: str, outcome: str, title: str = FERRY, **more: Any) -> Any:
    """A paper with minutes of one item."""
    place = Evidence(text, 4)
    minutes = Minutes(
        day,
        None,
        (MinuteItem("12", title, place),),
        (),
        (Resolution("12", text, outcome, None, place),),
    )
    held = paper(day, **more)
    return replace(held, records=replace(held.records, minutes=(minutes,)))


def only(papers: list[Any]) -> Recommendation:
    [found] = recommendations(papers)
    return found


@pytest.mark.parametrize(
    ("text", "title", "outcome"),
    [
        ("the recommendations of scrutiny be accepted", f"{FERRY}: response", "accepted"),
        ("the recommendations be accepted in part", f"Response to {FERRY}", "partly accepted"),
        ("the recommendations be not accepted", f"Response to {FERRY}", "rejected"),
        (f"{TEXT}, which was agreed and would be accepted", "Cabinet response", "accepted"),
        ("the recommendations be accepted", "Pier Lighting Review", None),
        ("the report be accepted", FERRY, None),  # of no recommendation
        ("the recommendations be noted", f"Response to {FERRY}", None),
    ],
)
def test_the_answer(paper: Any, text: str, title: str, outcome: str | None) -> None:
    found = only(
        [
            minuted(paper, JAN, TEXT, "recommended"),
            minuted(paper, MARCH, text, "resolved", title, committee="Cabinet"),
        ]
    )
    assert (found.response.outcome if found.response else None) == outcome
    assert found.response_days == (59 if outcome else None)
    assert (found.made, found.minute, found.subject) == (JAN, "12", FERRY)


def answering(paper: Any, day: date, *responses: Response, **more: Any) -> Any:
    """A paper of the executive with answers."""
    held = paper(day, committee="Cabinet", **more)
    return replace(held, records=replace(held.records, responses=responses))


def response(text: str, outcome: str | None, **more: Any) -> Response:
    return Response(text, outcome, f"{outcome}.", Evidence(text, 2), **more)


@pytest.mark.parametrize(
    ("text", "outcome", "said", "told"),
    [
        (f"{TEXT}.", "rejected", None, ("rejected", MARCH, True)),
        (f"{TEXT}.", "accepted", MAY, ("accepted", MAY, False)),
        (f"{TEXT}.", None, None, None),
        ("that Cabinet paint the pier and its lamps", "accepted", None, None),
    ],
)
def test_an_answer_to_one(
    paper: Any, text: str, outcome: str | None, said: date | None, told: Any
) -> None:
    made = minuted(paper, JAN, TEXT, "recommended")
    found = only([made, answering(paper, MARCH, response(text, outcome, said=said))])
    answer = found.response
    assert (answer and (answer.outcome, answer.date, found.in_time)) == told


def test_answers_by_number(paper: Any) -> None:
    place = Evidence("", 4)
    texts = (TEXT, "that Cabinet paint the pier", "that Cabinet mend the lamps of the quay")
    made = Minutes(
        JAN,
        None,
        (MinuteItem("12", FERRY, place),),
        (),
        tuple(Resolution("12", text, "recommended", None, place) for text in texts),
    )
    held = paper(JAN)
    words = "recommendations 1 and 3 be accepted, and recommendation 2 be rejected"
    later = minuted(paper, MARCH, words, "resolved", f"Response to {FERRY}", committee="Cabinet")
    found = recommendations([replace(held, records=replace(held.records, minutes=(made,))), later])
    told = {each.text: each.response and each.response.outcome for each in found}
    assert [told[text] for text in texts] == ["accepted", "rejected", "accepted"]


@pytest.mark.parametrize(
    ("text", "numbers"), [("1, 3 to 5 and 7", {1, 3, 4, 5, 7}), ("2", {2}), ("1-2 & 4", {1, 2, 4})]
)
def test_numbers(text: str, numbers: set[int]) -> None:
    assert numbered(text) == numbers


def test_an_answer_comes_after(paper: Any) -> None:
    papers = [
        minuted(paper, MARCH, TEXT, "recommended"),
        minuted(paper, JAN, "the recommendations be accepted", "resolved", f"{FERRY}: response"),
    ]
    assert only(papers).response is None


def test_carried_out(paper: Any, row: Any) -> None:
    papers = [
        minuted(paper, JAN, TEXT, "recommended"),
        paper(MARCH, row(JAN, f"Cabinet to {TEXT.removeprefix('that Cabinet ')}")),
        paper(MAY, row(JAN, f"Cabinet to {TEXT.removeprefix('that Cabinet ')}", "complete")),
        paper(JULY, row(MARCH, TEXT, "complete")),
    ]
    assert only(papers).implemented == MAY


def test_minutes_in_two_papers_recommend_once(paper: Any) -> None:
    papers = [minuted(paper, JAN, TEXT, "recommended", source=name) for name in ("a.pdf", "b.html")]
    assert only(papers).paper == "a.pdf"


def test_nothing(paper: Any) -> None:
    assert recommendations([]) == ()
    assert recommendations([replace(paper(JAN), records=Records())]) == ()
