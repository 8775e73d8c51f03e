"""The measures of one paper: what the contract's JSON says beside the true answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evaluation.matching import Pairing, Row, alike, pair, tells
from extractor.language.dates import parse_date

Json = dict[str, Any]
SOURCES = ("scorecard", "prose", "exception-report", "minutes", "table")


def measures(found: Json, gold: Json) -> Iterator[Row]:
    """Every measure for which there are true answers, then one for the pages of what was right."""
    placed: list[tuple[int | None, Json]] = []
    for name, pairing, page in pairings(found, gold):
        yield pairing.row(name)
        placed += [(page(true), each) for true, each in pairing.pairs] if page else []
    paged = [(page, each) for page, each in placed if page]
    right = [each for page, each in paged if (each.get("evidence") or {}).get("page") == page]
    if paged:
        wrong = tuple([page, each["evidence"]] for page, each in paged if each not in right)
        yield Row("pages of what was found", len(right), len(paged), len(paged), wrong, ())


def pairings(found: Json, gold: Json) -> Iterator[tuple[str, Pairing, Any]]:
    """Each measure's name and pairing, and how a true fact tells its page (or None)."""
    if "meeting" in gold:
        yield "meeting", meeting(found, gold), None
    if "agenda" in gold:
        yield from agenda(found, gold)
    if "minutes" in gold:
        yield from minutes(found, gold["minutes"])
    yield from actions(found, gold)
    yield from plan(found, gold)
    yield from figures(found, gold)


def meeting(found: Json, gold: Json) -> Pairing:
    """What the paper says of its meeting."""
    told = found.get("meeting") or {}
    have = [(name, told[name]) for name in gold["meeting"] if told.get(name)]
    return pair(gold["meeting"].items(), have, lambda t, f: t[0] == f[0] and alike(t[1], f[1]))


def agenda(found: Json, gold: Json) -> Iterator[tuple[str, Pairing, Any]]:
    """The agenda's items, their pages and their kinds."""
    have = [i for i in found["items"] if i["number"] and i["source"] == "agenda"]
    ends = last_pages(gold)
    same = pair(
        gold["agenda"],
        have,
        lambda t, f: t["number"] == f["number"] and alike(t["title"], f["title"]),
    )
    yield "agenda items", same, lambda true: true["page"]
    paged = [each for each in gold["agenda"] if each["first_page"]]
    yield (
        "agenda items: pages",
        pair(paged, [i for i in have if i["first_page"]], lambda t, f: same_pages(t, f, ends)),
        None,
    )
    kinds = [i for i in have if i["number"] in gold["section_kinds"]]
    true_kinds = gold["section_kinds"].items()
    yield (
        "agenda items: kind",
        pair(true_kinds, kinds, lambda t, f: t == (f["number"], f["kind"])),
        None,
    )


def same_pages(true: Json, item: Json, ends: dict[str, int]) -> bool:
    """Whether an item begins on its page and ends on its last, or on blank pages after that."""
    same = all(true[key] == item[key] for key in ("number", "first_page"))
    last = item["last_page"]
    return same and bool(last) and ends[true["number"]] <= last <= true["last_page"]


def last_pages(gold: Json) -> dict[str, int]:
    """The last page of each item with its appendices, without the blank pages after it."""
    ends: dict[str, int] = {}
    number = None
    for section in gold["sections"]:
        number = section["item"] or number
        if number:
            ends[number] = section["last_page"]
    return ends


def minutes(found: Json, gold: Json) -> Iterator[tuple[str, Pairing, Any]]:
    """The items, people and resolutions of the minutes of the right day."""
    days = [m for m in found["minutes"] if m["meeting_date"] == gold["meeting_date"]]
    have = days[0] if days else {"items": [], "attendance": [], "resolutions": []}
    if gold["items"]:
        items = pair(gold["items"], have["items"], same_minute)
        yield "minutes: items", items, lambda true: true[2]
    people = pair(gold["attendance"], have["attendance"], same_attendance)
    yield "minutes: attendance", people, _page
    resolved = pair(
        gold["resolved"],
        have["resolutions"],
        lambda t, f: t["minute"] == f["minute"] and tells(t["text"], f["text"], 85),
    )
    yield "minutes: resolutions", resolved, _page


