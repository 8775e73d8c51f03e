"""What a person types.

Each command is a few lines over one call; what is slow to import is imported inside.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from evaluation.command import evaluate, train
from extractor import __version__
from extractor.actions_command import actions
from extractor.batch.folder import TemporaryFilesError
from extractor.export_command import export
from extractor.extras import needing
from extractor.harvest_command import harvest
from extractor.indicator_commands import compare, indicators
from extractor.library.errors import LibraryError
from extractor.library_command import library as library_commands
from extractor.library_command import tell_upgrade
from extractor.manifest import ManifestError
from extractor.options import (
    batch_options,
    body_options,
    fiction_options,
    form_option,
    library_option,
    limit_option,
    limits_options,
    question_options,
    reading_options,
)
from extractor.query_command import query
from extractor.questions import findings, held, plan, recommendations, rejected
from extractor.register_command import register
from extractor.registers.errors import RegisterError
from extractor.review_command import review
from extractor.reviewer_command import reviewer
from extractor.serve_command import serve

if TYPE_CHECKING:
    from extractor.batch.limits import Limits
    from extractor.ingesting import How
    from extractor.reading import Options

SOME_FAILED, NONE_READ, DIFFERS, INTERRUPTED, NOBODY_READS = 3, 4, 5, 130, 141

STATUSES = """\b
Exit status:
  0    every paper was read or fetched; a question was answered
  1    the library, a site, or a file to import, could not be used
  2    the command was not typed right
  3    some papers failed, others were read or fetched
  4    no paper could be read or fetched
  5    ingest --diff: what is held would change
  130  interrupted; papers already done are kept
"""


class Program(click.Group):
    """Tells what a library cannot do in one line, and ends quietly when nobody reads on."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (LibraryError, ManifestError, RegisterError, TemporaryFilesError) as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(NOBODY_READS)
        return result


@click.group(
    cls=Program,
    epilog=STATUSES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="committee-papers")
def program() -> None:
    """Read UK council committee papers and ask questions of what is in them."""


# ------------------------------------------------------------------ papers


@program.command(epilog=STATUSES)
@click.argument("papers", nargs=-1, required=True, metavar="PAPER...")
@form_option("table", "json")
@reading_options
@limits_options
@click.option(
    "--no-worker", "here", is_flag=True, help="Read in this process, which nothing then stops."
)
def extract(papers: tuple[str, ...], form: str, *, here: bool, **how: Any) -> None:
    """Read papers and print what is in each.

    With --format json, one object a paper, one a line, as each is done; a paper that fails
    prints its object too, with the reason.
    """
    from contextlib import closing

    from extractor.batch.in_order import extractions
    from extractor.contract import as_json
    from extractor.printing import show_paper

    limits, failed = limits_of(how), []
    with closing(extractions(papers, reading_way(how), limits, here=here)) as extracted:
        for extraction in extracted:
            failed.append(extraction.state == "failed")
            if failed[-1]:
                for problem in extraction.problems:
                    click.echo(f"Error: {problem.message}", err=True)
            found = as_json(extraction)
            if form == "json":
                click.echo(json.dumps(found, ensure_ascii=False))
            elif not failed[-1]:
                show_paper(found)
    end(failed)


