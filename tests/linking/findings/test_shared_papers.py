"""Series and findings of a council's real papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.linking.findings import findings
from extractor.linking.points import Series
from extractor.linking.series import series
from extractor.pipeline import extract
from extractor.records import Extraction, Finding

pytestmark = pytest.mark.shared
PACK, Q2, Q3 = (
    f"bcp-childrens-{name}.pdf"
    for name in ("scrutiny-2023-02-07-pack", "kpi-2022-23-q2", "kpi-2023-24-q3")
)


@pytest.fixture(scope="module")
def papers(shared: Path) -> list[Extraction]:
    return [extract(path) for path in sorted((shared / "papers" / "bcp").glob("*.pdf"))]


@pytest.fixture(scope="module")
def found(papers: list[Extraction]) -> list[tuple[Finding, list[tuple[object, str, int | None]]]]:
    return [
        (f, [(v.value, Path(v.paper).name, v.page) for v in f.values]) for f in findings(papers)
    ]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (
            "children in care who are NEET",
            {"2021-22 Q4": 12.6, "2022-23 Q1": 14.2, "2022-23 Q2": 15, "2022-23 Q3": 20,
             "2023-24 Q1": 18, "2023-24 Q2": 18, "2023-24 Q3": 21},
        ),
        (
            "repeat referrals in 12 months",
            {"2021-22 Q4": 22.7, "2022-23 Q1": 27.6, "2022-23 Q2": 26.5, "2022-23 Q3": 29},
        ),
        (
            "missing out on education",
            {"2021-22 Q4": 189, "2022-23 Q1": 263, "2022-23 Q2": 179, "2023-24 Q1": 339,
             "2023-24 Q2": 302, "2023-24 Q3": 403},
        ),
        (
            "approved fostering households",
            {"2022-23 Q1": 177, "2022-23 Q2": 285, "2022-23 Q3": 279, "2023-24 Q1": 271,
             "2023-24 Q2": 270, "2023-24 Q3": 274},
        ),
        (
            "Timeliness of assessments",
            {"2021-22 Q4": 61, "2022-23 Q1": 70, "2022-23 Q2": 83.5, "2022-23 Q3": 75},
        ),
    ],
)  # fmt: skip
def test_one_series_over_the_papers(
    papers: list[Extraction], words: str, values: dict[str, float]
) -> None:
    [one] = [s for s in series(papers) if words.casefold() in s.name.casefold()]
    told = {p.period: p.value for p in one.points}
    assert values.items() <= told.items()
    assert all(r.page for p in one.points for r in p.reported)
    assert papers_of(one) >= {PACK, Q2}


def papers_of(found: Series) -> set[str]:
    return {Path(r.paper).name for p in found.points for r in p.reported}


CARE = "Percentage of children in care with"


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("disagreement", [(20.0, PACK, 112), (21.0, PACK, 108)]),
        ("arithmetic", [(38.0, Q2, 3), (263.0, Q2, 3), (179.0, Q2, 3)]),
        ("disagreement", [(93.3, PACK, 113), (94.0, PACK, 109)]),
        ("disagreement", [(94.0, Q2, 4), (97.9, PACK, 113), (98.0, Q2, 4), (93.3, PACK, 113)]),
        ("restatement", [(29.5, Q2, 2), (27.6, PACK, 113)]),
        ("restatement", [(25.4, Q2, 4), (25.3, PACK, 114)]),
        ("period-mismatch", [(403.0, Q3, 9), (403.0, Q3, 6)]),
        ("period-mismatch", [("2023-24 Q3", Q3, 1), ("2022-23 Q3", Q3, 1)]),
        ("target-changed", [(12.0, Q3, 6), (18.0, Q3, 6)]),
        (
            "definition-changed",
            [
                (f"{CARE} a plan for permanence", PACK, 112),
                (f"{CARE} an achieved plan for permanence", Q3, 6),
            ],
        ),
    ],
)
def test_what_is_really_there(
    found: list[tuple[Finding, list[tuple[object, str, int | None]]]],
    kind: str,
    places: list[tuple[object, str, int]],
) -> None:
    assert (kind, places) in [(f.kind, at) for f, at in found]


def test_nothing_else_is_found(
    found: list[tuple[Finding, list[tuple[object, str, int | None]]]],
) -> None:
    """Twenty-two findings, each looked up on its pages and true."""
    assert len(found) == 22
