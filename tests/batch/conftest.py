"""Papers of a fictional council, and libraries to compare."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from extractor.library.connect import connect, reading
from extractor.library.schema import metadata

LEFT_OUT = {"paper_id", "passage_id", "ingested"}


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


def content(library: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a library by table, with the paper's source for its number, in one order."""
    with reading(connect(str(library))) as connection:
        found = connection.execute(sa.text("SELECT paper_id, source FROM papers"))
        sources = {row.paper_id: row.source for row in found}
        return {
            table.name: rows(connection, table, sources)
            for table in metadata.sorted_tables
            if "paper_id" in table.c
        }


def rows(
    connection: sa.Connection, table: sa.Table, sources: dict[int, str]
) -> list[tuple[Any, ...]]:
    """The rows of a table, but for numbers that go by when a paper came."""
    names = [c.name for c in table.c if c.name not in LEFT_OUT]
    found = connection.execute(table.select()).mappings()
    return sorted(
        [(sources[row["paper_id"]], *(str(row[name]) for name in names)) for row in found]
    )


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Six papers in a folder."""
    return write_papers(tmp_path / "papers")
