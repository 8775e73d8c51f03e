"""A report as tables, for a terminal of a hundred columns and for Markdown alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.calibration import Bin
from evaluation.errors import Example, Group
from evaluation.report import Beside, Body, Report, Scores
from evaluation.rows import Row

Cells = tuple[str, ...]
SHOWN = 15  # kinds of error
BY_COUNCIL = "F1 by council"
HELD_OUT = "F1 leaving one council out"
WORDS = 110  # letters of a fact that an error quotes


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a title; the first ``left`` columns hold words, the others numbers.

    ``below`` has lines to be shown under each row.
    """

    title: str
    columns: Cells
    rows: tuple[Cells, ...]
    left: int = 1
    note: str = ""
    below: tuple[Cells, ...] = ()


def sections(told: Report) -> Iterator[Section]:
    """Every table of the report."""
    yield overall(told)
    yield across(BY_COUNCIL, told.councils)
    yield across("F1 by format", told.formats)
    if told.held_out:
        note = "Each council as read by what was fitted on the others."
        yield across(HELD_OUT, told.held_out, note)
    yield from confidence(told)
    if told.beside:
        yield beside(told.beside)
    if told.faults:
        yield from planted(told.faults)
    yield errors(told.errors)
    if told.changes is not None:
        yield changes(told)


def terminal_sections(told: Report) -> Iterator[Section]:
    """Those a terminal shows: of the two tables by council the one of models that had not seen
    the council, where there is one."""
    for section in sections(told):
        if section.title != BY_COUNCIL or not told.held_out:
            yield section


def overall(told: Report) -> Section:
    """Every measure over all papers."""
    rows = tuple(
        (name, *shares(row), span(told.overall, name), f"{row.true}", f"{row.found}",
         lowest(told.councils, name))
        for name, row in told.overall.rows.items()
    )  # fmt: skip
    columns = ("measure", "P", "R", "F1", "95%", "true", "found", "lowest at")
    return Section(f"All papers: {body(told.body)}", columns, rows)


def body(told: Body) -> str:
    """What was read, in words."""
    return (
        f"{told.papers} papers, {told.pages} pages, {len(told.councils)} councils ({told.source})"
    )


def shares(row: Row) -> Cells:
    """Precision, recall and F1; a dot for a share of nothing."""
    precision = share(row.precision) if row.found else "·"
    return (precision, share(row.recall) if row.true else "·", share(row.f1))


def share(value: float) -> str:
    """Three places; 1.000 only where nothing is wrong."""
    return "0.999" if 0.9995 <= value < 1 else f"{value:.3f}"


def span(told: Scores, name: str) -> str:
    """The interval of a measure."""
    return f"{share(told.spans[name].low)}-{share(told.spans[name].high)}"


def lowest(councils: Mapping[str, Scores], name: str) -> str:
    """The council at which a measure is lowest, where it is not the same at all."""
    found = {key: each.rows[name].f1 for key, each in councils.items() if name in each.rows}
    if not found or min(found.values()) == max(found.values()):
        return ""
    least = min(found, key=lambda key: (found[key], key))
    return f"{least} {share(found[least])}"


def across(title: str, groups: Mapping[str, Scores], note: str = "") -> Section:
    """F1 by measure and group; a dot where there is nothing of the kind."""
    names = list(dict.fromkeys(name for each in groups.values() for name in each.rows))
    rows = tuple(
        (n, *(share(g.rows[n].f1) if n in g.rows else "·" for g in groups.values())) for n in names
    )
    return Section(title, ("measure", *groups), rows, note=note)


def confidence(told: Report) -> Iterator[Section]:
    """Calibration: the errors, then the bins of each kind."""
    rows = tuple(
        (each.kind, f"{each.count}", share(each.raw), share(each.mended) if told.held_out else "·")
        for each in told.confidence
    )
    columns = ("confidence of", "records", "error", "error after calibration")
    note = "Expected calibration error in ten bins; calibrated at each council by the others."
    yield Section("Calibration of confidence", columns, rows, note=note)
    for each in told.confidence:
        bins = [*labelled("as given", each.raw_bins), *labelled("calibrated", each.mended_bins)]
        heads = ("", "confidence", "records", "mean confidence", "share right")
        yield Section(f"Reliability: {each.kind}", heads, tuple(bins), left=2)


def labelled(label: str, bins: Sequence[Bin]) -> Iterator[Cells]:
    """The bins of one reliability table."""
    for each in bins:
        band = f"{each.low:.1f}-{each.high:.1f}"
        yield (label, band, f"{each.count}", share(each.confidence), share(each.right))


def beside(told: Beside) -> Section:
    """The tool and the baseline."""
    rows = tuple(
        (name, *shares(told.tool[name]), *shares(row))
        for name, row in told.baseline.items()
        if name in told.tool
    )
    columns = ("measure", "P", "R", "F1", "baseline P", "R ", "F1 ")
    title = f"Beside a baseline, on {told.papers} papers of {told.pages} pages"
    note = "The first pack and the papers of other formats of each council."
    return Section(title, columns, rows, note=note)


def planted(found: Mapping[str, Row]) -> Iterator[Section]:
    """Findings beside the faults that were planted, a row a kind; then what went wrong."""
    rows = tuple((kind, *shares(row), f"{row.true}", f"{row.found}") for kind, row in found.items())
    columns = ("finding", "P", "R", "F1", "true", "found")
    note = "Performance reports typeset with faults and without."
    yield Section("Findings of planted faults", columns, rows, note=note)
    wrong = tuple(
        (kind, miss.kind, short(miss.true or miss.found or ""), miss.paper)
        for kind, row in found.items()
        for miss in row.misses
    )
    if wrong:
        heads = ("finding", "error", "what", "paper")
        yield Section("Faults missed, and findings that are none", heads, wrong, left=4)


def errors(groups: Sequence[Group]) -> Section:
    """The most frequent kinds of error, each with examples."""
    shown = groups[:SHOWN]
    rows = tuple((g.measure, g.kind, f"{g.count}") for g in shown)
    total = sum(group.count for group in groups)
    title = f"Most frequent of {total} errors" if total else "No errors"
    below = tuple(tuple(quoted(e) for e in g.examples) for g in shown)
    return Section(title, ("measure", "error", "count"), rows, left=2, below=below)


def quoted(each: Example) -> str:
    """An example: where, what is true, what was found."""
    words = [each.link]
    words += [f"true: {short(each.true)}"] if each.true else []
    words += [f"found: {short(each.found)}"] if each.found else []
    return " | ".join(words)


def short(words: str) -> str:
    """The beginning of a long fact."""
    flat = " ".join(words.split())
    return flat if len(flat) <= WORDS else f"{flat[: WORDS - 1]}…"


def changes(told: Report) -> Section:
    """What moved since the figures that were last accepted."""
    rows = tuple(
        (each.measure, each.word, _or_dot(each.before), _or_dot(each.after))
        for each in told.changes or ()
    )
    title = "Since the accepted figures" + ("" if rows else ": nothing moved")
    return Section(title, ("measure", "is", "F1 before", "F1 now"), rows, left=2)


def _or_dot(value: float | None) -> str:
    return "·" if value is None else share(value)
