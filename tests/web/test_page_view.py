"""Evidence is marked where it stands, as another reader of PDFs sees it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import lxml.html
import pdfplumber
import pikepdf
import pytest
from PIL import Image
from rapidfuzz import fuzz
from starlette.testclient import TestClient

from extractor.library.connect import connect
from extractor.library.kept_files import keep_file
from extractor.library.reads import extractions
from extractor.linking.ledger import ledger
from extractor.records import Evidence, Extraction
from extractor.web import addresses
from extractor.web.app import make_app
from extractor.web.marking import compact
from extractor.web.page_pictures import boxes_of
from extractor.web.settings import Settings
from extractor.web.words import words_of


@pytest.fixture(scope="module")
def held(library: Path) -> list[Extraction]:
    """The papers of the library."""
    return extractions(connect(str(library)))


def pack_of(held: list[Extraction], name: str = "pack.pdf") -> Extraction:
    """A paper by the end of its name."""
    return next(p for p in held if p.paper.source.endswith(name))


def read(client: TestClient, address: str) -> lxml.html.HtmlElement:
    """A page as a tree."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return lxml.html.fromstring(answer.text)


def boxes(page: lxml.html.HtmlElement) -> Iterator[tuple[float, float, float, float]]:
    """What is marked on the picture, in points."""
    for rect in page.xpath("//*[local-name()='rect'][@class='marked']"):
        x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        yield (x, y, x + width, y + height)


def words_in(file: str, number: int, found: list[tuple[float, float, float, float]]) -> str:
    """The letters of a page whose middle is in one of the boxes."""

    def within(thing: dict[str, float]) -> bool:
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in found)

    with pdfplumber.open(file) as document:
        page = document.pages[number - 1]
        return str(page.filter(within).extract_text())


def test_what_minutes_and_sheets_say_is_marked(client: TestClient, held: list[Extraction]) -> None:
    sha = {p.paper.source: p.paper.sha256 for p in held}
    events = [e for entry in ledger(held, today=date(2025, 4, 9)) for e in entry.history if e.page]
    told = [e for e in events if e.event not in ("vanished", "split")]
    assert len(told) > 30
    alike = []
    for event in told:
        words = words_of(event) or ""
        page = read(client, addresses.page(sha[event.paper], event.page, words))
        marked = list(boxes(page))
        if not marked:
            assert "These words stand on the next page" in page.text_content()
            continue
        seen = compact(words_in(event.paper, event.page or 1, marked))[0]
        alike.append(fuzz.ratio(compact(words[: addresses.WORDS])[0], seen))
    assert len(alike) > 0.95 * len(told)
    assert min(alike) > 80  # of words that run over it is those that the page has


def test_figures_are_marked_by_their_boxes(client: TestClient, held: list[Extraction]) -> None:
    paper = pack_of(held)
    figures = [f for f in paper.records.figures if f.evidence.bbox][:20]
    assert figures
    for figure in figures:
        page = read(client, addresses.evidence(paper.paper.sha256, figure.evidence))
        seen = words_in(paper.paper.source, figure.evidence.page or 1, list(boxes(page)))
        assert compact(figure.as_printed)[0] in compact(seen)[0]


@pytest.mark.parametrize("end", [".docx", ".html", ".txt"])
def test_papers_without_pages_mark_the_passage(
    client: TestClient, held: list[Extraction], end: str
) -> None:
    paper = next(p for p in held if p.paper.source.endswith(end))
    evidence = next(e for e in every_evidence(paper) if e.offset)
    page = read(client, addresses.evidence(paper.paper.sha256, evidence))
    marks = [compact(mark.text_content())[0] for mark in page.iter("mark")]
    assert marks
    assert "".join(marks) in compact(evidence.text)[0] or compact(evidence.text)[0] in marks
    assert len(page.xpath("//*[@id='marked']")) == 1


