"""Answers to recommendations: tables of them, and letters that go through them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from extractor.language.dates import find_dates
from extractor.language.executive_answers import outcome
from extractor.language.patterns import PatternFile, load
from extractor.parsing.columns import Columns, find_columns
from extractor.parsing.context import Context
from extractor.records import Block, Records, Response, Row, Section

SHORT = 8  # words of a line that is a date


class ResponseWords(PatternFile):
    """The columns of tables of answers, and how letters are set out; see the data file."""

    floor: float
    lines: int
    recommendation: str
    response: str
    said: str
    columns: dict[str, tuple[str, ...]]


def words() -> ResponseWords:
    """The data file of answers."""
    return load("extractor.parsing", "responses", ResponseWords)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the data file."""
    return re.compile(getattr(words(), name), re.IGNORECASE | re.DOTALL)


def parse(section: Section, context: Context) -> Records:
    """Every answer in a section; ``context`` is not needed, answers say their own dates."""
    found = [*in_tables(section.blocks), *in_letter(section.blocks)]
    day = said(section.blocks) if found else None
    own = (replace(each, said=day, item_id=section.item.id) for each in found)
    return Records(responses=tuple(own))


# ------------------------------------------------------------------ tables


def in_tables(blocks: Sequence[Block]) -> Iterator[Response]:
    """The rows of tables with a column of recommendations and one of answers."""
    known = words()
    for block in blocks:
        columns = find_columns(block.table, known.columns, known.floor) if block.table else None
        if columns and "recommendation" in columns.index and is_answering(columns):
            yield from (each for row in columns.body if (each := in_row(row, columns)))


def is_answering(columns: Columns) -> bool:
    """Whether the rows say what was answered."""
    return "decision" in columns.index or "answer" in columns.index


def in_row(row: Row, columns: Columns) -> Response | None:
    """The answer of a row that has one."""
    text, decision = (columns.text(row, name) for name in ("recommendation", "decision"))
    answer = " ".join(part for part in (decision, columns.text(row, "answer")) if part)
    if not text or not answer:
        return None
    return Response(
        text=" ".join(text.split()),
        outcome=outcome(decision) or outcome(answer),
        answer=" ".join(answer.split()),
        evidence=row.cells[0].evidence(),
        number=columns.text(row, "number") or None,
        lead=columns.text(row, "lead") or None,
        due=columns.text(row, "due") or None,
    )


# ------------------------------------------------------------------ letters


def in_letter(blocks: Sequence[Block]) -> Iterator[Response]:
    """Recommendations that are repeated one by one, each with the response below it."""
    heads = [(n, head) for n, block in enumerate(blocks) if (head := opening(block))]
    ends = [*(n for n, _ in heads[1:]), len(blocks)]
    for (n, head), end in zip(heads, ends, strict=False):
        below = blocks[n + 1 : min(end, n + 1 + words().lines)]
        told = next((k for k, block in enumerate(below) if replied(block)), None)
        text = [head["text"], *(block.text for block in below[:told])]
        recommended = " ".join(" ".join(text).split())
        if told is not None and recommended:
            answer = " ".join([replied(below[told]), *(block.text for block in below[told + 1 :])])
            yield Response(
                recommended,
                outcome(answer),
                " ".join(answer.split()),
                blocks[n].evidence(),
                head["number"],
            )


def opening(block: Block) -> re.Match[str] | None:
    """The beginning of a recommendation, as in: Recommendation 3: That …"""
    return None if block.table else pattern("recommendation").match(block.text.strip())


def replied(block: Block) -> str:
    """What a paragraph answers, as in: Cabinet response: Accepted. …"""
    match = None if block.table else pattern("response").match(block.text.strip())
    return match["text"] if match else ""


def said(blocks: Sequence[Block]) -> date | None:
    """The day of the answer: that of a line of its own, or beside the body that gave it."""
    for block in blocks:
        if block.table or opening(block):
            return None
        for found in find_dates(block.text):
            alone = len(block.text.split()) <= SHORT
            if alone or pattern("said").search(block.text[: found.start]):
                return found.date
    return None
