"""pdfminer.six gives the same sheets as pdfium, and steps in where that gives none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractor.paper import Paper
from extractor.reading import pdf, second, source
from extractor.reading.source import Options, Unreadable


def by_pdfminer(press: Any) -> Paper:
    press.canvas.save()
    return pdf.read(source.identify(press.path), Options(reader="pdfminer"))


def sheet(press: Any) -> Any:
    press.canvas.save()
    sheets, problems = second.sheets(press.path, Options())
    assert problems == []
    return sheets[0]


def test_words_have_font_box_and_the_space_after_them(press: Any) -> None:
    press.write(60, 80, "Fostering places", 12, bold=True)
    first, last = sheet(press).words
    assert [first.text, last.text] == ["Fostering", "places"]
    assert (first.space, last.space) == (True, False)
    assert first.font == ("Helvetica-Bold", 12.0, True, False)
    assert first.x0 == pytest.approx(60, abs=0.1)
    assert first.base == pytest.approx(80, abs=0.1)


@pytest.mark.parametrize(
    ("gap", "expected"), [(0.5, ["overspend"]), (6.0, ["over", "spend"]), (60.0, ["over", "spend"])]
)
def test_a_gap_parts_words_where_no_space_is_printed(
    press: Any, gap: float, expected: list[str]
) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    press.write(60, 80, "over")
    press.write(60 + stringWidth("over", "Helvetica", 11) + gap, 80, "spend")
    assert [w.text for w in sheet(press).words] == expected


def test_rules_and_shading_are_those_that_are_drawn(press: Any) -> None:
    press.shade(50, 100, 250, 120)
    press.shade(50, 200, 250, 200.5, grey=0)
    press.shade(50, 300, 250, 320, grey=1)
    press.rule(50, 90, 50, 130)
    found = sheet(press)
    assert [tuple(round(v) for v in f[:4]) for f in found.fills] == [(50, 100, 250, 120)]
    assert [(round(r.at), round(r.start), round(r.end)) for r in found.across] == [(200, 50, 250)]
    assert [(round(r.at), round(r.start), round(r.end)) for r in found.down] == [(50, 90, 130)]


@pytest.mark.parametrize(
    ("angle", "origin"), [(90, (300, 100)), (270, (300, 700)), (180, (300, 400))]
)
def test_a_page_whose_text_is_turned_is_turned_upright(
    press: Any, angle: int, origin: tuple[int, int]
) -> None:
    press.canvas.setFont("Helvetica", 11)
    press.canvas.translate(*origin)
    press.canvas.rotate(angle)
    press.canvas.drawString(0, 0, "Children in need")
    press.canvas.drawString(0, -14, "Second line")
    found = sheet(press)
    assert [w.text for w in found.words] == ["Children", "in", "need", "Second", "line"]
    assert found.words[3].base - found.words[0].base == pytest.approx(14, abs=0.5)
    assert found.width == (842 if angle in (90, 270) else 595)


def test_a_ruled_table_is_read_as_by_pdfium(press: Any) -> None:
    xs, ys = (60, 200, 320, 440), (90, 112, 134, 156)
    press.grid(xs, ys)
    press.row(xs, 105, ("Measure", "Target", "Actual"), bold=True)
    press.row(xs, 127, ("Visits on time", "90%", "88%"))
    press.row(xs, 149, ("Plans agreed", "", "12"))
    paper = by_pdfminer(press)
    assert paper.reader == "pdfminer"
    (block,) = paper.blocks
    assert block.table and block.table.names == ("Measure", "Target", "Actual")
    assert [[c.text for c in r.cells] for r in block.table.body] == [
        ["Visits on time", "90%", "88%"],
        ["Plans agreed", "", "12"],
    ]


def test_pdfminer_steps_in_where_pdfium_refuses(
    press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.write(60, 80, "The panel met in May.")
    press.canvas.save()

    def refuse(*_: Any) -> Any:
        raise source.damaged(press.path, "PDF")

    monkeypatch.setattr(pdf, "_open", refuse)
    paper = pdf.read(source.identify(press.path))
    assert (paper.reader, paper.text) == ("pdfminer", "The panel met in May.\n")
    with pytest.raises(Unreadable, match=r"drawn\.pdf"):
        pdf.read(source.identify(press.path), Options(reader="pdfium"))


def test_a_file_that_neither_opens_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/Cata")
    with pytest.raises(Unreadable, match=r"cut\.pdf: the PDF is damaged"):
        pdf.read(source.identify(path), Options(reader="pdfminer"))
