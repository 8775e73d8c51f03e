"""Action sheets, logs and trackers: what earlier meetings asked for and how far it has come."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extractor.language.dates import parse_date
from extractor.language.names import MARKS, alternatives, is_name
from extractor.parsing.columns import HEADER_ROWS, Columns, find_columns, plain
from extractor.parsing.context import Context
from extractor.parsing.due_times import due
from extractor.parsing.log_cells import Entry, entries, has_task_labels
from extractor.parsing.log_lists import listed
from extractor.parsing.log_states import UNKNOWN, legend_of, state_of, state_of_heading, words
from extractor.parsing.promises import assigned
from extractor.parsing.recipients import recipient
from extractor.records import Action, Block, BlockKind, Cell, Records, Row, Section, Table

REFERENCE = re.compile(r"\w*\d[\w./() -]*")
# "Action – ", "Update: "; "Actioned – " tells a state by itself
LABEL = re.compile(r"\s*(?:actions?|update|response|progress|note)\s*[:–-]+\s*", re.I)
ROWS = 2  # fewer numbers tell nothing of what they count
INITIALS = re.compile(r"[A-Z]{2,4}")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the rows of a log: the meeting that raised them, their item or state."""

    raised: date | None = None
    item: str | None = None
    minute: str | None = None
    state: str | None = None


def parse(section: Section, context: Context) -> Records:
    """Read every entry of a log; ``context`` is not needed, a log says which meeting raised it."""
    found: list[Action] = []
    heading = below = Heading()
    columns: Columns | None = None
    legend = legend_of(section.blocks)
    for block in section.blocks:
        if block.table is None:
            heading = _heading(block, heading)
            continue
        known = _of_outcomes(find_columns(block.table, words().columns, words().floor), block.table)
        own = known is not None and not {"action", "item"}.isdisjoint(known.index)
        if known and not own:  # a table with another kind of header is no log
            columns = None
            continue
        columns = _numbered(known) if known else columns and _goes_on_below(columns, block.table)
        if columns:
            below = _rows(columns, heading if own else below, found, legend)
    actions = found or listed(section.blocks, section.item.id)
    return Records(actions=tuple(replace(a, item_id=section.item.id) for a in actions))


def _of_outcomes(columns: Columns | None, table: Table) -> Columns | None:
    """The columns of a tracker of outcomes: what a meeting's item came to is the task, where the
    table says apart how far that has come."""
    if (
        columns is None
        or "action" in columns.index
        or not {"note", "status"} <= columns.index.keys()
    ):
        return columns
    place = columns.index["note"]
    heads = (row.text(place) for row in (*table.header, *table.body[:HEADER_ROWS]))
    if not any(plain(head) in words().outcomes for head in heads):
        return columns
    index = {name: at for name, at in columns.index.items() if name != "note"}
    return Columns(index | {"action": place}, columns.body)


def _goes_on_below(columns: Columns, table: Table) -> Columns:
    """The columns of a log for a table without a header that goes on with it."""
    return Columns(columns.index, table.body)


def _heading(block: Block, known: Heading) -> Heading:
    """A line between tables: the date of a meeting, or "Completed actions"."""
    state = state_of_heading(block.text)
    short = len(block.text) < 160
    day = (
        parse_date(block.text)
        if short and re.search(r"meeting|held|from|raised|^\W*\d|day\b", block.text, re.I)
        else None
    )
    if re.search(r"updated?\b|as at|version|published", block.text, re.I):
        day = None
    if not state and not day and block.kind is not BlockKind.HEADING:
        return known
    return replace(known, raised=day or known.raised, state=state or (None if day else known.state))


def _rows(
    columns: Columns, heading: Heading, found: list[Action], legend: dict[str, str]
) -> Heading:
    """Add the entries of the rows to ``found``; what the last of them stood under."""
    task = columns.index.get("action", columns.index.get("item", 0))
    labelled = has_task_labels([row.text(task) for row in columns.body])
    for row in columns.body:
        banded = _band(row, columns)
        if banded:
            heading = _under(heading, banded)
            continue
        heading = _carried(row, columns, heading)
        cell = row.cell(task)
        for entry in entries(cell.text, labelled) if cell else []:
            if cell and entry.task is None and found:
                found[-1] = _gone_on(found[-1], cell, entry)
            elif cell and not _is_blank(cell, entry):
                found.append(_action(row, columns, cell, entry, heading, legend))
    return heading


def _band(row: Row, columns: Columns) -> Cell | None:
    """A row that only heads those below it: a date or a title alone, not in the task's column."""
    lone = row.lone
    if lone is None:
        return None
    task = columns.index.get("action", columns.index.get("item"))
    spans = lone.col_span > 1 and lone.col_span >= len(columns.index)
    if lone.column == task and not spans and parse_date(lone.text) is None:
        return None
    if lone.column == columns.index.get("item") and not spans:
        return None
    return lone if row.band or parse_date(lone.text) else None


def _under(heading: Heading, band: Cell) -> Heading:
    day, state = parse_date(band.text), state_of_heading(band.text)
    if day:
        return Heading(raised=day, state=heading.state)
    if state:
        return replace(heading, state=state)
    return replace(heading, item=band.text.strip(), minute=None)


