"""All that one evaluation says, and how it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from evaluation import calibration, landed
from evaluation.calibration import Bin, Certainty
from evaluation.errors import Group, grouped
from evaluation.held_out import Fold, calibrated, held_out
from evaluation.intervals import Interval, intervals
from evaluation.landed import Change, Landed, shares
from evaluation.matching import Json
from evaluation.reads import Read
from evaluation.rows import Row, together

Rows = Mapping[str, Row]
# Measures are shown in this order, by how their names begin.
ORDER = ("meeting", "agenda", "documents", "minutes", "action sheet", "forward plan", "figures",
         "statements", "covering reports", "pages", "evidence")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """The papers that were read; ``source`` says how they came to be."""

    source: str
    papers: int
    pages: int
    councils: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of some papers with their intervals."""

    rows: Rows
    spans: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far confidence of one kind of record is from being right, before and after mending.

    It is mended for each council by what was right at the others.
    """

    kind: str
    count: int
    raw: float
    mended: float
    raw_bins: tuple[Bin, ...]
    mended_bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The tool and the baseline on the same papers."""

    papers: int
    pages: int
    tool: Rows
    baseline: Rows


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation; ``changes`` is None where there is nothing like it to compare with, and
    ``faults`` are the findings of each kind beside what was planted."""

    body: Body
    overall: Scores
    councils: Mapping[str, Scores]
    formats: Mapping[str, Scores]
    held_out: Mapping[str, Scores]
    confidence: tuple[Confidence, ...]
    errors: tuple[Group, ...]
    beside: Beside | None
    changes: tuple[Change, ...] | None
    faults: Mapping[str, Row] = field(default_factory=dict)


def report(
    reads: Sequence[Read],
    unseen: Sequence[Read],
    baseline: Sequence[Read],
    source: str,
    home: Path,
    accepted: Landed | None,
) -> Report:
    """Put together what was read; ``unseen`` are the same papers as models tell them that were
    fitted without their council; links of errors are as seen from ``home``."""
    body, overall = body_of(reads, source), scores(reads)
    folds = tuple(held_out(unseen, calibrated))
    like = accepted is not None and accepted.body == asdict_plain(body)
    return Report(
        body,
        overall,
        {c: scores(own) for c, own in by(reads, "council").items()},
        {f: scores(own) for f, own in by(reads, "format").items()},
        {fold.council: scores(fold.reads) for fold in folds},
        tuple(confidences(unseen, folds)),
        tuple(grouped(overall.rows.values(), home)),
        beside(reads, baseline),
        tuple(landed.changes(overall.rows, accepted)) if accepted and like else None,
    )


def body_of(reads: Sequence[Read], source: str) -> Body:
    """What was read."""
    papers = [read.paper for read in reads]
    return Body(
        source,
        len(papers),
        sum(paper.pages for paper in papers),
        tuple(sorted({paper.council for paper in papers})),
        tuple(sorted({paper.format for paper in papers})),
    )


def scores(reads: Sequence[Read]) -> Scores:
    """The measures of some papers, added up."""
    return Scores(ordered(together(r for read in reads for r in read.rows)), intervals(reads))


def ordered(rows: Rows) -> dict[str, Row]:
    """Measures in the order of a paper, but for those of which there is nothing."""
    some = {name: row for name, row in rows.items() if not row.empty}
    return dict(sorted(some.items(), key=lambda each: _place(each[0])))


def _place(name: str) -> int:
    return next((n for n, begin in enumerate(ORDER) if name.startswith(begin)), len(ORDER))


def by(reads: Iterable[Read], what: str) -> dict[str, list[Read]]:
    """The papers of each council, or of each format."""
    held: dict[str, list[Read]] = {}
    for read in reads:
        held.setdefault(getattr(read.paper, what), []).append(read)
    return dict(sorted(held.items()))


def confidences(reads: Sequence[Read], folds: Sequence[Fold]) -> Iterable[Confidence]:
    """Each kind of record of which the tool is unsure."""
    raw = certain(reads)
    mended = certain([read for fold in folds for read in fold.reads])
    for kind in (calibration.FIGURES, calibration.ACTIONS):
        before = [each for each in raw if each.kind == kind]
        after = [each for each in mended if each.kind == kind]
        if before:
            yield Confidence(
                kind,
                len(before),
                calibration.calibration_error(before),
                calibration.calibration_error(after),
                tuple(calibration.reliability(before)),
                tuple(calibration.reliability(after)),
            )


def certain(reads: Iterable[Read]) -> list[Certainty]:
    """The confidence of every record asked after, and whether it was right."""
    return [each for read in reads for each in calibration.certainties(read.found, read.paper.gold)]


def beside(reads: Sequence[Read], baseline: Sequence[Read]) -> Beside | None:
    """The tool's measures on the papers that the baseline read; only what both were asked."""
    if not baseline:
        return None
    paths = {read.paper.path for read in baseline}
    same = [read for read in reads if read.paper.path in paths]
    rows = ordered(together(row for read in baseline for row in read.rows))
    rows.pop("pages of what was found", None)
    tool = ordered(together(row for read in same for row in read.rows if row.name in rows))
    return Beside(len(same), sum(read.paper.pages for read in same), tool, rows)


# ------------------------------------------------------------------ as JSON


def as_json(told: Report) -> Json:
    """The whole report; the same papers give the same object."""
    return {
        "body": asdict_plain(told.body),
        "measures": scores_json(told.overall),
        "councils": {name: scores_json(each) for name, each in told.councils.items()},
        "formats": {name: scores_json(each) for name, each in told.formats.items()},
        "held_out": {name: scores_json(each) for name, each in told.held_out.items()},
        "confidence": [asdict(each) for each in told.confidence],
        "errors": [asdict(each) for each in told.errors],
        "baseline": beside_json(told.beside) if told.beside else None,
        "faults": {name: shares(row) for name, row in told.faults.items()},
        "changes": None if told.changes is None else [asdict(each) for each in told.changes],
    }


def asdict_plain(body: Body) -> Json:
    """The body with lists, as it comes back from JSON."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(body).items()
    }


def scores_json(told: Scores) -> Json:
    """Each measure with its interval."""
    return {
        name: shares(row) | {"interval": [round(x, 4) for x in asdict(told.spans[name]).values()]}
        for name, row in told.rows.items()
    }


def beside_json(told: Beside) -> Json:
    """The tool and the baseline, measure by measure."""
    return {
        "papers": told.papers,
        "pages": told.pages,
        "tool": {name: shares(row) for name, row in told.tool.items()},
        "baseline": {name: shares(row) for name, row in told.baseline.items()},
    }
