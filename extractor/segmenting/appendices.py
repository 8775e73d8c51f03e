"""Appendices inside an item's own pages: from bookmarks, and from headings that begin them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractor.records import Block, BlockKind, Paper
from extractor.segmenting.cues import any_of, opening_cues
from extractor.segmenting.kinds import kind_of_title


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix begins at ``block``; ``title`` is as printed."""

    block: int
    title: str


def find_appendices(paper: Paper, start: int, end: int) -> list[Appendix]:
    """The appendices among the blocks ``start`` to ``end`` (not included) of one item."""
    printed = _printed(paper.blocks, start, end)
    marked = _bookmarked(paper, start, end)
    return sorted(_together(marked, printed), key=lambda a: a.block)


def _together(marked: list[Appendix], printed: list[Appendix]) -> list[Appendix]:
    """A bookmark and a heading of one appendix are one; the printed title counts."""
    names = {_name(a.title) for a in printed}
    return printed + [m for m in marked if _name(m.title) not in names and _far(m, printed)]


def _far(one: Appendix, others: Sequence[Appendix]) -> bool:
    return all(abs(one.block - other.block) > 2 for other in others)


def _bookmarked(paper: Paper, start: int, end: int) -> list[Appendix]:
    first = {
        block.page: at for at, block in reversed(list(enumerate(paper.blocks[start:end], start)))
    }
    return [
        Appendix(first[mark.page], mark.title)
        for mark in paper.bookmarks
        if mark.page in first and first[mark.page] > start and _APPENDIX_WORD.search(mark.title)
    ]


_APPENDIX_WORD = re.compile(r"\b(?:appendix|annexe?|atodiad)\b", re.IGNORECASE)


def _printed(blocks: Sequence[Block], start: int, end: int) -> list[Appendix]:
    named = [at for at in range(start + 1, end) if _names_appendix(blocks[at])]
    listed = _listed(blocks, named, end)
    begun = [at for at in named if at not in listed]
    firsts = {_name(blocks[at].text): at for at in reversed(_one_series(blocks, begun))}
    found = [Appendix(at, _title(blocks, at)) for at in firsts.values()]
    return found + _unheaded(blocks, listed, found, end)


def _one_series(blocks: Sequence[Block], begun: Sequence[int]) -> list[int]:
    """An "Appendix A" inside "Appendix 1" is a part of it."""
    numbered = [_name(blocks[at].text)[-1:].isdigit() for at in begun]
    return [at for at, is_number in zip(begun, numbered, strict=True) if is_number is numbered[0]]


def _names_appendix(block: Block) -> bool:
    if block.kind is BlockKind.TABLE or block.marker or len(block.text) > 300:
        return False
    text = block.text.strip()
    return bool(any_of(opening_cues().appendix).search(text)) and not _in_sentence(text)


def _in_sentence(text: str) -> bool:
    return len(text) > 60 and text.endswith((".", ";")) and "," in text


def _listed(blocks: Sequence[Block], named: Sequence[int], end: int) -> list[int]:
    """The lines that only list an appendix: the next line names another, or nothing follows;
    or below "Appendices", it is named again, the page ends there or the report goes on.

    The last line of a list without pages may have no other heading: then it begins its appendix.
    """
    names = [_name(blocks[at].text) for at in named]
    return [
        at
        for place, at in enumerate(named)
        if at + 1 == end
        or (at + 1 in named and names[place] != names[place + 1])
        or (
            _under_list(blocks, at)
            and (
                names[place] in names[place + 1 :]
                or _ends_page(blocks, at)
                or (names[place] not in names[:place] and _goes_on(blocks, at))
            )
        )
    ]


def _ends_page(blocks: Sequence[Block], at: int) -> bool:
    following = blocks[at + 1].page if at + 1 < len(blocks) else None
    return following is not None and following != blocks[at].page


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the report goes on below a listed line: on the same page, which the line does not
    head, or with a numbered heading or another list."""
    above, below = blocks[at - 1], blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or blocks[at].page is not None:
        return above.last_page == blocks[at].page
    numbered = below.kind is BlockKind.HEADING and below.marker is not None
    return numbered or bool(any_of(opening_cues().appendix_lists).search(below.text.strip()))


def _under_list(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading "Appendices" stands a few lines above, on the same page."""
    above = blocks[max(0, at - 8) : at]
    lists = any_of(opening_cues().appendix_lists)
    return any(lists.search(b.text.strip()) and b.page == blocks[at].page for b in above)


def _unheaded(
    blocks: Sequence[Block], listed: Sequence[int], found: Sequence[Appendix], end: int
) -> list[Appendix]:
    """Listed appendices without a heading of their own, known by the heading of their kind:
    "Appendix 2: Exception Report" begins at "Exception Performance Report"."""
    have = {_name(a.title) for a in found}
    extra = []
    for at in listed:
        kind = kind_of_title(blocks[at].text)
        if _name(blocks[at].text) in have or kind is None:
            continue
        taken = {a.block for a in found}
        begun = [
            k
            for k in range(listed[-1] + 1, end)
            if blocks[k].kind is BlockKind.HEADING and k not in taken
            if kind_of_title(blocks[k].text) is kind and not _names_appendix(blocks[k])
        ]
        if begun:
            have.add(_name(blocks[at].text))
            extra.append(Appendix(begun[0], " ".join(blocks[at].text.split())))
    return extra


def _title(blocks: Sequence[Block], at: int) -> str:
    """A heading that only says "Appendix 1" takes the heading below it as its name."""
    text = " ".join(blocks[at].text.split())
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    alone = fuzz.ratio(text.lower().strip(" :-–"), _name(text)) >= 95
    if alone and below and below.kind is BlockKind.HEADING and len(below.text) < 150:
        return f"{text.rstrip(' :-–')}: {' '.join(below.text.split())}"
    return text


_NAME = re.compile(
    r"(?P<word>[A-Za-z]+)\s*(?:no\.?\s*)?(?P<label>[A-Za-z0-9]{1,4}(?:[.(][A-Za-z0-9]{1,2}\)?)?)?\b",
    re.I,
)


def _name(title: str) -> str:
    """ "Appendix 1 – Scorecard" is "appendix 1"."""
    at = _APPENDIX_WORD.search(title)
    match = _NAME.match(title[at.start() :] if at else title)
    return " ".join(part.lower() for part in match.groups() if part) if match else title.lower()
