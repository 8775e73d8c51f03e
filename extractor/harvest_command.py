"""The command ``harvest``: a council's papers from its site into a folder."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from corpus.harvest.published import KINDS
from extractor.extras import needing
from extractor.options import bom_option, form_option, kinds_option, max_size_option, options

if TYPE_CHECKING:
    from corpus.harvest.client import Client
    from corpus.harvest.run import Outcome, Wanted, Way
    from extractor.tables import Answer

SOME_FAILED, NONE_FETCHED = 3, 4
FIELDS = (
    "state",
    "committee",
    "date",
    "item",
    "title",
    "kind",
    "bytes",
    "file",
    "url",
    "reason",
)


# 2019-05, 2019-05-14
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
# What can stand in a header, in brackets: papers@example.org
_PLAIN = re.compile(r"[\x20-\x27\x2a-\x7e]{0,120}")


def first_day(typed: str) -> date:
    """``2019-05-14``, or the first day of ``2019-05``."""
    return day_of(typed, last=False)


def last_day(typed: str) -> date:
    """``2019-05-14``, or the last day of ``2019-05``."""
    return day_of(typed, last=True)


def day_of(typed: str, *, last: bool) -> date:
    """A day, or the first or last of a month."""
    found = _DAY.fullmatch(typed)
    try:
        year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        end = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day or end)
    except ValueError as error:
        words = f"{typed!r} is no day or month such as 2019-05 or 2019-05-14"
        raise click.BadParameter(words) from error


def plain(typed: str) -> str:
    """Words that can stand in a header."""
    if not _PLAIN.fullmatch(typed):
        raise click.BadParameter("only an address or a few words in plain letters")
    return typed


what_options = options(
    click.option(
        "--committee",
        "committees",
        multiple=True,
        metavar="WORDS",
        help="Only committees with these words in the name; may be given several times.",
    ),
    click.option(
        "--since", type=first_day, metavar="DAY", help="Only meetings from 2019-05(-14) on."
    ),
    click.option("--until", type=last_day, metavar="DAY", help="Only meetings up to 2024-04(-30)."),
    kinds_option(KINDS),
    click.option(
        "--limit",
        type=click.IntRange(min=1),
        metavar="N",
        help="Fetch no more than N documents in this run.",
    ),
    click.option("--dry-run", "dry", is_flag=True, help="Only list what would be fetched."),
    click.option("--again", is_flag=True, help="Fetch what is held once more."),
    click.option(
        "--recheck",
        type=click.FloatRange(min=0),
        default=24.0,
        show_default=True,
        metavar="HOURS",
        help="Ask whether a document has changed where that was last asked so long ago.",
    ),
)
way_options = options(
    click.option(
        "--council", metavar="NAME", help="The council, where the site's address does not tell."
    ),
    click.option(
        "--delay",
        type=click.FloatRange(min=0),
        default=1.0,
        show_default=True,
        metavar="SECONDS",
        help="Wait between requests; longer where the site asks for it.",
    ),
    max_size_option,
    click.option(
        "--contact",
        type=plain,
        default="",
        metavar="WORDS",
        help="How the council can reach you; sent with each request.",
    ),
    click.option(
        "--allow-private",
        "private",
        is_flag=True,
        help="Also ask hosts at private addresses: an intranet, this machine.",
    ),
)


@click.command()
@click.argument("site", metavar="URL")
@click.option(
    "--to",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the papers and their manifest go.",
)
@what_options
@way_options
@form_option("table", "json", "csv")
@bom_option
def harvest(site: str, folder: Path, form: str, bom: bool, **how: Any) -> None:
    """Download a council's papers from its site.

    URL is any page of its committee system: ModernGov or CMIS.  A manifest in DIR says what each
    file is; ingest reads it.  A second run fetches only what is new or has changed, and goes on
    where one was interrupted.  Ends with what was found, fetched, refused and failed.
    """
    with needing("harvest", "httpx", "httpcore", "protego", "filelock"):
        from corpus.harvest.errors import Failed, HarvestError, Refused

        try:
            outcomes = list(followed(outcomes_of(address_of(site), folder, how)))
        except (HarvestError, Failed, Refused) as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            words = f"{folder}: cannot be written to ({error.strerror or error})"
            raise click.ClickException(words) from error
    show(outcomes, form, bom=bom)
    end(outcomes)


def address_of(site: str) -> str:
    """The address that was typed, of the web where it names no scheme."""
    return site if "://" in site else f"https://{site}"


def outcomes_of(address: str, folder: Path, how: dict[str, Any]) -> Iterator[Outcome]:
    """What becomes of each document of the site."""
    from corpus.harvest.journal import Journal
    from corpus.harvest.run import Harvest
    from corpus.harvest.sites.probing import probe

    with closing(client_of(address, how)) as client, Journal(folder) as journal:
        found = probe(client, address)
        run = Harvest(found, client, journal, wanted_of(how), way_of(address, how))
        yield from run.run()


def client_of(address: str, how: dict[str, Any]) -> Client:
    """A client with the manners that were asked for; the site's own port is allowed."""
    from corpus.harvest.addresses import Rules
    from corpus.harvest.client import Client, Manners, parsed

    port = parsed(address).port
    rules = Rules(how["private"], frozenset((port,)) if port else frozenset())
    return Client(rules, Manners(delay=how["delay"], contact=how["contact"]))


