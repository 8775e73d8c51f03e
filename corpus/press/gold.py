"""True answers in the shape of the gold files: what a paper holds, and on which page."""

from __future__ import annotations

from collections import Counter
from typing import Any

from corpus.press.answers import Answers, Fact
from corpus.press.model import World
from corpus.press.pdf import Placed, spans

Json = dict[str, Any]


def answers_of_pack(
    document: str, world: World, number: int, answers: Answers, places: tuple[Placed, ...]
) -> Json:
    """The answers of an agenda pack."""
    meeting = world.meetings[number]
    pages = spans(places)
    kinds = {f.values["number"]: f.values["item_kind"] for f in answers.of("item")}
    return {
        "document": document,
        "meeting": {
            "council": world.council.name,
            "committee": world.council.committee,
            "date": meeting.date.isoformat(),
            "time": meeting.time,
        },
        "agenda": [_agenda_item(f, pages) for f in answers.of("item")],
        "sections": [_section(place) for place in places],
        "section_kinds": {item: kinds[item] for item in pages},
        **facts(answers),
    }


def facts(answers: Answers) -> Json:
    """The answers that do not depend on how a paper is divided; empty kinds are left out."""
    found = {
        "minutes": _minutes(answers),
        "minutes_actions": [_with_page(f) for f in answers.of("raised")],
        "action_sheet": [_with_page(f) for f in answers.of("entry")],
        "forward_plan": [_with_page(f) for f in answers.of("plan")],
        "figures": [_figure(f) for f in answers.of("figure")],
    }
    return {name: value for name, value in found.items() if value}


def _agenda_item(fact: Fact, pages: dict[str, tuple[int, int]]) -> Json:
    number = fact.values["number"]
    first, last = pages.get(number, (None, None))
    return {
        "number": number,
        "title": fact.values["title"],
        "first_page": first,
        "last_page": last,
        "page": fact.page,
    }


def _section(place: Placed) -> Json:
    return {
        "title": place.part.title,
        "item": place.part.number,
        "first_page": place.first,
        "last_page": place.last,
    }


def _minutes(answers: Answers) -> Json:
    heads = answers.of("minutes")
    if not heads:
        return {}
    people = answers.of("person")
    resolved = answers.of("resolution")
    return {
        "meeting_date": heads[0].values["date"].isoformat(),
        "start": heads[0].values["start"],
        "end": heads[0].values["end"],
        "page": heads[0].page,
        "items": [[f.values["number"], f.values["title"], f.page] for f in answers.of("minute")],
        "chair": _in_role(people, "Chair"),
        "vice_chair": _in_role(people, "Vice-Chair"),
        "present": [f.values["name"] for f in people if _is_member(f)],
        "co_opted": [f.values["name"] for f in people if _sits(f) and not _is_member(f)],
        "in_attendance": _of_status(people, "in-attendance"),
        "apologies": _of_status(people, "apologies"),
        "attendance": [_with_page(f) for f in people],
        "resolutions": dict(Counter(f.values["minute"] or "" for f in resolved)),
        "resolved": [_with_page(f) for f in resolved],
    }


def _in_role(people: list[Fact], role: str) -> str | None:
    return next((f.values["name"] for f in people if f.values["role"] == role), None)


def _sits(fact: Fact) -> bool:
    return fact.values["status"] in {"present", "remote", "substitute"}


def _is_member(fact: Fact) -> bool:
    known = fact.values["role"] in {None, "Chair", "Vice-Chair"}
    return _sits(fact) and (known or fact.values["status"] == "substitute")


def _of_status(people: list[Fact], status: str) -> list[str]:
    return [f.values["name"] for f in people if f.values["status"] == status]


def _with_page(fact: Fact) -> Json:
    return {**fact.values, "page": fact.page}


def _figure(fact: Fact) -> list[Any]:
    names = ("indicator", "measure", "period", "value", "unit", "source")
    return [*(fact.values[name] for name in names), fact.page]
