"""Pages that are pictures: their words by tesseract, their tables by the rules in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extractor.paper import Block, BlockKind, Paper
from extractor.reading import ocr, pdf, picture, source
from extractor.reading.sheets import Sheet
from extractor.reading.source import Options

tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="the program tesseract is not installed"
)


def scanned(press: Any, turn: int = 0) -> Path:
    """Print what was drawn and scan it: every page becomes one grey picture."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    press.canvas.save()
    path: Path = press.path.with_name("scanned.pdf")
    canvas = Canvas(str(path), pagesize=press.size)
    document = pypdfium2.PdfDocument(press.path)
    for page in document:
        image = page.render(scale=200 / 72, grayscale=True).to_pil().rotate(turn, expand=True)
        size = (press.size[1], press.size[0]) if turn in (90, 270) else press.size
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(image), 0, 0, *size)
        canvas.showPage()
    document.close()
    canvas.save()
    return path


def read(path: Path, ocr_too: bool = True, pages: int | None = None) -> Paper:
    return pdf.read(source.identify(path), Options(ocr=ocr_too, max_pages=pages))


def rows(block: Block) -> list[list[str]]:
    assert block.table
    return [[c.text for c in r.cells] for r in (*block.table.header, *block.table.body)]


# ---------------------------------------------------------------------- rules in a picture


def white(height: int = 800, width: int = 1000) -> Any:
    return np.full((height, width), 255, dtype=np.uint8)


@pytest.mark.parametrize("slant", [0, 6])
def test_a_long_dark_run_is_a_rule_though_the_scan_slants(slant: int) -> None:
    page = white()
    for x in range(100, 900):
        y = 300 + slant * (x - 100) // 800
        page[y : y + 3, x] = 40
    level, upright = picture.rules(page, 200)
    assert len(level) == 1
    assert upright == []
    assert level[0].x0 == pytest.approx(100, abs=4)
    assert level[0].x1 == pytest.approx(900, abs=4)


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [(100, 400, 1), (200, 240, 1), (216, 240, 0), (206, 226, 0)],
    ids=["long", "between two rules", "beside them", "a letter"],
)
def test_an_upright_rule_is_long_or_stands_between_two_others(
    top: int, bottom: int, expected: int
) -> None:
    page = white()
    page[200:203, 100:900] = 0
    page[240:243, 100:900] = 0
    page[top:bottom, 500:503] = 0
    assert len(picture.rules(page, 200)[1]) == expected


def test_boxes_of_ink_are_no_rules_and_rules_are_painted_over() -> None:
    page = white()
    page[100:200, 100:400] = 0
    page[300:303, 100:900] = 0
    level, upright = picture.rules(page, 200)
    assert len(level) == 1
    assert upright == []
    assert picture.without(page, level)[295:308].min() == 255
    assert page[301, 500] == 0


@pytest.mark.parametrize(("ground", "shaded"), [(255, False), (245, False), (200, True)])
def test_the_ground_of_a_cell_is_shaded_or_white(ground: int, shaded: bool) -> None:
    cell = np.full((40, 200), ground, dtype=np.uint8)
    cell[10:20, 20:60] = 0
    assert bool(picture.shade(cell)) is shaded


# ---------------------------------------------------------------------- words as they are seen


def seen(text: str, top: int, bottom: int, line: int = 1, sure: float = 90.0) -> ocr.Seen:
    return ocr.Seen(text, (1, 1, line), 0, top, 20 * len(text), bottom, sure)


@pytest.mark.parametrize(
    ("text", "height"), [("Town", 20), ("page", 21), ("none", 15), ("Logging", 26), ("(42)", 26)]
)
def test_the_size_of_type_is_told_whatever_the_letters(text: str, height: int) -> None:
    assert ocr._size([seen(text, 100, 100 + height)]) == pytest.approx(10, abs=0.5)


def test_words_of_a_line_share_a_baseline_and_near_sizes_are_one() -> None:
    words = [
        seen("Minutes", 100, 120),
        seen("page", 105, 126),
        seen("were", 150, 166, 2),
        seen("AGENDA", 10, 46, 3),
    ]
    found = ocr._placed(words)
    assert len({w.base for w in found[:2]}) == 1
    assert [w.size for w in found] == [10, 10, 10, 18]


