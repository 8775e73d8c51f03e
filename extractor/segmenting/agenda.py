"""The agenda of a paper: its items with numbers, titles and printed page ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.language.dates import find_dates
from extractor.records import Evidence
from extractor.segmenting.cues import (
    ends_agenda,
    is_agenda_heading,
    is_plan_heading,
    is_procedural,
)
from extractor.segmenting.entries import Candidate, candidates, main_series, sub_series
from extractor.segmenting.page_ranges import PageRange, split_range, whole_range, worded_ranges
from extractor.segmenting.printed import Printed

BANDS = 2  # days across a table of what is planned


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the agenda as printed: ``block`` is where it stands, ``pages`` its page
    column, ``parent`` the number of the item it is a part of."""

    number: str
    title: str
    pages: PageRange | None
    block: int
    evidence: Evidence
    parent: str | None = None


def read_agenda(lines: Sequence[Printed], *, known: frozenset[str] = frozenset()) -> list[Entry]:
    """The items of the agenda among ``lines``; empty where they are no agenda.

    ``known`` are item numbers that stamps and bookmarks name.
    """
    start = _first_line(lines)
    body = lines[start:]
    found = candidates(body)
    series = main_series(found)
    headed = start > 0
    if not _is_agenda(series, headed=headed, known=known):
        return []
    return _with_parts(body, found, _cut_at_end(body, series), known)


def _first_line(lines: Sequence[Printed]) -> int:
    """The line after the agenda's heading, where it has one (of several the first)."""
    heads = (at for at, line in enumerate(lines) if is_agenda_heading(line.text))
    return next((at + 1 for at in heads if not _heads_plan(lines, at)), 0)


def _heads_plan(lines: Sequence[Printed], at: int) -> bool:
    """Whether "Item" heads what is planned: below "Plan items", or with days across the table."""
    if at and is_plan_heading(lines[at - 1].text):
        return True
    below = (line for line in lines[at + 1 :] if line.in_table and not line.cells)
    return lines[at].in_table and sum(_is_day(line.text) for line in below) >= BANDS


def _is_day(text: str) -> bool:
    days = find_dates(text)
    return len(days) == 1 and not (text[: days[0].start] + text[days[0].end :]).strip(" ,.–-")


def _is_agenda(series: Sequence[Candidate], *, headed: bool, known: frozenset[str]) -> bool:
    procedural = sum(is_procedural(c.title) for c in series)
    firsts = [c.pages.first for c in series if c.pages]
    ranged = len(firsts) if firsts == sorted(firsts) else 0
    named = any(c.number.label.lower() in known for c in series)
    if headed or named:
        return bool(series)
    return procedural >= 2 or ranged >= 3 or (procedural >= 1 and ranged >= 1)


def _cut_at_end(body: Sequence[Printed], series: list[Candidate]) -> list[Candidate]:
    """Numbered notes after the last item are no items."""
    ends = [at for at, line in enumerate(body) if not line.marker and ends_agenda(line.text)]
    for end in ends:
        before = [c for c in series if c.at < end]
        after = [c for c in series if c.at > end]
        if before and after and not any(c.pages or is_procedural(c.title) for c in after):
            return before
    return series


def _with_parts(
    body: Sequence[Printed],
    found: Sequence[Candidate],
    series: Sequence[Candidate],
    known: frozenset[str],
) -> list[Entry]:
    whole: list[tuple[Candidate, str | None]] = []
    for candidate, end in zip(series, _ends(series, len(body)), strict=True):
        whole.append((candidate, None))
        under = [c for c in found if candidate.at < c.at < end]
        parts = sub_series(candidate.number, under, known=known)
        whole.extend((part, candidate.number.label) for part in parts)
    ends = _ends([c for c, _ in whole], len(body))
    entries = [
        _entry(body, candidate, end, parent)
        for (candidate, parent), end in zip(whole, ends, strict=True)
    ]
    lines = [body[c.at + 1 : end] for (c, _), end in zip(whole, ends, strict=True)]
    return _with_first_pages(entries, [c for c, _ in whole], lines)


