"""What minutes say somebody is to do: marked with ACTION, resolved, or promised in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from extractor.language.classifier import Classifier
from extractor.language.sentences import sentences
from extractor.parsing.action_marks import SHORTEST, Mark, marks
from extractor.parsing.action_tables import tabled_columns
from extractor.parsing.clauses import parts
from extractor.parsing.commitment_features import Said
from extractor.parsing.decision_cues import cue
from extractor.parsing.due_times import bracketed_due, due
from extractor.parsing.owners import named_owner, resolved_owner
from extractor.parsing.passing import Promise, promises
from extractor.parsing.promises import (
    MARKS,
    asks,
    assigned,
    handed,
    handed_at_end,
    named_at_head,
    owners_of,
    plan_or_open,
    promised,
    words,
)
from extractor.parsing.recipients import recipient
from extractor.parsing.resolutions import decisions
from extractor.records import Action, Block, BlockKind, Evidence, MinuteItem, Stretch

SAME_TASK = 80.0  # likeness from which a row of a table repeats a task of the text
# a decision in the course of a discussion is no resolution
IN_PASSING = re.compile(
    r"\W*(?:(?:\d+|[a-z])[.)]\s+)?It was (?:also |further |then )?agreed that\b"
)
BEFORE = 6  # sentences before one that say who "she" is and what "this" is


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
    inferred: str | None = None


def actions(
    blocks: Sequence[Block],
    item: MinuteItem | None,
    raised: date | None,
    item_id: str,
    model: Classifier | None = None,
) -> tuple[Action, ...]:
    """Everything that the blocks of one item say is to be done, in order.

    The model tells commitments in passing; without one the rules do.
    """
    told = _once([*_tasks([b for b in blocks if b.text.strip()], model)])
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
        recipient=recipient(task.text),
        status=task.status,
        marked=task.marked,
        confidence=task.confidence,
        inferred=task.inferred,
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
    model: Classifier | None = None

    def said(self, place: int, stretch: Stretch) -> Said:
        """A sentence of a passage, with those before it."""
        before = self.before(place, stretch[0])
        own = sum(s < stretch[0] for s, _ in self.sentences[place])
        return Said(self.blocks[place].text[slice(*stretch)], before, min(own, len(before)))

    def before(self, place: int, start: int) -> tuple[str, ...]:
        """The sentences before the one that starts there, the nearest last."""
        found: list[str] = []
        for at in range(place, -1, -1):
            text, stretches = self.blocks[at].text, self.sentences[at]
            found += [text[s:e] for s, e in reversed(stretches) if at < place or s < start]
            if len(found) >= BEFORE:
                break
        return tuple(reversed(found[:BEFORE]))


def _tasks(blocks: Sequence[Block], model: Classifier | None) -> Iterator[Task]:
    reading = Reading(
        tuple(blocks),
        tuple(tuple(marks(block)) for block in blocks),
        tuple(() if block.table else tuple(sentences(block.text)) for block in blocks),
        model,
    )
    taken: set[tuple[int, Stretch]] = set()
    decided = {place for d in decisions(blocks) for place in range(d.place, d.after)}
    decided -= {place for place in decided if _in_passing(blocks[place])}
    found: list[tuple[int, Task]] = []
    for place, block_marks in enumerate(reading.marks):
        for mark in block_marks:
            found += [(place, task) for task in _marked(reading, place, mark, taken)]
    for place in range(len(blocks)):
        found += [(place, task) for task in _passing(reading, place, taken, place in decided)]
    yield from (task for _, task in sorted(found, key=lambda entry: entry[0]))


def _in_passing(block: Block) -> bool:
    """Whether a passage tells in its course what was decided, beside what somebody will do."""
    decided = cue(block)
    return bool(IN_PASSING.match(block.text)) or (decided is not None and decided.within)


# --- marked -------------------------------------------------------------------------------------


def _marked(
    reading: Reading, place: int, mark: Mark, taken: set[tuple[int, Stretch]]
) -> Iterator[Task]:
    """What one mark marks: the words after it, the list below it, or the sentence before it."""
    if _says_task(mark.detail):
        taken.add((place, (mark.start, mark.end + len(mark.detail))))
        yield from _detailed(reading.blocks[place], mark)
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


def _detailed(block: Block, mark: Mark) -> Iterator[Task]:
    """The tasks that the words after a mark say: one, or one for each of those named."""
    start = block.text.find(mark.detail, max(mark.end - 1, 0))
    pieces = re.split(r";\s*(?:and\s+)?", mark.detail)
    if len(pieces) < 2 or not all(assigned(piece) for piece in pieces):
        yield _task(mark.detail, block.evidence(mark.start, start + len(mark.detail)), mark)
        return
    for piece in pieces:
        at = block.text.find(piece, start)
        yield _task(piece, block.evidence(at, at + len(piece)), mark)


def _task(text: str, evidence: Evidence, mark: Mark) -> Task:
    owners = named_at_head(text)
    if given := handed(text):
        owners, text = owners or (given["who"],), given["task"]
    if (told := handed_at_end(text)) and set(owners) <= set(told[1]):
        text, owners = told
    when = due(text)
    if timed := bracketed_due(text):
        when, text = timed["due"], text[: timed.start()]
    return Task(_tidy(text), evidence, owners, when, _status(mark))


def _before(text: str, evidence: Evidence, mark: Mark) -> Task:
    """The task of the sentence before a mark, with the owner or the date after it."""
    said = _tidy(text).rstrip(" –—-")
    owners = named_at_head(mark.detail) or owners_of(said) or named_owner(said)
    return Task(said, evidence, owners, due(mark.detail) or due(said), _status(mark))


def _status(mark: Mark) -> str:
    return "forward-plan" if mark.plan else "open"


def _says_task(detail: str) -> bool:
    """Whether the words after a mark say by themselves what is to be done."""
    said = detail.strip(MARKS).split()
    to = re.search(r"\b(?:to|will|would|be)\s+[a-z]+", detail)
    if assigned(detail) or handed(detail) or handed_at_end(detail):
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
    decided = cue(block) if resolved else None
    held = [stretch for holder, stretch in taken if holder == place]
    for start, end in reading.sentences[place]:
        if any(s < end and e > start for s, e in held) or block.text[start:end].isupper():
            continue
        if resolved and not (decided and end <= decided.start):  # said before it was resolved
            yield from _resolved(block, (start, end))
            continue
        for promise in promises(reading.said(place, (start, end)), reading.model):
            yield _promised(block, start, promise)


def _promised(block: Block, start: int, promise: Promise) -> Task:
    where = (start + promise.stretch[0], start + promise.stretch[1])
    words = block.text[slice(*where)]
    return Task(
        _tidy(words),
        block.evidence(*where),
        promise.owners,
        promise.due,
        plan_or_open(words),
        marked=False,
        confidence=promise.confidence,
        inferred=promise.task,
    )


def _resolved(block: Block, stretch: Stretch) -> Iterator[Task]:
    """What a sentence of a resolution asks somebody to do, each part of it by itself."""
    whole = block.text[slice(*stretch)]
    for start, end in parts(whole):
        part = whole[start:end]
        found, asked = promised(part, resolved=True), resolved_owner(part)
        sure = found[1] if found else asks(part) if asked else None
        if sure is None:
            continue
        yield Task(
            _tidy(part),
            block.evidence(stretch[0] + start, stretch[0] + end),
            asked or (found[0] if found else ()),
            due(part),
            plan_or_open(part),
            confidence=sure,
        )