def test_specks_are_no_words_and_marks_become_bullets() -> None:
    data: dict[str, list[Any]] = {
        "text": ["", "e", "Noise", "ee", "—-", "7"],
        "conf": [-1, 90.0, 91.0, 30.0, 40.0, 10.0],
        "left": [0, 10, 40, 0, 90, 95],
        "top": [0, 10, 10, 0, 15, 10],
        "width": [0, 10, 60, 700, 30, 8],
        "height": [0, 14, 14, 100, 3, 14],
        "block_num": [1] * 6,
        "par_num": [1] * 6,
        "line_num": [0, 1, 1, 2, 1, 1],
    }
    words = list(ocr._seen_words(data))
    assert [w.text for w in words] == ["e", "Noise", "–"]
    assert [w.text for w in ocr._with_bullets(words)] == ["•", "Noise", "–"]


# --------------------------------------------------------------------------- whole pages


def test_without_tesseract_a_problem_says_what_to_install(
    press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.write(60, 80, "The panel met in May.")
    monkeypatch.setattr(ocr, "_is_installed", lambda: False)
    paper = read(scanned(press))
    assert [p.kind for p in paper.problems] == ["no-ocr"]
    assert "install tesseract" in paper.problems[0].message
    assert [p.number for p in paper.pages if p.without_text] == [1]


def test_pictures_are_read_only_when_asked_for(press: Any) -> None:
    press.write(60, 80, "The panel met in May.")
    paper = read(scanned(press), ocr_too=False)
    assert (paper.blocks, paper.problems) == ((), ())
    assert paper.pages[0].without_text


@pytest.mark.parametrize(
    ("chars", "share", "expected"),
    [(0, 0.9, True), (30, 0.9, True), (30, 0.2, False), (0, 0, True)],
)
def test_a_stamp_on_a_scan_makes_it_no_text(chars: int, share: float, expected: bool) -> None:
    assert ocr.is_picture(Sheet(1, 595, 842, chars=chars, image_share=share)) is expected


@tesseract
@pytest.mark.parametrize("turn", [0, 90])
def test_a_scanned_page_is_read_though_it_lies_sideways(press: Any, turn: int) -> None:
    press.write(60, 80, "Scrutiny of school places", 20)
    press.lines(60, 120, ["Members asked how many places were planned for", "the autumn term."], 12)
    press.lines(60, 180, ["1. That the report be noted.", "2. That the plan be published."], 12)
    found = read(scanned(press, turn)).blocks
    assert [b.text for b in found] == [
        "Scrutiny of school places",
        "Members asked how many places were planned for the autumn term.",
        "That the report be noted.",
        "That the plan be published.",
    ]
    assert found[0].kind is BlockKind.HEADING
    assert [b.marker for b in found[2:]] == ["1.", "2."]


@tesseract
def test_a_scanned_table_keeps_its_cells_and_shaded_header(press: Any) -> None:
    xs, ys = (60, 200, 440, 530), (90, 116, 160, 186)
    press.shade(60, 90, 530, 116)
    press.grid(xs, ys)
    press.row(xs, 107, ("Minute", "Action", "Owner"))
    press.row(xs, 133, ("Fostering", "Circulate the figures for each|of the districts", "Clerk"))
    press.row(xs, 177, ("Schools", "Invite the head teacher", "Chair"))
    (block,) = read(scanned(press)).blocks
    assert block.table and block.table.names == ("Minute", "Action", "Owner")
    assert rows(block)[1:] == [
        ["Fostering", "Circulate the figures for each of the districts", "Clerk"],
        ["Schools", "Invite the head teacher", "Chair"],
    ]


@tesseract
@pytest.mark.shared
def test_a_real_scanned_table_is_the_one_of_the_pack(shared: Path) -> None:
    papers = shared / "papers"
    scan = read(papers / "scanned" / "bcp-action-sheet-2023-01-26-scan.pdf")
    pack = read(papers / "bcp" / "bcp-childrens-scrutiny-2023-02-07-pack.pdf", pages=22)
    (seen_table,) = (rows(b) for b in scan.blocks if b.table)
    true = next(rows(b) for b in pack.blocks if b.table and b.page == 17)
    assert len(seen_table) == len(true)
    same = [
        " ".join(a).split() == " ".join(b).split() for a, b in zip(seen_table, true, strict=True)
    ]
    assert sum(same) >= 0.9 * len(true)
