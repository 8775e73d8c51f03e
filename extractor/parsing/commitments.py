"""What minutes say somebody is to do: marked with ACTION, resolved, or promised in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from rapidfuzz import fuzz

from extractor.language.names import alternatives
from extractor.language.sentences import sentences
from extractor.parsing.columns import Columns, find_columns
from extractor.parsing.log_states import words as log_words
from extractor.parsing.minute_rows import ACTION_CELL
from extractor.parsing.promises import (
    MARKS,
    assigned,
    bracketed_due,
    due,
    handed,
    named_at_head,
    owners_of,
    plan_or_open,
    promised,
    words,
)
from extractor.parsing.resolutions import cue, decisions, with_spaced
from extractor.records import Action, Block, BlockKind, Evidence, MinuteItem, Stretch, Table

# "HM" or "HM / TR" on a line of its own after the paragraph that holds the task
OWNER_LINE = re.compile(r"(?:^|\n)[ \t]*([A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*)\s*$")
NOT_OWNERS = frozenset(
    ("II", "III", "IV", "VI", "VII", "NIL", "TBC", "TBA", "AOB", "IT", "AM", "PM")
)
SAME_TASK = 80.0  # likeness from which a row of a table repeats a task of the text
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
    told = _once([*_tasks([b for b in blocks if b.text.strip()])])
    return tuple(_action(task, item, raised, item_id) for task in told)


def with_listed(
    blocks: Sequence[Block],
    item: MinuteItem | None,
    raised: date | None,
    known: Sequence[Action],
    *,
    of_all: bool,
) -> tuple[Action, ...]:
    """The ``known`` actions with the rows of the tables of actions among ``blocks``.

    A table under an item is that item's; one at the end may be ``of_all`` items.  A row stands in
    place of a commitment that its item's text makes in passing.  What else it
    repeats it marks, and tells who is to do it and when.
    """
    found = list(known)
    number, title = (item.number, item.title) if item else (None, None)
    for task in _rows_of(blocks):
        row = _action(task, item, raised, "")
        near = [n for n, a in enumerate(found) if of_all or (a.minute, a.item) == (number, title)]
        same = [n for n in near if _same(row, found[n])]
        best = max(same, key=lambda n: (found[n].marked, _likeness(row, found[n])), default=None)
        if best is None:
            found.append(row)
        elif not found[best].marked and found[best].minute == row.minute:
            found[best] = row
        else:
            found[best] = _told_by(found[best], row)
    return tuple(found)


def _told_by(action: Action, row: Action) -> Action:
    """The action with what a row that repeats it says of who and when."""
    owners, when = row.owners or action.owners, row.due or action.due
    return replace(action, marked=True, owners=owners, due=when)


def _action(task: Task, item: MinuteItem | None, raised: date | None, item_id: str) -> Action:
    return Action(
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


def _once(tasks: Sequence[Task]) -> Iterator[Task]:
    """Each task once: web pages print a decision under "Decision" and again in the minutes."""
    seen: set[str] = set()
    for task in tasks:
        said = re.sub(r"\W+", " ", task.text.lower())
        if said not in seen:
            seen.add(said)
            yield task


def _same(one: Action, other: Action) -> bool:
    return _likeness(one, other) >= SAME_TASK


def _likeness(one: Action, other: Action) -> float:
    texts = (re.sub(r"\W+", " ", action.text.lower()) for action in (one, other))
    return fuzz.token_set_ratio(*texts)


# --- a table of actions -------------------------------------------------------------------------


def tabled_columns(table: Table) -> Columns | None:
    """The columns of a table that lists a meeting's actions: "Action | Owner | Deadline"."""
    columns = find_columns(table, log_words().columns, log_words().floor)
    known = columns and {"action", "owner"} <= columns.index.keys()
    return columns if known and table.columns > 1 else None


def _rows_of(blocks: Sequence[Block]) -> Iterator[Task]:
    return (task for block in blocks for task in _tabled(block))


