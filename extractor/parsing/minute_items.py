"""Parts printed minutes into their head and their items, however these are numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.names import MARKS, alternatives
from extractor.language.people import people
from extractor.parsing.attendance_words import words as attendance_words
from extractor.parsing.minute_numbers import (
    LONGEST_TITLE,
    Title,
    is_date,
    number_line,
    numbered,
    run_in,
    words,
)
from extractor.records import Block, BlockKind, MinuteItem


@dataclass(frozen=True, slots=True)
class Part:
    """An item (None for the head of the minutes) and the blocks below its title."""

    item: MinuteItem | None
    blocks: tuple[Block, ...]


def divide(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The head (first, without item) and every item of one meeting's minutes."""
    alone = shows_one_item(blocks)
    titles = _below(blocks) or ([] if alone else numbered(blocks))
    titles = titles or _numbers_below(_headed(blocks), blocks)
    titles = titles or ([] if alone else run_in(blocks))
    places = [t.place for t in titles] + [len(blocks)]
    parts = [Part(None, tuple(blocks[: places[0]]))]
    for title, end in zip(titles, places[1:], strict=True):
        item = MinuteItem(title.number, _plain(title.words), blocks[title.place].evidence())
        parts.append(Part(item, tuple(blocks[title.place + title.body : end])))
    return tuple(parts)


def shows_one_item(blocks: Sequence[Block]) -> bool:
    """Whether the blocks are a web page of one item."""
    return any(block.text.strip().lower() in words().one_item for block in blocks[:4])


def _plain(title: str) -> str:
    """A title without what a web page prints after it: ``pdf icon PDF 135 KB``."""
    bare = re.sub(rf"(?i)(?:\s*(?:{'|'.join(words().file_notes)}))+\s*$", "", title)
    return bare.strip() or title


# --- a title with "(Item 4)" below it -----------------------------------------------------------


@cache
def _item_line() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?:{alternatives(words().item_words)})\s*(?:no\.?\s*)?(\d+\w?)[)\]]", re.I
    )


def _below(blocks: Sequence[Block]) -> list[Title]:
    found: list[Title] = []
    for place, block in enumerate(blocks):
        match = _item_line().search(block.text) if block.kind is not BlockKind.TABLE else None
        if match and match.start() <= LONGEST_TITLE:
            found.append(_title_above(blocks, place, match, found[-1].place if found else -1))
    return found if len(found) > 1 else []


def _title_above(blocks: Sequence[Block], place: int, match: re.Match[str], last: int) -> Title:
    """The title before ``(Item 4)``: in the same block, or in the blocks just above."""
    block = blocks[place]
    before = block.text[: match.start()].strip()
    body = 1 if not block.text[match.end() :].strip() else 0
    first = place
    texts = [f"{block.marker or ''} {before}".strip()] if before else []
    while not texts or (first - 1 > last and _goes_on(blocks, first, texts[0])):
        first -= 1
        if first <= last or first < 0:
            return Title(
                max(first + 1, 0), match[1], " ".join(texts), body=place - first - 1 + body
            )
        texts.insert(0, f"{blocks[first].marker or ''} {blocks[first].text}".strip())
    words_ = re.sub(r"\s+", " ", " ".join(texts))
    number = number_line().match(words_)
    title = words_[number.end() :] if number else words_
    above = blocks[first - 1].text.strip() if first - 1 > last else ""
    lone = number_line().fullmatch(above)  # "1772." on a line of its own
    own = words_[: number.end("suffix")] if number else match[1]
    if lone and not number:
        first, body, own = first - 1, body + 1, above[: lone.end("suffix")]
    return Title(first, own, title.strip(" *"), body=place - first + body)


def _goes_on(blocks: Sequence[Block], first: int, text: str) -> bool:
    """Whether the block above ``first`` is the beginning of the same title."""
    above = blocks[first - 1]
    if number_line().match(text) or above.kind is not blocks[first].kind:
        return False
    same = above.kind is BlockKind.HEADING and above.level == blocks[first].level
    counted = bool(above.marker) or bool(number_line().match(above.text))
    return (
        (same or above.is_bold)
        and (text[:1].islower() or counted)
        and len(above.text) < LONGEST_TITLE
    )


# --- headings without numbers -------------------------------------------------------------------


def _headed(blocks: Sequence[Block]) -> list[Title]:
    """Headings after the lists of who came; only in minutes that have such lists."""
    present = next((p for p, b in enumerate(blocks) if _is_label(b.text)), None)
    if present is None:
        return []
    return [
        Title(place, None, block.text.strip(MARKS), body=1)
        for place, block in enumerate(blocks)
        if place > present and _is_heading(block, blocks[place + 1 : place + 2])
    ]


def _numbers_below(titles: list[Title], blocks: Sequence[Block]) -> list[Title]:
    """Titles with the numbers of the paragraphs below them, where only these are numbered."""
    below = [blocks[t.place + t.body : t.place + t.body + 1] for t in titles]
    markers = [b[0].marker.strip(" .)") if b and b[0].marker else "" for b in below]
    counts = [int(m) for m in markers if m.isdigit()]
    if len(counts) < 2 or counts != sorted(set(counts)):
        return titles
    return [
        replace(t, number=m if m.isdigit() else None) for t, m in zip(titles, markers, strict=True)
    ]


def _is_heading(block: Block, below: Sequence[Block]) -> bool:
    text = block.text.strip(MARKS)
    if block.kind is BlockKind.TABLE or not text or len(text) > 160:
        return False
    if _is_label(block.text) and any(p.start < 12 for b in below for p in people(b.text)):
        return False
    looks = block.kind is BlockKind.HEADING or block.is_bold
    ends = attendance_words().ends.phrases
    said = text.lower()
    if not looks or said in words().not_titles or said in ends or said.startswith("resolved"):
        return False
    return not is_date(text) and not people(text) and not text.upper().startswith("ACTION")


def _is_label(text: str) -> bool:
    labels = attendance_words().labels
    first = re.split(r"[:\n\t–-]", text.lower(), maxsplit=1)[0].strip(MARKS)
    return any(first in phrases for phrases in labels.values())
