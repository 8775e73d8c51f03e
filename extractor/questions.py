"""Questions to a library: which papers are asked about, and the commands ``plan``,
``recommendations`` and ``findings``.

What is slow to import is imported inside.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from extractor.asking import PLANS
from extractor.asking.selection import Selection
from extractor.options import as_of_option, body_options, kinds_option, question_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.linking.plans import Subject
    from extractor.records import Decision, Extraction

FROM_FIGURES = (
    "disagreement",
    "restatement",
    "arithmetic",
    "period-mismatch",
    "future-period",
    "rag-mismatch",
    "target-changed",
    "definition-changed",
    "dropped-indicator",
)
FINDINGS = (
    *FROM_FIGURES,
    "action-vanished",
    "action-not-on-sheet",
    "action-not-in-minutes",
    "action-closed-early",
    "action-overdue",
    "promised-not-delivered",
    "vote-mismatch",
    "attendance-mismatch",
)


@click.command()
@question_options
@body_options
@as_of_option
@click.option("--measures", is_flag=True, help="How far ahead and how punctual, by committee.")
@click.option("--recurring", is_flag=True, help="Items that come again and again.")
def plan(
    library: str,
    form: str,
    bom: bool,
    as_of: datetime | None,
    measures: bool,
    recurring: bool,
    **body: Any,
) -> None:
    """Show what was planned for when.

    Each subject of the forward plans once, with every date it was given and what became of it.
    """
    from extractor import answers, tables
    from extractor.asking import asked

    day = as_of.date() if as_of else None
    found = planned_by(library, day, **body) if day else asked.plan(library, Selection(**body))
    if not measures and not recurring:
        tables.show(answers.plan(found), form, bom=bom)
        return
    from extractor.asking.rebuilt import records
    from extractor.linking import plans, programmes

    subjects = records(plans.Subject, answers.as_rows(found))
    if measures:
        tables.show(answers.measures(programmes.measures(subjects)), form, bom=bom)
    if recurring:
        told = programmes.recurring(subjects, day or today())
        tables.show(answers.recurring(told), form, bom=bom)


def planned_by(library: str, day: date, **body: Any) -> Sequence[Subject]:
    """The planned items as they stood on a day."""
    from extractor.linking.plans import plan

    return plan(held(library, *PLANS, **body), as_of=day, decisions=decided(library))


@click.command()
@question_options
@body_options
def recommendations(library: str, form: str, bom: bool, **body: Any) -> None:
    """Show what was recommended and what was answered.

    Each recommendation of scrutiny with the executive's answer, how long that took, and the sheet
    that says it was carried out.
    """
    from extractor import answers, tables
    from extractor.asking import asked

    found = asked.recommendations(library, Selection(**body))
    tables.show(answers.recommendations(found), form, bom=bom)


@click.command()
@question_options
@body_options
@kinds_option(FINDINGS)
def findings(library: str, form: str, bom: bool, kinds: tuple[str, ...], **body: Any) -> None:
    """Show what does not fit together.

    Values of one indicator and period that differ, sums that do not add up, periods that cannot
    be, colours that do not follow: each with every place it stands in and how sure it is.
    """
    from extractor import answers, tables
    from extractor.asking import asked

    found = asked.findings(library, Selection(**body), kinds)
    tables.show(answers.findings(found), form, bom=bom)


def held(library: str, *kinds: str, council: str | None, committee: str | None) -> list[Extraction]:
    """The papers of the library whose council and committee are asked for, as people have their
    records, and with the indicators that they chose."""
    papers = as_read(library, *kinds, council=council, committee=committee)
    made = decided(library)
    if not made:
        return papers
    from extractor.linking.decided_records import as_decided

    papers = as_decided(papers, made)
    if "figures" not in kinds:
        return papers
    from extractor.linking.decided_indicators import with_indicators
    from extractor.registers.known import known

    return with_indicators(papers, made, known())


def as_read(
    library: str, *kinds: str, council: str | None, committee: str | None
) -> list[Extraction]:
    """The papers that are asked for, whatever people decided of them."""
    from extractor.library.connect import connect
    from extractor.library.reads import extractions
    from extractor.linking.bodies import with_councils

    asked_about = Selection(council, committee)
    return [
        paper
        for paper in with_councils(extractions(connect(library), *kinds))
        if asked_about.has(paper.meeting)
    ]


def decided(library: str) -> tuple[Decision, ...]:
    """What people decided of what is in the library."""
    from extractor.library.connect import connect
    from extractor.library.decisions import log

    return log(connect(library))


def rejected(library: str) -> tuple[int, ...]:
    """The passages of records that people rejected."""
    if not decided(library):
        return ()
    from extractor.asking.decided_rows import decided_rows
    from extractor.library.connect import connect

    return decided_rows(connect(library)).passages


def today() -> date:
    """The day to which ages are counted."""
    return date.today()
