"""The command ``actions``: the ledger printed, or as a file for officers.

What is slow to import is imported inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.asking import LEDGER
from extractor.asking.selection import Selection, holds
from extractor.extras import needing
from extractor.options import (
    as_of_option,
    body_options,
    bom_option,
    form_option,
    library_option,
    options,
)
from extractor.questions import decided, held, today
from extractor.whole_files import write_whole

if TYPE_CHECKING:
    from extractor.contract import Json
    from extractor.linking.ledger import Entry
    from extractor.records import Extraction

STATES = (
    "open",
    "reported-complete",
    "on-forward-plan",
    "delivered",
    "superseded",
    "vanished",
    "reopened",
)
FILES = ("xlsx", "docx", "ics")

which_options = options(
    click.option(
        "--state",
        "states",
        multiple=True,
        type=click.Choice(STATES),
        metavar="STATE",
        help=f"Only these: {', '.join(STATES)}.",
    ),
    click.option("--owner", metavar="WORDS", help="Only actions of owners with these words."),
    as_of_option,
)


@click.command()
@library_option
@form_option("table", "json", "csv", *FILES)
@bom_option
@body_options
@which_options
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where an xlsx, docx or ics is written (needs the office extra).",
)
def actions(
    library: str,
    form: str,
    bom: bool,
    file: Path | None,
    as_of: datetime | None,
    **asked: Any,
) -> None:
    """List actions and what became of them.

    The ledger has each action once, from the minutes that raised it through later action
    sheets, with its history.  For officers it is also a spreadsheet (xlsx), the action sheet for
    the next agenda (docx) or a calendar of what is due (ics).
    """
    from extractor import answers, tables
    from extractor.asking import asked as kept

    if (form in FILES) != (file is not None):
        raise click.UsageError("--to FILE goes with --format xlsx, docx or ics")
    states, owner = asked.pop("states"), asked.pop("owner")
    if form == "docx" and (states or owner):
        raise click.UsageError("a docx has all that a committee is owed: no --state, --owner")
    found: Sequence[Entry | Json]
    if as_of:
        found = stood(library, as_of.date(), states, owner, **asked)
    else:
        found = kept.actions(library, Selection(**asked), states, owner, today())
    if file is None:
        tables.show(answers.actions(found), form, bom=bom)
    else:
        papers = held(library, "plan", **asked) if form == "docx" else []
        write(file, as_file(form, found, papers, as_of.date() if as_of else today()))
        count = "1 action is" if len(found) == 1 else f"{len(found)} actions are"
        click.echo(f"{count} in {file}")


def stood(
    library: str, day: date, states: Sequence[str], owner: str | None, **body: Any
) -> list[Entry]:
    """The ledger as it stood on a day."""
    from extractor.linking.ledger import ledger

    papers, decisions = held(library, *LEDGER, **body), decided(library)
    return [
        entry
        for entry in ledger(papers, today=today(), as_of=day, decisions=decisions)
        if (not states or entry.state in states) and holds(" ".join(entry.owners), owner)
    ]


def as_file(
    form: str, found: Sequence[Entry | Json], papers: Sequence[Extraction], day: date
) -> bytes:
    """The ledger in a form of :data:`FILES`."""
    from extractor.answers import as_rows
    from extractor.asking.rebuilt import records
    from extractor.linking.ledger import Entry

    entries = records(Entry, as_rows(found))
    with needing("office", "openpyxl", "docx", "icalendar"):
        if form == "xlsx":
            from extractor.exports.workbook import workbook

            return workbook(entries, day)
        if form == "ics":
            from extractor.exports.calendar_file import calendar_file

            return calendar_file(entries, day)
        from extractor.exports.action_sheet import action_sheet, next_meetings

        return action_sheet(entries, next_meetings(papers, day), day)


def write(file: Path, content: bytes) -> None:
    """Write a file whole; one that cannot be written is told."""
    try:
        write_whole(file, content)
    except OSError as error:
        reason = f"{file}: {error.strerror}" if error.strerror else error
        raise click.UsageError(f"--to: {reason}") from error
