"""Evidence is believed only where pdfium sees the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation.evidence import PageTexts, evidence_row, stands

WHOLE = [0.0, 0.0, 842.0, 842.0]
Json = dict[str, Any]


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ({"page": 9, "bbox": WHOLE, "text": "fell to 76 from 104"}, True),
        ({"page": 9, "bbox": WHOLE, "text": "fell to 77 from 104"}, False),  # altered
        ({"page": 10, "bbox": WHOLE, "text": "fell to 76 from 104 collections rose"}, False),
        ({"page": 9, "bbox": [0, 0, 595, 80], "text": "fell to 76 from 104"}, False),  # elsewhere
        ({"page": 5, "bbox": WHOLE, "text": "Say how many visits and what came of them."}, True),
        ({"page": 9, "text": "fell to 76 from 104"}, False),  # no box
        ({"page": 9, "bbox": WHOLE, "text": ""}, False),
        ({}, False),
    ],
)
def test_stands_in_a_pdf(pack: Path, evidence: Json, found: bool) -> None:
    assert stands(evidence, PageTexts(pack), "") is found


@pytest.mark.parametrize(("offset", "found"), [((4, 12), True), ((5, 12), False), ((0, 3), False)])
def test_stands_in_a_text(offset: tuple[int, int], found: bool) -> None:
    text = "The minutes were signed."
    evidence = {"offset": list(offset), "text": "minutes"}
    assert stands(evidence, None, text) is found


def test_a_record_without_evidence_counts_against(pack: Path) -> None:
    good = {"evidence": {"page": 9, "bbox": WHOLE, "text": "fell to 76"}}
    found: Json = {"figures": [good, {"evidence": None}], "actions": [good], "minutes": []}
    row = evidence_row(found, pack, "")
    assert (row.right, row.found) == (2, 3)
