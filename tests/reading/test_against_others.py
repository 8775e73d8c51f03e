"""Tables held against pdfplumber's on drawn pages, and against the rows of real papers' text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from extractor.paper import Paper
from extractor.reading import layout, source
from extractor.reading.furniture import sift
from extractor.reading.pdf import read
from extractor.reading.source import Options

XS = [50, 130, 330, 430, 545]


def squashed(text: str | None) -> str:
    """Without white space, quotes and marks of bold: readers differ there."""
    plain = re.sub(r"[\s*]|</?[pi]>", "", text or "")
    return plain.translate(str.maketrans("‘’“”", "''\"\""))


def rows(paper: Paper) -> list[tuple[str, ...]]:
    tables = [b.table for b in paper.blocks if b.table]
    return [tuple(squashed(c.text) for c in r.cells) for t in tables for r in (*t.header, *t.body)]


def test_cells_agree_with_pdfplumber(press: Any) -> None:
    import pdfplumber

    ys = [80, 100, 136, 156, 192]
    press.grid(XS, ys)
    press.row(XS, 94, ["Minute", "Action", "Owner", "Due"], bold=True)
    press.row(XS, 114, ["12.", "Share the plan with all|members of the panel", "Ann Reed", "June"])
    press.row(XS, 150, ["", "Write to schools", "", "2 May 2030"])
    press.row(XS, 170, ["13.", "Visit a home|and report back", "Sam Poole", ""])
    paper = press.paper()
    with pdfplumber.open(press.path) as document:
        (table,) = document.pages[0].extract_tables()
    assert rows(paper) == [tuple(squashed(c) for c in row) for row in table]


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_both_readers_give_the_same_blocks(press: Any, reader: str) -> None:
    press.write(60, 40, "Review of homes", 16, bold=True)
    press.lines(60, 60, ["The panel looked at homes."])
    press.grid(XS, [80, 100, 120])
    press.row(XS, 94, ["Minute", "Action", "Owner", "Due"], bold=True)
    press.row(XS, 114, ["12.", "Share the plan", "Ann Reed", "June"])
    press.canvas.save()
    paper = read(source.identify(press.path), Options(reader=reader))
    assert paper.reader == reader
    assert [(b.kind.value, b.text) for b in paper.blocks] == [
        ("heading", "Review of homes"),
        ("paragraph", "The panel looked at homes."),
        ("table", "Minute\tAction\tOwner\tDue\n12.\tShare the plan\tAnn Reed\tJune"),
    ]
    assert paper.blocks[2].table is not None
    assert len(paper.blocks[2].table.header) == 1


def printed_rows(text: Path) -> list[tuple[str, ...]]:
    """The rows of a text conversion: tabs part cells, a row of dashes parts the header."""
    lines = [ln.split("\t") for ln in text.read_text().splitlines() if "\t" in ln]
    found = [tuple(squashed(c) for c in cells) for cells in lines]
    return [row for row in found if any(row) and not all(set(c) <= {"-"} for c in row)]


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "bcp-childrens-scrutiny-2023-02-07-pack",
        "bcp-childrens-kpi-2023-24-q3",
        "bcp-childrens-kpi-2025-26-q1",
    ],
)
def test_every_row_of_real_papers_is_found_without_tags(
    shared: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("extractor.reading.tagged.tree_of", lambda *_: None)
    folder = shared / "papers" / "bcp"
    found = {
        tuple(filter(None, row)) for row in rows(read(source.identify(folder / f"{name}.pdf")))
    }
    true = [tuple(filter(None, row)) for row in printed_rows(folder / f"{name}.txt")]
    assert true
    assert [row for row in true if row not in found] == []


@pytest.mark.shared
def test_furniture_leaves_no_page_number_in_the_pack(shared: Path) -> None:
    import pypdfium2

    from extractor.reading import glyphs, pdfium

    path = shared / "papers" / "bcp" / "bcp-childrens-scrutiny-2023-02-07-pack.pdf"
    document = pypdfium2.PdfDocument(path)
    handle = pdfium.handle(document.raw)
    drafts = [layout.draft(glyphs.sheet(handle, index)) for index in range(len(document))]
    document.close()
    sift(drafts)
    assert [d.label for d in drafts] == [str(n) for n in range(1, len(drafts) + 1)]
    assert sum(d.filler for d in drafts) > 5
