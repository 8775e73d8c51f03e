"""The commands ``review``: what the tool is unsure of, and what people decide of it.

What is slow to import is imported inside.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.asking import LEDGER
from extractor.asking.selection import Selection
from extractor.extras import needing
from extractor.options import (
    body_options,
    kinds_option,
    library_option,
    limit_option,
    options,
    question_options,
)
from extractor.questions import as_read, decided, today
from extractor.whole_files import write_whole

if TYPE_CHECKING:
    from extractor.linking.reviewed import Review, Subject
    from extractor.records import Decision

KINDS = ("link", "action", "status", "owner", "became", "plan", "report", "indicator", "figure")
FIELDS = (
    *("owner", "status", "due", "text", "became", "plan", "report", "indicator"),
    *("value", "unit", "period", "measure", "name", "role", "title", "kind", "direction"),
)
RECORDS = ("figure", "resolution", "attendance", "item", "statement", "cover")


def reviewer() -> str:
    """The name that git knows, or that of the account."""
    try:
        return name_in_git() or getuser()
    except (KeyError, OSError) as error:
        raise click.UsageError("nothing tells who you are; say it with --by") from error


def name_in_git() -> str:
    """The name that git writes under changes; empty where there is none, or no git."""
    command = ["git", "config", "user.name"]
    try:
        asked_of = subprocess.run(command, capture_output=True, text=True, check=False, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked_of.stdout.strip()


by_option = click.option(
    "--by",
    metavar="NAME",
    default=reviewer,
    show_default="your name in git, or your account's",
    help="Who decides.",
)


def why_option(*, required: bool = False) -> Callable[..., Any]:
    """``--why``."""
    return click.option("--why", metavar="WORDS", required=required, help="The reason.")


deciding_options = options(click.argument("name", metavar="ID"), library_option, by_option)
file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)


@click.group()
def review() -> None:
    """Decide what the tool is unsure of.

    What is decided is kept apart from the papers, wins over what the tool makes of them however
    often they are read again, and can be undone.
    """


@review.command("list")
@question_options
@body_options
@kinds_option(KINDS)
@limit_option(20)
def list_(
    library: str, form: str, bom: bool, kinds: tuple[str, ...], limit: int, **body: Any
) -> None:
    """List what is doubtful, the least certain first.

    Each with its page, what the tool makes of it, and what else may be meant.
    """
    from extractor import review_answers, tables
    from extractor.asking.asked import doubts

    found = doubts(library, Selection(**body), kinds, limit)
    tables.show(review_answers.doubts(found), form, bom=bom)


@review.command()
@deciding_options
@why_option()
def accept(name: str, library: str, by: str, why: str | None) -> None:
    """Say that what was found is right.

    ID is a name that the list gives: of a link, an action, a printed name of an indicator, a
    figure; or that records gives, of any single record of a paper.
    """
    keep(library, [whole(library, name).decision("accept", by, now(), why)])


@review.command()
@deciding_options
@why_option(required=True)
def reject(name: str, library: str, by: str, why: str) -> None:
    """Say that what was found is wrong.

    What was linked goes its own way; what is no action leaves the ledger; a name of an indicator
    is none of the register; a single record leaves every answer.
    """
    keep(library, [whole(library, name).decision("reject", by, now(), why)])


@review.command()
@deciding_options
@click.option(
    "--field",
    type=click.Choice(FIELDS),
    required=True,
    metavar="FIELD",
    help=f"One of: {', '.join(FIELDS)}.",
)
@click.option(
    "--to",
    "value",
    required=True,
    metavar="WORDS",
    help="What is right: owners parted by semicolons, an indicator by its slug, another row "
    "or report by its ID or its words.",
)
@why_option(required=True)
def correct(name: str, library: str, by: str, field: str, value: str, why: str) -> None:
    """Say what is right of something.

    Of an action, a planned item, a name or a single record.

    An empty word means that it is nothing at all.
    """
    from extractor.linking.corrections import impossible

    about = asked(library, name)
    if reason := impossible(about, field, value):
        raise click.UsageError(reason)
    made = about.decision("correct", by, now(), why, field=field, value=value)
    keep(library, [made])


@review.command()
@click.argument("number", type=int, metavar="DECISION")
@library_option
@by_option
@why_option()
def undo(number: int, library: str, by: str, why: str | None) -> None:
    """Take a decision back.

    DECISION is its number in the log.  What was decided before holds again; an undoing may be
    undone itself.
    """
    from extractor.linking.corrections import undoing

    known = {each.id: each for each in decided(library)}
    if number not in known:
        raise click.UsageError(f"there is no decision {number}; see: review log")
    keep(library, [undoing(known[number], by, now(), why)])


@review.command()
@question_options
def log(library: str, form: str, bom: bool) -> None:
    """List every decision, and whether it holds."""
    from extractor import review_answers, tables
    from extractor.linking.decided import FINDING, OF_RECORDS, undone
    from extractor.review_records import lost as lost_records

    made = decided(library)
    linked = any(each.kind not in (FINDING, *OF_RECORDS) for each in made)
    lost = reviewed_of(library).without_effect(made) if linked else ()
    lost += lost_records(library)
    tables.show(review_answers.log(made, undone(made), lost), form, bom=bom)


@review.command()
@click.argument("paper", metavar="PAPER")
@question_options
@kinds_option(RECORDS)
def records(paper: str, library: str, form: str, bom: bool, kinds: tuple[str, ...]) -> None:
    """List the single records of a paper.

    PAPER is named as papers names it.  Each record has the ID by which it is decided, and what was
    decided of it.
    """
    from extractor import review_answers, tables
    from extractor.review_records import paper_called

    found = paper_called(library, paper)
    if found is None:
        raise click.UsageError(f"the library has no paper {paper}; see: papers")
    tables.show(review_answers.records(found, decided(library), kinds), form, bom=bom)


@review.command()
@click.argument("other", metavar="LIBRARY")
@library_option
def copy(other: str, library: str) -> None:
    """Take over the decisions of another library.

    LIBRARY may be of an older version, whose papers have to be ingested into a new one.
    """
    from extractor.library.connect import connect
    from extractor.library.decisions import log_of, take_over

    connect(library)
    numbers = take_over(connect(library, create=True), log_of(other))
    click.echo(f"{len(numbers)} decisions were taken over from {other}")


@review.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@library_option
def export(file: Path, library: str) -> None:
    """Write decisions as examples to train on.

    One JSON object a line: of a link the features and the label of its model, of an action what
    was read and what is right.
    """
    from extractor.linking.lessons import lessons, of_records
    from extractor.review_records import of_decided

    told = of_records(of_decided(library), decided(library))
    found = [*lessons(reviewed_of(library)), *told]
    lines = [json.dumps(each, ensure_ascii=False) + "\n" for each in found]
    try:
        write_whole(file, "".join(lines).encode())
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror or error}") from error
    click.echo(f"{len(found)} examples are in {file}")


@review.command("import")
@file_argument
@library_option
@by_option
@why_option()
def import_(file: Path, library: str, by: str, why: str | None) -> None:
    """Take in an edited spreadsheet of actions.

    FILE is what actions --format xlsx wrote.  Each changed cell becomes a decision; where a row
    cannot be taken, none is.
    """
    with needing("office", "openpyxl"):
        from extractor.exports import edits
    every = reviewed_of(library)
    known = {name for each in every.committees for name in each.entries}
    try:
        found = edits.read(file, known)
    except edits.EditsError as error:
        raise click.ClickException(str(error)) from error
    made = []
    for edit in found:
        about = subject_of(every, edit.reference)
        if about.now(edit.field) != edit.value:
            told = {"field": edit.field, "value": edit.value}
            made.append(about.decision("correct", by, now(), edit.why or why, **told))
    keep(library, made)


# ------------------------------------------------------------------ what they share


def reviewed_of(library: str) -> Review:
    """All that can be decided in the library but single records."""
    from extractor.linking.decided_records import as_decided
    from extractor.linking.reviewed import reviewed

    papers = as_read(library, *LEDGER, "figures", council=None, committee=None)
    made = decided(library)
    return reviewed(as_decided(papers, made), made, today())


def asked(library: str, name: str) -> Subject:
    """What a name that was typed stands for."""
    from extractor.linking.record_kinds import kind_of
    from extractor.review_records import asked as asked_record

    if kind_of(name) is None:
        return subject_of(reviewed_of(library), name)
    found = asked_record(library, name)
    if found is None:
        raise unknown(name)
    return found


def whole(library: str, name: str) -> Subject:
    """What a name stands for that is accepted or rejected."""
    about = asked(library, name)
    if not about.whole:
        raise click.UsageError("a planned item is corrected, or one of its links is named")
    return about


def subject_of(every: Review, name: str) -> Subject:
    """What a name stands for."""
    found = every.subject(name)
    if found is None:
        raise unknown(name)
    return found


def unknown(name: str) -> click.UsageError:
    """That nothing has a name."""
    return click.UsageError(f"nothing in the library is called {name}; see: review list")


def keep(library: str, made: Iterable[Decision]) -> None:
    """Keep decisions, all or none, say their numbers, and link anew what they are about."""
    from extractor.asking.current import refresh
    from extractor.library.connect import connect
    from extractor.library.decisions import add
    from extractor.progress import linking

    engine = connect(library, create=True)
    numbers = add(engine, list(made))
    if not numbers:
        click.echo("nothing was changed")
    for number in numbers:
        click.echo(f"decision {number}; take it back with: review undo {number}")
    with linking() as progress:
        refresh(engine, progress=progress)


def now() -> datetime:
    """The time of a decision."""
    return datetime.now(UTC).replace(microsecond=0)
