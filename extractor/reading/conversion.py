"""What a conversion to text leaves behind: furniture of pages, labels on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

FORM_FEED = "\f"

# A printed page number such as 7 or - 7 - or Page 7 of 12
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
# The label of an item or a heading that stands alone on its line, such as 4. or (a) or 39/20 or -
_LONE = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-z]|[ivx]{1,4})[.)]|\d{1,3}/\d{2,4}\.?|[-–•·▪]"
)
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


def with_labels(lines: list[str]) -> list[str]:
    """Set each label that stands alone before the line that it belongs to.

    Labels one below the other are a column torn from its words, and stay.
    """
    kept = list(lines)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for before, at, after in zip([-1, *filled], filled, filled[1:], strict=False):
        neighbours = [lines[n].strip() for n in (before, after) if n >= 0]
        if _is_lone(lines[at]) and not any(map(_is_lone, neighbours)) and after - at <= 2:
            if "\t" in lines[after] or not _begins_words(lines[after]):
                continue
            kept[at], kept[after] = "", f"{lines[at].rstrip()} {lines[after].strip()}"
    return kept


def _is_lone(line: str) -> bool:
    return bool(_LONE.fullmatch(line.strip()))


def _begins_words(line: str) -> bool:
    """Whether a line is long enough to be more than the value in a form."""
    return len(line.strip()) > 5 and line.strip()[0] not in "-–•·(|"
