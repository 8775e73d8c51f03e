"""Reads exception reports: forms that name an indicator, its outturn and its target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from extractor.language.patterns import PatternFile, load
from extractor.language.period_forms import MONTHS
from extractor.language.periods import parse_period, without_dates
from extractor.parsing.context import Context
from extractor.parsing.indicator_names import any_of, clean_name, measure_in, words
from extractor.parsing.labelled_values import Card, Labelled, figures_of
from extractor.records import (
    Block,
    BlockKind,
    Evidence,
    ItemKind,
    Passage,
    Records,
    Section,
    Table,
)

LABELLED = re.compile(
    r"\s*(?P<label>[^:\n]{3,90}?)\s*(?::|\s[–-](?=\s))\s*(?P<value>.*)", re.DOTALL
)
# as in: Appendix 2: (Exception reports), 4.1 (Exception reports)
BEFORE_SIGN = re.compile(r"^\s*(?:(?:appendix|annex)\s\w{1,3}\b)?[\s\d.:–—-]*", re.IGNORECASE)
# as in: (Indicator): Calls answered
LINE_LABEL = re.compile(r"^[ \t]*(?P<label>[A-Z][\w /]{1,40}):", re.MULTILINE)
PAIR = 2  # a label and its words
LABEL_WORDS = 12
LABEL_REACH = 6  # words of a label inside a line
WORD = re.compile(r"(?<!\S)(?=[A-Z0-9])\S")


class ExceptionWords(PatternFile):
    """What exception reports are called, and their labels; see the data file."""

    signs: tuple[str, ...]
    name: tuple[str, ...]
    period: tuple[str, ...]
    filler: tuple[str, ...]
    never: tuple[str, ...]
    dates: tuple[str, ...]


def exception_words() -> ExceptionWords:
    """The data file of exception reports."""
    return load("extractor.parsing", "exception_report", ExceptionWords)


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed line, or a cell, of a form: which block it stands in and its characters."""

    place: int
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line's words."""
        return self.passage.text[self.start : self.end].strip()

    def evidence(self) -> Evidence:
        """Where the line stands."""
        return self.passage.evidence(self.start, self.end)


def parse(section: Section, context: Context) -> Records:
    """The figures of every exception form in a section; of forms that are no exceptions too."""
    source = "exception-report" if _signed(section) else "scorecard"
    figures = [
        figure
        for form in forms(section)
        for figure in figures_of(form, context.period, source, section.item.id)
    ]
    return Records(figures=tuple(figures))


def extent(section: Section) -> range:
    """The places of the blocks from the first form on, of those that are no exceptions up to the
    last; empty where there is none."""
    found = forms(section)
    if not found:
        return range(0)
    end = len(section.blocks) if _signed(section) else found[-1].last + 1
    return range(found[0].place, end)


def exceptional(section: Section) -> frozenset[int]:
    """The places of blocks under a heading that opens exception reports, up to the next heading
    that is no part of them."""
    found: set[int] = set()
    depth: int | None = 0 if _opens(section.item.title) else None
    for place, block in enumerate(section.blocks):
        level = (block.level or 1) if block.kind is BlockKind.HEADING else None
        if level and _opens(block.text):
            depth = level
        elif level and depth is not None and level <= depth:
            depth = None
        if depth is not None:
            found.add(place)
    return frozenset(found)


def _opens(heading: str) -> bool:
    """ "Appendix 2: Exception reports", "2. Performance exceptions: housing"."""
    signs = tuple(sign for sign in exception_words().signs if "exception" in sign)
    return any_of(signs).match(BEFORE_SIGN.sub("", heading)) is not None