def same_minute(true: list[Any], found: Json) -> bool:
    """The same number and title."""
    return bool(true[0] == found["number"]) and alike(true[1], found["title"])


def same_attendance(true: Json, found: Json) -> bool:
    """The same status and the same surname, whatever stands before it."""
    surname = (found["name"].split() or [""])[-1]
    return bool(true["status"] == found["status"]) and alike(
        true["name"].rsplit(maxsplit=1)[-1], surname, 95
    )


def actions(found: Json, gold: Json) -> Iterator[tuple[str, Pairing, Any]]:
    """Actions that minutes raise, entries of the sheet, and the status of those."""
    raised = [a for a in found["actions"] if a["source"] == "minutes"]
    if "minutes_actions" in gold or raised:
        same = pair(
            gold.get("minutes_actions", []),
            raised,
            lambda t, f: t["minute"] == f["minute"] and tells(t["text"], f["text"]),
        )
        yield "minutes: actions raised", same, _page
        marks = [(t, f) for t, f in same.pairs if t["marked"] == f["marked"]]
        unlike = tuple(t for t, f in same.pairs if t["marked"] != f["marked"])
        yield "minutes: actions marked", Pairing(tuple(marks), unlike, unlike), None
    entries = [a for a in found["actions"] if a["source"] == "action-sheet"]
    if "action_sheet" in gold or entries:
        same = pair(gold.get("action_sheet", []), entries, same_entry)
        yield "action sheet: entries", same, _page
        for field in ("status", "owner", "due"):
            yield f"action sheet: {field}", _agreeing(same, field), None


def same_entry(true: Json, found: Json) -> bool:
    """The same words, raised on the same day."""
    return str(parse_date(true["raised"])) == found["raised"] and alike(true["text"], found["text"])


def _agreeing(entries: Pairing, field: str) -> Pairing:
    """Of the entries found, those whose field was found too."""
    told = [(t, f) for t, f in entries.pairs if t[field]]
    right = tuple((t, f) for t, f in told if alike(t[field], _said(f, field)))
    wrong = tuple([t["text"], t[field], _said(f, field)] for t, f in told if (t, f) not in right)
    return Pairing(right, wrong, wrong)


def _said(found: Json, field: str) -> str | None:
    value: str | None = (found["owners"] or [None])[0] if field == "owner" else found[field]
    return value


def plan(found: Json, gold: Json) -> Iterator[tuple[str, Pairing, Any]]:
    """Entries of the forward plan under the right date, and their lead officers."""
    if "forward_plan" not in gold and not found["plan"]:
        return
    same = pair(gold.get("forward_plan", []), found["plan"], same_planned)
    yield "forward plan: entries", same, _page
    leads = tuple((t, f) for t, f in same.pairs if alike(t["lead_officer"], f["lead_officer"]))
    wrong = tuple(t for t, f in same.pairs if not alike(t["lead_officer"], f["lead_officer"]))
    yield "forward plan: lead officers", Pairing(leads, wrong, wrong), None


def same_planned(true: Json, found: Json) -> bool:
    """The same subject, for the same meeting or for none."""
    day = parse_date(true["section"])
    return alike(true["subject"], found["subject"]) and found["meeting_date"] == (
        day.isoformat() if day else None
    )


def figures(found: Json, gold: Json) -> Iterator[tuple[str, Pairing, Any]]:
    """Figures, one measure a source."""
    for source in SOURCES:
        true = [f for f in gold.get("figures", []) if f[5] == source]
        have = [f for f in found["figures"] if f["source"] == source]
        if true or have:
            yield f"figures: {source}", pair(true, have, same_figure), lambda fact: fact[6]


def same_figure(true: list[Any], found: Json) -> bool:
    """The same value, unit, measure and period, of an indicator of nearly the same name."""
    name, measure, period, value, unit = true[:5]
    return (
        (measure, unit) == (found["measure"], found["unit"])
        and found["period"] in period.split("|")
        and abs(value - found["value"]) < 1e-9
        and tells(name, found["indicator"], 80)
    )


def _page(true: Json) -> int | None:
    page: int | None = true["page"]
    return page
