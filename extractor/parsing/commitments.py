"""What minutes say somebody is to do: marked with ACTION, resolved, or promised in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractor.language.names import alternatives
from extractor.language.sentences import sentences
from extractor.parsing.minute_rows import ACTION_CELL
from extractor.parsing.promises import (
    MARKS,
    assigned,
    due,
    named_at_head,
    owners_of,
    plan_or_open,
    promised,
    words,
)
from extractor.parsing.resolutions import cue, decisions
from extractor.records import Action, Block, BlockKind, Evidence, MinuteItem, Stretch

SHORTEST = 5  # words of a sentence that can say by itself what is to be done


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a passage says ACTION: what stands before it, and the detail after it."""

    start: int
    end: int
    detail: str
    plan: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, before it becomes a record."""

    text: str
    evidence: Evidence
    owners: tuple[str, ...] = ()
    due: str | None = None
    status: str = "open"
    marked: bool = True
    confidence: float = 1.0


def actions(
    blocks: Sequence[Block], item: MinuteItem | None, raised: date | None, item_id: str
) -> tuple[Action, ...]:
    """Everything that the blocks of one item say is to be done, in order."""
    return tuple(
        Action(
            source="minutes",
            text=task.text,
            evidence=task.evidence,
            raised=raised,
            minute=item.number if item else None,
            item=item.title if item else None,
            owners=task.owners,
            due=task.due,
            status=task.status,
            marked=task.marked,
            confidence=task.confidence,
            item_id=item_id,
        )
        for task in _tasks([b for b in blocks if b.text.strip()])
    )


def _tasks(blocks: Sequence[Block]) -> Iterator[Task]:
    taken: set[tuple[int, Stretch]] = set()
    marked: list[tuple[int, Task]] = []
    for place, block in enumerate(blocks):
        for mark in marks(block):
            marked += [(place, task) for task in _marked(blocks, place, mark, taken)]
    decided = {place for d in decisions(blocks) for place in range(d.place, d.after)}
    passing = [
        (place, task)
        for place in range(len(blocks))
        for task in _passing(blocks, place, taken, place in decided)
    ]
    yield from (task for _, task in sorted(marked + passing, key=lambda entry: entry[0]))


# --- marked -------------------------------------------------------------------------------------


@cache
def _mark() -> re.Pattern[str]:
    """``ACTION``, ``ACTION – present to next Committee``, ``Action: Chief Officer``."""
    said = words().marks
    known = rf"(?P<plan>{alternatives(said.plan)})|(?:{alternatives(said.action)})"
    not_names = rf"(?!\s+(?:{alternatives(said.names)})\b)"
    return re.compile(
        rf"(?<![\w-])(?:{known}){not_names}(?![\w’'-])(?P<stop>\s*\d*\s*[:–—.-]*)", re.I
    )


def marks(block: Block) -> Iterator[Mark]:
    """The marks of a passage, each with the words after it as far as the next mark."""
    if block.marker == ACTION_CELL:
        yield Mark(0, 0, block.text, plan=False)
        return
    found = [m for m in _mark().finditer(block.text) if _is_mark(block, m)]
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(block.text)
        after = block.text[match.end() : end].strip(" *[]\n\t")
        detail = after if _has_detail(block.text, match, after) else ""
        yield Mark(match.start(), match.end(), detail, bool(match["plan"]))


def _has_detail(text: str, match: re.Match[str], after: str) -> bool:
    """Whether the words after a mark say more of it: after a colon, or where it opens a line."""
    opens = not text[: match.start()].rpartition("\n")[2].strip(MARKS)
    return opens or bool(match["stop"].strip(" .0123456789")) or len(after.split()) < SHORTEST


def _is_mark(block: Block, match: re.Match[str]) -> bool:
    word = match[0][: match.start("stop") - match.start()]
    opens = not block.text[: match.start()].rpartition("\n")[2].strip(" *[(•-")
    bold = any(s <= match.start() and e >= match.end() - 2 for s, e in block.bold)
    closed = bool(match["stop"].strip(" 0123456789"))
    ends = not block.text[match.end() :].strip(MARKS)
    if word.isupper():
        return block.kind is not BlockKind.HEADING or opens
    return (opens and (closed or ends)) or (bold and not block.is_bold and (closed or ends))


def _marked(
    blocks: Sequence[Block], place: int, mark: Mark, taken: set[tuple[int, Stretch]]
) -> Iterator[Task]:
    block = blocks[place]
    status = "forward-plan" if mark.plan else "open"
    if _says_task(mark.detail):
        start = block.text.find(mark.detail, mark.end - 1)
        evidence = block.evidence(mark.start, start + len(mark.detail))
        owners = named_at_head(mark.detail)
        yield Task(_tidy(mark.detail), evidence, owners, due(mark.detail), status)
        return
    listed = (
        _below(blocks, place)
        if not block.text[: mark.start].strip(MARKS) and not mark.detail
        else ()
    )
    if listed:
        for item in listed:
            taken |= {(blocks.index(item), s) for s in sentences(item.text)}
            yield Task(
                _tidy(item.text),
                item.evidence(),
                named_at_head(item.text),
                due(item.text),
                status,
            )
        return
    where = _sentence_before(blocks, place, mark.start)
    if where:
        holder, (start, end) = where
        taken.add(where)
        sentence = _tidy(blocks[holder].text[start:end])
        owners = named_at_head(mark.detail) or owners_of(sentence)
        evidence = blocks[holder].evidence(start, end)
        yield Task(sentence, evidence, owners, due(mark.detail) or due(sentence), status)


def _says_task(detail: str) -> bool:
    """Whether the words after a mark say by themselves what is to be done."""
    said = detail.strip(MARKS).split()
    to = re.search(r"\b(?:to|will|would|be)\s+[a-z]+", detail)
    if assigned(detail):
        return True
    return len(said) >= SHORTEST and bool((to and to.start() > 0) or len(said) >= 2 * SHORTEST)


def _below(blocks: Sequence[Block], place: int) -> tuple[Block, ...]:
    """The list under a bare heading "Actions:"."""
    listed = []
    for block in blocks[place + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM or cue(block) or any(marks(block)):
            break
        listed.append(block)
    heading = blocks[place].text.strip().endswith(":") or blocks[place].kind is BlockKind.HEADING
    return tuple(listed) if heading else ()


def _sentence_before(blocks: Sequence[Block], place: int, start: int) -> tuple[int, Stretch] | None:
    """The sentence that a mark at ``start`` of a block stands behind."""
    while place >= 0:
        text = blocks[place].text[:start]
        after = max((m.end for m in marks(blocks[place]) if m.end < start), default=0)
        said = [(max(s, after), e) for s, e in sentences(text) if e > after]
        found = [s for s in said if text[slice(*s)].strip(MARKS)]
        if found and blocks[place].kind is not BlockKind.TABLE:
            last = found[-1]
            if len(found) > 1 and len(text[last[0] : last[1]].split()) < SHORTEST:
                last = (found[-2][0], last[1])
            return place, last
        place, start = place - 1, len(blocks[place - 1].text) if place else 0
    return None


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \n\t*[]")


# --- in passing, and resolved -------------------------------------------------------------------


def _passing(
    blocks: Sequence[Block], place: int, taken: set[tuple[int, Stretch]], resolved: bool
) -> Iterator[Task]:
    """Commitments of a passage that no mark points at; a resolution's count as marked."""
    block = blocks[place]
    if block.kind is BlockKind.TABLE:
        return
    for stretch in sentences(block.text):
        overlaps = any(p == place and s < stretch[1] and e > stretch[0] for p, (s, e) in taken)
        sentence = block.text[slice(*stretch)]
        task = None if overlaps else promised(sentence, resolved)
        if task:
            owners, confidence = task
            yield Task(
                _tidy(sentence),
                block.evidence(*stretch),
                owners,
                due(sentence),
                plan_or_open(sentence),
                marked=resolved,
                confidence=confidence,
            )
