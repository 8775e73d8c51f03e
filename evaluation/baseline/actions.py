"""Actions: paragraphs that say ACTION or "agreed to", and tables with a column of actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evaluation.baseline.pages import DAY, Grid, Page, day, paragraphs
from evaluation.matching import Json

HELD = re.compile(r"minutes of|held on|[a-z]day,? \d", re.I)
CLOSED = re.compile(r"meeting (?:ended|closed|concluded)", re.I)
HEADING = re.compile(r"^(\d{1,3}(?:/\d+)?)\.? +[A-Z]")
MARKED = re.compile(r"\bACTION\b(?! (?:PLAN|SHEET|TRACKER))|^(?:[•-] )?Action:")
PROMISED = re.compile(r"\b(?:agreed|undertook|offered|asked|promised|would ensure) (?:to|that)\b")
OWNER = re.compile(r"(?:^Action: |[Tt]he )((?:[A-Z][\w-]+ ?(?:of |for |and )?)+?)(?: to | agreed"
                   r"| undertook| offered)")  # fmt: skip
DUE = re.compile(r"\bby ((?:\d{1,2} )?[A-Z][a-z]+ \d{4})")
COLUMNS = (
    ("text", r"action|recommendation|decision"),
    ("owner", r"lead|owner|responsible|officer"),
    ("due", r"due|deadline|by when|target date"),
    ("raised", r"meeting|date"),
    ("minute", r"minute|ref"),
    ("status", r"status|outcome|progress|update"),
)
STATES = (
    ("superseded", r"superseded"),
    ("forward-plan", r"work programme|forward plan"),
    ("complete", r"complete|actioned|closed"),
)


def actions(pages: Sequence[Page]) -> Iterator[Json]:
    """Actions of minutes, from the line that says when to the one that says the end; then those
    of tables."""
    raised = minute = None
    for page in pages:
        for words in paragraphs(page):
            if HELD.search(words):
                raised = raised or day(words)
            raised = None if CLOSED.search(words) else raised
            heading = HEADING.match(words)
            minute = heading[1] if heading else minute
            if raised and (MARKED.search(words) or PROMISED.search(words)):
                yield in_minutes(words, raised, minute, page.number)
        for grid in page.tables:
            yield from in_table(grid, page.number)


def in_minutes(words: str, raised: str, minute: str | None, page: int | None) -> Json:
    """A paragraph that raises an action."""
    owner, due = OWNER.search(words), DUE.search(words)
    return action(
        "minutes",
        {
            "raised": raised,
            "minute": minute,
            "text": MARKED.sub("", words).strip(),
            "owners": [owner[1].strip()] if owner else [],
            "due": due[1] if due else None,
            "marked": bool(MARKED.search(words)),
        },
        page,
    )


def in_table(grid: Grid, page: int | None) -> Iterator[Json]:
    """The rows of a table of actions; a row that is only a date is a band."""
    columns = named_columns(grid[0]) if grid else {}
    if "text" not in columns or len(columns) < 3:
        return
    band = None
    for row in grid[1:]:
        filled = [cell for cell in row if cell]
        if len(filled) == 1 and DAY.fullmatch(filled[0]):
            band = day(filled[0])
        elif row[columns["text"]]:
            told = {name: row[n] for name, n in columns.items()}
            yield action("action-sheet", entry(told, " ".join(row), band), page)


def named_columns(heads: Sequence[str]) -> dict[str, int]:
    """What each column of a table of actions holds, by its header."""
    found: dict[str, int] = {}
    for n, head in enumerate(heads):
        name = next((k for k, words in COLUMNS if re.search(words, head, re.I)), None)
        if name:
            found.setdefault(name, n)
    return found


def entry(told: dict[str, str], words: str, band: str | None) -> Json:
    """A row of the table."""
    status = next((state for state, said in STATES if re.search(said, words, re.I)), "open")
    return {
        "raised": day(told.get("raised", "")) or band,
        "minute": told.get("minute") or None,
        "text": told["text"],
        "owners": [told["owner"]] if told.get("owner") else [],
        "due": told.get("due") or None,
        "status": status,
    }


def action(source: str, values: Json, page: int | None) -> Json:
    """An action as the contract has it."""
    usual: Json = {"status": "open", "marked": True, "confidence": 1.0, "item": None, "note": None}
    return {"source": source, **usual, **values, "evidence": {"page": page, "text": values["text"]}}
