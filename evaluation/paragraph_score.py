"""How the tool's own parsers do on the annotated paragraphs, each printed as a small paper.

``python -m evaluation.paragraph_score [--councils] [--misses]`` prints the measures.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluation.matching import Field, Json, Kind, field, pair
from evaluation.measures import actions, figures
from evaluation.paragraph_names import same_indicator, told_by
from evaluation.paragraphs import SPLITS, GoldStatement, Paragraph, gold
from evaluation.rows import Row, together
from extractor.records import Evidence, Statement, Stretch

OVERLAP = 0.5  # of the shorter of two stretches


def overlap(one: Stretch, two: Stretch) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared >= OVERLAP * min(one[1] - one[0], two[1] - two[0])


def same_measure(true: Json, found: Json) -> bool:
    """The same measure; the figure before is an actual one."""
    return _actual(true["measure"]) == _actual(found["measure"])


def _actual(measure: str) -> str:
    return "actual" if measure == "previous" else measure


def same_period(true: Json, found: Json) -> bool:
    """The same period; a month is the same as its last day.  A time that has no label of its own
    (a term, a year that rolls) is not asked."""
    return true.get("unlabelled", False) or figures.month_of(true["period"]) == figures.month_of(
        found["period"]
    )


VALUE_AND_UNIT = (Field("value", figures.same_value), field("unit"))
FIGURE = Kind(
    (
        *VALUE_AND_UNIT,
        Field("measure", same_measure),
        Field("period", same_period),
        Field("indicator", same_indicator),
    ),
    (),
    figures.FIGURE.words,
    figures.near,
)
# to the letter: the full name alone, and "previous" only where the earlier period is not known
TO_THE_LETTER = Kind(
    (
        *VALUE_AND_UNIT,
        field("measure"),
        field("period"),
        Field("indicator", figures.same_name),
    ),
    (),
    figures.FIGURE.words,
    figures.near,
)
COMMITMENT = Kind(
    (Field("words", lambda true, found: overlap(true["stretch"], found["stretch"])),),
    (Field("owner", actions.same_owners), Field("due", actions.same_due)),
    lambda c: f"{c['text']} ({', '.join(c['owners']) or 'no owner'}; due {c['due']})",
)
SAYING = Kind(
    (Field("indicator", same_indicator), field("said"), Field("period", same_period)),
    (),
    lambda s: f"{s['indicator']}: {s['period']} {s['said']}",
)


@dataclass(frozen=True, slots=True)
class Scored:
    """The measures of some paragraphs: a whole split (``council`` None) or a council's part."""

    split: str
    council: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paragraph holds, or what was found in it, in the shape that the kinds compare."""

    figures: tuple[Json, ...]
    commitments: tuple[Json, ...]
    sayings: tuple[Json, ...]


def paragraph_rows() -> tuple[Scored, ...]:
    """The measures of the train and the held-out paragraphs, whole and council by council.

    Of each: prose figures as complete records, unmarked commitments, owner and due of those that
    were found, actions that are marked, statements.  A miss names its paragraph as its paper.
    """
    return tuple(scored for split in SPLITS for scored in rows_of(split, gold(split)))


def rows_of(split: str, paragraphs: Iterable[Paragraph]) -> Iterator[Scored]:
    """The measures of some of a split's paragraphs: of all of them, then of each council's."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            (paragraph.meta.council, row)
            for paragraph in paragraphs
            for row in _of_paragraph(paragraph, Path(folder))
        ]
    yield Scored(split, None, tuple(together(row for _, row in rows).values()))
    for council in dict.fromkeys(council for council, _ in rows):
        own = together(row for whose, row in rows if whose == council)
        yield Scored(split, council, tuple(own.values()))


def _of_paragraph(paragraph: Paragraph, folder: Path) -> Iterator[Row]:
    for row in score(true(paragraph), read(paragraph, folder)):
        misses = (replace(miss, paper=paragraph.meta.id) for miss in row.misses)
        yield replace(row, misses=tuple(misses))


# --- reading ------------------------------------------------------------------------------------


def paper(paragraph: Paragraph) -> str:
    """The paragraph as a small text paper: title with the report's period, heading, text."""
    meta = paragraph.meta
    if meta.kind == "minutes":
        return "\n\n".join((_minutes_head(paragraph), paragraph.text)) + "\n"
    name = "Exception Report" if meta.kind == "exception-report" else "Performance Report"
    title = f"{name}, {spoken(meta.period)}" if meta.period else name
    lines = [meta.council, f"# {title}"]
    lines += [f"Meeting date: {_day(meta.meeting)}"] if meta.meeting else []
    if meta.period:
        lines.append(f"This report sets out performance for {spoken(meta.period)}.")
    lines += [f"## {meta.heading}"] if meta.heading else []
    return "\n\n".join((*lines, paragraph.text)) + "\n"


def _minutes_head(paragraph: Paragraph) -> str:
    meta = paragraph.meta
    held = f" held on {_day(meta.meeting)}" if meta.meeting else ""
    lines = [meta.council, f"Minutes of the meeting of the Scrutiny Committee{held}"]
    lines += [f"12. {meta.heading}"] if meta.heading else []
    if meta.period:
        lines.append(f"The Committee considered a report for {spoken(meta.period)}.")
    return "\n\n".join(lines)


def _day(iso: str | None) -> str:
    day = date.fromisoformat(iso or "")
    return f"{day.day} {day:%B %Y}"


def spoken(label: str) -> str:
    """A period's label as a report would print it: "Quarter 2 2023-24", "November 2023"."""
    year, _, part = label.partition(" ")
    if part.startswith("Q"):
        return f"Quarter {part[1:]} {year}"
    if part.startswith("HT"):
        return f"Half term {part[2:]} {year}"
    if len(label) == 10:
        return f"the day of {_day(label)}"
    return _day(f"{label}-01")[2:] if _is_month(label) else label


