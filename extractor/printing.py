"""What a person is shown of papers, on a terminal."""

from __future__ import annotations

import click

from extractor import answers, tables
from extractor.contract import Json
from extractor.coverage import summary


def show_coverage(rows: list[Json], form: str, *, bom: bool) -> None:
    """Print the statement of coverage, and its sum where it is in nobody's way."""
    tables.show(answers.papers(rows), form, bom=bom)
    if rows:
        click.echo(summary(rows), err=form != "table")


def show_paper(found: Json) -> None:
    """Print one paper for a person: what it is, its items and records, its problems."""
    paper, meeting, status = found["paper"], found["meeting"], found["status"]
    pages = f"{paper['pages']} pages" if paper["pages"] else None
    click.secho(joined(paper["source"], paper["kind"], pages, status["state"]), bold=True)
    click.echo(joined(*(meeting[k] for k in ("council", "committee", "date", "time", "venue"))))
    for line in answers.minutes(found):
        click.echo(line)
    for heading, answer in answers.paper(found):
        click.secho(f"\n{heading}", bold=True)
        tables.show(answer, "table")
    for problem in answers.why(status["problems"]):
        click.echo(f"problem: {problem}")
    click.echo()


def joined(*parts: str | None) -> str:
    """The parts that are known, on one line."""
    return ", ".join(part for part in parts if part) or "meeting not known"
