"""Which entry a printed name is, and where nothing is said."""

from __future__ import annotations

import pytest

from extractor.matching.filling import filled
from extractor.matching.matcher import Candidate, Matcher, installed, share
from extractor.matching.rewording import reworded
from extractor.records import AgendaItem, Evidence, Figure, ItemKind, Records, Statement
from extractor.registers.indicators import installed as register


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return installed()


@pytest.mark.parametrize(
    ("name", "unit", "context", "slug"),
    [
        ("Looked after 16/17s who are NEET", "percent", "", "children-in-care-neet"),
        ("16/17s who are NEET", "percent", "", "neet-16-17"),
        (
            "Perm exclusions, secondary schools",
            "count",
            "",
            "permanent-exclusions-secondary-number",
        ),
        (
            "Perm exclusions, secondary schools",
            "percent",
            "",
            "permanent-exclusions-secondary-percent",
        ),
        (
            "EHC plans out in 20 weeks, inc. exceptions",
            "percent",
            "",
            "ehcps-within-20-weeks-including-exceptions",
        ),
        ("Enforcement cases opened (planning)", "count", "", "enforcement-cases-opened"),
        ("Enforcement cases closed (planning)", "count", "", "enforcement-cases-closed"),
        ("Robbery", "count", "Policing", "robbery"),
        ("Robbery", "count", "", None),
        ("Children in care", "percent", "Children's social care", None),
        ("Harbour berths let", "percent", "", None),
        ("Lighthouse visitors", "count", "Leisure", None),
        ("", None, "", None),
        ("%", "percent", "", None),
    ],
)
def test_match(
    matcher: Matcher, name: str, unit: str | None, context: str, slug: str | None
) -> None:
    assert matcher.match(name, unit, context).slug == slug


def test_every_label_is_its_own_entry(matcher: Matcher) -> None:
    found = {e.slug: matcher.match(e.label, e.unit, e.theme) for e in register()}
    wrong = {slug: match.slug for slug, match in found.items() if match.slug not in (slug, None)}
    assert wrong == {}
    assert sum(match.slug is not None for match in found.values()) > 0.95 * len(found)


def test_one_of_two_as_likely_is_not_sure() -> None:
    one, two = (Candidate(slug, slug, "count", 0.9) for slug in "ab")
    assert share([one]) == pytest.approx(0.9)
    assert share([one, two]) == pytest.approx(9 / 19)


EVIDENCE = Evidence("", page=1)


def figure(name: str, unit: str, item: str | None = None) -> Figure:
    return Figure(name, 1.0, unit, "actual", "scorecard", "1", EVIDENCE, item_id=item)


def test_records_get_the_slugs(matcher: Matcher) -> None:
    items = (AgendaItem("i1", "agenda", "5", "Policing", ItemKind.KPI_REPORT),)
    records = Records(
        figures=(figure("Robbery", "count", "i1"), figure("Harbour berths let", "percent")),
        statements=(
            Statement("Robbery", EVIDENCE),
            Statement("Re-referrals within 12 months to social care", EVIDENCE),
        ),
    )
    found = filled(records, items, matcher)
    assert [each.indicator_id for each in found.figures] == ["robbery", None]
    assert [each.indicator_id for each in found.statements] == [
        "robbery",
        "re-referrals-within-12-months",
    ]


OLD, NEW = ("Number of market stalls let", "count"), ("Market stalls let (no.)", "count")


@pytest.mark.parametrize(
    ("found", "papers", "same"),
    [
        ([OLD, NEW], {}, {NEW: OLD}),
        ([OLD, NEW], {OLD: {"a"}, NEW: {"b"}}, {NEW: OLD}),
        ([OLD, NEW], {OLD: {"a", "b"}, NEW: {"b"}}, {}),
        ([OLD, (NEW[0], "percent")], {}, {}),
        ([OLD, ("Market stalls empty", "count")], {}, {}),
        ([OLD, ("Number of market stalls let to charities", "count")], {}, {}),
    ],
)
def test_another_wording(
    found: list[tuple[str, str]],
    papers: dict[tuple[str, str], set[str]],
    same: dict[tuple[str, str], tuple[str, str]],
) -> None:
    assert reworded(found, papers) == same
