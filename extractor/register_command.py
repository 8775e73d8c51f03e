"""The commands ``register``: what is known of indicators, and imports into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.extras import needing
from extractor.options import bom_option, form_option, options
from extractor.registers.folder import VARIABLE

if TYPE_CHECKING:
    from extractor.matching.matcher import Match
    from extractor.registers.indicators import Indicator
    from extractor.tables import Answer

A_FOLDER = click.Path(file_okay=False, path_type=Path)
file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
to_option = click.option(
    "--to",
    type=A_FOLDER,
    envvar=VARIABLE,
    show_envvar=True,
    metavar="DIR",
    help="Where imports are kept, if not in the user's data folder.",
)
shown_options = options(
    click.option(
        "--from",
        "folder",
        type=A_FOLDER,
        envvar=VARIABLE,
        show_envvar=True,
        metavar="DIR",
        help="Where imports were kept, if not in the user's data folder.",
    ),
    form_option("table", "json", "csv"),
    bom_option,
)


@click.group()
def register() -> None:
    """Show and extend what is known of indicators and councils."""


@register.command("list")
@click.option("--theme", metavar="WORDS", help="Only themes with these words.")
@shown_options
def list_(theme: str | None, folder: Path | None, form: str, bom: bool) -> None:
    """List indicators."""
    from extractor import tables
    from extractor.registers.known import known

    words = (theme or "").casefold()
    found = [each for each in known(folder) if words in each.theme.casefold()]
    tables.show(answer(found), form, bom=bom)


@register.command()
@click.argument("slug")
@shown_options
def show(slug: str, folder: Path | None, form: str, bom: bool) -> None:
    """Show all that is known of one indicator."""
    from extractor import tables
    from extractor.registers.known import known

    found = known(folder).get(slug)
    if not found:
        raise click.UsageError(f"no indicator is called {slug!r}; see: register list")
    tables.show(whole(found), form, bom=bom)


@register.command()
@click.argument("name")
@click.option("--unit", metavar="UNIT", help="The unit of its figures: percent, count, rate, …")
@click.option("--theme", default="", metavar="WORDS", help="What the name stands under.")
@shown_options
def match(
    name: str, unit: str | None, theme: str, folder: Path | None, form: str, bom: bool
) -> None:
    """Show which indicator a printed name is.

    With the nearest others, how alike each is, and in what it differs so that it cannot be meant.
    """
    from extractor import tables
    from extractor.matching.matcher import of_register
    from extractor.registers.known import known

    found = of_register(known(folder)).match(name, unit, theme)
    tables.show(matched(name, found), form, bom=bom)


@register.group("import")
def import_() -> None:
    """Add what a published file knows.

    The file is checked whole, and kept only if every row is good; later runs of the tool read it
    beside what is installed.
    """


@import_.command()
@file_argument
@to_option
def lait(file: Path, to: Path | None) -> None:
    """Add the indicators of the Local Authority Interactive Tool.

    FILE is its list of indicators as CSV.
    """
    from extractor.registers import folder
    from extractor.registers import lait as source
    from extractor.registers.indicators import installed

    read = source.read(file)
    more = len(installed().with_(read)) - len(installed())
    where = to or folder.usual()
    folder.keep(file, where, source.NAME)
    click.echo(f"{len(read)} indicators, {more} of them new, are in {where}")


@import_.command("lait-values")
@file_argument
@to_option
def lait_values(file: Path, to: Path | None) -> None:
    """Add what was published of councils in that tool.

    FILE is its values as Parquet; they are read beside its list of indicators, which is imported
    on its own.  Needs the published extra.
    """
    from extractor.registers import folder
    from extractor.registers import lait_values as source

    with needing("published", "duckdb"):
        count = source.check(file)
    where = to or folder.usual()
    folder.keep(file, where, source.NAME)
    click.echo(f"{count:,} published values are in {where}")


@import_.command()
@file_argument
@to_option
def councils(file: Path, to: Path | None) -> None:
    """Add the councils of mySociety's register.

    FILE is its list of UK local authorities as CSV.
    """
    from extractor.registers import folder, mysociety

    read = mysociety.read(file)
    where = to or folder.usual()
    folder.keep(file, where, mysociety.NAME)
    click.echo(f"{len(read)} councils are in {where}")


# ------------------------------------------------------------------ answers


def answer(found: Sequence[Indicator]) -> Answer:
    """Indicators, one a row."""
    from extractor.tables import Answer, Column

    columns = (
        Column("slug", "Slug", long=True),
        Column("label", "Indicator", long=True),
        Column("unit", "Unit"),
        Column("polarity", "Better", wide=True),
        Column("period_type", "Period", wide=True),
    )
    none = "no indicators found"
    return Answer(rows(found), FIELDS, columns, none, flat=flat_rows(found), heading="theme")


def whole(found: Indicator) -> Answer:
    """One indicator, a row a field in a table."""
    from extractor.tables import Answer, Column, flat

    (row,) = printed = flat_rows([found])
    shown = [{"field": name, "value": flat(row[name])} for name in FIELDS if row[name]]
    columns = (Column("field", "Field"), Column("value", "Value", long=True))
    return Answer(rows([found]), FIELDS, columns, "", flat=printed, shown=shown)


def matched(name: str, found: Match) -> Answer:
    """A match, a row a candidate."""
    from extractor.tables import Answer, Column

    each = [
        {
            "slug": c.slug,
            "label": c.label,
            "unit": c.unit,
            "alike": round(c.alike, 3),
            "differs": c.differs,
        }
        for c in found.candidates
    ]
    sure = round(found.confidence, 3)
    decision = f"{found.slug} ({sure:g})" if found.slug else f"no entry is sure ({sure:g})"
    whole = {"name": name, "slug": found.slug, "confidence": sure, "candidates": each}
    columns = (
        Column("slug", "May be", long=True),
        Column("unit", "Unit"),
        Column("alike", "Alike", right=True),
        Column("differs", "Differs in"),
    )
    shown = [row | {"decision": decision} for row in each]
    fields = ("name", "decided", "confidence", "slug", "label", "unit", "alike", "differs")
    flat = [row | {"name": name, "decided": found.slug, "confidence": sure} for row in each]
    none = "no indicator has a name like it"
    return Answer([whole], fields, columns, none, flat=flat, shown=shown, heading="decision")


FIELDS = (
    "slug",
    "label",
    "theme",
    "unit",
    "denominator",
    "per",
    "population",
    "polarity",
    "period_type",
    "valid_from",
    "valid_to",
    "aliases",
    "ids",
)


def rows(found: Sequence[Indicator]) -> list[dict[str, Any]]:
    """Indicators as objects."""
    return [
        {name: getattr(each, name) for name in FIELDS}
        | {"ids": {scheme: list(many) for scheme, many in each.ids.items()}}
        for each in found
    ]


def flat_rows(found: Sequence[Indicator]) -> list[dict[str, Any]]:
    """The same, with each identifier in one piece with its scheme."""
    return [
        row | {"ids": [f"{scheme}: {each}" for scheme, each in indicator.identifiers]}
        for row, indicator in zip(rows(found), found, strict=True)
    ]