def _with_first_pages(
    entries: list[Entry], items: Sequence[Candidate], below: Sequence[Sequence[Printed]]
) -> list[Entry]:
    """Numbers alone under titles are the first pages of their papers where they rise from item
    to item, as those of a page column do; so is one at the end of a title's first line."""
    lone = [next((r.first for ln in lines if (r := _lone_number(ln))), None) for lines in below]
    firsts = [first for first in lone if first]
    if any(e.pages for e in entries) or len(firsts) < 2 or firsts != sorted(set(firsts)):
        return entries
    found = []
    for at, (entry, item) in enumerate(zip(entries, items, strict=True)):
        first, title = lone[at], entry.title
        inside = None if first else _number_inside(item, title)
        before = max((n for n in lone[:at] if n), default=0)
        after = min((n for n in lone[at:] if n), default=9999)
        if inside and before < inside[0] < after:
            first, title = inside
        found.append(replace(entry, title=title, pages=PageRange(first, None) if first else None))
    return found


def _lone_number(line: Printed) -> PageRange | None:
    return None if line.marker else whole_range(line.text, single=True)


def _number_inside(item: Candidate, title: str) -> tuple[int, str] | None:
    """The number at the end of the first of the lines that a title is printed on, which the
    reader took for a word of it, and the title without it."""
    lines = item.line.passage.lines
    first = item.line.passage.text[: lines[0].end] if len(lines) > 1 else ""
    match = re.search(r"\s(\d{1,3})\s*$", first)
    start = match.start() if match else 0
    if match is None or title[:start] != first[:start]:
        return None
    return int(match[1]), f"{title[:start]} {title[match.end() :].strip()}"


def _ends(series: Sequence[Candidate], last: int) -> list[int]:
    """Where each item's lines end: at the next item."""
    return [*(c.at for c in series[1:]), last]


def _entry(body: Sequence[Printed], item: Candidate, end: int, parent: str | None) -> Entry:
    below = body[item.at + 1 : end]
    title, pages, taken = _whole_title(item, below)
    return Entry(
        number=item.number.label,
        title=_FILE_SIZE.sub("", _without_description(item, title)),
        pages=pages or _pages_below(below[taken:]),
        block=item.line.block,
        evidence=item.line.evidence(),
        parent=parent,
    )


# web pages print "PDF 158 KB" after a title
_FILE_SIZE = re.compile(r"\s*(?:pdf e?icon\s*)?\b(?:PDF|DOCX?|XLSX?)\s+[\d.]+\s?[KM]B$", re.I)
_OPEN_END = re.compile(
    r"(?:\b(?:and|or|of|the|for|in|to|with|on|at|by|from|other|its)|[,–—&-])$", re.I
)


def _whole_title(item: Candidate, below: Sequence[Printed]) -> tuple[str, PageRange | None, int]:
    """The title with the lines that it wraps on to, and how many those are."""
    title, pages, taken = item.title, item.pages, 0
    if item.line.text.strip() and title not in item.line.text and below:
        taken = 1
    for line in below[taken : taken + 3]:
        text, found = split_range(line.text)
        if pages or not _wraps(title, line, text, found, strong=item.line.strong):
            break
        title, pages, taken = f"{title} {text}", found, taken + 1
    return title, pages, taken


def _wraps(title: str, line: Printed, text: str, found: PageRange | None, *, strong: bool) -> bool:
    changes_case = title.isupper() and not text.isupper()
    if line.marker or line.in_table or not text or whole_range(line.text) or changes_case:
        return False
    if _OPEN_END.search(title) or text[:1].islower():
        return len(text) < 150
    return strong and line.strong and found is not None


def _without_description(item: Candidate, title: str) -> str:
    """Where only the first words of the line are bold, they are the title."""
    passage, start = item.line.passage, item.line.start
    text = item.line.text
    head = next((b for a, b in passage.bold if a <= start < b), None)
    if head is None or head >= start + len(text.rstrip()) or not title.startswith(text[:1]):
        return title
    bold = text[: head - start].strip(" \t-–—:")
    return bold if len(bold) > 3 and title.startswith(bold) else title


def _pages_below(below: Sequence[Printed]) -> PageRange | None:
    """The range in a line, or at a line's end, below the title; of several, all of them."""
    found: list[PageRange] = []
    for line in below:
        alone = whole_range(line.text) or next((whole_range(c) for c in line.cells if c), None)
        found += [alone] if alone else worded_ranges(line.text) if _short(line) else []
    if not found:
        return None
    return PageRange(found[0].first, max((r.last or r.first) for r in found))


def _short(line: Printed) -> bool:
    return len(line.text) < 400
