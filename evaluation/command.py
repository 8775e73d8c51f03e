"""The commands ``evaluate`` and ``train``; what is slow to import is imported inside."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from extractor.options import form_option, options

history_options = options(
    click.option(
        "--councils",
        type=click.IntRange(min=1),
        default=8,
        show_default=True,
        metavar="N",
        help="How many fictional councils.",
    ),
    click.option(
        "--years",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="How many years of each.",
    ),
    click.option(
        "--seed",
        type=int,
        default=1,
        show_default=True,
        metavar="N",
        help="Another number is another history.",
    ),
)


@click.command()
@click.option(
    "--papers",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Score papers that are there, with their answers beside them.",
)
@history_options
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default="build/evaluation",
    show_default=True,
    metavar="DIR",
    help="Where the report and the papers go.",
)
@click.option(
    "--refit/--no-refit",
    default=True,
    show_default=True,
    help="Fit the models again without each council, to score it unseen.",
)
@click.option(
    "--faults/--no-faults",
    default=True,
    show_default=True,
    help="Score findings on performance reports with planted faults.",
)
@click.option("--misses", is_flag=True, help="Say every error, not only the most frequent.")
@click.option("--accept", is_flag=True, help="Keep the figures; later runs are compared with them.")
@form_option("table", "json")
def evaluate(form: str, misses: bool, accept: bool, **how: Any) -> None:
    """Score the tool on papers whose true answers are known.

    Typesets papers of fictional councils, reads them, and says precision, recall and F1 of every
    measure, by council and by format, with the most frequent errors and a baseline beside.
    """
    from evaluation import landed, run
    from evaluation.report import as_json

    if not how["papers"]:
        installed("docx", "pikepdf", "reportlab")
    try:
        landed.acceptable() if accept else None
    except landed.NotAcceptedError as error:
        raise click.ClickException(str(error)) from error
    asked = run.Asked(**how)
    told = run.evaluate(asked)
    if form == "json":
        click.echo(json.dumps(as_json(told), ensure_ascii=False))
    else:
        run.show_report(told, asked.to, misses=misses)
    if accept:
        run.accept(told)


def installed(*modules: str) -> None:
    """Say what to install where a module that typesets is missing."""
    missing = [name for name in modules if not find_spec(name)]
    if missing:
        install = "pip install 'committee-papers[sample,bench]'"
        raise click.ClickException(f"{missing[0]} is not installed; run: {install}")


@click.command()
@click.option(
    "--only",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only the model of this name; may be given several times.",
)
@click.option(
    "--seed",
    type=int,
    default=101,
    show_default=True,
    metavar="S",
    help="What chance begins with in the made-up papers that are trained on.",
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the models are written, if not in place of those installed.",
)
@click.option(
    "--reviewed",
    "reviewed",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Decisions that review export wrote, for action-links; may be given several times.",
)
def train(names: tuple[str, ...], seed: int, to: Path | None, reviewed: tuple[Path, ...]) -> None:
    """Make the trained models again.

    From the annotated paragraphs and made-up papers alone, in minutes; the same seed gives the
    same scores.  Each model's weights and its manifest are written, and its scores printed: on
    councils that it had not seen, and on paragraphs that nothing is trained on.
    """
    from evaluation import training
    from evaluation.reviewed_examples import reviewed_examples

    unknown = sorted(set(names) - set(training.MODELS))
    if unknown:
        known = ", ".join(training.MODELS)
        raise click.UsageError(f"no model is called {unknown[0]!r}; there are: {known}")
    wanted = names or tuple(training.MODELS)
    if reviewed and training.ACTION_LINKS.name not in wanted:
        raise click.UsageError("decisions are for the model action-links, which is not among them")
    more = [each for file in reviewed for each in reviewed_examples(file)]
    for trained in training.train(wanted, seed, to, more):
        for on, each in trained.scores.items():
            told = f"precision {each.precision:.3f}, recall {each.recall:.3f}, F1 {each.f1:.3f}"
            click.echo(f"{trained.name}: {told} ({on}, {each.examples} examples)")
