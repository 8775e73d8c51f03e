"""True answers in the shape of the contract: what a paper holds, and on which page.

Facts are noted by the layouts in the order in which they are printed; a ``minutes`` fact opens
the minutes of a meeting, to which the people, minutes and resolutions after it belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from corpus.press.answers import Answers, Fact
from corpus.press.model import World
from corpus.press.pdf import Placed, spans

Json = dict[str, Any]


def answers_of_pack(
    document: str, world: World, number: int, answers: Answers, places: tuple[Placed, ...]
) -> Json:
    """The answers of an agenda pack; one without pages has no places."""
    head = paper_head(document, world, "pack", pages=page_count(places))
    said = meeting_of(world, number)
    return {
        "paper": head,
        "meeting": said,
        "items": items(answers, places),
        **facts(answers),
        **faults(world, number),
    }


def answers_of_paper(
    document: str,
    world: World,
    number: int,
    answers: Answers,
    kind: str,
    *unsaid: str,
    pages: int | None = None,
) -> Json:
    """The answers of a paper without an agenda; it does not say the ``unsaid`` of its meeting."""
    said = {k: v for k, v in meeting_of(world, number).items() if k not in unsaid}
    head = paper_head(document, world, kind, pages=pages)
    return {"paper": head, "meeting": said, **facts(answers), **faults(world, number)}


def paper_head(document: str, world: World, kind: str, pages: int | None = None) -> Json:
    """What a paper is; the press leaves no page without text."""
    return {
        "source": document,
        "council": world.key,
        "kind": kind,
        "format": Path(document).suffix.removeprefix("."),
        "pages": pages,
        "pages_without_text": [],
    }


def meeting_of(world: World, number: int) -> Json:
    """The meeting that a paper is for."""
    meeting = world.meetings[number]
    return {
        "council": world.council.name,
        "committee": world.council.committee,
        "date": meeting.date.isoformat(),
        "time": meeting.time,
    }


def facts(answers: Answers) -> Json:
    """The answers that do not depend on how a paper is divided.

    Statements are null where the press noted none, for it does not note all that words say.
    """
    return {
        "minutes": minutes(answers),
        "actions": [*raised(answers), *entries(answers)],
        "plan": [planned(f) for f in answers.of("plan")],
        "figures": [placed(f) for f in answers.of("figure")],
        "statements": [placed(f) for f in answers.of("statement")] or None,
        "reports": [placed(f) for f in answers.of("report")],
    }


def faults(world: World, number: int) -> Json:
    """What the papers of a meeting get wrong on purpose; no key where they do not."""
    found = [
        {
            "kind": fault.kind,
            "indicators": [world.indicator(key).name for key in fault.indicators],
            "period": fault.period,
            "values": list(fault.values),
        }
        for fault in world.faults_of(number)
    ]
    return {"faults": found} if found else {}


# ------------------------------------------------------------------ the parts of a pack


def page_count(places: Sequence[Placed]) -> int | None:
    """The pages of the file."""
    return places[-1].last + places[-1].fillers if places else None


def items(answers: Answers, places: Sequence[Placed]) -> list[Json]:
    """The agenda's items with their pages, the front matter before and appendices after each."""
    noted = {f.values["number"]: f for f in answers.of("item")}
    whole, ends = spans(places), content_ends(places)
    found = [part(each, None, "agenda") for each in places[:1]]
    for number, fact in noted.items():
        found.append(agenda_item(number, fact, whole.get(number), ends.get(number)))
        found += [part(each, number, "appendix") for each in appendices(places, number)]
    return found


def agenda_item(number: str, fact: Fact, pages: tuple[int, int] | None, end: int | None) -> Json:
    """An item of the agenda; one that brings nothing to the pack has no pages and no kind."""
    first, last = pages or (None, None)
    return {
        "source": "agenda",
        "number": number,
        "title": fact.values["title"],
        "kind": fact.values["item_kind"] if pages else None,
        "first_page": first,
        "last_page": last,
        "content_last_page": end,
        "parent": None,
        "evidence": {"page": fact.page},
        **({"exempt": [fact.values["exempt"]]} if fact.values["exempt"] else {}),
    }


