"""What does not fit together in papers: a kind of finding is a module with a function ``find``.

What each kind means, and when it says nothing, is set out in ``docs/findings.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractor.linking.bodies import by_council
from extractor.linking.findings import (
    actions,
    arithmetic,
    definition_changed,
    disagreement,
    dropped_indicator,
    future_period,
    minuted,
    period_mismatch,
    promises,
    rag_mismatch,
    restatement,
    target_changed,
)
from extractor.linking.findings.gathered import Finder, Gathered, gather
from extractor.linking.meetings import Place
from extractor.linking.polarity import Resolver, unknown
from extractor.records import Decision, Extraction, Finding

OF_PAPERS: tuple[Finder, ...] = (
    disagreement.find,
    restatement.find,
    arithmetic.find,
    period_mismatch.find,
    future_period.find,
    rag_mismatch.find,
    target_changed.find,
    definition_changed.find,
    dropped_indicator.find,
    minuted.find,
)
OF_ACTIONS: tuple[Finder, ...] = (actions.find, promises.find)


def findings(
    papers: Iterable[Extraction],
    polarities: Resolver = unknown,
    decisions: Iterable[Decision] = (),
    finders: Sequence[Finder] = (*OF_PAPERS, *OF_ACTIONS),
) -> tuple[Finding, ...]:
    """Everything that the finders find, council by council, the surest first.

    Papers are wanted with their words; ``polarities`` says of an indicator whether more is
    better, and actions are as the ``decisions`` of people have them.
    """
    made, found = tuple(decisions), list[Finding]()
    for own in by_council(papers).values():
        gathered = gather(own, polarities, made)
        found += once(gathered, (each for find in finders for each in find(gathered)))
    return tuple(sorted(found, key=order_of))


def order_of(found: Finding) -> tuple[str, float, str, str, str]:
    """The surest first within each council."""
    return (
        found.council or "",
        -found.confidence,
        found.kind,
        found.subject,
        found.committee or "",
    )


def once(gathered: Gathered, found: Iterable[Finding]) -> list[Finding]:
    """The findings without those that only a copy of a paper says again; what has pages stays."""
    kept = defaultdict[object, list[Finding]](list)
    for each in sorted(found, key=lambda f: f.values[0].page is None):
        told = (each.kind, each.council, each.subject, each.period, each.explanation)
        if not any(same_place(gathered, each, other) for other in kept[told]):
            kept[told].append(each)
    return [each for own in kept.values() for each in own]


def same_place(gathered: Gathered, one: Finding, two: Finding) -> bool:
    """Whether two findings are first shown in two papers by one text."""
    first, other = (Place(each.values[0].paper, each.values[0].page) for each in (one, two))
    return first.paper != other.paper and gathered.copies.same(first, other)
