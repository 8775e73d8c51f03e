"""Comparisons of a council's real papers: one series each, whose points open their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from extractor.charts.drawing import draw
from extractor.linking.comparing import Comparison, Question, compare
from extractor.linking.points import Series
from extractor.linking.published import differences, published
from extractor.linking.registered import asked_for, entry_of, polarities, recognised
from extractor.linking.series import series
from extractor.pipeline import extract
from extractor.registers import lait_values
from extractor.registers.indicators import installed

pytestmark = pytest.mark.shared
pytest.importorskip("vl_convert", reason="the extra `plot` is not installed")

COUNCIL = "Bournemouth, Christchurch and Poole Council"


@pytest.fixture(scope="module")
def found(shared: Path) -> tuple[Series, ...]:
    papers = [extract(path) for path in sorted((shared / "papers" / "bcp").glob("*.pdf"))]
    return recognised(series(papers, polarities(installed())), installed())


def asked(found: tuple[Series, ...], name: str) -> Comparison:
    comparison = compare(asked_for(found, name, installed()), Question(name))
    assert comparison
    return comparison


@pytest.mark.parametrize(
    ("name", "quarters", "polarity"),
    [
        ("children in care who are NEET", 7, "lower-is-better"),
        ("16-17 year olds NEET", 7, "lower-is-better"),
        ("repeat referrals", 4, "lower-is-better"),
        ("children missing out on education", 6, "lower-is-better"),
        ("approved fostering households", 6, "higher-is-better"),
        ("timeliness of assessments", 4, "higher-is-better"),
    ],
)
def test_each_is_one_series_whose_points_open_their_pages(
    found: tuple[Series, ...], tmp_path: Path, name: str, quarters: int, polarity: str
) -> None:
    comparison = asked(found, name)
    (only,) = comparison.series
    assert (only.council, comparison.period_type) == (COUNCIL, "financial-quarter")
    assert comparison.polarity == polarity
    assert len([p for p in only.points if p.value is not None]) >= quarters
    assert all(report.page for p in only.points for report in p.reported)
    draw(comparison, tmp_path / "x.svg")
    links = list(etree.parse(tmp_path / "x.svg").getroot().iter("{*}a"))
    assert len(links) == len([p for p in only.points if p.value is not None])


def test_published_years_stand_beside_quarters(found: tuple[Series, ...], shared: Path) -> None:
    pytest.importorskip("duckdb", reason="the extra `published` is not installed")
    comparison = asked(found, "repeat referrals")
    entry = entry_of(comparison.series[0], installed())
    assert entry
    (identifier,) = entry.ids["lait"]
    rows = lait_values.values(shared / "reference", identifier, COUNCIL)
    known = {p.period: p.value for p in published(COUNCIL, identifier, rows)}
    assert (known["2021-22"], known["2022-23"]) == (26.7, 27.8)
    assert list(differences(comparison.series, published(COUNCIL, identifier, rows))) == []
