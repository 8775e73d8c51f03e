"""What a sentence says of an indicator without a number: the forms of saying it."""

from __future__ import annotations

import pytest

from extractor.language.figures import Named, Read
from extractor.parsing import spoken_names
from extractor.parsing.lead_names import topics
from extractor.parsing.statements import direction, is_unavailable, standings, trend
from extractor.reading.text import blocks_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lets beat the target by a mile.", {"above-target"}),
        ("Arrears are over the limit that we set.", {"above-target"}),
        ("Complaints overshot the ceiling again.", {"above-target"}),
        ("Each exceeded the national target.", {"above-target"}),
        ("It is better than what was asked of it.", {"above-target"}),
        ("Take-up is a long way from the standard.", {"below-target"}),
        ("Visits did not reach the level that we aim for.", {"below-target"}),
        ("Planting is behind programme.", {"below-target"}),
        ("The result was nowhere near the mark.", {"below-target"}),
        ("Reading is on a par with our target.", {"on-target"}),
        ("All three met their targets.", {"on-target"}),
        ("Savings are on course.", {"on-target"}),
        ("Audits are as planned.", {"on-target"}),
        ("Our pay gap is wider than that of the sector.", {"above-national"}),
        ("That is still longer than the Welsh average.", {"above-national"}),
        ("We lag behind the country as a whole.", {"below-national"}),
        (
            "Both are longer than the average of the benchmark group.",
            {"above-statistical-neighbours"},
        ),
        ("Theft is lower than in our most similar forces.", {"below-statistical-neighbours"}),
        # a standard's name and a country are no comparison
        ("Most homes meet the Scottish Housing Quality Standard.", set()),
        # how far it stands, or what it stands against, is given
        ("Two points above target.", set()),
        ("It is above the average of £30.52.", set()),
        # a place is none either
        ("Some were placed outside London.", set()),
        ("A report on the programme was noted.", set()),
    ],
)
def test_standings(sentence: str, expected: set[str]) -> None:
    assert {standing for standing, _ in standings(sentence)} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was better than the year before.", "improved"),
        ("Attendance has recovered.", "improved"),
        ("This is our worst result since the count began.", "worsened"),
        ("Supervision slipped again.", "worsened"),
        ("Turnover stood still.", "unchanged"),
        ("Rough sleeping is much as it was.", "unchanged"),
        # the longer cue says it
        ("There has been no improvement.", "unchanged"),
        ("Waits show no sign of improving.", "unchanged"),
        # both ways
        ("Reading improved and writing got worse.", None),
        ("The team slipped by nine months.", None),
    ],
)
def test_direction(sentence: str, expected: str | None) -> None:
    assert direction(sentence) == expected


@pytest.mark.parametrize(
    ("said", "name", "expected"),
    [
        ("crept up", "rent arrears", "worsened"),
        ("tumbled", "Satisfaction with parks", "worsened"),
        ("came down again", "waits for a first visit", "improved"),
        ("were lower than in any half-year", "Injuries at work", "improved"),
        ("went up again", "Take-up of direct payments", "improved"),
        # the first word that tells counts: contamination is bad, recycling good
        ("is going up", "Contamination of recycling", "worsened"),
        # nothing tells which way is good, or a number says it
        ("rose", "Number of referrals", None),
        ("rose to 9%", "rent arrears", None),
    ],
)
def test_trend(said: str, name: str, expected: str | None) -> None:
    assert trend(said, name) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Deaths will not be published by the registrar until August.", True),
        ("Emissions cannot be measured this quarter.", True),
        ("It has not yet been released.", True),
        ("Survival at three years is not yet known.", True),
        ("Detection has been withheld.", True),
        ("The notice has not been received.", False),
        ("Court action was not available to landlords.", False),
    ],
)
def test_not_available(sentence: str, expected: bool) -> None:
    assert is_unavailable(sentence) is expected


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("Both improved.", ["lets", "voids"]),
        ("These are below target.", ["lets", "voids"]),
        ("Each beat its target.", ["lets", "voids"]),
        ("The former improved.", ["lets"]),
        ("It improved.", ["voids"]),
    ],
)
def test_names_that_a_sentence_points_to(following: str, expected: list[str]) -> None:
    text = f"Of arrears nothing is new. On lets and voids see below. {following}"
    topic = next(iter(topics(blocks_of(text + "\n"))))
    found = [Named(w, at := text.index(w), at + len(w)) for w in ("arrears", "lets", "voids")]
    begin = text.index(following)
    told = spoken_names.names(Read(names=tuple(found)), topic, (begin, len(text)))
    assert [lead.name for lead in told] == expected
