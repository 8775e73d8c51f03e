"""What does not fit together in papers: a kind of finding is a module with a function ``find``.

What each kind means, and when it says nothing, is set out in ``docs/findings.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extractor.linking.bodies import with_councils
from extractor.linking.findings import future_period
from extractor.linking.findings.gathered import Finder, Gathered
from extractor.linking.series import series
from extractor.records import Extraction, Finding

FINDERS: tuple[Finder, ...] = (future_period.find,)


def findings(papers: Iterable[Extraction]) -> tuple[Finding, ...]:
    """Everything found, the surest first within each council."""
    named = with_councils(papers)
    every = tuple(sorted(named, key=lambda p: (p.meeting.date or date.max, p.paper.source)))
    gathered = Gathered(every, series(every))
    found = [each for find in FINDERS for each in find(gathered)]
    return tuple(sorted(found, key=lambda f: (f.council or "", -f.confidence, f.kind, f.subject)))
