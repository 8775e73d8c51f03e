"""The answers that commands print: all that is asked for, in the order of the ledger, the plans
and so on, as the contract's objects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from extractor.asking import kinds
from extractor.asking.current import answering
from extractor.asking.kept import aged
from extractor.asking.kinds import Question
from extractor.asking.selection import Selection, holds
from extractor.library import kept_filters, kept_reads, kept_schema
from extractor.library.kept_filters import Condition, Window

Json = dict[str, Any]
LAST = date.max.isoformat()
LEAST_CERTAIN = ("certainty", "kind", "id")


def actions(
    library: str, selection: Selection, states: Sequence[str], owner: str | None, today: date
) -> list[Json]:
    """The ledger, the oldest first."""
    table = kinds.ACTIONS.table
    found = entries(
        library, kinds.ACTIONS, selection, tuple(kept_filters.one_of(table.c.state, states))
    )
    rows = [aged(each, today) for each in found if holds(" ".join(each.told["owners"]), owner)]
    return sorted(rows, key=lambda r: (r["raised"] or LAST, r["council"] or "", r["id"]))


def plan(library: str, selection: Selection) -> list[Json]:
    """The planned items, the soonest first."""

    def order(row: Json) -> tuple[str, ...]:
        day = row["planned"][-1]["meeting_date"] or LAST
        first, body = row["first_listed"] or LAST, (row["council"] or "", row["committee"] or "")
        return (day, row["subject"], first, *body)

    return sorted(told(library, kinds.PLAN, selection), key=order)


def recommendations(library: str, selection: Selection) -> list[Json]:
    """The recommendations, the oldest first."""
    return sorted(
        told(library, kinds.RECOMMENDATIONS, selection),
        key=lambda r: (r["made"], r["council"] or "", r["minute"] or "", r["text"]),
    )


def series(library: str, selection: Selection) -> list[Json]:
    """The series of each council."""
    return sorted(told(library, kinds.SERIES, selection), key=in_order)


def in_order(series: Json) -> tuple[str, str, str]:
    """By the council, and then by name."""
    return (series["council"] or "", series["name"].casefold(), series["unit"])


def findings(library: str, selection: Selection, only: Sequence[str]) -> list[Json]:
    """The findings, the surest first within each council."""
    conditions = tuple(kept_filters.one_of(kinds.OF_PAPERS.table.c.kind, only))
    home = answering(library, kinds.FINDINGS, selection)
    rows = [
        each.told
        for question in kinds.FINDINGS
        for each in kept_reads.entries(
            home, question.name, question.table, selection.words, conditions
        )
    ]

    def order(row: Json) -> tuple[str, float, str, str, str]:
        body = (row["council"] or "", row["committee"] or "")
        return (body[0], -row["confidence"], row["kind"], row["subject"], body[1])

    return sorted(rows, key=order)


def doubts(library: str, selection: Selection, only: Sequence[str], limit: int) -> list[Json]:
    """So many of the doubts, the least certain first."""
    table, of = kept_schema.doubts, (kinds.ACTIONS, kinds.SERIES)
    home = answering(library, of, selection)
    conditions = kept_filters.one_of(table.c.kind, only)
    window = Window(LEAST_CERTAIN, 0, limit)
    names = [question.name for question in of]
    found = kept_reads.some(home, names, table, conditions, window, selection.words)
    return [each.told for each in found]


def doubt(library: str, name: str) -> Json | None:
    """The doubt of a name, if there is one."""
    table, of = kept_schema.doubts, (kinds.ACTIONS, kinds.SERIES)
    home, names = answering(library, of, Selection()), [question.name for question in of]
    found = kept_reads.some(home, names, table, [table.c.id == name], Window(LEAST_CERTAIN, 0, 1))
    return next((each.told for each in found), None)


def told(library: str, question: Question, selection: Selection) -> list[Json]:
    """Answers that are the same on every day."""
    return [each.told for each in entries(library, question, selection)]


def entries(
    library: str,
    question: Question,
    selection: Selection,
    conditions: tuple[Condition, ...] = (),
) -> list[kept_reads.Entry]:
    """Every answer to a question about the selected papers."""
    home = answering(library, (question,), selection)
    return kept_reads.entries(home, question.name, question.table, selection.words, conditions)
