"""PDFs good and bad: what a paper holds of a file, and what is said of one that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.reading import pdf, source
from extractor.reading.source import Options, Unreadable


def test_bookmarks_and_title(press: Any) -> None:
    canvas = press.canvas
    canvas.setTitle("Schools Panel, 4 March 2030")
    for n, name in enumerate(["Minutes", "Plan"]):
        canvas.bookmarkPage(name)
        canvas.addOutlineEntry(f"Item {n + 1} {name}", name, level=0)
        press.write(60, 100, name)
        press.turn_page()
    paper = press.paper()
    assert [(b.title, b.page, b.level) for b in paper.bookmarks] == [
        ("Item 1 Minutes", 1, 0),
        ("Item 2 Plan", 2, 0),
    ]
    assert paper.title == "Schools Panel, 4 March 2030"
    assert paper.reader == "pdfium"


@pytest.mark.parametrize("title", ["Microsoft Word - agenda.doc", "untitled", ""])
def test_a_title_that_a_program_left_is_not_the_papers(press: Any, title: str) -> None:
    press.canvas.setTitle(title)
    press.write(60, 80, "Forward plan", 16, bold=True)
    press.write(60, 110, "The plan is below.")
    assert press.paper().title == "Forward plan"


def test_a_picture_over_most_of_a_page_is_a_scan(press: Any, tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("L", (60, 80), 200).save(picture)
    press.canvas.drawImage(str(picture), 20, 20, 555, 800)
    press.write(295, 815, "12")
    (page,) = press.paper().pages
    assert page.image_share > 0.8
    assert page.without_text


def test_only_the_first_pages_are_read_where_asked(press: Any) -> None:
    for n in range(4):
        press.write(60, 80, f"Page of the number {n}")
        press.turn_page()
    press.canvas.save()
    paper = pdf.read(source.identify(press.path), Options(max_pages=2))
    assert len(paper.pages) == 2


def drawn(press: Any) -> bytes:
    press.grid([50, 150, 250], [80, 100, 120])
    press.row([50, 150], 94, ["Measure", "Value"], bold=True)
    press.row([50, 150], 114, ["Visits", "91%"])
    press.write(60, 150, "The visits went well.")
    press.canvas.save()
    return bytes(press.path.read_bytes())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_read_or_refused(press: Any, tmp_path: Path, share: float) -> None:
    whole = drawn(press)
    short = tmp_path / "short.pdf"
    short.write_bytes(whole[: int(share * len(whole))])
    try:
        paper = pdf.read(source.identify(short))
    except Unreadable as refusal:
        assert str(short) in refusal.message
    else:
        assert paper.pages


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret"))
    canvas.drawString(60, 700, "Not for you")
    canvas.save()
    with pytest.raises(Unreadable) as refusal:
        pdf.read(source.identify(path))
    assert refusal.value.kind == "encrypted"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), max_size=8))
def test_damaged_bytes_never_crash(press: Any, changes: list[tuple[int, bytes]]) -> None:
    if not press.path.exists():
        drawn(press)
        press.whole = press.path.read_bytes()
    data = bytearray(press.whole)
    for place, junk in changes:
        at = 8 + place % (len(data) - 8)
        data[at : at + len(junk)] = junk
    press.path.write_bytes(bytes(data))
    try:
        paper = pdf.read(source.identify(press.path))
    except Unreadable as refusal:
        assert "\n" not in refusal.message
    else:
        assert all(b.page for b in paper.blocks)
