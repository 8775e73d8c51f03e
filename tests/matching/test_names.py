"""Printed names in the one form in which they are compared."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.matching.index import read
from extractor.matching.names import in_one_form, mended, names, parted, spelt

KNOWN = frozenset(["permanent", "exclusions", "secondary", "accommodation", "primary", "schools"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No. of LAC", "Number of children looked after"),
        (
            "% of CiC who are NEET",
            "Per cent of looked after children not in education, employment or training",
        ),
        ("EHCPs in 20 wks", "EHC plans within 20 weeks"),
        ("16-17 yr olds", "16 to 17 year olds"),
        ("ICPCs in 15 working days", "Initial child protection conferences within 15 days"),
        ("CTax collected", "Council tax collected"),
        ("KS2 RWM", "Key stage 2 reading, writing and mathematics"),
        ("Re-referrals (%)", "% repeat referrals"),
        ("65+", "aged 65 and over"),
        ("Fly-tipping", "Fly tipping"),
        ("RTCs attended", "Road traffic collisions attended"),
    ],
)
def test_one_form(one: str, other: str) -> None:
    assert set(read(one).content) == set(read(other).content)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("permanent exclu sions", "permanent exclusions"),
        ("secondry schools", "secondary schools"),
        ("suitable accomodation", "suitable accommodation"),
        ("exclusions seconda", "exclusions secondary"),
        ("primary berths", "primary berths"),
        ("seconda exclusions", "seconda exclusions"),
    ],
)
def test_slips_and_broken_words(printed: str, meant: str) -> None:
    assert mended(tuple(printed.split()), KNOWN) == tuple(meant.split())


@pytest.mark.parametrize(
    ("name", "service", "own"),
    [
        ("Education: NEET", "Education", "NEET"),
        ("Social Care: % of CIC: NEET", "Social Care", "% of CIC: NEET"),
        ("Stage one: replies on time", "", "Stage one: replies on time"),
        ("TP01 Overall satisfaction", "", "Overall satisfaction"),
        ("RP02(2) Emergency repairs", "", "Emergency repairs"),
        ("PAM/018 Applications in time", "", "Applications in time"),
        ("ASCOF 2A(2) Permanent admissions", "", "Permanent admissions"),
        ("KS2 RWM", "", "KS2 RWM"),
        ("NI 157a", "", "NI 157a"),
        ("NI 157a Majors in time", "", "Majors in time"),
        ("NEET 16-18", "", "NEET 16-18"),
    ],
)
def test_what_stands_before_a_name(name: str, service: str, own: str) -> None:
    assert parted(name) == (service, own)


def test_no_phrase_is_written_for_two_things() -> None:
    forms = Counter(other for others in names().written.values() for other in set(others))
    assert [each for each, count in forms.items() if count > 1] == []


@given(st.text(max_size=60))
def test_any_text_has_a_form(text: str) -> None:
    words = in_one_form(spelt(text))
    assert words == tuple(" ".join(words).split())
    assert read(text).content or not words
