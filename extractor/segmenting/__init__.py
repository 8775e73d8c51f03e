"""Blocks become the meeting, its agenda, and each item's pages and kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.records import AgendaItem, Block, Meeting, Page, Paper, Section
from extractor.segmenting.cues import meeting_cues
from extractor.segmenting.exempt import mark_exempt
from extractor.segmenting.meeting import Councils, find_council, find_meeting
from extractor.segmenting.openings import REPORT, labelled_lines
from extractor.segmenting.papers import Layout, kind_of_paper, lay_out
from extractor.segmenting.parting import part
from extractor.segmenting.telling import Tell, ruled

__all__ = ["Councils", "Segmented", "segment"]


@dataclass(frozen=True, slots=True)
class Segmented:
    """A paper in its parts: ``sections`` are all of its blocks in order, each of an item in
    ``items``; ``kind`` is what the whole paper is (pack, agenda, minutes, report, ...).
    ``pages`` say which of them are not for the public."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    sections: tuple[Section, ...]
    kind: str
    pages: tuple[Page, ...] = ()


def segment(paper: Paper, councils: Councils | None = None, tell: Tell = ruled) -> Segmented:
    """Find the meeting of ``paper``, its agenda, and which blocks belong to which item.

    ``tell`` says what kind an item of the agenda or an appendix is; the rules do unless it is
    given.
    """
    layout = lay_out(paper)
    kind = kind_of_paper(paper, layout)
    items, sections = part(paper, layout, tell)
    marked = mark_exempt(paper, items, sections, layout.entries if layout.printed else ())
    meeting = _meeting(paper, layout, kind, councils)
    return Segmented(meeting, marked.items, marked.sections, kind, marked.pages)


def _meeting(paper: Paper, layout: Layout, kind: str, councils: Councils | None) -> Meeting:
    """Appendices, notices and letters name many meetings, none of them as their own."""
    if not layout.entries and kind not in (*_OF_A_MEETING, REPORT):
        return find_council(paper, councils)
    head = _head(paper.blocks, layout)
    if layout.web and not layout.entries:
        head = [*(block for block in head if not _is_sentence(block)), *_facts(paper.blocks)]
    return find_meeting(paper, head, councils, minuted=kind == "minutes")


def _facts(blocks: Sequence[Block]) -> list[Block]:
    """The lines at the end of a page of a decision that say when and where it was made."""
    days = meeting_cues().labels.date
    below = (b for b in blocks[HEAD:] if b.table is None and not _is_sentence(b))
    return [b for b in below if any(label in days for label, _ in labelled_lines([b]))]


def _is_sentence(block: Block) -> bool:
    """What a web page of one item tells is of other meetings; its own stands on short lines."""
    words = block.text.strip()
    return len(words.split()) > LONGEST_LINE or words.endswith((".", ";"))


LONGEST_LINE = 20  # words
HEAD = 12  # blocks
_OF_A_MEETING = ("minutes", "kpi-report", "action-sheet", "forward-plan", "item")


def _head(blocks: Sequence[Block], layout: Layout) -> Sequence[Block]:
    """The blocks above the agenda's first item; of a paper without agenda, its first ones."""
    printed = layout.entries and layout.printed
    return blocks[: max(1, layout.entries[0].block)] if printed else blocks[:HEAD]