def wanted_of(how: dict[str, Any]) -> Wanted:
    """What of the site was asked for."""
    from corpus.harvest.run import FIRST, Wanted

    return Wanted(
        how["committees"], how["kinds"], how["since"] or FIRST, how["until"], how["limit"]
    )


def way_of(address: str, how: dict[str, Any]) -> Way:
    """How to fetch, and whose papers they are: by the register, from the site's host."""
    from corpus.harvest.run import Way
    from extractor.registers.councils import councils

    host = urlsplit(address).hostname or ""
    found = councils().find(how["council"]) if how["council"] else councils().find_host(host)
    return Way(
        largest=how["max_size"] * 2**20,
        recheck=timedelta(hours=how["recheck"]),
        again=how["again"],
        dry=how["dry"],
        council=how["council"] or (found.name if found else None),
        council_code=found.gss_code if found else None,
    )


# ------------------------------------------------------------------ what is shown


def followed(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes on, showing on a terminal how many there are; a failure is told at once."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, soft_wrap=True, highlight=False)
    said = TextColumn("{task.completed} documents  {task.fields[counts]}")
    with Progress(
        SpinnerColumn(), said, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=None, counts="")
        done: list[Outcome] = []
        for outcome in outcomes:
            done.append(outcome)
            if outcome.state == "failed":
                words = f"Error: {outcome.url}: {outcome.title}: {outcome.reason}"
                bar.console.print(escape(" ".join(words.split())))
            bar.update(task, advance=1, counts=escape(counted(done)))
            yield outcome


def counted(outcomes: Sequence[Outcome]) -> str:
    """How many of each state: ``30 fetched (45.1 MB), 85 unchanged, 3 refused``."""
    parts = []
    for state in ("to-fetch", "fetched", "unchanged", "refused", "failed"):
        of_state = [o for o in outcomes if o.state == state]
        size = sum(o.bytes or 0 for o in of_state) / 2**20
        if of_state:
            sized = f" ({size:,.1f} MB)" if state == "fetched" else ""
            parts.append(f"{len(of_state)} {state.replace('-', ' ')}{sized}")
    return ", ".join(parts)


def show(outcomes: Sequence[Outcome], form: str, *, bom: bool) -> None:
    """Print the closing statement, and its sum where it is in nobody's way."""
    from extractor import tables

    tables.show(answer(outcomes), form, bom=bom)
    parts = counted(outcomes)
    click.echo(f"{len(outcomes)} found{': ' if parts else ''}{parts}", err=form != "table")


def answer(outcomes: Sequence[Outcome]) -> Answer:
    """A row a document; in a table, those that are unchanged are only counted."""
    from extractor.tables import Answer, Column

    rows = [asdict(o) | {"date": o.date and o.date.isoformat()} for o in outcomes]
    rows = [{name: row[name] for name in FIELDS} for row in rows]
    return Answer(
        rows,
        FIELDS,
        (
            Column("state", "State"),
            Column("date", "Meeting"),
            Column("committee", "Committee", wide=True),
            Column("item", "Item", wide=True),
            Column("title", "Document", long=True),
            Column("kind", "Kind", wide=True),
            Column("reason", "Why not", long=True),
        ),
        "nothing is new",
        shown=[row for row in rows if row["state"] != "unchanged"],
    )


def end(outcomes: Sequence[Outcome]) -> None:
    """Leave with the status that the failures call for."""
    failed = any(outcome.state == "failed" for outcome in outcomes)
    some = any(outcome.state in ("fetched", "unchanged", "to-fetch") for outcome in outcomes)
    if failed:
        click.get_current_context().exit(SOME_FAILED if some else NONE_FETCHED)
