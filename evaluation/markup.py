"""The markup in which paragraphs are written by hand, compiled to paragraphs.

``[[LABEL#key attribute=value|words]]`` is a span; ``{{commit ...|words}}``, ``{{action ...|...}}``
and ``{{state ...|words}}`` are facts, which may hold spans and one another.  A paragraph begins
with a line ``== id=... council=... kind=...``, and a blank line ends it.  A backslash takes the
meaning from the bracket, brace or backslash after it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from evaluation.markup_writing import to_markup
from evaluation.paragraphs import (
    MEASURES,
    Commitment,
    GoldFigure,
    GoldStatement,
    Link,
    Meta,
    Paragraph,
    ParagraphError,
    Relation,
    Span,
    checked,
    from_json,
    to_json,
)

_VALUE = r'"(?:[^"\\]|\\.)*"|[^\s|"]+'
_ATTRIBUTES = rf"(?:\s+[\w-]+=(?:{_VALUE}))*"
ATTRIBUTE = re.compile(rf"([\w-]+)=({_VALUE})\s*")
TOKEN = re.compile(
    r"(?P<escape>\\[\\\[\]{}=])"
    rf"|\[\[(?P<label>[A-Z]+)(?:#(?P<key>[\w-]+))?(?P<of_span>{_ATTRIBUTES})\s*\|"
    rf"|\{{\{{(?P<fact>commit|action|state)(?P<of_fact>{_ATTRIBUTES})\s*\|"
    r"|(?P<close>\]\]|\}\})|(?P<stray>\[\[|\{\{)"
)
OF_VALUES = {"value", "unit", "ind", "per", "period", "measure", "qualifier"}
OF_SPANS = {
    "INDICATOR": {"name"},
    "PERIOD": {"label"},
    **dict.fromkeys(MEASURES, OF_VALUES),
}
OF_FACTS = {
    "commit": {"owner", "due", "to", "task"},
    "action": {"owner", "due", "to", "task"},
    "state": {"ind", "standing", "direction", "period"},
}
OF_HEADER = {"id", "council", "kind", "heading", "period", "meeting", "indicators"}
Attributes = Mapping[str, str]


@dataclass(slots=True)
class _Bracket:
    """An open or closed bracket: a span's label or a fact's word, and where its words stand."""

    kind: str
    attributes: Attributes
    start: int
    end: int = -1
    key: str | None = None

    @property
    def is_span(self) -> bool:
        return self.kind not in OF_FACTS


@dataclass(slots=True)
class _Text:
    """The words of a paragraph without its brackets, and those in the order they open."""

    words: str = ""
    brackets: list[_Bracket] = field(default_factory=list)
    stack: list[_Bracket] = field(default_factory=list)

    def open(self, bracket: _Bracket) -> None:
        if self.stack and self.stack[-1].is_span:
            raise ValueError(f"a bracket opens inside {self.stack[-1].kind}")
        self.brackets.append(bracket)
        self.stack.append(bracket)

    def close(self, token: str) -> None:
        if not self.stack or self.stack[-1].is_span != (token == "]]"):
            raise ValueError(f"{token} closes nothing")
        self.stack.pop().end = len(self.words)


def compile_markup(text: str, source: str = "markup") -> tuple[Paragraph, ...]:
    """The paragraphs of a file; raises :class:`ParagraphError` with the line of a wrong one."""
    found: dict[str, Paragraph] = {}
    for number, header, body in _parted(text, source):
        where = f"{source}:{number}"
        paragraph = checked(_paragraph(header, body, where), where)
        if paragraph.meta.id in found:
            raise ParagraphError(f"{where}: a second paragraph {paragraph.meta.id!r}")
        found[paragraph.meta.id] = paragraph
    return tuple(found.values())


def _parted(text: str, source: str) -> Iterator[tuple[int, str, str]]:
    """Each paragraph's line number, header and body on one line."""
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            begin = number - len(block)
            if not block[0].startswith("== ") or len(block) < 2:
                raise ParagraphError(f"{source}:{begin}: a header '== id=...' and text are needed")
            yield begin, block[0][3:], " ".join(block[1:])
            block = []


