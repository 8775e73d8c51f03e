"""Each question's answer: the contract's rows, and the columns that a table shows of them.

What is found comes as records, or as the contract's objects where an answer was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.contract import Json, plain
from extractor.coverage import FIELDS
from extractor.records import AgendaItem, Extraction, Finding
from extractor.tables import Answer, Column, measured

if TYPE_CHECKING:
    from extractor.library.search import Hit
    from extractor.linking.ledger import Entry
    from extractor.linking.plans import Subject
    from extractor.linking.programmes import Measures, Recurring
    from extractor.linking.recommendations import Recommendation

NOTHING = "nothing found"


def names(kind: type) -> list[str]:
    """The fields of a record, in the contract's order."""
    return [f.name for f in fields(kind)]


def as_rows(found: Iterable[Any]) -> list[Json]:
    """Records as the contract's objects."""
    return [each if isinstance(each, dict) else plain(each, {}) for each in found]


def listed(rows: Sequence[Json], kind: Callable[[], type]) -> list[str]:
    """The fields of some rows; where there are none, of the kind of record that they would be."""
    return list(rows[0]) if rows else names(kind())


def entry() -> type:
    """A line of the ledger."""
    from extractor.linking.ledger import Entry

    return Entry


def subject() -> type:
    """A planned item."""
    from extractor.linking.plans import Subject

    return Subject


def recommendation() -> type:
    """A recommendation."""
    from extractor.linking.recommendations import Recommendation

    return Recommendation


def actions(found: Sequence[Entry | Json]) -> Answer:
    """The ledger."""
    columns = (
        Column("state", "State"),
        Column("raised", "Raised"),
        Column("age_days", "Days", right=True),
        Column("committee", "Committee", wide=True),
        Column("minute", "Minute", wide=True),
        Column("text", "Action", long=True),
        Column("owners", "Owners"),
        Column("due", "Due", wide=True),
        Column("by", "Decided by", wide=True),
    )
    rows = as_rows(found)
    shown = [row | {"by": deciders(row)} for row in rows]
    return Answer(rows, listed(rows, entry), columns, "no actions found", shown=shown)


def deciders(row: Json) -> list[str]:
    """Who decided something of what a row is about."""
    return list(dict.fromkeys(made["by"] for made in row["decided"]))


def plan(found: Sequence[Subject | Json]) -> Answer:
    """The forward plans."""
    columns = (
        Column("state", "State"),
        Column("for", "Planned for"),
        Column("subject", "Subject", long=True),
        Column("committee", "Committee", wide=True),
        Column("first_listed", "First listed", wide=True),
        Column("slips", "Slips", right=True),
        Column("delivered_at", "Delivered"),
        Column("by", "Decided by", wide=True),
    )
    rows = as_rows(found)
    shown = [
        row | {"for": row["planned"][-1]["meeting_date"] or "undated", "by": deciders(row)}
        for row in rows
    ]
    return Answer(rows, listed(rows, subject), columns, "no planned items found", shown=shown)


def measures(found: Sequence[Measures]) -> Answer:
    """What the plans of each committee are worth."""
    columns = (
        Column("committee", "Committee", long=True),
        Column("items", "Items", right=True),
        Column("delivered", "Came", right=True),
        Column("two_months_ahead", "In time", right=True),
        Column("on_first_date", "On date", right=True),
        Column("slipped", "Slipped", right=True),
        Column("dropped", "Dropped", right=True),
        Column("undated", "Undated", right=True),
    )
    from extractor.linking.programmes import Measures

    return Answer(as_rows(found), names(Measures), columns, "no planned items found")


def recurring(found: Sequence[Recurring]) -> Answer:
    """What comes again and again."""
    columns = (
        Column("subject", "Subject", long=True),
        Column("committee", "Committee", wide=True),
        Column("every_days", "Every (days)", right=True),
        Column("last", "Last came"),
        Column("next_planned", "Next planned"),
        Column("missed", "Missed"),
    )
    rows = as_rows(found)
    shown = [row | {"last": row["came"][-1]} for row in rows]
    return Answer(
        rows, names(type(found[0])) if found else [], columns, "nothing recurs", shown=shown
    )


def recommendations(found: Sequence[Recommendation | Json]) -> Answer:
    """What was recommended and what was answered."""
    columns = (
        Column("made", "Made"),
        Column("committee", "Committee", wide=True),
        Column("minute", "Minute", wide=True),
        Column("text", "Recommendation", long=True),
        Column("outcome", "Answer"),
        Column("response_days", "Days", right=True),
        Column("in_time", "In time"),
        Column("implemented", "Carried out"),
    )
    rows = as_rows(found)
    shown = [row | {"outcome": (row["response"] or {}).get("outcome")} for row in rows]
    return Answer(
        rows, listed(rows, recommendation), columns, "no recommendations found", shown=shown
    )


def findings(found: Sequence[Finding | Json]) -> Answer:
    """What does not fit together, under what it is about, with its places side by side."""
    columns = (
        Column("kind", "Kind"),
        Column("explanation", "What", long=True),
        Column("where", "Where", long=True),
        Column("confidence", "Sure", right=True),
    )
    rows = as_rows(found)
    shown = [row | {"where": distinct_places(row), "title": about(row)} for row in rows]
    return Answer(rows, names(Finding), columns, NOTHING, shown=shown, heading="title")


