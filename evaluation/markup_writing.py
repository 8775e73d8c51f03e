"""Paragraphs written as the markup that their authors write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evaluation.paragraphs import MEASURES, GoldFigure, Meta, Paragraph

SPECIAL = re.compile(r"[\\\[\]{}]|^=")


def to_markup(paragraph: Paragraph) -> str:
    """The paragraph as an author would write it: a header line and a line of text."""
    opens = [*_facts(paragraph), *_spans(paragraph)]
    opens.sort(key=lambda o: (o[0], -o[1]))  # stable: of two alike the first one holds the other
    written, place, stack = "", 0, list[tuple[int, str]]()
    for start, end, head in opens:
        while stack and stack[-1][0] <= start:
            close, token = stack.pop()
            written += _escaped(paragraph.text, place, close) + token
            place = close
        written += _escaped(paragraph.text, place, start) + head
        place = start
        stack.append((end, "]]" if head.startswith("[[") else "}}"))
    for close, token in reversed(stack):
        written += _escaped(paragraph.text, place, close) + token
        place = close
    return f"{_header(paragraph.meta)}\n{written}{_escaped(paragraph.text, place, None)}\n"


def _escaped(text: str, start: int, end: int | None) -> str:
    found = SPECIAL.sub(lambda m: f"\\{m[0]}", text[start:end])
    return found.removeprefix("\\") if start and found.startswith("\\=") else found


def _header(meta: Meta) -> str:
    names = "; ".join(f"h{n}={name}" for n, name in enumerate(meta.indicators, 1))
    told = {"id": meta.id, "council": meta.council, "kind": meta.kind, "heading": meta.heading}
    told |= {"indicators": names or None, "period": meta.period, "meeting": meta.meeting}
    return f"=={_written(told)}"


def _written(told: Mapping[str, Any]) -> str:
    return "".join(f" {key}={_quoted(str(v))}" for key, v in told.items() if v is not None)


def _quoted(value: str) -> str:
    if re.fullmatch(r"[\w.-]+", value):
        return value
    return '"{}"'.format(re.sub(r'(["\\])', r"\\\1", value))


def _indicator_key(paragraph: Paragraph, place: int | None, name: str) -> str:
    return f"i{place}" if place is not None else f"h{paragraph.meta.indicators.index(name) + 1}"


def _spans(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    referred = {r.child for r in paragraph.relations} | {s.span for s in paragraph.statements}
    figures = {figure.span: figure for figure in paragraph.figures}
    for n, span in enumerate(paragraph.spans):
        key = f"#{'p' if span.label == 'PERIOD' else 'i'}{n}" if n in referred else ""
        told: dict[str, Any] = {"label" if span.label == "PERIOD" else "name": span.norm}
        if span.label in MEASURES:
            told = _of_value(paragraph, n, figures.get(n))
        yield span.start, span.end, f"[[{span.label}{key}{_written(told)}|"


def _of_value(paragraph: Paragraph, place: int, figure: GoldFigure | None) -> dict[str, Any]:
    """A value's attributes; empty ones stand for what its annotator has yet to say."""
    named, timed = (paragraph.child(place, link) for link in ("of-indicator", "in-period"))
    links = {"per": f"p{timed}"} if timed is not None else {}
    if figure is None:
        return {"value": "", "unit": "", "ind": "" if named is None else f"i{named}", **links}
    return {
        "value": int(figure.value) if figure.value.is_integer() else figure.value,
        "unit": figure.unit,
        "ind": _indicator_key(paragraph, named, figure.indicator),
        **(links or {"period": figure.period or ""}),
        "measure": figure.measure,
        "qualifier": figure.qualifier,
    }


def _facts(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    for each in paragraph.commitments:
        told = {"owner": each.owner, "due": each.due, "to": each.to, "task": each.task}
        word = "action" if each.marked else "commit"
        yield each.start, each.end, f"{{{{{word}{_written(told)}|"
    for said in paragraph.statements:
        key = _indicator_key(paragraph, said.span, said.indicator)
        told = {"ind": key, "standing": said.standing, "direction": said.direction}
        yield said.start, said.end, f"{{{{state{_written({**told, 'period': said.period or ''})}|"
