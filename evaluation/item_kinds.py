"""Items with their true kinds, and the examples that the model of kinds is made of.

``gold/item_kinds/titles.csv`` has titles as twelve fictional bodies print them, with the first
lines of the paper and the columns of its first table; ``paper`` says whether a paper is attached,
there is none, the agenda leaves it open, or the item is an appendix.  Four bodies are held out.
The press's packs, of the seed of training, are examples too: those are typeset and read.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from corpus import papers
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS, profile
from corpus.papers import Sample
from corpus.press.house import House, house_of
from evaluation.baseline.kinds import kind_in_words
from evaluation.matching import Json, norm
from extractor.reading import Options, read
from extractor.records import Block, BlockKind, Cell, ItemKind, Row, Table
from extractor.segmenting import segment
from extractor.segmenting.kind_features import VERSION, Seen, by_rules, features
from extractor.segmenting.openings import find_openings
from extractor.segmenting.telling import Kind, ruled
from models.examples import Example
from models.linear import Plan

HELD_OUT = frozenset(
    {
        "Port Selwyn Council",
        "Dyffryn Alun County Borough Council",
        "Hexley London Borough",
        "Westering Joint Health Overview and Scrutiny Committee",
    }
)  # nothing is trained on their titles
KINDS = Plan("kinds", VERSION, tuple(map(str, ItemKind)), strength=2.0, threshold=0.0)
YEARS = 1
PAPERS = {"attached": True, "none": False, "open": None, "appendix": True}
BLANK_ROWS = 3


class Titled(NamedTuple):
    """An item as a council prints it."""

    council: str
    title: str
    paper: str
    lead: str
    columns: str
    kind: str


@cache
def titled() -> tuple[Titled, ...]:
    """The items of the data file."""
    source = files("evaluation").joinpath("gold", "item_kinds", "titles.csv")
    with source.open(encoding="utf-8") as lines:
        return tuple(Titled(**row) for row in csv.DictReader(lines))


def trained_on(seed: int) -> list[Example]:
    """What the model is made of: titles of bodies that are not held out, and the press's items."""
    return [*(e for e in of_titles() if e.council not in HELD_OUT), *of_press(seed)]


def held_out() -> list[Example]:
    """The titles of bodies of which nothing is trained on."""
    return [each for each in of_titles() if each.council in HELD_OUT]


def example(seen: Seen, kind: str, council: str) -> Example:
    """An item as an example, with what the rules alone and the plain baseline say of it."""
    plain = kind_in_words(seen.title, paper=bool(seen.paper))
    return Example(features(seen), kind, council, rules=str(by_rules(seen)), plain=plain)


# ------------------------------------------------------------------ titles


def of_titles() -> list[Example]:
    """Every item of the data file as an example."""
    return [example(seen_of(row), row.kind, row.council) for row in titled()]


def seen_of(row: Titled) -> Seen:
    """An item as segmenting would see it."""
    blocks = blocks_of(row)
    begun = next((each.kind for each in find_openings(blocks) if each.block <= 3), None)
    appendix = row.paper == "appendix"
    opening = None if appendix else begun
    return Seen(row.title, blocks, PAPERS[row.paper], opening, appendix)


def blocks_of(row: Titled) -> tuple[Block, ...]:
    """The lines and the table with which the item's paper begins."""
    lines = [line for line in row.lead.split(" / ") if line]
    blocks = [Block(text=line, kind=_shape(place)) for place, line in enumerate(lines)]
    names = [name for name in row.columns.split(" ; ") if name]
    return (*blocks, _table(names)) if names else tuple(blocks)


def _shape(place: int) -> BlockKind:
    return BlockKind.PARAGRAPH if place else BlockKind.HEADING


def _table(names: list[str]) -> Block:
    header = Row(tuple(Cell(text=name, column=at) for at, name in enumerate(names)))
    blank = Row(tuple(Cell(text="", column=at) for at in range(len(names))))
    table = Table((header,), (blank,) * BLANK_ROWS, len(names))
    return Block(text="", kind=BlockKind.TABLE, table=table)


# ------------------------------------------------------------------ the press


@cache
def of_press(seed: int) -> tuple[Example, ...]:
    """The items of made-up packs as they are read, each that shows the same once."""
    found: dict[tuple[str, frozenset[str]], Example] = {}
    for key in COUNCILS:
        for each in of_packs(key, seed):
            found.setdefault((key, frozenset(each.features)), each)
    return tuple(found.values())


def of_packs(key: str, seed: int) -> Iterator[Example]:
    """The items of one council's packs whose true kind is known."""
    world, council = history(key, YEARS, seed), profile(key).about.name
    house = house_of(world.house)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, len(world.meetings)):
            sample = papers.pack(world, number)
            for seen in seen_in(sample, Path(folder)):
                if kind := true_kind(seen, sample.answers, house):
                    yield example(seen, kind, council)


def seen_in(sample: Sample, home: Path) -> list[Seen]:
    """The items of a paper, as the model would be asked."""
    noted: list[Seen] = []

    def note(seen: Seen) -> Kind:
        noted.append(seen)
        return ruled(seen)

    segment(read(papers.keep(sample, home), Options()), tell=note)
    return noted


def true_kind(seen: Seen, answers: Json, house: House) -> str | None:
    """The kind that an item of the press is; None where it brings nothing to the pack."""
    if seen.appendix:
        named = re.sub(r"^.*?: *", "", " ".join(seen.title.split()), count=1)
        titles = {house.scorecard_title: "kpi-report", house.exceptions_title: "exception-report"}
        return titles.get(named, "appendix")
    known = {norm(i["number"]): i["kind"] for i in answers["items"] if i["number"]}
    return known.get(norm(seen.number))