@program.command(epilog=STATUSES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@question_options
@reading_options
@batch_options
@click.option("--no-linking", is_flag=True, help="Leave linking to the first question.")
@click.option("--diff", is_flag=True, help="Only show what reading anew would change.")
def ingest(paths: tuple[str, ...], library: str, form: str, bom: bool, **how: Any) -> None:
    """Read papers into the library.

    A PATH is a file, a folder with papers in it at any depth, or a URL of either (s3://papers).
    A paper whose content is already held, read by this version in the same way, is left as it
    is; one that has changed replaces what was held.  What is new is linked with the rest, so that
    questions are answered at once.  Ends with the statement of coverage.  A run that was
    interrupted goes on where it stopped when it is typed again.

    With --diff, papers are read anew and compared with what is held, record by record; nothing
    is written.
    """
    from extractor.ingesting import How, ingested, link
    from extractor.library.upgrade import connect_upgraded
    from extractor.printing import show_coverage

    linking, diff = not how.pop("no_linking"), how.pop("diff")
    limits = limits_of(how)
    many = How(how.pop("workers"), how.pop("cluster"), limits, how.pop("report"), how.pop("copies"))
    if diff:
        tell_differences(paths, library, many, reading_way(how), form, bom=bom)
        return
    engine = connect_upgraded(library, tell_upgrade)
    rows = ingested(paths, engine, reading_way(how), many)
    if linking:
        link(engine)
    show_coverage(rows, form, bom=bom)
    end([row["run"] == "failed" for row in rows])


def tell_differences(
    paths: tuple[str, ...], library: str, many: How, way: Options, form: str, *, bom: bool
) -> None:
    """What ``ingest --diff`` does."""
    from extractor.differing_answers import changes, differing, show_differences
    from extractor.library.connect import connect

    if many.report or many.copies:
        raise click.UsageError("--diff writes nothing: no --report, --keep-files")
    rows = differing(paths, connect(library), way, many)
    show_differences(rows, form, bom=bom)
    if changes(rows):
        sys.stdout.flush()
        click.get_current_context().exit(DIFFERS)


@program.command()
@question_options
@body_options
@click.option(
    "--state",
    type=click.Choice(["complete", "partial", "failed"]),
    help="Only papers in this state.",
)
def papers(library: str, form: str, bom: bool, state: str | None, **body: Any) -> None:
    """Say how far each paper was read.

    The statement of coverage: every paper of the library, its pages, those without text, and
    what kept it from being read whole.
    """
    from extractor.coverage import coverage
    from extractor.printing import show_coverage

    rows = [coverage(paper) for paper in held(library, "pages", "problems", **body)]
    show_coverage([row for row in rows if state in (None, row["state"])], form, bom=bom)


@program.command()
@click.argument("sources", nargs=-1, required=True, metavar="PAPER...")
@library_option
def remove(sources: tuple[str, ...], library: str) -> None:
    """Take papers out of the library.

    A PAPER is named as papers names it.  All that was found in it goes with it, as if it had
    never come; what people decided stays in the log, and counts again when the paper does.
    """
    from extractor.library.connect import connect
    from extractor.library.writes import remove

    connect(library)
    remove(connect(library, create=True), sources)
    click.echo(f"{len(set(sources))} papers were removed from {library}")


@program.command()
@click.argument("directory", type=click.Path(file_okay=False), metavar="DIR")
@fiction_options
def sample(directory: str, councils: int, years: int, seed: int, faults: bool) -> None:
    """Write papers of fictional councils.

    Packs, reports, minutes and web pages of councils that do not exist, in house styles that
    differ as real ones do; DIR/COUNCIL/answers has what is true of each.  The same numbers give
    the same files.
    """
    from pathlib import Path

    from extractor.progress import counted

    with needing("sample", "docx", "pikepdf", "reportlab"):
        from corpus.sample import size, write_body

        total = size(councils, years, seed)
        written = write_body(Path(directory), councils, years, seed, faults=faults)
        count = sum(1 for _ in counted(written, total, "papers"))
    click.echo(f"{count} papers of {councils} fictional councils are in {directory}")


# ------------------------------------------------------------------ questions


@program.command()
@question_options
@body_options
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only items of this kind.")
def items(library: str, form: str, bom: bool, kinds: tuple[str, ...], **body: Any) -> None:
    """List agenda items with pages and kinds."""
    from dataclasses import replace

    from extractor import answers, tables

    found = held(library, "items", **body)
    if kinds:
        found = [replace(p, items=tuple(i for i in p.items if i.kind in kinds)) for p in found]
    tables.show(answers.items(found), form, bom=bom)


@program.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@question_options
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only passages of this kind.")
@limit_option(50, "passages")
def search(
    words: tuple[str, ...], library: str, form: str, bom: bool, kinds: tuple[str, ...], limit: int
) -> None:
    """Find words in papers and records.

    All the words must be there, in any form; "quoted words" are a phrase, and word* is how a
    word begins.
    """
    from extractor import answers, tables
    from extractor.library import search as full_text
    from extractor.library.connect import connect

    within = full_text.Within(kinds, without=rejected(library))
    found = full_text.search(connect(library), " ".join(words), within=within, limit=limit)
    tables.show(answers.hits(found), form, bom=bom)


program.add_command(harvest)
program.add_command(actions)
program.add_command(plan)
program.add_command(recommendations)
program.add_command(indicators)
program.add_command(compare)
program.add_command(findings)
program.add_command(review)
program.add_command(reviewer)
program.add_command(serve)
program.add_command(library_commands)
program.add_command(export)
program.add_command(query)


# ------------------------------------------------------------------ how well it does


program.add_command(evaluate)
program.add_command(train)
program.add_command(register)


# ------------------------------------------------------------------ what they share


def reading_way(how: dict[str, Any]) -> Options:
    """The reading options that were typed."""
    from extractor.reading import Options

    return Options(max_bytes=how.pop("max_size") * 2**20, **how)


def limits_of(how: dict[str, Any]) -> Limits:
    """The limits of a paper that were typed."""
    from extractor.batch.limits import Limits

    return Limits(how.pop("max_seconds"), how.pop("max_memory"))


def end(failed: Iterable[bool]) -> None:
    """Leave with the status that the papers call for."""
    each = list(failed)
    if any(each):
        sys.stdout.flush()
        click.get_current_context().exit(NONE_READ if all(each) else SOME_FAILED)


def run(arguments: list[str] | None = None) -> int:
    """Carry out a command and return the exit status."""
    try:
        status = program.main(arguments, prog_name="committee-papers", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("interrupted; papers already done are kept", err=True)
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def collect_seldom() -> None:
    """Look seldom for cycles: answers are many small objects without any, and looking for them
    takes longer than reading."""
    gc.set_threshold(100_000, 50, 100)


def main() -> None:
    """The command ``committee-papers``."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        # Half a surrogate pair, from a file's name, becomes the escape that JSON has for it.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run())


if __name__ == "__main__":
    main()
