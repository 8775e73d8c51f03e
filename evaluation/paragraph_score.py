"""How the tool's own parsers do on the annotated paragraphs, each printed as a small paper.

``python -m evaluation.paragraph_score [--councils] [--misses]`` prints the measures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.matching import Pairing, Row, norm, pair
from evaluation.paragraphs import SPLITS, Commitment, GoldStatement, Paragraph, gold
from extractor.records import Action, Evidence, Figure, Statement, Stretch

SAME_NAME = 80.0
SAME_WORDS = 80.0
OVERLAP = 0.5  # of the shorter of two stretches


@dataclass(frozen=True, slots=True)
class Scored:
    """The measures of some paragraphs: a whole split (``council`` None) or a council's part."""

    split: str
    council: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found within a paragraph; offsets count from its beginning."""

    figures: tuple[Figure, ...]
    actions: tuple[tuple[Action, Stretch], ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said of an indicator without a number: a standing or a direction."""

    indicator: str
    said: str
    period: str | None


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure of the gold with what a reader can look it up by."""

    id: str
    indicator: str
    value: float
    unit: str
    measure: str
    period: str | None


def paragraph_rows() -> tuple[Scored, ...]:
    """The measures of the train and the held-out paragraphs, whole and council by council.

    Of each: prose figures as complete records, unmarked commitments, owner and due of those that
    were found, actions that are marked, statements.
    """
    scored: list[Scored] = []
    with tempfile.TemporaryDirectory() as folder:
        for split in SPLITS:
            each = [(p, score(p, read(p, Path(folder)))) for p in gold(split)]
            scored.append(Scored(split, None, _sum(rows for _, rows in each)))
            for council in dict.fromkeys(p.meta.council for p, _ in each):
                own = [rows for p, rows in each if p.meta.council == council]
                scored.append(Scored(split, council, _sum(own)))
    return tuple(scored)


def _sum(each: Iterable[Sequence[Row]]) -> tuple[Row, ...]:
    total: dict[str, Row] = {}
    for row in (row for rows in each for row in rows):
        total[row.name] = total[row.name] + row if row.name in total else row
    return tuple(total.values())


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


def read(paragraph: Paragraph, folder: Path) -> Found:
    """Run the tool on the paragraph's paper and keep what stands in the paragraph itself."""
    from extractor.pipeline import extract

    path = folder / f"{paragraph.meta.id}.txt"
    path.write_text(paper(paragraph), "utf-8")
    extraction = extract(path)
    start = extraction.paper.text.rfind(as_read(paragraph.text))
    if start < 0:
        raise ValueError(f"{paragraph.meta.id}: the reader does not give the paragraph as printed")
    records = extraction.records
    within = [(a, _within(a.evidence, start)) for a in records.actions]
    return Found(
        tuple(f for f in records.figures if _within(f.evidence, start)),
        tuple((action, stretch) for action, stretch in within if stretch),
        tuple(
            saying
            for s in records.statements
            if _within(s.evidence, start)
            for saying in sayings(s)
        ),
    )


def as_read(text: str) -> str:
    """The text as the readers give it: curly quotes made straight, letter for letter."""
    from extractor.reading.passages import normalise

    read = normalise(text)
    if len(read) != len(text):
        raise ValueError(f"the reader's offsets would not be the paragraph's: {text!r}")
    return read


def _within(evidence: Evidence, start: int) -> Stretch | None:
    if evidence.offset is None or evidence.offset[1] <= start:
        return None
    return evidence.offset[0] - start, evidence.offset[1] - start


# --- scoring ------------------------------------------------------------------------------------


def score(paragraph: Paragraph, found: Found) -> list[Row]:
    """The measures of one paragraph."""
    true = [saying for s in paragraph.statements for saying in sayings(s)]
    unmarked = _commitments(paragraph, found, marked=False)
    return [
        pair(expected(paragraph), found.figures, same_figure).row("prose figures"),
        unmarked.row("unmarked commitments"),
        _told(unmarked, "owner"),
        _told(unmarked, "due"),
        _commitments(paragraph, found, marked=True).row("marked actions"),
        pair(true, found.sayings, same_saying).row("statements"),
    ]


