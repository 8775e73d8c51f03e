"""Annotated paragraphs: what they hold, and a loader that forgives nothing.

A file is JSON Lines, a paragraph a line.  ``text`` and ``spans`` are as Prodigy and spaCy have
them; ``relations`` join spans by their places in that list; ``figures``, ``commitments`` and
``statements`` are the complete records that the spans make.  ``docs/annotating.md`` says how to
write them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid", strict=True)
Label = Literal[
    "INDICATOR", "FIGURE", "TARGET", "COMPARATOR", "CHANGE", "PERIOD",
    "PERSON", "ROLE", "ORG", "COMMITTEE", "DUE",
]  # fmt: skip
Unit = Literal[
    "percent", "count", "points", "gbp", "days", "weeks", "rate", "ratio", "score"
]  # fmt: skip
Measure = Literal[
    "actual", "target", "intervention", "national", "regional", "statistical-neighbours",
    "forecast", "previous",
]  # fmt: skip
Link = Literal["of-indicator", "in-period"]
Kind = Literal["minutes", "commentary", "exception-report"]
Standing = Literal[
    "on-target", "above-target", "below-target", "above-national", "below-national",
    "above-neighbours", "below-neighbours", "not-available",
]  # fmt: skip
Direction = Literal["improved", "worsened", "unchanged"]

LABELS: tuple[Label, ...] = get_args(Label)
LINKS: tuple[Link, ...] = get_args(Link)
# which measures a value's label allows; the first is meant where an author names none
MEASURES: dict[str, tuple[Measure, ...]] = {
    "FIGURE": ("actual", "previous", "forecast"),
    "TARGET": ("target", "intervention"),
    "COMPARATOR": ("national", "regional", "statistical-neighbours"),
}
LINKED: dict[Link, Label] = {"of-indicator": "INDICATOR", "in-period": "PERIOD"}
SPLITS = ("train", "held-out")


def _single_spaced(text: str) -> str:
    if not text or text != " ".join(text.split()):
        raise ValueError("must be words parted by single spaces")
    return text


Words = Annotated[str, AfterValidator(_single_spaced)]
PeriodLabel = Annotated[
    str,
    Field(
        pattern=r"^(\d{4}(-\d\d)?( Q[1-4]| HT[1-6])?|\d{4}-\d\d-\d\d)$",
        description="a period as the contract writes it: 2022-23 Q3, 2022-11, 2022-12-31",
    ),
]
Place = Annotated[int, Field(ge=0)]


class ParagraphError(ValueError):
    """A paragraph does not fit; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True, config=STRICT)
class Span:
    """A stretch of the text.  ``norm`` is the period's label, or an indicator's full name where
    the words as printed are only a part of it."""

    start: Place
    end: Place
    label: Label
    norm: Words | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Relation:
    """From a value (``head``) to its indicator or its period (``child``): places of spans."""

    head: Place
    child: Place
    label: Link


@dataclass(frozen=True, slots=True, config=STRICT)
class GoldFigure:
    """A complete record: the value that ``span`` prints, of which indicator, for which period."""

    span: Place
    indicator: Words
    value: float
    unit: Unit
    measure: Measure
    period: PeriodLabel | None = None
    qualifier: Words | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Commitment:
    """A stretch that says what somebody is to do; ``task`` stands alone, the rest as printed."""

    start: Place
    end: Place
    task: Words
    marked: bool
    owner: Words | None = None
    due: Words | None = None
    to: Words | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class GoldStatement:
    """A stretch that says something of an indicator without a number."""

    start: Place
    end: Place
    indicator: Words
    span: Place | None = None
    standing: Standing | None = None
    direction: Direction | None = None
    period: PeriodLabel | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Meta:
    """Where a paragraph stands.  ``indicators`` are those that only the heading names; ``period``
    is the one that the whole report is about."""

    id: Words
    council: Words
    kind: Kind
    heading: Words | None = None
    period: PeriodLabel | None = None
    meeting: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    indicators: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class Paragraph:
    """A paragraph with everything that is true of it."""

    text: Words
    meta: Meta
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    statements: tuple[GoldStatement, ...] = field(default=())

    def words(self, span: Span) -> str:
        """A span's words as printed."""
        return self.text[span.start : span.end]

    def name(self, place: int) -> str:
        """The full name of the indicator that a span names."""
        span = self.spans[place]
        return span.norm or self.words(span)

    def child(self, head: int, label: Link) -> int | None:
        """The span that a value is joined to by a relation of this label."""
        joined = (r.child for r in self.relations if (r.head, r.label) == (head, label))
        return next(joined, None)


