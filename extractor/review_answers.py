"""What the commands ``review`` answer: doubts, and the log of decisions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from extractor.answers import as_rows, names
from extractor.contract import Json
from extractor.linking.decided import LINK, PLANNED
from extractor.linking.doubtful import Doubt
from extractor.records import Decision
from extractor.tables import Answer, Column


def doubts(found: Sequence[Doubt | Json]) -> Answer:
    """What is doubtful; a table has what else may be meant on lines of its own."""
    columns = (
        Column("kind", "Kind"),
        Column("certainty", "Certain", right=True),
        Column("text", "What", long=True),
        Column("says", "As read"),
        Column("day", "Day"),
        Column("page", "Page", right=True),
        Column("paper", "Paper", wide=True, file=True),
        Column("id", "ID"),
    )
    rows = as_rows(found)
    shown = [line for row in rows for line in lines(row)]
    return Answer(rows, names(Doubt), columns, "nothing is doubtful", shown=shown)


def lines(row: dict[str, Any]) -> list[dict[str, Any]]:
    """A doubt, and under it each candidate with its own name; a link is named by its candidates."""
    more = [
        {
            "certainty": each["probability"],
            "says": "this" if each["joined"] else "perhaps this",
            "text": f"  ↳ {each['text']}",
            "day": each["day"],
            "page": each["page"],
            "paper": each["paper"],
            "id": each["id"],
        }
        for each in row["candidates"]
    ]
    return [row | {"id": None if row["kind"] in (LINK, *PLANNED) else row["id"]}, *more]


def log(made: Sequence[Decision], undone: Collection[int], lost: Collection[Decision]) -> Answer:
    """Every decision, the first first, with whether it holds."""
    columns = (
        Column("id", "No", right=True),
        Column("verdict", "Verdict"),
        Column("holds", "Holds"),
        Column("about", "What", long=True),
        Column("field", "Field"),
        Column("value", "To"),
        Column("by", "By"),
        Column("when", "When", wide=True),
        Column("why", "Why", wide=True),
    )
    told = zip(made, as_rows(made), strict=True)
    rows = [row | {"holds": holds(each, undone, lost)} for each, row in told]
    shown = [row | {"about": about(row)} for row in rows]
    fields = ["id", *(name for name in names(Decision) if name != "id"), "holds"]
    return Answer(rows, fields, columns, "nothing has been decided", shown=shown)


def about(row: dict[str, Any]) -> str:
    """What a decision is about, in the words of the papers."""
    return " / ".join(dict.fromkeys(said["text"] for said in row["subject"]))


def holds(made: Decision, undone: Collection[int], lost: Collection[Decision]) -> str:
    """Whether a decision counts: ``lost`` ones are of what no paper has, or are ruled out."""
    if made.id in undone:
        return "undone"
    return "lost" if made in lost else "yes"
