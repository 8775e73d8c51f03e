"""The lines and tables of a paper by the usual libraries."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

Grid = list[list[str]]
DAY = re.compile(r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
                 r"|November|December) \d{4}\b|\b\d{2}/\d{2}/\d{4}\b")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines and tables; a file without pages is one page without a number."""

    number: int | None
    lines: tuple[str, ...]
    tables: tuple[Grid, ...]


def pages(path: Path) -> list[Page]:
    """Read a paper by what its name says it is."""
    return list(READERS[path.suffix](path))


def pdf(path: Path) -> Iterator[Page]:
    """pdfplumber's text and tables."""
    import pdfplumber

    with pdfplumber.open(path) as file:
        for page in file.pages:
            text = page.extract_text().replace("(cid:127)", "•")
            yield Page(page.page_number, tuple(text.splitlines()), _clean(page.extract_tables()))
            page.close()


def docx(path: Path) -> Iterator[Page]:
    """python-docx's paragraphs and tables."""
    from docx import Document

    document = Document(io.BytesIO(path.read_bytes()))
    lines = tuple(p.text for p in document.paragraphs)
    yield Page(
        None, lines, _clean([[c.text for c in r.cells] for r in t.rows] for t in document.tables)
    )


def html(path: Path) -> Iterator[Page]:
    """lxml's paragraphs and tables."""
    from lxml import html as parser

    tree = parser.fromstring(path.read_bytes())
    words = [each.text_content() for each in tree.iter("h1", "h2", "h3", "h4", "p", "li")]
    tables = [[[c.text_content() for c in r.iter("td", "th")] for r in t.iter("tr")]
              for t in tree.iter("table")]  # fmt: skip
    yield Page(None, tuple(" ".join(each.split()) for each in words), _clean(tables))


def text(path: Path) -> Iterator[Page]:
    """The lines as they are."""
    lines = path.read_text("utf-8", errors="replace").replace("*", "").splitlines()
    yield Page(None, tuple(lines), ())


READERS: dict[str, Callable[[Path], Iterator[Page]]] = {
    ".pdf": pdf,
    ".docx": docx,
    ".html": html,
    ".txt": text,
}


def paragraphs(page: Page) -> Iterator[str]:
    """Lines joined until a sentence ends at a line's end."""
    held = ""
    for line in page.lines:
        if held and re.match(r"(?:[•*-]|\d+(?:[/.]\d+)*\.?|\([a-z]\)) ", line):
            yield held
            held = ""
        held = f"{held} {line}".strip()
        if not line.strip() or re.search(r"(?:[.:;]|ACTION)$", line):
            yield held
            held = ""
    yield held


def day(words: str) -> str | None:
    """The first date in some words."""
    match = DAY.search(words)
    if match is None:
        return None
    form = "%d/%m/%Y" if "/" in match[0] else "%d %B %Y"
    try:
        return datetime.strptime(match[0], form).date().isoformat()
    except ValueError:
        return None


def _clean(tables: Any) -> tuple[Grid, ...]:
    return tuple([[" ".join((cell or "").split()) for cell in row] for row in t] for t in tables)
