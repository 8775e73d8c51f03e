"""One paper: read, segmented, parsed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from extractor.language.classifier import Classifier, UnfitModelError, load
from extractor.language.figures import FigureReader, reader
from extractor.language.pipeline import PipelineError, shipped
from extractor.language.shingles import sketches
from extractor.manifest import Harvested
from extractor.matching.filling import filled
from extractor.matching.matcher import installed as installed_matcher
from extractor.parsing import commitment_features, sureness
from extractor.parsing.context import Context
from extractor.parsing.dispatch import parsers_for
from extractor.parsing.report_period import report_period
from extractor.reading import Options, Unreadable, read
from extractor.reading.budget import CUT_SHORT, FREE, OVER_TIME, Budget, over_time
from extractor.records import Extraction, Meeting, Page, Paper, Period, Problem, Records, Section
from extractor.registers.councils import councils
from extractor.registers.errors import RegisterError
from extractor.segmenting import Segmented, kind_features, segment
from extractor.segmenting.telling import teller
from extractor.stated import with_facts

LONGEST_TITLE = 120
PARSING = 0.75
"""The share of a paper's time after which no further section is parsed."""


@dataclass(frozen=True, slots=True)
class Models:
    """The trained models that are used; without one the rules decide alone.  ``sureness`` weighs
    the figures of running text, ``kinds`` tells what items are."""

    figures: FigureReader | None = None
    commitments: Classifier | None = None
    sureness: Classifier | None = None
    kinds: Classifier | None = None
    problems: tuple[Problem, ...] = ()


CLASSIFIERS = {
    "commitments": commitment_features.VERSION,
    sureness.NAME: sureness.VERSION,
    "kinds": kind_features.VERSION,
}


@cache
def installed_models() -> Models:
    """The models that came with the tool; one that does not fit becomes a problem."""
    figures, problems = None, list[Problem]()
    try:
        figures = reader(shipped())
    except PipelineError as error:
        problems.append(Problem("model-unfit", str(error)))
    found = dict[str, Classifier]()
    for name, version in CLASSIFIERS.items():
        try:
            found[name] = load(name, version)
        except UnfitModelError as error:
            problems.append(Problem("model-unfit", str(error)))
    commitments, sure, kinds = map(found.get, CLASSIFIERS)
    return Models(figures, commitments, sure, kinds, tuple(problems))


def extract(
    path: Path | str,
    options: Options | None = None,
    models: Models | None = None,
    facts: Harvested | None = None,
) -> Extraction:
    """Read one paper and find its records; ``models`` are those installed unless given.

    ``facts`` are what a committee system says of it; they count where its content is still that
    which the system gave.

    Never raises for what a file holds: one that cannot be read gives an extraction whose
    ``state`` is ``failed`` and whose problem says what to do.
    """
    options = options or Options()
    try:
        paper = read(Path(path), options)
    except Unreadable as error:
        problem = Problem(error.kind, error.message)
        return Extraction(Paper(str(path), "", ""), state="failed", problems=(problem,))
    models = installed_models() if models is None else models
    segmented = segment(paper, councils(), teller(models.kinds))
    if facts and facts.sha256 == paper.sha256:
        segmented = with_facts(segmented, facts)
    records, failures = parse(segmented, models, options.budget)
    records, unmatched = with_indicators(records, segmented)
    unread = pages_without_text(paper, ocr=options.ocr)
    problems = paper.problems + unread + failures + models.problems + unmatched
    return Extraction(
        paper=replace(paper, pages=segmented.pages),
        meeting=segmented.meeting,
        items=segmented.items,
        records=numbered(records),
        kind=segmented.kind,
        state="partial" if problems else "complete",
        problems=problems,
        sketches=sketches(paper),
    )


def parse(
    segmented: Segmented, models: Models | None = None, budget: Budget = FREE
) -> tuple[Records, tuple[Problem, ...]]:
    """Run each section's parsers; one that fails costs its own records and becomes a problem.

    Where the time that ``budget`` gives is nearly over, the sections that are left are not
    parsed, which is a problem too.
    """
    models = models or Models()
    records, problems = Records(), list[Problem]()
    periods = periods_of_items(segmented.sections, segmented.meeting)
    for section in segmented.sections:
        if budget.over_time(PARSING):
            problems.append(unparsed(section, budget.seconds))
            break
        period = periods.get(family(section))
        context = Context(
            segmented.meeting, period, models.figures, models.commitments, models.sureness
        )
        for parser in parsers_for(section.item.kind):
            try:
                records += parser(section, context)
            except MemoryError:
                raise
            except Exception as error:
                problems.append(parser_failed(parser.__module__, section, error))
    return records, tuple(problems)


def with_indicators(records: Records, segmented: Segmented) -> tuple[Records, tuple[Problem, ...]]:
    """The records with the register's slugs; nothing is loaded where there is none to find."""
    if not records.figures and not records.statements:
        return records, ()
    try:
        return filled(records, segmented.items, installed_matcher()), ()
    except UnfitModelError as error:
        return records, (Problem("model-unfit", str(error)),)
    except RegisterError as error:
        return records, (Problem("register-unfit", str(error)),)


def parser_failed(module: str, section: Section, error: Exception) -> Problem:
    """Say that a parser gave up on an item, so that nobody takes its silence for absence."""
    name = module.rpartition(".")[2].replace("_", " ")
    message = (
        f"the {name} parser gave up on “{short(section.item.title)}”: {error!r}; please report it"
    )
    return Problem("parser-failed", message, section.item.first_page)


def unparsed(section: Section, seconds: float) -> Problem:
    """Say that the time was over before this item and those after it were parsed."""
    reason = over_time(None, seconds).message
    message = f"from “{short(section.item.title)}” on nothing was looked for: {reason}"
    return Problem(OVER_TIME, message, section.item.first_page)


def short(title: str) -> str:
    """A title in a message: that of a broken paper may be very long."""
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


def family(section: Section) -> str:
    """An item and its appendices share one key."""
    return section.item.number or section.item.parent or ""


def periods_of_items(sections: Sequence[Section], meeting: Meeting) -> dict[str, Period | None]:
    """The period each item reports on, told by it and its appendices together."""
    families = defaultdict[str, list[Section]](list)
    for section in sections:
        families[family(section)].append(section)
    return {key: report_period(members, meeting) for key, members in families.items()}


def pages_without_text(paper: Paper, *, ocr: bool = False) -> tuple[Problem, ...]:
    """A problem for each page that is a picture, or that the reader did not reach."""
    told = {problem.page for problem in paper.problems}
    cut = any(problem.kind in CUT_SHORT for problem in paper.problems)
    pages = (page for page in paper.pages if page.read or not cut)
    found = (_problem_of(page, ocr=ocr) for page in pages if page.number not in told)
    return tuple(problem for problem in found if problem)


def _problem_of(page: Page, *, ocr: bool) -> Problem | None:
    if not page.read:
        return Problem("not-read", "the page was not read", page.number)
    if not page.without_text or page.image_share == 0:
        return None
    advice = "character recognition found no words in it" if ocr else "read it again with --ocr"
    return Problem("no-text", f"the page is a picture without text; {advice}", page.number)


def numbered(records: Records) -> Records:
    """Give every record an id that is stable for the same paper: its kind and place in order."""
    return Records(*(_numbered(f.name, getattr(records, f.name)) for f in fields(records)))


def _numbered(kind: str, found: tuple[Any, ...]) -> tuple[Any, ...]:
    if not found or not hasattr(found[0], "id"):
        return found
    return tuple(replace(r, id=f"{kind.rstrip('s')}-{n}") for n, r in enumerate(found, 1))
