"""Action logs set as lists: a date or an item above, then what is to be done, then a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractor.language.dates import parse_date
from extractor.parsing.due_times import due
from extractor.parsing.log_cells import entries
from extractor.parsing.log_states import UNKNOWN, state_of, state_of_heading, words
from extractor.parsing.promises import assigned
from extractor.parsing.report_parts import is_paragraph, opens_part
from extractor.records import Action, Block, BlockKind

LINE = 100  # letters
# a paragraph that says how far the entry above it has come: "Update: ...", "Actioned – ..."
NOTE = re.compile(
    r"\s*(?:update|response|progress|status|actioned|completed?|outcome|officer response)\s*[:–-]",
    re.I,
)
# the label of an entry, with its number if it has one
TASK = re.compile(
    r"\s*(?:action(?: required| point)?|recommendation|decision(?: made)?|request)"
    r"\s*\w{0,3}\s*[:–-]\s*",
    re.I,
)


def listed(blocks: Sequence[Block], item_id: str) -> list[Action]:
    """The entries of a log without tables."""
    found: list[Action] = []
    raised: date | None = None
    item: str | None = None
    state: str | None = None
    reported = False
    for block in blocks:
        if block.table is not None:
            continue
        reported = _reports(block, reported) or (reported and not _heads(block))
        if reported or is_paragraph(block):
            continue
        if NOTE.match(block.text) and found:
            found[-1] = _noted(found[-1], block.text)
        elif _is_entry(block):
            found += _entries(block, raised, item, state or UNKNOWN)
        elif block.kind is BlockKind.HEADING or block.is_bold or len(block.text) < LINE:
            day, told = parse_date(block.text), state_of_heading(block.text)
            updated = re.search(r"updated?\b|as at|printed|published", block.text, re.I)
            raised = raised if updated else day or raised
            state = told or state
            item = item if day or told or updated else block.text.strip()
    return [replace(action, item_id=item_id) for action in found]


def _reports(block: Block, reported: bool) -> bool:
    """Whether a block begins a part of a covering report; recommendations alone may be those that
    the log is on."""
    own = not reported and block.text.lower().startswith("recommend")
    return opens_part(block) and not own and not TASK.match(block.text)


def _heads(block: Block) -> bool:
    """Whether a line heads entries of a log again: a meeting's day, or their state."""
    told = parse_date(block.text) or state_of_heading(block.text)
    return bool(told) and block.kind is not BlockKind.LIST_ITEM and len(block.text) < LINE


def _is_entry(block: Block) -> bool:
    blank = block.text.lower().strip(" .") in words().blank.words
    if blank or block.kind is BlockKind.HEADING:
        return False
    return block.kind is BlockKind.LIST_ITEM or bool(TASK.match(block.text))


def _entries(block: Block, raised: date | None, item: str | None, state: str) -> list[Action]:
    found = []
    for entry in entries(block.text, labelled=True):
        start, end = entry.task or entry.note or (0, len(block.text))
        note = block.text[slice(*entry.note)].strip() if entry.note and entry.task else None
        label = None if entry.task else TASK.match(block.text)
        start = label.end() if label else start
        text = re.sub(r"\s+", " ", block.text[start:end]).strip()
        told = state_of([note]) if note else UNKNOWN
        found.append(
            Action(
                source="action-sheet",
                text=text,
                evidence=block.evidence(start, end),
                raised=raised,
                item=item,
                owners=assigned(text),
                due=due(text),
                status=told if told != UNKNOWN else state,
                note=note,
            )
        )
    return found


def _noted(action: Action, text: str) -> Action:
    state = state_of([text.strip(), NOTE.sub("", text).strip()])
    note = " ".join(filter(None, (action.note, text.strip())))
    return replace(action, note=note, status=state if state != UNKNOWN else action.status)
