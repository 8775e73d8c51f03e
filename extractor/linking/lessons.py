"""What people decided, as examples for training: each with what the models were told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractor.linking import likeness
from extractor.linking.bodies import body_of
from extractor.linking.decided import ACCEPT, LINK, PLANNED
from extractor.linking.decided_indicators import PrintedName
from extractor.linking.decided_records import Recorded, by_body, by_kind, recorded
from extractor.linking.likeness import TermWeights, features, texts
from extractor.linking.meetings import Mention
from extractor.linking.plan_lessons import OTHER, SAME, of_plans
from extractor.linking.reviewed import Review, Reviewed
from extractor.records import Decision, Extraction


def lessons(review: Review) -> Iterator[dict[str, Any]]:
    """One example a decision that stands, of those whose subject papers still have.

    A link has ``features`` and ``label`` as the model of links is trained on them; an action has
    its words, and what was read (``was``) beside what is true (``value``); a link of a
    plan has both, as its own model is trained; a printed name of an indicator has its entry of the
    register (``slug``, or None).
    """
    for known in review.committees:
        yield from of_committee(known)
        yield from ({**head(each), **more} for each, more in of_plans(known.plan))
    for name in review.names.values():
        if name.decided:
            yield {**head(name.decided), **indicator(name.decided, name)}


def of_committee(known: Reviewed) -> Iterator[dict[str, Any]]:
    """The examples of one committee."""
    every = [m for document in known.linked.documents for m in document.mentions]
    weights = TermWeights(texts(every))
    for each in (d for d in known.decisions if d.kind not in PLANNED):
        found = [m for said in each.subject if (m := known.index.mention(said))]
        if len(found) == len(each.subject):
            of_link = each.kind == LINK
            more = link(each, found, weights) if of_link else action(each, found[0])
            yield {**head(each), **more}


def of_records(
    papers: Iterable[Extraction], decisions: Sequence[Decision]
) -> Iterator[dict[str, Any]]:
    """What was read of single records of papers (read without decisions), and what is true; each
    decision once, where several papers say the same."""
    known, told = by_body(decisions), set[int]()
    for paper in papers:
        for kind, made in by_kind(paper, known.get(body_of(paper), ())):
            for found in recorded(paper, kind, made):
                for each in found.made:
                    if each.id not in told:
                        yield {**head(each), **record(each, found, paper)}
                    told.add(each.id)


def record(decision: Decision, found: Recorded, paper: Extraction) -> dict[str, Any]:
    """What was read of a record, and what is true."""
    seen = found.read.evidence
    return {
        "verdict": decision.verdict,
        "field": decision.field,
        "was": decision.was,
        "value": decision.value,
        "text": found.said[0].text,
        "printed": seen.text if seen else None,
        "paper": paper.paper.source,
        "page": seen.page if seen else None,
    }


def head(decision: Decision) -> dict[str, Any]:
    """Who decided what of whom."""
    return {
        "kind": decision.kind,
        "decision": decision.id,
        "council": decision.council,
        "committee": decision.committee,
        "by": decision.by,
        "when": decision.when.isoformat(),
        "why": decision.why,
    }


def link(decision: Decision, found: Sequence[Mention], weights: TermWeights) -> dict[str, Any]:
    """Whether two mentions are of one action; the earlier one first."""
    one, two = sorted(found, key=lambda m: (m.day is None, m.day, not m.minuted, m.position))
    return {
        "model": "action-links",
        "version": likeness.VERSION,
        "label": SAME if decision.verdict == ACCEPT else OTHER,
        "features": features(one, two, weights),
        "mentions": [words(one), words(two)],
    }


def action(decision: Decision, found: Mention) -> dict[str, Any]:
    """What was read of an action, and what is true."""
    return {
        "verdict": decision.verdict,
        "field": decision.field,
        "was": decision.was,
        "value": decision.value,
        "mentions": [words(found)],
    }


def indicator(decision: Decision, found: PrintedName) -> dict[str, Any]:
    """Which entry a printed name is, or that it is none of them."""
    figure = found.figure
    return {
        "model": "indicators",
        "name": figure.indicator,
        "unit": figure.unit,
        "slug": decision.value or None,
        "was": decision.was or None,
        "paper": found.paper.paper.source,
        "page": figure.evidence.page,
    }


def words(found: Mention) -> dict[str, Any]:
    """A mention as printed, with its place."""
    place = found.places[0]
    return {
        "source": found.action.source,
        "day": found.day and found.day.isoformat(),
        "text": found.action.text,
        "printed": found.action.evidence.text,
        "paper": place.paper,
        "page": place.page,
    }