_PARAGRAPH = TypeAdapter(Paragraph)


def load(path: Path) -> tuple[Paragraph, ...]:
    """Read and check a file; raises :class:`ParagraphError` for the first thing wrong in it."""
    found: dict[str, Paragraph] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        paragraph = from_json(line, f"{path}:{number}")
        if paragraph.meta.id in found:
            raise ParagraphError(f"{path}:{number}: a second paragraph {paragraph.meta.id!r}")
        found[paragraph.meta.id] = paragraph
    return tuple(found.values())


def from_json(line: str, where: str, *, complete: bool = True) -> Paragraph:
    """One line of a file; ``complete`` asks for a record of every value."""
    try:
        paragraph = _PARAGRAPH.validate_json(line)
    except ValidationError as error:
        told = "; ".join(f"{_path(e['loc'])}: {e['msg']}" for e in error.errors())
        raise ParagraphError(f"{where}: {told}") from error
    return checked(paragraph, where, complete=complete)


def _path(places: tuple[int | str, ...]) -> str:
    return ".".join(map(str, places)) or "line"


def to_json(paragraph: Paragraph) -> str:
    """One line of a file; what is not known is left out."""
    order = ("text", "spans", "relations", "figures", "commitments", "statements", "meta")
    told = _PARAGRAPH.dump_python(paragraph, mode="json", exclude_none=True)
    return json.dumps({key: told[key] for key in order}, ensure_ascii=False)


def save(path: Path, paragraphs: Iterable[Paragraph]) -> None:
    """Write a file, a paragraph a line."""
    path.write_text("".join(f"{to_json(p)}\n" for p in paragraphs), "utf-8")


def gold(split: str) -> tuple[Paragraph, ...]:
    """The committed paragraphs: ``train``, or ``held-out``, which nothing is ever trained on."""
    return load(Path(str(files("evaluation").joinpath("gold", "paragraphs", f"{split}.jsonl"))))


# --- checks across the fields -------------------------------------------------------------------


def checked(paragraph: Paragraph, where: str, *, complete: bool = True) -> Paragraph:
    """The paragraph itself; raises :class:`ParagraphError` where its parts do not fit together."""
    faults = [*_spans(paragraph), *_stretches(paragraph), *_relations(paragraph)]
    if not faults:  # the checks of records look spans up
        faults = [*_figures(paragraph), *_statements(paragraph), *_names(paragraph)]
        faults += _unrecorded(paragraph) if complete else ()
    if faults:
        raise ParagraphError(f"{where}: {paragraph.meta.id}: {'; '.join(faults)}")
    return paragraph


def _spans(paragraph: Paragraph) -> Iterator[str]:
    for n, span in enumerate(paragraph.spans):
        words = paragraph.words(span)
        if not words.strip() or words != words.strip() or span.end > len(paragraph.text):
            yield f"span {n} does not match the text: {words!r}"
        if span.norm and span.label not in LINKED.values():
            yield f"span {n}: a {span.label} has no norm"
        if span.norm and span.label == "PERIOD":
            yield from _period(span.norm)
    for one, two in pairwise(paragraph.spans):
        if one.end > two.start:
            yield f"spans overlap or are out of order at {two.start}"


def _period(label: str) -> Iterator[str]:
    try:
        TypeAdapter(PeriodLabel).validate_python(label)
    except ValidationError:
        yield f"no label of a period: {label!r}"


def _stretches(paragraph: Paragraph) -> Iterator[str]:
    """Facts hold one another and spans whole, so that they can be written as brackets."""
    facts = [(f.start, f.end) for f in paragraph.commitments]
    facts += [(f.start, f.end) for f in paragraph.statements]
    spans = [(s.start, s.end) for s in paragraph.spans]
    for n, (start, end) in enumerate(facts):
        words = paragraph.text[start:end]
        if not words.strip() or words != words.strip() or end > len(paragraph.text):
            yield f"stretch {start}-{end} does not match the text"
        for other, close in (*facts[:n], *spans):
            if other < start < close < end or start < other < end < close:
                yield f"stretch {start}-{end} crosses {other}-{close}"
    for start, end in facts:
        yield from (f"span {s} holds a stretch" for s in spans if s[0] < start < end <= s[1])
        yield from (f"span {s} holds a stretch" for s in spans if s[0] <= start < end < s[1])