def sayings(statement: Statement | GoldStatement) -> Iterator[Saying]:
    """A statement's standing and its direction, each by itself.  Neighbours are neighbours,
    whether or not they are called statistical."""
    for said in (statement.standing, statement.direction):
        if said:
            plain = said.replace("statistical-neighbours", "neighbours")
            yield Saying(statement.indicator, plain, statement.period)


def expected(paragraph: Paragraph) -> Iterator[Expected]:
    """The gold figures of a paragraph."""
    names = [f.name for f in fields(Expected)][1:]
    for figure in paragraph.figures:
        yield Expected(paragraph.meta.id, *(getattr(figure, name) for name in names))


def same_figure(true: Expected, found: Figure) -> bool:
    """The same record throughout, of an indicator of nearly the same name."""
    return (
        (true.unit, true.measure, true.period) == (found.unit, found.measure, found.period)
        and abs(true.value - found.value) < 1e-9
        and same_name(true.indicator, found.indicator)
    )


def same_name(true: str, found: str) -> bool:
    """Whether two names of indicators share nearly all words of the shorter one."""
    from rapidfuzz import fuzz

    return bool(fuzz.token_set_ratio(norm(true), norm(found)) >= SAME_NAME)


def same_saying(true: Saying, found: Saying) -> bool:
    """The same thing said of the same indicator for the same period."""
    same = (true.said, true.period) == (found.said, found.period)
    return same and same_name(true.indicator, found.indicator)


def _commitments(paragraph: Paragraph, found: Found, *, marked: bool) -> Pairing:
    true = [c for c in paragraph.commitments if c.marked is marked]
    have = [(a, stretch) for a, stretch in found.actions if a.marked is marked]
    return pair(true, have, lambda t, f: overlap((t.start, t.end), f[1]))


def overlap(one: Stretch, two: Stretch) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared >= OVERLAP * min(one[1] - one[0], two[1] - two[0])


def _told(pairing: Pairing, field: str) -> Row:
    """Of the commitments that were found, who is to do it or by when."""
    said = [(getattr(t, field), _said(f[0], field)) for t, f in pairing.pairs]
    right = [(t, f) for t, f in said if t and f and same_words(t, f)]
    wrong = tuple((t, f) for t, f in said if (t or f) and (t, f) not in right)
    true, have = sum(bool(t) for t, _ in said), sum(bool(f) for _, f in said)
    missed, extra = (tuple(w for w in wrong if w[place]) for place in (0, 1))
    return Row(f"unmarked commitments: {field}", len(right), true, have, missed, extra)


def _said(action: Action, field: str) -> str | None:
    return " / ".join(action.owners) or None if field == "owner" else action.due


def same_words(true: str, found: str) -> bool:
    """The same words but for an article or a preposition."""
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(_bare(true), _bare(found)) >= SAME_WORDS)


def _bare(text: str) -> str:
    left_out = {"the", "a", "an", "by", "at", "in", "to", "for", "its", "our", "this"}
    return " ".join(word for word in norm(text).split() if word not in left_out)


# --- printing -----------------------------------------------------------------------------------


def show(scored: Scored, *, misses: bool) -> None:
    """Print a table of one part's measures, and where asked what was missed and invented."""
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
        for label, facts in (("missed", row.missed), ("extra", row.extra)):
            for fact in facts:
                print(f"{row.name}: {label}: {told(fact)}")


def told(fact: Any) -> str:
    """A fact in a line, for a reader of misses."""
    if isinstance(fact, Figure):
        fact = [fact.indicator, fact.value, fact.unit, fact.measure, fact.period, fact.as_printed]
    if isinstance(fact, Commitment):
        fact = fact.task
    if isinstance(fact, tuple) and isinstance(fact[0], Action):
        fact = fact[0].text
    return json.dumps(fact, ensure_ascii=False, default=str)


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
