"""What was found in real papers is marked on their pages, within the box that its evidence has."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract
from extractor.web.addresses import WORDS
from extractor.web.page_pictures import boxes_of

pytestmark = pytest.mark.shared
MOST = 40  # records of a paper that are looked at


@pytest.mark.parametrize(
    "name",
    [
        "bcp/bcp-childrens-kpi-2022-23-q2.pdf",
        "bcp/bcp-childrens-kpi-2023-24-q3.pdf",
        "bcp/bcp-childrens-kpi-2025-26-q1.pdf",
    ],
)
def test_evidence_is_marked_where_it_stands(shared: Path, name: str) -> None:
    file = shared / "papers" / name
    figures = extract(file).records.figures
    known = [f.evidence for f in figures if f.evidence.page and f.evidence.bbox]
    some = known[:: max(len(known) // MOST, 1)]
    assert some
    for each in some:
        marked = boxes_of(file, each.page or 1, each.text[:WORDS], each.bbox)
        assert marked, (each.page, each.text)