def _paragraph(header: str, body: str, where: str) -> Paragraph:
    try:
        told = _attributes(header, OF_HEADER, "header")
        headed = dict(_headed(told.get("indicators", "")))
        rest = {k: v for k, v in told.items() if k != "indicators"}
        meta = Meta(**rest, indicators=tuple(headed.values()))  # type: ignore[arg-type]
        return _Records(meta, _read(body), headed).paragraph()
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ParagraphError(f"{where}: {'; '.join(faults)}") from error
    except (ValueError, TypeError) as error:
        raise ParagraphError(f"{where}: {error}") from error


def _headed(text: str) -> Iterator[tuple[str, str]]:
    """The keys and names of ``i8=Rent arrears; i9=Voids``."""
    for part in text.split(";") if text else ():
        key, equals, name = part.strip().partition("=")
        if not equals:
            raise ValueError(f"indicators: {part!r} has no key")
        yield key, name


def _attributes(text: str, known: set[str], of: str) -> dict[str, str]:
    found, place = dict[str, str](), 0
    text = text.strip()
    while place < len(text):
        m = ATTRIBUTE.match(text, place)
        if not m:
            raise ValueError(f"{of}: no attribute at {text[place : place + 30]!r}")
        if m[1] not in known or m[1] in found:
            raise ValueError(f"{of}: unknown or repeated attribute {m[1]!r}")
        quoted = m[2].startswith('"')
        found[m[1]] = re.sub(r"\\(.)", r"\1", m[2][1:-1]) if quoted else m[2]
        place = m.end()
    return found


def _read(body: str) -> _Text:
    text, place = _Text(), 0
    for m in TOKEN.finditer(body):
        text.words += body[place : m.start()]
        place = m.end()
        if m["stray"]:
            raise ValueError(f"not a bracket: {body[m.start() : m.start() + 40]!r}")
        if m["escape"]:
            text.words += m["escape"][1]
        elif m["close"]:
            text.close(m["close"])
        else:
            text.open(_bracket(m, len(text.words)))
    if text.stack:
        raise ValueError(f"{text.stack[-1].kind} is not closed")
    text.words += body[place:]
    return text


def _bracket(m: re.Match[str], start: int) -> _Bracket:
    if m["fact"]:
        told = _attributes(m["of_fact"], OF_FACTS[m["fact"]], m["fact"])
        return _Bracket(m["fact"], told, start)
    told = _attributes(m["of_span"], OF_SPANS.get(m["label"], set()), m["label"])
    return _Bracket(m["label"], told, start, key=m["key"])


