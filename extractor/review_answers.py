"""What the commands ``review`` answer: doubts, and the log of decisions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from extractor.answers import as_rows, names
from extractor.contract import Json, plain
from extractor.linking.bodies import body_of
from extractor.linking.decided import LINK, PLANNED
from extractor.linking.decided_records import Recorded, by_body, recorded
from extractor.linking.doubtful import Doubt
from extractor.linking.record_kinds import KINDS
from extractor.records import Decision, Extraction
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


def records(paper: Extraction, made: Sequence[Decision], kinds: Collection[str]) -> Answer:
    """Every single record of a paper, read without decisions, and what was decided of each."""
    columns = (
        Column("kind", "Kind"),
        Column("text", "What", long=True),
        Column("page", "Page", right=True),
        Column("fields", "As it is", long=True),
        Column("decided", "Decided"),
        Column("id", "ID"),
    )
    known = by_body(made).get(body_of(paper), ())
    found = [
        each
        for kind in KINDS
        if not kinds or kind.name in kinds
        for each in recorded(paper, kind, known)
    ]
    rows = [record(each) for each in found]
    shown = [row | {"fields": told(row), "decided": verdicts(row)} for row in rows]
    fields = [each.name for each in columns]
    return Answer(rows, fields, columns, "the paper has no records", shown=shown)


def record(found: Recorded) -> Json:
    """A record with its fields as answers have them, none where it was rejected."""
    seen = found.read.evidence
    now = {name: found.shown(name) for name in found.kind.fields} if found.now else {}
    return {
        "kind": found.kind.name,
        "text": found.said[0].text,
        "page": seen.page if seen else None,
        "fields": now,
        "decided": [plain(mark, {}) for mark in found.marks],
        "id": found.name,
    }


def told(row: Json) -> str:
    """The fields of a record in a line, but for what its words say already."""
    fields = row["fields"].items()
    return "; ".join(f"{name}: {value}" for name, value in fields if value not in ("", row["text"]))


def verdicts(row: Json) -> str:
    """What was decided, in brief."""
    return ", ".join(" ".join(filter(None, (m["verdict"], m["field"]))) for m in row["decided"])


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