def part(place: Placed, parent: str | None, kind: str) -> Json:
    """A part of the pack that the agenda does not number."""
    return {
        "source": "agenda",
        "number": None,
        "title": place.part.title,
        "kind": kind,
        "first_page": place.first,
        "last_page": place.last + place.fillers,
        "content_last_page": place.last,
        "parent": parent,
        "evidence": {"page": place.first},
    }


def appendices(places: Sequence[Placed], number: str) -> Iterator[Placed]:
    """The parts that follow an item's own without a number of their own."""
    current = None
    for place in places:
        current = place.part.number or current
        if current == number and place.part.number is None:
            yield place


def content_ends(places: Sequence[Placed]) -> dict[str, int]:
    """The last page of each item with its appendices, without the blank pages after it."""
    ends: dict[str, int] = {}
    number = None
    for place in places:
        number = place.part.number or number
        if number:
            ends[number] = place.last
    return ends


# ------------------------------------------------------------------ records


def minutes(answers: Answers) -> list[Json]:
    """The minutes of each meeting that the paper minutes."""
    found: list[Json] = []
    for fact in answers.facts:
        if fact.kind == "minutes":
            found.append(head_of_minutes(fact))
        elif fact.kind in PARTS_OF_MINUTES and found:
            found[-1][PARTS_OF_MINUTES[fact.kind]].append(placed(fact))
    return found


PARTS_OF_MINUTES = {"minute": "items", "person": "attendance", "resolution": "resolutions"}


def head_of_minutes(fact: Fact) -> Json:
    """Minutes of which nothing is told yet."""
    values = fact.values
    head = {
        "meeting_date": iso(values["date"]),
        "committee": values.get("committee"),
        "start": values.get("start"),
        "end": values.get("end"),
    }
    return {**head, **{name: [] for name in PARTS_OF_MINUTES.values()}}


def raised(answers: Answers) -> Iterator[Json]:
    """The actions that minutes raise, on the day of the meeting."""
    day = None
    for fact in answers.facts:
        if fact.kind == "minutes":
            day = iso(fact.values["date"])
        if fact.kind == "raised":
            yield action(fact, "minutes", {"raised": day, "status": "open"} | fact.values)


def entries(answers: Answers) -> Iterator[Json]:
    """The rows of an action sheet; all are marked."""
    for fact in answers.of("entry"):
        raised_on = iso(fact.values["raised"])
        yield action(fact, "action-sheet", {"marked": True} | fact.values | {"raised": raised_on})


def action(fact: Fact, source: str, values: Mapping[str, Any]) -> Json:
    """An action; what the paper does not say of it is null."""
    said = ("key", "raised", "minute", "item", "text", "due", "recipient")
    told = (*said, "status", "note", "marked")
    owners = values.get("owners") or [values.get("owner")]
    return {
        **{name: values.get(name) for name in told},
        "source": source,
        "owners": [each for each in owners if each],
        "evidence": {"page": fact.page},
    }


def planned(fact: Fact) -> Json:
    """An entry of the forward plan; one under a heading has no date."""
    day = fact.values.get("meeting_date") or iso(fact.values["section"])
    return {**placed(fact), "meeting_date": day}


def placed(fact: Fact) -> Json:
    """What was noted, with its page."""
    return {**fact.values, "evidence": {"page": fact.page}}


def iso(day: date | str | None) -> str | None:
    """The ISO date of a day, or of its words ("7 February 2023"); None for other words."""
    if isinstance(day, date) or day is None:
        return day.isoformat() if day else None
    for form in ("%d %B %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(day, form).date().isoformat()
        except ValueError:
            continue
    return None