def told_below(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks from the first heading on that opens an exception report of one indicator:
    "Exception report: Calls answered in time"."""
    signs = any_of(exception_words().signs)
    for place, block in enumerate(blocks):
        heads = block.kind is BlockKind.HEADING or block.is_bold
        if heads and (m := signs.match(block.text.strip())) and ":" in block.text[m.end() :]:
            return blocks[place:]
    return ()


def is_form(table: Table) -> bool:
    """Whether a table is itself a form: a label and its words in each row, the name among them."""
    rows = table.header + table.body
    return table.columns == PAIR and any(_is_name_label(row.text(0)) for row in rows)


def forms(section: Section) -> list[Card]:
    """Every form of a section that holds at least one value; where nothing says that they are
    exceptions, those that name their indicator and say what was achieved and what was aimed at."""
    if _signed(section):
        return [form for form in _gathered(section) if form.values]
    if not any(_names_one(block.text) for block in section.blocks if not block.table):
        return []
    return [form for form in _gathered(section) if _is_whole(form)]


def _names_one(text: str) -> bool:
    """Whether a line begins with the label of an indicator's name: "Indicator: Calls answered"."""
    return any(_is_name_label(m["label"]) for m in LINE_LABEL.finditer(text))


def _is_whole(form: Card) -> bool:
    measures = {measure_in(each.label) for each in form.values}
    return form.named and {"target", "actual"} <= measures


def _gathered(section: Section) -> list[Card]:
    """The forms of a section, with values or without."""
    found: list[Card] = []
    pending: str | None = None
    above: Entry | None = None
    for entry in _entries(section.blocks):
        label, value = _parted(entry.text)
        if above and pending is None and label is not None and not _is_name_label(label):
            found.append(Card(clean_name(above.text), above.place, named=False))
        above = entry if pending is None and _heads_form(entry) else None
        if pending is not None and label is None:
            _put(found, pending, entry.text, entry)
            pending = None
        elif label is not None:
            pending = None if value else label
            if value:
                _put(found, label, value, entry)
    return found


def _heads_form(entry: Entry) -> bool:
    """Whether a heading may be the name of an indicator, with its values right below."""
    is_heading = isinstance(entry.passage, Block) and entry.passage.kind is BlockKind.HEADING
    return is_heading and not is_label(entry.text) and not _says_sign(entry.text)


@lru_cache(maxsize=1024)
def _says_sign(text: str) -> bool:
    return bool(any_of(exception_words().signs).search(text))


def _signed(section: Section) -> bool:
    if section.item.kind is ItemKind.EXCEPTION_REPORT or _says_sign(section.item.title):
        return True
    return any(_says_sign(block.text) for block in section.blocks)


def _entries(blocks: Sequence[Block]) -> Iterator[Entry]:
    for place, block in enumerate(blocks):
        passages: list[Passage] = [block]
        if block.table:
            rows = block.table.header + block.table.body
            passages = [cell for row in rows if len(row.cells) <= 4 for cell in row.cells]
        for passage in passages:
            yield from _lines(place, passage)


def _lines(place: int, passage: Passage) -> Iterator[Entry]:
    """Each line of a passage; a label inside a line begins an entry of its own."""
    start = 0
    for line in passage.text.split("\n"):
        cuts = [0, *_labels_within(line), len(line)]
        for one, two in pairwise(cuts):
            if line[one:two].strip():
                yield Entry(place, passage, start + one, start + two)
        start += len(line) + 1


def _labels_within(line: str) -> list[int]:
    """Where labels begin that a reader ran on: "... previous quarter Indicator: ..."."""
    found = []
    for colon in re.finditer(":", line):
        starts = [m.start() for m in WORD.finditer(line, 0, colon.start())][-LABEL_REACH:]
        label = next((s for s in starts if is_label(line[s : colon.start()])), 0)
        if label:
            found.append(label)
    return found


def _parted(text: str) -> tuple[str | None, str]:
    """A known label and what follows it on the line; no label where the words are none."""
    if is_label(text):
        return text, ""
    m = LABELLED.match(text)
    if m and is_label(m["label"]):
        return m["label"], m["value"].strip()
    return None, text


@lru_cache(maxsize=2048)  # the lines of a section are asked by each parser that looks for forms
def is_label(text: str) -> bool:
    """ "Indicator Description (taken from ...)", "2022/23 Q3 outturn", "Quarterly Target:"."""
    if len(text.split()) > LABEL_WORDS:
        return False
    return _is_name_label(text) or _is_period_label(text) or _is_value_label(text)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", text.lower()).split())


def _is_name_label(text: str) -> bool:
    return _plain(re.sub(r"\([^)]*\)?", " ", text)) in exception_words().name


def _is_period_label(text: str) -> bool:
    return _plain(text) in exception_words().period


def _is_value_label(text: str) -> bool:
    """Whether the words are those of a measure and a period, and no others."""
    if any(word not in _possible_words() for word in re.findall(r"[a-z]+", text.lower())):
        return False
    # "Previous quarter" is a period and says what of
    plain = _plain(without_dates(text)) or _plain(text)
    return bool(plain) and measure_in(plain) is not None and set(plain.split()) <= _label_words()


@cache
def _possible_words() -> frozenset[str]:
    """The words of labels and of the periods in them."""
    return _label_words() | {*exception_words().dates, *MONTHS} | {"q", "ht"}


@cache
def _label_words() -> frozenset[str]:
    known = {w for names in words().measures.values() for name in names for w in name.split()}
    return frozenset((known | set(exception_words().filler)) - set(exception_words().never))


def _put(found: list[Card], label: str, value: str, entry: Entry) -> None:
    if _is_name_label(label):
        found.append(Card(clean_name(value), entry.place))
    elif found and _is_period_label(label):
        found[-1].period = parse_period(value)
    elif found:
        found[-1].last = entry.place
        found[-1].values.append(Labelled(label, value, entry.evidence()))