def _is_month(label: str) -> bool:
    """ "2023-11", and neither "2023-24" nor "2023"."""
    first, _, second = label.partition("-")
    return second.isdigit() and 0 < int(second) <= 12 and int(second) != int(first[2:]) + 1


def read(paragraph: Paragraph, folder: Path) -> Facts:
    """Run the tool on the paragraph's paper and keep what stands in the paragraph itself."""
    from extractor.contract import plain
    from extractor.pipeline import extract
    from extractor.reading.passages import split_marker

    path = folder / f"{paragraph.meta.id}.txt"
    path.write_text(paper(paragraph), "utf-8")
    extraction = extract(path)
    _, marked = split_marker(paragraph.text)
    found = extraction.paper.text.rfind(as_read(paragraph.text[marked:]))
    if found < 0:
        raise ValueError(f"{paragraph.meta.id}: the reader does not give the paragraph as printed")
    start = found - marked
    records = extraction.records
    tasks = [(a, _within(a.evidence, start)) for a in records.actions]
    said = [s for s in records.statements if _within(s.evidence, start)]
    return Facts(
        tuple(plain(f, {}) for f in records.figures if _within(f.evidence, start)),
        tuple({**plain(task, {}), "stretch": at} for task, at in tasks if at),
        tuple(saying for statement in said for saying in sayings(statement)),
    )


def as_read(text: str) -> str:
    """The text as the readers give it: curly quotes made straight, letter for letter."""
    from extractor.reading.passages import normalise

    given = normalise(text)
    if len(given) != len(text):
        raise ValueError(f"the reader's offsets would not be the paragraph's: {text!r}")
    return given


def _within(evidence: Evidence, start: int) -> Stretch | None:
    if evidence.offset is None or evidence.offset[1] <= start:
        return None
    return evidence.offset[0] - start, evidence.offset[1] - start


# --- scoring ------------------------------------------------------------------------------------


def true(paragraph: Paragraph) -> Facts:
    """What its annotations say."""
    fields = ("indicator", "value", "unit", "measure", "period")
    return Facts(
        tuple(
            {name: getattr(f, name) for name in fields}
            | told_by(paragraph, f.indicator, paragraph.child(f.span, "of-indicator"))
            | {"unlabelled": f.period is None and paragraph.child(f.span, "in-period") is not None}
            for f in paragraph.figures
        ),
        tuple(
            {
                "stretch": (task.start, task.end),
                "text": task.task,
                "owners": [task.owner] if task.owner else [],
                "due": task.due,
                "marked": task.marked,
            }
            for task in paragraph.commitments
        ),
        tuple(
            saying | told_by(paragraph, each.indicator, each.span)
            for each in paragraph.statements
            for saying in sayings(each)
        ),
    )


def sayings(statement: Statement | GoldStatement) -> Iterator[Json]:
    """A statement's standing and its direction, each by itself.  Neighbours are neighbours,
    whether or not they are called statistical."""
    for said in (statement.standing, statement.direction):
        if said:
            plain = said.replace("statistical-neighbours", "neighbours")
            yield {"indicator": statement.indicator, "said": plain, "period": statement.period}


def score(gold: Facts, found: Facts) -> tuple[Row, ...]:
    """The measures of one paragraph."""
    unmarked, marked = (
        pair(_marked(gold, said), _marked(found, said), COMMITMENT) for said in (False, True)
    )
    name = "unmarked commitments"
    return (
        pair(gold.figures, found.figures, FIGURE).row("prose figures"),
        pair(gold.figures, found.figures, TO_THE_LETTER).row("prose figures: to the letter"),
        unmarked.row(name),
        unmarked.told(f"{name}: owner", "owner", lambda task: task["owners"]),
        unmarked.told(f"{name}: due", "due", lambda task: task["due"]),
        unmarked.complete(f"{name}: complete"),
        marked.row("marked actions"),
        pair(gold.sayings, found.sayings, SAYING).row("statements"),
    )


def _marked(facts: Facts, marked: bool) -> list[Json]:
    return [each for each in facts.commitments if each["marked"] is marked]


# --- printing -----------------------------------------------------------------------------------


def show(scored: Scored, *, misses: bool) -> None:
    """Print a table of one part's measures, and where asked its errors by kind and each."""
    from rich.console import Console
    from rich.table import Table

    table = Table("measure", title=scored.council or f"{scored.split} paragraphs")
    for column in ("precision", "recall", "F1", "true", "found"):
        table.add_column(column, justify="right")
    for row in scored.rows:
        shares = (row.precision, row.recall, row.f1)
        table.add_row(row.name, *(f"{x:.3f}" for x in shares), str(row.true), str(row.found))
    Console().print(table)
    for row in scored.rows if misses else ():
        for kind, count in Counter(miss.kind for miss in row.misses).most_common():
            print(f"{row.name}: {count} {kind}")
        for miss in row.misses:
            print(f"{row.name}: {miss.paper}: {miss.kind}: {miss.true or ''} | {miss.found or ''}")


def main() -> None:
    """Score all annotated paragraphs."""
    parser = argparse.ArgumentParser(description="Score the tool on the annotated paragraphs.")
    parser.add_argument("--councils", action="store_true", help="also council by council")
    parser.add_argument("--misses", action="store_true", help="say what was missed or invented")
    asked = parser.parse_args()
    for scored in paragraph_rows():
        if asked.councils or scored.council is None:
            show(scored, misses=asked.misses and scored.council is None)


if __name__ == "__main__":
    main()