def every_evidence(paper: Extraction) -> list[Evidence]:
    """The evidence of a paper's items and records."""
    records = paper.records
    known = [figure.evidence for figure in records.figures]
    known += [action.evidence for action in records.actions]
    return known + [item.evidence for item in paper.items if item.evidence]


# ------------------------------------------------------------------ pictures and files


def test_a_picture_is_the_page(client: TestClient, held: list[Extraction]) -> None:
    paper = pack_of(held)
    answer = client.get(addresses.picture(paper.paper.sha256, 1))
    assert answer.headers["content-type"] == "image/webp"
    assert "immutable" in answer.headers["cache-control"]
    with Image.open(io.BytesIO(answer.content)) as image:
        about = paper.paper.pages[0]
        assert image.size == (round(2 * about.width), round(2 * about.height))


def test_words_are_found_on_a_turned_page(held: list[Extraction], tmp_path: Path) -> None:
    """A page that is drawn on its side, and turned to be read, is marked as if it were not."""
    paper = pack_of(held)
    seen = next(a.evidence for a in paper.records.actions if a.evidence.page)
    number = seen.page or 1
    straight = boxes_of(Path(paper.paper.source), number, seen.text)
    turned = tmp_path / "turned.pdf"
    with pikepdf.open(paper.paper.source) as document:
        page = document.pages[number - 1]
        *_, width, height = map(float, page.mediabox)
        page.mediabox = [0, 0, height, width]
        page.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
        page.contents_add(b"Q")
        page.rotate(90, relative=False)
        document.save(turned)
    found = boxes_of(turned, number, seen.text)
    assert straight
    assert [pytest.approx(box, abs=0.5) for box in straight] == list(found)


@pytest.mark.parametrize("number", [0, 9999])
def test_there_is_no_picture_beyond_the_end(
    client: TestClient, held: list[Extraction], number: int
) -> None:
    sha256 = pack_of(held).paper.sha256
    assert client.get(f"/papers/{sha256}/pages/{number}.webp").status_code == 404
    assert client.get(f"/papers/{sha256}/pages/{number}").status_code == 404


def test_pages_lead_to_their_neighbours(client: TestClient, held: list[Extraction]) -> None:
    paper = pack_of(held)
    sha256, last = paper.paper.sha256, len(paper.paper.pages)
    for number, wanted in ((1, [2]), (2, [1, 3]), (last, [last - 1])):
        page = read(client, addresses.page(sha256, number))
        leads = page.xpath("//nav[@aria-label='Pages of the paper']/a/@href")
        assert leads == [addresses.page(sha256, each) for each in wanted]


def test_words_that_are_not_there_are_told(client: TestClient, held: list[Extraction]) -> None:
    page = read(client, addresses.page(pack_of(held).paper.sha256, 1, "no such words at all"))
    assert "These words were not found on the page again" in page.text_content()
    assert not list(boxes(page))


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "1,2,3,inf,5"])
def test_a_box_that_is_none_is_refused(
    client: TestClient, held: list[Extraction], box: str
) -> None:
    address = f"{addresses.page(pack_of(held).paper.sha256, 1)}?box={box}"
    assert client.get(address).status_code == 400


def test_a_file_that_changed_is_not_shown(
    papers: Path, library: Path, held: list[Extraction], tmp_path: Path
) -> None:
    """The words are still there, and a kept copy brings the picture back."""
    paper = pack_of(held)
    file = Path(paper.paper.source)
    content, kept = file.read_bytes(), tmp_path / "kept"
    keep_file(kept, file)
    asked = addresses.page(paper.paper.sha256, 1)
    try:
        file.write_bytes(content + b"\n% changed")
        without, with_copy = (
            TestClient(make_app(Settings(library=str(library), files=files)))
            for files in (None, kept)
        )
        page = read(without, asked)
        assert "is not there any longer, or has changed" in page.text_content()
        assert page.xpath("//section[@class='words']/p")
        assert not page.xpath("//img")
        picture = addresses.picture(paper.paper.sha256, 1)
        assert with_copy.get(picture).status_code == 200
    finally:
        file.write_bytes(content)
