"""The readers are held against each other: pdfium, pdfminer.six, pdfplumber, tree and layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.paper import Block, Paper
from extractor.reading import pdf, source, tagged
from extractor.reading.source import Options

PROSE = [
    "The board heard that the number of open plans had risen, from 40 to 52, over the year.",
    "It asked for the office’s own view of why, and whether £1.2m would be enough; the chief",
    "officer said that it would (see the table below).",
]
TABLE = [
    ("Measure", "2023/24|Target", "2023/24|Actual", "Note"),
    ("Visits made on time", "90%", "88.4%", "Two staff left in May and|one post is still open."),
    ("Plans agreed", "", "12", ""),
    ("Children missing school", "under 30", "41", "See the exception report."),
]


def drawn(press: Any) -> Path:
    """Print prose, a ruled table and a page more."""
    xs, ys = (60, 200, 280, 360, 530), (130, 160, 190, 210, 230)
    press.write(60, 60, "Performance of early help", 16, bold=True)
    press.lines(60, 85, PROSE)
    press.grid(xs, ys)
    for y, cells in zip(ys, TABLE, strict=False):
        press.row(xs, y + 12, cells, bold=y == ys[0])
    press.turn_page()
    press.lines(60, 80, PROSE[::-1])
    press.canvas.save()
    path: Path = press.path
    return path


def read(path: Path, reader: str) -> Paper:
    return pdf.read(source.identify(path), Options(reader=reader))


def tables(paper: Paper) -> list[list[list[str]]]:
    return [cells(b) for b in paper.blocks if b.table]


def cells(block: Block) -> list[list[str]]:
    assert block.table
    found = (*block.table.header, *block.table.body)
    return [[" ".join(c.text.split()) for c in row.cells] for row in found]


def plumbed(path: Path) -> list[list[list[str]]]:
    """The tables that pdfplumber finds."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return [
            [[" ".join((cell or "").split()) for cell in row] for row in table]
            for page in document.pages
            for table in page.extract_tables()
        ]


def test_pdfium_and_pdfminer_give_the_same_blocks(press: Any) -> None:
    path = drawn(press)
    first, second = read(path, "pdfium"), read(path, "pdfminer")
    assert [(b.kind, b.text, b.level, b.page) for b in first.blocks] == [
        (b.kind, b.text, b.level, b.page) for b in second.blocks
    ]
    assert [p.chars for p in first.pages] == [p.chars for p in second.pages]


def test_pdfium_and_pdfminer_put_words_in_the_same_boxes(press: Any) -> None:
    path = drawn(press)
    for one, other in zip(read(path, "pdfium").blocks, read(path, "pdfminer").blocks, strict=True):
        for line, same in zip(one.lines, other.lines, strict=True):
            assert line.bbox == pytest.approx(same.bbox, abs=1.0)


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_tables_are_those_of_pdfplumber(press: Any, reader: str) -> None:
    path = drawn(press)
    assert tables(read(path, reader)) == plumbed(path)


# ---------------------------------------------------------------------------- real papers

REPORTS = ["bcp-childrens-kpi-2023-24-q3", "bcp-childrens-kpi-2025-26-q1"]


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"</?\w+>", "", text)).lower()


@pytest.fixture
def without_tree(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make readers pass over structure trees."""

    def switch() -> None:
        monkeypatch.setattr(tagged, "tree_of", lambda *_: None)

    return switch


@pytest.mark.shared
@pytest.mark.parametrize("name", REPORTS)
def test_tables_of_tree_layout_and_text_are_the_same(
    shared: Path, name: str, without_tree: Callable[[], None]
) -> None:
    path = shared / "papers" / "bcp" / f"{name}.pdf"
    by_tree = tables(read(path, "pdfium"))
    without_tree()
    assert by_tree == tables(read(path, "pdfium"))
    text = squeezed(path.with_suffix(".txt").read_text("utf-8"))
    told = [squeezed(cell) for table in by_tree for row in table for cell in row]
    missing = [cell for cell in told if cell not in text]
    assert len(missing) <= 0.02 * len(told)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["bcp/bcp-childrens-kpi-2023-24-q3", "kent/CPP Minutes 29.10.24"])
def test_both_readers_read_real_papers_alike(shared: Path, name: str) -> None:
    path = shared / "papers" / f"{name}.pdf"
    first, second = read(path, "pdfium"), read(path, "pdfminer")
    assert [b.text for b in first.blocks] == [b.text for b in second.blocks]
    assert first.reader != second.reader


@pytest.mark.shared
def test_layout_alone_reads_what_the_tree_tells(
    shared: Path, without_tree: Callable[[], None]
) -> None:
    path = shared / "papers" / "kent" / "CPP Minutes 29.10.24.pdf"
    by_tree = [b.text for b in read(path, "pdfium").blocks]
    without_tree()
    by_layout = [b.text for b in read(path, "pdfium").blocks]
    same = set(by_tree) & set(by_layout)
    assert len(same) >= 0.95 * max(len(set(by_tree)), len(set(by_layout)))
