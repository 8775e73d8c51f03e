"""Answers to recommendations, from tables and letters."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.language.executive_answers import outcome
from extractor.parsing.context import Context
from extractor.parsing.responses import parse
from extractor.records import (
    AgendaItem,
    Block,
    BlockKind,
    Cell,
    ItemKind,
    Response,
    Row,
    Section,
    Table,
)

FERRY = "That Cabinet publish the waiting times of the ferry"


def row(*texts: str) -> Row:
    return Row(tuple(Cell(text=text, column=n) for n, text in enumerate(texts)))


def table(header: tuple[str, ...], *body: tuple[str, ...]) -> Block:
    rows = tuple(row(*texts) for texts in body)
    told = Table(header=(row(*header),), body=rows, columns=len(header))
    return Block(text="", kind=BlockKind.TABLE, table=told)


def para(text: str) -> Block:
    return Block(text=text, kind=BlockKind.PARAGRAPH)


def read(*blocks: Block) -> list[Response]:
    item = AgendaItem("i", "agenda", "9", "Response to scrutiny", ItemKind.REPORT)
    return list(parse(Section(item, blocks), Context()).responses)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Accepted.", "accepted"),
        ("Agreed. Officers have begun.", "accepted"),
        ("Agreed in principle, subject to funding", "partly accepted"),
        ("Partially agreed", "partly accepted"),
        ("The Cabinet is unable to accept this recommendation.", "rejected"),
        ("Not accepted", "rejected"),
        ("Rejected", "rejected"),
        ("The report was noted.", None),
        ("Officers will look at the costs.", None),
    ],
)
def test_what_words_answer(words: str, told: str | None) -> None:
    assert outcome(words) == told


@pytest.mark.parametrize(
    "header",
    [
        ("No", "Recommendation", "Cabinet response", "By when"),
        ("Ref", "Scrutiny recommendation", "Accepted / Rejected and reasons", "Timescale"),
    ],
)
def test_a_table(header: tuple[str, ...]) -> None:
    [one, two] = read(
        para("Cabinet considered the report at its meeting on 4 March 2031."),
        table(
            header,
            ("1", FERRY, "Accepted. Each quarter.", "June 2031"),
            ("2", "That Cabinet paint the pier", "Rejected", ""),
        ),
    )
    assert (one.number, one.text, one.outcome, one.due) == ("1", FERRY, "accepted", "June 2031")
    assert (two.outcome, two.due, two.said) == ("rejected", None, date(2031, 3, 4))


def test_a_letter() -> None:
    [one, two] = read(
        para("4 March 2031"),
        para("Thank you for your report of 14 January 2031."),
        para(f"Recommendation 1: {FERRY}"),
        para("Cabinet response: Partially accepted."),
        para("The cost of printing is too high."),
        para("Recommendation 2 – That Cabinet paint the pier"),
        para("Response: Not accepted."),
    )
    assert (one.text, one.number, one.outcome) == (FERRY, "1", "partly accepted")
    assert one.answer == "Partially accepted. The cost of printing is too high."
    assert (two.outcome, two.said) == ("rejected", date(2031, 3, 4))


@pytest.mark.parametrize(
    "blocks",
    [
        [table(("Recommendation", "Page"), (FERRY, "4"))],
        [para("Recommendation 1: That the report be noted"), para("There are no costs.")],
        [para("Response: we answered the letter of the trust.")],
    ],
)
def test_no_answers(blocks: list[Block]) -> None:
    assert read(*blocks) == []
