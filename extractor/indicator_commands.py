"""The commands ``indicators`` and ``compare``; what is slow to import is imported inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from extractor.asking.selection import Selection
from extractor.extras import needing
from extractor.options import body_options, options, question_options

if TYPE_CHECKING:
    from extractor.linking.comparing import Comparison, Question
    from extractor.registers.indicators import Indicator

PERIOD_TYPES = (
    "financial-quarter",
    "financial-year",
    "academic-year",
    "municipal-year",
    "calendar-year",
    "half-term",
    "term",
    "month",
    "day",
    "year-to-date",
    "rolling-year",
)


class When(click.ParamType[date]):
    """A period or a day; ``ends`` says which end of it is meant."""

    name = "period"

    def __init__(self, ends: Literal["start", "end"]) -> None:
        self.ends = ends

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The first or the last day of a period: of 2019, 2022-23, 2022-23 Q3, 2022-11-30."""
        from extractor.language import fiscal
        from extractor.language.periods import parse_period
        from extractor.linking.breaks import period_of

        period = parse_period(str(value)) or period_of(str(value), fiscal.MONTH)
        if period is None:
            self.fail(f"{value!r} is no period such as 2019, 2022-23, 2022-23 Q3 or 2022-11-30")
        return period.start if self.ends == "start" else period.end


@click.command()
@click.argument("name", required=False)
@question_options
@body_options
@click.option("--theme", metavar="WORDS", help="Only indicators of themes with these words.")
def indicators(
    name: str | None, library: str, form: str, bom: bool, theme: str | None, **body: Any
) -> None:
    """Show indicators period by period.

    Without a NAME, a table shows each indicator's latest value; with one, every period of the
    indicators with those words in their names.
    """
    from extractor import indicator_answers, tables
    from extractor.asking import asked
    from extractor.asking import indicators as chosen

    if form == "table" and not (name or theme):
        latest = chosen.latest(library, Selection(**body))
        tables.show(indicator_answers.latest_values(latest), form)
        return
    if name or theme:
        found = chosen.series(library, Selection(**body), name=name, theme=theme)
    else:
        found = asked.series(library, Selection(**body))
    tables.show(indicator_answers.indicators(found, points=bool(name)), form, bom=bom)


compare_options = options(
    click.option(
        "--councils",
        metavar="A,B",
        help="Only councils with these words in their names, parted by commas.",
    ),
    click.option(
        "--from",
        "since",
        type=When("start"),
        metavar="PERIOD",
        help="Only periods that end in or after it (2019, 2022-23, 2022-23 Q3).",
    ),
    click.option(
        "--to",
        "until",
        type=When("end"),
        metavar="PERIOD",
        help="Only periods that end in or before it.",
    ),
    click.option(
        "--period-type",
        type=click.Choice(PERIOD_TYPES),
        metavar="TYPE",
        help=f"Not that of most values but this: {', '.join(PERIOD_TYPES)}.",
    ),
)


@click.command()
@click.argument("indicator")
@question_options
@compare_options
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Draw it into an .svg or .png (needs the plot extra).",
)
@click.option(
    "--with-published",
    is_flag=True,
    help="Beside what the Department for Education published (needs the published extra).",
)
def compare(
    indicator: str,
    library: str,
    form: str,
    bom: bool,
    plot: Path | None,
    with_published: bool,
    **asked: Any,
) -> None:
    """Compare an indicator across councils.

    INDICATOR is words of its name as papers print it, or a name or slug of the register.  Only
    values of one definition, unit and type of period are put beside each other; what is left
    out is said, with the reason.
    """
    from extractor import comparison_answers, tables
    from extractor.asking.indicators import asked_for
    from extractor.asking.rebuilt import records
    from extractor.linking import comparing, registered
    from extractor.linking.points import Series
    from extractor.registers.known import known

    question = question_of(indicator, **asked)
    found = comparing.compare(records(Series, asked_for(library, indicator)), question)
    entry = registered.entry_of(found.series[0], known()) if found else None
    if found and with_published:
        found = beside_published(found, question, entry)
    if found and plot:
        draw(found, plot, entry)
    tables.show(comparison_answers.comparison(found), form, bom=bom)
    for note in comparison_answers.notes(found) if found and form != "json" else ():
        click.echo(note, err=form == "csv")


def question_of(
    name: str,
    councils: str | None,
    since: date | None,
    until: date | None,
    period_type: str | None,
) -> Question:
    """What was typed as a question."""
    from extractor.linking.comparing import Question

    words = tuple(w.strip() for w in (councils or "").split(",") if w.strip())
    return Question(name, words, since or date.min, until or date.max, period_type)


def beside_published(found: Comparison, question: Question, entry: Indicator | None) -> Comparison:
    """The comparison with the department's values from the imported file: of the time that is
    asked for, or else of that of the papers."""
    from extractor.linking import published
    from extractor.linking.comparing import periods
    from extractor.linking.narrowing import LeftOut
    from extractor.registers import folder, lait_values

    ids = entry.ids.get("lait", ()) if entry else ()
    if not ids:
        why = "the register knows no published indicator that this is."
        return replace(found, left_out=(*found.left_out, LeftOut(None, found.name, why)))
    reported = periods(found)
    since = question.since if question.since > date.min else reported[0].start
    until = question.until if question.until < date.max else reported[-1].end
    with needing("published", "duckdb"):
        known = tuple(
            each
            for council in (series.council or "" for series in found.series)
            for each in published.published(
                council, ids[0], lait_values.values(folder.usual(), ids[0], council)
            )
            if published.within(each, since, until)
        )
    told = tuple(published.differences(found.series, known))
    return replace(found, published=known, differences=told)


def draw(found: Comparison, file: Path, entry: Indicator | None) -> None:
    """Draw a comparison; a form that is none, or a file that cannot be written, is told."""
    from extractor.charts.drawing import draw as drawn

    try:
        with needing("plot", "vl_convert"):
            drawn(found, file, per=entry.per if entry else "")
    except (ValueError, OSError) as error:
        raise click.UsageError(f"--plot: {error}") from error
