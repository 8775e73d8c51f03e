"""Items and pages that are not for the public, where the paper says so.

A resolution to exclude the public is no such item, nor is a report that says that nothing in it
is exempt.  What only an appendix withholds makes the appendix exempt and not its report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.records import AgendaItem, Block, Evidence, Exemption, ItemKind, Page, Paper, Section
from extractor.segmenting.agenda import Entry
from extractor.segmenting.cues import any_of, exempt_cues, is_procedural
from extractor.segmenting.printed import Printed, printed_lines

HEAD = 8
"""The blocks at the beginning of a paper among which it says that it is exempt."""

LONGEST = 400
"""Letters of the longest line that marks what it stands on; more is a paragraph about something."""

RANGE = re.compile(r"(\d+[a-z]?)(?:(?:\s*to\s*|[-–])(\d+[a-z]?))?")  # "18a", "1 to 3"


@dataclass(frozen=True, slots=True)
class Marked:
    """A paper with what is exempt in it marked."""

    items: tuple[AgendaItem, ...]
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]


def mark_exempt(
    paper: Paper,
    items: tuple[AgendaItem, ...],
    sections: tuple[Section, ...],
    entries: Sequence[Entry],
) -> Marked:
    """Mark the items that the agenda, their titles or the heads of their own papers call exempt,
    and their pages, and other pages that say it at their head or foot."""
    front = next((s.blocks for s in sections if s.item.kind is ItemKind.AGENDA), ())
    told = on_agenda(front, entries)
    own = {section.item.id: section for section in sections}
    marked = {item.id: replace(item, exempt=of_item(item, own, told, paper)) for item in items}
    found = tuple(marked.values())
    headed = frozenset(pages_headed(sections))
    return Marked(
        found,
        tuple(replace(section, item=marked[section.item.id]) for section in sections),
        tuple(replace(p, exempt=p.number in headed or is_exempt(p, found)) for p in paper.pages),
    )


def of_item(
    item: AgendaItem, own: dict[str, Section], told: dict[str, Exemption], paper: Paper
) -> tuple[Exemption, ...]:
    """Where it is said that an item is exempt: on the agenda, in its title, at its paper's head."""
    if item.kind is ItemKind.AGENDA or is_resolution(item.title):
        return ()
    section = own.get(item.id)
    head = of_head(section, paper) if section else None
    said = (told.get(item.number or ""), of_title(item), head)
    return tuple(each for each in said if each)


def of_title(item: AgendaItem) -> Exemption | None:
    """The title itself says it."""
    if not any_of(exempt_cues().titles).search(item.title) or in_doubt(item.title):
        return None
    return exemption(item.title, item.evidence or Evidence(item.title, item.first_page))


def of_head(section: Section, paper: Paper) -> Exemption | None:
    """What the first lines of an item's own paper say, or the head of its first page."""
    lines = printed_lines(section.blocks[:HEAD])
    first = next((line.page for line in lines if line.page), None)
    on_first = (line for line in lines if line.page in (None, first))
    said = next((line for line in on_first if is_mark(words(line))), None)
    if said:
        return exemption(words(said), said.evidence())
    borne = [f for p in paper.pages if p.number == first for f in p.furniture if is_mark(f.text)]
    return next((exemption(f.text, Evidence(f.text, first, bbox=f.bbox)) for f in borne), None)


def pages_headed(sections: Iterable[Section]) -> Iterator[int]:
    """The pages whose first words are a mark, but for those of the agenda."""
    seen: set[int] = set()
    for section in sections:
        for block in section.blocks:
            if block.page and block.page not in seen:
                seen.add(block.page)
                if section.item.kind is not ItemKind.AGENDA and is_mark(block.text):
                    yield block.page


def is_exempt(page: Page, items: Iterable[AgendaItem]) -> bool:
    """Whether a page is of an exempt item, or is marked at its head or foot."""
    within = any(
        item.exempt and item.first_page and item.first_page <= page.number <= (item.last_page or 0)
        for item in items
    )
    return within or any(is_mark(each.text) for each in page.furniture)