def _tabled(block: Block) -> Iterator[Task]:
    columns = tabled_columns(block.table) if block.table else None
    for row in columns.body if columns else ():
        cell = row.cell(columns.index["action"]) if columns else None
        if columns and cell and len(cell.text.split()) > 2:
            owner, when = columns.text(row, "owner"), columns.text(row, "due")
            owners = named_at_head(owner) or ((_tidy(owner),) if owner else ())
            text = _tidy(cell.text)
            yield Task(text, cell.evidence(), owners, _tidy(when) or due(text))


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages of an item with their marks and their sentences."""

    blocks: tuple[Block, ...]
    marks: tuple[tuple[Mark, ...], ...]
    sentences: tuple[tuple[Stretch, ...], ...]


def _tasks(blocks: Sequence[Block]) -> Iterator[Task]:
    reading = Reading(
        tuple(blocks),
        tuple(tuple(marks(block)) for block in blocks),
        tuple(() if block.table else tuple(sentences(block.text)) for block in blocks),
    )
    taken: set[tuple[int, Stretch]] = set()
    decided = {place for d in decisions(blocks) for place in range(d.place, d.after)}
    found: list[tuple[int, Task]] = []
    for place, block_marks in enumerate(reading.marks):
        for mark in block_marks:
            found += [(place, task) for task in _marked(reading, place, mark, taken)]
    for place in range(len(blocks)):
        found += [(place, task) for task in _passing(reading, place, taken, place in decided)]
    yield from (task for _, task in sorted(found, key=lambda entry: entry[0]))


# --- marked -------------------------------------------------------------------------------------


@cache
def _mark() -> re.Pattern[str]:
    """``ACTION``, ``ACTION – present to next Committee``, ``Action: Chief Officer``."""
    said = words().marks
    known = rf"(?P<plan>{alternatives(said.plan)})|(?:{alternatives(with_spaced(said.action))})"
    not_names = rf"(?!\s+(?:{alternatives(said.names)})\b)"
    return re.compile(
        rf"(?<![\w-])(?:{known}){not_names}(?![\w’'-])(?P<stop>\s*\d*\s*[:–—.-]*)", re.I
    )


def marks(block: Block) -> Iterator[Mark]:
    """The marks of a passage, each with the words after it as far as the next mark."""
    if block.marker == ACTION_CELL:
        yield Mark(0, 0, block.text, plan=False)
        return
    if block.table and tabled_columns(block.table):
        return
    found = [m for m in _mark().finditer(block.text) if _is_mark(block, m)]
    lone = None if found or block.kind is BlockKind.HEADING else OWNER_LINE.search(block.text)
    if lone and lone[1] not in NOT_OWNERS:
        yield Mark(lone.start(1), lone.end(1), lone[1], plan=False)
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
    reading: Reading, place: int, mark: Mark, taken: set[tuple[int, Stretch]]
) -> Iterator[Task]:
    """What one mark marks: the words after it, the list below it, or the sentence before it."""
    if _says_task(mark.detail):
        taken.add((place, (mark.start, mark.end + len(mark.detail))))
        yield _detailed(reading.blocks[place], mark)
        return
    listed = range(place + 1, _end_of_list(reading, place, mark))
    for below in listed:
        taken |= {(below, stretch) for stretch in reading.sentences[below]}
        yield _task(reading.blocks[below].text, reading.blocks[below].evidence(), mark)
    where = None if listed else _sentence_before(reading, place, mark.start)
    if where:
        taken.add(where)
        holder, stretch = where
        block = reading.blocks[holder]
        yield _before(block.text[slice(*stretch)], block.evidence(*stretch), mark)


def _detailed(block: Block, mark: Mark) -> Task:
    start = block.text.find(mark.detail, max(mark.end - 1, 0))
    return _task(mark.detail, block.evidence(mark.start, start + len(mark.detail)), mark)


def _task(text: str, evidence: Evidence, mark: Mark) -> Task:
    owners = named_at_head(text)
    if given := handed(text):
        owners, text = owners or (given["who"],), given["task"]
    when = due(text)
    if last := bracketed_due(text):
        when, text = last["due"], text[: last.start()]
    return Task(_tidy(text), evidence, owners, when, _status(mark))


def _before(text: str, evidence: Evidence, mark: Mark) -> Task:
    """The task of the sentence before a mark, with the owner or the date after it."""
    said = _tidy(text)
    owners = named_at_head(mark.detail) or owners_of(said)
    return Task(said, evidence, owners, due(mark.detail) or due(said), _status(mark))


def _status(mark: Mark) -> str:
    return "forward-plan" if mark.plan else "open"


def _says_task(detail: str) -> bool:
    """Whether the words after a mark say by themselves what is to be done."""
    said = detail.strip(MARKS).split()
    to = re.search(r"\b(?:to|will|would|be)\s+[a-z]+", detail)
    if assigned(detail) or handed(detail):
        return True
    return len(said) >= SHORTEST and bool((to and to.start() > 0) or len(said) >= 2 * SHORTEST)


def _end_of_list(reading: Reading, place: int, mark: Mark) -> int:
    """Where the list under a bare heading "Actions:" ends; just after it where there is none."""
    heading, end = reading.blocks[place], place + 1
    headed = heading.text.strip().endswith(":") or heading.kind is BlockKind.HEADING
    if mark.detail or heading.text[: mark.start].strip(MARKS) or not headed:
        return end
    if _closes_item(reading, place):
        return end
    while end < len(reading.blocks) and reading.blocks[end].kind is BlockKind.LIST_ITEM:
        if cue(reading.blocks[end]) or reading.marks[end]:
            break
        end += 1
    return end


def _closes_item(reading: Reading, place: int) -> bool:
    """Whether a bare "ACTION" on its line stands below an item of a list, which it marks."""
    above = reading.blocks[place - 1] if place else None
    one = reading.blocks[place].text.strip(" *").lower() in words().marks.one
    return one and above is not None and above.kind is BlockKind.LIST_ITEM


def _sentence_before(reading: Reading, place: int, start: int) -> tuple[int, Stretch] | None:
    """The sentence that a mark at ``start`` of a block stands behind."""
    for holder in range(place, -1, -1):
        text = reading.blocks[holder].text
        before = start if holder == place else len(text)
        after = max((m.end for m in reading.marks[holder] if m.end < before), default=0)
        said = [(max(s, after), min(e, before)) for s, e in reading.sentences[holder]]
        found = [(s, e) for s, e in said if text[s:e].strip(MARKS)]
        if not found:
            continue
        last = found[-1]
        if len(found) > 1 and len(text[slice(*last)].split()) < SHORTEST:
            last = (found[-2][0], last[1])
        return holder, last
    return None


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \n\t*[]")


# --- in passing, and resolved -------------------------------------------------------------------


def _passing(
    reading: Reading, place: int, taken: set[tuple[int, Stretch]], resolved: bool
) -> Iterator[Task]:
    """Commitments of a passage that no mark points at; a resolution's count as marked."""
    block = reading.blocks[place]
    if len(block.text) < 80 and block.text.rstrip().endswith(":"):  # only heads what follows
        return
    held = [stretch for holder, stretch in taken if holder == place]
    for start, end in reading.sentences[place]:
        sentence = block.text[start:end]
        overlaps = any(s < end and e > start for s, e in held)
        found = None if overlaps else promised(sentence, resolved)
        if found:
            yield Task(
                _tidy(sentence),
                block.evidence(start, end),
                found[0],
                due(sentence),
                plan_or_open(sentence),
                marked=resolved,
                confidence=found[1],
            )
