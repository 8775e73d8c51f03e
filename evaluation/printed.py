"""Are the true answers true?  Every fact must stand in the text of the page that it names.

Pages are read by pdfium's own text, other files by the plainest means; a file without pages is
one page.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation.gold_file import Json
from evaluation.papers import Paper

# What a number may be printed as, besides its digits.
NUMERALS = "no one two three four five six seven eight nine ten eleven twelve"
WORDS = tuple(NUMERALS.split(" "))


@dataclass(frozen=True)
class Text:
    """The text of a paper, page by page, without spaces and capitals."""

    path: Path

    def page(self, number: int | None) -> str:
        """The text of a page; of the whole file where it has no pages."""
        at = (number or 1) - 1
        return self._pages[at] if at < len(self._pages) else ""

    @cached_property
    def _pages(self) -> list[str]:
        return [squeezed(each) for each in page_texts(self.path)]


def page_texts(path: Path) -> Iterator[str]:
    """The text of each page; the reader under test has no part in it."""
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as file:
            for page in file:
                page.set_rotation(0)  # words of a turned page come in another order
                yield page.get_textpage().get_text_range()
    else:
        yield PLAIN[path.suffix](path.read_bytes())


def text_of_docx(content: bytes) -> str:
    """All words of the document's body."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return "".join(etree.fromstring(file.read("word/document.xml")).itertext())


def text_of_html(content: bytes) -> str:
    """All words of a web page."""
    from lxml import html

    return str(html.fromstring(content).text_content())


def text_of_text(content: bytes) -> str:
    """The words without the marks of bold."""
    return content.decode("utf-8").replace("*", "")


PLAIN: dict[str, Callable[[bytes], str]] = {
    ".docx": text_of_docx,
    ".html": text_of_html,
    ".txt": text_of_text,
}


def squeezed(text: str) -> str:
    """Without white space and capitals, for readers differ in it."""
    return "".join(text.lower().split())


def unprinted(paper: Paper) -> list[tuple[str, int | None]]:
    """The facts of a paper that its text does not bear out, with the page each names."""
    text = Text(paper.path)
    wrong = [
        (words, page)
        for words, page in words_with_pages(paper.gold)
        if not is_printed(words, text.page(page), text.page(page + 1) if page else "")
    ]
    wrong += unrecommended(text, paper.gold)
    return wrong + [
        (f"{each['indicator']}: {each['value']:g} {each['unit']}", each["evidence"]["page"])
        for each in paper.gold["figures"]
        if not any(form in text.page(each["evidence"]["page"]) for form in forms(each))
    ]


def unrecommended(text: Text, gold: Json) -> list[tuple[str, int | None]]:
    """The recommendations that stand nowhere in their report: some houses put them at its end."""
    wrong: list[tuple[str, int | None]] = []
    for report in gold["reports"]:
        words, page = report["recommendation"], report["evidence"]["page"]
        places = range(page, last_page(gold, page) + 1) if page else [1]
        if not any(is_printed(words, text.page(p), text.page(p + 1)) for p in places):
            wrong.append((words, page))
    return wrong


def last_page(gold: Json, page: int) -> int:
    """The last page of the item that a page is of, or the paper's where there are no items."""
    started = (i for i in gold["items"] if (i["first_page"] or page + 1) <= page)
    ends = [int(i["last_page"]) for i in started]
    return max((end for end in ends if end >= page), default=int(gold["paper"]["pages"]))


def words_with_pages(gold: Json) -> Iterator[tuple[str, int | None]]:
    """The words of every fact that is printed as it is kept."""
    yield from told(gold["items"], "title")
    for held in gold["minutes"]:
        yield from told(held["items"], "number", "title")
        yield from told(held["attendance"], "name")
        yield from told(held["resolutions"], "text")
    sheet = [each for each in gold["actions"] if each["source"] == "action-sheet"]
    yield from told(sheet, "text", "note")
    for action in gold["actions"]:
        said = [*action["owners"], action["due"]]
        yield from ((words, action["evidence"]["page"]) for words in said if words)
    yield from told([f for f in gold["figures"] if f["source"] == "scorecard"], "indicator")
    yield from told(gold["plan"], "subject", "lead_officer", "note")
    yield from told(gold["reports"], "subject", "author")


def told(facts: list[Json], *fields: str) -> Iterator[tuple[str, int | None]]:
    """The fields that are not empty, with their pages."""
    for fact in facts:
        yield from ((fact[field], fact["evidence"]["page"]) for field in fields if fact[field])


def forms(figure: Json) -> set[str]:
    """How the value of a figure may be printed."""
    value = figure["value"]
    found = {f"{value:,.{places}f}" for places in (0, 1, 2) if round(value, places) == value}
    found |= {f"{value / 1e6:g}m"} if figure["unit"] == "gbp" else set()
    return found | ({WORDS[int(value)]} if value == int(value) and 0 <= value <= 12 else set())


def is_printed(words: str, here: str, after: str) -> bool:
    """Whether words stand on a page, or begin there and run on to the next.

    A cell that a page break splits is followed by other cells, so it is followed word by word.
    """
    words = words.rstrip(".")  # a part of a list may end in a semicolon
    wanted = squeezed(words)
    if wanted in here:
        return True
    if any(wanted[:cut] in here and wanted[cut:] in after for cut in range(1, len(wanted))):
        return True
    return in_order(words.lower().split(), here, after)


def in_order(words: list[str], here: str, after: str) -> bool:
    """Whether words come one after another on a page, the last of them perhaps on the next."""
    at, page = 0, here
    for word in words:
        found = page.find(word, at)
        if found < 0 and page is here:
            at, page = 0, after
            found = page.find(word)
        if found < 0:
            return False
        at = found + len(word)
    return bool(words) and words[0] in here
