"""Papers of a fictional council."""

from __future__ import annotations

from pathlib import Path

import pytest


def write_papers(folder: Path, count: int = 6) -> list[Path]:
    """Papers of different sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = [folder / f"{n}.txt" for n in range(count)]
    for n, paper in enumerate(papers):
        note = f"{n}. Note {n}\n\nThe ferries were late on {n + 1} days.\n\n" * (n + 1)
        paper.write_text(f"Westmere Borough Council\n\nQuay Committee\n\n{note}")
    return papers


def pdf(path: Path, pages: int) -> Path:
    """A PDF with a line on each page."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    drawn = canvas.Canvas(str(path))
    for page in range(1, pages + 1):
        drawn.drawString(72, 700, f"Quay Committee, page {page}: the ferries were late.")
        drawn.showPage()
    drawn.save()
    return path


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Six papers in a folder."""
    return write_papers(tmp_path / "papers")
