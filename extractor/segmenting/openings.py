"""Where a paper begins inside a pack: minutes, reports, action sheets, forward plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.records import Block, BlockKind, Table
from extractor.segmenting.cues import any_of, opening_cues
from extractor.segmenting.kinds import kind_of_table, kind_of_title, kind_with_table

REPORT = "report"
DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Opening:
    """A paper begins at ``block``: ``kind`` is report, decision or an item kind; ``title`` is
    what it calls itself."""

    block: int
    kind: str
    title: str


def find_openings(blocks: Sequence[Block]) -> list[Opening]:
    """Every place where a paper begins, in order; committee names above it belong to it."""
    untitled = _untitled_minutes(blocks)
    found: list[Opening] = [untitled] if untitled else []
    for at in range(len(blocks)):
        opening = _opening_at(blocks, at)
        if opening is None or (found and opening.block <= found[-1].block):
            continue
        if not found or not _same_paper(found[-1], opening, at):
            found.append(opening)
    return found


def _same_paper(one: Opening, two: Opening, at: int) -> bool:
    """A title and the table below it, or the lines of one head, are one beginning."""
    return at - one.block <= 6 and one.kind == two.kind


def _opening_at(blocks: Sequence[Block], at: int) -> Opening | None:
    block = blocks[at]
    if block.table:
        subject = head_table_subject(block)
        return None if subject is None else Opening(_head(blocks, at), REPORT, subject)
    if block.marker or len(block.text) > 400:
        return None
    kind = _minutes(blocks, at) or _decision(block) or _titled_table(blocks, at)
    if kind:
        return Opening(_head(blocks, at), kind, " ".join(block.text.split()))
    subject = _labelled_lines(blocks, at)
    return None if subject is None else Opening(_head(blocks, at), REPORT, subject)


def _minutes(blocks: Sequence[Block], at: int) -> str | None:
    """Minutes begin with their title and say soon who was present; an agenda's item does not."""
    cues = opening_cues()
    lines = blocks[at].text.split("\n")
    titles = (" ".join(lines[n:]) for n in range(len(lines)))
    dated = blocks[at].kind is BlockKind.HEADING and _DATED_BODY.search(blocks[at].text)
    if not dated and not any(map(any_of(cues.minutes).search, titles)):
        return None
    present = any_of(cues.attendance)
    near = (line for b in blocks[at + 1 : at + 10] for line in b.text.split("\n"))
    said = any(present.search(line.strip("* ")) for line in (*lines, *near))
    return "minutes" if said else None


def _untitled_minutes(blocks: Sequence[Block]) -> Opening | None:
    """A paper that nowhere says "Minutes": a list of those present above the first item, and
    further down what was resolved."""
    cues = opening_cues()
    head = [line.strip("* ") for b in blocks[:12] for line in b.text.split("\n")]
    present = any(map(any_of(cues.present_lists).search, head))
    if not present or any(line.lower() in ("agenda", "minutes:") for line in head):
        return None
    decided = any_of(cues.decided)
    said = any(decided.search(b.text) for b in blocks if b.table is None)
    return Opening(0, "minutes", " ".join(blocks[0].text.split())) if said else None


# CARE PANEL – 29 October 2024
_DATED_BODY = re.compile(
    r"(?:panel|committee|board|council|cabinet|forum)\W{1,4}.{0,30}\d{4}$", re.I
)


def _decision(block: Block) -> str | None:
    heads = block.kind is BlockKind.HEADING or block.is_bold
    return DECISION if heads and any_of(opening_cues().decision).search(block.text) else None


def _titled_table(blocks: Sequence[Block], at: int) -> str | None:
    """A short title of an action sheet or forward plan, with its table soon below."""
    block = blocks[at]
    below = blocks[at + 1 : at + 8]
    kind = kind_with_table(block.text, _tables(below)) if len(block.text) < 150 else None
    if kind not in ("action-sheet", "forward-plan") or block.text.rstrip().endswith((".", ":")):
        return None
    nearer = (n for n, b in enumerate(below) if _titles_another(b, kind))
    tables = _tables(below[: next(nearer, None)])
    heads = block.kind is BlockKind.HEADING or block.is_bold or "–" in block.text
    return str(kind) if tables and (heads or kind_of_table(tables[0]) is kind) else None


def _tables(blocks: Sequence[Block]) -> list[Table]:
    return [b.table for b in blocks if b.table]


def _titles_another(block: Block, kind: str) -> bool:
    """Whether a heading says that what is below it is of another kind."""
    return block.kind is BlockKind.HEADING and kind_of_title(block.text) not in (None, kind)


def _head(blocks: Sequence[Block], at: int) -> int:
    """The first of the lines right above that only name the council or the committee."""
    names = any_of(opening_cues().headers)
    start = at
    while start > 0 and start > at - 3 and _is_name(blocks[start - 1], blocks[at], names):
        start -= 1
    return start


def _is_name(block: Block, below: Block, names: re.Pattern[str]) -> bool:
    words = " ".join(block.text.split())
    on_page = block.last_page == below.page
    shaped = block.kind is BlockKind.HEADING or words.isupper() or block.is_bold
    return (
        on_page and shaped and not block.marker and len(words) < 160 and bool(names.search(words))
    )


# ------------------------------------------------------------------------------- report heads


def head_table_subject(block: Block) -> str | None:
    """The subject of a report whose head is this table ("" where it names none); None where the
    table is no report head."""
    if block.table is None:
        return None
    rows = (*block.table.header, *block.table.body)
    labelled = {label_of(row.text(0)): row.text(1) for row in rows if row.text(0)}
    return _subject(labelled) if _is_head(labelled, enough=3) else None


def label_of(text: str) -> str:
    """A label without its colon: "Portfolio Holder(s):" is "portfolio holder(s)"."""
    return " ".join(text.split()).strip(" :.").lower()


def _is_head(labelled: dict[str, str], *, enough: int) -> bool:
    cues = opening_cues()
    return len(cues.labels & labelled.keys()) >= enough and bool(cues.telling & labelled.keys())


def _subject(labelled: dict[str, str]) -> str:
    named = (labelled[label] for label in opening_cues().subject if labelled.get(label))
    return " ".join(next(named, "").split())


# Such as "Subject: Budget Monitoring" and "To: Cabinet, 30 January 2025"
LABELLED = re.compile(
    r"(?P<label>[A-Z][A-Za-z()/ ]{1,40}?)\s*(?::|\t)\s*(?P<value>\S.*)", re.DOTALL
)


def labelled_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Each line of ``blocks`` that is a label, a colon and a value."""
    for block in blocks:
        for line in block.text.split("\n"):
            if match := LABELLED.fullmatch(line.strip()):
                yield label_of(match["label"]), match["value"]


def _labelled_lines(blocks: Sequence[Block], at: int) -> str | None:
    """The subject of a report whose head is a run of labelled lines that begins at ``at``."""
    first = next(labelled_lines(blocks[at : at + 1]), None)
    if first is None or first[0] not in opening_cues().labels:
        return None
    labelled = dict(labelled_lines(blocks[at : at + 8]))
    addressed = any(pair <= labelled.keys() for pair in _PAIRS)
    return _subject(labelled) if addressed and _is_head(labelled, enough=3) else None


# lines that only the head of a report has together
_PAIRS = ({"from", "to"}, {"to", "subject"}, {"report to", "report of"}, {"report to", "subject"})
