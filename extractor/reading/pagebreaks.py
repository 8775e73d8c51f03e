"""Text files with form feeds: what belongs to the pages, not to the text, is taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

FORM_FEED = "\f"

# A printed page number such as 7 or - 7 - or Page 7 of 12
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_furniture(text: str) -> str:
    """Take page numbers and lines that stand on most pages off the edges of each page."""
    if FORM_FEED not in text:
        return text
    pages = [page.split("\n") for page in text.split(FORM_FEED)]
    repeated = _repeated(pages)
    for page in pages:
        for at in _edges(page):
            line = page[at].strip()
            if _PAGE_NUMBER.fullmatch(line) or _sameness(line) in repeated:
                page[at] = ""
    return "\n\n".join("\n".join(page) for page in pages)


def _edges(page: list[str]) -> Iterator[int]:
    """The places of the first and the last line of a page that hold words."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    return iter(dict.fromkeys([*filled[:1], *filled[-1:]]))


def _repeated(pages: list[list[str]]) -> set[str]:
    """Edge lines that, page numbers aside, stand on more than half of the pages, and on three."""
    counts = Counter(_sameness(page[at].strip()) for page in pages for at in _edges(page))
    return {line for line, count in counts.items() if count > max(2, len(pages) / 2)}


def _sameness(line: str) -> str:
    """A line with its numbers alike."""
    return _DIGITS.sub("0", line)