class _Records:
    """Makes a paragraph's records of its brackets, resolving their keys."""

    def __init__(self, meta: Meta, text: _Text, headed: Mapping[str, str]) -> None:
        self.meta, self.text, self.headed = meta, text, headed
        self.of_spans = [b for b in text.brackets if b.is_span]
        self.keys = {b.key: n for n, b in enumerate(self.of_spans) if b.key}
        if len(self.keys) < sum(b.key is not None for b in self.of_spans):
            raise ValueError("a key is given twice")
        if clash := self.keys.keys() & headed.keys():
            raise ValueError(f"key {min(clash)!r} is the heading's too")

    def paragraph(self) -> Paragraph:
        """The whole paragraph."""
        values = [(n, b) for n, b in enumerate(self.of_spans) if b.kind in MEASURES]
        facts = [b for b in self.text.brackets if not b.is_span]
        return Paragraph(
            text=self.text.words,
            meta=self.meta,
            spans=tuple(_span(b) for b in self.of_spans),
            relations=tuple(r for n, b in values for r in self.relations(n, b.attributes)),
            figures=tuple(self.figure(n, b) for n, b in values),
            commitments=tuple(_commitment(b) for b in facts if b.kind != "state"),
            statements=tuple(self.statement(b) for b in facts if b.kind == "state"),
        )

    def relations(self, head: int, told: Attributes) -> Iterator[Relation]:
        """What joins a value to the spans of its indicator and its period."""
        links: tuple[tuple[Link, str], ...] = (("of-indicator", "ind"), ("in-period", "per"))
        for link, name in links:
            key = told.get(name)
            if key in self.keys:
                yield Relation(head, self.keys[key], link)
            elif key and (link == "in-period" or key not in self.headed):
                raise ValueError(f"{name}={key} refers to nothing")

    def figure(self, place: int, bracket: _Bracket) -> GoldFigure:
        """A value's record.  Where neither a span nor the author says a period it is the
        report's, and none for an earlier value."""
        told = bracket.attributes
        for needed in ("value", "unit", "ind"):
            if not told.get(needed):
                raise ValueError(f"{bracket.kind} {self.words(bracket)!r} needs {needed}=")
        measure = told.get("measure", MEASURES[bracket.kind][0])
        if bracket.kind == "COMPARATOR" and "measure" not in told:
            raise ValueError(f"COMPARATOR {self.words(bracket)!r} needs measure=")
        period = told.get("period", None if measure == "previous" else self.meta.period) or None
        if "per" in told:
            period = self.of_spans[self.keys[told["per"]]].attributes.get("label")
        return GoldFigure(
            place,
            self.name(told["ind"]),
            float(told["value"]),
            unit=told["unit"],  # type: ignore[arg-type]
            measure=measure,  # type: ignore[arg-type]
            period=period,
            qualifier=told.get("qualifier"),
        )

    def statement(self, bracket: _Bracket) -> GoldStatement:
        """A statement; its period is the report's where the author gives none."""
        told = bracket.attributes
        key = told.get("ind", "")
        return GoldStatement(
            bracket.start,
            bracket.end,
            self.name(key),
            span=self.keys.get(key),
            standing=told.get("standing"),  # type: ignore[arg-type]
            direction=told.get("direction"),  # type: ignore[arg-type]
            period=told.get("period", self.meta.period) or None,
        )

    def name(self, key: str) -> str:
        """The full name of an indicator: its span's, or the heading's."""
        if key in self.keys:
            bracket = self.of_spans[self.keys[key]]
            return bracket.attributes.get("name") or self.words(bracket)
        if key not in self.headed:
            raise ValueError(f"ind={key} refers to nothing")
        return self.headed[key]

    def words(self, bracket: _Bracket) -> str:
        """A bracket's words."""
        return self.text.words[bracket.start : bracket.end]


def _span(bracket: _Bracket) -> Span:
    norm = bracket.attributes.get("name") or bracket.attributes.get("label")
    return Span(bracket.start, bracket.end, label=bracket.kind, norm=norm)  # type: ignore[arg-type]


def _commitment(bracket: _Bracket) -> Commitment:
    told = {name: value for name, value in bracket.attributes.items() if value}
    marked = bracket.kind == "action"
    return Commitment(bracket.start, bracket.end, marked=marked, **told)


def main(arguments: list[str] | None = None) -> None:
    """``python -m evaluation.markup to-jsonl|to-markup FILE``, printed."""
    parser = argparse.ArgumentParser(description="Compile the markup of paragraphs, or back.")
    parser.add_argument("form", choices=("to-jsonl", "to-markup"))
    parser.add_argument("file", type=Path)
    asked = parser.parse_args(arguments)
    text = asked.file.read_text("utf-8")
    try:
        if asked.form == "to-jsonl":
            lines = [f"{to_json(p)}\n" for p in compile_markup(text, str(asked.file))]
        else:
            read = (
                from_json(line, f"{asked.file}:{n}", complete=False)
                for n, line in enumerate(text.splitlines(), 1)
            )
            lines = [f"{to_markup(p)}\n" for p in read]
    except ParagraphError as error:
        raise SystemExit(str(error)) from error
    sys.stdout.write("".join(lines))


if __name__ == "__main__":
    main()
