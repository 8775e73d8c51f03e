"""What an item shows to the model that tells kinds: plain named numbers.

Words of its title, of the first lines of its paper and of the first tables' headers, whether a
paper is attached, its place on the agenda; and what the rules make of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from extractor.language.patterns import PatternFile, load
from extractor.records import Block, ItemKind, Table
from extractor.segmenting.cues import is_notice, is_procedural
from extractor.segmenting.kinds import kind_of_appendix, kind_of_item, kind_of_table, kind_of_title

VERSION = 1  # of what the features are called and mean; a model fits one version
LEAD = 6  # lines of a paper's beginning that are told
TABLES = 12  # blocks among which the first tables are looked for
SURE = 2.0  # cues are fewer than words and say more: a weight of theirs costs the model less
LINE = 160  # a longer block is no line of a beginning
SHORT = 60  # a longer line says more than a date
ENOUGH = 2  # dates alone on lines; one is that of the meeting
BANDS = 8  # rows among which bands are looked for
LATE = 0.75  # of the agenda: where the business of any meeting stands again


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of an item: ``blocks`` are its own, ``paper`` says whether a paper is attached
    or announced (None where the agenda leaves it open), ``opening`` how that begins where it is
    known, ``appendix`` whether it is one, ``place`` where on the agenda it stands (0 first, 1
    last)."""

    title: str
    blocks: Sequence[Block] = ()
    paper: bool | None = None
    opening: str | None = None
    appendix: bool = False
    number: str | None = None
    place: float | None = None


def by_rules(seen: Seen) -> ItemKind:
    """The kind that the rules alone give."""
    if seen.appendix:
        return kind_of_appendix(seen.title, seen.blocks)
    return kind_of_item(seen.title, seen.blocks, paper=seen.paper, opening=seen.opening)


def features(seen: Seen) -> dict[str, float]:
    """The named numbers of an item."""
    found = dict.fromkeys(_grams("word", seen.title), 1.0)
    for line in lead(seen.blocks):
        found |= dict.fromkeys(_grams("lead", line), 1.0)
    for name in columns(seen.blocks):
        found |= dict.fromkeys(_grams("column", name), 1.0)
    found |= dict.fromkeys(_standing(seen), 1.0)
    found |= dict.fromkeys(_cues(seen), SURE)
    found |= dict.fromkeys(_of_rules(seen), SURE)
    return found


# --- words --------------------------------------------------------------------------------------

WORD = re.compile(r"[^\W\d_]+|\d+")
MONTH = re.compile(
    "january|february|march|april|may|june|july|august|september|october|november|december"
)

# "24 October 2023", "Sept 2024", "12.03.2025"
DAY = re.compile(r"\b[A-Z][a-z]{2,8} 20\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")


def _grams(what: str, text: str) -> Iterator[str]:
    """Words and pairs of words, with the ends of the text as words too."""
    tokens = list(map(masked, WORD.findall(text.lower())))
    yield from (f"{what}:{token}" for token in tokens)
    yield from (f"{what}:{one} {two}" for one, two in pairwise(["^", *tokens, "$"]))


def masked(word: str) -> str:
    """A word without its plural's s; numbers and months are one word each."""
    if word[0].isdigit():
        return "#"
    if MONTH.fullmatch(word):
        return "month"
    return re.sub(r"(?<=\w{3})(?<!s)s$", "", word)


def lead(blocks: Sequence[Block]) -> list[str]:
    """The lines with which a paper begins, up to its first table or long paragraph."""
    lines: list[str] = []
    for block in blocks[:LEAD]:
        if block.table or len(block.text) > LINE:
            break
        lines += block.text.split("\n")
    return lines[:LEAD]


def columns(blocks: Sequence[Block]) -> list[str]:
    """The names of columns of the first tables."""
    tables = [block.table for block in blocks[:TABLES] if block.table]
    rows = [row for table in tables for row in (table.header or table.body[:1])]
    return [cell.text for row in rows for cell in row.cells if 0 < len(cell.text) < LINE]


# --- cues ---------------------------------------------------------------------------------------


class FeatureCues(PatternFile):
    """The data file: names of cues with their patterns, by where they are looked for."""

    title: Mapping[str, str]
    lead: Mapping[str, str]
    column: Mapping[str, str]


@cache
def _patterns(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues: Mapping[str, str] = getattr(
        load("extractor.segmenting", "kind_features", FeatureCues), where
    )
    return tuple((name, re.compile(cue, re.IGNORECASE)) for name, cue in cues.items())


def _cues(seen: Seen) -> Iterator[str]:
    """The cues of title, beginning and columns, and those of one place two by two."""
    for where, texts in _told(seen).items():
        shown = [n for n, cue in _patterns(where) if any(map(cue.search, texts))]
        yield from (f"{where} cue:{name}" for name in shown or ["none"])
        yield from (f"{where} cues:{one}, {two}" for one, two in combinations(shown, 2))


def _told(seen: Seen) -> dict[str, list[str]]:
    named = columns(seen.blocks)
    told = {"title": [seen.title], "lead": lead(seen.blocks), "column": named}
    return {where: texts for where, texts in told.items() if texts}


# --- layout and rules ---------------------------------------------------------------------------


def _standing(seen: Seen) -> Iterator[str]:
    """Where it stands, and what of it there is."""
    attached = {True: "attached", False: "none", None: "open"}[seen.paper]
    yield f"paper:{'appendix' if seen.appendix else attached}"
    if seen.blocks:
        tables = [block.table for block in seen.blocks[:TABLES] if block.table]
        yield "tables" if tables else "no tables"
        if any(map(has_dated_bands, tables)) or has_dated_lines(seen.blocks):
            yield "dated bands"
    if seen.place is not None and not seen.appendix:
        yield "place:late" if seen.place >= LATE else "place:early" if seen.place == 0 else "place"
    length = len(seen.title.split())
    yield f"title:{'one' if length == 1 else 'short' if length < 5 else 'long'}"


def has_dated_bands(table: Table) -> bool:
    """Whether dates stand across the rows of a table, as above the entries of a plan."""
    return any(row.band and DAY.search(row.band.text) for row in table.body[:BANDS])


def has_dated_lines(blocks: Sequence[Block]) -> bool:
    """Whether dates stand as lines of their own, as above the entries of a plan without table."""
    lines = [b.text for b in blocks[:TABLES] if not b.table and len(b.text) < SHORT]
    return sum(bool(DAY.search(line)) for line in lines) >= ENOUGH


def _of_rules(seen: Seen) -> Iterator[str]:
    """What the rules say, and which of them."""
    yield f"rule:{by_rules(seen)}"
    yield f"rule title:{kind_of_title(seen.title)}"
    yield f"rule opening:{seen.opening}"
    told = (kind_of_table(block.table) for block in seen.blocks[:TABLES] if block.table)
    yield f"rule table:{next((kind for kind in told if kind), None)}"
    if is_procedural(seen.title):
        yield "rule procedural"
    if is_notice(seen.title):
        yield "rule notice"
