"""Printed minutes: the meeting, its items, who came, what was decided and what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractor.language.casing import in_title_case
from extractor.language.dates import parse_date, parse_time
from extractor.language.names import MARKS
from extractor.parsing.action_tables import tabled_columns
from extractor.parsing.attendance import attendance
from extractor.parsing.clearances import clearances
from extractor.parsing.commitments import actions, with_listed
from extractor.parsing.context import Context
from extractor.parsing.minute_items import Part, divide, shows_one_item
from extractor.parsing.minute_numbers import words
from extractor.parsing.minute_rows import rows_as_blocks
from extractor.parsing.resolutions import resolutions
from extractor.records import AgendaItem, Block, BlockKind, Minutes, Records, Section

# "Present:", "MEMBERS PRESENT" alone on a line, "Present Councillors ..."; never "All present are"
PRESENT = re.compile(
    r"(?:^|\n)\W*(?:[\w/.-]+\s+){0,3}?(?:present|attendance|sederunt|yn bresennol)"
    r"(?:\s*(?:[:\t\n–—-]|\([^)]*\)|$)|\s+(?:cllrs?|councillors?|mr|mrs|ms|the)\b)"
    r"|\bpresent\s*:?-?\s*(?:\n|$)",
    re.I,
)
BRACKETS = re.compile(r"\([^()]*\)")  # where somebody is from
APOLOGIES = re.compile(r"\bapolog|\bymddiheur", re.I)
HEAD = 25  # blocks within which the lists of who came follow the opening line


def parse(section: Section, context: Context) -> Records:
    """Read one or more meetings' minutes; ``context`` gives what their own heads leave out.

    An agenda's stub of an item "Minutes" holds none.
    """
    found = Records()
    for blocks in _meetings(rows_as_blocks(section.blocks)):
        found += _meeting(blocks, context, section.item)
    return found


def _meeting(blocks: Sequence[Block], context: Context, item: AgendaItem) -> Records:
    item_id = item.id
    head, *items = divide(blocks)
    if shows_one_item(head.blocks):
        head = replace(head, blocks=_minuted(head.blocks))
    opening = () if shows_one_item(blocks) else _opening(head.blocks)
    known = not opening or _is_whole(item, opening)
    raised = _date(opening) or (context.meeting.date if known else None)
    committee = _committee(opening, context)
    kept = [
        replace(p, blocks=_minuted(_without_headers(p.blocks, committee, raised))) for p in items
    ]
    parts = [head, *kept]
    body = [block for part in kept for block in part.blocks]
    titled = [part.blocks for part in kept if _titled_apologies(part)]
    minutes = Minutes(
        meeting_date=raised,
        committee=committee,
        items=tuple(part.item for part in kept if part.item),
        attendance=attendance(_lists(parts) if items else [], body if items else blocks, titled),
        resolutions=tuple(r for part in parts for r in resolutions(part.blocks, _number(part))),
        start=_time(opening or head.blocks, words().begins, first=True),
        end=_time(blocks, words().ends, first=False),
        item_id=item_id,
    )
    model = context.commitments
    done = tuple(a for p in parts for a in actions(p.blocks, p.item, raised, item_id, model))
    tabled = [p for p in parts if any(b.table and tabled_columns(b.table) for b in p.blocks)]
    for p in tabled:
        listed = with_listed(p.blocks, p.item, raised, done, of_all=tabled == parts[-1:])
        done = tuple(replace(action, item_id=item_id) for action in listed)
    stub = len(minutes.items) <= 1
    empty = stub and not (minutes.attendance or minutes.resolutions or done)
    cleared = tuple(c for p in kept for c in clearances(p.blocks, _number(p), raised, item_id))
    return Records(minutes=() if empty else (minutes,), actions=done, clearances=cleared)


def _number(part: Part) -> str | None:
    return part.item.number if part.item else None


# --- the head -----------------------------------------------------------------------------------


def _meetings(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Part blocks that hold the minutes of several meetings where each one opens."""
    opens = [n for n, block in enumerate(blocks) if _opens(block) and _is_head(blocks, n)]
    starts = [0, *opens[1:]]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        yield tuple(blocks[start:end])


def _opens(block: Block) -> bool:
    """Whether a line heads minutes; those that this meeting approves have a head elsewhere."""
    opens = any(re.search(p, block.text[:300], re.I) for p in words().opens)
    return opens and not _is_of_others(block)


def _is_of_others(block: Block) -> bool:
    """Whether a line tells of the minutes of an earlier meeting."""
    return any(re.search(p, block.text[:300], re.I) for p in words().opens_none)