def _relations(paragraph: Paragraph) -> Iterator[str]:
    for relation in paragraph.relations:
        if max(relation.head, relation.child) >= len(paragraph.spans):
            yield f"relation to a span that is not there: {relation.head}, {relation.child}"
            continue
        head, child = paragraph.spans[relation.head], paragraph.spans[relation.child]
        if head.label not in MEASURES or child.label != LINKED[relation.label]:
            yield f"a {head.label} cannot be {relation.label} of a {child.label}"
    pairs = Counter((r.head, r.label) for r in paragraph.relations)
    yield from (f"span {h} is {label} twice" for (h, label), n in pairs.items() if n > 1)


def _figures(paragraph: Paragraph) -> Iterator[str]:
    for figure in paragraph.figures:
        label = paragraph.spans[figure.span].label if figure.span < len(paragraph.spans) else ""
        if figure.measure not in MEASURES.get(label, ()):
            yield f"span {figure.span} ({label or 'not there'}) cannot be of {figure.measure}"
            continue
        yield from _linked(paragraph, figure)
    recorded = Counter(f.span for f in paragraph.figures)
    yield from (f"span {span} has {n} records" for span, n in recorded.items() if n > 1)


def _linked(paragraph: Paragraph, figure: GoldFigure) -> Iterator[str]:
    """A record says what its span's relations say."""
    named = paragraph.child(figure.span, "of-indicator")
    if named is None and figure.indicator not in paragraph.meta.indicators:
        yield f"no span and no heading names {figure.indicator!r}"
    if named is not None and figure.indicator != paragraph.name(named):
        yield f"figure {figure.span}: {figure.indicator!r} is not {paragraph.name(named)!r}"
    timed = paragraph.child(figure.span, "in-period")
    if timed is not None and figure.period != paragraph.spans[timed].norm:
        yield f"figure {figure.span}: {figure.period} is not {paragraph.spans[timed].norm}"


def _statements(paragraph: Paragraph) -> Iterator[str]:
    for each in paragraph.statements:
        if each.standing is None and each.direction is None:
            yield f"a statement of {each.indicator!r} says nothing"
        if each.span is None:
            if each.indicator not in paragraph.meta.indicators:
                yield f"no span and no heading names {each.indicator!r}"
        elif each.span >= len(paragraph.spans) or paragraph.spans[each.span].label != "INDICATOR":
            yield f"a statement of span {each.span}, which is no indicator"
        elif each.indicator != paragraph.name(each.span):
            yield f"statement: {each.indicator!r} is not {paragraph.name(each.span)!r}"


def _names(paragraph: Paragraph) -> Iterator[str]:
    names = paragraph.meta.indicators
    yield from (f"indicator {name!r} holds a semicolon" for name in names if ";" in name)
    yield from (f"indicator {n!r} is named twice" for n, k in Counter(names).items() if k > 1)
    if paragraph.meta.meeting:
        try:
            date.fromisoformat(paragraph.meta.meeting)
        except ValueError:
            yield f"no such day: {paragraph.meta.meeting}"


def _unrecorded(paragraph: Paragraph) -> Iterator[str]:
    recorded = {figure.span for figure in paragraph.figures}
    for n, span in enumerate(paragraph.spans):
        if span.label in MEASURES and n not in recorded:
            yield f"{paragraph.words(span)!r} has no record of its value"


def main(arguments: list[str] | None = None) -> None:
    """``python -m evaluation.paragraphs FILE...``: check files and say how much is in them."""
    parser = argparse.ArgumentParser(description="Check files of annotated paragraphs.")
    parser.add_argument("files", nargs="+", type=Path)
    for path in parser.parse_args(arguments).files:
        try:
            found = load(path)
        except ParagraphError as error:
            raise SystemExit(str(error)) from error
        kinds = ("spans", "figures", "commitments", "statements")
        told = ", ".join(f"{sum(len(getattr(p, k)) for p in found)} {k}" for k in kinds)
        print(f"{path}: {len(found)} paragraphs, {told}")


if __name__ == "__main__":
    main()