def about(row: Json) -> str:
    """``Percentage of berths let, 2030-31 Q3 – Westmere Council``."""
    subject = ", ".join(filter(None, (row["subject"], row["period"])))
    return " – ".join(filter(None, (subject, row["council"])))


def distinct_places(row: Json) -> list[str]:
    """Each place of a finding once."""
    return list(dict.fromkeys(map(place, row["values"])))


def place(value: Json) -> str:
    """``pack.pdf p. 59``."""
    page = f" p. {value['page']}" if value["page"] else ""
    return f"{Path(value['paper']).name}{page}"


def items(papers: Sequence[Extraction]) -> Answer:
    """The agenda items of every paper."""
    rows = [
        {
            "paper": paper.paper.source,
            "council": paper.meeting.council,
            "committee": paper.meeting.committee,
            "date": plain(paper.meeting.date, {}),
            **plain(item, {}),
            "decided": [plain(mark, {}) for about, mark in paper.decided if about == item.id],
        }
        for paper in papers
        for item in paper.items
    ]
    columns = (
        Column("paper", "Paper", wide=True, file=True),
        Column("committee", "Committee", wide=True),
        Column("date", "Meeting"),
        Column("number", "Item"),
        Column("title", "Title", long=True),
        Column("kind", "Kind"),
        Column("first_page", "From", right=True),
        Column("last_page", "To", right=True),
        Column("why", "Exempt", wide=True),
    )
    shown = [row | {"why": exempt(row["exempt"])} for row in rows]
    listed = ["paper", "council", "committee", "date", *names(AgendaItem), "decided"]
    return Answer(rows, listed, columns, "no items found", shown=shown)


def exempt(places: Sequence[Json]) -> str:
    """The paragraphs by which an item is exempt, once; "yes" where none is named."""
    named = dict.fromkeys(each for place in places for each in place["paragraphs"])
    return ", ".join(named) or ("yes" if places else "")


def papers(rows: Sequence[Json]) -> Answer:
    """The statement of coverage."""
    columns = (
        Column("state", "State"),
        Column("run", "This run", wide=True),
        Column("paper", "Paper", long=True, file=True),
        Column("date", "Meeting", wide=True),
        Column("pages", "Pages", right=True),
        Column("pages_read", "Read", right=True),
        Column("pages_without_text", "No text", wide=True),
        Column("pages_exempt", "Exempt", wide=True),
        Column("why", "Problems", long=True),
    )
    shown = [row | {"why": why(row["problems"])} for row in rows]
    return Answer(rows, list(rows[0]) if rows else FIELDS, columns, "no papers", shown=shown)


def why(problems: Sequence[Json]) -> list[str]:
    """Each problem once, with its pages."""
    pages: dict[str, list[str]] = {}
    for problem in problems:
        found = pages.setdefault(problem["message"], [])
        found += [str(problem["page"])] if problem["page"] else []
    return [f"{words} (p. {', '.join(p)})" if p else words for words, p in pages.items()]


def hits(found: Sequence[Hit]) -> Answer:
    """What a search found."""
    columns = (
        Column("date", "Meeting"),
        Column("paper", "Paper", file=True),
        Column("page", "Page", right=True),
        Column("kind", "Kind", wide=True),
        Column("text", "Words", long=True),
    )
    rows = as_rows(found)
    from extractor.library.search import Hit

    return Answer(rows, names(Hit), columns, NOTHING)


IN_SHORT = {
    "items": (
        Column("number", "Item"),
        Column("title", "Title", long=True),
        Column("kind", "Kind"),
        Column("first_page", "From", right=True),
        Column("last_page", "To", right=True),
    ),
    "actions": (
        Column("source", "Source"),
        Column("raised", "Raised"),
        Column("status", "Status"),
        Column("text", "Action", long=True),
        Column("owners", "Owners"),
    ),
    "plan": (
        Column("meeting_date", "Meeting"),
        Column("subject", "Subject", long=True),
        Column("lead_officer", "Lead officer"),
    ),
    "figures": (
        Column("indicator", "Indicator", long=True),
        Column("measure", "Measure"),
        Column("period", "Period"),
        Column("value", "Value", right=True),
        Column("source", "Source", wide=True),
        Column("page", "Page", right=True),
    ),
}


def paper(extraction: Json) -> list[tuple[str, Answer]]:
    """One paper's records in short: a heading and a table a kind that was found."""
    found = ((name, extraction[name], columns) for name, columns in IN_SHORT.items())
    return [
        (f"{name}: {len(rows)}", Answer(shown_rows(rows), (), columns, NOTHING))
        for name, rows, columns in found
        if rows
    ]


def shown_rows(rows: Sequence[Json]) -> list[Json]:
    """Rows with their page and their value as a person writes it."""
    return [
        row
        | {"page": (row.get("evidence") or {}).get("page")}
        | ({"value": measured(row["value"], row["unit"])} if "unit" in row else {})
        for row in rows
    ]


def minutes(extraction: Json) -> list[str]:
    """``minutes of 2024-10-29: 10 items, 14 people, 12 resolutions`` for each."""
    return [
        f"minutes of {each['meeting_date'] or 'a day not known'}: {len(each['items'])} items,"
        f" {len(each['attendance'])} people, {len(each['resolutions'])} resolutions"
        for each in extraction["minutes"]
    ]
