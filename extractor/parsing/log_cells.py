"""Parts a cell of an action log that holds several entries, each with the note on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language.names import alternatives
from extractor.parsing.log_states import words
from extractor.records import Stretch

# "1. ", "2) ", "(a) ", "(iii) " at the beginning of a line
NUMBERED = re.compile(r"(?:^|\n)\s*(?:\((\w{1,4})\)|(\d{1,2}|[a-z])[.)])\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be done and the note on it, as stretches of the cell's text.

    ``task`` is None where a note goes on with the entry before the cell.
    """

    task: Stretch | None
    note: Stretch | None = None
    note_label: str = ""


@cache
def _label() -> re.Pattern[str]:
    """``Decision Made:``, ``Action –``, ``Actioned –`` before a colon or a dash."""
    said = words().labels
    labels = rf"(?P<task>{alternatives(said.task)})|(?P<note>{alternatives(said.note)})"
    return re.compile(rf"(?:(?<=\s)|^)(?:{labels})\s*(?:[:]\s*[-–—]*|\s[-–—]+(?=\s)|[–—])\s*", re.I)


def entries(text: str, labelled: bool) -> list[Entry]:
    """The entries of one cell; ``labelled`` where the table labels what was decided."""
    if not text.strip():
        return []
    if labelled:
        found = list(_labelled(text))
        if found:
            return found
    numbered = _numbered(text)
    return [Entry(stretch) for stretch in numbered] or [Entry(_bare(text))]


def has_task_labels(texts: Sequence[str]) -> bool:
    """Whether some cell opens an entry with a label such as ``Decision Made:``."""
    return any(m["task"] for text in texts for m in _label().finditer(text))


def _labelled(text: str) -> Iterator[Entry]:
    marks = [m for m in _label().finditer(text) if m["task"] or _stands_out(text, m)]
    if not any(m["task"] for m in marks) and not (marks and marks[0].start() == 0):
        return
    ends = [m.start() for m in marks[1:]] + [len(text)]
    task: Stretch | None = None
    lead = marks[0].start()
    if text[:lead].strip():
        task = (0, lead)
    for match, end in zip(marks, ends, strict=True):
        if match["task"]:
            if task:
                yield Entry(task)
            task = (match.end(), end)
        else:
            yield Entry(task, (match.start(), end), match["note"])
            task = None
    if task:
        yield Entry(task)


def _stands_out(text: str, match: re.Match[str]) -> bool:
    """A note's label opens a line, or begins with a capital after the end of a sentence."""
    before = text[: match.start()].rstrip(" ")
    return not before or before.endswith(("\n", ".", "?", "!", ";")) or match["note"][0].isupper()


def _numbered(text: str) -> list[Stretch]:
    marks = list(NUMBERED.finditer(text))
    first = (marks[0][1] or marks[0][2]).lower() if marks else ""
    if len(marks) < 2 or first not in ("1", "a", "i") or text[: marks[0].start()].strip():
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return [(m.end(), end) for m, end in zip(marks, ends, strict=True)]


def _bare(text: str) -> Stretch:
    """The whole cell without a label of its own ("Action: ...")."""
    match = _label().match(text.lstrip())
    start = len(text) - len(text.lstrip()) + (match.end() if match else 0)
    return (start, len(text))
