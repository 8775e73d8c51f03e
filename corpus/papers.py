"""The papers that a council publishes for a meeting, each with its true answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.press import docx, facts, gold, html, packs, pdf, text
from corpus.press.answers import Answers
from corpus.press.blocks import Block, Heading, Para, Part, plain
from corpus.press.history import Paper, clock, long_date, ordinal
from corpus.press.house import house_of
from corpus.press.model import Item, World

APOLOGIES = re.compile(r"\bapolog(?:y|ies)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample paper: its file name, its bytes and its true answers."""

    name: str
    content: bytes
    answers: dict[str, Any]


def pack(council: World, number: int) -> Sample:
    """The agenda pack of a meeting."""
    content, answers, places = packs.pack(council, number)
    name = _name(council, number, "pack.pdf")
    return Sample(name, content, gold.answers_of_pack(name, council, number, answers, places))


def report(council: World, number: int, form: str) -> Sample:
    """The performance report of a meeting alone; ``form`` is pdf, docx or txt."""
    paper = Paper(council, number, Answers())
    item = performance_item(council, number)
    assert item and item.report, (council.key, number)
    house = house_of(council.house)
    head = Part(item.title, tuple(house.report(paper, item, item.report)))
    parts = [head, *packs.appendices(house, paper, item.report)]
    return _alone(paper, parts, "report", "performance-report", form, ("council", "time"))


def printed_minutes(council: World, number: int, form: str) -> Sample:
    """The minutes of a meeting alone; ``form`` is pdf, docx or txt."""
    paper = Paper(council, number, Answers())
    blocks = tuple(house_of(council.house).minutes(paper, council.meetings[number]))
    (head,) = paper.answers.of("minutes")
    unsaid = () if head.values["start"] else ("time",)
    return _alone(paper, [Part("Minutes", blocks)], "minutes", "minutes", form, unsaid)


def item_page(council: World, number: int) -> Sample:
    """The web page of a meeting's performance item, with its minutes."""
    paper = Paper(council, number, Answers())
    meeting = council.meetings[number]
    item = performance_item(council, number)
    assert item, (council.key, number)
    paper.answers.note("minutes", start=None, end=None, date=meeting.date)
    blocks: list[Block] = [Para(plain(item.report.summary))] if item.report else []
    blocks.append(Heading("Minutes:", 3))
    blocks += house_of(council.house).minute_item(paper, None, item)
    held = f"{meeting.date:%A} {long_date(meeting.date)} {clock(meeting.time)}"
    name = _name(council, number, "item.html")
    content = html.typeset(item.title, f"{council.council.committee}, {held}", blocks)
    answers = gold.answers_of_paper(name, council, number, paper.answers, "item", "council")
    return Sample(name, content, answers)


def agenda_page(council: World, number: int) -> Sample:
    """The web page of a meeting's whole agenda, with the minutes under its items."""
    paper = Paper(council, number, Answers())
    meeting = council.meetings[number]
    facts.minutes_of(paper, meeting, times=False)
    numbering = house_of(council.house).numbering(meeting.items)
    entries = tuple(_web_entry(paper, label, item) for label, item in numbering)
    day = f"{meeting.date:%A}, {ordinal(meeting.date.day)} {meeting.date:%B}, {meeting.date.year}"
    heading = f"{council.council.committee} - {day} {clock(meeting.time)}"
    page = html.AgendaPage(heading, council.council.venue, council.council.contact, entries)
    name = _name(council, number, "agenda.html")
    answers = gold.answers_of_pack(name, council, number, paper.answers, ())
    answers["paper"]["kind"] = "minutes"
    if council.council.name != council.council.committee:
        del answers["meeting"]["council"]
    return Sample(name, html.agenda(page), answers)


def _web_entry(paper: Paper, number: str, item: Item) -> html.Entry:
    """An item of an agenda's page; who was away is told by the words of its minutes alone."""
    facts.agenda_item(paper, number, item)
    facts.minute(paper, number, item)
    said = " ".join(words.text for words in item.words)
    if APOLOGIES.search(said):
        for person in paper.world.meetings[paper.number].of_status("apologies"):
            if person.name.split()[-1] in said:
                facts.person(paper, person)
    minuted = tuple(house_of(paper.world.house).minute_item(paper, number, item))
    about = item.summary or (item.report.summary if item.report else "")
    return html.Entry(
        number, item.title, (plain(about),) if about else (), _documents(number, item), minuted
    )


def _documents(number: str, item: Item) -> tuple[str, ...]:
    """The links of an item: a report's appendices."""
    there = [item.report.period, item.report.focus, item.report.appendix] if item.report else []
    count = sum(map(bool, there))
    return tuple(f"Appendix {n}, item {number}." for n in range(1, count + 1))


def performance_item(council: World, number: int) -> Item | None:
    """The item of a meeting that has the performance report, if one has."""
    items = council.meetings[number].items
    return next((item for item in items if item.kind == "kpi-report"), None)


def keep(sample: Sample, home: Path) -> Path:
    """Write ``home/PAPER`` and ``home/answers/PAPER.json``; gives the paper's path."""
    (home / "answers").mkdir(parents=True, exist_ok=True)
    (home / sample.name).write_bytes(sample.content)
    (home / "answers" / f"{sample.name}.json").write_text(as_json(sample.answers), "utf-8")
    return home / sample.name


def as_json(answers: Mapping[str, Any]) -> str:
    """Answers as they are kept: a record a line, so that a difference is read easily."""
    parts = (f"{json.dumps(key)}: {_lines(value)}" for key, value in answers.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]"


FORMS: dict[str, Callable[[Iterable[Block], str], bytes]] = {
    "docx": docx.typeset,
    "txt": lambda blocks, _title: text.typeset(blocks),
}


def _alone(
    paper: Paper,
    parts: list[Part],
    kind: str,
    what: str,
    form: str,
    unsaid: tuple[str, ...] = (),
) -> Sample:
    """Typeset a paper that is no pack; it does not say the ``unsaid`` of its meeting."""
    name = _name(paper.world, paper.number, f"{what}.{form}")
    pages = None
    if form == "pdf":
        furniture = house_of(paper.world.house).furniture
        # each part is measured by itself: the pages that are noted then are not the paper's
        lengths = pdf.lengths(parts, deepcopy(paper.answers), furniture)
        places = pdf.placed(parts, lengths, fillers=False)
        content, pages = pdf.typeset(places, paper.answers, furniture), sum(lengths)
    else:
        content = FORMS[form]([b for part in parts for b in part.blocks], parts[0].title)
    answers = gold.answers_of_paper(
        name, paper.world, paper.number, paper.answers, kind, *unsaid, pages=pages
    )
    return Sample(name, content, answers)


def _name(council: World, number: int, ending: str) -> str:
    return f"{council.key}-{council.meetings[number].date}-{ending}"
