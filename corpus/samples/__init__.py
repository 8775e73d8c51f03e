"""The sample papers: two fictional councils over three meetings each.

The councils' histories are the TOML files of this folder; the press typesets them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.press import docx, gold, html, packs, text
from corpus.press.answers import Answers
from corpus.press.blocks import Block, Heading, Para, plain
from corpus.press.history import Paper, clock, long_date
from corpus.press.house import house_of
from corpus.press.model import World, load

HERE = Path(__file__).parent
WORLDS = ("wexmoor", "brayford")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample paper: its file name, its bytes and its true answers."""

    name: str
    content: bytes
    answers: dict[str, Any]


@cache
def world(key: str) -> World:
    """The history of one fictional council."""
    return load(HERE / f"{key}.toml")


def samples() -> Iterator[Sample]:
    """Typeset every sample paper."""
    for key in WORLDS:
        for number in range(1, len(world(key).meetings)):
            yield pack(world(key), number)
    yield report(world("wexmoor"), 3)
    yield item_page(world("brayford"), 2)
    yield printed_minutes(world("wexmoor"), 3)


def write_samples(directory: Path) -> list[Path]:
    """Write every sample paper into ``directory`` and return their paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for sample in samples():
        paths.append(directory / sample.name)
        paths[-1].write_bytes(sample.content)
    return paths


def write_body(directory: Path) -> Iterator[Path]:
    """Write ``COUNCIL/PAPER`` and ``COUNCIL/answers/PAPER.json`` into ``directory``."""
    for sample in samples():
        home = directory / sample.answers["paper"]["council"]
        (home / "answers").mkdir(parents=True, exist_ok=True)
        (home / sample.name).write_bytes(sample.content)
        (home / "answers" / f"{sample.name}.json").write_text(as_json(sample.answers), "utf-8")
        yield home / sample.name


def as_json(answers: Mapping[str, Any]) -> str:
    """Answers as they are kept: a record a line, so that a difference is read easily."""
    parts = (f"{json.dumps(key)}: {_lines(value)}" for key, value in answers.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]"


def pack(council: World, number: int) -> Sample:
    """The agenda pack of a meeting."""
    content, answers, places = packs.pack(council, number)
    name = _name(council, number, "pack.pdf")
    return Sample(name, content, gold.answers_of_pack(name, council, number, answers, places))


def report(council: World, number: int) -> Sample:
    """The performance report of a meeting alone, as DOCX."""
    paper = Paper(council, number, Answers())
    item = next(i for i in council.meetings[number].items if i.kind == "kpi-report")
    assert item.report
    house = house_of(council.house)
    blocks = [*house.report(paper, item, item.report)]
    for part in packs.appendices(house, paper, item.report):
        blocks += part.blocks
    name = _name(council, number, "performance-report.docx")
    return Sample(
        name, docx.typeset(blocks, item.title), _answers(name, paper, "report", "council", "time")
    )


def item_page(council: World, number: int) -> Sample:
    """The web page of a meeting's performance item, with its minutes."""
    paper = Paper(council, number, Answers())
    meeting = council.meetings[number]
    item = next(i for i in meeting.items if i.kind == "kpi-report")
    paper.answers.note("minutes", start=None, end=None, date=meeting.date)
    blocks: list[Block] = [Para(plain(item.report.summary))] if item.report else []
    blocks.append(Heading("Minutes:", 3))
    blocks += house_of(council.house).minute_item(paper, None, item)
    held = f"{meeting.date:%A} {long_date(meeting.date)} {clock(meeting.time)}"
    name = _name(council, number, "item.html")
    content = html.typeset(item.title, f"{council.council.committee}, {held}", blocks)
    return Sample(name, content, _answers(name, paper, "item", "council"))


def printed_minutes(council: World, number: int) -> Sample:
    """The minutes of a meeting alone, as a text conversion."""
    paper = Paper(council, number, Answers())
    blocks = house_of(council.house).minutes(paper, council.meetings[number])
    content = text.typeset(blocks)
    name = _name(council, number, "minutes.txt")
    return Sample(name, content, _answers(name, paper, "minutes"))


def _name(council: World, number: int, ending: str) -> str:
    return f"{council.key}-{council.meetings[number].date}-{ending}"


def _answers(document: str, paper: Paper, kind: str, *unsaid: str) -> dict[str, Any]:
    return gold.answers_of_paper(document, paper.world, paper.number, paper.answers, kind, *unsaid)