# ------------------------------------------------------------------ the agenda


def on_agenda(front: Sequence[Block], entries: Sequence[Entry]) -> dict[str, Exemption]:
    """What the agenda, whose blocks are the ``front``, says of its items, by their numbers."""
    lines = printed_lines(front)
    starts = list(places(lines, entries))
    if not starts:
        return {}
    ends = [*(at for _, at in starts[1:]), starts[-1][1] + HEAD]  # notes may follow the last
    private = heading_of(lines[: starts[0][1]])
    found: dict[str, Exemption] = {}
    for (entry, at), end in zip(starts, ends, strict=True):
        below = lines[at + 1 : end]
        if is_resolution(entry.title):
            private = following(lines[at:end]) or private
        elif not is_procedural(entry.title):
            said = next(filter(None, map(of_line, below)), None) or private
            if said:
                found[entry.number] = said
        private = heading_of(below, private)
    return found


def places(lines: Sequence[Printed], entries: Sequence[Entry]) -> Iterator[tuple[Entry, int]]:
    """The line on which each entry stands."""
    after = 0
    for entry in entries:
        title = entry.title[:12]
        own = range(after, len(lines))
        at = next(
            (n for n in own if lines[n].block == entry.block and title in words(lines[n])), -1
        )
        if at >= 0:
            yield entry, at
            after = at + 1


def heading_of(lines: Sequence[Printed], before: Exemption | None = None) -> Exemption | None:
    """What the last heading among ``lines`` says of the items below it; else what was said
    ``before``."""
    for line in lines:
        text = words(line).strip(" :*–—-()")
        if any_of(exempt_cues().public).fullmatch(text):
            before = None
        elif any_of(exempt_cues().private).fullmatch(text):
            before = exemption(text, line.evidence())
    return before


def following(lines: Sequence[Printed]) -> Exemption | None:
    """What a resolution says of the items that follow it; None where it leaves that open."""
    whole = " ".join(map(words, lines))
    if not any_of(exempt_cues().following).search(whole) or in_doubt(whole):
        return None
    return exemption(whole, lines[0].evidence())


# ------------------------------------------------------------------ lines


def words(line: Printed) -> str:
    """A line with the cells beside it; a short first cell may have been taken for its number."""
    label = line.marker if line.in_table and line.marker else ""
    parts = (label if len(label) > 3 and label.isalpha() else "", line.text, *line.cells)
    return ": ".join(each.strip(" :") for each in parts if each.strip(" :"))


def of_line(line: Printed) -> Exemption | None:
    """What a line below an item's title says of it."""
    return exemption(words(line), line.evidence()) if is_mark(words(line)) else None


def is_mark(text: str) -> bool:
    """Whether a line marks what it stands on."""
    said = text.strip(" *[(–—-")
    known = len(said) <= LONGEST and any_of(exempt_cues().marks).match(said)
    return bool(known) and not in_doubt(said)


def is_resolution(title: str) -> bool:
    """Whether an item is about excluding the public."""
    return bool(any_of(exempt_cues().resolutions).search(title.strip(" :.")))


def in_doubt(text: str) -> bool:
    """Whether words deny it or leave it open."""
    return bool(any_of(exempt_cues().doubts).search(text))


def exemption(text: str, evidence: Evidence) -> Exemption:
    """The schedule and paragraphs that words name."""
    schedule = any_of((exempt_cues().schedule,)).search(text)
    named = any_of((exempt_cues().paragraphs,)).findall(text)
    paragraphs = dict.fromkeys(each for words in named for each in numbers(words))
    return Exemption(evidence, schedule and f"{schedule[1]}A", tuple(paragraphs))


def numbers(words: str) -> Iterator[str]:
    """Of "1, 2 and 5" three paragraphs, of "1 to 3" too."""
    for first, last in RANGE.findall(words.lower()):
        if first.isdigit() and last.isdigit():
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield first
