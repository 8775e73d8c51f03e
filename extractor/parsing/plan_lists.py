"""Plans set as lists: items below dates, or below what says that they have none yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractor.language.mentions import mentions
from extractor.language.names import MARKS
from extractor.parsing.plan_words import Band, band_above, flat, plans, words
from extractor.parsing.report_parts import is_paragraph, opens_part
from extractor.records import Block, BlockKind, PlanEntry


def listed(blocks: Sequence[Block], *, undated: bool = False) -> Iterator[PlanEntry]:
    """Items listed below dates; labelled lines after an item say more of it.

    What a covering report says in its paragraphs plans nothing.  Beside the tables of a plan only
    lists below headings of ``undated`` items count.
    """
    band: Band | None = None
    entry: PlanEntry | None = None
    for block in blocks:
        below = band_above(block)
        if below or block.table or opens_part(block):
            band = None if undated and not _heads_undated(block, below) else below
        elif entry and _labelled(block.text):
            entry = replace(entry, **_labelled(block.text))
            continue
        elif band and _is_item(block):
            if entry:
                yield entry
            entry = _entry(block, band)
    if entry:
        yield entry


def _heads_undated(block: Block, band: Band | None) -> bool:
    """Whether a heading, and no sentence, says that what is below it has no day yet."""
    heads = block.kind is BlockKind.HEADING or block.is_bold
    return heads and band is not None and band.day is None


def _is_item(block: Block) -> bool:
    """Whether a block is an item of a list, and no numbered paragraph."""
    listed = block.kind is BlockKind.LIST_ITEM and not is_paragraph(block)
    return listed and plans(block.text)


def _entry(block: Block, band: Band) -> PlanEntry:
    lines = block.text.split("\n")
    title, told = _titled(lines[0])
    told |= {k: v for line in lines[1:] for k, v in _labelled(line).items()}
    return PlanEntry(title, block.evidence(), band.section, band.day, **told)


DASH = re.compile(r"\s+[–—-]\s+")


def _titled(line: str) -> tuple[str, dict[str, Any]]:
    """The title of a listed item, and what the line goes on to tell: ``Fostering (Lead: Ann
    Lee)``, ``Fostering – Head of Care – to consider the draft``."""
    title = re.split(r"\s*[(–-]\s*(?=lead)", line, maxsplit=1, flags=re.I)
    if len(title) > 1:
        return flat(title[0]), _labelled(title[1].strip("()"))
    pieces = DASH.split(line)
    lead = next((n for n in range(1, len(pieces)) if _leads(pieces[n], pieces[n + 1 :])), None)
    aim = next((n for n in range(1, len(pieces)) if pieces[n].startswith("to ")), None)
    end = min((n for n in (lead, aim) if n), default=len(pieces))
    told = {"lead_officer": flat(pieces[lead])} if lead else {}
    rest = pieces[lead + 1 if lead else end :]
    told |= {"purpose": flat(" – ".join(rest))} if rest else {}
    return flat(" – ".join(pieces[:end])), told


def _leads(piece: str, after: Sequence[str]) -> bool:
    """Whether a piece of a line is who leads: a post, or a name with a post or an aim after it."""
    head, comma, _ = piece.partition(", ")
    named = mentions(head)
    if piece.lower().strip(MARKS) in words().blank.words and after:
        return True
    if len(named) != 1 or named[0].text != head.strip():
        return False
    return not named[0].bare or bool(comma) or any(p.startswith("to ") for p in after[:1])


def _labelled(text: str) -> dict[str, Any]:
    """``Lead officer: Ann Lee`` as a field of the entry; empty where the line is not labelled."""
    label, colon, value = text.strip().partition(":")
    said = label.lower().strip(MARKS)
    name = next((n for n, known in words().listed.items() if said in known), None)
    return {name: flat(value)} if colon and name and value.strip() else {}
