"""Evidence is believed only where pdfium sees the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from evaluation.evidence import PageTexts, evidence_row, in_page, stands

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


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_counts_from_the_top_of_its_text(
    pack: Path, tmp_path: Path, turn: int
) -> None:
    with pypdfium2.PdfDocument(pack) as file:
        file[8].set_rotation(turn)
        file.save(tmp_path / "turned.pdf")
    evidence = {"page": 9, "bbox": [56, 300, 540, 780], "text": "fell to 76 from 104"}
    upright = stands(evidence, PageTexts(pack), "")
    assert stands(evidence, PageTexts(tmp_path / "turned.pdf"), "") is upright


def test_a_box_in_each_frame() -> None:
    found = list(in_page([10, 20, 30, 60], (0, 0, 100, 200)))
    assert found == [(10, 140, 30, 180), (20, 10, 60, 30), (70, 20, 90, 60), (40, 170, 80, 190)]


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
