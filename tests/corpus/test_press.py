"""The press: page plans, packs, and the other kinds of file."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from corpus.papers import Sample
from corpus.press.blocks import Part, bold, plain, words_of
from corpus.press.pdf import placed, printed_number, spans

PageText = Callable[[str, int], str]
ROOT = Path(__file__).resolve().parents[2]


@st.composite
def parts_with_lengths(draw: st.DrawFn) -> tuple[list[Part], list[int]]:
    """A front part, then items that may have appendices."""
    numbers = draw(st.lists(st.booleans(), max_size=8))
    parts = [Part("Agenda", ())]
    parts += [Part("x", (), str(k) if own else None) for k, own in enumerate(numbers)]
    return parts, [draw(st.integers(1, 5)) for _ in parts]


@given(parts_with_lengths())
def test_parts_follow_one_another_and_items_begin_on_odd_pages(
    given_parts: tuple[list[Part], list[int]],
) -> None:
    parts, lengths = given_parts
    places = placed(parts, lengths)
    assert [p.last - p.first + 1 for p in places] == lengths
    for before, after in pairwise(places):
        assert after.first == before.last + before.fillers + 1
        assert before.fillers in (0, 1)
    assert all(p.first % 2 for p in places if p.part.number)
    taken = [set(range(a, b + 1)) for a, b in spans(places).values()]
    assert sum(map(len, taken)) == len(set().union(*taken))


@pytest.mark.parametrize(("page", "front", "number"), [(1, 2, None), (3, 2, 1), (7, 0, 7)])
def test_printed_number(page: int, front: int, number: int | None) -> None:
    assert printed_number(page, front) == number


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_any_words_survive_the_markup(text: str) -> None:
    assert words_of(bold(plain(text))) == text


def test_the_same_bytes_on_every_run(papers: dict[str, Sample], tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "corpus.samples", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written.keys() == papers.keys()
    assert [name for name in written if written[name] != papers[name].content] == []


def test_a_pack_has_bookmarks_stamps_numbers_and_blank_pages(
    papers: dict[str, Sample], page_text: PageText
) -> None:
    name = "brayford-2025-01-15-pack.pdf"
    gold = papers[name].answers
    with pypdfium2.PdfDocument(papers[name].content) as file:
        marks = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in file.get_toc()}
    assert marks["4 Recommendation tracker"] == 5
    begun = [item["first_page"] for item in gold["items"] if item["first_page"]]
    assert begun == sorted(marks.values())
    assert "AgendaItem4" in page_text(name, 5)
    assert "Page3" in page_text(name, 5)
    assert page_text(name, 2) == "Thispageisintentionallyleftblank"
    assert "(Pages3-4)" in page_text(name, 1)


def test_a_page_break_splits_a_row(page_text: PageText) -> None:
    name = "brayford-2025-01-15-pack.pdf"
    assert "Sayhowmanyvisits" in page_text(name, 5)
    assert "cameofthem." not in page_text(name, 5)
    assert "cameofthem." in page_text(name, 6)
    assert "Recommendation/action" in page_text(name, 6), "the header is repeated"


def test_some_pages_are_sideways(papers: dict[str, Sample]) -> None:
    with pypdfium2.PdfDocument(papers["wexmoor-2024-02-06-pack.pdf"].content) as file:
        sideways = [n for n, page in enumerate(file, 1) if page.get_width() > page.get_height()]
    assert sideways == [5, 6, 10, 13, 14]


def test_the_word_report_has_its_tables(papers: dict[str, Sample]) -> None:
    sample = papers["wexmoor-2024-06-04-performance-report.docx"]
    document = Document(io.BytesIO(sample.content))
    head, scorecard = document.tables
    assert head.cell(0, 0).text == "Report subject"
    assert [c.text for c in scorecard.rows[0].cells][:2] == ["Measure", "Q2 Outturn 2023/24"]
    rows = {row.cells[0].text: row.cells[5].text for row in scorecard.rows}
    assert rows["Social Care: Percentage of repeat referrals within 12 months"] == "21.0"
    assert not sample.answers["minutes"]


def test_the_web_page_has_its_minutes(papers: dict[str, Sample]) -> None:
    sample = papers["brayford-2025-01-15-item.html"]
    page = html.fromstring(sample.content)
    assert page.findtext(".//h1") == "Agenda item"
    assert page.findtext(".//h3") == "Minutes:"
    paragraphs = [p.text_content() for p in page.iter("p")]
    assert any(text.startswith("Action: Head of Housing to provide") for text in paragraphs)
    assert sample.answers["minutes"][0]["meeting_date"] == "2025-01-15"


def test_the_text_marks_bold(papers: dict[str, Sample]) -> None:
    text = papers["wexmoor-2024-06-04-minutes.txt"].content.decode()
    assert text.startswith("**WEXMOOR COUNTY COUNCIL**\n")
    assert "**RESOLVED** that the report be noted." in text
    assert "<" not in text
