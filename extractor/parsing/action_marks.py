"""Where minutes mark an action: ACTION, "Action: Chief Officer", an owner's initials on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language.names import alternatives
from extractor.parsing.action_tables import tabled_columns
from extractor.parsing.decision_cues import with_spaced
from extractor.parsing.minute_rows import ACTION_CELL
from extractor.parsing.promises import MARKS, words
from extractor.records import Block, BlockKind

# "HM" or "HM / TR" on a line of its own after the paragraph that holds the task
OWNER_LINE = re.compile(r"(?:^|\n)[ \t]*([A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*)\s*$")
# "The sign would be mended – HM", where a line says what is to be done
LINE_END = re.compile(
    r"^(?=[^\n]*\b(?:would|will|should|to|be)\b)[^\n]{12,300}?\s[–—-]\s?"
    r"(?P<who>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*)\.?[ ]*$",
    re.MULTILINE,
)
# behind the title of an item of a web page, as in: Actions: PDF 162 KB
FILED = re.compile(r"\W*(?:pdf\s+icon\s+)?(?:PDF|DOCX?|XLSX?)\s+[\d.,]+\s?[KM]B\s*$", re.IGNORECASE)
SHORTEST = 5  # words of a sentence that can say by itself what is to be done


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a passage says ACTION: what stands before it, and the detail after it."""

    start: int
    end: int
    detail: str
    plan: bool


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
    if lone and lone[1] not in words().marks.not_owners:
        yield Mark(lone.start(1), lone.end(1), lone[1], plan=False)
    for at_end in LINE_END.finditer(block.text) if not found and not lone else ():
        if words().marks.not_owners.isdisjoint(re.findall(r"[A-Z]+", at_end["who"])):
            yield Mark(at_end.start("who"), at_end.end("who"), at_end["who"], plan=False)
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
    if FILED.match(block.text, match.end()):
        return False
    word = match[0][: match.start("stop") - match.start()]
    opens = not block.text[: match.start()].rpartition("\n")[2].strip(" *[(•-")
    bold = any(s <= match.start() and e >= match.end() - 2 for s, e in block.bold)
    closed = bool(match["stop"].strip(" 0123456789"))
    ends = not block.text[match.end() :].strip(MARKS)
    if word.isupper():
        return block.kind is not BlockKind.HEADING or opens
    return (opens and (closed or ends)) or (bold and not block.is_bold and (closed or ends))
