"""Questions to a library: which papers are asked about, and the command ``findings``.

What is slow to import is imported inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from extractor.options import body_options, question_options

if TYPE_CHECKING:
    from extractor.records import Extraction

FINDINGS = (
    "disagreement",
    "restatement",
    "arithmetic",
    "period-mismatch",
    "future-period",
    "rag-mismatch",
    "target-changed",
    "dropped-indicator",
    "action-vanished",
    "action-not-on-sheet",
    "promised-not-delivered",
    "vote-mismatch",
    "attendance-mismatch",
)


@click.command()
@question_options
@body_options
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(FINDINGS),
    metavar="KIND",
    help=f"Only these: {', '.join(FINDINGS)}.",
)
def findings(library: str, form: str, bom: bool, kinds: tuple[str, ...], **body: Any) -> None:
    """Show what does not fit together.

    Values of one indicator and period that differ, sums that do not add up, periods that cannot
    be, colours that do not follow: each with every place it stands in and how sure it is.
    """
    from extractor import answers, tables
    from extractor.library import reads
    from extractor.linking import findings as finding

    found = finding.findings(held(library, *reads.KINDS, reads.WORDS, **body))
    if kinds:
        found = tuple(each for each in found if each.kind in kinds)
    tables.show(answers.findings(found), form, bom=bom)


def held(library: str, *kinds: str, council: str | None, committee: str | None) -> list[Extraction]:
    """The papers of the library whose council and committee are asked for."""
    from extractor.library.connect import connect
    from extractor.library.reads import extractions
    from extractor.linking.bodies import with_councils

    return [
        paper
        for paper in with_councils(extractions(connect(library), *kinds))
        if holds(paper.meeting.council, council) and holds(paper.meeting.committee, committee)
    ]


def holds(text: str | None, words: str | None) -> bool:
    """Whether a text has the words that are asked for, if any are."""
    return not words or words.casefold() in (text or "").casefold()
