"""Periods that do not fit: in a report's title and words, in its exception reports, and slips of
the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language import fiscal
from extractor.language.period_slips import PeriodSlip, find_slips
from extractor.language.periods import find_periods
from extractor.linking.findings.clashes import misdated, twin
from extractor.linking.findings.gathered import Gathered, about_paper
from extractor.linking.findings.reports import REPORTS, any_of, cues, sentences, titles
from extractor.linking.findings.showing import measured, place, shown, told
from extractor.records import AgendaItem, Extraction, Finding, Passage

SLIP_SURE, TITLE_SURE, TWIN_SURE = 0.9, 0.85, 0.85
AROUND = 80  # letters to either side of a slip


@dataclass(frozen=True, slots=True)
class Claim:
    """The words by which a report says its periods."""

    words: str
    page: int | None
    periods: tuple[str, ...]


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every period that does not fit."""
    for paper in gathered.papers:
        yield from slips(paper)
        for item in paper.items:
            if item.kind in REPORTS:
                yield from mismatches(paper, item)
    yield from twins(gathered)


# ------------------------------------------------------------------ slips of the pen


def slips(paper: Extraction) -> Iterator[Finding]:
    """Each slip of a paper once."""
    seen = set()
    for _, passage in paper.paper.passages():
        for slip in find_slips(passage.text):
            if slip.text not in seen:
                seen.add(slip.text)
                yield slipped(paper, passage, slip)


def slipped(paper: Extraction, passage: Passage, slip: PeriodSlip) -> Finding:
    """A slip with the words around it."""
    words = passage.text[max(0, slip.start - AROUND) : slip.end + AROUND]
    said = f"“{slip.text}” {cues().slips[slip.kind]}."
    places = (shown(slip.text, paper, passage.page, words),)
    return told("period-mismatch", about_paper(paper, slip.text), places, said, SLIP_SURE)


# ------------------------------------------------------------------ a report's title and words


def mismatches(paper: Extraction, item: AgendaItem) -> Iterator[Finding]:
    """Where a report says two quarters of itself: in one sentence, or in title and sentence."""
    title = next((found for line in titles(paper, item) if (found := quarters(line))), ())
    seen = set()
    for claim in claims(paper, item):
        other = [p for p in claim.periods if p not in title]
        at_odds = len(claim.periods) > 1 or (len(title) == 1 and other)
        if at_odds and claim.words not in seen:
            seen.add(claim.words)
            yield mismatched(paper, item, claim, title)


def claims(paper: Extraction, item: AgendaItem) -> Iterator[Claim]:
    """The sentences of a report that say which quarter it is for."""
    for sentence, page in sentences(paper, item):
        cue = any_of(cues().covers).search(sentence)
        if cue and (named := quarters(sentence[cue.start() :])):
            yield Claim(sentence, page, named)


def quarters(text: str) -> tuple[str, ...]:
    """The quarters with their years that a text names."""
    found = find_periods(text)
    return tuple(dict.fromkeys(f.period.label for f in found if f.period.type == fiscal.QUARTER))


def mismatched(
    paper: Extraction, item: AgendaItem, claim: Claim, title: tuple[str, ...]
) -> Finding:
    """A report that says two quarters."""
    about = about_paper(paper, item.title, title[0] if title else None)
    places = [shown(p, paper, claim.page, claim.words) for p in claim.periods]
    if len(claim.periods) == 1:
        places.insert(0, shown(title[0], paper, item.first_page, item.title))
    named = " and ".join(dict.fromkeys(str(each.value) for each in places))
    said = f"The report says of itself that it is for {named}."
    return told("period-mismatch", about, places, said, TITLE_SURE)


# ------------------------------------------------------------------ an exception report's year


def twins(gathered: Gathered) -> Iterator[Finding]:
    """Exception reports that give a quarter's value for the same quarter of another year."""
    for found in gathered.series:
        for point in found.points:
            for each in point.reported:
                other = twin(found, point, each) if misdated(found, point, each) else None
                if other:
                    said = (
                        f"The exception report gives {measured(each.value, found.unit)} for"
                        f" {point.period}; that is the scorecard's value for {other[0].period}."
                    )
                    about = gathered.about(found, point.period, each.paper)
                    places = (place(each), place(other[1]))
                    yield told("period-mismatch", about, places, said, TWIN_SURE)
