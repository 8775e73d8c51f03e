"""What people decided of forward plans, as examples for training."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from extractor.linking import subjects
from extractor.linking.decided_plans import Claim
from extractor.linking.likeness import TermWeights
from extractor.linking.meetings import Place
from extractor.linking.plan_threads import Programme, likeness_of, term_weights
from extractor.linking.reviewed_plans import ReviewedPlan
from extractor.linking.subjects import Row, Tabled, to_agenda
from extractor.records import Decision

SAME, OTHER = "same", "other"  # the labels of the models of links


def of_plans(known: ReviewedPlan) -> Iterator[tuple[Decision, dict[str, Any]]]:
    """Each decision that counts, with its example: a link has ``features`` and ``label`` as the
    model of subjects is trained on them; of a row that is nothing's there is only the row."""
    weights = term_weights(known.known)
    for claim in known.claims:
        yield claim.decision, lesson(claim, known.known, weights)


def lesson(claim: Claim, known: Programme, weights: TermWeights) -> dict[str, Any]:
    """What a decision teaches."""
    told = {"was": claim.decision.was, "value": claim.decision.value}
    row, other = known.row(claim.row), claim.other
    if other is None:
        return told | {"mentions": [of_row(row)]}
    if isinstance(other, int):
        item = known.reports[other]
        pair, features = [of_row(row), of_report(item)], to_agenda(row, item, weights)
    else:
        pair = [of_row(known.row(other)), of_row(row)]
        features = likeness_of(known, other, claim.row, weights)
    return {
        "model": "subject-links",
        "version": subjects.VERSION,
        "label": SAME if claim.holds else OTHER,
        "features": features,
        **told,
        "mentions": pair,
    }


def of_row(row: Row) -> dict[str, Any]:
    """A row of a plan as printed, with its place."""
    return mention("plan", row.entry.subject, row.entry.evidence.text, row.as_of, row.place)


def of_report(item: Tabled) -> dict[str, Any]:
    """A report as the agenda has it, with its place."""
    return mention("agenda", item.title, item.title, item.day, item.place)


def mention(source: str, text: str, printed: str, day: date | None, place: Place) -> dict[str, Any]:
    """What a paper says, with its place."""
    return {
        "source": source,
        "day": day and day.isoformat(),
        "text": text,
        "printed": printed,
        "paper": place.paper,
        "page": place.page,
    }