def _carried(row: Row, columns: Columns, heading: Heading) -> Heading:
    """What a row says for itself and for rows below it that leave the cell empty."""
    told = (columns.text(row, name) for name in ("raised", "minute", "reference", "source"))
    raised = next((day for text in told if (day := parse_date(text))), None)
    minute = _minute(columns.text(row, "minute" if "minute" in columns.index else "reference"))
    item = columns.text(row, "item") if "action" in columns.index else ""
    item = re.sub(r"\s+", " ", item) or (heading.item or "")
    return replace(heading, raised=raised or heading.raised, item=item or None, minute=minute)


def _minute(reference: str) -> str | None:
    """The minute's number: ``73``, and of ``73 (5 July 2022)`` what stands before the date, of
    ``5 July 2022, article 3`` what follows the word."""
    if not parse_date(reference):
        return reference if REFERENCE.fullmatch(reference) else None
    if named := _number().search(reference):
        return named["number"]
    before = re.match(
        r"([A-Z]{0,4}\d[\w./-]*)\s*(?:\(|[–-]\s|,|\n|of\b|from\b|(?<=\s)\d)", reference
    )
    return before[1] if before and not parse_date(before[1]) else None


@cache
def _number() -> re.Pattern[str]:
    known = alternatives(words().numbers.words)
    return re.compile(rf"\b(?:{known})s?\.?\s*(?:no\.?\s*)?(?P<number>\d[\w./]*)", re.I)


def _numbered(columns: Columns) -> Columns:
    """The columns without one that only numbers the rows 1, 2, 3."""
    told = [columns.text(row, "reference").strip(" .)") for row in columns.body]
    told = [text for text in told if text]
    if len(told) < ROWS or told != [str(n) for n in range(1, len(told) + 1)]:
        return columns
    known = {name: place for name, place in columns.index.items() if name != "reference"}
    return Columns(known, columns.body)


def _is_blank(cell: Cell, entry: Entry) -> bool:
    text = cell.text[slice(*entry.task)] if entry.task else ""
    return not re.search(r"\w", text) or text.lower().strip(MARKS) in words().blank.words


def _action(
    row: Row, columns: Columns, cell: Cell, entry: Entry, heading: Heading, legend: dict[str, str]
) -> Action:
    start, end = entry.task or (0, len(cell.text))
    text = re.sub(r"\s+", " ", cell.text[start:end]).strip(" •*–-")
    own = cell.text[slice(*entry.note)] if entry.note else ""
    told = (own, columns.text(row, "note"), columns.text(row, "further"))
    note = " ".join(filter(None, map(_flat, told)))
    return Action(
        source="action-sheet",
        text=text,
        evidence=cell.evidence(start, end),
        raised=heading.raised,
        minute=heading.minute,
        item=heading.item,
        owners=_owners(columns.text(row, "owner")) or assigned(text),
        due=_due(row, columns) or due(text),
        recipient=_flat(columns.text(row, "recipient")) or recipient(text),
        status=_state(row, columns, own, heading, legend),
        note=note or None,
    )


def _due(row: Row, columns: Columns) -> str:
    """When it is due: the day on which it is now expected, where the row has one."""
    expected = _flat(columns.text(row, "expected"))
    told = expected if expected.lower().strip(MARKS) not in words().blank.words else ""
    return told or _flat(columns.text(row, "due"))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _state(row: Row, columns: Columns, own: str, heading: Heading, legend: dict[str, str]) -> str:
    """What the status column, the entry's own note, the notes column or the band above say."""
    notes = [columns.text(row, name) for name in ("note", "further")]
    noted = [_noted(own), *(state_of([note]) for note in notes)]
    told = [state_of([columns.text(row, "status")], legend), *noted]
    if parse_date(columns.text(row, "completed")):
        told.append("complete")
    told.append(heading.state or UNKNOWN)
    return next((state for state in told if state != UNKNOWN), UNKNOWN)


def _noted(note: str) -> str:
    """The state of a labelled note: what it goes on to say, else its label.

    ``Action – ...`` is a sheet's word for what is still to be done.
    """
    label = LABEL.match(note)
    if not label:
        return state_of([note])
    further = state_of([note[label.end() :]])
    if further in ("forward-plan", "superseded", "complete"):
        return further
    return "open" if label[0].lower().startswith("action") else further


def _gone_on(action: Action, cell: Cell, entry: Entry) -> Action:
    """A note at the head of a cell that belongs to the entry above it."""
    own = cell.text[slice(*entry.note)] if entry.note else ""
    note = " ".join(filter(None, (action.note, _flat(own))))
    state = _noted(own)
    return replace(action, note=note, status=state if state != UNKNOWN else action.status)


def _owners(text: str) -> tuple[str, ...]:
    """Names or initials each on their own; posts as they are printed."""
    lines = [line.strip(MARKS) for line in re.split(r"\n|;", text) if line.strip(MARKS)]
    pieces = [
        p.strip(MARKS) for line in lines for p in re.split(r"\s*/\s*|\s*,\s*|\s+(?:and|&)\s+", line)
    ]
    if pieces and all(is_name(p) or INITIALS.fullmatch(p) for p in pieces):
        return tuple(pieces)
    return (_flat(" ".join(lines)),) if lines else ()