def _is_head(blocks: Sequence[Block], place: int) -> bool:
    below = blocks[place : place + HEAD]
    return any(PRESENT.search(b.text) for b in below)


def _opening(head: Sequence[Block]) -> tuple[Block, ...]:
    """The lines that say which meeting this is; empty where the minutes have no head."""
    place = next((n for n, block in enumerate(head) if _opens(block)), None)
    if place is not None:
        return tuple(head[max(place - 4, 0) : place + 6])
    return tuple(head[:8]) if _is_head(head, 0) else ()


def _is_whole(item: AgendaItem, opening: Sequence[Block]) -> bool:
    """Whether minutes that only begin with who came are a paper of their own: the paper's meeting
    is theirs."""
    return item.number is None and item.parent is None and not any(map(_opens, opening))


def _date(opening: Sequence[Block]) -> date | None:
    own = (block for block in opening if not _is_of_others(block))
    lines = sorted(own, key=lambda block: not _opens(block))
    said = (f"{block.marker or ''} {block.text}" for block in lines)
    return next((day for text in said if (day := parse_date(text))), None)


def _time(blocks: Sequence[Block], cues: Sequence[str], *, first: bool) -> str | None:
    """The time after one of ``cues``: in the first passage that has it, or in the last."""
    for block in blocks if first else reversed(blocks):
        for match in (m for cue in cues for m in re.finditer(cue, block.text, re.I)):
            time = parse_time(block.text[match.end() : match.end() + 24])
            if time:
                return time
    return None


def _committee(opening: Sequence[Block], context: Context) -> str | None:
    lines = [re.sub(r"\s+", " ", line).strip() for b in opening for line in b.text.split("\n")]
    found = next((name for name in _committee_names(lines)), None)
    known = context.meeting.committee
    if not found or (known and found.lower() == known.lower()):
        return known
    return found


def _committee_names(lines: Sequence[str]) -> Iterator[str]:
    """Names of committees: a line of its own, or within "meeting of the ... held"."""
    for line in lines:
        name = re.split(r"\s*[–—]\s*|\s+-\s+|,|\s+\d", line, maxsplit=1)[0].strip(MARKS)
        if _names_committee(name):
            yield in_title_case(name)
    for line in lines:
        for match in (m for p in words().committee for m in re.finditer(p, line, re.I)):
            if not re.search(r"\d", match["name"]):
                yield in_title_case(match["name"].strip(MARKS))


def _names_committee(name: str) -> bool:
    """Whether a line only names a committee: no post, no person's part, no sentence."""
    said = set(re.findall(r"[\w-]+", name.lower()))
    apart = set(re.findall(r"[\w-]+", BRACKETS.sub("", name.lower())))
    return (
        not apart.isdisjoint(words().committee_words)
        and said.isdisjoint(words().not_committee)
        and len(name) < 120
        and name[:1].isupper()
    )


def _lists(parts: Sequence[Part]) -> list[Block]:
    """The blocks that may list who came: the head, and an item such as "1. Present"."""
    head, *items = parts
    found = list(head.blocks)
    for part in items[:3]:
        title = part.item.title if part.item else ""
        if PRESENT.fullmatch(title):
            found.append(Block(kind=BlockKind.PARAGRAPH, text=title))
        if PRESENT.fullmatch(title) or any(PRESENT.match(b.text) for b in part.blocks):
            found += part.blocks
    return found


def _titled_apologies(part: Part) -> bool:
    """Whether only the title of an item says that those named below it sent apologies."""
    title = part.item.title if part.item else ""
    return bool(APOLOGIES.search(title)) and not any(APOLOGIES.search(b.text) for b in part.blocks)


def _minuted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Of a web page's item only what was minuted: the agenda's own words stand above that."""
    labels = frozenset(words().web_labels)
    said = (at for at, b in enumerate(blocks) if b.text.strip(" :*").lower() in labels)
    return tuple(blocks[next(said, 0) :])


def _without_headers(
    blocks: Sequence[Block], committee: str | None, day: date | None
) -> tuple[Block, ...]:
    """Leave out the running header of printed minutes: the committee's name, the day alone."""
    return tuple(b for b in blocks if not _is_header(b, committee, day))


def _is_header(block: Block, committee: str | None, day: date | None) -> bool:
    if block.kind is BlockKind.TABLE or len(block.text) > 160 or not day:
        return False
    lines = [line.strip(MARKS) for line in block.text.split("\n")]
    named = [line.lower() == (committee or "").lower() for line in lines]
    dated = [len(line) < 40 and parse_date(line) == day for line in lines]
    return all(n or d for n, d in zip(named, dated, strict=True))
